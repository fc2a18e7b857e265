"""Runs there and back: the best ways out of half the wanted length."""

import numpy as np

from routes.footways import Footways
from routes.graph import Step, Tree, Ways, tree_from, ways_near
from routes.snapping import Spot
from routes.track import FloatArray

# Our choice: so many of the best turning points are made into lines, to choose different ones of.
_MOST = 24


def back_lines(
    footways: Footways, ways: Ways, cost_per_m: FloatArray, door: Spot, out_m: float
) -> tuple[Ways, list[tuple[Step, ...]]]:
    """Return lines that turn `out_m` from the door, or as far as one can get, and their ways."""
    spots = _turns(ways, tree_from(ways, ways.spots[0]), out_m)
    cut = ways_near(footways.network, cost_per_m, [door, *spots], out_m)
    tree = tree_from(cut, cut.spots[0])
    lines = []
    for node in cut.spots[1:]:
        if np.isfinite(tree.cost[node]):
            out = tree.steps_to(node, cut)
            lines.append((*out, *((way, not forward) for way, forward in reversed(out))))
    return cut, lines


def _turns(ways: Ways, tree: Tree, out_m: float) -> list[Spot]:
    """Return the best spots at which to turn, those with the least cost of a metre first."""
    node = np.flatnonzero(tree.by >= 0)
    before = tree.parent[node]
    far_m = min(out_m, float(tree.length_m[node].max(initial=0.0)))
    node = node[(tree.length_m[before] < far_m) & (tree.length_m[node] >= far_m)]
    best = node[np.argsort(tree.cost[node] / tree.length_m[node], kind="stable")][:_MOST]
    return [_spot(ways, tree, int(each), far_m) for each in best]


def _spot(ways: Ways, tree: Tree, node: int, far_m: float) -> Spot:
    way, before = int(tree.by[node]), int(tree.parent[node])
    part = (far_m - float(tree.length_m[before])) / float(ways.length_m[way])
    if ways.start[way] != before:
        part = 1 - part
    first, last = float(ways.first[way]), float(ways.last[way])
    return Spot(int(ways.edge[way]), first + part * (last - first), 0.0)
