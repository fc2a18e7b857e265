"""How many metres each run of a week is given, before a route is chosen."""

import math
from dataclasses import dataclass

from planner import load, rules
from planner.choose import Wish
from planner.plan import Reason
from planner.sessions import SESSIONS, Session

_LIGHTER = Reason(
    rules.DELOAD_1, (rules.DELOAD_EVERY_WEEKS, rules.DELOAD_FACTOR, rules.SHORTEST_RUN_M)
)


@dataclass(frozen=True, slots=True)
class Sized:
    """Pair a run's wish with the reasons for its metres."""

    wish: Wish
    reasons: tuple[Reason, ...]


def long_run(longest_m: float, goal_m: float) -> Sized:
    """Return the week's long run after a longest run of the 30 days before it."""
    cap_m = load.cap_m(longest_m)
    reasons = [Reason(rules.OUR_LONG_LAST)]
    if goal_m < cap_m:
        reasons.append(Reason(rules.OUR_GOAL, (goal_m,)))
    reasons.append(Reason(rules.LOAD_1, (longest_m, cap_m)))
    due_m = min(cap_m, goal_m)
    return Sized(_wish(_floored(due_m), 0.0, due_m), tuple(reasons))


def lighter_run(longest_m: float, mean_before_m: float | None, runs_a_week: int) -> Sized:
    """Return a lighter week's long run; its route may be shorter than asked, not longer."""
    sized = lighter_lone_run(longest_m, mean_before_m, runs_a_week)
    return Sized(sized.wish, (Reason(rules.OUR_LONG_LAST), *sized.reasons))


def lighter_lone_run(longest_m: float, mean_before_m: float | None, runs_a_week: int = 1) -> Sized:
    """Return a run of a lighter week without a long one, by its own limit."""
    due_m = _floored(load.deload_m(longest_m, mean_before_m, runs_a_week))
    wanted_m = max(due_m, _shortest_m(longest_m))
    reasons = (_LIGHTER, Reason(rules.LOAD_1, (longest_m, load.cap_m(longest_m))))
    return Sized(_wish(wanted_m, 0.0, wanted_m), reasons)


def easy_run(
    long_m: float, longest_m: float, runs_a_week: int, *, is_lighter: bool = False
) -> Sized:
    """Return one of a week's other runs: three quarters of its long run, within its share.

    In a lighter week no more than three quarters, and never less than the share asks for.
    """
    cap_m = load.cap_m(longest_m)
    least_m = load.least_easy_m(long_m, runs_a_week)
    if is_lighter:
        wanted_m = max(_floored(rules.EASY_SHARE * long_m), least_m)
        most_m = max(rules.EASY_SHARE * long_m, _shortest_m(longest_m))
    else:
        wanted_m = rules.DISTANCE_STEP_M * round(rules.EASY_SHARE * long_m / rules.DISTANCE_STEP_M)
        most_m = long_m
    reasons = (
        *((_LIGHTER,) if is_lighter else ()),
        Reason(rules.OUR_EASY, (rules.EASY_SHARE, long_m)),
        Reason(rules.LONG_1, (load.long_share_cap(runs_a_week), float(runs_a_week))),
        Reason(rules.LOAD_1, (longest_m, cap_m)),
    )
    most_m = max(min(cap_m, most_m), _shortest_m(longest_m))
    return Sized(_wish(wanted_m, least_m, most_m), reasons)


def lone_run(reached_m: float, longest_m: float, goal_m: float) -> Sized:
    """Return a run of a week without a long one; `reached_m` was the longest as it began."""
    cap_m = load.cap_m(longest_m)
    due_m = min(load.cap_m(reached_m), goal_m)
    wanted_m = min(rules.EASY_SHARE * due_m, cap_m)
    reasons = (
        Reason(rules.OUR_EASY, (rules.EASY_SHARE, due_m)),
        Reason(rules.LOAD_1, (longest_m, cap_m)),
    )
    return Sized(_wish(_floored(wanted_m), 0.0, min(cap_m, goal_m)), reasons)


def taper_run(usual_m: float, longest_m: float, week: int) -> Sized:
    """Return a run of the taper's first or second `week`, 0 or 1, after runs of `usual_m` each."""
    factor = rules.TAPER_FACTORS[week]
    cap_m = load.cap_m(longest_m)
    wanted_m = min(_floored(factor * usual_m), cap_m)
    reasons = (Reason(rules.TAPER_1, (factor, usual_m)), Reason(rules.LOAD_1, (longest_m, cap_m)))
    return Sized(_wish(wanted_m, 0.0, max(wanted_m, _shortest_m(longest_m))), reasons)


def goal_run(goal_m: float, longest_m: float) -> Sized:
    """Return the run of the goal's day: the goal, or as near to it as the limit lets it be."""
    cap_m = load.cap_m(longest_m)
    reasons = (Reason(rules.OUR_GOAL_DAY, (goal_m,)), Reason(rules.LOAD_1, (longest_m, cap_m)))
    if goal_m <= cap_m + rules.ROUNDING:
        # A goal is not met by a route that is well short of it.
        return Sized(_wish(goal_m, (1 - rules.ROUTE_CLOSE) * goal_m, goal_m), reasons)
    return Sized(_wish(_floored(cap_m), 0.0, cap_m), reasons)


def recovery_run(goal_m: float, longest_m: float) -> Sized:
    """Return a run of the week after a goal."""
    cap_m = load.cap_m(longest_m)
    most_m = min(rules.RECOVERY_FACTOR * goal_m, cap_m)
    reasons = (
        Reason(rules.RECOVERY_1, (rules.RECOVERY_FACTOR, goal_m)),
        Reason(rules.LOAD_1, (longest_m, cap_m)),
    )
    return Sized(_wish(_floored(most_m), 0.0, max(most_m, _shortest_m(longest_m))), reasons)


def calm_run(longest_m: float, goal_m: float) -> Sized:
    """Return an easy run while the back is a little sore: three quarters, and never longer."""
    due_m = min(longest_m, goal_m)
    reasons = (
        Reason(rules.OUR_CALM, (longest_m,)),
        Reason(rules.OUR_EASY, (rules.EASY_SHARE, due_m)),
    )
    most_m = max(due_m, min(rules.SHORTEST_RUN_M, longest_m))
    return Sized(_wish(_floored(rules.EASY_SHARE * due_m), 0.0, most_m), reasons)


def session_run(session: Session, number: int, pace_s_per_km: float) -> Sized:
    """Return a walk-run session, the `number`th on the way back, counted from 1."""
    distance_m = session.distance_m(pace_s_per_km)
    reason = Reason(rules.RETURN_1, (session.id, float(number), float(len(SESSIONS))))
    # A session is as long as its minutes: its route may go on a little.
    most_m = (1 + rules.ROUTE_TOLERANCE) * distance_m
    return Sized(Wish(distance_m, 0.0, most_m), (reason,))


def wanted_run(distance_m: float, longest_m: float, *, over_cap: bool) -> Sized:
    """Return a run of the runner's own distance, kept within the limit unless told otherwise."""
    cap_m = load.cap_m(longest_m)
    wanted_m = distance_m if over_cap else min(distance_m, cap_m)
    reasons = (Reason(rules.OUR_EDIT, (distance_m,)), Reason(rules.LOAD_1, (longest_m, cap_m)))
    most_m = wanted_m if over_cap else cap_m
    return Sized(_wish(wanted_m, 0.0, max(most_m, _shortest_m(longest_m))), reasons)


def _shortest_m(longest_m: float) -> float:
    """Return the shortest run there is: a kilometre, or less after nothing but shorter runs."""
    return min(rules.SHORTEST_RUN_M, longest_m)


def _floored(distance_m: float) -> float:
    steps = math.floor(distance_m / rules.DISTANCE_STEP_M + rules.ROUNDING)
    return rules.DISTANCE_STEP_M * steps


def _wish(wanted_m: float, least_m: float, most_m: float) -> Wish:
    shortest_m = min(rules.SHORTEST_RUN_M, most_m)
    return Wish(
        wanted_m=max(wanted_m, shortest_m),
        least_m=max(least_m, shortest_m),
        most_m=most_m + rules.ROUNDING,
    )
