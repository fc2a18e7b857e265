"""When a session begins, seen from the hour it is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.day_start import DayStart
from planner.hours import Start
from planner.leaving import leaving
from routes.daylight import Daylight, Polar, daylight

SYDNEY = ZoneInfo("Australia/Sydney")
DAY = date(2026, 11, 26)
HOUR = 3_600.0


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), SYDNEY)


def planned(light: Daylight | Polar | None = None) -> DayStart:
    return DayStart(Start(at(6, 30), at(7, 30), in_light=None, is_usual=True), light, is_away=False)


def test_before_the_planned_start_it_stays_as_planned_whatever_clock_now_is_on() -> None:
    for now in (at(5), at(6, 30), at(6, 30).astimezone(UTC)):
        assert leaving(planned(), now, HOUR) == planned().start


def test_after_it_a_session_begins_now_on_the_runners_own_clock() -> None:
    start = leaving(planned(), at(17, 10).astimezone(UTC), 2 * HOUR)
    assert start == Start(at(17, 10), at(19, 10), in_light=None, is_usual=True)
    assert start is not None
    assert start.at.utcoffset() == timedelta(hours=11)


@pytest.mark.parametrize(("hour", "is_light"), [(7, True), (18, True), (19, False), (20, False)])
def test_it_is_told_whether_all_of_what_is_left_is_in_the_light(
    hour: int, *, is_light: bool
) -> None:
    light = daylight(-33.815, 151.0011, DAY, SYDNEY)
    start = leaving(planned(light), at(hour), 1.5 * HOUR)
    assert start is not None
    assert start.in_light is is_light


@pytest.mark.parametrize(("sun", "is_light"), [(Polar.LIGHT, True), (Polar.DARK, False)])
def test_where_the_sun_stays_up_or_down_that_is_all_day(sun: Polar, *, is_light: bool) -> None:
    start = leaving(planned(sun), at(12), HOUR)
    assert start is not None
    assert start.in_light is is_light


def test_where_there_is_no_time_for_it_none_is_made_up() -> None:
    assert leaving(DayStart(None, None, is_away=False), at(12), HOUR) is None


def test_over_a_change_of_clocks_a_session_lasts_as_long_as_it_lasts() -> None:
    spring = date(2026, 10, 4)
    begun = DayStart(
        Start(at(0, 30, spring), at(1, 30, spring), in_light=None, is_usual=True),
        None,
        is_away=False,
    )
    start = leaving(begun, at(1, 30, spring), HOUR)
    assert start is not None
    assert start.ends == at(3, 30, spring)
