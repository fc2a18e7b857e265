"""First and last light, by vectors of training and by days without either."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from routes.daylight import Daylight, Polar, daylight, is_elsewhere, start_window

SYDNEY = ZoneInfo("Australia/Sydney")
BERLIN = ZoneInfo("Europe/Berlin")
PARRAMATTA = (-33.8150, 151.0011)
TOLERANCE = timedelta(minutes=2)


def light(place: tuple[float, float], day: str, zone: ZoneInfo) -> Daylight:
    found = daylight(*place, date.fromisoformat(day), zone)
    assert isinstance(found, Daylight)
    return found


def at(text: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("day", "dawn", "dusk"),
    [
        ("2026-03-20", "06:33:36", "19:32:54"),
        ("2026-06-21", "06:32:39", "17:22:48"),
        ("2026-09-23", "05:19:39", "18:17:58"),
        ("2026-12-21", "05:12:10", "20:35:34"),
    ],
)
def test_civil_dawn_and_dusk_at_parramatta(day: str, dawn: str, dusk: str) -> None:
    found = light(PARRAMATTA, day, SYDNEY)
    assert abs(found.dawn - at(f"{day}T{dawn}", SYDNEY)) <= TOLERANCE
    assert abs(found.dusk - at(f"{day}T{dusk}", SYDNEY)) <= TOLERANCE
    assert found.dawn.tzinfo is SYDNEY


def test_a_viewer_far_away_sees_the_same_instants_on_her_own_clock() -> None:
    there = light(PARRAMATTA, "2026-12-21", SYDNEY)
    here = light(PARRAMATTA, "2026-12-21", BERLIN)
    assert (here.dawn, here.dusk) == (there.dawn, there.dusk)
    assert here.dawn.date() == date(2026, 12, 20)
    assert here.dusk.date() == date(2026, 12, 21)


def test_dusk_after_midnight_follows_its_dawn() -> None:
    helsinki = ZoneInfo("Europe/Helsinki")
    found = light((60.2, 24.9), "2026-06-21", helsinki)
    assert found.dawn.date() == date(2026, 6, 21)
    assert found.dusk.date() == date(2026, 6, 22)
    assert timedelta(hours=22) < found.dusk - found.dawn < timedelta(hours=24)


def test_the_day_is_the_viewers_beyond_the_date_line() -> None:
    found = light((1.87, -157.4), "2026-06-21", ZoneInfo("Pacific/Kiritimati"))
    assert found.dawn.date() == found.dusk.date() == date(2026, 6, 21)


@pytest.mark.parametrize(
    ("lat_deg", "day", "polar"),
    [
        (69.65, date(2026, 6, 21), Polar.LIGHT),
        (78.22, date(2026, 12, 21), Polar.DARK),
        (-77.8, date(2026, 12, 21), Polar.LIGHT),
        (90.0, date(2026, 12, 21), Polar.DARK),
    ],
)
def test_days_on_which_the_sun_crosses_nothing(lat_deg: float, day: date, polar: Polar) -> None:
    assert daylight(lat_deg, 16.0, day, ZoneInfo("Europe/Oslo")) is polar


def test_every_day_of_a_northern_year_has_an_answer_in_order() -> None:
    oslo = ZoneInfo("Europe/Oslo")
    for number in range(365):
        found = daylight(66.5, 16.0, date(2026, 1, 1) + timedelta(days=number), oslo)
        assert found is not Polar.DARK
        if isinstance(found, Daylight):
            assert timedelta() < found.dusk - found.dawn <= timedelta(hours=24, minutes=10)


def day_of(dawn: str, dusk: str) -> Daylight:
    return Daylight(at(f"2026-11-25T{dawn}", SYDNEY), at(f"2026-11-25T{dusk}", SYDNEY))


def test_a_start_is_rounded_to_the_safe_side() -> None:
    window = start_window(day_of("05:10:20", "20:15:50"), 96 * 60)
    assert window is not None
    assert [f"{each:%H:%M:%S}" for each in window] == ["05:15:00", "18:35:00"]


def test_a_dawn_on_the_step_is_kept() -> None:
    window = start_window(day_of("05:10:00", "20:15:00"), 60 * 60)
    assert window is not None
    assert [f"{each:%H:%M}" for each in window] == ["05:10", "19:15"]


def test_a_run_longer_than_the_light_has_no_start() -> None:
    assert start_window(day_of("09:00:00", "14:00:00"), 5 * 3600 + 1) is None


@pytest.mark.parametrize(
    ("lon_deg", "zone"),
    [
        (151.0, SYDNEY),
        (-6.0, ZoneInfo("Europe/Madrid")),
        (76.0, ZoneInfo("Asia/Shanghai")),
        (-157.4, ZoneInfo("Pacific/Kiritimati")),
        (0.0, UTC),
    ],
)
def test_a_place_is_at_home_in_its_own_zone(lon_deg: float, zone: ZoneInfo) -> None:
    assert not is_elsewhere(lon_deg, date(2026, 7, 1), zone)


@pytest.mark.parametrize(("lon_deg", "zone"), [(151.0, BERLIN), (-74.0, UTC)])
def test_a_clock_hours_from_the_sun_is_elsewhere(lon_deg: float, zone: ZoneInfo) -> None:
    assert is_elsewhere(lon_deg, date(2026, 7, 1), zone)
