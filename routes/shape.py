"""Pure edits of a route: reverse, begin elsewhere, trim, split, laps, join, thin.

Each returns a new route or track. What is run otherwise than it was keeps no times.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from routes.errors import ShapeError
from routes.measure import EQUATOR_M, distance_along, measure
from routes.pieces import SHORTEST_TURN_M, backwards, begun_at, joined, part
from routes.track import FloatArray, Route, Track


def reverse(route: Route) -> Route:
    """Return the route run the other way round."""
    return replace(route, track=backwards(route.track))


def swapped(route: Route) -> Route:
    """Return the route with latitude and longitude exchanged, as some programs write them.

    Raises ShapeError where a longitude is no latitude. Waypoints go along.
    """
    track = route.track
    longest = np.max(np.abs(track.lon_deg))
    if max(longest, *(abs(each.lon_deg) for each in route.waypoints), 0.0) > 90:  # noqa: PLR2004
        raise ShapeError("a longitude over 90 is no latitude")
    turned = replace(track, lat_deg=track.lon_deg, lon_deg=track.lat_deg)
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

    Douglas and Peucker (1973) at the smallest tolerance, to 1 cm, that fits; both ends and the turn
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
    low_m, high_m = 0.0, 1.0
    while len(_kept(track, high_m)) > most_points:
        low_m, high_m = high_m, high_m * 4
    while high_m - low_m > 0.01:  # noqa: PLR2004
        middle_m = (low_m + high_m) / 2
        if len(_kept(track, middle_m)) > most_points:
            low_m = middle_m
        else:
            high_m = middle_m
    return _picked(track, _kept(track, high_m))


def simplify(track: Track, tolerance_m: float) -> Track:
    """Return the track's own points that keep the line within `tolerance_m`.

    By Douglas and Peucker (1973).
    """
    return _picked(track, _kept(track, tolerance_m))


def simplify_lines(
    lines: Sequence[tuple[FloatArray, FloatArray]], tolerance_m: float
) -> list[tuple[FloatArray, FloatArray]]:
    """Return many lines, each as latitudes and longitudes, within `tolerance_m` of themselves.

    Does in one go what `simplify` does for one track. Longitudes must not break at 180.
    """
    counts = np.array([len(lat_deg) for lat_deg, _ in lines])
    firsts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    owner = np.repeat(np.arange(len(lines)), counts)
    lat_deg = np.concatenate([lat_deg for lat_deg, _ in lines])
    lon_deg = np.concatenate([lon_deg for _, lon_deg in lines])
    to_m = np.radians(1) * EQUATOR_M
    east = np.cos(np.radians(np.add.reduceat(lat_deg, firsts) / counts))
    places = np.column_stack((lon_deg * east[owner], lat_deg)) * to_m
    whole = shapely.linestrings(places, indices=owner)
    simple = shapely.simplify(whole, tolerance_m, preserve_topology=False)
    # A line that never leaves its tolerance may vanish: it stays as it was.
    simple = np.where(shapely.is_empty(simple), whole, simple)
    kept, kept_owner = shapely.get_coordinates(simple, return_index=True)
    lon, lat = kept[:, 0] / to_m / east[kept_owner], kept[:, 1] / to_m
    cuts = np.searchsorted(kept_owner, np.arange(1, len(lines)))
    return list(zip(np.split(lat, cuts), np.split(lon, cuts), strict=True))


def _kept(track: Track, tolerance_m: float) -> list[int]:
    """Return the indices that simplifying keeps; the index rides along as each point's z."""
    scale = np.radians(1) * EQUATOR_M
    shrink = np.cos(np.radians(track.lat_deg.mean()))
    x = (_unbroken(track.lon_deg) - track.lon_deg[0]) * scale * shrink
    y = (track.lat_deg - track.lat_deg[0]) * scale
    stops = [*track.starts[1:], len(track)]
    kept: list[int] = []
    for start, stop in zip(track.starts, stops, strict=True):
        if stop - start < 3:  # noqa: PLR2004
            kept.extend(range(start, stop))
            continue
        line = np.column_stack((x[start:stop], y[start:stop], np.arange(start, stop)))
        simple = shapely.simplify(shapely.LineString(line), tolerance_m, preserve_topology=False)
        kept.extend(int(z) for z in shapely.get_coordinates(simple, include_z=True)[:, 2])
    return kept


def _unbroken(lon_deg: FloatArray) -> FloatArray:
    """Return longitudes that run on past 180 where the line crosses that meridian."""
    return np.unwrap(lon_deg, period=360)


def _picked(track: Track, kept: list[int]) -> Track:
    starts = tuple(kept.index(start) for start in track.starts)
    time_utc_s = None if track.time_utc_s is None else track.time_utc_s[kept]
    return Track(track.lat_deg[kept], track.lon_deg[kept], track.ele_m[kept], starts, time_utc_s)
