"""How far a runner is from a distance, and when it can honestly be run."""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner import rules
from planner.plan import Plan
from planner.season import Given, untouched

_FAR_WEEKS = rules.WEEKS_RANGE[1]
# By then the weeks before the taper have come round to every place in the calendar.
_TRIED = timedelta(weeks=rules.DELOAD_EVERY_WEEKS + 1)


class Remedy(StrEnum):
    """What would make a wished date true."""

    LATER = "later"
    SHORTER = "shorter"
    LONGER_RUN = "longer_run"
    FEWER_REST_DAYS = "fewer_rest_days"


@dataclass(frozen=True, slots=True)
class Way:
    """Hold one remedy with its day or its metres, whichever it has."""

    remedy: Remedy
    day: date | None = None
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Hold how far off a goal is.

    `runs` counts the runs of 10 % more until it may be run, None where the way back comes first.
    `earliest` is the first day on which the plan gets there, None when not within a year; where a
    day is wished the taper before it is counted in. `weeks` is how long that is. `ways` are there
    only where the wished day is too early.
    """

    goal_m: float
    runs: int | None
    earliest: date | None
    weeks: float | None
    wished: date | None = None
    is_too_early: bool = False
    ways: tuple[Way, ...] = ()


def runs_until(longest_m: float, distance_m: float) -> int:
    """Return which of the next runs may be of `distance_m`, each 10 % longer than the one before.

    0 where it was run already, 1 where the very next run may be it. `longest_m` is the longest run
    of the last 30 days, above 0. n = max(0, ceil(ln(D / L) / ln 1.1)): our reading of the
    single-session rule of Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    growth = math.log(distance_m / longest_m) / math.log1p(rules.SPIKE_OK)
    return max(0, math.ceil(growth - rules.ROUNDING))


def readiness(given: Given) -> Readiness:
    """Return how far off the goal of a profile is, by the plan that it gives untouched."""
    runner = given.runner
    goal_m = given.library.longest_m if runner.goal_m is None else runner.goal_m
    longest_m = given.journal.longest30_m(given.as_of)
    runs = None if longest_m is None else runs_until(longest_m, goal_m)
    wished = runner.goal_day if runner.goal_day and runner.goal_day >= given.as_of else None
    if wished is None:
        return _told(given, goal_m, runs, first_reached(given, goal_m))
    plan = untouched(given, _FAR_WEEKS)
    goal_run = plan.run_on(wished)
    if goal_run is not None and _reaches(goal_run.run_m, goal_m):
        return _told(given, goal_m, runs, wished, wished)
    earliest = first_dated(given, goal_m)
    told = _told(given, goal_m, runs, earliest, wished)
    return replace(told, is_too_early=True, ways=_ways(given, plan, goal_m, wished, earliest))


def first_reached(given: Given, goal_m: float) -> date | None:
    """Return the first planned run of a distance without a date, None within a year."""
    plan = untouched(_dated(given, None), _FAR_WEEKS)
    return first_run(plan, goal_m)


def first_dated(given: Given, goal_m: float) -> date | None:
    """Return the first day on which a goal with its taper can be, None within a year.

    The run that makes the goal possible comes before the taper's two weeks.
    """
    undated = untouched(_dated(given, None), _FAR_WEEKS)
    enough = first_run(undated, goal_m / (1 + rules.SPIKE_OK))
    day = (enough or given.first_day) + timedelta(weeks=len(rules.TAPER_FACTORS))
    last = min(day + _TRIED, given.first_day + timedelta(weeks=_FAR_WEEKS))
    while enough is not None and day < last:
        weeks = (day - given.first_day).days // rules.DAYS_A_WEEK + 1
        run = untouched(_dated(given, day), weeks).run_on(day)
        if run is not None and _reaches(run.run_m, goal_m):
            return day
        day += timedelta(days=1)
    return None


def _told(
    given: Given, goal_m: float, runs: int | None, earliest: date | None, wished: date | None = None
) -> Readiness:
    weeks = None if earliest is None else (earliest - given.as_of).days / rules.DAYS_A_WEEK
    return Readiness(goal_m, runs, earliest, weeks, wished)


def _ways(
    given: Given, plan: Plan, goal_m: float, wished: date, earliest: date | None
) -> tuple[Way, ...]:
    ways = [] if earliest is None else [Way(Remedy.LATER, day=earliest)]
    longest_m = max(
        (day.run.run_m for day in plan.days if day.run and day.day <= wished), default=None
    )
    if longest_m is not None:
        ways.append(Way(Remedy.SHORTER, metres=longest_m))
    ways.append(Way(Remedy.LONGER_RUN, metres=goal_m / (1 + rules.SPIKE_OK)))
    if given.runner.rest_days_between > 1 and not given.runner.has_back_history:
        runner = replace(given.profile.runner, rest_days_between=1)
        sooner = replace(given, profile=replace(given.profile, runner=runner))
        day = first_dated(sooner, goal_m)
        if day is not None and day <= wished:
            ways.append(Way(Remedy.FEWER_REST_DAYS, day=day))
    return tuple(ways)


def _dated(given: Given, day: date | None) -> Given:
    runner = replace(given.profile.runner, goal_day=day)
    return replace(given, profile=replace(given.profile, runner=runner))


def first_run(plan: Plan, least_m: float) -> date | None:
    """Return the day of the first planned run of a distance, None without one."""
    return next(
        (day.day for day in plan.days if day.run and _reaches(day.run.run_m, least_m)), None
    )


def _reaches(run_m: float, goal_m: float) -> bool:
    return run_m >= (1 - rules.ROUTE_CLOSE) * goal_m
