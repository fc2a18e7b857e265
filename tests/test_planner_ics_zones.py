"""Zones as calendars are told them, read by two readers that know nothing else of them."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from importlib.resources import files
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from planner.ics.zones import named_zone, vtimezone

# Both halves of the world, half an hour, changes backwards, at midnight, in Ramadan, and none.
ZONES = (
    *("Australia/Sydney", "Australia/Brisbane", "Australia/Lord_Howe", "Europe/Dublin"),
    *("America/New_York", "America/Santiago", "America/St_Johns", "Africa/Casablanca"),
    *("Africa/Cairo", "Asia/Jerusalem", "Asia/Kolkata", "Pacific/Chatham", "Etc/GMT+5"),
)
SPANS = (
    (date(2026, 9, 28), date(2027, 9, 26)),
    (date(2026, 11, 23), date(2026, 12, 20)),
    (date(2026, 10, 4), date(2026, 10, 4)),
    (date(2027, 4, 4), date(2027, 4, 4)),
    (date(2027, 1, 1), date(2027, 12, 31)),
    (date(2028, 2, 29), date(2028, 3, 31)),
)
HALF_AN_HOUR = timedelta(minutes=30)
DAY = timedelta(days=1)


def times(zone: ZoneInfo, first: date, last: date) -> list[datetime]:
    """Return times as the clock shows them, but for those that are twice.

    Every half hour around a change, and a few a day in the rest of the span.
    """
    at = datetime.combine(first, datetime.min.time(), zone).astimezone(UTC)
    ends = datetime.combine(last + DAY, datetime.min.time(), zone).astimezone(UTC)
    found = []
    while at < ends:
        local = at.astimezone(zone)
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
            found.append(local)
        around = {(at + days * DAY).astimezone(zone).utcoffset() for days in (-1, 1)}
        at += HALF_AN_HOUR if len(around) > 1 else 11 * HALF_AN_HOUR
    return found


@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span[0]}")
@pytest.mark.parametrize("name", ZONES)
def test_every_clock_time_is_the_instant_it_is(name: str, span: tuple[date, date]) -> None:
    zone = ZoneInfo(name)
    told = vtimezone(zone, *span)
    readers: list[tzinfo] = [told.to_tz(lookup_tzid=False)]
    other = tzical(StringIO(told.to_ical().decode())).get(name)
    assert other is not None
    readers.append(other)
    for local in times(zone, *span):
        for reader in readers:
            assert local.replace(tzinfo=reader).utcoffset() == local.utcoffset(), (local, reader)


@pytest.mark.parametrize(
    ("name", "standard", "daylight"),
    [
        ("Australia/Sydney", "2027-04-04T03:00", "2026-10-04T02:00"),
        ("Europe/Dublin", "2026-10-25T02:00", "2027-03-28T01:00"),
        ("America/New_York", "2026-11-01T02:00", "2027-03-14T02:00"),
    ],
)
def test_a_change_is_told_by_the_clock_that_ends(name: str, standard: str, daylight: str) -> None:
    """Of Sydney: from 3:00 back to 2:00, and from 2:00 on to 3:00 (RFC 5545 3.6.5)."""
    told = vtimezone(ZoneInfo(name), *SPANS[0])
    # Outlook takes one of each, with a rule.
    assert [each.name for each in told.subcomponents] == ["STANDARD", "DAYLIGHT"]
    for each, onset in zip(told.subcomponents, (standard, daylight), strict=True):
        rule = rrulestr(each["RRULE"].to_ical().decode(), dtstart=each["DTSTART"].dt)
        days = rule.between(datetime(2026, 9, 1), datetime(2027, 8, 31))  # noqa: DTZ001
        assert days == [datetime.fromisoformat(onset)]


def test_a_zone_that_never_changes_has_one_offset() -> None:
    (only,) = vtimezone(ZoneInfo("Australia/Brisbane"), *SPANS[0]).subcomponents
    assert only.name == "STANDARD"
    assert only["TZOFFSETTO"].td == timedelta(hours=10)
    assert "RRULE" not in only


def test_changes_without_a_yearly_rule_are_told_one_by_one() -> None:
    told = vtimezone(ZoneInfo("Africa/Casablanca"), date(2026, 12, 1), date(2027, 4, 30))
    assert [each["DTSTART"].dt.date() for each in told.subcomponents] == [
        date(2026, 11, 29),
        date(2027, 2, 7),
        date(2027, 3, 14),
    ]


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=10)), ZoneInfo("UTC")])
def test_a_zone_without_a_name_of_its_own_has_none(zone: tzinfo) -> None:
    assert named_zone(zone) is None


def test_a_zone_read_from_a_file_has_no_name() -> None:
    with files("tzdata.zoneinfo.Australia").joinpath("Sydney").open("rb") as file:
        assert named_zone(ZoneInfo.from_file(file)) is None
