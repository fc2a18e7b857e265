"""When a run starts, in words: as usual or not, in the light or not, here or elsewhere."""

from datetime import UTC, date, time
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from planner_builders import a_route
from store_builders import a_profile

from planner.plan import Day, Item, Kind, RoutePick
from planner.profile import Busy, Home, Profile
from planner.screens import start_labels as labels
from planner.screens.start_view import start_line
from routes.recipe import Method, Recipe
from routes.summary import RouteSummary

SYDNEY = ZoneInfo("Australia/Sydney")
SUMMER, WINTER = date(2026, 12, 21), date(2026, 6, 21)
GEAR = "light and reflective gear, a lit route."
PARRAMATTA = Home(-33.8150, 151.0011)


def a_day(day: date, run_s: float = 2_400.0, *, route_id: str = "") -> Day:
    """Return a run day that takes the run and another 40 minutes."""
    recipe = Recipe(Method.WHOLE)
    pick = RoutePick(route_id, "R", recipe, 5_000.0, 5_000.0, fits=True) if route_id else None
    return Day(
        day,
        (
            Item(Kind.WARM_UP, 600.0, ()),
            Item(Kind.RUN, run_s, (), 5_000.0, pick),
            Item(Kind.WARM_DOWN, 600.0, ()),
            Item(Kind.STRETCH, 1_200.0, ()),
            Item(Kind.WALK, 1_200.0, ()),
        ),
    )


def line(profile: Profile, day: Day, *routes: RouteSummary) -> str:
    return start_line(profile, day, {route.id: route for route in routes}, SYDNEY)


def busy(day: date, *hours: tuple[int, int]) -> tuple[Busy, ...]:
    return tuple(
        Busy(day.isoweekday(), time(first), time(last, 59) if last == 23 else time(last))
        for first, last in hours
    )


@pytest.mark.parametrize(
    ("starts_at", "day", "says"),
    [
        (time(6, 30), SUMMER, "Start 6:30, done by about 7:50, in the light."),
        # Civil dawn and dusk of these days stand in the table of daylight, true to 2 minutes.
        (
            time(6),
            WINTER,
            f"Start 6:00, done by about 7:20. Dark until 6:32: {GEAR}",
        ),
        (
            time(20),
            SUMMER,
            f"Start 20:00, done by about 21:20. Dark from 20:35: {GEAR}",
        ),
        (
            time(22),
            SUMMER,
            f"Start 22:00, done by about 23:20. Dark from 20:35: {GEAR}",
        ),
        (
            time(3),
            SUMMER,
            f"Start 3:00, done by about 4:20. Dark until 5:12: {GEAR}",
        ),
    ],
)
def test_a_run_tells_its_start_its_end_and_its_light(starts_at: time, day: date, says: str) -> None:
    profile = a_profile(starts_at=starts_at, home=PARRAMATTA, zone="Australia/Sydney")
    assert line(profile, a_day(day)) == says


def test_the_light_is_that_where_the_route_starts() -> None:
    # Perth's dawn comes hours later by Sydney's clock.
    route = a_route(5_000.0, "perth")
    perth = RouteSummary(
        **{name: getattr(route, name) for name in RouteSummary.__slots__}
        | {"lat_deg": np.array([-31.95, -31.96]), "lon_deg": np.array([115.86, 115.87])}
    )
    profile = a_profile(home=PARRAMATTA)
    here = line(profile, a_day(SUMMER), perth)
    there = line(profile, a_day(SUMMER, route_id="perth"), perth)
    assert here.endswith("in the light.")
    assert "Dark until 7:" in there


def test_without_a_place_nothing_is_said_of_the_light() -> None:
    assert line(a_profile(), a_day(SUMMER)) == "Start 6:30, done by about 7:50."
    lost = a_day(SUMMER, route_id="gone")
    assert line(a_profile(), lost) == "Start 6:30, done by about 7:50."


def test_a_busy_usual_hour_gives_the_nearest_free_one_and_says_so() -> None:
    profile = a_profile(home=PARRAMATTA, busy=busy(SUMMER, (6, 9)))
    assert line(profile, a_day(SUMMER)) == (
        "Start 9:00, as 6:30 is not free, done by about 10:20, in the light."
    )


def test_a_day_without_a_free_hour_says_what_to_do() -> None:
    profile = a_profile(home=PARRAMATTA, busy=busy(SUMMER, (0, 23)))
    assert line(profile, a_day(SUMMER)) == labels.NO_TIME


def test_a_clock_far_from_the_place_is_said_to_be_so() -> None:
    profile = a_profile(home=PARRAMATTA, zone="Europe/London")
    said = line(profile, a_day(WINTER))
    assert "by the clock where you are" in said


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        # Sydney's clocks go back at 3:00 on 5 April 2026 and forward at 2:00 on 4 October.
        (date(2026, 4, 5), "2:50"),
        (date(2026, 10, 4), "4:50"),
        (date(2026, 10, 5), "3:50"),
    ],
)
def test_the_end_is_right_on_the_days_when_clocks_change(day: date, ends: str) -> None:
    profile = a_profile(starts_at=time(1, 30), home=PARRAMATTA, zone="Australia/Sydney")
    said = line(profile, a_day(day, run_s=6_000.0))
    assert f"Start 1:30, done by about {ends}. Dark until" in said


@pytest.mark.parametrize(
    ("lat_deg", "day", "says"),
    [
        (69.65, date(2026, 12, 21), "Dark"),
        (78.0, date(2026, 12, 21), "Dark all day"),
        (69.65, date(2026, 6, 21), "in the light"),
    ],
)
def test_days_without_a_night_or_without_a_day_have_their_words(
    lat_deg: float, day: date, says: str
) -> None:
    profile = a_profile(home=Home(lat_deg, 18.96), zone="Europe/Oslo")
    assert says in line(profile, a_day(day))


def test_a_rest_day_has_no_start() -> None:
    rest = Day(SUMMER, (Item(Kind.STRETCH, 600.0, ()),))
    assert line(a_profile(), rest) == ""


def test_an_odd_zone_falls_back_to_the_browsers() -> None:
    profile = a_profile(home=PARRAMATTA, zone="Nowhere/At all")
    assert line(profile, a_day(SUMMER)).startswith("Start 6:30")
    assert start_line(profile, a_day(SUMMER), {}, UTC).startswith("Start 6:30")
