"""Which days are run days: whole rest days between runs, counted on the calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.runner import Runner

_DAY = timedelta(days=1)


def rest_days(earlier: date, later: date) -> int:
    """Return the whole days between two run days; 0 for neighbours, whatever the clocks do."""
    return (later - earlier).days - 1


def run_days(runner: Runner, last_run: date | None, first: date, last: date) -> tuple[date, ...]:
    """Return the run days from `first` to `last`, both included.

    The next run comes N + 1 days after the one before, moved later to an allowed weekday, never
    earlier. Fixed weekdays were checked to keep their distance all round the week, so that here
    each of them is a run day from the first that is far enough from `last_run`.
    """
    return tuple(_run_days(runner, last_run, first, last))


def _run_days(runner: Runner, last_run: date | None, first: date, last: date) -> Iterator[date]:
    step = timedelta(days=runner.rest_days_between + 1)
    day = first if last_run is None else max(first, last_run + step)
    while day <= last:
        if runner.weekdays is not None and day.isoweekday() not in runner.weekdays:
            day += _DAY
            continue
        yield day
        day += step
