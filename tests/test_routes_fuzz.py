"""Files damaged at random, always the same ones: read or refused, never anything else."""

from pathlib import Path

import pytest
from fuzzing import FINDS, case, escape

CASES = 2_000
PARTS = 20


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_is_read_or_refused(part: int) -> None:
    for seed in range(part * CASES // PARTS, (part + 1) * CASES // PARTS):
        found = escape(*case(seed))
        assert found is None, f"seed {seed}: {found.what if found else ''}"


@pytest.mark.parametrize("path", sorted(FINDS.glob("fuzz_*")), ids=lambda path: path.name)
def test_a_find_of_the_long_run_stays_mended(path: Path) -> None:
    found = escape(path.name, path.read_bytes())
    assert found is None, found.what if found else ""
