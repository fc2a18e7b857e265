"""Routes picked by hand, and routes made to fit."""

from dataclasses import replace

import pytest
from builders import SHIPPED
from planner_builders import a_route

from planner.choose import Library, Taste, Wish
from planner.fitting import fitted
from planner.pace import run_time_s, variation_time_s
from planner.picks import pick_for, still_there
from routes.catalogue import Catalogue
from routes.errors import ShapeError, UnknownRouteError
from routes.measure import measure
from routes.recipe import Method, Recipe, make
from routes.track import Route

NO_LIMIT = float("inf")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = Catalogue(SHIPPED)
    found.scan()
    return found


def test_a_route_is_picked_at_its_best_way() -> None:
    loop = a_route(2_500)
    assert pick_for(loop, None, 5_000).recipe == Recipe(Method.LAPS, laps=2)
    assert pick_for(loop, None, 5_000).fits
    assert pick_for(loop, None, 2_000).recipe.method is Method.OUT_AND_BACK
    short = pick_for(a_route(2_000, is_loop=False), None, 9_000)
    assert (short.distance_m, short.fits) == (4_000.0, False)


def test_a_route_is_picked_at_a_told_way() -> None:
    way = a_route(5_000, is_loop=False)
    reverse = pick_for(way, Recipe(Method.REVERSE), 5_400)
    assert (reverse.distance_m, reverse.fits, reverse.ends_m) == (5_000.0, True, 2_500.0)
    turn = pick_for(way, Recipe(Method.OUT_AND_BACK, turn_m=2_000), 5_000)
    assert (turn.distance_m, turn.fits, turn.ends_m) == (4_000.0, False, None)
    recipe = Recipe(Method.ROUND_ANOTHER, leave_m=100.0, other="Ring", other_m=5.0, link_m=20.0)
    ring = a_route(2_000, "ring")
    assert pick_for(way, recipe, 7_000, ring).distance_m == 5_000 + 2_010 + 2 * 20


def test_what_cannot_be_made_of_a_route_is_refused() -> None:
    for recipe in (
        Recipe(Method.OUT_AND_BACK, turn_m=6_000),
        Recipe(Method.ROUND_ANOTHER, leave_m=100.0, other="gone"),
    ):
        with pytest.raises(ShapeError):
            pick_for(a_route(5_000), recipe, 5_000)
    with pytest.raises(ShapeError):
        pick_for(a_route(5_000), None, 0.0)


def test_a_pick_is_there_while_its_route_keeps_its_metres() -> None:
    loop = a_route(5_000, "loop")
    pick = pick_for(loop, None, 5_000)
    assert still_there(pick, Library((loop,)))
    assert still_there(pick, Library((replace(loop, distance_m=5_040),)))
    assert not still_there(pick, Library((replace(loop, distance_m=5_060),)))
    assert not still_there(pick, Library((replace(loop, id="other"),)))
    assert not still_there(pick, Library(()))


def test_a_pick_over_another_route_needs_that_too() -> None:
    way, ring = a_route(5_000, "way"), a_route(2_000, "ring")
    recipe = Recipe(Method.ROUND_ANOTHER, leave_m=100.0, other="Ring", other_m=5.0)
    pick = pick_for(way, recipe, 7_000, ring)
    assert still_there(pick, Library((way, ring)))
    assert not still_there(pick, Library((way,)))
    assert not still_there(pick, Library((way, replace(ring, distance_m=2_500))))


@pytest.mark.parametrize("wanted_m", [3_000.0, 12_000.0])
def test_ways_made_to_fit_come_near_and_can_be_made(catalogue: Catalogue, wanted_m: float) -> None:
    library = Library(catalogue.list(), Taste(home=(-33.8145, 151.0025)))
    wish = Wish(wanted_m, 0.95 * wanted_m, 1.05 * wanted_m)
    opened = []

    def opener(route_id: str) -> Route:
        opened.append(route_id)
        return catalogue.open(route_id)

    found = fitted(library, opener, wish, tried_most=4)
    assert len(opened) == 4
    assert len(found) >= 4
    for pick in found:
        other = library.named(pick.recipe.other) if pick.recipe.other else None
        over = None if other is None else catalogue.open(other.id)
        made_m = measure(make(catalogue.open(pick.route_id), pick.recipe, over)).distance_m
        assert made_m == pytest.approx(pick.distance_m, abs=0.01)
        assert wish.least_m <= made_m <= wish.most_m
        assert pick.fits
        assert still_there(pick, library)
    assert len({(pick.route_id, bool(pick.recipe.other)) for pick in found}) == len(found)


def test_a_route_that_went_meanwhile_is_left_out(catalogue: Catalogue) -> None:
    def opener(route_id: str) -> Route:
        if route_id.startswith("p"):
            raise UnknownRouteError(route_id)
        return catalogue.open(route_id)

    wish = Wish(5_000, 0.0, NO_LIMIT)
    found = fitted(Library(catalogue.list()), opener, wish, tried_most=3)
    assert not any(pick.route_id.startswith("p") for pick in found)
    assert fitted(Library(()), opener, wish) == ()


def test_the_routes_near_home_are_tried_first(catalogue: Catalogue) -> None:
    near, *_ = catalogue.list()
    away = [
        replace(near, id=f"a-{n}", lat_deg=near.lat_deg + 1, lon_deg=near.lon_deg) for n in range(6)
    ]
    home = (float(near.lat_deg[0]), float(near.lon_deg[0]))
    library = Library((*away, near), Taste(home=home))
    tried = []

    def opener(route_id: str) -> Route:
        tried.append(route_id)
        return catalogue.open(near.id)

    fitted(library, opener, Wish(6_100, 0.0, NO_LIMIT), tried_most=1)
    assert tried == [near.id]


def test_the_time_of_any_way_lies_between_those_of_its_hills(catalogue: Catalogue) -> None:
    library = Library(catalogue.list())
    wish = Wish(6_000, 0.0, NO_LIMIT)
    seen = set()
    for pick in fitted(library, catalogue.open, wish, tried_most=9):
        summary = library.summary(pick.route_id)
        assert summary is not None
        mix = summary.gradient_mix_m
        up_s, down_s = run_time_s(mix, 360), run_time_s(mix[::-1], 360)
        by_hills_s = [once / summary.distance_m * pick.distance_m for once in (up_s, down_s)]
        by_hills_s.append(0.36 * pick.distance_m)
        time_s = variation_time_s(summary, pick.recipe, pick.distance_m, 360)
        assert 0.999 * min(by_hills_s) <= time_s <= 1.001 * max(by_hills_s)
        seen.add(pick.recipe.method)
    assert len(seen) >= 4
