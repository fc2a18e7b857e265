"""The part of a network around some spots as a graph, and the best ways through it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx as rx

from routes.measure import M_PER_DEG
from routes.network import BoolArray, IntArray, Network
from routes.snapping import Spot, place_of
from routes.track import FloatArray

Graph = rx.PyGraph[None, int]
# A way, and whether it is run from its start to its end.
Step = tuple[int, bool]
# A spot at an edge's very end leaves a piece of no length, which must still be told from its end.
LEAST_COST = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Hold the ways that may be run near some spots, each spot a node of its own.

    A way is an edge of the network, or the piece of one that a spot cuts: `edge`, from the share
    `first` to the share `last` of its line. Way w joins nodes `start[w]` and `end[w]`. `node` are
    the nodes' numbers in the network, those of spots from where its own end. `spots` are the spots'
    nodes, in their order.
    """

    start: IntArray
    end: IntArray
    length_m: FloatArray
    cost: FloatArray
    edge: IntArray
    first: FloatArray
    last: FloatArray
    node: IntArray
    lat_deg: FloatArray
    lon_deg: FloatArray
    spots: tuple[int, ...]
    graph: Graph

    def other(self, way: int, node: int) -> int:
        """Return the node at the way's other end."""
        return int(self.end[way] if self.start[way] == node else self.start[way])


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Hold the best ways from one node to all others.

    `cost` and `length_m` are infinite where no way leads; `by` is the way by which each node is
    reached, -1 at the root and where none leads; `parent` the node before.
    """

    root: int
    cost: FloatArray
    length_m: FloatArray
    by: IntArray
    parent: IntArray

    def steps_to(self, node: int, ways: Ways) -> list[Step]:
        """Return the steps from the root to a node, which must be reached."""
        steps: list[Step] = []
        while node != self.root:
            way = int(self.by[node])
            steps.append((way, int(ways.end[way]) == node))
            node = int(self.parent[node])
        steps.reverse()
        return steps


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
    return Ways(
        start=start,
        end=end,
        length_m=length_m,
        cost=np.maximum(length_m * cost_per_m[edges], LEAST_COST),
        edge=edges,
        first=first,
        last=last,
        node=nodes,
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        spots=tuple(found.tolist()),
        graph=_joined(len(nodes), start, end),
    )


def within_length(ways: Ways, end: int, most_m: float) -> Ways:
    """Return the ways without those that no line from the first spot to a node can run.

    Lines of at most `most_m` are meant, which may be shorter than that by other ways than the best.
    Spots are kept, whether such a line reaches them or not.
    """
    by_length = ways.length_m + LEAST_COST
    out_m = tree_from(ways, ways.spots[0], by_length).length_m
    back_m = out_m if end == ways.spots[0] else tree_from(ways, end, by_length).length_m
    near = out_m + back_m <= most_m
    near[list(ways.spots)] = True
    kept = near[ways.start] & near[ways.end]
    new = np.cumsum(near) - 1
    start, end_node = new[ways.start[kept]], new[ways.end[kept]]
    return Ways(
        start=start,
        end=end_node,
        length_m=ways.length_m[kept],
        cost=ways.cost[kept],
        edge=ways.edge[kept],
        first=ways.first[kept],
        last=ways.last[kept],
        node=ways.node[near],
        lat_deg=ways.lat_deg[near],
        lon_deg=ways.lon_deg[near],
        spots=tuple(new[list(ways.spots)].tolist()),
        graph=_joined(int(near.sum()), start, end_node),
    )


def tree_from(ways: Ways, root: int, cost: FloatArray | None = None) -> Tree:
    """Return the best ways from a node to all others, by Dijkstra (1959).

    `cost` are the ways' costs where they are not their own, all finite and above 0.
    """
    cost = ways.cost if cost is None else cost
    count = len(ways.lat_deg)
    reached = costs_from(ways, [root], cost)[0]
    by, parent = np.full(count, -1), np.arange(count)
    for tail, head in ((ways.start, ways.end), (ways.end, ways.start)):
        # The same sum of the same two numbers as Dijkstra's own, so it is equal to the last bit.
        on = (reached[tail] + cost == reached[head]) & np.isfinite(reached[head]) & (tail != head)
        by[head[on]] = np.flatnonzero(on)
        parent[head[on]] = tail[on]
    by[root], parent[root] = -1, root
    length_m = np.where(np.isinf(reached), np.inf, 0.0)
    length_m[by >= 0] = ways.length_m[by[by >= 0]]
    return Tree(root, reached, _summed(length_m, parent), by, parent)


def costs_from(ways: Ways, roots: Sequence[int], cost: FloatArray) -> FloatArray:
    """Return what the best way from each root to each node costs, a row for each root.

    Infinite where none leads. By Dijkstra (1959), with one cost above 0 for each way.
    """
    costs = np.full((len(roots), len(ways.lat_deg)), np.inf)
    of_way = cost.tolist().__getitem__
    for row, root in zip(costs, roots, strict=True):
        found = rx.dijkstra_shortest_path_lengths(ways.graph, root, of_way)
        row[np.fromiter(found.keys(), np.int64, len(found))] = np.fromiter(
            found.values(), np.float64, len(found)
        )
        row[root] = 0.0
    return costs


def whole_ways(network: Network, edge: IntArray) -> Ways:
    """Return some edges of a network as ways, uncut and without spots; they cost their length."""
    ends = np.concatenate((network.start[edge], network.end[edge]))
    node, ends = np.unique(ends, return_inverse=True)
    start, end = ends[: len(edge)], ends[len(edge) :]
    return Ways(
        start=start,
        end=end,
        length_m=network.length_m[edge],
        cost=np.maximum(network.length_m[edge], LEAST_COST),
        edge=edge,
        first=np.zeros(len(edge)),
        last=np.ones(len(edge)),
        node=node,
        lat_deg=network.lat_deg[node],
        lon_deg=network.lon_deg[node],
        spots=(),
        graph=_joined(len(node), start, end),
    )


def _joined(count: int, start: IntArray, end: IntArray) -> Graph:
    """Return `count` nodes joined by ways, each known by its number."""
    graph: Graph = rx.PyGraph()
    graph.add_nodes_from([None] * count)
    graph.extend_from_weighted_edge_list(
        list(zip(start.tolist(), end.tolist(), range(len(start)), strict=True))
    )
    return graph


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


def joined_parts(count: int, start: IntArray, end: IntArray) -> IntArray:
    """Return for each of `count` nodes the lowest node that it is joined to by any way."""
    used, ends = np.unique(np.concatenate((start, end)), return_inverse=True)
    part = np.arange(count)
    for nodes in rx.connected_components(_joined(len(used), *ends.reshape(2, -1))):
        joined = used[np.fromiter(nodes, np.int64, len(nodes))]
        part[joined] = joined.min()
    return part


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
