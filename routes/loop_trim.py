"""Lines without small rounds that are run for nothing: short spurs, and blocks gone round."""

from collections.abc import Sequence

import numpy as np

from routes.graph import Step, Ways
from routes.loop_runs import runs_of


def all_trimmed(
    ways: Ways, lines: Sequence[Sequence[Step]], least_m: float, through: int | None = None
) -> list[tuple[Step, ...]]:
    """Return lines, each without what it may be spared while it stays `least_m` long."""
    runs = runs_of(ways, lines)
    spare_m = runs.summed(runs.length_m) - least_m
    owner = np.repeat(np.arange(runs.count), np.diff(runs.first_node))
    order = np.lexsort((runs.nodes, owner))
    later, sooner = order[1:], order[:-1]
    again = (owner[later] == owner[sooner]) & (runs.nodes[later] == runs.nodes[sooner])
    again &= runs.along_m[later] - runs.along_m[sooner] <= spare_m[owner[later]]
    # Most lines have nothing to spare.
    spared = set(owner[later][again].tolist())
    return [
        trimmed(ways, steps, float(spare_m[number]), through) if number in spared else tuple(steps)
        for number, steps in enumerate(lines)
    ]


def trimmed(
    ways: Ways, steps: Sequence[Step], spare_m: float, through: int | None = None
) -> tuple[Step, ...]:
    """Return steps without the rounds from a node back to it that may be spared, shortest first.

    All that is left out is `spare_m` long at most. The first time at the node `through` stays.
    """
    way = np.array([each for each, _ in steps], dtype=np.int64)
    forward = np.array([each for _, each in steps], dtype=np.bool_)
    while len(way):
        head = np.where(forward, ways.end[way], ways.start[way])
        tail = np.where(forward, ways.start[way], ways.end[way])
        nodes = np.concatenate((tail[:1], head))
        along_m = np.concatenate(([0.0], np.cumsum(ways.length_m[way])))
        order = np.argsort(nodes, kind="stable")
        first, last = order[:-1], order[1:]
        round_m = along_m[last] - along_m[first]
        spared = (nodes[first] == nodes[last]) & (round_m <= spare_m)
        at = np.flatnonzero(nodes == through)[:1]
        if len(at):
            spared &= (at <= first) | (at >= last)
        if not spared.any():
            break
        best = np.flatnonzero(spared)[np.argmin(round_m[spared])]
        spare_m -= float(round_m[best])
        left = np.r_[: first[best], last[best] : len(way)]
        way, forward = way[left], forward[left]
    return tuple(zip(way.tolist(), forward.tolist(), strict=True))
