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
    by the runner is a run day where the rest days before it allow it. For the goal's day the runs
    before leave room.
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
        # A run that gave up its day goes to the one it was moved to; no other makes room for it.
        is_waiting = False
        while day <= last:
            pin = next((pin for pin in pins if pin >= day), None)
            is_near = pin is not None and pin < day + step
            if pin is not None and is_near and (is_waiting or pin in (day, self.runner.goal_day)):
                day = pin
            elif not self._is_open(day):
                is_waiting = is_waiting or day in self.overlay.waits
                day += _DAY
                continue
            yield day
            day += step
            is_waiting = False

    def _pins(self, first: date, last: date) -> Sequence[date]:
        pins = set(self.overlay.pinned)
        goal_day = self.runner.goal_day
        if goal_day is not None and not self._is_taken(goal_day):
            pins.add(goal_day)
        pins -= self.overlay.waits
        return sorted(pin for pin in pins if first <= pin <= last)

    def _is_open(self, day: date) -> bool:
        weekdays = self.runner.weekdays
        return (weekdays is None or day.isoweekday() in weekdays) and not self._is_taken(day)

    def _is_taken(self, day: date) -> bool:
        is_away = any(day in span for span in self.overlay.away)
        return is_away or day in self.overlay.waits or self.runner.is_blocked(day)
