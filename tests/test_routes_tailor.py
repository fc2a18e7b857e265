"""A wanted distance and what a route offers for it."""

import dataclasses

import pytest
from builders import equator_route, ring_route

from routes.errors import ShapeError
from routes.measure import measure
from routes.summary import summarise
from routes.tailor import Method, Recipe, make, tailor


def test_the_nearest_variation_comes_first() -> None:
    found = tailor(ring_route(3000), distance_m=6100)
    away_m = [abs(variation.distance_m - 6100) for variation in found]
    assert away_m == sorted(away_m)


def test_a_loop_is_offered_in_laps() -> None:
    best = tailor(ring_route(3000), distance_m=9000)[0]
    assert (best.recipe.method, best.recipe.laps) == (Method.LAPS, 3)
    assert best.distance_m == pytest.approx(9000, abs=0.1)


def test_a_long_way_is_offered_out_and_back_to_the_very_distance() -> None:
    best = tailor(equator_route(10_000), distance_m=6000)[0]
    assert best.recipe == Recipe(Method.OUT_AND_BACK, turn_m=3000)
    assert best.distance_m == pytest.approx(6000, abs=0.1)


def test_the_whole_route_is_always_among_the_offers() -> None:
    for wanted_m in (60.0, 5000.0, 90_000.0):
        methods = {each.recipe.method for each in tailor(equator_route(4000), distance_m=wanted_m)}
        assert {Method.WHOLE, Method.REVERSE} <= methods


def test_a_way_that_is_no_loop_is_not_offered_in_laps() -> None:
    methods = {each.recipe.method for each in tailor(equator_route(2000), distance_m=8000)}
    assert Method.LAPS not in methods


def test_nobody_is_sent_round_more_than_ten_times() -> None:
    rounds = [each.recipe.laps for each in tailor(ring_route(400), distance_m=42_000)]
    assert max(rounds) == 10


@pytest.mark.parametrize("distance_m", [0.0, -1.0, float("nan")])
def test_a_run_of_no_distance_is_refused(distance_m: float) -> None:
    with pytest.raises(ShapeError):
        tailor(ring_route(1000), distance_m=distance_m)


def test_an_out_and_back_needs_a_turn() -> None:
    with pytest.raises(ShapeError):
        make(ring_route(1000), Recipe(Method.OUT_AND_BACK))


@pytest.mark.parametrize("wanted_m", [400.0, 3000.0, 7777.0, 30_000.0])
def test_a_summary_promises_what_the_route_then_gives(wanted_m: float) -> None:
    for route in (ring_route(2500), equator_route(5200)):
        summary = summarise(route, "id")
        promised = {offer.recipe: offer.distance_m for offer in summary.offers(wanted_m)}
        given = {each.recipe: each.distance_m for each in tailor(route, distance_m=wanted_m)}
        assert given == pytest.approx(promised, abs=0.1)


def test_a_summary_repeats_the_measurement() -> None:
    route = ring_route(2500)
    summary, facts = summarise(route, "ring"), measure(route)
    for field in dataclasses.fields(summary):
        if hasattr(facts, field.name):
            assert getattr(summary, field.name) == getattr(facts, field.name), field.name
    assert (summary.id, summary.name) == ("ring", "Ring")
