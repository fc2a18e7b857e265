"""Which route of a library a recorded line is, by its shape."""

from collections.abc import Sequence

import numpy as np

from routes.measure import Bounds, distance_along, segment_metres
from routes.nearness import Lines
from routes.pieces import places_at
from routes.summary import RouteSummary
from routes.track import FloatArray, Track

# Our choices: GPS wanders and a runner crosses the street; nine tenths of either line must be by
# the other. Boxes that differ by more are other routes, and are not looked at.
BESIDE_M = 40.0
BESIDE_SHARE = 0.9
_BOX_M = 150.0
_SAMPLES = 60


def matching_route(track: Track, routes: Sequence[RouteSummary]) -> RouteSummary | None:
    """Return the route that a recorded line runs along from end to end, None where none is.

    Either way round, from anywhere on it, and in laps: nine tenths of each line lie within 40 m of
    the other. Of several the nearest. Compared with overview lines, which are within 5 m.
    """
    corners = _corners(track)
    near = [route for route in routes if _is_alike(corners, route.bounds)]
    if not near:
        return None
    mine = _samples(track)
    lines = Lines([(route.lat_deg, route.lon_deg) for route in near])
    from_mine = np.array([lines.metres_from(*place) for place in mine])
    own = Lines([(track.lat_deg, track.lon_deg)])
    # The nearest is nearly always the one, and a library may hold many runs of one loop.
    for at in np.argsort(from_mine.mean(axis=0), kind="stable"):
        route = near[int(at)]
        if not _is_beside(from_mine[:, at]):
            continue
        from_theirs = np.array([own.metres_from(*place)[0] for place in _samples(_line(route))])
        if _is_beside(from_theirs):
            return route
    return None


def _is_beside(metres: FloatArray) -> bool:
    return bool(np.mean(metres <= BESIDE_M) >= BESIDE_SHARE)


def _line(route: RouteSummary) -> Track:
    return Track(route.lat_deg, route.lon_deg, np.full(len(route.lat_deg), np.nan))


def _samples(track: Track) -> list[tuple[float, float]]:
    total_m = distance_along(track)[-1]
    lat_deg, lon_deg = places_at(track, np.linspace(0.0, total_m, _SAMPLES))
    return list(zip(lat_deg.tolist(), lon_deg.tolist(), strict=True))


def _corners(track: Track) -> tuple[FloatArray, FloatArray]:
    lon_deg = np.unwrap(track.lon_deg, period=360)
    return (
        np.array([track.lat_deg.min(), track.lat_deg.max()]),
        np.array([lon_deg.min(), lon_deg.max()]),
    )


def _is_alike(corners: tuple[FloatArray, FloatArray], box: Bounds) -> bool:
    """Tell whether both corners of a box are near those of a line's box."""
    lat_deg, lon_deg = corners
    pairs_lat = np.array([lat_deg[0], box.south_deg, lat_deg[1], box.north_deg])
    pairs_lon = np.array([lon_deg[0], box.west_deg, lon_deg[1], box.east_deg])
    return bool(np.all(segment_metres(pairs_lat, pairs_lon)[::2] <= _BOX_M))
