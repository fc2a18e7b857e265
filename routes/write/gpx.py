"""A route as GPX 1.1 that every watch and phone takes: one track, one segment, no extensions.

Written here and not by gpxpy, whose namespace prefixes belong to the whole process and could come
from another user's file.
"""

from math import isnan
from xml.sax.saxutils import escape

import numpy as np

from routes.course import Course
from routes.course_line import one_segment
from routes.limits import MOST_NAME_CHARS
from routes.measure import segment_metres
from routes.read.text import clean_text
from routes.shape import thin
from routes.track import FloatArray, Route, Track, Waypoint
from routes.write.numbers import course_instants, degrees

CREATOR = "Loopwell"
MOST_TRACK_NAME_CHARS = 100
NAMELESS = "Route"

# Our choice: a waypoint further off than this is not on the way, and would mislead if moved there.
SNAP_M = 100.0


def write_gpx(route: Route, *, most_points: int = 500) -> bytes:
    """Write a route as GPX 1.1 in UTF-8, thinned to `most_points` (2 or more), without times.

    Heights stand on every point, gaps interpolated, or on none when fewer than half are known.
    Waypoints within 100 m move onto the nearest point, the others are left out. The same route
    gives the same bytes.
    """
    track = thin(one_segment(route.track), most_points)
    return _written(route.name, _waypoints(route.waypoints, track), _points(track))


def write_course_gpx(course: Course, *, has_times: bool = False) -> bytes:
    """Write a course as GPX 1.1 in UTF-8: every point of its line, and what is told as waypoints.

    Waypoints have the very coordinates of the line's points. `has_times` adds when each point is
    reached, which some programs want and watches pass over. The same course gives the same bytes.
    """
    track = course.track
    waypoints = [
        _waypoint(point.name, float(track.lat_deg[point.index]), float(track.lon_deg[point.index]))
        for point in course.points
    ]
    times = course_instants(course) if has_times else None
    return _written(course.name, waypoints, _points(track, times))


def _written(name: str, waypoints: list[str], points: list[str]) -> bytes:
    told = escape(clean_text(name, MOST_TRACK_NAME_CHARS) or NAMELESS)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="{CREATOR}">',
        f"<metadata><name>{told}</name></metadata>",
        *waypoints,
        f"<trk><name>{told}</name><trkseg>",
        *points,
        "</trkseg></trk>",
        "</gpx>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _points(track: Track, instants: list[str] | None = None) -> list[str]:
    places = zip(
        track.lat_deg.tolist(),
        track.lon_deg.tolist(),
        track.ele_m.tolist(),
        instants or [""] * len(track),
        strict=True,
    )
    return [
        _point(
            _place(lat, lon),
            ("" if isnan(ele) else f"<ele>{ele + 0.0:.1f}</ele>")
            + (f"<time>{instant}</time>" if instant else ""),
        )
        for lat, lon, ele, instant in places
    ]


def _point(place: str, inside: str) -> str:
    return f"<trkpt {place}>{inside}</trkpt>" if inside else f"<trkpt {place}/>"


def _waypoints(waypoints: tuple[Waypoint, ...], track: Track) -> list[str]:
    lines = []
    for waypoint in waypoints:
        away_m = _metres_away(waypoint, track)
        nearest = int(np.argmin(away_m))
        if away_m[nearest] > SNAP_M:
            continue
        place = (float(track.lat_deg[nearest]), float(track.lon_deg[nearest]))
        lines.append(_waypoint(waypoint.name, *place))
    return lines


def _waypoint(name: str, lat_deg: float, lon_deg: float) -> str:
    place = _place(lat_deg, lon_deg)
    plain = escape(clean_text(name, MOST_NAME_CHARS))
    return f"<wpt {place}><name>{plain}</name></wpt>" if plain else f"<wpt {place}/>"


def _metres_away(waypoint: Waypoint, track: Track) -> FloatArray:
    """Return the metres from a waypoint to each point of a track."""
    lat_deg = np.empty(2 * len(track))
    lon_deg = np.empty(2 * len(track))
    lat_deg[::2], lat_deg[1::2] = waypoint.lat_deg, track.lat_deg
    lon_deg[::2], lon_deg[1::2] = waypoint.lon_deg, track.lon_deg
    return segment_metres(lat_deg, lon_deg)[::2]


def _place(lat_deg: float, lon_deg: float) -> str:
    lat, lon = degrees(lat_deg, lon_deg)
    return f'lat="{lat}" lon="{lon}"'
