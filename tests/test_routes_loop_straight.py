"""Lines round blocks in steps are straightened, and stay the lines that they were."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_builders import grid

from routes.footways import Footways, footways_of
from routes.graph import Step, Ways, in_rings, whole_ways
from routes.loop_blocks import blocks_of
from routes.loop_measures import line_of, lines_of
from routes.loop_straight import straightened
from routes.network import Kind, Network

SIDE, BLOCK_M = 6, 100.0
CITY = footways_of(grid(SIDE, SIDE, BLOCK_M))
WAYS = whole_ways(CITY.network, np.arange(len(CITY.network.start)))
# From the lower left, a step east and a step north by turns.
STAIRS = [0, 1, 7, 8, 14, 15, 21, 22, 28]


def along(nodes: list[int]) -> list[Step]:
    """Return the steps from node to node, all neighbours."""
    ends = list(zip(WAYS.start.tolist(), WAYS.end.tolist(), strict=True))
    return [
        (ends.index((min(pair), max(pair))), pair[0] < pair[1])
        for pair in itertools.pairwise(nodes)
    ]


def nodes_of(steps: tuple[Step, ...] | list[Step], ways: Ways = WAYS) -> list[int]:
    """Return the nodes that steps pass, which must follow each other."""
    ends = [
        (int(ways.start[way]), int(ways.end[way])) if forward else (ways.end[way], ways.start[way])
        for way, forward in steps
    ]
    assert all(one[1] == other[0] for one, other in itertools.pairwise(ends))
    return [int(ends[0][0]), *(int(end) for _, end in ends)]


def straight(
    steps: list[Step], through: int | None = None, footways: Footways = CITY, ways: Ways = WAYS
) -> tuple[Step, ...]:
    blocks = blocks_of(footways, ways, in_rings(ways))
    wanted_m = float(ways.length_m[[way for way, _ in steps]].sum())
    return straightened(blocks, steps, wanted_m, through)


def test_stairs_over_blocks_become_few_straight_streets() -> None:
    stairs = along(STAIRS)
    done = straight(stairs)
    assert (nodes_of(done)[0], nodes_of(done)[-1]) == (0, 28)
    before, after = (line_of(CITY, WAYS, tuple(steps)) for steps in (stairs, done))
    assert (before.turns, after.turns) == (7, 3)
    assert after.distance_m == pytest.approx(before.distance_m, abs=1)


def test_the_place_on_the_way_is_passed_as_before() -> None:
    done = straight(along(STAIRS), through=14)
    assert 14 in nodes_of(done)
    assert line_of(CITY, WAYS, done).turns < 7


def test_no_main_road_is_run_to_be_spared_turns() -> None:
    """Around the stairs all streets are main roads: their turns are what a quiet run takes."""
    quiet = {way for way, _ in along(STAIRS)}
    cost = np.where(np.isin(np.arange(len(WAYS.cost)), list(quiet)), 1.0, 2.3) * WAYS.cost
    stairs = along(STAIRS)
    assert straight(stairs, ways=replace(WAYS, cost=cost)) == tuple(stairs)


def test_a_way_that_is_one_way_is_not_run_against_it() -> None:
    """Every way is one way, from its start: the stairs down may be run by none the other way."""
    network = replace(CITY.network, one_way=np.ones(len(WAYS.start)))
    ways = whole_ways(network, np.arange(len(network.start)))
    ways = replace(ways, one_way=network.one_way)
    assert all(forward for _, forward in straight(along(STAIRS), ways=ways))
    down = along(STAIRS[::-1])
    assert straight(down, ways=ways) == tuple(down)


def wandered(ways: Ways, turns: list[int]) -> list[Step]:
    """Return steps that pass no node twice, at each node by the way that a number picks."""
    steps: list[Step] = []
    node, passed = 0, {0}
    for turn in turns:
        here = [
            way
            for way in np.flatnonzero((ways.start == node) | (ways.end == node)).tolist()
            if ways.other(way, node) not in passed
        ]
        if not here:
            break
        way = here[turn % len(here)]
        steps.append((way, int(ways.start[way]) == node))
        node = ways.other(way, node)
        passed.add(node)
    return steps


@given(st.lists(st.integers(0, 11), min_size=1, max_size=40))
@settings(deadline=None, max_examples=60)
def test_ends_and_length_stay_nothing_is_passed_twice_and_turns_do_not_grow(
    turns: list[int],
) -> None:
    steps = wandered(WAYS, turns)
    done = straight(steps)
    nodes = nodes_of(done)
    assert (nodes[0], nodes[-1]) == (nodes_of(steps)[0], nodes_of(steps)[-1])
    assert len(set(nodes)) == len(nodes)
    before, after = (line_of(CITY, WAYS, tuple(each)) for each in (steps, done))
    assert after.distance_m == pytest.approx(before.distance_m, rel=0.021)
    assert after.turns <= before.turns


def hilly() -> Network:
    """Return streets of all kinds with heights."""
    kinds = [*Kind]
    return grid(
        SIDE,
        SIDE,
        BLOCK_M,
        kind=lambda edge: kinds[(3 * edge[0] + 5 * edge[1] + edge[2]) % len(kinds)],
        ele_m=lambda row, column: float((7 * row + 4 * column) % 31),
    )


@given(st.lists(st.lists(st.integers(0, 11), min_size=1, max_size=40), min_size=1, max_size=6))
@settings(deadline=None, max_examples=40)
def test_lines_measured_together_measure_what_each_does_alone(each: list[list[int]]) -> None:
    footways = footways_of(hilly())
    lines = [tuple(wandered(WAYS, turns)) for turns in each]
    there_and_back = [
        (*steps, *((way, not forward) for way, forward in reversed(steps))) for steps in lines
    ]
    for number, line in enumerate(lines_of(footways, WAYS, lines + there_and_back)):
        alone = line_of(footways, WAYS, line.steps)
        assert line.steps == (lines + there_and_back)[number]
        for name in ("distance_m", "again_m", "climb_m", "crossings", "turns", "knots"):
            assert getattr(line, name) == pytest.approx(getattr(alone, name), abs=1e-6)
        assert line.centre_east_m == pytest.approx(alone.centre_east_m)
