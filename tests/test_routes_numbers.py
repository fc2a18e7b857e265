"""The number strip: what is told of a route, in the runner's units."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from builders import SHIPPED, equator_route, equator_track

from planner.runner_view import PlannedRunner
from routes.measure import measure
from routes.read import read_file
from routes.screens.numbers import Number, numbers
from routes.screens.view import View
from routes.track import Route
from routes.units import Units

TOLD = PlannedRunner(5000, 390)
VIEW = View(Units.KM, TOLD, date(2026, 11, 25), ZoneInfo("Australia/Sydney"))


def shown(route: Route, view: View = VIEW, share: float = 0.0) -> dict[str, Number]:
    measurement = measure(route)
    repeated_m = share * measurement.distance_m
    strip = numbers(route, measurement, "Loop", repeated_m, view, ("river", "flat"))
    return {number.label: number for number in strip}


@pytest.fixture(scope="module")
def loop() -> Route:
    file = SHIPPED / "parramatta-loop.gpx"
    return read_file(file.read_bytes(), file.name).routes[0]


def test_all_numbers_of_the_parramatta_loop(loop: Route) -> None:
    strip = shown(loop, share=0.08)
    assert {label: (n.value, n.note) for label, n in strip.items()} == {
        "Distance": ("14.7 km", ""),
        "Time": ("about 1 h 36 min", "at 6:30 /km"),
        "Ascent": ("about 120 m", ""),
        "Steepest 100 m": ("8 % up", "from 5.3 km"),
        "Lowest to highest": ("8–57 m", ""),
        "Repeated ground": ("about 10 %", ""),
        "Shape": ("Loop", "river, flat"),
        "Daylight today": ("5:11–20:14", "start 5:15–18:35 to run in the light"),
    }
    assert "3 m or more" in strip["Ascent"].method


def test_miles_and_feet_everywhere(loop: Route) -> None:
    strip = shown(loop, replace(VIEW, units=Units.MILES))
    assert strip["Distance"].value == "9.1 mi"
    assert strip["Time"].note == "at 10:28 /mi"
    assert strip["Ascent"].value.endswith(" ft")
    assert strip["Steepest 100 m"].note == "from 3.3 mi"
    assert strip["Lowest to highest"].value.endswith(" ft")


def test_a_pace_nobody_told_is_called_a_guess(loop: Route) -> None:
    note = shown(loop, replace(VIEW, runner=replace(TOLD, is_told=False)))["Time"].note
    assert "a guess" in note
    assert "You" in note


def test_without_heights_the_same_numbers_say_what_is_not_known(loop: Route) -> None:
    strip = shown(equator_route(5000))
    assert len(strip) == len(shown(loop))
    for label in ("Ascent", "Steepest 100 m", "Lowest to highest"):
        assert (strip[label].value, strip[label].note) == ("not known", "no heights in the file")
    assert strip["Time, as if flat"].value == "about 33 min"


def test_a_route_that_only_falls_has_no_steepest_climb() -> None:
    along_m = np.linspace(0, 2000, 50)
    falls = Route("Down", equator_track(list(along_m), list(100 - along_m / 50)))
    assert shown(falls)["Steepest 100 m"].value == "hardly any rise"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "hardly any"), (0.024, "hardly any"), (0.12, "about 10 %"), (0.99, "about 100 %")],
)
def test_a_share_is_told_to_5_percent(loop: Route, share: float, said: str) -> None:
    assert shown(loop, share=share)["Repeated ground"].value == said


def test_daylight_seen_from_far_away_says_whose_clock_it_is(loop: Route) -> None:
    told = shown(loop, replace(VIEW, zone=ZoneInfo("Europe/Berlin")))["Daylight today"]
    assert told.value == "Tue 19:11–Wed 10:14"
    assert told.note.endswith("by the clock where you are")


def test_daylight_too_short_and_none_at_all() -> None:
    north = equator_route(30_000)
    track = replace(north.track, lat_deg=np.full(len(north.track), 69.65))
    view = replace(VIEW, zone=ZoneInfo("Europe/Oslo"), today=date(2026, 12, 21))
    slow = replace(view, runner=replace(TOLD, easy_pace_s_per_km=1600))
    route = replace(north, track=track)
    assert "take a light" in shown(route, slow)["Daylight today"].note
    dark = replace(route, track=replace(track, lat_deg=np.full(len(track), 80.0)))
    assert shown(dark, view)["Daylight today"].value == "none"
    summer = replace(view, today=view.today - timedelta(days=183))
    assert shown(dark, summer)["Daylight today"].value == "all day and night"
