"""When a session starts, with busy hours, daylight and clocks that change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planner_builders import a_runner

from planner import weather_rules
from planner.hours import Start, start_time
from planner.profile import Busy, Profile
from routes.daylight import Daylight, Polar, daylight

SYDNEY = ZoneInfo("Australia/Sydney")
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = date(2026, 11, 25)
CLOCKS_BACK = date(2026, 4, 5)
CLOCKS_ON = date(2026, 10, 4)
HOUR_S = 3_600.0


def at(text: str) -> time:
    return time.fromisoformat(text)


def a_profile(
    starts: str = "06:30", *busy: tuple[str, str], zone: str = "Australia/Sydney", weekday: int = 3
) -> Profile:
    hours = tuple(Busy(weekday, at(first), at(last)) for first, last in busy)
    return Profile("Ada", a_runner(), 5_000, WEDNESDAY, starts_at=at(starts), busy=hours, zone=zone)


def light_on(day: date) -> Daylight:
    found = daylight(-33.8150, 151.0011, day, SYDNEY)
    assert isinstance(found, Daylight)
    return found


def start(profile: Profile, duration_s: float = HOUR_S, day: date = WEDNESDAY) -> Start:
    found = start_time(profile, day, duration_s, light_on(day))
    assert found is not None
    return found


def clock(found: Start) -> tuple[str, str]:
    return f"{found.at:%H:%M}", f"{found.ends:%H:%M}"


def test_the_usual_start_where_it_fits() -> None:
    found = start(a_profile("06:30"))
    assert clock(found) == ("06:30", "07:30")
    assert found.is_usual
    assert found.in_light
    assert found.reason is None
    assert found.at.tzinfo == SYDNEY


def test_a_usual_start_in_the_dark_stays_and_asks_for_light() -> None:
    found = start(a_profile("21:30"))
    assert clock(found) == ("21:30", "22:30")
    assert found.in_light is False
    assert found.reason is not None
    assert found.reason.rule is weather_rules.DAY_1


def test_a_session_that_ends_after_dusk_is_not_in_the_light() -> None:
    dusk = light_on(WEDNESDAY).dusk
    starts = f"{dusk - timedelta(minutes=59):%H:%M}"
    assert not start(a_profile(starts)).in_light
    starts = f"{dusk - timedelta(minutes=61):%H:%M}"
    assert start(a_profile(starts)).in_light


@pytest.mark.parametrize(
    ("starts", "busy", "expected"),
    [
        ("06:30", (("07:00", "09:00"),), ("06:00", "07:00")),
        ("06:30", (("07:30", "09:00"),), ("06:30", "07:30")),
        ("06:30", (("05:30", "06:30"),), ("06:30", "07:30")),
        ("06:30", (("06:00", "07:00"),), ("07:00", "08:00")),
        ("06:30", (("05:00", "17:00"),), ("17:00", "18:00")),
        ("12:30", (("09:00", "12:00"), ("13:00", "17:00")), ("12:00", "13:00")),
        ("12:30", (("09:00", "12:01"), ("13:00", "16:55")), ("16:55", "17:55")),
        ("12:00", (("13:00", "14:00"), ("12:00", "12:30"), ("12:20", "13:30")), ("11:00", "12:00")),
        ("06:30", (("06:31", "09:02"),), ("05:30", "06:30")),
        ("08:30", (("06:01", "09:02"),), ("09:05", "10:05")),
    ],
)
def test_busy_hours_move_the_start_to_the_nearest_free(
    starts: str, busy: tuple[tuple[str, str], ...], expected: tuple[str, str]
) -> None:
    assert clock(start(a_profile(starts, *busy))) == expected


def test_of_two_equally_near_the_earlier() -> None:
    assert clock(start(a_profile("10:00", ("09:30", "11:00")), 1_800)) == ("09:00", "09:30")
    assert clock(start(a_profile("10:05", ("09:30", "11:00")), 1_800)) == ("11:00", "11:30")


def test_light_is_worth_a_longer_way() -> None:
    # Free are 05:00 to 05:40, before civil dawn in winter, and the afternoon.
    winter = date(2026, 6, 24)
    profile = a_profile("06:00", ("05:40", "14:00"))
    found = start(profile, 1_800, winter)
    assert clock(found) == ("14:00", "14:30")
    assert found.in_light
    all_day = a_profile("06:00", ("05:40", "22:00"))
    dark = start(all_day, 1_800, winter)
    assert clock(dark) == ("05:10", "05:40")
    assert not dark.in_light
    assert dark.reason is not None


def test_hours_of_another_weekday_do_not_count() -> None:
    assert start(a_profile("06:30", ("06:00", "07:00"), weekday=4)).is_usual


@pytest.mark.parametrize(
    ("busy", "duration_s"),
    [
        ((("00:00", "23:59:59"),), HOUR_S),
        ((("05:00", "21:01"),), HOUR_S),
        ((("05:30", "12:00"), ("12:30", "22:00")), HOUR_S),
        ((), 25 * HOUR_S),
    ],
)
def test_a_day_without_a_free_hour_is_blocked(
    busy: tuple[tuple[str, str], ...], duration_s: float
) -> None:
    profile = a_profile("06:30", *busy)
    assert start_time(profile, WEDNESDAY, duration_s, light_on(WEDNESDAY)) is None


def test_a_session_over_midnight_moves_into_the_day() -> None:
    found = start(a_profile("23:30"))
    left = light_on(WEDNESDAY).dusk - found.ends
    assert timedelta() <= left < timedelta(minutes=5)
    assert clock(start(a_profile("23:00"))) == ("23:00", "00:00")


@pytest.mark.parametrize(("light", "lit"), [(Polar.LIGHT, True), (Polar.DARK, False)])
def test_polar_days(light: Polar, *, lit: bool) -> None:
    for profile in (a_profile("06:30"), a_profile("06:30", ("06:00", "07:00"))):
        found = start_time(profile, WEDNESDAY, HOUR_S, light)
        assert found is not None
        assert found.in_light is lit


def test_without_a_place_light_is_not_known() -> None:
    found = start_time(a_profile("06:30", ("06:00", "07:00")), WEDNESDAY, HOUR_S, None)
    assert found is not None
    assert (found.in_light, found.reason) == (None, None)


@pytest.mark.parametrize("zone", ["", "Not/A zone", "../etc", "\0"])
def test_a_zone_that_is_none_is_the_browsers(zone: str) -> None:
    found = start_time(a_profile(zone=zone), WEDNESDAY, HOUR_S, None, BERLIN)
    assert found is not None
    assert found.at == datetime(2026, 11, 25, 6, 30, tzinfo=BERLIN)


# --- Clocks that change -----------------------------------------------------------------------


@pytest.mark.parametrize("day", [CLOCKS_BACK, CLOCKS_ON])
def test_a_morning_after_the_clocks_changed_is_as_usual(day: date) -> None:
    found = start(a_profile("07:00"), day=day)
    assert clock(found) == ("07:00", "08:00")
    assert found.in_light


def test_an_hour_that_is_twice_is_an_hour_of_running() -> None:
    found = start(a_profile("02:00", zone="Australia/Sydney"), 2 * HOUR_S, CLOCKS_BACK)
    assert clock(found) == ("02:00", "03:00")
    assert found.ends.astimezone(UTC) - found.at.astimezone(UTC) == timedelta(hours=2)


def test_an_hour_that_is_left_out_moves_on() -> None:
    found = start(a_profile("02:30"), HOUR_S, CLOCKS_ON)
    assert clock(found) == ("03:30", "04:30")
    assert start(a_profile("01:30"), HOUR_S, CLOCKS_ON).ends.hour == 3


def test_busy_hours_mean_the_clock_on_the_wall() -> None:
    profile = a_profile("01:30", ("03:00", "05:00"), weekday=7)
    assert not start(profile, HOUR_S + 60, CLOCKS_ON).is_usual
    assert start(profile, HOUR_S / 2, CLOCKS_ON).is_usual


def test_a_day_of_twenty_three_hours_holds_no_more() -> None:
    profile = a_profile("00:00")
    assert start_time(profile, CLOCKS_ON, 23 * HOUR_S, None) is not None
    assert start_time(profile, CLOCKS_ON, 23 * HOUR_S + 1, None) is None
    assert start_time(profile, CLOCKS_BACK, 25 * HOUR_S, None) is not None


times = st.times(min_value=time(0), max_value=time(23, 54)).map(
    lambda found: found.replace(minute=found.minute - found.minute % 5, second=0, microsecond=0)
)
spans = st.tuples(times, times).filter(lambda span: span[0] < span[1])


@given(
    times,
    st.lists(spans, max_size=4),
    st.integers(10, 240),
    st.sampled_from([WEDNESDAY, CLOCKS_BACK, CLOCKS_ON]),
)
def test_a_start_is_on_its_day_and_free_and_none_is_missed(
    starts: time, busy: list[tuple[time, time]], minutes: int, day: date
) -> None:
    hours = tuple(Busy(day.isoweekday(), first, last) for first, last in busy)
    profile = Profile(
        *("Ada", a_runner(), 5_000, day), starts_at=starts, busy=hours, zone="Australia/Sydney"
    )
    long = timedelta(minutes=minutes)
    light = light_on(day)

    def instant(wall: time, on: date = day) -> datetime:
        return datetime.combine(on, wall, SYDNEY).astimezone(UTC)

    def is_free(begins: datetime) -> bool:
        on_day = instant(time()) <= begins
        on_day &= begins + long <= instant(time(), day + timedelta(days=1))
        return on_day and all(
            begins + long <= instant(first) or begins >= instant(last) for first, last in busy
        )

    found = start_time(profile, day, 60 * minutes, light)
    step = timedelta(minutes=5)
    grid = [instant(time(5)) + n * step for n in range(16 * 12 + 1)]
    free = [begins for begins in grid if is_free(begins)]
    if is_free(instant(starts)):
        assert found is not None
        assert found.is_usual
    elif found is None:
        assert free == []
    else:
        begins = found.at.astimezone(UTC)
        lit = [each for each in free if light.dawn <= each and each + long <= light.dusk]
        assert begins == min(lit or free, key=lambda each: (abs(each - instant(starts)), each))
        assert found.in_light == (begins in lit)
