"""The quick reckoning of ground run twice, against the slow one that is told."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_builders import grid

from routes.graph import Step, Ways, whole_ways
from routes.loop_ground import ground_of
from routes.loop_line import track_of
from routes.loop_runs import runs_of
from routes.measure import measure
from routes.network import Network
from routes.repeated import repeated_m
from routes.track import Route


def whole(network: Network) -> Ways:
    return whole_ways(network, np.arange(len(network.start)))


def again_m(network: Network, ways: Ways, steps: list[Step]) -> float:
    return float(ground_of(network, ways).again_m(runs_of(ways, [steps]))[0])


def wandered(ways: Ways, turns: list[int]) -> list[Step]:
    """Return steps from the first node, at each node by the way that a number picks."""
    steps: list[Step] = []
    node = 0
    for turn in turns:
        here = np.flatnonzero((ways.start == node) | (ways.end == node))
        way = int(here[turn % len(here)])
        steps.append((way, int(ways.start[way]) == node))
        node = ways.other(way, node)
    return steps


@given(st.lists(st.integers(0, 11), min_size=3, max_size=40))
@settings(deadline=None, max_examples=40)
def test_it_agrees_with_what_is_told(turns: list[int]) -> None:
    network = grid(5, 5)
    ways = whole(network)
    steps = wandered(ways, turns)
    track = track_of(network, ways, steps)
    length_m = measure(Route("", track)).distance_m
    quick_m = again_m(network, ways, steps)
    assert quick_m == pytest.approx(repeated_m(track), abs=0.03 * length_m + 15 * len(steps))


@pytest.mark.parametrize(("apart_m", "share"), [(12.0, 0.45), (60.0, 0.0)])
def test_back_on_the_next_path_is_there_and_back(apart_m: float, share: float) -> None:
    network = squeezed(grid(2, 6), apart_m / 200)
    ways = whole(network)
    ends = list(zip(ways.start.tolist(), ways.end.tolist(), strict=True))
    nodes = [*range(6), *range(11, 5, -1), 0]
    steps = [
        (ends.index((min(pair), max(pair))), pair[0] < pair[1])
        for pair in itertools.pairwise(nodes)
    ]
    length_m = float(ways.length_m[[way for way, _ in steps]].sum())
    assert again_m(network, ways, steps) / length_m == pytest.approx(share, abs=0.05)


def test_a_line_that_lies_on_another_shares_all_its_ground_whichever_is_asked_of() -> None:
    network = squeezed(grid(2, 6), 12 / 200)
    ways = whole(network)
    ground = ground_of(network, ways)
    rows = [np.flatnonzero((ways.start // 6 == row) & (ways.end // 6 == row)) for row in (0, 1)]
    near, far = ([(int(way), True) for way in row] for row in rows)
    assert ground.shared(near, far) == pytest.approx(1, abs=0.05)
    half = near[:2]
    assert ground.shared(half, far) == ground.shared(far, half) == pytest.approx(1, abs=0.05)
    apart = whole(grid(2, 6))
    assert ground_of(grid(2, 6), apart).shared(near, far) == 0


def squeezed(network: Network, times: float) -> Network:
    """Return a network with its rows so many times as far apart."""
    return replace(
        network,
        lat_deg=network.lat_deg * times,
        point_lat_deg=network.point_lat_deg * times,
    )


def test_a_grid_is_left_clean_by_a_line() -> None:
    network = grid(4, 4)
    ways = whole(network)
    ground = ground_of(network, ways)
    steps = wandered(ways, [0, 1, 2, 3, 0, 1, 2, 3])
    runs = runs_of(ways, [steps, steps])
    assert ground.again_m(runs)[0] == ground.again_m(runs)[1]
    assert ground.shared(steps, steps) == 1
    assert ground.beside([way for way, _ in steps]).max() == 1
    assert not ground.drawn.any()


def test_ways_along_what_was_run_are_its_ground_and_those_across_are_not() -> None:
    network = squeezed(grid(3, 6), 20 / 200)
    ways = whole(network)
    row = ways.start // 6
    east = row == ways.end // 6
    share = ground_of(network, ways).beside(np.flatnonzero(east & (row == 0)).tolist())
    assert share[east & (row == 0)] == pytest.approx(1)
    assert share[east & (row == 1)].mean() == pytest.approx(1, abs=0.2)
    assert share[east & (row == 2)].max() == 0
    assert share[~east].max() == 0
