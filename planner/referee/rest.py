"""Whether runs keep their rest days, their weekdays, and off the days that are not free."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from planner.breaches import Breach, Broken
from planner.edits import Vacation
from planner.referee.case import Case


def judge_rest(case: Case) -> Iterator[Breach]:
    """Yield runs too soon after another (ART-2), and runs on days that were not chosen."""
    yield from _spacing(case)
    weekdays, goal_day = case.runner.weekdays, case.runner.goal_day
    for run in case.runs:
        # The day wished for the goal is chosen too, whatever weekday it is.
        if weekdays and run.day.isoweekday() not in weekdays and run.day != goal_day:
            yield Breach(Broken.WEEKDAY, run.day, f"{run.day:%A}")
        if case.runner.is_blocked(run.day):
            yield Breach(Broken.BLOCKED, run.day, "blocked by the runner")
        for edit in case.edits:
            if isinstance(edit, Vacation) and edit.first <= run.day <= edit.last:
                yield Breach(Broken.BLOCKED, run.day, f"away until {edit.last}")


def _spacing(case: Case) -> Iterator[Breach]:
    # What a runner told of the time before the journal has no day of its own.
    done = sorted(run.day for run in case.journal.runs if not run.is_told)
    days = done[-1:] + sorted({run.day for run in case.runs})
    for earlier, later in pairwise(days):
        if later - earlier <= timedelta(days=case.runner.rest_days_between):
            yield Breach(Broken.SPACING, later, f"after {earlier}")
