"""Calendar files read by two readers that share no code, and what a calendar makes of them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import vobject
from dateutil.tz import tzical
from icalendar import Calendar
from vobject.icalendar import registerTzid

Instant = date | datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry as a reader tells it: times in UTC, or dates of which the last is not in it."""

    uid: str
    revision: int
    status: str
    begins: Instant
    ends: Instant
    title: str
    text: str
    is_private: bool
    reminders: tuple[timedelta, ...]


def by_icalendar(written: bytes) -> list[Entry]:
    """Read with `icalendar`, which knows zones by their names."""
    return [
        Entry(
            str(each["UID"]),
            int(each["SEQUENCE"]),
            str(each["STATUS"]),
            _instant(each["DTSTART"].dt),
            _instant(each["DTEND"].dt),
            str(each["SUMMARY"]),
            str(each.get("DESCRIPTION", "")),
            str(each.get("CLASS", "")) == "PRIVATE",
            tuple(alarm["TRIGGER"].dt for alarm in each.walk("VALARM")),
        )
        for each in Calendar.from_ical(written).events
    ]


def by_vobject(written: bytes) -> list[Entry]:
    """Read with `vobject`, which knows of zones what the file tells."""
    text = written.decode()
    for told in re.findall(r"BEGIN:VTIMEZONE\r.*?END:VTIMEZONE\r\n", text, re.DOTALL):
        # It would ask pytz, or go on with what an earlier file told of the zone.
        zones = tzical(StringIO(told))
        for name in zones.keys():  # noqa: SIM118 - it is no mapping
            registerTzid(name, zones.get(name))
    return [
        Entry(
            each.uid.value,
            int(each.sequence.value),
            each.status.value,
            _instant(each.dtstart.value),
            _instant(each.dtend.value),
            each.summary.value,
            each.getChildValue("description", ""),
            each.getChildValue("class", "") == "PRIVATE",
            tuple(alarm.trigger.value for alarm in each.contents.get("valarm", ())),
        )
        for each in vobject.readOne(text).vevent_list
    ]


def imported(*files: bytes) -> dict[str, Entry]:
    """Return what a calendar that follows the standard keeps of files taken in one by one.

    An entry is known by its UID; of two the later revision counts (RFC 5545 3.8.7.4).
    """
    kept: dict[str, Entry] = {}
    for written in files:
        for each in by_icalendar(written):
            if each.uid not in kept or each.revision >= kept[each.uid].revision:
                kept[each.uid] = each
    return kept


def shown(kept: dict[str, Entry]) -> list[Entry]:
    """Return what of it is not cancelled, by day."""
    entries = [each for each in kept.values() if each.status != "CANCELLED"]
    return sorted(entries, key=lambda each: (str(each.begins), each.title))


def _instant(at: Instant) -> Instant:
    return at.astimezone(UTC) if isinstance(at, datetime) else at
