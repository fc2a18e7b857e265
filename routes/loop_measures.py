"""What is told of a line over a network: repeated ground, paths, climb, crossings, turns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.footways import Footways
from routes.graph import Step, Ways
from routes.loop_ground import Ground
from routes.loop_line import track_of
from routes.measure import M_PER_DEG, ZIGZAG_M, zigzag
from routes.network import BoolArray, IntArray
from routes.track import FloatArray, Track

# Our choice: what bends less at a junction is straight on.
_TURN_DEG = 45.0
# Our choice: who is back at a place within this share of the run went round a block for nothing.
_SOON_SHARE = 0.15
# Our choice: main roads crossed within this are the two sides of one, with a strip between.
_ONE_ROAD_M = 30.0
# Our choice: a turn straight back at a dead end spoils a loop as much as so many such places more.
_BACK_KNOTS = 2
# A junction has three ways or more, and at a crossing of a main road two of its arms are not run.
_JUNCTION = 3
_ARMS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Hold a line and its measures.

    `cost_per_m` is that of its ways to this runner. `again_m` are the metres on a way that was run
    before, either way round, or on ground that was where that is known. `path_share` is the share
    on paths and in parks, `climb_m` a quick reckoning over nodes. `knots` are the places that are
    passed again soon, on the way round a block or back from a spur, which counts for more;
    `round_share` is the area inside against that of a circle, 0 to 1.
    `centre_east_m` and `centre_north_m` are those of its middle, from the start. `clockwise` tells
    which way round it is run if a way of it is one way, None where either will do.
    """

    steps: tuple[Step, ...]
    distance_m: float
    cost_per_m: float
    again_m: float
    path_share: float
    climb_m: float
    crossings: int
    turns: int
    knots: int
    round_share: float
    centre_east_m: float
    centre_north_m: float
    clockwise: bool | None


def line_of(
    footways: Footways, ways: Ways, steps: tuple[Step, ...], ground: Ground | None = None
) -> Line:
    """Measure a line of at least one step; `ground` is that of the ways."""
    way = np.array([each for each, _ in steps])
    forward = np.array([each for _, each in steps])
    edge, length_m = ways.edge[way], ways.length_m[way]
    total_m = float(length_m.sum())
    head = np.where(forward, ways.end[way], ways.start[way])
    tail = np.where(forward, ways.start[way], ways.end[way])
    along_m = np.concatenate(([0.0], np.cumsum(length_m)))
    crossed, turns = _junctions(footways, edge, forward, ways.node[head[:-1]])
    nodes = np.concatenate((tail[:1], head))
    east_m, north_m = metres_from_first(ways.lat_deg[nodes], ways.lon_deg[nodes])
    area_m2 = area_inside_m2(east_m, north_m)
    heights = _heights(footways, ways.node[nodes])
    again_m = total_m - float(ways.length_m[np.unique(way)].sum())
    return Line(
        steps=steps,
        distance_m=total_m,
        cost_per_m=float(ways.cost[way].sum()) / total_m,
        again_m=again_m if ground is None else max(again_m, ground.again_m(steps)),
        path_share=float(length_m[footways.is_pleasant[edge]].sum()) / total_m,
        climb_m=zigzag(heights, ZIGZAG_M)[0] if len(heights) else 0.0,
        crossings=_roads_crossed(along_m[1:-1][crossed]),
        turns=turns,
        knots=_knots(nodes, along_m) + _BACK_KNOTS * int(np.sum(way[1:] == way[:-1])),
        round_share=min(4 * np.pi * abs(area_m2) / total_m**2, 1.0),
        centre_east_m=_mean(east_m, length_m),
        centre_north_m=_mean(north_m, length_m),
        clockwise=_clockwise(footways, ways, steps),
    )


def _junctions(
    footways: Footways, edge: IntArray, forward: BoolArray, node: IntArray
) -> tuple[BoolArray, int]:
    """Tell at which nodes a main road is crossed, and how many turns are taken."""
    leaving = footways.leaving_deg
    out_deg = np.where(forward, leaving[0, edge], leaving[1, edge])[1:]
    back_deg = np.where(forward, leaving[1, edge], leaving[0, edge])[:-1]
    bend_deg = np.abs((out_deg - back_deg) % 360 - 180)
    real = node < len(footways.ways_at)
    at = np.where(real, node, 0)
    junction = real & (footways.ways_at[at] >= _JUNCTION)
    road = footways.is_road[edge]
    along = road[:-1].astype(int) + road[1:]
    arms = footways.roads_at[at] - along
    crossed: BoolArray = junction & ((arms >= _ARMS) | ((along == _ARMS) & (arms >= 1)))
    return crossed, int((junction & (bend_deg >= _TURN_DEG)).sum())


def _roads_crossed(at_m: FloatArray) -> int:
    return int(np.sum(np.diff(at_m, prepend=-np.inf) > _ONE_ROAD_M))


def _knots(nodes: IntArray, along_m: FloatArray) -> int:
    """Return how many nodes are passed again within a small part of the way."""
    soon_m = _SOON_SHARE * along_m[-1]
    order = np.argsort(nodes, kind="stable")
    same = nodes[order[1:]] == nodes[order[:-1]]
    return int(np.sum(same & (along_m[order[1:]] - along_m[order[:-1]] <= soon_m)))


def metres_from_first(lat_deg: FloatArray, lon_deg: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return how far east and north of the first each place is, in metres."""
    east = (lon_deg - lon_deg[0]) * M_PER_DEG * np.cos(np.radians(lat_deg[0]))
    return east, (lat_deg - lat_deg[0]) * M_PER_DEG


def is_clockwise(track: Track) -> bool:
    """Tell whether a line, and from its end straight to its start, goes round clockwise."""
    return area_inside_m2(*metres_from_first(track.lat_deg, track.lon_deg)) < 0


def _clockwise(footways: Footways, ways: Ways, steps: Sequence[Step]) -> bool | None:
    if not ways.one_way[[way for way, _ in steps]].any():
        return None
    return is_clockwise(track_of(footways.network, ways, steps))


def area_inside_m2(east_m: FloatArray, north_m: FloatArray) -> float:
    """Return the area inside a line from its first place round to it, negative if clockwise."""
    return float(np.sum(east_m[:-1] * north_m[1:] - east_m[1:] * north_m[:-1])) / 2


def _mean(at_m: FloatArray, length_m: FloatArray) -> float:
    """Return where the middle of all steps lies, each step counting by its length."""
    return float(np.average((at_m[:-1] + at_m[1:]) / 2, weights=length_m))


def _heights(footways: Footways, node: IntArray) -> FloatArray:
    inside = node[node < len(footways.network.ele_m)]
    heights: FloatArray = footways.network.ele_m[inside]
    known: FloatArray = heights[np.isfinite(heights)]
    return known
