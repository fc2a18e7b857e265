"""Extracts made into networks: barriers, squares, contraction, parts, parks, names, heights."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from osm_builders import NO_EXTRACTS, REAL, Town, imported

from routes.errors import Fault, RouteFileError
from routes.footways import footways_of
from routes.graph import tree_from, ways_near
from routes.joined import joined_parts
from routes.loop_ask import Ask
from routes.loop_measures import line_of
from routes.loops import find_loops
from routes.network import Flag, Kind, Network
from routes.network_file import read_network, write_network
from routes.osm.building import network_of
from routes.osm.opening import form_of
from routes.osm.reading import read_extract
from routes.osm.tags import Out
from routes.running_cost import cost_per_metre

PATH = "highway=path"


def lengths(network: Network) -> list[float]:
    return sorted(network.length_m.round(1).tolist())


def titles(network: Network) -> set[str]:
    return {network.titles[number] for number in network.title.tolist()}


def spots_of(network: Network, *places: tuple[float, float]) -> list[int]:
    """Return the node at each (row, column) of a made town, as many as lie there."""
    lat, lon = network.lat_deg, network.lon_deg
    return [
        int(np.sum((abs(lat - 48 - row * 0.001) < 1e-6) & (abs(lon - 15 - column * 0.001) < 1e-6)))
        for row, column in places
    ]


def test_nodes_at_which_nothing_begins_are_joined_and_the_line_is_kept(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1), (1, 1))
    town.way(PATH, (1, 1), (1, 2), (2, 2))
    network = imported(town.xml(), tmp_path).network
    assert len(network.start) == 1
    lat, lon = network.line(0)
    assert lat.round(6).tolist() == [48.0, 48.0, 48.001, 48.001, 48.002]
    assert lon.round(6).tolist() == [15.0, 15.001, 15.001, 15.002, 15.002]


@pytest.mark.parametrize("other", ["highway=steps", "highway=path name=Steig", "highway=track"])
def test_ways_that_differ_are_not_joined(tmp_path: Path, other: str) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1))
    town.way(other, (0, 1), (0, 2))
    assert len(imported(town.xml(), tmp_path).network.start) == 2


def test_a_junction_parts_a_way_and_a_bridge_above_it_does_not(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1), (0, 2))
    town.way(PATH, (0, 1), (1, 1))
    # Over the first way, but through no node of it.
    town.way(PATH, (1, 1), (0.5, 0.5), (-1, 0.5))
    network = imported(town.xml(), tmp_path).network
    assert len(network.start) == 3
    assert spots_of(network, (0, 1), (0, 0.5)) == [1, 0]


@pytest.mark.parametrize("spur", [False, True])
def test_a_ring_that_meets_no_way_or_one_is_run_round(tmp_path: Path, *, spur: bool) -> None:
    angles = np.linspace(0, 2 * np.pi, 61)
    places = [(5 * float(np.sin(at)), 7 * float(np.cos(at))) for at in angles]
    town = Town()
    town.way(PATH, *places[:-1], places[0])
    if spur:
        town.way(PATH, places[7], (9, 9))
    network = imported(town.xml(), tmp_path).network
    assert len(network.start) == 3 + spur
    assert np.all(network.start != network.end)
    ring_m = sum(
        geodesic(*((48 + row / 1000, 15 + column / 1000) for row, column in pair)).m
        for pair in pairwise(places)
    )
    door = 48 + places[20][0] / 1000, 15 + places[20][1] / 1000
    loops = find_loops(footways_of(network), Ask(door, 1.02 * ring_m)).loops
    assert [loop.distance_m for loop in loops] == pytest.approx([ring_m], rel=1e-3)


def test_parallel_ways_stay_and_the_same_ground_counts_once(tmp_path: Path) -> None:
    town = Town()
    town.way("highway=residential name=Gasse", (0, 0), (0, 1))
    town.way("highway=residential name=Gasse", (0, 0), (1, 0.5), (0, 1))
    town.way(PATH, (0, 1), (0, 0))
    network = imported(town.xml(), tmp_path).network
    assert len(network.start) == 2
    assert sorted(network.kind.tolist()) == [Kind.PATH, Kind.STREET]
    assert network.length_m[network.kind == Kind.PATH][0] < network.length_m.max()


@pytest.mark.parametrize(
    ("gate", "is_shut"),
    [
        ("barrier=gate", False),
        ("barrier=gate locked=yes", True),
        ("barrier=gate access=private", True),
        ("barrier=stile", False),
    ],
)
def test_a_shut_gate_cuts_the_way(tmp_path: Path, gate: str, *, is_shut: bool) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1), (0, 2))
    town.node((0, 1), gate)
    made = imported(town.xml(), tmp_path)
    assert made.told.parts == 1 + is_shut
    assert made.told.kept_m == pytest.approx(made.told.walkable_m / (1 + is_shut))


def test_a_shut_gate_at_a_junction_cuts_all_ways_there(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1), (0, 2))
    town.way(PATH, (0, 1), (1, 1))
    town.way(PATH, (0, 0), (0, -1))
    town.node((0, 1), "barrier=gate locked=yes")
    assert imported(town.xml(), tmp_path).told.parts == 3


def test_a_square_is_walked_round(tmp_path: Path) -> None:
    town = Town()
    town.way("highway=pedestrian area=yes", (0, 0), (0, 1), (1, 1), (1, 0), (0, 0))
    town.way(PATH, (0, 0), (-1, 0))
    town.way(PATH, (1, 1), (2, 1))
    network = imported(town.xml(), tmp_path).network
    assert len(network.start) == 4
    assert lengths(network) == pytest.approx([111.2, 111.2, 185.8, 185.8], rel=0.01)


def test_the_outline_of_a_square_that_is_a_relation_is_walked(tmp_path: Path) -> None:
    town = Town()
    half = town.way("", (0, 0), (0, 1), (1, 1))
    rest = town.way("", (1, 1), (1, 0), (0, 0))
    town.relation("highway=pedestrian name=Markt", [(half, "outer"), (rest, "outer")])
    network = imported(town.xml(), tmp_path).network
    assert titles(network) == {"Markt"}
    assert network.length_m.sum() == pytest.approx(371.5, rel=0.01)


def test_the_longest_part_is_kept_and_its_share_told(tmp_path: Path) -> None:
    town = Town()
    # Four short pieces against one long one: metres count, not pieces.
    town.way(PATH, (0, 0), (0, 1))
    town.way(PATH, (0, 0), (1, 0))
    town.way(PATH, (0, 0), (-1, 0))
    town.way(PATH, (0, 0), (0, -1))
    town.way(PATH, (20, 0), (30, 0))
    made = imported(town.xml(), tmp_path)
    assert made.told.parts == 2
    assert len(made.network.start) == 1
    assert made.told.kept_m == pytest.approx(1112, rel=0.001)
    assert made.told.kept_m / made.told.walkable_m == pytest.approx(0.753, abs=0.01)


def test_no_order_of_a_file_matters(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1), (1, 1))
    town.way("highway=residential", (0, 1), (0, 2))
    first = imported(town.xml(), tmp_path).network
    last = imported(town.xml(ways_first=True), tmp_path).network
    assert write_network(first) == write_network(last)


def test_nodes_that_were_never_uploaded_are_read(tmp_path: Path) -> None:
    lengths_m = []
    for sign in (1, -1):
        town = Town(sign=sign)
        town.way(PATH, (0, 0), (0, 1), (1, 1))
        town.way("highway=residential", (0, 1), (0, 2))
        lengths_m.append(lengths(imported(town.xml(), tmp_path).network))
    assert lengths_m[0] == lengths_m[1]


def test_a_missing_node_cuts_a_way_and_is_told(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1), (0, 2), (0, 3), (0, 6))
    del town.nodes[town.node((0, 2))]
    made = imported(town.xml(), tmp_path)
    assert made.told.missing_nodes == 1
    assert made.told.parts == 2
    assert made.network.line(0)[1].round(6).tolist() == [15.003, 15.006]


def test_points_at_one_place_leave_no_edge_without_length(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1))
    town.way("highway=steps", (0, 1), (0, 1.0001))
    town.way("highway=track", (0, 1.0001), (0, 2))
    network = read_network(write_network(imported(town.xml(), tmp_path).network))
    assert len(network.start) == 2
    assert len(network.lat_deg) == 3


@pytest.mark.parametrize("at_once", [1, 3, 100_000])
def test_parks_and_waters_flag_and_name_the_paths_in_and_by_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("routes.osm.grounds._EDGES_AT_ONCE", at_once)
    town = Town()
    town.way("leisure=park name=Stadtpark", (0, 0), (0, 4), (1, 4), (1, 0), (0, 0))
    town.way("waterway=river name=Krems", (3.2, 0), (3.2, 5))
    town.way(PATH, (0.5, 0), (0.5, 4))
    town.way("highway=path name=Allee", (0.5, 4), (3, 4))
    town.way(PATH, (3, 4), (3, 1))
    town.way("highway=primary", (0.5, 0), (0.4, 4))
    network = imported(town.xml(), tmp_path).network
    said = {
        network.titles[title]: Flag(flag)
        for title, flag in zip(network.title.tolist(), network.flags.tolist(), strict=True)
    }
    # A main road through a park is a main road.
    assert said == {
        "Stadtpark": Flag.IN_PARK,
        "Allee": Flag(0),
        "Krems": Flag.WATERSIDE,
        "": Flag(0),
    }
    assert "Stadtpark" in {place.name for place in network.places}


def test_a_park_of_several_ways_with_a_hole_is_an_area(tmp_path: Path) -> None:
    town = Town()
    outer = [
        town.way("", (0, 0), (0, 4), (4, 4)),
        town.way("", (4, 4), (4, 0), (0, 0)),
    ]
    inner = town.way("", (1, 1), (1, 3), (3, 3), (3, 1), (1, 1))
    town.relation("leisure=park", [*((way, "outer") for way in outer), (inner, "inner")])
    town.way("highway=path name=Innen", (2, 1.2), (2, 2.8))
    town.way("highway=path name=Aussen", (2, 2.8), (0.5, 2.8), (0.5, 0.2), (3.5, 0.2))
    network = imported(town.xml(), tmp_path).network
    inside = network.flags & Flag.IN_PARK > 0
    assert {network.titles[title] for title in network.title[inside]} == {"Aussen"}
    assert len(network.start) == 2


def test_places_and_peaks_come_along_most_important_first(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1))
    town.node((5, 5), "natural=peak name=Berg")
    town.node((6, 6), "place=suburb name=Stein")
    town.node((0, 0), "place=town name=Krems")
    town.node((500, 500), "place=city name=Wien")
    network = imported(town.xml(), tmp_path).network
    assert [place.name for place in network.places] == ["Krems", "Stein", "Berg"]


def test_what_is_left_out_is_counted_by_the_reason(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1))
    town.way("highway=motorway", (0, 0), (0, 2))
    town.way("highway=path access=private", (0, 0), (1, 0))
    town.way("highway=steps conveying=forward", (0, 1), (1, 1))
    town.node((0, 1), "highway=crossing")
    told = imported(town.xml(), tmp_path).told
    assert told.left_out == {Out.MOTOR_ROAD: 1, Out.NO_ACCESS: 1, Out.CONVEYOR: 1}
    assert (told.ways, told.crossings, told.parts) == (1, 1, 1)


@pytest.mark.parametrize(
    "ways", [[], ["highway=motorway"], ["building=yes"], ["highway=path access=no"]]
)
def test_an_extract_without_a_way_to_walk_is_refused(tmp_path: Path, ways: list[str]) -> None:
    town = Town()
    town.node((0, 0), "place=town name=Krems")
    for tags in ways:
        town.way(tags, (0, 0), (0, 1), (1, 1), (0, 0))
    with pytest.raises(RouteFileError) as refused:
        imported(town.xml(), tmp_path)
    assert refused.value.code is Fault.NO_WAYS


def test_ways_without_their_points_are_refused(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1))
    town.nodes.clear()
    with pytest.raises(RouteFileError) as refused:
        imported(town.xml(), tmp_path)
    assert refused.value.code is Fault.NO_NODES


ROADS = ("highway=primary", "highway=primary foot=use_sidepath", "highway=trunk maxspeed=100")


def crossed(network: Network, *places: tuple[float, float]) -> int:
    """Return how many main roads the best way between two places of a made town crosses."""
    footways = footways_of(network)
    lat, lon = (np.array(each) for each in zip(*places, strict=True))
    spots = footways.snapper.snap(48 + lat * 0.001, 15 + lon * 0.001)
    ways = ways_near(network, cost_per_metre(network), spots, np.inf)
    steps = tree_from(ways, ways.spots[0]).steps_to(ways.spots[1], ways)
    return line_of(footways, ways, tuple(steps)).crossings


@pytest.mark.parametrize("road", ROADS)
def test_a_path_across_a_road_crosses_it_whether_that_may_be_run_or_not(
    tmp_path: Path, road: str
) -> None:
    town = Town()
    town.way(road, (0, -9), (0, 0), (0, 9))
    town.way(PATH, (-2, 0), (-0.1, 0))
    town.way("highway=footway footway=crossing", (-0.1, 0), (0, 0), (0.1, 0))
    town.way(PATH, (0.1, 0), (2, 0))
    town.node((0, 0), "highway=crossing crossing=zebra")
    assert crossed(imported(town.xml(), tmp_path).network, (-2, 0), (2, 0)) == 1


@pytest.mark.parametrize("road", ROADS)
def test_a_road_of_two_carriageways_is_one_road_to_cross(tmp_path: Path, road: str) -> None:
    town = Town()
    for row in (-0.1, 0.1, 2):
        town.way(f"{road} oneway=yes", (row, -9), (row, 0), (row, 9))
    town.way(PATH, (-2, 0), (-0.1, 0), (0.1, 0), (1, 0), (2, 0), (3, 0))
    assert crossed(imported(town.xml(), tmp_path).network, (-2, 0), (3, 0)) == 2


def test_a_road_on_a_bridge_above_is_not_crossed(tmp_path: Path) -> None:
    town = Town()
    town.way("highway=primary foot=no bridge=yes", (0, -9), (0, 9))
    town.way(PATH, (-2, 0), (2, 0))
    network = imported(town.xml(), tmp_path).network
    assert len(network.start) == 1
    assert crossed(network, (-2, 0), (2, 0)) == 0


def test_of_a_road_that_is_only_crossed_no_more_than_the_crossing_is_kept_and_nothing_joined(
    tmp_path: Path,
) -> None:
    town = Town()
    town.way("highway=primary foot=no", *((0, column) for column in range(-9, 30)))
    town.way(PATH, (-2, 0), (0, 0), (2, 0))
    town.way(PATH, (-2, 20), (0, 20), (0.5, 20))
    made = imported(town.xml(), tmp_path)
    assert (made.told.ways, made.told.parts) == (2, 2)
    assert made.told.kept_m == pytest.approx(444.8, abs=0.5)
    assert made.told.walkable_m == pytest.approx(444.8 + 278, abs=0.5)
    barred = made.network.flags & Flag.BARRED > 0
    assert made.network.length_m[barred].round().tolist() == [75, 75]
    assert not made.network.may_run()[barred].any()


def test_where_only_roads_to_cross_are_there_nothing_may_be_run(tmp_path: Path) -> None:
    town = Town()
    town.way("highway=primary foot=no", (0, 0), (0, 9))
    with pytest.raises(RouteFileError) as refused:
        imported(town.xml(), tmp_path)
    assert refused.value.code is Fault.NO_WAYS


def test_streets_around_the_earth_are_joined_alike(tmp_path: Path) -> None:
    lengths_m = []
    for lat, lon in ((-33.9, 151.2), (0.0, 0.0), (-16.8, 180.0), (78.2, 15.6), (89.9, 0.0)):
        town = Town()
        for at in range(4):
            town.way("highway=residential", *((at, column) for column in range(4)))
            town.way(PATH, *((row, at) for row in range(4)))
        wide = 1 / np.cos(np.radians(lat))
        town.nodes = {
            number: (at[0] - 48 + lat, ((at[1] - 15.0015) * wide + lon + 180) % 360 - 180)
            for number, at in town.nodes.items()
        }
        made = imported(town.xml(), tmp_path)
        assert made.told.parts == 1
        lengths_m.append(made.told.kept_m)
    assert lengths_m == pytest.approx([lengths_m[0]] * 5, rel=0.02)


CELLS = st.tuples(st.integers(0, 4), st.integers(0, 4))
KINDS = st.sampled_from([PATH, "highway=residential", "highway=track name=Feld"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS, st.lists(CELLS, min_size=2, max_size=8)), min_size=1, max_size=8))
def test_contraction_keeps_every_metre_once_and_joins_all_it_may(
    tmp_path: Path, ways: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    town = Town()
    for tags, places in ways:
        town.way(tags, *places)
    ground = {frozenset(pair) for _, way in ways for pair in pairwise(way) if pair[0] != pair[1]}
    assume(ground)
    made = imported(town.xml(), tmp_path)
    at = {
        place: (round(48 + place[0] * 0.001, 6), round(15 + place[1] * 0.001, 6))
        for pair in ground
        for place in pair
    }
    metres = sum(geodesic(*(at[place] for place in pair)).m for pair in ground)
    assert made.told.walkable_m == pytest.approx(metres, rel=1e-6)
    network = made.network
    assert set(joined_parts(len(network.lat_deg), network.start, network.end)) == {0}
    # A node between two edges that are alike is left only on a ring, between its three parts.
    ends = np.concatenate((network.start, network.end))
    assert np.all(network.start != network.end)
    between = [
        np.flatnonzero(ends == node) % len(network.start)
        for node in np.flatnonzero(np.bincount(ends) == 2)
    ]
    alike = [
        pair
        for pair in between
        if len({(network.kind[e], network.flags[e], network.title[e]) for e in pair.tolist()}) == 1
    ]
    number = np.arange(len(network.start))
    if alike:
        number = joined_parts(len(number), *np.transpose(alike))
    for ring in {int(number[pair[0]]) for pair in alike}:
        parts = np.flatnonzero(number == ring)
        corners = np.concatenate((network.start[parts], network.end[parts]))
        assert len(parts) == 3
        assert np.all(np.bincount(corners)[corners] == 2)


@pytest.mark.skipif(not REAL.exists(), reason=NO_EXTRACTS)
@pytest.mark.parametrize(
    ("name", "door"), [("krems", (48.41, 15.61)), ("monaco", (43.7384, 7.4246))]
)
def test_a_real_extract_is_run_on(name: str, door: tuple[float, float]) -> None:
    path = REAL / f"{name}.osm.gz"
    made = network_of(read_extract(path, form_of(path)), name)
    assert made.told.kept_m / made.told.walkable_m > 0.95
    network = read_network(write_network(made.network))
    assert not np.any(network.kind == Kind.MOTORWAY)
    footways, cost = footways_of(network), cost_per_metre(network)
    random = np.random.default_rng(1)
    edges = random.choice(len(network.start), (20, 2))
    middles = [[np.mean(network.line(edge), axis=1) for edge in pair] for pair in edges]
    for pair in middles:
        spots = footways.snapper.snap(*np.transpose(pair))
        ways = ways_near(network, cost, spots, np.inf)
        assert tree_from(ways, ways.spots[0]).steps_to(ways.spots[1], ways)
    found = find_loops(footways, Ask(door, 5000.0))
    assert found.loops
    assert all(loop.distance_m == pytest.approx(5000, rel=0.03) for loop in found.loops)
