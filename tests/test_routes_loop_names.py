"""What loops are called, and what is measured of a line."""

from dataclasses import replace

import numpy as np
import pytest
from network_builders import grid, shipped

from routes.footways import footways_of
from routes.graph import ways_near
from routes.language import Tongue, speaking
from routes.loop_ask import Ask, Position
from routes.loop_line import track_of
from routes.loop_measures import line_of
from routes.loop_names import loop_name, told_apart
from routes.loops import find_loops
from routes.measure import measure
from routes.network import Kind
from routes.snapping import Spot
from routes.track import Route, Waypoint

TITLES = ("", "Bourke Street", "river foreshore", "The Park", "Side Lane")
# The edges of the square of a grid of 3 by 3, from its south-west corner anticlockwise.
SQUARE = ((0, True), (3, True), (5, False), (1, False))


def named(titles: dict[int, int], places: tuple[Waypoint, ...] = ()) -> str:
    network = grid(3, 3)
    title = np.zeros(len(network.start))
    title[list(titles)] = list(titles.values())
    network = replace(network, titles=TITLES, title=title, places=places)
    footways = footways_of(network)
    ways = ways_near(network, np.ones(len(title)), [Spot(9, 0.5, 0.0)], np.inf)
    steps = [(int(np.flatnonzero(ways.edge == edge)[0]), forward) for edge, forward in SQUARE]
    track = track_of(network, ways, steps)
    edges = [edge for edge, _ in SQUARE]
    return loop_name(footways, edges, [200.0] * 4, track)


def test_a_name_tells_what_is_passed_in_order() -> None:
    assert named({0: 3, 3: 2, 5: 1}) == "The Park, river foreshore and Bourke Street"
    assert named({0: 2, 3: 2, 5: 1, 1: 1}) == "River foreshore and Bourke Street"


def test_a_loop_of_no_names_is_told_by_where_it_goes() -> None:
    places = (Waypoint("Near", 0.0, 0.0), Waypoint("Far", 0.0018, 0.0018))
    assert named({}, places) == "Streets around Far"
    assert named({0: 1}, places) == "Bourke Street and streets around Far"
    assert named({}) == "Streets"


def test_a_name_is_in_the_language_of_the_moment_but_for_the_names_in_it() -> None:
    places = (Waypoint("Far", 0.0018, 0.0018),)
    with speaking(Tongue("de")):
        assert named({0: 3, 3: 2, 5: 1}) == "The Park, Flussufer und Bourke Street"
        assert named({0: 1}, places) == "Bourke Street und Straßen um Far"
        assert told_apart(["Wege", "Wege"], [-95.0, 44.0], [(), ()]) == (
            "Wege im Westen",
            "Wege im Nordosten",
        )
    with speaking(Tongue("zh_Hans")):
        assert named({0: 1, 3: 2}) == "Bourke Street和河畔"


def test_names_of_shipped_loops_read_well() -> None:
    for loop in find_loops(shipped(), Ask((-33.8128, 151.0), 8_000.0)).loops:
        assert loop.name[0].isupper()
        assert loop.route.name == loop.name
        assert "  " not in loop.name
        assert len(loop.name) < 80


def test_loops_of_one_name_are_told_apart_by_where_they_lie() -> None:
    names = told_apart(["Streets", "The Park", "Streets"], [-95.0, 0.0, 44.0], [(), (), ()])
    assert names == ("Streets to the west", "The Park", "Streets to the north-east")
    assert told_apart(["Streets"], [10.0], [()]) == ("Streets",)


def test_loops_of_one_name_on_one_side_are_told_apart_by_what_only_one_passes() -> None:
    passed = (("Mill Lane", "The Park"), ("Mill Lane", "Far"), ("Mill Lane",))
    told = told_apart(["Streets"] * 3, [10.0, 5.0, 0.0], passed)
    assert told == ("Streets via The Park", "Streets via Far", "Streets")


def test_loops_that_nothing_tells_apart_are_numbered() -> None:
    passed = (("Mill Lane",), ("Mill Lane",), ("Mill Lane", "Far"), ())
    told = told_apart(["Streets"] * 3 + ["Paths"], [10.0, 5.0, 0.0, 0.0], passed)
    assert told == ("Streets", "Streets (2)", "Streets via Far", "Paths")
    told = told_apart(["Streets"] * 3, [10.0, 90.0, 0.0], [(), (), ()])
    assert told == ("Streets to the north", "Streets to the east", "Streets to the north (2)")


@pytest.mark.parametrize("door", [(-33.7812, 150.9829), (-33.8128, 151.0), (-33.8240, 151.0650)])
def test_no_two_loops_of_one_ask_are_called_the_same(door: Position) -> None:
    names = [loop.name for loop in find_loops(shipped(), Ask(door, 8_000.0)).loops]
    assert len(set(names)) == len(names) == 3


def test_turns_crossings_and_repeats_are_counted() -> None:
    # The middle row of a grid of 3 by 3 is a main road.
    network = grid(3, 3, kind=lambda edge: Kind.PRIMARY if edge[:3:2] == (1, True) else Kind.STREET)
    footways = footways_of(network)
    ways = ways_near(network, np.ones(12), [Spot(0, 0.0, 0.0)], np.inf)
    joins = list(zip(network.start.tolist(), network.end.tolist(), strict=True))
    middle_up = [joins.index((1, 4)), joins.index((4, 7))]

    def way(edge: int) -> int:
        return int(np.flatnonzero(ways.edge == edge)[-1])

    straight = line_of(footways, ways, tuple((way(edge), True) for edge in middle_up))
    assert (straight.crossings, straight.turns, straight.again_m) == (1, 0, 0.0)
    there_and_back = line_of(
        footways,
        ways,
        (
            *((way(edge), True) for edge in middle_up),
            *((way(edge), False) for edge in middle_up[::-1]),
        ),
    )
    assert there_and_back.again_m == pytest.approx(there_and_back.distance_m / 2)
    assert there_and_back.crossings == 2
    assert there_and_back.round_share == pytest.approx(0)
    block = [joins.index(pair) for pair in ((0, 1), (1, 4), (3, 4), (0, 3))]
    around = tuple(zip(map(way, block), (True, True, False, False), strict=True))
    square = line_of(footways, ways, around)
    assert square.turns == 3
    assert square.round_share == pytest.approx(np.pi / 4, rel=0.01)
    assert square.centre_east_m == pytest.approx(100, rel=0.01)
    assert square.centre_north_m == pytest.approx(100, rel=0.01)


def test_heights_of_a_line_go_straight_from_node_to_node() -> None:
    network = grid(2, 2, ele_m=lambda row, column: 40.0 * column + row)
    ways = ways_near(network, np.ones(4), [Spot(0, 0.25, 0.0)], np.inf)
    east = [(way, True) for way in range(len(ways.edge)) if ways.edge[way] == 0]
    track = track_of(network, ways, east)
    assert track.ele_m == pytest.approx([0, 10, 40])
    assert measure(Route("", track)).distance_m == pytest.approx(network.length_m[0])
