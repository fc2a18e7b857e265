"""A day and a week as entries of a calendar, each known by what day or week it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID, uuid5

from icalendar import Alarm, Event

from planner import weather_rules
from planner.handout import Handout, HandoutDay
from planner.hours import Start
from planner.ics.options import CalendarOptions
from planner.ics.wording import Wording
from planner.ics.zones import named_zone

# Our choices. Of an entry's name nothing can be read, and the same day of the same runner has
# the same one for ever, whatever becomes of it.
_NAMESPACE = UUID("9b0a1c3e-6f7d-4c55-8f0b-2f9c4d1f7a64")
_SUFFIX = "@loopwell"
# Half seconds since then count the revisions, and fit 31 bits until 2060. The odd ones are those of
# the private form: of the same plan it comes last, or health would stay in a calendar that takes
# only what is newer.
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_MOST_SEQUENCE = 2**31 - 1
_DAY = timedelta(days=1)
# Nobody knows the end of a run by the minute.
_STEP = timedelta(minutes=weather_rules.START_STEP_MINUTES)


@dataclass(frozen=True, slots=True)
class Events:
    """Make the entries of a handout."""

    handout: Handout
    options: CalendarOptions
    words: Wording

    def day(self, each: HandoutDay) -> Event:
        """Return a day's entry: timed where the day has a start, else all day long."""
        is_hidden = self.handout.standing.state.hides_plan
        start = None if is_hidden or self.options.is_all_day or not each.day.run else each.start
        event = self._event(f"day {each.day.day}")
        if start is None:
            _put_days(event, each.day.day)
        else:
            _put_times(event, start, self.handout.zone)
        if is_hidden:
            _put_words(event, self.words.hidden_title(), self.words.hidden_text())
        else:
            _put_words(event, self.words.day_title(each), self.words.day_text(each))
        is_off = is_hidden or each.is_cancelled
        event.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
        if each.day.run and not is_off and self.options.reminder_minutes is not None:
            event.add_component(self._alarm(each, start, self.options.reminder_minutes))
        return event

    def week(self, week: Sequence[HandoutDay]) -> Event:
        """Return the entry that sums a calendar week up, on the first of its days here."""
        is_hidden = self.handout.standing.state.hides_plan
        first = week[0].day.day
        year, number, _ = first.isocalendar()
        event = self._event(f"week {year}-W{number:02}")
        _put_days(event, first)
        if is_hidden:
            _put_words(event, self.words.hidden_title(), "")
        else:
            _put_words(event, self.words.week_title(week), self.words.week_text(week))
        event.add("STATUS", "CANCELLED" if is_hidden else "CONFIRMED")
        return event

    def _event(self, what: str) -> Event:
        """Return an entry with its name and revision; `what` tells a runner's entries apart."""
        stamp = self.handout.stamp.astimezone(UTC).replace(microsecond=0)
        event = Event()
        event.add("UID", f"{uuid5(_NAMESPACE, f'{self.handout.runner_id}/{what}')}{_SUFFIX}")
        event.add("DTSTAMP", stamp)
        event.add("LAST-MODIFIED", stamp)
        revision = 2 * int((stamp - _EPOCH).total_seconds()) + self.options.is_private
        event.add("SEQUENCE", min(max(revision, 0), _MOST_SEQUENCE))
        if not self.options.is_private:
            # What tells of health is for nobody else, where a calendar is shared.
            event.add("CLASS", "PRIVATE")
        return event

    def _alarm(self, each: HandoutDay, start: Start | None, minutes: int) -> Alarm:
        """Return a reminder so many minutes before a session, be its entry timed or not."""
        before = timedelta(minutes=-minutes)
        if start is None:
            day, zone = each.day.day, self.handout.zone
            usual = datetime.combine(day, self.handout.profile.starts_at, zone)
            at = each.start.at if each.start else usual
            midnight = datetime.combine(day, datetime.min.time(), zone)
            before += at.astimezone(UTC) - midnight.astimezone(UTC)
        return Alarm.new_display(self.words.day_title(each), before)


def _put_days(event: Event, day: date) -> None:
    event.add("DTSTART", day)
    event.add("DTEND", day + _DAY)
    event.add("TRANSP", "TRANSPARENT")


def _put_times(event: Event, start: Start, zone: tzinfo) -> None:
    """Write when a session starts and ends, by the clock of a zone that has a name, else in UTC.

    In UTC too where the clock shows the time twice: readers differ in which of the two they take.
    """
    begins = start.at.astimezone(UTC).replace(second=0, microsecond=0)
    steps = -((begins - start.ends.astimezone(UTC)) // _STEP)
    times = [begins, begins + max(steps, 1) * _STEP]
    named = named_zone(zone)
    if named:
        local = [at.astimezone(named) for at in times]
        times = times if any(map(_is_twice, local)) else local
    event.add("DTSTART", times[0])
    event.add("DTEND", times[1])
    event.add("TRANSP", "OPAQUE")


def _is_twice(at: datetime) -> bool:
    return at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()


def _put_words(event: Event, title: str, text: str) -> None:
    event.add("SUMMARY", title)
    if text:
        event.add("DESCRIPTION", text)
