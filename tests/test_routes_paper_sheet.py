"""A route's sheet: what it tells and in which order, for shipped routes and for any other."""

import math
import re
import subprocess
import sys

import numpy as np
import pytest
from paper_builders import (
    NAMES,
    ROUTE_IDS,
    fonts_of,
    ground,
    picture_of,
    reader_of,
    shipped,
    shipped_facts,
    text_of,
)
from shapely.geometry import LineString, Point

import routes
from routes.course import PointKind
from routes.facts import PassedPlace, RouteFacts
from routes.measure import measure
from routes.paper import labels
from routes.paper.passed import Passed, passed_on_way
from routes.tailor import tailor
from routes.track import Route, Track, Waypoint
from routes.units import Units

LOOP = "parramatta-loop"


def sheet(route_id: str, units: Units = Units.KM, duration_s: float | None = None) -> bytes:
    route = shipped(route_id)
    facts = shipped_facts()[route_id]
    return routes.write_route_sheet(
        route, measure(route), facts, ground(), units, duration_s=duration_s
    )


def squeezed(text: str) -> str:
    return " ".join(text.split())


def square(side_deg: float = 0.01) -> Route:
    """Return a square by the equator: north, east, south and west again."""
    corners = [(0, 0), (side_deg, 0), (side_deg, side_deg), (0, side_deg), (0, 0)]
    lat_deg, lon_deg = np.array(corners, dtype=np.float64).T
    return Route("Square", Track(lat_deg, lon_deg, np.full(5, np.nan)))


def corners_of(route: Route) -> RouteFacts:
    side_m = measure(route).distance_m / 4
    names = ("South-west", "North-west", "North-east", "South-east", "South-west")
    places = tuple(PassedPlace(name, i * side_m) for i, name in enumerate(names))
    return RouteFacts("square.gpx", places=places)


@pytest.mark.parametrize("route_id", ROUTE_IDS)
def test_the_sheet_of_a_shipped_route_tells_it_all_in_order(route_id: str) -> None:
    data = sheet(route_id)
    facts = shipped_facts()[route_id]
    route = shipped(route_id)
    text = squeezed(text_of(data))
    told = [
        route.name,
        f"{measure(route).distance_m / 1000:.1f} km",
        labels.CREDIT,
        facts.nearest_station,
        facts.surface,
        facts.licence,
        labels.MAP_CREDIT,
    ]
    at = 0
    for each in told:
        at = text.index(squeezed(each), at)
    for place in facts.places:
        assert squeezed(place.name) in text
    assert text.count(labels.PASSED_NOTE) == 1
    assert len(reader_of(data).pages) <= 2
    assert len(data) < 110_000
    assert set(fonts_of(data).values()) == {True}


def test_the_loop_is_told_with_its_numbers_and_their_method() -> None:
    text = squeezed(text_of(sheet(LOOP, duration_s=6000)))
    for words in ("14.7 km", "about 120 m", "8–57 m", "loop", "about 1 h 40 min"):
        assert words in text
    assert labels.ASCENT_METHOD in text
    assert labels.TIME_METHOD in text
    assert labels.TIME not in squeezed(text_of(sheet(LOOP)))


def test_miles_are_miles_throughout() -> None:
    text = squeezed(text_of(sheet("parramatta-park-ring", Units.MILES)))
    # What people wrote of the route is theirs.
    ours = text[: text.index(labels.SURFACE)]
    assert not re.search(r"\d km\b", ours)
    for words in ("1.7 mi", " ft", "mi Place to the next", "0.1 mi"):
        assert words in ours


def test_a_long_list_goes_on_the_next_page_and_pages_are_counted() -> None:
    first, second = (page.extract_text() for page in reader_of(sheet(LOOP)).pages)
    assert labels.PASSED not in first
    assert second.startswith(labels.PASSED)
    assert labels.PAGE.format(number=1, count=2) in first
    assert labels.PAGE.format(number=2, count=2) in second


def test_the_same_route_gives_the_same_bytes() -> None:
    first = sheet("park-foreshore-5k")
    sheet(LOOP)
    assert sheet("park-foreshore-5k") == first


def test_the_way_from_place_to_place_has_its_length_and_its_compass() -> None:
    route = square()
    found = passed_on_way(route, corners_of(route))
    assert [labels.COMPASS[each.compass or 0] for each in found[:-1]] == ["N", "E", "S", "W"]
    assert found[-1].leg_m is None
    side_m = measure(route).distance_m / 4
    assert [each.leg_m for each in found[:-1]] == pytest.approx([side_m] * 4)
    text = squeezed(
        text_of(routes.write_route_sheet(route, measure(route), corners_of(route), None))
    )
    for words in ("0.0 South-west 1.1 km N", "1.1 North-west 1.1 km E", "4.4 South-west"):
        assert words in text


def test_no_compass_where_the_way_winds() -> None:
    route = square()
    places = (PassedPlace("A", 0.0), PassedPlace("B", measure(route).distance_m * 0.75))
    found = passed_on_way(route, RouteFacts("", places=places))
    assert found[0].compass is None
    assert found[0].leg_m == pytest.approx(measure(route).distance_m * 0.75)


def test_start_and_finish_are_told_where_no_place_is_there() -> None:
    route = square()
    middle = RouteFacts("", places=(PassedPlace("Middle", 2000.0),))
    found = passed_on_way(route, middle)
    assert [each.kind for each in found] == [PointKind.START, PointKind.PLACE, PointKind.FINISH]
    assert passed_on_way(route, None) == ()
    assert passed_on_way(route, RouteFacts("")) == ()


def test_a_waypoint_is_told_each_time_it_is_passed() -> None:
    track = square().track
    twice = np.concatenate((track.lat_deg, track.lat_deg[1:]))
    lon_deg = np.concatenate((track.lon_deg, track.lon_deg[1:]))
    spot = (Waypoint("Tap", 0.01, 0.0), Waypoint("Far off", 1.0, 1.0), Waypoint(" ", 0.01, 0.0))
    route = Route("Laps", Track(twice, lon_deg, np.full(len(twice), np.nan)), spot)
    found = [each for each in passed_on_way(route, None) if each.name == "Tap"]
    lap_m = measure(route).distance_m / 2
    assert [each.at_m for each in found] == pytest.approx([lap_m / 4, lap_m * 1.25], abs=5)
    assert "Far off" not in {each.name for each in passed_on_way(route, None)}


@pytest.mark.parametrize("distance_m", [4000.0, 8000.0])
def test_a_tailored_route_passes_what_lies_on_it(distance_m: float) -> None:
    whole, facts = shipped(LOOP), shipped_facts()[LOOP]
    made = tailor(whole, distance_m=distance_m)[0].route
    found = [each for each in passed_on_way(made, facts, whole) if each.name]
    assert len(found) >= 5
    named = {place.name for place in facts.places} | {each.name for each in facts.water_places}
    assert {each.name for each in found} <= named
    _near_their_places(found, made, whole, facts)
    data = routes.write_route_sheet(made, measure(made), facts, ground(), made_from=whole)
    text = squeezed(text_of(data))
    assert labels.OF_WHOLE.format(name=whole.name) in text
    assert facts.summary[:40] not in text


def _near_their_places(found: list[Passed], made: Route, whole: Route, facts: RouteFacts) -> None:
    """Check by shapely's planar geometry that each is told where the line passes its place."""
    shrink = math.cos(math.radians(33.8))

    def metres(route: Route) -> LineString:
        east = (route.track.lon_deg - 151) * 111_320 * shrink
        return LineString(np.column_stack((east, (route.track.lat_deg + 33.8) * 110_900)))

    line, old = metres(made), metres(whole)
    scale, old_scale = (
        one.length / measure(route).distance_m for one, route in ((line, made), (old, whole))
    )
    for each in found:
        spots = [
            old.interpolate(place.at_m * old_scale)
            for place in (*facts.places, *facts.water_places)
            if place.name == each.name
        ]
        here: Point = line.interpolate(each.at_m * scale)
        assert min(here.distance(spot) for spot in spots) < 105


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_names_of_any_kind_are_told_as_they_are(name: str) -> None:
    route = Route(name, square().track, (Waypoint(f"{name} 2", 0.0, 0.005),))
    facts = RouteFacts("", surface=name, places=(PassedPlace(name, 500.0),), caveat=name)
    data = routes.write_route_sheet(route, measure(route), facts, ground())
    reader = reader_of(data)
    assert reader.metadata is not None
    assert len(reader.pages) == 1
    text = squeezed(text_of(data))
    composed = text_of(data) and squeezed(str(reader.metadata.title))
    # As title, surface and caveat; a row of the list may have cut it.
    assert text.count(composed) >= 3
    assert set(fonts_of(data).values()) == {True}


def test_texts_without_end_stay_on_their_pages() -> None:
    name = "Run " * 100 + "W" * 600
    places = tuple(PassedPlace(f"{i} {name}", 10.0 * i) for i in range(400))
    facts = RouteFacts("", summary=name, surface=name, caveat=name * 3, places=places)
    route = Route(name, square().track)
    data = routes.write_route_sheet(route, measure(route), facts, ground())
    text = squeezed(text_of(data))
    assert labels.more_text(401 - 240) in text
    assert len(reader_of(data).pages) == 3
    for page in range(3):
        picture = np.array(picture_of(data, page))
        assert (picture[:, :36] > 250).all()
        assert (picture[:, -36:] > 250).all()
        assert (picture[:36] > 250).all()
        assert (picture[-36:] > 250).all()


def test_a_route_without_name_heights_facts_or_map_has_a_sheet() -> None:
    route = Route(" \u202e", square().track)
    text = squeezed(text_of(routes.write_route_sheet(route, measure(route), None, None)))
    assert text.startswith(labels.NAMELESS)
    assert labels.NO_HEIGHTS in text
    assert labels.NOT_KNOWN in text
    assert labels.CREDIT not in text
    assert labels.PASSED not in text


def test_the_walks_are_told_where_they_are_drawn() -> None:
    route = shipped("park-gentle-3k")
    facts = shipped_facts()["park-gentle-3k"]
    data = routes.write_route_sheet(route, measure(route), facts, ground(), warm_m=(700.0, 2500.0))
    assert labels.WALKED_METHOD in squeezed(text_of(data))
    assert labels.WALKED_METHOD not in squeezed(text_of(sheet("park-gentle-3k")))


def test_nobody_waits_for_reportlab_who_prints_nothing() -> None:
    code = "import sys, routes; sys.exit(any(name.startswith('reportlab') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
