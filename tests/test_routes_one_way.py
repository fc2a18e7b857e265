"""What is one way for walkers: kept at an import, and run in its direction only, by every loop."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_builders import grid, grid_edges
from osm_builders import Town, imported

from routes.errors import Fault, RouteFileError
from routes.footways import Footways, footways_of
from routes.loop_ask import Ask, Loop, LoopError, LoopFault, Shape
from routes.loops import find_loops
from routes.mapmatch import match
from routes.measure import retraces, segment_metres
from routes.network import BoolArray, Kind, Network
from routes.network_file import read_network, write_network
from routes.track import FloatArray, Route, Track

ROWS = COLUMNS = 6
COUNT = len(grid_edges(ROWS, COLUMNS))
SIDE_DEG = 5 * 200 / 111_195
PATH, ONE_WAY = "highway=path", "highway=path oneway:foot=yes"
# Who stands at a corner, as near as networks are kept, may go there.
CORNER_M = 0.15
# What goes there and back on the same ground goes round nothing.
LEAST_M2 = 100.0

places = st.tuples(st.floats(0, SIDE_DEG), st.floats(0, SIDE_DEG))
asks = st.builds(
    Ask,
    places,
    st.floats(600, 6_000),
    shape=st.sampled_from([Shape.LOOP, Shape.LOOP, Shape.THERE_AND_BACK]),
    to=st.none() | places,
    through=st.none() | places,
    clockwise=st.none() | st.booleans(),
    seed=st.integers(1, 9),
)
# Of some edges which way round they are run, the others both ways.
signs = st.dictionaries(st.integers(0, COUNT - 1), st.booleans(), max_size=30)


def town(one_way: dict[int, bool], rows: int = ROWS, columns: int = COLUMNS) -> Network:
    """Return a grid in which some edges are one way: as they lie, or turned round."""
    made = grid(rows, columns, ele_m=lambda row, column: 8.0 * row + 3.0 * column)
    start, end = made.start.copy(), made.end.copy()
    lines = np.stack((made.point_lat_deg, made.point_lon_deg), axis=1).reshape(-1, 2, 2).copy()
    turned = [edge for edge, is_turned in one_way.items() if is_turned]
    start[turned], end[turned] = end[turned], start[turned]
    lines[turned] = lines[turned, ::-1]
    return replace(
        made,
        start=start,
        end=end,
        point_lat_deg=lines[..., 0].ravel(),
        point_lon_deg=lines[..., 1].ravel(),
        one_way=np.isin(np.arange(len(start)), list(one_way)),
    )


def on_one_way(network: Network, track: Track) -> tuple[FloatArray, BoolArray]:
    """Return how far each step of a line goes along its edge's direction, and where that binds.

    Worked out from the line on the ground alone: by the edge of the grid that each step lies on.
    """
    points = np.stack((track.lat_deg, track.lon_deg), axis=1)
    ends = np.stack((network.point_lat_deg, network.point_lon_deg), axis=1).reshape(-1, 2, 2)
    middle, step = (points[1:] + points[:-1]) / 2, np.diff(points, axis=0)
    low, high = ends.min(axis=1) - 1e-7, ends.max(axis=1) + 1e-7
    on = ((middle[:, None] >= low) & (middle[:, None] <= high)).all(axis=2)
    assert on.any(axis=1).all()
    edge = on.argmax(axis=1)
    along = ends[edge, 1] - ends[edge, 0]
    ahead = (step * along).sum(axis=1) / np.hypot(*along.T) * 111_195
    return ahead, network.one_way[edge] & (np.abs(ahead) > CORNER_M)


def found_by(footways: Footways, ask: Ask) -> tuple[Loop, ...]:
    try:
        return find_loops(footways, ask).loops
    except LoopError:
        return ()


@given(signs, asks)
@settings(max_examples=60, deadline=None)
def test_every_run_is_legal_step_by_step(one_way: dict[int, bool], ask: Ask) -> None:
    network = town(one_way)
    for loop in found_by(footways_of(network), ask):
        ahead_m, binds = on_one_way(network, loop.route.track)
        assert (ahead_m[binds] > 0).all()
        assert loop.can_turn or network.one_way[list(loop.edges)].any()
        assert not (loop.can_turn and binds.any())
        assert loop.distance_m == pytest.approx(ask.distance_m, rel=0.03)
        if retraces(loop.route.track.lat_deg, loop.route.track.lon_deg):
            assert not network.one_way[list(loop.edges)].any()
        elif ask.to is None and ask.clockwise is not None and abs(area_inside_m2(loop)) > LEAST_M2:
            assert is_clockwise(loop) is ask.clockwise


def area_inside_m2(loop: Loop) -> float:
    """Return the area inside a loop, negative where it is run clockwise."""
    north, east = (
        (deg - deg[0]) * 111_195 for deg in (loop.route.track.lat_deg, loop.route.track.lon_deg)
    )
    return float(np.sum(east[:-1] * north[1:] - east[1:] * north[:-1])) / 2


def is_clockwise(loop: Loop) -> bool:
    return area_inside_m2(loop) < 0


def test_a_spur_that_fills_a_loop_is_up_a_way_that_one_can_come_back_on() -> None:
    # From the middle of a side every round way in squares of 200 m is a multiple of 400 m long.
    dice = np.random.default_rng(4)
    filled = 0
    for _ in range(4):
        edges = np.flatnonzero(dice.random(len(grid_edges(9, 9))) < 0.4)
        network = town({edge: bool(dice.random() < 0.5) for edge in edges.tolist()}, 9, 9)
        found = find_loops(footways_of(network), Ask((0.0072, 0.0063), 2_900.0))
        for loop in found.loops:
            filled += loop.distance_m == pytest.approx(2_900, abs=1)
            ahead_m, binds = on_one_way(network, loop.route.track)
            assert (ahead_m[binds] > 0).all()
    assert filled


# Towns in which the way back from the place, turned round, would be as short and against one.
@pytest.mark.parametrize("seed", [25, 42, 55])
def test_the_shortest_way_by_a_place_comes_home_legally(seed: int) -> None:
    dice = np.random.default_rng(seed)
    edges = np.flatnonzero(dice.random(COUNT) < 0.3).tolist()
    network = town({edge: bool(dice.random() < 0.5) for edge in edges})
    door, place = dice.uniform(0, SIDE_DEG, (2, 2)).tolist()
    ask = Ask(tuple(door), 500.0, through=tuple(place))
    with pytest.raises(LoopError) as refused:
        find_loops(footways_of(network), ask)
    nearest_m = refused.value.nearest_m
    assert nearest_m is not None
    for loop in find_loops(footways_of(network), replace(ask, distance_m=nearest_m)).loops:
        ahead_m, binds = on_one_way(network, loop.route.track)
        assert (ahead_m[binds] > 0).all()


def test_where_every_other_street_is_one_way_loops_are_found_all_the_same() -> None:
    streets = {
        number: bool((row if east else column) % 4)
        for number, (row, column, east) in enumerate(grid_edges(12, 12))
        if (row if east else column) % 2 == 0
    }
    footways = footways_of(town(streets, 12, 12))
    for door in ((0.004, 0.0131), (0.0105, 0.0054)):
        for distance_m in (2_400.0, 4_000.0):
            found = find_loops(footways, Ask(door, distance_m))
            assert not found.is_back
            assert len(found.loops) == 3
            assert all(loop.repeated_share < 0.15 for loop in found.loops)


def test_a_loop_round_a_one_way_block_is_not_turned() -> None:
    # The edges round the outside of the grid, all one way and clockwise.
    outside = {
        number: (east and row == 0) or (not east and column == COLUMNS - 1)
        for number, (row, column, east) in enumerate(grid_edges(ROWS, COLUMNS))
        if (row in (0, ROWS - 1) if east else column in (0, COLUMNS - 1))
    }
    made = town(outside)
    only = replace(made, kind=np.where(made.one_way, Kind.PATH, Kind.MOTORWAY))
    door, round_m = (0.0, SIDE_DEG / 2), float(made.length_m[made.one_way].sum())
    ask = Ask(door, round_m, clockwise=True)
    (loop,) = find_loops(footways_of(only), ask).loops
    assert is_clockwise(loop)
    assert not loop.can_turn
    with pytest.raises(LoopError):
        find_loops(footways_of(only), replace(ask, clockwise=False))
    both = find_loops(footways_of(replace(only, one_way=[])), replace(ask, clockwise=False))
    assert not is_clockwise(both.loops[0])
    assert both.loops[0].can_turn


def test_there_and_back_begins_on_the_nearest_way_that_one_can_come_back_on() -> None:
    network = town({0: False})
    ask = Ask((0.0, SIDE_DEG / 10), 2_000.0, shape=Shape.THERE_AND_BACK)
    for loop in find_loops(footways_of(network), ask).loops:
        assert loop.route.track.lon_deg[0] == pytest.approx(SIDE_DEG / 10, abs=SIDE_DEG / 9)
        assert 0 not in loop.edges
    every = footways_of(town(dict.fromkeys(range(COUNT), False)))
    with pytest.raises(LoopError):
        find_loops(every, ask)


def test_from_here_to_there_is_another_way_than_from_there_to_here() -> None:
    # One street along the south, eastwards only.
    network = town(
        {edge: False for edge, (row, _, east) in enumerate(grid_edges(6, 6)) if east and not row}
    )
    west, east = (0.0, SIDE_DEG / 20), (0.0, SIDE_DEG * 19 / 20)
    there = find_loops(footways_of(network), Ask(west, 900.0, to=east)).loops[0]
    assert not there.can_turn
    with pytest.raises(LoopError) as refused:
        find_loops(footways_of(network), Ask(east, 900.0, to=west))
    assert refused.value.nearest_m is not None
    assert refused.value.nearest_m > 1_300
    back = find_loops(footways_of(network), Ask(east, refused.value.nearest_m, to=west)).loops[0]
    ahead_m, binds = on_one_way(network, back.route.track)
    assert (ahead_m[binds] > 0).all()
    assert back.distance_m >= 0.97 * refused.value.nearest_m


def test_a_place_from_which_it_is_far_home_is_told_as_far() -> None:
    # The street along the south leads eastwards only: 200 m to the place, and home by the next one.
    south = [n for n, (row, _, east) in enumerate(grid_edges(ROWS, COLUMNS)) if east and not row]
    footways = footways_of(town(dict.fromkeys(south, False)))
    door, place = (0.0, SIDE_DEG / 10), (0.0, SIDE_DEG * 3 / 10)
    with pytest.raises(LoopError) as refused:
        find_loops(footways, Ask(door, 500.0, through=place))
    assert refused.value.code is LoopFault.END_TOO_FAR
    assert refused.value.nearest_m == pytest.approx(1_200, abs=1)


def test_ascent_is_that_of_the_way_it_is_run() -> None:
    # All streets that climb to the north are one way down, but for the last of the east.
    made = grid_edges(ROWS, COLUMNS)
    down = {edge: True for edge, (_, column, east) in enumerate(made) if not east and column < 5}
    loop = find_loops(footways_of(town(down)), Ask((0.0, SIDE_DEG * 0.9), 3_000.0)).loops[0]
    ele_m = loop.route.track.ele_m
    assert loop.ascent_m == pytest.approx(np.maximum(np.diff(ele_m), 0).sum(), abs=15)


def test_a_line_that_was_run_against_it_is_matched_as_it_was_run() -> None:
    network = town(dict.fromkeys(range(COUNT), False))
    lon_deg = np.linspace(SIDE_DEG * 0.9, SIDE_DEG * 0.1, 60)
    lat_deg = np.full(60, 0.00003)
    found = match(footways_of(network), Route("Run", Track(lat_deg, lon_deg, np.full(60, np.nan))))
    assert found.network_share == 1.0
    assert found.after_m == pytest.approx(found.before_m, rel=0.02)


def test_ways_of_one_direction_are_joined_though_one_is_drawn_against_it(tmp_path: Path) -> None:
    town = Town()
    town.way(ONE_WAY, (0, 0), (0, 1))
    town.way("highway=path oneway:foot=-1", (0, 2), (0, 1))
    town.way("highway=path foot:backward=no", (0, 2), (1, 2), (1, 1))
    # And home, both ways.
    town.way(PATH, (1, 1), (1, 0), (0, 0))
    made = imported(town.xml(), tmp_path)
    network = made.network
    assert sorted(network.one_way.tolist()) == [False, True]
    bound = int(network.one_way.argmax())
    lat, lon = network.line(bound)
    assert list(zip(lat.round(6).tolist(), lon.round(6).tolist(), strict=True)) == [
        (48.0, 15.0),
        (48.0, 15.001),
        (48.0, 15.002),
        (48.001, 15.002),
        (48.001, 15.001),
    ]
    assert made.told.one_way_m == pytest.approx(float(network.length_m[bound]))
    assert made.told.kept_m == pytest.approx(made.told.walkable_m)
    assert read_network(write_network(network)).one_way.tolist() == network.one_way.tolist()


def test_a_ring_of_one_direction_is_run_in_that(tmp_path: Path) -> None:
    angles = np.linspace(0, 2 * np.pi, 41)
    ring = [(5 * float(np.sin(at)), 5 * float(np.cos(at))) for at in angles]
    town = Town()
    town.way("highway=path oneway:foot=-1", *ring[:-1], ring[0])
    network = imported(town.xml(), tmp_path).network
    assert network.one_way.all()
    assert len(network.start) == 3
    door = (48 + ring[7][0] / 1000, 15 + ring[7][1] / 1000)
    ask = Ask(door, float(network.length_m.sum()))
    (loop,) = find_loops(footways_of(network), ask).loops
    # It is drawn anticlockwise, and walked against that.
    assert is_clockwise(loop)
    assert segment_metres(loop.route.track.lat_deg, loop.route.track.lon_deg).sum() > 2_500


@pytest.mark.parametrize(
    ("ways", "kept"),
    [
        # A street that leads to nowhere, or comes from there, is of no use.
        ([((0, 1), (0, 5))], {False: 4}),
        ([((0, 5), (0, 1))], {False: 4}),
        # Two that both lead there do not lead on; one each way round does.
        ([((0, 1), (0, 5)), ((1, 1), (0, 5))], {False: 4}),
        ([((0, 1), (0, 5)), ((0, 5), (1, 1))], {False: 4, True: 1}),
        # On the same ground as a way that is walked both ways, the latter stays.
        ([((0, 0), (0, 1))], {False: 4}),
    ],
)
def test_what_one_can_come_to_and_go_from_is_kept(
    tmp_path: Path, ways: list[tuple[tuple[int, int], tuple[int, int]]], kept: dict[bool, int]
) -> None:
    town = Town()
    corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    for number, pair in enumerate(pairwise(corners)):
        town.way(f"{PATH} name=Gasse-{number}", *pair)
    for pair in ways:
        town.way(ONE_WAY, *pair)
    made = imported(town.xml(), tmp_path)
    assert Counter(made.network.one_way.tolist()) == kept
    assert made.told.kept_m == pytest.approx(float(made.network.length_m.sum()))
    assert made.told.kept_m <= made.told.walkable_m


def test_where_one_can_come_back_nowhere_there_is_no_way(tmp_path: Path) -> None:
    town = Town()
    town.way(ONE_WAY, (0, 0), (0, 1), (1, 1))
    with pytest.raises(RouteFileError) as refused:
        imported(town.xml(), tmp_path)
    assert refused.value.code is Fault.NO_WAYS


@given(
    st.lists(
        st.sampled_from([PATH, ONE_WAY, "highway=path oneway:foot=-1"]), min_size=12, max_size=12
    )
)
@settings(max_examples=40, deadline=None)
def test_no_import_loses_or_turns_a_direction(
    tmp_path_factory: pytest.TempPathFactory, sorts: list[str]
) -> None:
    """Every edge, cut into its segments, is walked as each of these was tagged."""
    town, walked = Town(), set()
    at = [(row, column) for row in range(3) for column in range(3)]
    pairs = [(a, b) for a in at for b in at if a < b and abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1]
    for sort, (one, other) in zip(sorts, pairs, strict=True):
        town.way(sort, one, other)
        walked |= {(one, other)} if not sort.endswith("-1") else set()
        walked |= {(other, one)} if sort != ONE_WAY else set()
    try:
        network = imported(town.xml(), tmp_path_factory.mktemp("town")).network
    except RouteFileError:
        return
    for edge in range(len(network.start)):
        lat, lon = network.line(edge)
        rows, columns = (
            np.rint((lat - 48) * 1000).astype(int),
            np.rint((lon - 15) * 1000).astype(int),
        )
        nodes = list(zip(rows.tolist(), columns.tolist(), strict=True))
        for one, other in pairwise(nodes):
            assert (one, other) in walked
            assert ((other, one) in walked) is not bool(network.one_way[edge])
