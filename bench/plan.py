"""Figures of a season: `python bench/plan.py`.

26 weeks with 1,000 routes and 500 journal entries: the plan, its routes and the referee together
under 150 ms, a change answered by the referee under 20 ms, what a goal needs under 200 ms. What
takes long on a slow machine takes long for the baseline too, which is the same arithmetic each
time: the ratios can be compared.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from planner.choose import Library  # noqa: E402  # the project is not installed
from planner.edits import Edit, Move, NotToday, SetDistance, Skip, Swap, Vacation  # noqa: E402
from planner.exercises import load_exercises  # noqa: E402
from planner.journal import CheckIn, Journal, RunDone, Walked  # noqa: E402
from planner.profile import Profile  # noqa: E402
from planner.readiness import readiness  # noqa: E402
from planner.referee import referee  # noqa: E402
from planner.runner import Runner  # noqa: E402
from planner.season import Given, season  # noqa: E402
from planner.verdict import judge  # noqa: E402
from routes.catalogue import Catalogue  # noqa: E402
from routes.summary import RouteSummary  # noqa: E402

ROUTES = 1_000
ENTRIES = 500
WEEKS = 26
TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
TRIES = 15


def crowd(listed: tuple[RouteSummary, ...]) -> tuple[RouteSummary, ...]:
    """Return 1,000 routes of 1 to 25 km made of the shipped ones."""
    lengths_m = np.random.default_rng(7).uniform(1_000, 25_000, ROUTES)
    return tuple(
        replace(listed[i % len(listed)], id=f"route-{i:04d}", distance_m=float(length_m))
        for i, length_m in enumerate(lengths_m)
    )


def diary() -> Journal:
    """Return 500 entries: runs every third day, how the back was after each, and some walks."""
    runs = tuple(
        RunDone(TODAY - 3 * back * DAY, 5_000.0 + 10 * back, pain_worst=0, pain_morning=0)
        for back in range(1, 251)
    )
    checks = tuple(CheckIn(TODAY - 4 * back * DAY, 0) for back in range(1, 201))
    walks = tuple(Walked(TODAY - 9 * back * DAY, 1_800.0, 0, 0) for back in range(1, 51))
    return Journal(runs, checks, walks)


def times_ms(work: Callable[[], object]) -> list[float]:
    """Return the milliseconds of each of several tries, the quickest first."""
    tries = []
    for _ in range(TRIES):
        began = time.perf_counter()
        work()
        tries.append(1000 * (time.perf_counter() - began))
    return sorted(tries)


def arithmetic() -> int:
    """Return a sum that takes as long as the machine is slow: the baseline."""
    return sum(number * number % 7 for number in range(200_000))


def tell(name: str, tries: list[float], base_ms: float, most_ms: float) -> None:
    """Print what something took."""
    best, middle = tries[0], statistics.median(tries)
    print(
        f"{name}: {best:.1f} ms at best, {middle:.1f} ms in the middle (< {most_ms:.0f}), "
        f"{best / base_ms:.2f} of the baseline"
    )


def changes(given: Given) -> tuple[Edit, ...]:
    """Return one change of each kind to the second run ahead."""
    days = [day.day for day in season(given).plan.days if day.run]
    one, other = days[1], days[2]
    return (
        Move(one, one + DAY),
        Swap(one, other),
        Skip(one),
        NotToday(one),
        Vacation(one, one + 13 * DAY),
        SetDistance(one, 6_000.0),
    )


def main() -> None:
    """Print every figure."""
    catalogue = Catalogue(PROJECT / "data" / "routes")
    catalogue.scan()
    runner = Runner(None, 390.0, goal_m=21_100.0, goal_day=TODAY + 150 * DAY)
    profile = Profile("Bench", runner, None, TODAY, weeks=WEEKS)
    journal = diary()
    routes = crowd(catalogue.list())
    base_ms = times_ms(arithmetic)[0]
    print(f"baseline: {base_ms:.1f} ms")

    def given() -> Given:
        return Given(profile, journal, (), Library(routes), TODAY, load_exercises())

    known = given()
    plan = season(known).plan
    tell("plan, routes and referee", times_ms(lambda: season(given())), base_ms, 150)
    tell(
        "referee alone",
        times_ms(lambda: referee(plan, known.runner, journal, today=TODAY)),
        base_ms,
        20,
    )
    tell("what the goal needs", times_ms(lambda: readiness(known)), base_ms, 200)
    before = season(known)
    for edit in changes(known):
        name = type(edit).__name__
        after = season(replace(known, edits=(edit,))).plan

        def answer(edit: Edit = edit, after: object = after) -> object:
            return referee(after, known.runner, journal, today=TODAY, edits=(edit,))

        tell(f"  {name}: the referee's answer", times_ms(answer), base_ms, 20)
        whole = times_ms(lambda edit=edit: judge(known, before, edit))
        print(f"    the change planned, judged and counted: {whole[0]:.1f} ms")


if __name__ == "__main__":
    main()
