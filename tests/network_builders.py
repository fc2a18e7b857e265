"""Networks for tests: grids of streets, and the one that ships."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
from geopy.distance import geodesic

from routes.footways import Footways, footways_of
from routes.loop_finder import LoopFinder
from routes.network import Kind, Network
from routes.networks import DEFAULT, SHIPPED, Networks, open_network
from routes.track import Track

M_PER_DEG = 111_195.0
# Edges of a grid, by the row and column of the node they begin at and whether they go east.
Edge = tuple[int, int, bool]


def grid_edges(rows: int, columns: int) -> list[Edge]:
    """Return the edges of a grid, in the order in which `grid` numbers them."""
    return [
        (row, column, east)
        for row in range(rows)
        for column in range(columns)
        for east in (True, False)
        if (column + 1 < columns if east else row + 1 < rows)
    ]


def grid(
    rows: int,
    columns: int,
    step_m: float = 200.0,
    kind: Callable[[Edge], Kind] = lambda _: Kind.STREET,
    flags: Callable[[Edge], int] = lambda _: 0,
    ele_m: Callable[[int, int], float] = lambda _row, _column: np.nan,
) -> Network:
    """Return streets in squares at the equator, rows to the north and columns to the east."""
    edges = grid_edges(rows, columns)
    at = [(row, column) for row in range(rows) for column in range(columns)]
    place = np.round(np.array(at, dtype=np.float64) * step_m / M_PER_DEG, 6)
    start = [row * columns + column for row, column, _ in edges]
    end = [node + (1 if east else columns) for node, (_, _, east) in zip(start, edges, strict=True)]
    points = np.stack((place[start], place[end]), axis=1).reshape(-1, 2)
    return Network(
        name="Grid",
        credit="made by a test",
        lat_deg=place[:, 0],
        lon_deg=place[:, 1],
        ele_m=np.array([ele_m(*each) for each in at]),
        start=np.array(start),
        end=np.array(end),
        kind=np.array([kind(edge) for edge in edges]),
        flags=np.array([flags(edge) for edge in edges]),
        title=np.zeros(len(edges)),
        offsets=np.arange(0, 2 * len(edges) + 1, 2),
        point_lat_deg=points[:, 0],
        point_lon_deg=points[:, 1],
    )


def moved(network: Network, east_deg: float, name: str) -> Network:
    """Return a network as it would lie further east, under another name."""
    return replace(
        network,
        name=name,
        lon_deg=network.lon_deg + east_deg,
        point_lon_deg=network.point_lon_deg + east_deg,
    )


@cache
def shipped() -> Footways:
    """Return the network that ships, made ready."""
    return footways_of(open_network(DEFAULT, (SHIPPED,)))


def geodesic_m(track: Track) -> float:
    """Return a track's length by geopy."""
    places = zip(track.lat_deg.tolist(), track.lon_deg.tolist(), strict=True)
    return sum(geodesic(a, b).m for a, b in pairwise(places))


def unjoined(network: Network, edges: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Give the neighbours in a list of edges that have no node in common."""
    for one, other in pairwise(edges):
        ends = {network.start[one], network.end[one]} & {network.start[other], network.end[other]}
        if not ends:
            yield one, other


@cache
def finder() -> LoopFinder:
    """Return what finds loops on the network that ships: one for all pages that tests open."""
    return LoopFinder(Networks((SHIPPED,)))
