"""The lines of an extract as straight segments between nodes: sound ones, each once."""

from dataclasses import dataclass

import numpy as np

from routes.joined import joined_parts
from routes.network import Flag, IntArray
from routes.osm.access import Course
from routes.osm.extract import Extract
from routes.track import FloatArray

# As a network's file keeps them, 11 cm; what is nearer than that is one place.
PLACE_DECIMALS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Hold segments: number s joins nodes `start[s]` and `end[s]` and is of the sort `walk[s]`.

    Nodes are numbered from 0, at `lat_deg` and `lon_deg`; no segment is without length and no two
    join the same nodes. One that is walked one way only is so from its start. `node` is each node's
    id in OpenStreetMap.
    """

    start: IntArray
    end: IntArray
    walk: IntArray
    lat_deg: FloatArray
    lon_deg: FloatArray
    node: IntArray


def segments_of(extract: Extract) -> Segments:
    """Return the segments of an extract's ways.

    Where a node is missing the way is cut, never bridged. At a node that blocks walkers each
    segment gets an end of its own, so that no way leads across. Of segments on the same ground one
    that is walked both ways stays, of those the one of the better kind, and of those the one with
    a name. Of roads that are only crossed
    no more is kept than the segments that meet what is walked.
    """
    ways = extract.ways
    node, first, number = np.unique(ways.node, return_index=True, return_inverse=True)
    lat_deg = np.round(ways.lat_deg[first], PLACE_DECIMALS)
    lon_deg = np.round(ways.lon_deg[first], PLACE_DECIMALS)
    start, end, walk = _between(ways.offsets, number, extract.walk)
    known = ~np.isnan(lat_deg[start]) & ~np.isnan(lat_deg[end])
    start, end, walk = start[known], end[known], walk[known]
    same = (lat_deg[start] == lat_deg[end]) & (lon_deg[start] == lon_deg[end])
    blocked = np.isin(node, extract.blocked)
    # Neighbours at one place become one node, or a piece without length would lie between them.
    part = joined_parts(len(node), start[same], end[same])
    blocked = np.isin(part, part[blocked])
    start, end, walk = part[start[~same]], part[end[~same]], walk[~same]
    start, end, walk = _each_once(start, end, walk, extract)
    walked = extract.is_walked()[walk]
    met = np.zeros(len(node), dtype=np.bool_)
    met[start[walked]] = met[end[walked]] = True
    used = walked | met[start] | met[end]
    start, end, walk = start[used], end[used], walk[used]
    return _cut(Segments(start, end, walk, lat_deg, lon_deg, node), blocked)


def _between(
    offsets: IntArray, number: IntArray, walk: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Return the neighbours on each line, and the sort of the line that they are on."""
    line = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    on = line[1:] == line[:-1]
    return number[:-1][on], number[1:][on], walk[line[1:][on]]


def _each_once(
    start: IntArray, end: IntArray, walk: IntArray, extract: Extract
) -> tuple[IntArray, IntArray, IntArray]:
    worth = [
        (each.flags & Flag.BARRED, each.course is not Course.BOTH, each.kind, not each.title)
        for each in extract.walks
    ]
    ranks = {each: rank for rank, each in enumerate(sorted(set(worth)))}
    rank = np.array([ranks[each] for each in worth], dtype=np.int64)[walk]
    low, high = np.minimum(start, end), np.maximum(start, end)
    order = np.lexsort((rank, high, low))
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    # In the order of the file again, as a way's own direction and neighbours are told by it.
    kept = np.sort(order[new])
    return start[kept], end[kept], walk[kept]


def _cut(segments: Segments, blocked: np.ndarray) -> Segments:
    ends = np.concatenate((segments.start, segments.end))
    at = np.flatnonzero(blocked[ends])
    count = len(segments.node)
    original = ends[at]
    ends[at] = count + np.arange(len(at))
    half = len(segments.start)
    return Segments(
        ends[:half],
        ends[half:],
        segments.walk,
        np.concatenate((segments.lat_deg, segments.lat_deg[original])),
        np.concatenate((segments.lon_deg, segments.lon_deg[original])),
        np.concatenate((segments.node, segments.node[original])),
    )
