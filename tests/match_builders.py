"""Lines that leave a network, and how much of a matched one is where it should be."""

from functools import cache

import numpy as np
import shapely

from routes.measure import distance_along, segment_metres
from routes.network import Network
from routes.pieces import places_at
from routes.track import Route, Track

_M_PER_DEG = 111_195.0


def recorded(track: Track, wander_m: float, every_m: float, seed: int) -> Route:
    """Return a line as a watch records it: a fix every so many metres, each a little off."""
    random = np.random.default_rng(seed)
    lat_deg, lon_deg = places_at(track, np.arange(0.0, distance_along(track)[-1], every_m))
    lat_deg = lat_deg + random.normal(0.0, wander_m, len(lat_deg)) / _M_PER_DEG
    east = _M_PER_DEG * np.cos(np.radians(lat_deg))
    lon_deg = lon_deg + random.normal(0.0, wander_m, len(lon_deg)) / east
    return Route("Recorded", Track(lat_deg, lon_deg, np.full(len(lat_deg), np.nan)))


def thinned(route: Route, share: float, seed: int) -> Route:
    """Return a route with both ends and a share of its other points, picked at random."""
    random = np.random.default_rng(seed)
    count = len(route.track)
    inner = random.choice(count - 2, int(share * (count - 2)), replace=False) + 1
    kept = np.sort(np.concatenate(([0], inner, [count - 1])))
    track = route.track
    return Route(route.name, Track(track.lat_deg[kept], track.lon_deg[kept], track.ele_m[kept]))


def share_along(track: Track, other: Track, within_m: float = 2.0) -> float:
    """Return the share of a line that lies within so many metres of another."""
    shrink = np.cos(np.radians(track.lat_deg[0]))
    one, two = (
        shapely.linestrings(_M_PER_DEG * np.stack((t.lon_deg * shrink, t.lat_deg), axis=1))
        for t in (track, other)
    )
    shapely.prepare(two)
    points = shapely.line_interpolate_point(one, np.arange(0.0, one.length, 5.0))
    return float(np.mean(shapely.dwithin(points, two, within_m)))


def furthest_from_network(network: Network, track: Track) -> float:
    """Return how far the furthest point of a line is from all edges that may be run, in metres."""
    shrink = np.cos(np.radians(network.lat_deg[0]))
    tree = _tree(network, shrink)
    along = np.concatenate(([0.0], np.cumsum(segment_metres(track.lat_deg, track.lon_deg))))
    lat_deg, lon_deg = places_at(track, np.linspace(0.0, along[-1], 2000))
    points = shapely.points(np.stack((lon_deg * shrink, lat_deg), axis=1) * _M_PER_DEG)
    return float(tree.query_nearest(points, return_distance=True, all_matches=False)[1].max())


@cache
def _tree(network: Network, shrink: float) -> shapely.STRtree:
    lines = []
    for edge in np.flatnonzero(network.may_run()).tolist():
        lat_deg, lon_deg = network.line(edge)
        lines.append(np.stack((lon_deg * shrink, lat_deg), axis=1) * _M_PER_DEG)
    return shapely.STRtree([shapely.linestrings(line) for line in lines])
