"""Segments joined into edges from junction to junction, whole lines kept: pure numpy.

A segment is two halves, one each way: halves 2s and 2s + 1 of segment s. Each half knows the one
that follows it through a node at which nothing else begins; chains of them are followed by pointer
jumping (Wyllie 1979), all at once.
"""

from dataclasses import dataclass

import numpy as np

from routes.network import BoolArray, IntArray
from routes.osm.segments import Segments

_THROUGH = 2
_PARTS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """Hold edges as chains of segments: edge e is the line of nodes from `offsets[e]` on.

    `node` are the nodes of all lines, ends included; `walk` is each edge's sort.
    """

    offsets: IntArray
    node: IntArray
    walk: IntArray


def contracted(segments: Segments, one_way: BoolArray) -> Chains:
    """Join segments of one sort that meet where nothing else does.

    `one_way` tells of each sort whether it is walked from start to end only, as edges of it then
    are. Each segment is in exactly one edge. A ring that meets other ways once, or never, becomes
    three edges: one from a node to itself would lead nowhere, though it may be the best run of a
    town.
    """
    tail, head = _halves(segments.start, segments.end), _halves(segments.end, segments.start)
    bound = one_way[segments.walk]
    kept = _junctions(segments, bound)
    before = _before(tail, kept)
    first, rank, lowest = _followed(before)
    ring = before[first] >= 0
    if ring.any():
        # One node of each ring is kept, the same for both ways round.
        kept[segments.start[lowest[ring] >> 1]] = True
        before = _before(tail, kept)
        first, rank, _ = _followed(before)
    return _rings_parted(_lines(segments, tail, head, first, rank, bound))


def _halves(forward: IntArray, backward: IntArray) -> IntArray:
    return np.stack((forward, backward), axis=1).ravel()


def _junctions(segments: Segments, bound: BoolArray) -> BoolArray:
    """Tell of each node whether an edge ends there."""
    ends = np.concatenate((segments.start, segments.end))
    count = len(segments.lat_deg)
    begins_more = np.bincount(ends, minlength=count) != _THROUGH
    least = np.full(count, np.iinfo(np.int64).max)
    most = np.full(count, -1)
    walks = np.tile(segments.walk, 2)
    np.minimum.at(least, ends, walks)
    np.maximum.at(most, ends, walks)
    # Two of one way only that both lead there, or both away, do not lead on.
    leads_there = np.bincount(segments.end[bound], minlength=count)
    leads_away = np.bincount(segments.start[bound], minlength=count)
    kept: BoolArray = begins_more | (least != most) | (leads_there != leads_away)
    return kept


def _before(tail: IntArray, kept: BoolArray) -> IntArray:
    """Return for each half the one that leads into it, -1 where an edge begins."""
    before = np.full(len(tail), -1)
    leaving = np.flatnonzero(~kept[tail])
    # The two that leave a node lie side by side; what leads into one is the other turned round.
    pairs = leaving[np.argsort(tail[leaving], kind="stable")].reshape(-1, _THROUGH)
    before[pairs[:, 0]] = pairs[:, 1] ^ 1
    before[pairs[:, 1]] = pairs[:, 0] ^ 1
    return before


def _followed(before: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Return each half's first of its chain, how many lie between, and the lowest number there.

    On a ring the first has one before it still.
    """
    first = np.where(before < 0, np.arange(len(before)), before)
    rank = (before >= 0).astype(np.int64)
    lowest = np.minimum(np.arange(len(before)), first)
    for _ in range(len(before).bit_length()):
        lowest = np.minimum(lowest, lowest[first])
        rank = rank + rank[first]
        further = first[first]
        if np.array_equal(further, first):
            break
        first = further
    return first, rank, lowest


def _rings_parted(chains: Chains) -> Chains:
    """Cut each edge that ends where it begins at two of its nodes; it has four at the least."""
    first, last = chains.offsets[:-1], chains.offsets[1:] - 1
    ring = np.flatnonzero(chains.node[first] == chains.node[last])
    count = last[ring] - first[ring]
    cuts = np.concatenate((first[ring] + count // _PARTS, first[ring] + 2 * count // _PARTS))
    # A node at which a line is cut ends one part and begins the next.
    times = np.ones(len(chains.node), dtype=np.int64)
    times[cuts] = 2
    begins = np.cumsum(times)[cuts] - 1
    pushed = np.concatenate(([0], np.cumsum(times)))[chains.offsets]
    parts = np.ones(len(first), dtype=np.int64)
    parts[ring] = _PARTS
    return Chains(
        np.sort(np.concatenate((pushed, begins))),
        np.repeat(chains.node, times),
        np.repeat(chains.walk, parts),
    )


def _lines(
    segments: Segments,
    tail: IntArray,
    head: IntArray,
    first: IntArray,
    rank: IntArray,
    bound: BoolArray,
) -> Chains:
    order = np.lexsort((rank, first))
    begins = np.flatnonzero(np.diff(first[order], prepend=-1))
    length = np.diff(begins, append=len(order))
    # Every chain is there both ways; the one that begins with the lower half is the edge, or that
    # of the halves along their segments where these are walked one way only.
    last = order[begins + length - 1]
    chosen = np.where(bound[last >> 1], last % 2 == 0, first[order[begins]] < (last ^ 1))
    halves = order[np.repeat(chosen, length)]
    length = length[chosen]
    offsets = np.concatenate(([0], np.cumsum(length + 1)))
    node = np.empty(offsets[-1], dtype=np.int64)
    ends = np.zeros(offsets[-1], dtype=np.bool_)
    ends[offsets[1:] - 1] = True
    node[~ends] = tail[halves]
    node[ends] = head[last[chosen]]
    return Chains(offsets, node, segments.walk[halves[offsets[:-1] - np.arange(len(length))] >> 1])
