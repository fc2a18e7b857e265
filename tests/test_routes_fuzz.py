"""Files damaged at random, always the same ones: read or refused, never anything else."""

from pathlib import Path

import pytest
from fuzzing import FINDS, built_seeds, case, escape, fit_activity, with_true_sums

from routes.read import Mend, read_file

CASES = 2_000
PARTS = 20


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_is_read_or_refused(part: int) -> None:
    for seed in range(part * CASES // PARTS, (part + 1) * CASES // PARTS):
        found = escape(*case(seed))
        assert found is None, f"seed {seed}: {found.what if found else ''}"


def test_what_is_damaged_was_sound_before() -> None:
    for data in built_seeds():
        assert read_file(data, "").routes


def test_a_damaged_fit_file_can_get_past_its_checksum() -> None:
    data = bytearray(fit_activity())
    data[60] ^= 1
    told = [
        {repair.mend for repair in read_file(each, "").repairs}
        for each in (bytes(data), with_true_sums(bytes(data)))
    ]
    assert Mend.CHECKSUM in told[0]
    assert Mend.CHECKSUM not in told[1]


@pytest.mark.parametrize("path", sorted(FINDS.glob("fuzz_*")), ids=lambda path: path.name)
def test_a_find_of_the_long_run_stays_mended(path: Path) -> None:
    found = escape(path.name, path.read_bytes())
    assert found is None, found.what if found else ""
