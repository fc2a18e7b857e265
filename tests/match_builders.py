"""Lines that leave a network, and how much of a matched one is where it should be."""

from functools import cache

import numpy as np
import shapely

from routes.measure import distance_along, segment_metres
from routes.network import Network
from routes.pieces import places_at
from routes.snapping import Snapper, place_of
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


def with_waits(route: Route, waits: int, wander_m: float, seed: int) -> Route:
    """Return a recorded route with waits at lights, each a scribble of 200 fixes about a place."""
    random = np.random.default_rng(seed)
    track = route.track
    fixes = np.stack((track.lat_deg, track.lon_deg), axis=1)
    for at in sorted(random.choice(np.arange(1, len(track) - 1), waits, replace=False))[::-1]:
        astray = random.normal(0.0, wander_m, (200, 2)) / _M_PER_DEG
        astray[:, 1] /= np.cos(np.radians(track.lat_deg[0]))
        fixes = np.insert(fixes, at, fixes[at] + astray, axis=0)
    return Route(route.name, Track(*fixes.T, np.full(len(fixes), np.nan)))


def with_jumps(route: Route, jumps: int, fixes: int, jump_m: float, seed: int) -> Route:
    """Return a recorded route of which some fixes in a row lie far to one side, now and then."""
    random = np.random.default_rng(seed)
    track = route.track
    lat_deg, lon_deg = track.lat_deg.copy(), track.lon_deg.copy()
    shrink = np.cos(np.radians(lat_deg[0]))
    for at in random.choice(np.arange(1, len(track) - fixes), jumps, replace=False):
        towards = random.uniform(0.0, 2 * np.pi)
        lat_deg[at : at + fixes] += jump_m * np.cos(towards) / _M_PER_DEG
        lon_deg[at : at + fixes] += jump_m * np.sin(towards) / _M_PER_DEG / shrink
    return Route(route.name, Track(lat_deg, lon_deg, track.ele_m))


def with_loss(route: Route, fixes: int, seed: int) -> Route:
    """Return a recorded route without some fixes in a row, as where the signal is lost."""
    track = route.track
    begin = int(np.random.default_rng(seed).integers(1, len(track) - fixes - 1))
    columns = (track.lat_deg, track.lon_deg, track.ele_m)
    return Route(
        route.name, Track(*(np.delete(each, slice(begin, begin + fixes)) for each in columns))
    )


def snapped(snapper: Snapper, network: Network, route: Route) -> Track:
    """Return a line with each fix moved to the way that is nearest: the simplest matching."""
    track = route.track
    spots = snapper.snap(track.lat_deg, track.lon_deg)
    lat_deg, lon_deg = np.array([place_of(network, spot) for spot in spots]).T
    return Track(lat_deg, lon_deg, track.ele_m)


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
