"""The run of yesterday that nothing was told of: what may be run next depends on it."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.changing import planned_on
from planner.plan import Item
from planner.season import Given


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Hold a day gone by and the run that the plan had on it."""

    day: date
    run: Item


def unmarked(given: Given) -> Unmarked | None:
    """Return yesterday's planned run where the journal tells nothing of it, None else.

    One day back is our choice: a run of the days before has waited in the plan since. Nobody is
    asked of a day before the profile was told. Raises PlanError as `build` does.
    """
    day = given.as_of - timedelta(days=1)
    if day < given.profile.told_on or _is_told(given, day):
        return None
    run = planned_on(given, day)
    return None if run is None else Unmarked(day, run)


def _is_told(given: Given, day: date) -> bool:
    journal = given.journal
    # A run of today is told of whatever yesterday's became.
    is_run = any(
        run.planned_for == day or run.day >= day for run in journal.runs if not run.is_told
    )
    return is_run or any(missed.day == day for missed in journal.missed)
