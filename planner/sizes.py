"""How many metres each run of a week is given, before a route is chosen."""

import math
from dataclasses import dataclass

from planner import load, rules
from planner.choose import Wish
from planner.plan import Reason


@dataclass(frozen=True, slots=True)
class Sized:
    """Pair a run's wish with the reasons for its metres."""

    wish: Wish
    reasons: tuple[Reason, ...]


def long_run(longest_m: float, goal_m: float, *, is_deload: bool) -> Sized:
    """Return the week's long run after a longest run of the 30 days before it."""
    cap_m = load.cap_m(longest_m)
    due_m = _due_m(longest_m, goal_m, is_deload=is_deload)
    reasons = [Reason(rules.OUR_LONG_LAST), *_deload_reasons(is_deload=is_deload)]
    if goal_m < cap_m:
        reasons.append(Reason(rules.OUR_GOAL, (goal_m,)))
    reasons.append(Reason(rules.LOAD_1, (longest_m, cap_m)))
    return Sized(_wish(_floored(due_m), 0.0, cap_m), tuple(reasons))


def easy_run(long_m: float, longest_m: float, runs_a_week: int) -> Sized:
    """Return one of a week's other runs: three quarters of its long run, within its share."""
    wanted_m = rules.DISTANCE_STEP_M * round(rules.EASY_SHARE * long_m / rules.DISTANCE_STEP_M)
    cap_m = load.cap_m(longest_m)
    reasons = (
        Reason(rules.OUR_EASY, (rules.EASY_SHARE, long_m)),
        Reason(rules.LONG_1, (load.long_share_cap(runs_a_week), float(runs_a_week))),
        Reason(rules.LOAD_1, (longest_m, cap_m)),
    )
    least_m = load.least_easy_m(long_m, runs_a_week)
    return Sized(_wish(wanted_m, least_m, min(cap_m, long_m)), reasons)


def lone_run(reached_m: float, longest_m: float, goal_m: float, *, is_deload: bool) -> Sized:
    """Return a run of a week without a long one; `reached_m` was the longest as it began."""
    cap_m = load.cap_m(longest_m)
    due_m = _due_m(reached_m, goal_m, is_deload=is_deload)
    wanted_m = min(rules.EASY_SHARE * due_m, cap_m)
    reasons = (
        Reason(rules.OUR_EASY, (rules.EASY_SHARE, due_m)),
        *_deload_reasons(is_deload=is_deload),
        Reason(rules.LOAD_1, (longest_m, cap_m)),
    )
    return Sized(_wish(_floored(wanted_m), 0.0, cap_m), reasons)


def _deload_reasons(*, is_deload: bool) -> tuple[Reason, ...]:
    if not is_deload:
        return ()
    return (Reason(rules.DELOAD_1, (rules.DELOAD_EVERY_WEEKS, rules.DELOAD_FACTOR)),)


def _due_m(longest_m: float, goal_m: float, *, is_deload: bool) -> float:
    due_m = min(load.cap_m(longest_m), goal_m)
    return load.deload_m(due_m) if is_deload else due_m


def _floored(distance_m: float) -> float:
    steps = math.floor(distance_m / rules.DISTANCE_STEP_M + rules.ROUNDING)
    return rules.DISTANCE_STEP_M * steps


def _wish(wanted_m: float, least_m: float, most_m: float) -> Wish:
    return Wish(
        wanted_m=max(wanted_m, rules.SHORTEST_RUN_M),
        least_m=max(least_m, rules.SHORTEST_RUN_M),
        most_m=most_m + rules.ROUNDING,
    )
