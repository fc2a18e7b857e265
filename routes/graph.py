"""The part of a network around some spots as a graph, and the best ways through it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routes.joined import Joined, joined_by
from routes.measure import M_PER_DEG
from routes.network import BoolArray, IntArray, Network
from routes.snapping import Spot, place_of
from routes.track import FloatArray

# A way, and whether it is run from its start to its end.
Step = tuple[int, bool]
# A spot at an edge's very end leaves a piece of no length, which must still be told from its end.
LEAST_COST = 1e-3
# Our choice, as exact as networks are kept: who stands so near to a corner stands at it, and may go
# there though the edge itself is one way.
_AT_CORNER_M = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Hold the ways that may be run near some spots, each spot a node of its own.

    A way is an edge of the network, or the piece of one that a spot cuts: `edge`, from the share
    `first` to the share `last` of its line. Way w joins nodes `start[w]` and `end[w]`, and is run
    from its start only where `one_way[w]`. `node` are the nodes' numbers in the network, those of
    spots from where its own end. `spots` are the spots' nodes, in their order.
    """

    start: IntArray
    end: IntArray
    one_way: BoolArray
    length_m: FloatArray
    cost: FloatArray
    edge: IntArray
    first: FloatArray
    last: FloatArray
    node: IntArray
    lat_deg: FloatArray
    lon_deg: FloatArray
    spots: tuple[int, ...]
    joined: Joined

    def other(self, way: int, node: int) -> int:
        """Return the node at the way's other end."""
        return int(self.end[way] if self.start[way] == node else self.start[way])


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Hold the best ways from one node, the root, to all others, or from all others to it.

    `cost` and `length_m` are infinite where no way leads; `by` is the way next to each node, -1 at
    the root and where none leads; `parent` the node at its other end.
    """

    root: int
    cost: FloatArray
    length_m: FloatArray
    by: IntArray
    parent: IntArray

    def steps_to(self, node: int, ways: Ways) -> list[Step]:
        """Return the steps from the root to a node, of a tree from that.

        Raises ValueError where none lead.
        """
        steps: list[Step] = []
        while node != self.root:
            way = self._by(node)
            steps.append((way, int(ways.end[way]) == node))
            node = int(self.parent[node])
        steps.reverse()
        return steps

    def steps_from(self, node: int, ways: Ways) -> list[Step]:
        """Return the steps from a node to the root, of a tree to that.

        Raises ValueError where none lead.
        """
        steps: list[Step] = []
        while node != self.root:
            way = self._by(node)
            steps.append((way, int(ways.start[way]) == node))
            node = int(self.parent[node])
        return steps

    def _by(self, node: int) -> int:
        way = int(self.by[node])
        if way < 0:
            raise ValueError("no way leads there")
        return way


def ways_near(
    network: Network, cost_per_m: FloatArray, spots: Sequence[Spot], reach_m: float
) -> Ways:
    """Return the ways with an end within `reach_m` of the first spot, cut at every spot.

    That is in a straight line. Edges of infinite cost are left out, those that a spot is on never.
    """
    usable = np.isfinite(cost_per_m) & _within(network, spots[0], reach_m)
    on = {spot.edge for spot in spots}
    usable[list(on)] = True
    # A ring of one edge leads nowhere, unless a spot is on it.
    whole = usable & (network.start != network.end)
    whole[list(on)] = False
    edge = np.flatnonzero(whole)
    count = len(network.lat_deg)
    pieces = list(_pieces(network, spots, count))
    joined = np.array([piece[:2] for piece in pieces], dtype=np.int64).reshape(-1, 2)
    spans = np.array([piece[3:] for piece in pieces], dtype=np.float64).reshape(-1, 2)
    cut = np.array([piece[2] for piece in pieces], dtype=np.int64)
    edges = np.concatenate((edge, cut))
    first = np.concatenate((np.zeros(len(edge)), spans[:, 0]))
    last = np.concatenate((np.ones(len(edge)), spans[:, 1]))
    length_m = network.length_m[edges] * (last - first)
    start = np.concatenate((network.start[edge], joined[:, 0]))
    end = np.concatenate((network.end[edge], joined[:, 1]))
    nodes, ends = np.unique(np.concatenate((start, end)), return_inverse=True)
    start, end = ends[: len(start)], ends[len(start) :]
    places = [place_of(network, spot) for spot in spots]
    lat_deg = np.concatenate((network.lat_deg, [place[0] for place in places]))[nodes]
    lon_deg = np.concatenate((network.lon_deg, [place[1] for place in places]))[nodes]
    found = np.searchsorted(nodes, count + np.arange(len(spots)))
    at_corner = (np.arange(len(edges)) >= len(edge)) & (length_m <= _AT_CORNER_M)
    one_way = network.one_way[edges] & ~at_corner
    return Ways(
        start=start,
        end=end,
        one_way=one_way,
        length_m=length_m,
        cost=np.maximum(length_m * cost_per_m[edges], LEAST_COST),
        edge=edges,
        first=first,
        last=last,
        node=nodes,
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        spots=tuple(found.tolist()),
        joined=joined_by(len(nodes), start, end, one_way),
    )


def within_length(ways: Ways, end: int, most_m: float) -> Ways:
    """Return the ways without those that no line from the first spot to a node can run.

    Lines of at most `most_m` are meant, which may be shorter than that by other ways than the best.
    Spots are kept, whether such a line reaches them or not.
    """
    by_length = ways.length_m + LEAST_COST
    out_m = tree_from(ways, ways.spots[0], by_length).length_m
    is_same = end == ways.spots[0] and ways.joined.is_both_ways
    back_m = out_m if is_same else tree_to(ways, end, by_length).length_m
    near = out_m + back_m <= most_m
    near[list(ways.spots)] = True
    kept = near[ways.start] & near[ways.end]
    new = np.cumsum(near) - 1
    start, end_node, one_way = new[ways.start[kept]], new[ways.end[kept]], ways.one_way[kept]
    return Ways(
        start=start,
        end=end_node,
        one_way=one_way,
        length_m=ways.length_m[kept],
        cost=ways.cost[kept],
        edge=ways.edge[kept],
        first=ways.first[kept],
        last=ways.last[kept],
        node=ways.node[near],
        lat_deg=ways.lat_deg[near],
        lon_deg=ways.lon_deg[near],
        spots=tuple(new[list(ways.spots)].tolist()),
        joined=joined_by(int(near.sum()), start, end_node, one_way),
    )


def tree_from(ways: Ways, root: int, cost: FloatArray | None = None) -> Tree:
    """Return the best ways from a node to all others, by Dijkstra (1959).

    `cost` are the ways' costs where they are not their own, all finite and above 0.
    """
    return _tree(ways, root, cost, is_home=False)


def tree_to(ways: Ways, root: int, cost: FloatArray | None = None) -> Tree:
    """Return the best ways to a node from all others, as `tree_from` those from it."""
    return _tree(ways, root, cost, is_home=True)


def _tree(ways: Ways, root: int, cost: FloatArray | None, *, is_home: bool) -> Tree:
    cost = ways.cost if cost is None else cost
    count = len(ways.lat_deg)
    reached = ways.joined.costs([root], cost, is_home=is_home)[0]
    by, parent = np.full(count, -1), np.arange(count)
    # Away from the root a way that is one way leads to its end, but home it comes from there.
    leads = ~ways.one_way if is_home else True, True if is_home else ~ways.one_way
    for tail, head, may in ((ways.start, ways.end, leads[0]), (ways.end, ways.start, leads[1])):
        # The same sum of the same two numbers as Dijkstra's own, so it is equal to the last bit.
        on = np.flatnonzero((reached[tail] + cost == reached[head]) & may)
        by[head[on]] = on
        parent[head[on]] = tail[on]
    # Of two nodes that are not reached the sums are equal too.
    none = np.flatnonzero(np.isinf(reached))
    by[none], parent[none] = -1, none
    by[root], parent[root] = -1, root
    length_m = np.where(np.isinf(reached), np.inf, 0.0)
    length_m[by >= 0] = ways.length_m[by[by >= 0]]
    return Tree(root, reached, _summed(length_m, parent), by, parent)


def whole_ways(network: Network, edge: IntArray) -> Ways:
    """Return some edges of a network as ways, uncut and without spots; they cost their length.

    They are run both ways, also those that are one way.
    """
    ends = np.concatenate((network.start[edge], network.end[edge]))
    node, ends = np.unique(ends, return_inverse=True)
    start, end = ends[: len(edge)], ends[len(edge) :]
    one_way = np.zeros(len(edge), dtype=np.bool_)
    return Ways(
        start=start,
        end=end,
        one_way=one_way,
        length_m=network.length_m[edge],
        cost=np.maximum(network.length_m[edge], LEAST_COST),
        edge=edge,
        first=np.zeros(len(edge)),
        last=np.ones(len(edge)),
        node=node,
        lat_deg=network.lat_deg[node],
        lon_deg=network.lon_deg[node],
        spots=(),
        joined=joined_by(len(node), start, end, one_way),
    )


def _summed(own: FloatArray, parent: IntArray) -> FloatArray:
    """Return for each node the sum of its own and all its parents' numbers, the root's being 0."""
    total, above = own, parent
    while True:
        further = above[above]
        if np.array_equal(further, above):
            return total
        total = total + total[above]
        above = further


def in_rings(ways: Ways) -> BoolArray:
    """Tell of each node whether it lies between ways that lead on, not up a dead end."""
    degree = np.bincount(np.concatenate((ways.start, ways.end)), minlength=len(ways.lat_deg))
    alive = np.ones(len(ways.start), dtype=np.bool_)
    while True:
        ends = alive & ((degree[ways.start] <= 1) | (degree[ways.end] <= 1))
        if not ends.any():
            return degree > 1
        alive &= ~ends
        degree = np.bincount(
            np.concatenate((ways.start[alive], ways.end[alive])), minlength=len(ways.lat_deg)
        )


def _within(network: Network, spot: Spot, reach_m: float) -> BoolArray:
    lat_deg, lon_deg = place_of(network, spot)
    north = (network.lat_deg - lat_deg) * M_PER_DEG
    east = (network.lon_deg - lon_deg + 180) % 360 - 180
    near = np.hypot(north, east * M_PER_DEG * np.cos(np.radians(lat_deg))) <= reach_m
    begun: BoolArray = near[network.start] | near[network.end]
    return begun


def _pieces(
    network: Network, spots: Sequence[Spot], new: int
) -> Iterator[tuple[int, int, int, float, float]]:
    """Give the pieces of every edge that spots are on, as start, end, edge, first and last share.

    The node of spot number n is `new` + n.
    """
    for edge in sorted({spot.edge for spot in spots}):
        on = sorted((spot.share, number) for number, spot in enumerate(spots) if spot.edge == edge)
        node, share = int(network.start[edge]), 0.0
        for at, number in on:
            yield node, new + number, edge, share, at
            node, share = new + number, at
        yield node, int(network.end[edge]), edge, share, 1.0
