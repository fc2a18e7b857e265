"""What a route passes, and where any line made of it passes that."""

import numpy as np
import pytest
from builders import equator_route, equator_track
from course_builders import EVEN, across_180, shipped

from routes.course import Course, PointKind, Sight
from routes.course_making import as_course
from routes.facts import PassedPlace, RouteFacts
from routes.passing import passes, steps_of
from routes.recipe import Method, Recipe, make
from routes.shape import out_and_back, reverse
from routes.sights import sights_of
from routes.track import Route, Track, Waypoint

M_PER_DEG = 6_378_137.0 * np.pi / 180


def beside(east_m: float, north_m: float) -> tuple[float, float]:
    """Return a place near 0, 0 in degrees."""
    return north_m / M_PER_DEG, east_m / M_PER_DEG


def told(course: Course) -> list[tuple[int, str]]:
    return [
        (int(round(float(course.along_m[point.index]), -1)), point.name)
        for point in course.points
        if point.kind in (PointKind.PLACE, PointKind.WATER)
    ]


def test_a_place_is_passed_where_the_line_is_nearest() -> None:
    track = equator_route(2_000, 3).track
    assert passes(steps_of(track), beside(700, 30), 50) == pytest.approx([700], abs=0.1)
    assert list(passes(steps_of(track), beside(700, 60), 50)) == []
    assert passes(steps_of(track), beside(-20, 0), 50) == pytest.approx([0], abs=0.1)


def test_out_and_back_passes_twice_but_not_around_the_turn() -> None:
    track = out_and_back(equator_route(2_000, 3), 1_500.0).track
    assert passes(steps_of(track), beside(700, 0), 50) == pytest.approx([700, 2_300], abs=0.1)
    assert passes(steps_of(track), beside(1_400, 0), 50) == pytest.approx([1_400], abs=0.1)


def test_the_other_bank_is_no_second_pass() -> None:
    north_m = 45 / M_PER_DEG
    lon_deg = equator_track([0, 2_000, 2_000, 0]).lon_deg
    banks = Track(np.array([0, 0, north_m, north_m]), lon_deg, np.full(4, np.nan))
    assert passes(steps_of(banks), beside(800, 2), 50) == pytest.approx([800], abs=0.1)
    assert len(passes(steps_of(banks), beside(800, 22), 50)) == 2


def test_a_place_across_180_is_passed_once_and_its_antipode_never() -> None:
    track = across_180().track
    assert passes(steps_of(track), (0.0, -179.99), 50) == pytest.approx([0.06 * M_PER_DEG], abs=0.1)
    assert list(passes(steps_of(track), (0.0, 0.0), 100)) == []


def test_facts_and_waypoints_become_sights_in_degrees() -> None:
    route = Route(
        "Line",
        equator_route(2_000, 3).track,
        (Waypoint("Bench", *beside(300, 5)), Waypoint(" ", 0, 0)),
    )
    facts = RouteFacts(
        "a.gpx",
        places=(PassedPlace("Gate", 1_000.0), PassedPlace("Beyond", 2_500.0)),
        water_places=(PassedPlace("Tap", 1_900.0),),
    )
    tap, gate, bench = sights_of(route, facts)
    assert (tap.name, tap.kind) == ("Tap", PointKind.WATER)
    assert tap.lon_deg == pytest.approx(1_900 / M_PER_DEG)
    assert (gate.name, gate.kind) == ("Gate", PointKind.PLACE)
    assert gate.lon_deg == pytest.approx(1_000 / M_PER_DEG)
    assert (bench.name, bench.kind) == ("Bench", PointKind.PLACE)
    assert sights_of(equator_route(100), RouteFacts("")) == ()


def test_sights_of_a_line_across_180_stay_within_it() -> None:
    facts = RouteFacts("a.gpx", places=(PassedPlace("East", 9_000.0),))
    (east,) = sights_of(across_180(), facts)
    assert -180 <= east.lon_deg < -179.9


def test_sights_of_the_whole_are_told_on_any_line_made_of_it() -> None:
    route = equator_route(3_000, 4)
    facts = RouteFacts(
        "a.gpx",
        places=(PassedPlace("Bridge", 1_200.0), PassedPlace("Hill", 2_700.0)),
        water_places=(PassedPlace("Tap", 600.0),),
    )
    sights = sights_of(route, facts)
    turned = make(route, Recipe(Method.OUT_AND_BACK, turn_m=1_600.0))
    assert told(as_course(turned, EVEN, sights=sights)) == [
        (600, "Tap"),
        (1_200, "Bridge"),
        (2_600, "Tap"),
    ]
    assert told(as_course(reverse(route), EVEN, sights=sights)) == [
        (300, "Hill"),
        (1_800, "Bridge"),
        (2_400, "Tap"),
    ]


def test_water_gives_way_to_nothing_and_a_place_to_all() -> None:
    sights = [
        Sight("Tap", *beside(1_010, 80), PointKind.WATER),
        Sight("Gate", *beside(1_020, 0)),
        Sight("Bench", *beside(2_030, 0)),
    ]
    course = as_course(equator_route(3_000), EVEN, sights=sights)
    assert told(course) == [(1_010, "Tap")]
    marks = [point.name for point in course.points if point.kind is PointKind.DISTANCE]
    assert marks == ["2 km"]


def test_the_water_of_the_shipped_loop_is_told_at_both_passes() -> None:
    route, facts = next(each for each in shipped() if each[0].name == "Parramatta Loop")
    course = as_course(route, EVEN, sights=sights_of(route, facts))
    water = [point for point in course.points if point.kind is PointKind.WATER]
    at_km = [round(float(course.along_m[point.index]) / 1000, 1) for point in water]
    assert at_km == [5.9, 10.3]
    assert {point.name for point in water} == {"Lake Parramatta caf\u00e9/kiosk"}
    assert "at 5.9 and 10.3 km" in facts.water
