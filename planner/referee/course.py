"""Whether routes give the metres they promise, and times are those of a runner."""

from collections.abc import Iterator

from planner import rules
from planner.breaches import Breach, Broken
from planner.plan import Day, Kind
from planner.referee.case import SLACK_M, Case


def judge_course(case: Case) -> Iterator[Breach]:
    """Yield routes that do not belong or do not fit, and times no gradient explains (PACE-1)."""
    for day in case.plan.days:
        yield from _routes(day)
    yield from _times(case)


def _routes(day: Day) -> Iterator[Breach]:
    for item in day.items:
        pick = item.route
        if pick is None:
            continue
        if item.kind is not Kind.RUN:
            yield Breach(Broken.ROUTE, day.day, f"a route for {item.kind}")
        off_m = abs(pick.distance_m - pick.wanted_m)
        if pick.fits and off_m > rules.ROUTE_TOLERANCE * pick.wanted_m + SLACK_M:
            yield Breach(Broken.ROUTE, day.day, f"{off_m:.0f} m from the wanted distance")
        told_m = pick.distance_m if pick.fits else pick.wanted_m
        if item.distance_m != told_m and item.session is None:
            yield Breach(Broken.ROUTE, day.day, f"{item.distance_m} m on a route of {told_m} m")


def _times(case: Case) -> Iterator[Breach]:
    """Compare each run's time with the fastest and slowest gradient the pace model knows."""
    g = rules.GRADE_CLAMP
    slowest = 1 + rules.GRADE_LINEAR * g + rules.GRADE_SQUARE * g * g
    fastest = 1 - rules.GRADE_LINEAR**2 / (4 * rules.GRADE_SQUARE)
    for run in case.runs:
        # A walk-run session is so many minutes, whatever the ground: its stage is judged.
        if run.item.session is not None:
            continue
        flat_s = run.distance_m / 1000 * case.runner.easy_pace_s_per_km
        if not 0.99 * fastest * flat_s <= run.item.duration_s <= 1.01 * slowest * flat_s:
            yield Breach(Broken.TIME, run.day, f"{run.item.duration_s:.0f} s")
