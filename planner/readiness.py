"""How far a runner is from a distance, and when it can honestly be run."""

import math
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner import rules
from planner.season import Given
from planner.trial import YEAR, Trial


class Remedy(StrEnum):
    """What would make a wished date true."""

    LATER = "later"
    SHORTER = "shorter"
    LONGER_RUN = "longer_run"
    FEWER_REST_DAYS = "fewer_rest_days"


@dataclass(frozen=True, slots=True)
class Way:
    """Hold one remedy with its day, its metres or its rest days, whichever it has."""

    remedy: Remedy
    day: date | None = None
    metres: float | None = None
    rest_days: int | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Hold how far off a goal is.

    `goal_m` is 0 where there is neither a goal nor a route. `runs` counts the runs of 10 % more
    until it may be run, 0 where it was run in the last 30 days, None where the way back comes
    first. `earliest` is the first day on which the plan gets there, None when not within a year or
    when it was run already; where a day is wished the taper before it is counted in. `weeks` is how
    long that is. `wished` is None too where the wished day is past or over a year ahead. `ways` are
    there only where the wished day is too early, and each was tried.
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
    of the last 30 days; both are above 0. n = max(0, ceil(ln(D / L) / ln 1.1)): our reading of the
    single-session rule of Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    growth = math.log(distance_m / longest_m) / math.log1p(rules.SPIKE_OK)
    return max(0, math.ceil(growth - rules.ROUNDING))


def readiness(given: Given) -> Readiness:
    """Return how far off the goal of a profile is, by its plan without changes or pain.

    A way back to running that has begun is counted in. Raises PlanError as `build` does.
    """
    runner = given.runner
    goal_m = given.library.longest_m if runner.goal_m is None else runner.goal_m
    if not goal_m:
        return Readiness(0.0, None, None, None)
    longest_m = given.journal.longest30_m(given.as_of)
    runs = None if longest_m is None else runs_until(longest_m, goal_m)
    trial = Trial(given, goal_m)
    wished = runner.goal_day
    if wished is None or not given.as_of <= wished < given.first_day + YEAR:
        earliest = None if runs == 0 else trial.first_reached()
        return Readiness(goal_m, runs, earliest, _weeks(given, earliest))
    if trial.on(wished).is_reached:
        return Readiness(goal_m, runs, wished, _weeks(given, wished), wished)
    earliest = trial.first_dated()
    told = Readiness(goal_m, runs, earliest, _weeks(given, earliest), wished, is_too_early=True)
    return replace(told, ways=_ways(trial, wished, earliest, runs))


def _weeks(given: Given, day: date | None) -> float | None:
    return None if day is None else (day - given.as_of).days / rules.DAYS_A_WEEK


def _ways(trial: Trial, wished: date, earliest: date | None, runs: int | None) -> tuple[Way, ...]:
    """Return what would make a wished day true, each of them tried."""
    later = None if earliest is None else Way(Remedy.LATER, day=earliest)
    found = (
        later,
        _shorter(trial, wished),
        _longer_run(trial, wished, runs),
        _sooner(trial, wished),
    )
    return tuple(way for way in found if way is not None)


def _shorter(trial: Trial, wished: date) -> Way | None:
    """Return how far the run of that day may go instead, in whole steps."""
    step_m = rules.DISTANCE_STEP_M
    metres = step_m * math.floor(trial.on(wished).run_m / step_m + rules.ROUNDING)
    least_m = max(rules.LONGEST_RANGE_M[0], trial.given.journal.longest30_m(wished) or 0.0)
    if not least_m < metres < trial.goal_m:
        return None
    is_reached = trial.with_goal(metres).on(wished).is_reached
    return Way(Remedy.SHORTER, metres=metres) if is_reached else None


def _longer_run(trial: Trial, wished: date, runs: int | None) -> Way | None:
    """Return the least run of the last 30 days with which that day would do, by steps of 10 %."""
    found = None
    fewest, most = 1, (runs or 0) - 1
    while fewest <= most:
        middle = (fewest + most) // 2
        step_m = rules.DISTANCE_STEP_M
        metres = step_m * math.ceil(trial.goal_m / (1 + rules.SPIKE_OK) ** middle / step_m)
        if trial.with_longest(metres).on(wished).is_reached:
            found, fewest = metres, middle + 1
        else:
            most = middle - 1
    return None if found is None else Way(Remedy.LONGER_RUN, metres=found)


def _sooner(trial: Trial, wished: date) -> Way | None:
    """Return the most rest days, fewer than now, with which that day would do."""
    runner = trial.given.runner
    least = rules.REST_DAYS_BACK if runner.has_back_history else min(rules.REST_DAYS_ALLOWED)
    for rest_days in range(runner.rest_days_between - 1, least - 1, -1):
        if trial.with_rest_days(rest_days).on(wished).is_reached:
            return Way(Remedy.FEWER_REST_DAYS, rest_days=rest_days)
    return None
