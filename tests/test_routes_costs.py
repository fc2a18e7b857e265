"""A stranger's file costs at most 200 MB, whatever its format; `bench/costly.py` tells its seconds.

Each is read in a process of its own.
"""

from pathlib import Path

import pytest
from costly import FILES, cost

MOST_MB = 200


@pytest.mark.parametrize("name", FILES)
def test_the_costliest_files_cost_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert cost(path).more_mb < MOST_MB
