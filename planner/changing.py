"""A runner's changes seen from a day: which touch it, which still count, what one can still do."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from planner import rules
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Swap, Vacation
from planner.plan import Item, Plan
from planner.season import Given, plan_of
from planner.verdict import Verdict

_DAY = timedelta(days=1)
# Our choice: a day nearer than a week is worth a try in place of one that cannot be.
_TRIED_DAYS = 7


class Use(StrEnum):
    """Whether a change still counts: it does, its day is over or still far, or nothing differs."""

    ACTIVE = "active"
    PAST = "past"
    LATER = "later"
    IDLE = "idle"


def days_of(edit: Edit) -> tuple[date, ...]:
    """Return the days that a change names, the first and last of days away."""
    match edit:
        case Move(day=day, to=other) | Swap(day=day, other=other):
            return (day, other)
        case Vacation(first=first, last=last):
            return (first, last)
        case _:
            return (edit.day,)


def touching(edits: Sequence[Edit], day: date) -> tuple[Edit, ...]:
    """Return the changes made to a day's run; days away are a matter of their own."""
    return tuple(edit for edit in edits if not isinstance(edit, Vacation) and day in days_of(edit))


def use_of(given: Given, plan: Plan, edit: Edit) -> Use:
    """Return whether a change of the season that led to `plan` still counts.

    IDLE is what can be left out and nothing of the plan is another.
    """
    days = days_of(edit)
    if max(days) < plan.first_day:
        return Use.PAST
    if min(days) > plan.days[-1].day:
        return Use.LATER
    left = tuple(other for other in given.edits if other != edit)
    without = plan_of(replace(given, edits=left))
    return Use.IDLE if without == plan else Use.ACTIVE


def swaps(plan: Plan, day: date) -> tuple[Swap, ...]:
    """Return how a day's run can be swapped: with one of its week, where one of the two is long."""
    run = plan.run_on(day)
    if run is None:
        return ()
    week = day.isocalendar()[:2]
    others = (
        (other.day, other.run.is_long_run)
        for other in plan.days
        if other.run and other.day != day and other.day.isocalendar()[:2] == week
    )
    if run.is_long_run:
        return tuple(Swap(day, other) for other, is_long in others if not is_long)
    return tuple(Swap(other, day) for other, is_long in others if is_long)


def takes_wishes(run: Item) -> bool:
    """Tell whether a run can have another distance or route.

    A walk-run session is so many minutes, and a sore back goes before a wish.
    """
    is_calm = any(reason.rule == rules.OUR_CALM for reason in run.reasons)
    return run.session is None and not is_calm


def nearest_day(plan: Plan, move: Move, judge: Callable[[Edit], Verdict]) -> date | None:
    """Return the day nearest to where a run was to go that it can go to, None within a week.

    Breaks no rule that the first wish did not break either; of two as near the later one.
    """
    first, last = plan.first_day, plan.days[-1].day
    for off in range(1, _TRIED_DAYS + 1):
        for to in (move.to + off * _DAY, move.to - off * _DAY):
            is_free = first <= to <= last and to != move.day and plan.run_on(to) is None
            if is_free and judge(Move(move.day, to)).is_allowed:
                return to
    return None


def shown_days(edit: Edit, plan: Plan) -> tuple[date, ...]:
    """Return the days whose run in the plan after a change is what the change is about."""
    match edit:
        case Move(to=at) | SetDistance(day=at) | SetRoute(day=at):
            return (at,)
        case Swap(day=day, other=other):
            return tuple(sorted((day, other)))
        case NotToday(day=day):
            return tuple(each.day for each in plan.days if each.run and each.day >= day)[:1]
        case _:
            return ()


def new_long_days(before: Plan, after: Plan, edit: Edit) -> tuple[date, ...]:
    """Return the days, of the weeks that a change names, whose easy run becomes the long one.

    Runs that the change itself is about are left out.
    """
    weeks = {day.isocalendar()[:2] for day in days_of(edit)}
    shown = shown_days(edit, after)
    found = []
    for each in after.days:
        was = before.run_on(each.day)
        is_new = each.run and each.run.is_long_run and was and not was.is_long_run
        if is_new and each.day not in shown and each.day.isocalendar()[:2] in weeks:
            found.append(each.day)
    return tuple(found)


def loses_goal(given: Given, before: Plan, after: Plan) -> bool:
    """Tell whether the goal's day has the goal's run in one plan and not in the other."""
    day = given.runner.goal_day
    if day is None:
        return False
    was, now = (_is_goal(plan.run_on(day)) for plan in (before, after))
    return was and not now


def _is_goal(run: Item | None) -> bool:
    return run is not None and any(reason.rule == rules.OUR_GOAL_DAY for reason in run.reasons)


def planned_on(given: Given, day: date) -> Item | None:
    """Return the run that the plan had on a day, as it was that morning; None for none.

    Of days gone by that is the plan from the runs before them, with the changes of now.
    """
    before = tuple(run for run in given.journal.runs if run.is_told or run.day < day)
    then = replace(given, as_of=day, journal=replace(given.journal, runs=before))
    return plan_of(then, weeks=1).run_on(day) if then.first_day == day else None
