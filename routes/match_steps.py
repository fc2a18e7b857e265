"""How one gets from the spots of one place to those of the next, over a network's ways."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from routes.footways import Footways
from routes.graph import Ways, tree_from, whole_ways
from routes.match_places import MOST_RADIUS_M, Places
from routes.matched import MatchError, MatchFault
from routes.measure import segment_metres
from routes.network import IntArray
from routes.track import FloatArray

# Our choices. Newson and Krumm's beta grows with the time between fixes; ours with the distance.
BETA_M, BETA_SHARE = 3.0, 0.05
# A way longer than this beside the straight line is no way, and beyond so far none is looked for.
DETOUR_M, DETOUR = 100.0, 1.5
MOST_STEP_M = 3_000.0
# Steps are taken together over ways around this much of a line.
_WINDOW_M = 600.0
# Ways looked at in all, each from every spot of a place: some seconds of work.
MOST_WORK = 30_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Run on an edge from one share of its line to another, which may be the smaller.

    `from_m` and `to_m` are where along the old line that was.
    """

    edge: int
    first: float
    last: float
    from_m: float
    to_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Hold the ways around some steps, from the place `begin` to the place `end`.

    `number` tells of each edge which of the ways it is, -1 where it is none.
    """

    begin: int
    end: int
    ways: Ways


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Hold what each step costs, from every spot of a place to every one of the next."""

    cost: FloatArray
    windows: tuple[Window, ...]


def steps_of(footways: Footways, places: Places) -> Steps:
    """Return what all steps cost: how much longer their ways are than the straight line, by beta.

    Infinite where no way leads. Raises MatchError for more work than is done.
    """
    count = len(places)
    straight_m = segment_metres(places.lat_deg, places.lon_deg)
    cost = np.full((count - 1, places.edge.shape[1], places.edge.shape[1]), np.inf)
    windows, work = [], 0
    for begin, end in _windows(places, straight_m):
        steps_m = straight_m[begin:end]
        reach_m = (DETOUR_M + DETOUR * float(steps_m.max())) / 2 + MOST_RADIUS_M
        box = slice(begin, end + 1)
        edge = footways.snapper.edges_beside(places.lat_deg[box], places.lon_deg[box], reach_m)
        window = Window(begin, end, whole_ways(footways.network, edge))
        way_m, looked = _way_metres(window, places)
        work += looked
        if work > MOST_WORK:
            raise MatchError(MatchFault.TOO_MUCH)
        longer_m = np.abs(way_m - steps_m[:, None, None])
        far = way_m > DETOUR_M + DETOUR * steps_m[:, None, None]
        beta_m = BETA_M + BETA_SHARE * steps_m[:, None, None]
        cost[begin:end] = np.where(far, np.inf, longer_m / beta_m)
        windows.append(window)
    return Steps(cost, tuple(windows))


def _windows(places: Places, straight_m: FloatArray) -> Iterator[tuple[int, int]]:
    """Give the first and last place of steps that are taken together."""
    near = places.is_near()
    usable = near[:-1] & near[1:] & (straight_m <= MOST_STEP_M)
    begin, length_m = 0, 0.0
    for step in range(len(straight_m)):
        if not usable[step]:
            if begin < step:
                yield begin, step
            begin, length_m = step + 1, 0.0
            continue
        if begin < step and length_m + straight_m[step] > _WINDOW_M:
            yield begin, step
            begin, length_m = step, 0.0
        length_m += float(straight_m[step])
    if begin < len(straight_m):
        yield begin, len(straight_m)


def _ends(window: Window, places: Places, rows: slice) -> tuple[IntArray, FloatArray]:
    """Return the ways' end nodes for spots, start then end, and the metres to each; last axis 2."""
    ways = window.ways
    edge, share = places.edge[rows], places.share[rows]
    way = np.searchsorted(ways.edge, np.maximum(edge, 0))
    way = np.minimum(way, len(ways.edge) - 1)
    length_m = np.where((edge >= 0) & (ways.edge[way] == edge), ways.length_m[way], np.inf)
    share = np.where(edge >= 0, share, 0.5)
    nodes = np.stack((ways.start[way], ways.end[way]), axis=-1)
    return nodes, np.stack((share, 1 - share), axis=-1) * length_m[..., None]


def _way_metres(window: Window, places: Places) -> tuple[FloatArray, int]:
    """Return the metres of the shortest ways of each step, and how many ways were looked at."""
    ways, begin, end = window.ways, window.begin, window.end
    node, to_m = _ends(window, places, slice(begin, end + 1))
    roots, row = np.unique(node[:-1], return_inverse=True)
    row = row.reshape(node[:-1].shape)
    apart_m = ways.joined.costs(roots.tolist(), ways.cost)
    total_m = (
        to_m[:-1, :, None, :, None]
        + apart_m[row[:, :, None, :, None], node[1:, None, :, None, :]]
        + to_m[1:, None, :, None, :]
    )
    edge, share = places.edge[begin : end + 1], places.share[begin : end + 1]
    is_same = (edge[:-1, :, None] == edge[1:, None, :]) & (edge[:-1, :, None] >= 0)
    length_m = to_m.sum(axis=-1)[:-1, :, None]
    with np.errstate(invalid="ignore"):
        direct_m = np.abs(share[:-1, :, None] - share[1:, None, :]) * length_m
    shortest_m = np.minimum(total_m.min(axis=(-1, -2)), np.where(is_same, direct_m, np.inf))
    return shortest_m, len(roots) * len(ways.edge)


def pieces_between(
    window: Window, places: Places, place: int, spot: int, onward: int
) -> list[Piece]:
    """Return the way from a `spot` of a place to the spot `onward` of the next, piece by piece."""
    from_m, to_m = float(places.along_m[place]), float(places.along_m[place + 1])
    edge, other = int(places.edge[place, spot]), int(places.edge[place + 1, onward])
    share, last = float(places.share[place, spot]), float(places.share[place + 1, onward])
    node, near_m = _ends(window, places, slice(place, place + 2))
    ends, homes = node[0, spot], node[1, onward]
    out_m, in_m = near_m[0, spot], near_m[1, onward]
    ways = window.ways
    apart_m = ways.joined.costs(ends.tolist(), ways.cost)[:, homes]
    total_m = out_m[:, None] + apart_m + in_m[None, :]
    leave, arrive = np.unravel_index(int(np.argmin(total_m)), (2, 2))
    if edge == other and abs(share - last) * out_m.sum() <= total_m[leave, arrive]:
        return [Piece(edge, share, last, from_m, to_m)] if share != last else []
    runs = [(edge, share, float(leave))]
    if ends[leave] != homes[arrive]:
        tree = tree_from(ways, int(ends[leave]))
        for way, forward in tree.steps_to(int(homes[arrive]), ways):
            runs.append((int(ways.edge[way]), float(not forward), float(forward)))
    runs.append((other, float(arrive), last))
    return _timed(runs, ways, from_m, to_m)


def _timed(
    runs: list[tuple[int, float, float]], ways: Ways, from_m: float, to_m: float
) -> list[Piece]:
    """Return pieces that share the metres of the old line by their lengths."""
    way = np.searchsorted(ways.edge, [edge for edge, _, _ in runs])
    length_m = ways.length_m[way] * [abs(last - first) for _, first, last in runs]
    along = np.concatenate(([0.0], np.cumsum(length_m)))
    share = along / along[-1] if along[-1] > 0 else np.linspace(0.0, 1.0, len(along))
    at_m = (from_m + share * (to_m - from_m)).tolist()
    return [Piece(*run, *at_m[n : n + 2]) for n, run in enumerate(runs) if run[1] != run[2]]
