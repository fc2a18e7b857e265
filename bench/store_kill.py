"""Kill a process again and again, with SIGKILL, while it makes 200 saves; count what is lost.

Run it with `make bench`, or alone with the number of kills and the seed of their moments.
"""

import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from store_killing import kill_often  # noqa: E402  # the project is not installed

KILLS = 40
SEED = 1


def main() -> None:
    """Print what the kills left."""
    given = [int(each) for each in sys.argv[1:]]
    kills, seed = given if len(given) == 2 else (KILLS, SEED)  # noqa: PLR2004 - the two
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = kill_often(Path(folder), kills, seed)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    lost = sum(len(each.missing) for each in found)
    troubles = [each.trouble for each in found if each.trouble]
    print(
        f"{kills} kills (seed {seed}): {sum(each.told for each in found)} saves told, {lost} lost"
        f" (0), opened {len(found) - len(troubles)} of {kills} times {troubles or ''}"
    )
    print(f"{found[-1].kept} records, {size / 1e6:.1f} MB, {time.perf_counter() - start:.0f} s")
    sys.exit(bool(lost or troubles))


if __name__ == "__main__":
    main()
