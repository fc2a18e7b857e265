"""Nodes joined by ways, some of which are run one way only: the graphs under all searches."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx as rx

from routes.network import BoolArray, IntArray
from routes.track import FloatArray

Graph = rx.PyGraph[None, int] | rx.PyDiGraph[None, int]


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Hold `count` nodes joined by ways: as the ways are run, and turned round, to come home.

    Both are one graph where every way is run both ways: it is made in half the time, and searched a
    little sooner, than two that know directions.
    """

    count: int
    away: Graph
    home: Graph

    @property
    def is_both_ways(self) -> bool:
        """Tell whether every way is run both ways."""
        return self.away is self.home

    def costs(self, roots: Sequence[int], cost: FloatArray, *, is_home: bool = False) -> FloatArray:
        """Return what the best way from each root to each node costs, a row for each root.

        Or that from each node to each root, where `is_home`. Infinite where none leads. By Dijkstra
        (1959), with one cost above 0 for each way.
        """
        costs = np.full((len(roots), self.count), np.inf)
        of_way = cost.tolist().__getitem__
        graph = self.home if is_home else self.away
        for row, root in zip(costs, roots, strict=True):
            found = rx.dijkstra_shortest_path_lengths(graph, root, of_way)
            row[np.fromiter(found.keys(), np.int64, len(found))] = np.fromiter(
                found.values(), np.float64, len(found)
            )
            row[root] = 0.0
        return costs


def joined_by(count: int, start: IntArray, end: IntArray, one_way: BoolArray) -> Joined:
    """Return `count` nodes joined by ways; those that are `one_way` lead from start to end."""
    if not one_way.any():
        graph = _both_ways(count, start, end)
        return Joined(count, graph, graph)
    away, home = (_one_way(count, *ends, one_way) for ends in ((start, end), (end, start)))
    return Joined(count, away, home)


def joined_parts(count: int, start: IntArray, end: IntArray) -> IntArray:
    """Return for each of `count` nodes the lowest node that it is joined to by any way."""
    used, ends = np.unique(np.concatenate((start, end)), return_inverse=True)
    part = np.arange(count)
    for nodes in rx.connected_components(_both_ways(len(used), *ends.reshape(2, -1))):
        joined = used[np.fromiter(nodes, np.int64, len(nodes))]
        part[joined] = joined.min()
    return part


def strong_parts(count: int, start: IntArray, end: IntArray, one_way: BoolArray) -> IntArray:
    """Return for each of `count` nodes the lowest to which one can go and come back from there.

    Ways that are `one_way` lead from start to end.
    """
    if not one_way.any():
        return joined_parts(count, start, end)
    used, ends = np.unique(np.concatenate((start, end)), return_inverse=True)
    tail, head = ends.reshape(2, -1)
    part = np.arange(count)
    for nodes in rx.strongly_connected_components(_one_way(len(used), tail, head, one_way)):
        joined = used[nodes]
        part[joined] = joined.min()
    return part


def _both_ways(count: int, start: IntArray, end: IntArray) -> rx.PyGraph[None, int]:
    """Return nodes joined by ways, each known by its number."""
    graph: rx.PyGraph[None, int] = rx.PyGraph()
    graph.add_nodes_from([None] * count)
    graph.extend_from_weighted_edge_list(
        list(zip(start.tolist(), end.tolist(), range(len(start)), strict=True))
    )
    return graph


def _one_way(
    count: int, start: IntArray, end: IntArray, one_way: BoolArray
) -> rx.PyDiGraph[None, int]:
    """Return the same with directions: a way that is run both ways is there twice."""
    graph: rx.PyDiGraph[None, int] = rx.PyDiGraph()
    graph.add_nodes_from([None] * count)
    way, back = np.arange(len(start)), np.flatnonzero(~one_way)
    tails = np.concatenate((start, end[back])).tolist()
    heads = np.concatenate((end, start[back])).tolist()
    numbers = np.concatenate((way, back)).tolist()
    graph.extend_from_weighted_edge_list(list(zip(tails, heads, numbers, strict=True)))
    return graph
