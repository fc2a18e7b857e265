"""Which days are run days: whole rest days between runs, counted on the calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.overlay import NOTHING, Overlay
from planner.runner import Runner

_DAY = timedelta(days=1)


def rest_days(earlier: date, later: date) -> int:
    """Return the whole days between two run days; 0 for neighbours, whatever the clocks do."""
    return (later - earlier).days - 1


def run_days(
    runner: Runner, last_run: date | None, first: date, last: date, overlay: Overlay = NOTHING
) -> tuple[date, ...]:
    """Return the run days from `first` to `last`, both included.

    The next run comes N + 1 days after the one before, moved later to a day that can be run on,
    never earlier. Fixed weekdays were checked to keep their distance all round the week, so that
    here each of them is a run day from the first that is far enough from `last_run`. A day pinned
    by the runner, or the goal's, is a run day wherever the rest days before it allow it: the runs
    before leave room for it.
    """
    slots = _Slots(runner, overlay)
    return tuple(day for day in slots.days(last_run, first, last) if day not in overlay.skipped)


@dataclass(frozen=True)
class _Slots:
    """Find the days on which a run has its place, be it skipped or not."""

    runner: Runner
    overlay: Overlay

    def days(self, last_run: date | None, first: date, last: date) -> Iterator[date]:
        step = timedelta(days=self.runner.rest_days_between + 1)
        day = first if last_run is None else max(first, last_run + step)
        # A pin after the last day may still hold back the run before it.
        pins = self._pins(day, last + step)
        while day <= last:
            pin = next((pin for pin in pins if pin >= day), None)
            if pin is not None and pin < day + step:
                day = pin
            elif not self._is_open(day):
                day += _DAY
                continue
            yield day
            day += step

    def _pins(self, first: date, last: date) -> Sequence[date]:
        pins = set(self.overlay.pinned)
        goal_day = self.runner.goal_day
        if goal_day is not None and self._is_free(goal_day):
            pins.add(goal_day)
        pins -= self.overlay.waits
        return sorted(pin for pin in pins if first <= pin <= last)

    def _is_open(self, day: date) -> bool:
        if self.runner.weekdays is not None and day.isoweekday() not in self.runner.weekdays:
            return False
        return day not in self.overlay.waits and self._is_free(day)

    def _is_free(self, day: date) -> bool:
        is_away = any(day in span for span in self.overlay.away)
        return not (is_away or self.runner.is_blocked(day))
