"""A wanted distance and what a route offers for it."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from builders import METRES_PER_DEGREE, SHIPPED, equator_route, equator_track, ring_route
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.errors import ShapeError
from routes.measure import measure, segment_metres
from routes.read import read_file
from routes.recipe import TO_THE_FINISH
from routes.summary import summarise
from routes.tailor import FIT_SHARE, Method, Recipe, Variation, make, tailor
from routes.track import Route, Track

SHIPPED_ROUTES = {
    path.stem: read_file(path.read_bytes(), path.name).routes[0]
    for path in sorted(SHIPPED.glob("*.gpx"))
}
LOOP = SHIPPED_ROUTES["parramatta-loop"]
ONE_WAY = SHIPPED_ROUTES["westmead-parramatta-harris-park-rosehill"]


def by_method(found: tuple[Variation, ...]) -> dict[Method, Variation]:
    """Return the best variation of each method."""
    return {each.recipe.method: each for each in reversed(found)}


def on_plane(places: list[tuple[float, float]], name: str = "Drawn", lon_deg: float = 0.0) -> Route:
    """Return a line through places of metres east and north of the equator at `lon_deg`."""
    east, north = np.array(places, dtype=np.float64).T
    lon = (lon_deg + east / METRES_PER_DEGREE + 180) % 360 - 180
    return Route(name, Track(north / 110_574.0, lon, np.full(len(lon), np.nan)))


def eight(lon_deg: float = 0.0) -> Route:
    """Return a loop of two squares that meet 30 m apart: 2 km each, start on the western one."""
    west = [(-500, 0), (-500, -250), (-15, -250), (-15, 0)]
    east = [(15, 0), (15, -250), (500, -250), (500, 250), (15, 250), (15, 10)]
    home = [(-15, 10), (-15, 250), (-500, 250), (-500, 0)]
    return on_plane([*west, *east, *home], "Eight", lon_deg)


def test_distances_come_in_steps_of_two_percent_and_the_least_repeated_first_in_each() -> None:
    for wanted_m in (3_000, 6_100, 9_500):
        found = tailor(LOOP, distance_m=wanted_m)
        steps = [abs(each.distance_m - wanted_m) // (FIT_SHARE * wanted_m) for each in found]
        assert steps == sorted(steps)
        for (step, first), (next_step, second) in pairwise(zip(steps, found, strict=True)):
            if step == next_step:
                assert first.repeated_m <= second.repeated_m + 100


def test_a_loop_is_offered_in_laps() -> None:
    found = by_method(tailor(ring_route(3000), distance_m=9000))
    assert found[Method.LAPS].recipe.laps == 3
    assert found[Method.LAPS].distance_m == pytest.approx(9000, abs=0.1)


def test_a_long_way_is_offered_out_and_back_to_the_very_distance() -> None:
    best = tailor(equator_route(10_000), distance_m=6000)[0]
    assert best.recipe == Recipe(Method.OUT_AND_BACK, turn_m=3000)
    assert best.distance_m == pytest.approx(6000, abs=0.1)
    assert best.repeated_m == pytest.approx(3000, abs=100)


def test_the_way_back_from_the_finish_begins_and_ends_there() -> None:
    route = equator_route(10_000)
    from_finish = by_method(tailor(route, distance_m=6000))[Method.BACK_FROM_FINISH].route.track
    assert from_finish.lon_deg[0] == from_finish.lon_deg[-1] == route.track.lon_deg[-1]
    assert from_finish.lon_deg.min() * METRES_PER_DEGREE == pytest.approx(7000, abs=0.1)


def test_more_than_there_and_back_goes_to_and_fro_several_times() -> None:
    best = by_method(tailor(equator_route(4000), distance_m=20_000))[Method.OUT_AND_BACK]
    assert (best.recipe.laps, best.distance_m) == (3, pytest.approx(20_000, abs=0.1))


def test_between_two_numbers_of_laps_the_rest_goes_out_and_back() -> None:
    route = on_plane([(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)])
    found = by_method(tailor(route, distance_m=9_000))[Method.LAPS_AND_BACK]
    assert found.recipe.laps == 2
    assert found.distance_m == pytest.approx(9_000, abs=0.1)


def test_the_whole_route_is_always_among_the_offers() -> None:
    for wanted_m in (60.0, 5000.0, 90_000.0):
        methods = {each.recipe.method for each in tailor(equator_route(4000), distance_m=wanted_m)}
        assert {Method.WHOLE, Method.REVERSE} <= methods


def test_a_way_that_is_no_loop_is_not_offered_in_laps() -> None:
    methods = {each.recipe.method for each in tailor(equator_route(2000), distance_m=8000)}
    assert not methods & {Method.LAPS, Method.LAPS_AND_BACK}


def test_nobody_is_sent_round_more_than_ten_times() -> None:
    rounds = [each.recipe.laps for each in tailor(ring_route(400), distance_m=42_000)]
    assert max(rounds) == 10


@pytest.mark.parametrize("distance_m", [0.0, -1.0, float("nan"), float("inf")])
def test_a_run_of_no_distance_is_refused(distance_m: float) -> None:
    with pytest.raises(ShapeError):
        tailor(ring_route(1000), distance_m=distance_m)


@pytest.mark.parametrize("method", [each for each in Method if each not in {"whole", "reverse"}])
def test_a_recipe_that_lacks_what_it_needs_is_refused(method: Method) -> None:
    with pytest.raises(ShapeError):
        make(ring_route(1000), Recipe(method, laps=0))


@pytest.mark.parametrize("wanted_m", [400.0, 3000.0, 7777.0, 30_000.0])
def test_a_summary_promises_what_the_route_then_gives(wanted_m: float) -> None:
    for route in (ring_route(2500), equator_route(5200)):
        for offer in summarise(route, "id").offers(wanted_m):
            given_m = measure(make(route, offer.recipe)).distance_m
            assert given_m == pytest.approx(offer.distance_m, abs=0.1)


def test_a_summary_repeats_the_measurement() -> None:
    route = ring_route(2500)
    summary, facts = summarise(route, "ring"), measure(route)
    for field in dataclasses.fields(summary):
        if hasattr(facts, field.name):
            assert getattr(summary, field.name) == getattr(facts, field.name), field.name
    assert (summary.id, summary.name) == ("ring", "Ring")


@pytest.mark.parametrize("lon_deg", [0.0, 180.0])
def test_a_figure_of_eight_is_shortened_where_it_meets_itself(lon_deg: float) -> None:
    route = eight(lon_deg)
    found = by_method(tailor(route, distance_m=2_000))
    inner, short = found[Method.INNER_LOOP], found[Method.SHORT_CUT]
    assert inner.distance_m == pytest.approx(2_000, rel=FIT_SHARE)
    assert short.distance_m == pytest.approx(2_000, rel=FIT_SHARE)
    assert inner.repeated_m < 150
    assert short.repeated_m < 150
    middle = lon_deg if lon_deg < 180 else -180.0
    east = (inner.route.track.lon_deg - middle + 180) % 360 - 180
    assert east.min() * METRES_PER_DEGREE > -20
    assert short.route.track.lon_deg[0] == route.track.lon_deg[0]


def test_half_a_figure_of_eight_and_a_way_on_and_back_meets_the_very_distance() -> None:
    found = by_method(tailor(eight(), distance_m=2_600))
    for method in (Method.INNER_LOOP_AND_BACK, Method.SHORT_CUT_AND_BACK):
        assert found[method].distance_m == pytest.approx(2_600, abs=1)
        assert found[method].repeated_m == pytest.approx(300, abs=100)


def test_a_loop_at_the_end_of_a_way_is_run_round_and_the_way_home() -> None:
    stick = [(0, 0), (1000, 0), (1500, 0), (1500, 500), (1000, 500), (1000, 20)]
    best = tailor(on_plane(stick), distance_m=4_000)[0]
    assert best.recipe.method is Method.OUT_AND_ROUND
    assert best.distance_m == pytest.approx(4_000, rel=FIT_SHARE)
    ends = best.route.track.lat_deg[[0, -1]], best.route.track.lon_deg[[0, -1]]
    assert segment_metres(*ends)[0] < 1


def test_a_loop_is_begun_where_it_is_nearest_to_home() -> None:
    square = on_plane([(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)])
    home = (900 / 110_574.0, 1100 / METRES_PER_DEGREE)
    begun = [each for each in tailor(square, distance_m=4000, home=home) if each.recipe.start_m]
    whole = by_method(tuple(begun))[Method.WHOLE]
    assert whole.recipe.start_m == pytest.approx(1900, abs=10)
    assert whole.distance_m == pytest.approx(4000, rel=0.01)
    track = whole.route.track
    assert track.lon_deg[0] * METRES_PER_DEGREE == pytest.approx(1000, abs=1)
    assert track.lat_deg[0] == track.lat_deg[-1]


def test_a_way_that_is_no_loop_is_not_begun_elsewhere() -> None:
    found = tailor(equator_route(5000), distance_m=4000, home=(0.0, 0.02))
    assert not any(each.recipe.start_m for each in found)


def test_another_loop_that_touches_is_run_on_the_way() -> None:
    way = on_plane([(0, 0), (3000, 0)], "Way")
    ring = on_plane([(1000, 30), (1500, 500), (1000, 1000), (500, 500), (1000, 30)], "Side loop")
    round_m = measure(ring).distance_m
    found = by_method(tailor(way, distance_m=3000 + round_m, others=(ring,)))
    joined = found[Method.ROUND_ANOTHER]
    assert joined.recipe.other == "Side loop"
    assert joined.recipe.leave_m == pytest.approx(1000, abs=30)
    assert joined.distance_m == pytest.approx(3000 + round_m + 60, abs=20)
    assert joined.route.track.lon_deg[-1] == way.track.lon_deg[-1]
    there = by_method(tailor(way, distance_m=2000 + round_m, others=(ring,)))[Method.TO_ANOTHER]
    assert there.route.track.lon_deg[-1] == pytest.approx(way.track.lon_deg[0])


def test_another_way_that_touches_lends_the_missing_metres() -> None:
    first = on_plane([(0, 0), (3000, 0)], "First")
    second = on_plane([(2990, 30), (2990, 2000)], "Second")
    best = by_method(tailor(first, distance_m=5000, others=(second,)))[Method.INTO_ANOTHER]
    assert best.distance_m == pytest.approx(5000, abs=1)
    assert 20 <= best.recipe.link_m <= 40


def test_another_route_41_m_away_is_not_joined() -> None:
    ring = on_plane([(1000, 41), (1500, 500), (1000, 1000), (500, 500), (1000, 41)], "Side loop")
    way = on_plane([(0, 0), (3000, 0)], "Way")
    assert not any(each.recipe.other for each in tailor(way, distance_m=5700, others=(ring,)))


def test_gaps_are_no_distance() -> None:
    broken = Route("Gap", equator_track([0, 1000, 2000, 9000, 9500, 10_000], starts=(0, 3)))
    for wanted_m in (1_000, 3_500, 5_500):
        for each in tailor(broken, distance_m=wanted_m):
            assert each.distance_m == pytest.approx(measure(each.route).distance_m)
        assert abs(tailor(broken, distance_m=wanted_m)[0].distance_m - wanted_m) < 1


def test_what_is_run_otherwise_than_recorded_keeps_no_times() -> None:
    line = equator_track([0, 1000, 2000])
    timed = Route("Timed", Track(line.lat_deg, line.lon_deg, line.ele_m, (0,), np.arange(3.0)))
    for each in tailor(timed, distance_m=1500):
        kept = each.route.track.time_utc_s is not None
        assert kept == (each.recipe.method is Method.WHOLE)


@pytest.mark.parametrize("km", range(2, 21))
def test_every_whole_km_is_met_on_every_shipped_route(km: int) -> None:
    for route in SHIPPED_ROUTES.values():
        best = tailor(route, distance_m=1000.0 * km)[0]
        assert best.distance_m == pytest.approx(1000 * km, rel=FIT_SHARE)


@pytest.mark.parametrize("km", [3, 6, 10, 20, 30])
def test_the_loop_is_made_any_length(km: int) -> None:
    for each in tailor(LOOP, distance_m=1000.0 * km):
        assert each.distance_m == pytest.approx(measure(each.route).distance_m)
        away_m = segment_metres(*(values[[0, -1]] for values in places(each)))[0]
        assert away_m < 1


def places(variation: Variation) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    return variation.route.track.lat_deg, variation.route.track.lon_deg


def test_six_km_of_the_loop_repeat_little() -> None:
    best = tailor(LOOP, distance_m=6_000)[0]
    assert best.recipe.method is Method.INNER_LOOP_AND_BACK
    assert best.distance_m == pytest.approx(6_000, abs=5)
    assert best.repeated_m < 1_200


def test_westmead_to_rosehill_comes_home_unless_run_to_its_finish() -> None:
    for km in (3, 6, 10, 20):
        for each in tailor(ONE_WAY, distance_m=1000.0 * km):
            away_m = segment_metres(*(values[[0, -1]] for values in places(each)))[0]
            assert (away_m > 1000) == (each.recipe.method in TO_THE_FINISH)


def test_distances_are_those_of_the_geodesic() -> None:
    for each in tailor(LOOP, distance_m=6_000, others=(SHIPPED_ROUTES["park-gentle-3k"],)):
        lat, lon = places(each)
        steps = pairwise(zip(lat.tolist(), lon.tolist(), strict=True))
        reference_m = sum(geodesic(a, b).m for a, b in steps)
        assert each.distance_m == pytest.approx(reference_m, rel=0.0005)


@st.composite
def walks(draw: st.DrawFn) -> Route:
    """Draw a walk of 12 to 40 points, closed or not, up to 300 m from each to the next."""
    count = draw(st.integers(12, 40))
    step = st.integers(-2000, 2000).map(lambda micro: micro / 1_000_000)
    lat = -33.8 + np.cumsum([draw(step) for _ in range(count)])
    lon = draw(st.sampled_from([151.0, 179.999])) + np.cumsum([draw(step) for _ in range(count)])
    if draw(st.booleans()):
        lat[-1], lon[-1] = lat[0], lon[0]
    breaks = draw(st.sets(st.integers(2, count - 2), max_size=2))
    starts = (0, *sorted(breaks))
    return Route("Walk", Track(lat, (lon + 180) % 360 - 180, np.full(count, np.nan), starts))


@given(walks(), st.floats(0.1, 12))
@settings(max_examples=60)
def test_any_distance_of_any_walk_is_met_and_truly_measured(route: Route, share: float) -> None:
    whole_m = measure(route).distance_m
    wanted_m = max(share * whole_m, 100.0)
    if whole_m < 50:
        return
    found = tailor(route, distance_m=wanted_m)
    assert abs(found[0].distance_m - wanted_m) <= FIT_SHARE * wanted_m
    for each in found:
        assert each.distance_m == pytest.approx(measure(each.route).distance_m)
        assert 0 <= each.repeated_m <= each.distance_m
        assert set(each.route.track.lat_deg.round(6)) <= near(route, each)


def near(route: Route, variation: Variation) -> set[float]:
    """Return the latitudes of a variation that lie on the line, to 10 cm and within its steps."""
    track = route.track
    lon = np.unwrap(track.lon_deg, period=360)
    found = set()
    for lat, raw in zip(*places(variation), strict=True):
        east = lon[0] + (raw - lon[0] + 180) % 360 - 180
        scale = np.array([111_000.0, 111_000.0 * np.cos(np.radians(lat))])
        points = np.column_stack((track.lat_deg - lat, lon - east)) * scale
        a, along = points[:-1], np.diff(points, axis=0)
        square = np.maximum((along**2).sum(axis=1), 1e-12)
        share = np.clip(-(a * along).sum(axis=1) / square, 0, 1)
        if np.hypot(*(a + share[:, None] * along).T).min() < 0.1:
            found.add(round(float(lat), 6))
    return found
