"""What is told of a line over a network: repeated ground, paths, climb, crossings, turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from routes.footways import Footways
from routes.graph import Step, Ways
from routes.loop_ground import Ground
from routes.loop_line import track_of
from routes.loop_runs import Runs, runs_of
from routes.measure import M_PER_DEG, ZIGZAG_M, zigzag
from routes.network import IntArray
from routes.track import FloatArray, Track

# Our choice: what bends less at a junction is straight on.
TURN_DEG = 45.0
# Our choice: who is back at a place within this share of the run went round a block for nothing.
_SOON_SHARE = 0.15
# Our choice: main roads crossed within this are the two sides of one, with a strip between.
_ONE_ROAD_M = 30.0
# Our choice: a turn straight back at a dead end spoils a loop as much as so many such places more.
_BACK_KNOTS = 2
# A junction has three ways or more, and at a crossing of a main road two of its arms are not run.
JUNCTION = 3
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
    return lines_of(footways, ways, [steps], ground)[0]


def lines_of(
    footways: Footways, ways: Ways, lines: Sequence[tuple[Step, ...]], ground: Ground | None = None
) -> list[Line]:
    """Measure lines of at least one step each; `ground` is that of the ways."""
    runs = runs_of(ways, lines)
    edge, length_m = ways.edge[runs.way], runs.length_m
    total_m = runs.summed(length_m)
    crossings, turns = _junctions(footways, runs)
    east_m, north_m = _from_first(runs)
    tail = runs.tail
    cross = east_m[tail] * north_m[tail + 1] - east_m[tail + 1] * north_m[tail]
    middles = [
        runs.summed((at_m[tail] + at_m[tail + 1]) / 2 * length_m) / total_m
        for at_m in (east_m, north_m)
    ]
    columns = (
        total_m,
        runs.summed(ways.cost[runs.way]) / total_m,
        _again_m(runs, total_m, ground),
        runs.summed(footways.is_pleasant[edge] * length_m) / total_m,
        np.array(_climbs_m(footways, runs)),
        crossings,
        turns,
        _knots(runs, total_m),
        np.minimum(4 * np.pi * np.abs(runs.summed(cross) / 2) / total_m**2, 1.0),
        *middles,
    )
    rounds = _rounds(footways, runs, lines)
    rows = zip(*(column.tolist() for column in columns), rounds, strict=True)
    return [Line(tuple(steps), *row) for steps, row in zip(lines, rows, strict=True)]


def is_clockwise(track: Track) -> bool:
    """Tell whether a line, and from its end straight to its start, goes round clockwise."""
    return area_inside_m2(*metres_from_first(track.lat_deg, track.lon_deg)) < 0


def _rounds(footways: Footways, runs: Runs, lines: Sequence[tuple[Step, ...]]) -> list[bool | None]:
    """Tell of each line that has a way that is one way whether it is run clockwise."""
    bound = set(runs.owner[runs.ways.one_way[runs.way]].tolist())
    return [
        is_clockwise(track_of(footways.network, runs.ways, steps)) if number in bound else None
        for number, steps in enumerate(lines)
    ]


def _again_m(runs: Runs, total_m: FloatArray, ground: Ground | None) -> FloatArray:
    """Return the metres of each line on ways or ground that was run before."""
    once = np.unique(runs.owner * len(runs.ways.edge) + runs.way)
    owner, way = np.divmod(once, len(runs.ways.edge))
    again_m = total_m - np.bincount(owner, runs.ways.length_m[way], minlength=runs.count)
    return again_m if ground is None else np.maximum(again_m, ground.again_m(runs))


def _junctions(footways: Footways, runs: Runs) -> tuple[IntArray, IntArray]:
    """Return how many main roads each line crosses, and how many turns it takes."""
    edge, leaving, follows = runs.ways.edge[runs.way], footways.leaving_deg, runs.follows
    out_deg = np.where(runs.forward, leaving[0, edge], leaving[1, edge])[1:]
    back_deg = np.where(runs.forward, leaving[1, edge], leaving[0, edge])[:-1]
    bend_deg = np.abs((out_deg - back_deg) % 360 - 180)
    at = runs.tail[1:]
    node = runs.ways.node[runs.nodes[at]]
    real = follows & (node < len(footways.ways_at))
    node = np.where(real, node, 0)
    junction = real & (footways.ways_at[node] >= JUNCTION)
    road = footways.is_road[edge]
    along = road[:-1].astype(int) + road[1:]
    arms = footways.roads_at[node] - along
    crossed = junction & ((arms >= _ARMS) | ((along == _ARMS) & (arms >= 1)))
    at_m, owner = runs.along_m[at[crossed]], runs.owner[1:][crossed]
    fresh = np.ones(len(at_m), dtype=np.bool_)
    fresh[1:] = (np.diff(at_m) > _ONE_ROAD_M) | (owner[1:] != owner[:-1])
    turned = runs.owner[1:][junction & (bend_deg >= TURN_DEG)]
    return _counted(owner[fresh], runs), _counted(turned, runs)


def _counted(owner: IntArray, runs: Runs) -> IntArray:
    return np.bincount(owner, minlength=runs.count)


def _knots(runs: Runs, total_m: FloatArray) -> IntArray:
    """Return how many nodes of each line are passed again within a small part of the way.

    A turn straight back counts for more.
    """
    owner = np.repeat(np.arange(runs.count), np.diff(runs.first_node))
    key = owner * len(runs.ways.node) + runs.nodes
    order = np.argsort(key, kind="stable")
    later, sooner = order[1:], order[:-1]
    soon = runs.along_m[later] - runs.along_m[sooner] <= _SOON_SHARE * total_m[owner[later]]
    passed = owner[later][(key[later] == key[sooner]) & soon]
    turned = runs.owner[1:][runs.follows & (runs.way[1:] == runs.way[:-1])]
    return _counted(passed, runs) + _BACK_KNOTS * _counted(turned, runs)


def _from_first(runs: Runs) -> tuple[FloatArray, FloatArray]:
    """Return how far east and north of the first of its line each node is, in metres."""
    first = np.repeat(runs.nodes[runs.first_node[:-1]], np.diff(runs.first_node))
    lat_deg, lon_deg = runs.ways.lat_deg, runs.ways.lon_deg
    east = (lon_deg[runs.nodes] - lon_deg[first]) * M_PER_DEG * np.cos(np.radians(lat_deg[first]))
    return east, (lat_deg[runs.nodes] - lat_deg[first]) * M_PER_DEG


def _climbs_m(footways: Footways, runs: Runs) -> list[float]:
    """Return about how many metres each line climbs, 0 where no height is known."""
    node = runs.ways.node[runs.nodes]
    inside = node < len(footways.network.ele_m)
    ele_m = np.where(inside, footways.network.ele_m[np.where(inside, node, 0)], np.nan)
    climbs_m = []
    for first, last in pairwise(runs.first_node.tolist()):
        heights = ele_m[first:last]
        known = heights[np.isfinite(heights)]
        climbs_m.append(zigzag(known, ZIGZAG_M)[0] if len(known) else 0.0)
    return climbs_m


def metres_from_first(lat_deg: FloatArray, lon_deg: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return how far east and north of the first each place is, in metres."""
    east = (lon_deg - lon_deg[0]) * M_PER_DEG * np.cos(np.radians(lat_deg[0]))
    return east, (lat_deg - lat_deg[0]) * M_PER_DEG


def area_inside_m2(east_m: FloatArray, north_m: FloatArray) -> float:
    """Return the area inside a line from its first place round to it, negative if clockwise."""
    return float(np.sum(east_m[:-1] * north_m[1:] - east_m[1:] * north_m[:-1])) / 2
