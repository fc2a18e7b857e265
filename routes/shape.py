"""Pure edits of a route: reverse, begin elsewhere, trim, split, laps, join, thin.

Each returns a new route or track. What is run otherwise than it was keeps no times.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from routes.corners import corner_weights
from routes.errors import ShapeError
from routes.limits import MOST_LENGTH_M
from routes.measure import EQUATOR_M, distance_along, measure
from routes.pieces import SHORTEST_TURN_M, backwards, begun_at, joined, part
from routes.track import FloatArray, Route, Track

_M_PER_DEG = np.radians(1) * EQUATOR_M


def reverse(route: Route) -> Route:
    """Return the route run the other way round."""
    return replace(route, track=backwards(route.track))


def swapped(route: Route) -> Route:
    """Return the route with latitude and longitude exchanged, as some programs write them.

    Raises ShapeError where a longitude is no latitude, and where the line comes to over 5,000 km,
    which is never read again. Waypoints go along.
    """
    track = route.track
    longest = np.max(np.abs(track.lon_deg))
    if max(longest, *(abs(each.lon_deg) for each in route.waypoints), 0.0) > 90:  # noqa: PLR2004
        raise ShapeError("a longitude over 90 is no latitude")
    turned = replace(track, lat_deg=track.lon_deg, lon_deg=track.lat_deg)
    length_m = distance_along(turned)[-1]
    if length_m > MOST_LENGTH_M:
        raise ShapeError(f"{length_m:.0f} m")
    waypoints = (replace(e, lat_deg=e.lon_deg, lon_deg=e.lat_deg) for e in route.waypoints)
    return Route(route.name, turned, tuple(waypoints))


def laps(route: Route, count: int) -> Route:
    """Return the route run `count` times, one lap after the other.

    From lap to lap the line goes straight from finish to start. Raises ShapeError below one lap.
    """
    if count < 1:
        raise ShapeError(f"{count} laps")
    track = route.track
    for _ in range(count - 1):
        track = joined(track, route.track)
    return replace(route, track=track)


def out_and_back(route: Route, turn_m: float) -> Route:
    """Return the route's first `turn_m` metres and the same way home.

    Raises ShapeError when the turn is nearer than 50 m or beyond the route's end.
    """
    out = cut(route.track, turn_m)
    return replace(route, track=joined(out, backwards(out)))


def cut(track: Track, to_m: float) -> Track:
    """Return the first `to_m` metres, with a point set exactly there.

    Raises ShapeError when `to_m` is under 50 m or beyond the track's end.
    """
    if not to_m >= SHORTEST_TURN_M:
        raise ShapeError(f"{to_m:.0f} m")
    return part(track, 0.0, to_m)


def start_at(route: Route, at_m: float) -> Route:
    """Return a loop begun, and so ended, `at_m` along it.

    From the old finish to the old start it goes straight. Raises ShapeError for a route that is no
    loop, and for a place beyond it.
    """
    if not measure(route).is_loop:
        raise ShapeError("only a loop can begin anywhere")
    return replace(route, track=begun_at(route.track, at_m))


def trim(route: Route, from_m: float, to_m: float) -> Route:
    """Return the stretch between two distances along a route, waypoints and times kept.

    Raises ShapeError when it is under 50 m or reaches beyond the route.
    """
    if not to_m - from_m >= SHORTEST_TURN_M:
        raise ShapeError(f"{from_m:.0f} to {to_m:.0f} m")
    return replace(route, track=part(route.track, from_m, to_m))


def split(route: Route, at_m: float) -> tuple[Route, Route]:
    """Return what comes before and what comes after `at_m`. Raises ShapeError under 50 m each."""
    length_m = float(distance_along(route.track)[-1])
    return trim(route, 0.0, at_m), trim(route, at_m, length_m)


def join(first: Route, second: Route) -> Route:
    """Return both routes as one, named as the first; a straight step leads from one to the other.

    The step counts as distance. Waypoints of both are kept, and no times.
    """
    waypoints = (*first.waypoints, *second.waypoints)
    return Route(first.name, joined(first.track, second.track), waypoints)


def simplified(route: Route, tolerance_m: float) -> Route:
    """Return the route with as few of its points as keep its line within `tolerance_m`."""
    return replace(route, track=simplify(route.track, tolerance_m))


def thin(track: Track, most_points: int) -> Track:
    """Return at most `most_points` of the track's own points, the line changed as little as can be.

    Douglas and Peucker (1973) at the smallest tolerance that fits; both ends and the turn
    of an out-and-back stay. Segments too many for `most_points` become one. Raises
    ShapeError below 2 points.
    """
    if most_points < 2:  # noqa: PLR2004
        raise ShapeError(f"{most_points} points")
    if len(track) <= most_points:
        return track
    if 2 * len(track.starts) > most_points:
        # Each segment keeps its two ends at any tolerance, so only one line can be thin enough.
        track = Track(track.lat_deg, track.lon_deg, track.ele_m)
    weights = _weights(track)
    # The heaviest that is not kept is the tolerance; what weighs the same goes with it.
    tolerance_m = np.partition(weights, -most_points - 1)[-most_points - 1]
    return _picked(track, np.flatnonzero(weights > tolerance_m))


def kept_points(track: Track, ends: NDArray[np.intp], most_points: int) -> NDArray[np.intp]:
    """Return which of a track's points `thin` would keep if it could move none of `ends`.

    `ends` are indices that rise from the first point to the last. Raises ShapeError when they are
    more than `most_points`.
    """
    if len(ends) > most_points:
        raise ShapeError(f"{most_points} points for {len(ends)} that stay")
    whole = np.arange(len(track))
    if len(track) <= most_points:
        return whole
    # Where one piece ends the next begins: each point between stands in both.
    order = np.sort(np.concatenate((whole, ends[1:-1])))
    starts = np.searchsorted(order, ends[:-1], side="right") - 1
    pieces = Track(
        track.lat_deg[order], track.lon_deg[order], track.ele_m[order], tuple(starts.tolist())
    )
    weights = _weights(pieces)[np.searchsorted(order, whole)]
    tolerance_m = np.partition(weights, -most_points - 1)[-most_points - 1]
    return np.flatnonzero(weights > tolerance_m)


def simplify(track: Track, tolerance_m: float) -> Track:
    """Return the track's own points that keep the line within `tolerance_m`.

    By Douglas and Peucker (1973).
    """
    return _picked(track, np.flatnonzero(_weights(track, tolerance_m) > 0))


def corners(track: Track, tolerance_m: float, most_points: int) -> NDArray[np.intp]:
    """Return which of a track's points keep its line within `tolerance_m`, at most so many.

    Where more are needed they are those that keep it as near as can be. Both ends of each segment
    are among them: raises ShapeError where those alone are too many.
    """
    if 2 * len(track.starts) > most_points:
        raise ShapeError(f"{most_points} points for {len(track.starts)} segments")
    weights = _weights(track, tolerance_m)
    kept = np.flatnonzero(weights > 0)
    if len(kept) <= most_points:
        return kept
    return np.flatnonzero(weights > np.partition(weights, -most_points - 1)[-most_points - 1])


def simplify_lines(
    lines: Sequence[tuple[FloatArray, FloatArray]], tolerance_m: float
) -> list[tuple[FloatArray, FloatArray]]:
    """Return many lines, each as latitudes and longitudes, within `tolerance_m` of themselves.

    Does in one go what `simplify` does for one track. Longitudes must not break at 180.
    """
    counts = np.array([len(lat_deg) for lat_deg, _ in lines])
    firsts = np.cumsum(counts) - counts
    lasts = firsts + counts - 1
    lat_deg = np.concatenate([lat_deg for lat_deg, _ in lines])
    lon_deg = np.concatenate([lon_deg for _, lon_deg in lines])
    east = np.cos(np.radians(np.add.reduceat(lat_deg, firsts) / counts))
    x_m, y_m = lon_deg * np.repeat(east, counts) * _M_PER_DEG, lat_deg * _M_PER_DEG
    kept = corner_weights(x_m, y_m, firsts, tolerance_m) > 0
    # A round that never leaves its tolerance would be no line any more: it stays as it was.
    gone = np.add.reduceat(kept, firsts, dtype=np.intp) == 2  # noqa: PLR2004
    gone &= (x_m[firsts] == x_m[lasts]) & (y_m[firsts] == y_m[lasts])
    at = np.flatnonzero(kept | np.repeat(gone, counts))
    cuts = np.searchsorted(at, firsts[1:])
    return list(zip(np.split(lat_deg[at], cuts), np.split(lon_deg[at], cuts), strict=True))


def _weights(track: Track, tolerance_m: float = 0.0) -> FloatArray:
    """Return the tolerance up to which each point of a track is needed, 0 below `tolerance_m`."""
    shrink = np.cos(np.radians(track.lat_deg.mean()))
    x_m = (_unbroken(track.lon_deg) - track.lon_deg[0]) * _M_PER_DEG * shrink
    y_m = (track.lat_deg - track.lat_deg[0]) * _M_PER_DEG
    return corner_weights(x_m, y_m, np.array(track.starts), tolerance_m)


def _unbroken(lon_deg: FloatArray) -> FloatArray:
    """Return longitudes that run on past 180 where the line crosses that meridian."""
    return np.unwrap(lon_deg, period=360)


def _picked(track: Track, kept: NDArray[np.intp]) -> Track:
    starts = tuple(np.searchsorted(kept, np.array(track.starts)).tolist())
    time_utc_s = None if track.time_utc_s is None else track.time_utc_s[kept]
    return Track(track.lat_deg[kept], track.lon_deg[kept], track.ele_m[kept], starts, time_utc_s)
