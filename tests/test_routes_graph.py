"""Best ways over a network, against the plainest method there is, and where the nearest way is."""

from dataclasses import replace

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from network_builders import Edge, grid, grid_edges, shipped

from routes.graph import LEAST_COST, Ways, in_rings, tree_from, tree_to, ways_near
from routes.network import Flag, Kind
from routes.snapping import Snapper, Spot, metres_between, place_of
from routes.track import FloatArray

ROWS, COLUMNS = 4, 5
COUNT = len(grid_edges(ROWS, COLUMNS))
COSTS = st.lists(st.floats(0.1, 5), min_size=COUNT, max_size=COUNT).map(np.array)
SPOTS = st.lists(
    st.builds(
        Spot, st.integers(0, COUNT - 1), st.sampled_from([0.0, 0.25, 0.7, 1.0]), st.just(0.0)
    ),
    min_size=1,
    max_size=4,
)
ONE_WAY = st.lists(st.booleans(), min_size=COUNT, max_size=COUNT).map(np.array)
FAR = np.inf


def by_relaxing(ways: Ways, root: int, *, is_home: bool) -> np.ndarray:
    """Return the least cost from a node to every other, or home from there, by Bellman (1958)."""
    cost = np.full(len(ways.lat_deg), np.inf)
    cost[root] = 0.0
    along, back = (ways.start, ways.end), (ways.end, ways.start)
    both = ~ways.one_way
    for _ in cost:
        for (one, other), may in ((along, both | (not is_home)), (back, both | is_home)):
            np.minimum.at(cost, other[may], (cost[one] + ways.cost)[may])
    return cost


@given(COSTS, SPOTS, ONE_WAY, st.booleans())
@settings(max_examples=120)
def test_a_tree_has_the_least_cost_and_its_steps_add_up(
    cost: np.ndarray,
    spots: list[Spot],
    one_way: np.ndarray,
    is_home: bool,  # noqa: FBT001
) -> None:
    ways = ways_near(replace(grid(ROWS, COLUMNS), one_way=one_way), cost, spots, FAR)
    root = ways.spots[0]
    tree = tree_to(ways, root) if is_home else tree_from(ways, root)
    assert tree.cost == pytest.approx(by_relaxing(ways, root, is_home=is_home))
    for node in np.flatnonzero(np.isfinite(tree.cost)).tolist():
        steps = tree.steps_from(node, ways) if is_home else tree.steps_to(node, ways)
        at, goal = (node, root) if is_home else (root, node)
        for way, forward in steps:
            assert forward or not ways.one_way[way]
            assert at == (ways.start[way] if forward else ways.end[way])
            at = ways.other(way, at)
        assert at == goal
        taken = [way for way, _ in steps]
        assert tree.length_m[node] == pytest.approx(ways.length_m[taken].sum())
        assert tree.cost[node] == pytest.approx(ways.cost[taken].sum())


@given(SPOTS)
@settings(max_examples=60)
def test_spots_cut_edges_and_lose_nothing_of_them(spots: list[Spot]) -> None:
    network = grid(ROWS, COLUMNS)
    ways = ways_near(network, np.ones(COUNT), spots, FAR)
    assert np.bincount(ways.edge, ways.length_m, COUNT) == pytest.approx(network.length_m)
    assert (ways.cost >= LEAST_COST).all()
    for node, spot in zip(ways.spots, spots, strict=True):
        assert (ways.lat_deg[node], ways.lon_deg[node]) == pytest.approx(place_of(network, spot))


def test_ways_beyond_reach_and_barred_ways_are_left_out() -> None:
    cost = np.ones(COUNT)
    cost[5] = np.inf
    near = ways_near(grid(ROWS, COLUMNS), cost, [Spot(0, 0.5, 0.0)], 350.0)
    assert 5 not in near.edge
    assert set(near.edge.tolist()) < set(range(COUNT))
    ends = np.hypot(near.lat_deg, near.lon_deg - 0.0009) * 111_195 <= 351
    assert (ends[near.start] | ends[near.end]).all()
    assert not ends.all()


def test_a_node_that_no_way_leads_to_is_infinitely_far() -> None:
    cost = np.ones(COUNT)
    cost[
        [
            edge
            for edge, (_, column, east) in enumerate(grid_edges(ROWS, COLUMNS))
            if east and column == 2
        ]
    ] = np.inf
    ways = ways_near(grid(ROWS, COLUMNS), cost, [Spot(0, 0.5, 0.0)], FAR)
    tree = tree_from(ways, ways.spots[0])
    assert np.isinf(tree.length_m).sum() == 2 * ROWS
    assert np.array_equal(np.isinf(tree.length_m), np.isinf(tree.cost))
    beyond = int(np.isinf(tree.length_m).argmax())
    for steps in (tree.steps_to, tree.steps_from):
        with pytest.raises(ValueError, match="no way"):
            steps(beyond, ways)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_who_stands_at_the_corner_of_a_one_way_street_may_go_either_way(share: float) -> None:
    network = replace(grid(ROWS, COLUMNS), one_way=np.arange(COUNT) == 0)
    ways = ways_near(network, np.ones(COUNT), [Spot(0, share, 0.0)], FAR)
    corner = int((network.end if share else network.start)[0])
    at = int(np.flatnonzero(ways.node == corner)[0])
    for tree in (tree_from(ways, ways.spots[0]), tree_to(ways, ways.spots[0])):
        assert tree.length_m[at] == pytest.approx(0.0, abs=1e-6)


def test_dead_ends_are_not_in_rings() -> None:
    edges = grid_edges(2, 4)
    cost = np.ones(len(edges))
    # Only the first square stays; from it a street leads on to the east.
    for number, edge in enumerate(edges):
        if edge in {(1, 1, True), (1, 2, True), (0, 2, False), (0, 3, False)}:
            cost[number] = np.inf
    ways = ways_near(grid(2, 4), cost, [Spot(0, 0.5, 0.0)], FAR)
    rings = in_rings(ways)
    east = ways.lon_deg > 0.0019
    assert rings[~east].all()
    assert not rings[east].any()


def test_the_nearest_spot_is_the_nearest_by_geodesics() -> None:
    network, snapper = shipped().network, shipped().snapper
    dice = np.random.default_rng(3)
    lat = dice.uniform(-33.83, -33.78, 12)
    lon = dice.uniform(150.98, 151.03, 12)
    for spot, at_lat, at_lon in zip(
        snapper.snap(lat, lon), lat.tolist(), lon.tolist(), strict=True
    ):
        away_m = metres_between(at_lat, at_lon, network, spot)
        assert away_m == pytest.approx(
            geodesic((at_lat, at_lon), place_of(network, spot)).m, abs=0.1
        )
        assert spot.away_m == pytest.approx(away_m, rel=0.01)
        near = np.hypot(network.point_lat_deg - at_lat, (network.point_lon_deg - at_lon) * 0.83)
        for point in np.argsort(near)[:40].tolist():
            place = (network.point_lat_deg[point], network.point_lon_deg[point])
            assert away_m <= geodesic((at_lat, at_lon), place).m + 0.1


@pytest.mark.parametrize("bar", ["kind", "flag"])
def test_nobody_is_set_on_a_way_that_is_not_run(bar: str) -> None:
    def barred(edge: Edge) -> bool:
        return edge == (0, 0, True)

    network = grid(
        2,
        2,
        kind=lambda edge: Kind.MOTORWAY if bar == "kind" and barred(edge) else Kind.STREET,
        flags=lambda edge: Flag.BARRED if bar == "flag" and barred(edge) else 0,
    )
    (spot,) = Snapper(network).snap(np.array([0.0]), np.array([0.0009]))
    assert spot.edge != 0


def test_a_spot_beside_the_180th_meridian_is_the_nearest_on_either_side_of_it() -> None:
    def shifted(lon_deg: FloatArray) -> FloatArray:
        return (lon_deg + 179.995 + 180) % 360 - 180

    plain = grid(6, 6)
    there = replace(
        plain, lon_deg=shifted(plain.lon_deg), point_lon_deg=shifted(plain.point_lon_deg)
    )
    lat_deg, lon_deg = np.array([0.0011, 0.0019, 0.0052]), np.array([0.0002, 0.0048, 0.0088])
    found = Snapper(there).snap(lat_deg, shifted(lon_deg))
    for spot, same in zip(found, Snapper(plain).snap(lat_deg, lon_deg), strict=True):
        assert (spot.edge, spot.share) == (same.edge, pytest.approx(same.share, abs=1e-6))


def test_where_nothing_may_be_run_there_is_no_spot() -> None:
    snapper = Snapper(grid(2, 2, kind=lambda _: Kind.MOTORWAY))
    with pytest.raises(ValueError, match="nothing"):
        snapper.snap(np.array([0.0]), np.array([0.0]))
