"""How far a recipe leads, told without its line, is what making it measures."""

from dataclasses import replace

import pytest
from builders import SHIPPED, equator_route, ring_route

from routes.measure import measure
from routes.read import read_file
from routes.recipe import Method, Recipe
from routes.recipe_metres import leads_over_another, recipe_m
from routes.tailor import tailor
from routes.track import Route
from routes.ways import Size

ROUTES = tuple(
    read_file(path.read_bytes(), path.name).routes[0] for path in sorted(SHIPPED.glob("*.gpx"))
)
HOME = (-33.8175, 151.0034)


def size(route: Route) -> Size:
    facts = measure(route)
    return Size(facts.distance_m, facts.gap_m, facts.is_loop)


SIZES = {route.name: size(route) for route in ROUTES}


def test_every_way_of_the_shipped_routes_is_as_long_as_told() -> None:
    seen = set()
    for route in ROUTES:
        others = [other for other in ROUTES if other is not route]
        for way in tailor(route, distance_m=9_000, home=HOME, others=others):
            told_m = recipe_m(way.recipe, SIZES[route.name], SIZES.get(way.recipe.other))
            assert told_m == pytest.approx(way.distance_m, rel=1e-5)
            assert leads_over_another(way.recipe) == bool(way.recipe.other)
            seen.add(way.recipe.method)
    assert seen == set(Method)


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(Method.OUT_AND_BACK, turn_m=3_001.0),
        Recipe(Method.SHORT_CUT, leave_m=100.0, rejoin_m=3_500.0),
        Recipe(Method.WHOLE, start_m=3_200.0),
        Recipe(Method.ROUND_ANOTHER, leave_m=100.0, other="gone"),
    ],
)
def test_what_cannot_be_made_of_a_line_has_no_length(recipe: Recipe) -> None:
    assert recipe_m(recipe, size(equator_route(3_000))) is None


def test_another_route_that_grew_too_short_or_a_place_beyond_the_line_has_no_length() -> None:
    recipe = Recipe(Method.INTO_ANOTHER, leave_m=500.0, other="b", other_m=100.0, turn_m=900.0)
    a, b = size(ring_route(2_000)), Size(1_000.0, 1_000.0, is_loop=False)
    assert recipe_m(recipe, a, b) == pytest.approx(2_000 + 2 * 800, abs=0.1)
    assert recipe_m(recipe, a, replace(b, length_m=800.0)) is None
    assert recipe_m(replace(recipe, leave_m=2_500.0), a, b) is None
