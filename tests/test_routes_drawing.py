"""A drawn line becomes a route, whatever a browser sends in its place is refused with a code."""

import json
import math
from itertools import pairwise

import numpy as np
import pytest
from builders import SHIPPED, equator_track
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from routes.drawing import (
    MOST_DRAWN_POINTS,
    MOST_OPENED_LINE,
    MOST_OPENED_POINTS,
    DrawingError,
    DrawingFault,
    drawn_route,
    opened_for_drawing,
)
from routes.measure import measure
from routes.read import read_file
from routes.track import Route, Track, Waypoint
from routes.write.whole_gpx import write_whole_gpx

TRIANGLE = [[-33.81, 151.0], [-33.81, 151.01], [-33.8, 151.01], [-33.81, 151.0]]


def refused(points: object) -> DrawingFault:
    with pytest.raises(DrawingError) as told:
        drawn_route(points, "Mine", "Drawn route")
    return told.value.code


def test_a_drawn_triangle_is_a_loop_as_long_as_geopy_says_and_of_unknown_ascent() -> None:
    route = drawn_route(TRIANGLE, "Mine", "Drawn route")
    facts = measure(route)
    expected = sum(
        geodesic(a, b).m  # type: ignore[no-untyped-call]
        for a, b in pairwise(TRIANGLE)
    )
    assert route.name == "Mine"
    assert len(route.track) == 4
    assert facts.distance_m == pytest.approx(expected, rel=1e-4)
    assert facts.is_loop
    assert facts.ascent_m is None
    assert facts.profile is None


def test_a_drawn_route_is_kept_as_it_was_drawn() -> None:
    far = [[-33.81, 151.0], [-33.81, 151.2], [-33.6, 151.2]]
    route = drawn_route(far, "Far legs", "Drawn route")
    reading = read_file(write_whole_gpx(route), "kept.gpx")
    assert reading.repairs == ()
    (found,) = reading.routes
    assert found.name == "Far legs"
    assert found.track.starts == (0,)
    assert np.array_equal(found.track.lat_deg, route.track.lat_deg)
    assert np.array_equal(found.track.lon_deg, route.track.lon_deg)


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("  Hills \n at dusk ", "Hills at dusk"),
        ("", "Drawn route"),
        ("\u202e\x00", "Drawn route"),
        (None, "Drawn route"),
        (7, "Drawn route"),
        (["a"], "Drawn route"),
        ({"a": 1}, "Drawn route"),
        ("x" * 500, "x" * 80),
        ("<img src=x>", "<img src=x>"),
    ],
)
def test_a_name_is_one_line_of_plain_text_or_none(sent: object, name: str) -> None:
    assert drawn_route(TRIANGLE, sent, "Drawn route").name == name


@pytest.mark.parametrize("points", [None, "points", 7, {"0": [0, 0]}, True, ([0, 0], [1, 1])])
def test_what_is_no_list_is_no_drawing(points: object) -> None:
    assert refused(points) is DrawingFault.NOT_A_DRAWING


@pytest.mark.parametrize(
    "place",
    [
        [math.nan, 151.0],
        [-33.8, math.inf],
        [-math.inf, 151.0],
        [91, 151.0],
        [-90.0000001, 151.0],
        [-33.8, 180.1],
        [10**400, 0],
        ["-33.8", "151.0"],
        [True, False],
        [None, None],
        [[-33.8], [151.0]],
        [{}, {}],
        [-33.8],
        [-33.8, 151.0, 10.0, 0.0],
        [-33.8, 151.0, math.nan],
        [-33.8, 151.0, 9001],
        [-33.8, 151.0, None],
        [-33.8, 151.0, True],
        [],
        "ab",
        {"lat": -33.8, "lon": 151.0},
        None,
        7,
    ],
)
def test_what_is_no_place_on_earth_is_refused(place: object) -> None:
    assert refused([*TRIANGLE, place]) is DrawingFault.NOT_A_PLACE


def test_numbers_that_json_lets_through_are_refused() -> None:
    assert refused(json.loads("[[1e999, 0], [0, 0]]")) is DrawingFault.NOT_A_PLACE
    assert refused(json.loads("[[NaN, 0], [0, 0]]")) is DrawingFault.NOT_A_PLACE
    assert refused(json.loads("[[-Infinity, 0], [0, 0]]")) is DrawingFault.NOT_A_PLACE


@pytest.mark.parametrize(
    "points",
    [[], [[0, 0]], [[0, 0]] * 5, [[0, 0], [1e-9, 0]], [[0.0, 0.0], [-0.0, 0.0]]],
)
def test_a_line_needs_two_points_that_differ(points: list[list[float]]) -> None:
    assert refused(points) is DrawingFault.TOO_FEW


def test_points_that_repeat_the_one_before_are_left_out() -> None:
    route = drawn_route([[0, 0], [0, 0], [0, 1], [0, 1], [0, 0]], "Mine", "Drawn route")
    assert route.track.lon_deg.tolist() == [0, 1, 0]


def test_so_many_points_are_drawn_and_no_more() -> None:
    line = [[0, i / 10_000] for i in range(MOST_DRAWN_POINTS)]
    assert len(drawn_route(line, "", "Drawn route").track) == MOST_DRAWN_POINTS
    assert refused([*line, [1, 1]]) is DrawingFault.TOO_MANY
    assert refused([0] * 1_000_000) is DrawingFault.TOO_MANY


def test_a_line_longer_than_any_route_is_refused() -> None:
    assert refused([[0, 0], [0, 90]]) is DrawingFault.TOO_LONG


def test_a_drawing_may_cross_the_180th_meridian() -> None:
    route = drawn_route([[0, 179.99], [0, -179.99]], "Mine", "Drawn route")
    assert measure(route).distance_m == pytest.approx(2226.4, abs=0.1)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        ),
        max_leaves=20,
    )
)
def test_anything_else_is_a_route_or_refused_with_a_code(sent: object) -> None:
    try:
        route = drawn_route(sent, sent, "Drawn route")
    except DrawingError:
        return
    assert len(route.track) >= 2


def test_a_route_is_opened_with_its_own_line_and_few_points_to_take_hold_of() -> None:
    (route,) = read_file((SHIPPED / "parramatta-loop.gpx").read_bytes(), "loop.gpx").routes
    opened = opened_for_drawing(route)
    assert opened.track.lat_deg.tolist() == route.track.lat_deg.tolist()
    assert 20 < len(opened.handles) <= MOST_OPENED_POINTS
    assert opened.handles[:1] + opened.handles[-1:] == (0, len(route.track) - 1)
    assert opened.gaps == ()


def test_what_is_opened_and_sent_back_is_as_long_and_as_high() -> None:
    (route,) = read_file((SHIPPED / "parramatta-loop.gpx").read_bytes(), "loop.gpx").routes
    line = opened_for_drawing(route).track
    columns = (line.lat_deg, line.lon_deg, line.ele_m)
    again = drawn_route(np.column_stack(columns).tolist(), route.name, "Drawn route")
    assert measure(again).distance_m == pytest.approx(measure(route).distance_m, rel=1e-5)
    assert measure(again).ascent_m == pytest.approx(measure(route).ascent_m, abs=0.1)


def test_a_gap_leads_to_a_point_of_its_own_and_the_ends_stay() -> None:
    track = equator_track([0, 500, 900, 1500], starts=(0, 2))
    opened = opened_for_drawing(Route("Gap", track, (Waypoint("Tap", 0, 0),)))
    assert opened.handles == (0, 1, 2, 3)
    assert opened.gaps == (2,)


def test_a_route_of_many_segments_and_points_is_opened_as_one_thin_line() -> None:
    count = MOST_OPENED_LINE + 500
    rng = np.random.default_rng(8)
    track = Track(
        rng.uniform(-0.01, 0.01, count),
        np.linspace(0, 1, count),
        np.full(count, np.nan),
        tuple(range(0, count, 100)),
    )
    opened = opened_for_drawing(Route("Pauses", track))
    assert len(opened.track) <= MOST_OPENED_LINE
    assert len(opened.handles) <= MOST_OPENED_POINTS
    assert opened.gaps == ()


def test_heights_that_are_sent_are_kept_and_others_are_unknown() -> None:
    route = drawn_route([[0, 0, 12.5], [0, 0.01, 20], [0, 0.02]], "Mine", "Drawn route")
    assert route.track.ele_m[:2].tolist() == [12.5, 20.0]
    assert np.isnan(route.track.ele_m[2])
