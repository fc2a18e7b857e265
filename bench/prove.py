"""The long run of the planner's properties: `python bench/prove.py [examples] [first seed]`.

20,000 random runners, journals and changes unless told, 26 weeks each. An example that breaks a
law is printed as small as hypothesis can make it; the seed of its block draws it again.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

import plan_laws  # noqa: E402  # the project is not installed
from plan_strategies import Situation, situations  # noqa: E402

EXAMPLES = 20_000
BLOCK = 500
PROCESSES = 2


def rules_hold(situation: Situation) -> None:
    """Check what one plan of a situation tells."""
    plan_laws.both_read_the_back_alike(situation)
    plan_laws.no_rule_is_broken_unknowingly(situation)


def plans_stay(situation: Situation) -> None:
    """Check what only many plans of a situation tell, ten times the work."""
    plan_laws.the_same_gives_the_same(situation)
    plan_laws.undo_restores(situation)


def prove(first: int) -> list[str]:
    """Return what breaks a law in one block of examples, a text each."""
    found = (broken(rules_hold, BLOCK, first), broken(plans_stay, BLOCK // 20, first))
    return [each for each in found if each]


def broken(law: Callable[[Situation], None], examples: int, first: int) -> str:
    """Return how a law is broken by examples drawn from a seed, "" where it holds."""

    @seed(first)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(situations())
    def every(situation: Situation) -> None:
        law(situation)

    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            every()
    except Exception as error:  # noqa: BLE001  # whatever breaks is a find
        notes = "\n".join(getattr(error, "__notes__", ()))
        return f"seed {first}, {law.__name__}: {error!r}\n{notes}\n{said.getvalue()}"
    return ""


def main() -> None:
    """Prove all blocks and print how many broke; exit with 1 if any did."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0  # noqa: PLR2004
    began = time.perf_counter()
    finds, done = 0, 0
    with ProcessPoolExecutor(PROCESSES) as pool:
        for found in pool.map(prove, range(first, first + -(-examples // BLOCK))):
            finds, done = finds + len(found), done + BLOCK
            print(*found, sep="\n", end="\n" if found else "")
            if done % 2_000 == 0:
                took_s = time.perf_counter() - began
                print(f"{done:,} examples, {finds} broken, {took_s:.0f} s", flush=True)
    print(f"seasons: {done:,} examples, {finds} laws broken")
    sys.exit(finds > 0)


if __name__ == "__main__":
    main()
