"""A zone's changes of clocks, told as a VTIMEZONE that strict and simple readers both follow.

`icalendar` can make one too, but puts the onset of summer time an hour late (7.3.2: it searches on
the clock, which has a gap there). Outlook wants one STANDARD, at most one DAYLIGHT and a yearly
rule (MS-OXCICAL 2.1.3.1.1.19), so that form is used wherever the zone allows.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_DAY = timedelta(days=1)
_WEEK_DAYS = 7
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A rule needs a few years to show.
_LEAST_YEARS = 4
# Nothing is said of days before it; a zone without changes has to begin at some day.
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - an onset is told by the clock that ends


@dataclass(frozen=True, slots=True)
class _Change:
    """Hold a change of clocks: `onset` is what the old clock shows, the offsets are from UTC."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def month_and_weekday(self) -> tuple[int, int]:
        """Return the month, from 1, and the weekday, Monday 0."""
        return self.onset.month, self.onset.weekday()

    @property
    def is_forward(self) -> bool:
        """Tell whether clocks go forward, which is what summer time does everywhere."""
        return self.after > self.before


def named_zone(zone: tzinfo) -> ZoneInfo | None:
    """Return a zone that can be told by its name, None for UTC, a fixed offset or a nameless one.

    Times of the latter are written in UTC.
    """
    is_named = isinstance(zone, ZoneInfo) and zone.key not in (None, "UTC", "Etc/UTC")
    return zone if is_named and isinstance(zone, ZoneInfo) else None


def vtimezone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Return the zone as it is from `first` to `last`, each with a day to spare.

    One STANDARD and one DAYLIGHT with yearly rules where the clocks change by one; a lone STANDARD
    where they never change; every change by itself else.
    """
    found = Timezone()
    found.add("TZID", zone.key)
    for change, rule in _yearly(zone, first.year, last.year) or _one_by_one(zone, first, last):
        found.add_component(_observance(change, rule))
    return found


def _one_by_one(zone: ZoneInfo, first: date, last: date) -> list[tuple[_Change, vRecur | None]]:
    starts, ends = _midnight(first) - 2 * _DAY, _midnight(last) + 3 * _DAY
    inside = list(_changes(zone, starts, ends))
    there = starts.astimezone(zone)
    offset = _offset(zone, starts)
    begins = there.replace(tzinfo=None) if inside else _LONG_AGO
    return [(each, None) for each in (_Change(begins, offset, offset, f"{there:%Z}"), *inside)]


def _changes(zone: tzinfo, starts: datetime, ends: datetime) -> Iterator[_Change]:
    at = starts
    while at < ends:
        ahead = min(at + _DAY, ends)
        before, after = _offset(zone, at), _offset(zone, ahead)
        if before != after:
            onset = _onset(zone, at, ahead)
            shown = onset.replace(tzinfo=None) + before
            yield _Change(shown, before, after, f"{onset.astimezone(zone):%Z}")
        at = ahead


def _onset(zone: tzinfo, at: datetime, ahead: datetime) -> datetime:
    """Return the first second of the new offset: it is after `at`, and at `ahead` at the latest."""
    before = _offset(zone, at)
    seconds = range(int(at.timestamp()), int(ahead.timestamp()))
    found = bisect_left(
        seconds,
        True,  # noqa: FBT003 - what is looked for
        key=lambda second: _offset(zone, datetime.fromtimestamp(second, UTC)) != before,
    )
    return datetime.fromtimestamp(seconds.start + found, UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=UTC)


def _offset(zone: tzinfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _yearly(zone: ZoneInfo, first: int, last: int) -> list[tuple[_Change, vRecur | None]]:
    """Return the first change each way with its rule, nothing where there is no such rule.

    What holds from the year before the first to some years later is a rule for the years between.
    """
    years = range(first - 1, max(last + 2, first - 1 + _LEAST_YEARS))
    changes = list(_changes(zone, _new_year(years.start), _new_year(years.stop)))
    found: list[tuple[_Change, vRecur | None]] = []
    for is_forward in (False, True):
        same = [change for change in changes if change.is_forward is is_forward]
        alike = {(each.month_and_weekday, each.onset.time(), each.before) for each in same}
        weeks = set.intersection(*(_weeks(each.onset) for each in same)) if same else set()
        if [each.onset.year for each in same] != list(years) or len(alike) != 1 or not weeks:
            return []
        month, weekday = same[0].month_and_weekday
        # Where it always was the fourth and the last, the last is meant more often.
        by_day = f"{min(weeks)}{_WEEKDAYS[weekday]}"
        found.append((same[0], vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY=by_day)))
    return found


def _weeks(onset: datetime) -> set[int]:
    """Return which of its weekday in the month a day is, counted from the front or, -1, the end."""
    number = (onset.day - 1) // _WEEK_DAYS + 1
    is_last = (onset + _WEEK_DAYS * _DAY).month != onset.month
    return {number, -1} if is_last else {number}


def _observance(change: _Change, rule: vRecur | None) -> TimezoneStandard | TimezoneDaylight:
    found = TimezoneDaylight() if change.is_forward else TimezoneStandard()
    found.add("DTSTART", change.onset)
    found.add("TZOFFSETFROM", change.before)
    found.add("TZOFFSETTO", change.after)
    found.add("TZNAME", change.name)
    if rule is not None:
        found.add("RRULE", rule)
    return found
