"""A route as GPX 1.1 that every watch and phone takes: one track, one segment, no extensions.

Written here and not by gpxpy, whose namespace prefixes belong to the whole process and could come
from another user's file.
"""

from xml.sax.saxutils import escape

import numpy as np

from routes.limits import MOST_NAME_CHARS
from routes.measure import distance_along, segment_metres
from routes.read.text import clean_text
from routes.shape import thin
from routes.track import FloatArray, Route, Track, Waypoint

CREATOR = "Loopwell"
MOST_TRACK_NAME_CHARS = 100
NAMELESS = "Route"

# Our choice: a waypoint further off than this is not on the way, and would mislead if moved there.
SNAP_M = 100.0
# Our choice: with fewer heights than this the rest would be invention.
KNOWN_SHARE = 0.5


def write_gpx(route: Route, *, most_points: int = 500) -> bytes:
    """Write a route as GPX 1.1 in UTF-8, thinned to `most_points` (2 or more), without times.

    Heights stand on every point, gaps interpolated, or on none when fewer than half are known.
    Waypoints within 100 m move onto the nearest point, the others are left out. The same route
    gives the same bytes.
    """
    track = _one_segment(route.track, most_points)
    name = escape(clean_text(route.name, MOST_TRACK_NAME_CHARS) or NAMELESS)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="{CREATOR}">',
        f"<metadata><name>{name}</name></metadata>",
        *_waypoints(route.waypoints, track),
        f"<trk><name>{name}</name><trkseg>",
        *_points(track),
        "</trkseg></trk>",
        "</gpx>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _one_segment(track: Track, most_points: int) -> Track:
    whole = Track(track.lat_deg, track.lon_deg, _heights(track))
    return thin(whole, most_points)


def _heights(track: Track) -> FloatArray:
    """Return a height for every point, or NaN for all."""
    known = np.isfinite(track.ele_m)
    if known.mean() < KNOWN_SHARE:
        return np.full(len(track), np.nan)
    along_m = distance_along(track)
    return np.interp(along_m, along_m[known], track.ele_m[known])


def _points(track: Track) -> list[str]:
    places = zip(track.lat_deg, track.lon_deg, track.ele_m, strict=True)
    return [
        f"<trkpt {_place(lat, lon)}/>"
        if np.isnan(ele)
        else f"<trkpt {_place(lat, lon)}><ele>{ele + 0.0:.1f}</ele></trkpt>"
        for lat, lon, ele in places
    ]


def _waypoints(waypoints: tuple[Waypoint, ...], track: Track) -> list[str]:
    lines = []
    for waypoint in waypoints:
        away_m = _metres_away(waypoint, track)
        nearest = int(np.argmin(away_m))
        if away_m[nearest] > SNAP_M:
            continue
        place = _place(track.lat_deg[nearest], track.lon_deg[nearest])
        name = escape(clean_text(waypoint.name, MOST_NAME_CHARS))
        lines.append(f"<wpt {place}><name>{name}</name></wpt>" if name else f"<wpt {place}/>")
    return lines


def _metres_away(waypoint: Waypoint, track: Track) -> FloatArray:
    """Return the metres from a waypoint to each point of a track."""
    lat_deg = np.empty(2 * len(track))
    lon_deg = np.empty(2 * len(track))
    lat_deg[::2], lat_deg[1::2] = waypoint.lat_deg, track.lat_deg
    lon_deg[::2], lon_deg[1::2] = waypoint.lon_deg, track.lon_deg
    return segment_metres(lat_deg, lon_deg)[::2]


def _place(lat_deg: float, lon_deg: float) -> str:
    # Adding 0.0 makes a negative zero plain; GPX ends the longitudes just before 180.
    lat = round(float(lat_deg), 6) + 0.0
    lon = round(float(lon_deg), 6) + 0.0
    return f'lat="{lat:.6f}" lon="{-180.0 if lon >= 180 else lon:.6f}"'  # noqa: PLR2004
