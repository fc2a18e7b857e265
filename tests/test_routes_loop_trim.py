"""Small rounds that a run can spare are left out, and nothing else."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from network_builders import grid

from routes.graph import Step, Ways, whole_ways
from routes.loop_trim import trimmed

GRID = grid(5, 5)
WAYS = whole_ways(GRID, np.arange(len(GRID.start)))


def along(nodes: list[int]) -> list[Step]:
    """Return the steps from node to node, all neighbours."""
    steps = []
    for one, other in itertools.pairwise(nodes):
        (way,) = np.flatnonzero(
            (WAYS.start == min(one, other)) & (WAYS.end == max(one, other))
        ).tolist()
        steps.append((way, one < other))
    return steps


def metres(ways: Ways, steps: list[Step] | tuple[Step, ...]) -> float:
    return float(ways.length_m[[way for way, _ in steps]].sum())


def test_a_spur_and_a_block_gone_round_are_left_out_the_spur_first() -> None:
    block = [13, 14, 19, 18, 13]
    steps = along([10, 11, 12, 17, 12, *block, 8])
    assert trimmed(WAYS, steps, 1_300.0) == tuple(along([10, 11, 12, 13, 8]))
    assert trimmed(WAYS, steps, 1_100.0) == tuple(along([10, 11, 12, *block, 8]))
    assert trimmed(WAYS, steps, 300.0) == tuple(steps)


def test_the_round_to_a_chosen_place_stays() -> None:
    steps = along([0, 1, 2, 7, 2, 3, 4])
    assert trimmed(WAYS, steps, 1_000.0, through=7) == tuple(steps)
    twice = along([0, 1, 2, 7, 8, 7, 2, 3])
    assert trimmed(WAYS, twice, 1_000.0, through=7) == tuple(along([0, 1, 2, 7, 2, 3]))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.floats(-100, 3_000))
@settings(max_examples=50)
def test_what_is_left_joins_the_same_ends_and_is_no_shorter_than_it_may(
    turns: list[int], spare_m: float
) -> None:
    nodes = [12]
    for turn in turns:
        row, column = divmod(nodes[-1], 5)
        row, column = ((row + 1, column), (row, column + 1), (row - 1, column), (row, column - 1))[
            turn
        ]
        if 0 <= row < 5 and 0 <= column < 5:
            nodes.append(5 * row + column)
    steps = along(nodes)
    left = trimmed(WAYS, steps, spare_m)
    assert metres(WAYS, left) >= metres(WAYS, steps) - max(spare_m, 0) - 1e-6
    passed = nodes[:1]
    for way, forward in left:
        assert passed[-1] == (WAYS.start if forward else WAYS.end)[way]
        passed.append(WAYS.other(way, passed[-1]))
    assert passed[-1] == nodes[-1]
    if spare_m >= metres(WAYS, steps):
        assert len(set(passed)) == len(passed)
