"""What a stranger's file costs at most: `python bench/costly.py`.

The costliest files known within all limits, and every attack that the tests know, each of them
read in a process of its own. A second of the processor is the aim. A slower machine takes longer
for the baseline too, a known loop: the ratios can be compared.
"""

import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from costly import FILES, cost  # noqa: E402  # the project is not installed
from test_attacks import ATTACKS, KINDS  # noqa: E402
from timing import best  # noqa: E402

# Eight of the baseline took a second where the aim was set.
MOST_LOOPS = 8
# What else runs on the machine slows a processor down: the quickest of a few readings counts.
TRIES = 3


def loop() -> None:
    """Do what is the baseline."""
    for _ in range(5):
        sum(map(float, [f"{number}.5" for number in range(100_000)]))


def tell(name: str, data: bytes, base_s: float) -> float:
    """Print what a file costs; return it in baselines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        found = min((cost(path) for _ in range(TRIES)), key=lambda each: each.processor_s)
    loops = found.processor_s / base_s
    print(f"  {name}: {found.processor_s:.2f} s, {loops:.1f}; {found.more_mb:.0f} MB more")
    return loops


def main() -> None:
    """Print what each file costs; exit with 1 if one costs too much."""
    base_s = best(loop, TRIES).processor_s
    print(f"baseline: {base_s:.3f} s; at most {MOST_LOOPS} of it are aimed at")
    costs = [tell(name, make(), base_s) for name, make in FILES.items()]
    for attack, (make, _) in ATTACKS.items():
        costs += [tell(f"{attack}.{kind}", make(kind), base_s) for kind in KINDS]
    print(f"the costliest: {max(costs):.1f} of the baseline")
    sys.exit(max(costs) > MOST_LOOPS)


if __name__ == "__main__":
    main()
