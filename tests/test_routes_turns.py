"""Where a line turns round, told from its recipe and found on it."""

import numpy as np
import pytest
from builders import SHIPPED, equator_route
from course_builders import across_180, shipped

from routes.measure import distance_along, measure, segment_metres
from routes.pieces import places_at
from routes.read import read_file
from routes.recipe import Method, Recipe, make
from routes.shape import out_and_back
from routes.tailor import tailor
from routes.track import Route, Track
from routes.turns import turns_in, turns_of

ROUTES = tuple(
    read_file(path.read_bytes(), path.name).routes[0] for path in sorted(SHIPPED.glob("*.gpx"))
)
HOME = (-33.8175, 151.0034)
TURNING = {
    Method.OUT_AND_BACK,
    Method.BACK_FROM_FINISH,
    Method.LAPS_AND_BACK,
    Method.INNER_LOOP_AND_BACK,
    Method.SHORT_CUT_AND_BACK,
    Method.INTO_ANOTHER,
}


def off_m(route: Route, at_m: float, by_m: float) -> float:
    """Return how far apart the line is `by_m` before and after a place along it."""
    lat_deg, lon_deg = places_at(route.track, np.array([at_m - by_m, at_m + by_m]))
    return float(segment_metres(lat_deg, lon_deg)[0])


def test_every_way_of_the_shipped_routes_turns_where_it_is_told() -> None:
    seen = set()
    for route in ROUTES:
        others = {other.name: other for other in ROUTES if other is not route}
        for way in tailor(route, distance_m=9_000, home=HOME, others=tuple(others.values())):
            recipe = way.recipe
            made = make(route, recipe, others.get(recipe.other))
            turns_m = turns_of(recipe, measure(made).distance_m)
            assert bool(turns_m) == (recipe.method in TURNING), recipe
            assert list(turns_m) == sorted(turns_m)
            for turn_m in turns_m:
                assert off_m(made, turn_m, 20) < 0.1, (route.name, recipe)
            seen.add(recipe.method)
    assert seen == set(Method)


def test_to_and_fro_several_times_turns_at_both_ends() -> None:
    route = equator_route(3_000)
    recipe = Recipe(Method.OUT_AND_BACK, laps=3, turn_m=1_000.0)
    turns_m = turns_of(recipe, 6_000.0)
    assert turns_m == (1_000, 2_000, 3_000, 4_000, 5_000)
    made = make(route, recipe)
    assert turns_in(made.track, distance_along(made.track)) == pytest.approx(turns_m, abs=0.01)


def test_a_line_begun_on_another_route_turns_there() -> None:
    other = equator_route(2_000, name="Other")
    recipe = Recipe(
        Method.INTO_ANOTHER, leave_m=0.0, other="Other", other_m=100.0, turn_m=800.0, link_m=100.0
    )
    made = make(equator_route(3_000), recipe, other)
    (turn_m,) = turns_of(recipe, measure(made).distance_m)
    assert off_m(made, turn_m, 50) < 0.1


def test_the_turns_of_the_shipped_routes_are_found_on_their_lines() -> None:
    found = {
        route.name: [round(at_m / 1000, 1) for at_m in turns_in(route.track, along)]
        for route, _ in shipped()
        for along in [distance_along(route.track)]
    }
    assert {name: at for name, at in found.items() if at} == {
        "River foreshore to Rydalmere and back": [4.5],
        "Park and foreshore 5 km": [2.7],
        # To Harris Park Station and back.
        "Westmead to Rosehill": [4.6],
    }


def test_a_turn_is_found_on_either_side_of_180() -> None:
    track = out_and_back(across_180(), 7_000.0).track
    assert turns_in(track, distance_along(track)) == pytest.approx([7_000], abs=0.1)


def test_standing_about_and_a_bend_are_no_turns() -> None:
    still_m = [*np.linspace(0, 500, 51), *(500 + 5 * np.sin(np.arange(60))), *range(510, 1_000, 10)]
    lon_deg = np.array(still_m) / 111_319.5
    still = Track(np.zeros(len(lon_deg)), lon_deg, np.full(len(lon_deg), np.nan))
    assert turns_in(still, distance_along(still)) == ()
    hairpin = Track(np.array([0, 0, 0.0003, 0.0003]), np.array([0, 0.01, 0.01, 0]), np.zeros(4))
    assert turns_in(hairpin, distance_along(hairpin)) == ()
    short = equator_route(150).track
    assert turns_in(short, distance_along(short)) == ()
