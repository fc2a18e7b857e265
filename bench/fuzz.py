"""The long run of damaged files: `python bench/fuzz.py [cases] [first seed]`, 100,000 unless told.

Every find is kept as `tests/files/fuzz_<seed>.<kind>`, where the tests read it from then on.
"""

import resource
import sys
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path, PurePath

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from fuzzing import FINDS, Escape, case, escape  # noqa: E402  # the project is not installed

CASES = 100_000
# What one damaged file may need more than any before it in the same process.
MOST_MORE_MB = 50
# Of the processor, so that what else runs does not count.
SLOW_S = 1.5
BLOCK = 1_000
PROCESSES = 2


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(first: int) -> list[str]:
    """Return what escaped of one block of cases, a line each; keep the bytes."""
    found = []
    # As in the tests: a warning is what a reader did not expect.
    warnings.simplefilter("error")
    for seed in range(first, first + BLOCK):
        name, data = case(seed)
        before_mb, began = peak_mb(), time.process_time()
        escaped = escape(name, data)
        took_s = time.process_time() - began
        more_mb = peak_mb() - before_mb
        if more_mb > MOST_MORE_MB and not escaped:
            escaped = Escape(f"{more_mb:.0f} MB", name, data)
        if took_s > SLOW_S and not escaped:
            escaped = Escape(f"{took_s:.1f} s", name, data)
        if escaped:
            suffix = "".join(PurePath(escaped.name).suffixes) or ".gpx"
            FINDS.mkdir(exist_ok=True)
            (FINDS / f"fuzz_{seed}{suffix}").write_bytes(escaped.data)
            found.append(f"  seed {seed}: {escaped.what:.200}")
    return found


def main() -> None:
    """Run all cases and print how many escaped; exit with 1 if any did."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0  # noqa: PLR2004
    began = time.perf_counter()
    escapes, done = 0, 0
    with ProcessPoolExecutor(PROCESSES) as pool:
        for found in pool.map(run, range(first, first + cases, BLOCK)):
            escapes, done = escapes + len(found), done + BLOCK
            print(*found, sep="\n", end="\n" if found else "")
            if done % 10_000 == 0:
                took_s = time.perf_counter() - began
                print(f"{done:,} cases, {escapes} escapes, {took_s:.0f} s", flush=True)
    print(f"fuzzing: {done:,} cases, {escapes} escapes")
    sys.exit(escapes > 0)


if __name__ == "__main__":
    main()
