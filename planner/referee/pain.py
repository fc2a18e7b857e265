"""Whether the plan does what the back asks for: nothing, a walk, or no growth."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner import care_rules
from planner.breaches import Breach, Broken
from planner.edits import Move
from planner.exercises import Style
from planner.pain_state import PainState
from planner.plan import Day, Kind
from planner.referee.case import SLACK_M, Case
from planner.referee.days import pauses

_DAY = timedelta(days=1)


def judge_pain(case: Case) -> Iterator[Breach]:
    """Yield what a plan asks of a back that should have something else (6.1 to 6.3)."""
    ahead = tuple(day for day in case.plan.days if day.day >= case.as_of)
    match case.back.state:
        case PainState.EMERGENCY | PainState.URGENT:
            for day in ahead:
                yield from _nothing(day)
        case PainState.STOP:
            yield from _stop(ahead)
        case PainState.PAUSE:
            yield from _pause(case, ahead)
        case PainState.EASY:
            yield from _easy(case)
        case PainState.NORMAL:
            pass


def _nothing(day: Day) -> Iterator[Breach]:
    for item in day.items:
        if item.kind not in (Kind.REST, Kind.CHECK_UP) or item.exercises:
            yield Breach(Broken.RED_FLAG, day.day, item.kind)


def _stop(ahead: tuple[Day, ...]) -> Iterator[Breach]:
    for day in ahead:
        if day.run is not None:
            yield Breach(Broken.PAIN, day.day, "a run while running is stopped")
        for item in day.items:
            if item.kind is Kind.STRETCH and any(
                exercise.style is not Style.MOBILITY for exercise in item.exercises
            ):
                yield Breach(Broken.PAIN, day.day, "more than gentle mobility")
    if ahead and all(item.kind is not Kind.CHECK_UP for item in ahead[0].items):
        yield Breach(Broken.PAIN, ahead[0].day, "no check-up")


def _pause(case: Case, ahead: tuple[Day, ...]) -> Iterator[Breach]:
    resumes = case.as_of + care_rules.RESUME_DAYS * _DAY
    for run in case.runs:
        if case.as_of <= run.day < resumes:
            yield Breach(Broken.PAIN, run.day, f"a run before {resumes}")
    due = next((day for day in ahead if _could_run(case, day.day)), None)
    if due is None:
        return
    if due.run is not None:
        yield Breach(Broken.PAIN, due.day, "a run where a walk is due")
    elif not any(pauses(item) for item in due.items):
        yield Breach(Broken.PAIN, due.day, "no walk in place of the run")


def _could_run(case: Case, day: date) -> bool:
    """Tell whether a day is free for a run, as far as rest days and the runner's wishes go."""
    weekdays, newest = case.runner.weekdays, case.journal.last_run
    if newest is not None and day - newest <= case.runner.rest_days_between * _DAY:
        return False
    if any(isinstance(edit, Move) and edit.to == day for edit in case.edits):
        return True
    is_chosen = weekdays is None or day.isoweekday() in weekdays or day == case.runner.goal_day
    return is_chosen and not case.runner.is_blocked(day)


def _easy(case: Case) -> Iterator[Breach]:
    until = case.as_of + care_rules.PAIN_HORIZON_DAYS * _DAY
    for run in case.runs:
        is_near = case.as_of <= run.day < until and run.item.session is None
        if is_near and run.longest_m is not None and run.distance_m > run.longest_m + SLACK_M:
            yield Breach(Broken.PAIN, run.day, f"{run.distance_m:.0f} m with a sore back")
