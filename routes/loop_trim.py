"""Lines without small rounds that are run for nothing: short spurs, and blocks gone round."""

from collections.abc import Sequence

import numpy as np

from routes.graph import Step, Ways


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
