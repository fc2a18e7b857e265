"""Whether a goal with a day is run on it, after a taper, and before an easy week."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner import rules
from planner.breaches import Breach, Broken
from planner.edits import Edit, Move, Swap, Vacation
from planner.pain_state import PainState
from planner.referee.case import SLACK_M, Case, PlannedRun, monday
from planner.referee.load import cap_m, shortest_m

_WEEK = timedelta(days=rules.DAYS_A_WEEK)
_TAPER = len(rules.TAPER_FACTORS) * _WEEK
_RECOVERY = timedelta(days=rules.RECOVERY_DAYS)


def judge_goal(case: Case) -> Iterator[Breach]:
    """Yield a goal not run on its day, and runs too long before (TAPER-1) or after (RECOVERY-1).

    A goal that cannot be reached by its day is trained for as if it had none: it has no taper.
    """
    goal_m, goal_day = case.runner.goal_m, case.runner.goal_day
    if goal_m is None or goal_day is None:
        return
    enough_m = (1 - rules.ROUTE_TOLERANCE) * goal_m - SLACK_M
    planned = [run for run in _between(case, goal_day, goal_day) if run.distance_m >= enough_m]
    could_be_run = _could_be_run(case, goal_m, goal_day)
    # A run as long may come to lie on a day too early for the goal, and is a run as any then.
    is_goal = bool(planned) and (could_be_run or any(_is_meant(run) for run in planned))
    done = case.journal.run_on(goal_day)
    if is_goal:
        yield from _taper(case, goal_day)
    if is_goal or (done is not None and done.distance_m >= enough_m):
        yield from _recovery(case, goal_m, goal_day)
    elif done is None and could_be_run:
        yield Breach(Broken.GOAL, goal_day, f"no run of {goal_m:.0f} m")


def goal_span(case: Case) -> tuple[date, date] | None:
    """Return the first day of the taper and the last of the easy week, None without a date."""
    goal_day = case.runner.goal_day
    return None if goal_day is None else (goal_day - _TAPER, goal_day + _RECOVERY)


def _is_meant(run: PlannedRun) -> bool:
    return any(reason.rule == rules.OUR_GOAL_DAY for reason in run.item.reasons)


def _could_be_run(case: Case, goal_m: float, goal_day: date) -> bool:
    """Tell whether the goal's run was due: nothing stood against it on its day."""
    if goal_day < case.as_of or not any(day.day == goal_day for day in case.plan.days):
        return False
    # What was run in the weeks before those of the taper, in which nothing grows.
    longest_m = case.metres.longest_m(goal_day, monday(goal_day - _TAPER))
    if longest_m is None or goal_m > cap_m(longest_m) + SLACK_M:
        return False
    is_well = case.back.state is PainState.NORMAL
    return is_well and _is_free(case, goal_day) and not _is_on_the_way_back(case, goal_day)


def _is_free(case: Case, day: date) -> bool:
    weekdays, newest = case.runner.weekdays, case.journal.last_run
    if weekdays is not None and day.isoweekday() not in weekdays:
        return False
    if case.runner.is_blocked(day) or any(_touches(edit, day) for edit in case.edits):
        return False
    rest = timedelta(days=case.runner.rest_days_between)
    return newest is None or day - newest > rest


def _is_on_the_way_back(case: Case, day: date) -> bool:
    return any(run.item.session is not None and run.day > day - _TAPER for run in case.runs)


def _touches(edit: Edit, day: date) -> bool:
    match edit:
        case Move(day=one, to=other) | Swap(day=one, other=other):
            return day in (one, other)
        case Vacation(first=first, last=last):
            return first <= day <= last
        case _:
            return edit.day == day


def _taper(case: Case, goal_day: date) -> Iterator[Breach]:
    """Compare each run of the taper with the longest of the 30 days before it (2.5)."""
    longest_m = case.metres.longest_m(goal_day - _TAPER)
    if longest_m is None:
        return
    for week, factor in enumerate(rules.TAPER_FACTORS):
        first = goal_day - _TAPER + week * _WEEK
        for run in _between(case, first, first + _WEEK - timedelta(days=1)):
            if run.distance_m > max(factor * longest_m, shortest_m(run)) + SLACK_M:
                yield Breach(Broken.TAPER, run.day, f"{run.distance_m:.0f} m in a taper")


def _recovery(case: Case, goal_m: float, goal_day: date) -> Iterator[Breach]:
    for run in _between(case, goal_day + timedelta(days=1), goal_day + _RECOVERY):
        if run.item.is_long_run:
            yield Breach(Broken.RECOVERY, run.day, "a long run after the goal")
        if run.distance_m > max(rules.RECOVERY_FACTOR * goal_m, shortest_m(run)) + SLACK_M:
            yield Breach(Broken.RECOVERY, run.day, f"{run.distance_m:.0f} m after the goal")


def _between(case: Case, first: date, last: date) -> Iterator[PlannedRun]:
    """Yield the ordinary runs from `first` to `last`, both included."""
    for run in case.runs:
        if first <= run.day <= last and run.item.session is None:
            yield run
