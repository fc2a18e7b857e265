"""A route as GPX 1.1 with all that is known of it, to be kept: reading it gives the same route."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.sax.saxutils import escape

import numpy as np

from routes.limits import MOST_NAME_CHARS
from routes.read.text import clean_text
from routes.track import Route, Track
from routes.write.gpx import CREATOR, NAMELESS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write_whole_gpx(route: Route) -> bytes:
    """Write every segment, point, height, time and waypoint of a route as GPX 1.1 in UTF-8.

    Coordinates have 7 decimals, about 1 cm, heights 2, and times milliseconds. The same route gives
    the same bytes.
    """
    name = escape(clean_text(route.name, MOST_NAME_CHARS) or NAMELESS)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="{CREATOR}">',
        *_waypoints(route),
        f"<trk><name>{name}</name>",
        *_segments(route.track),
        "</trk>",
        "</gpx>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _waypoints(route: Route) -> Iterator[str]:
    for waypoint in route.waypoints:
        name = escape(clean_text(waypoint.name, MOST_NAME_CHARS))
        inside = f"<name>{name}</name>" if name else ""
        yield f"<wpt {_place(waypoint.lat_deg, waypoint.lon_deg)}>{inside}</wpt>"


def _segments(track: Track) -> Iterator[str]:
    for start, stop in pairwise((*track.starts, len(track))):
        yield "<trkseg>"
        yield from (_point(track, index) for index in range(start, stop))
        yield "</trkseg>"


def _point(track: Track, index: int) -> str:
    inside = ""
    if np.isfinite(track.ele_m[index]):
        inside += f"<ele>{track.ele_m[index] + 0.0:.2f}</ele>"
    if track.time_utc_s is not None and np.isfinite(track.time_utc_s[index]):
        inside += f"<time>{_time(float(track.time_utc_s[index]))}</time>"
    return f"<trkpt {_place(track.lat_deg[index], track.lon_deg[index])}>{inside}</trkpt>"


def _time(utc_s: float) -> str:
    instant = _EPOCH + timedelta(milliseconds=round(utc_s * 1000))
    return f"{instant:%Y-%m-%dT%H:%M:%S}.{instant.microsecond // 1000:03}Z"


def _place(lat_deg: float, lon_deg: float) -> str:
    # Adding 0.0 makes a negative zero plain; GPX ends the longitudes just before 180.
    lat = round(float(lat_deg), 7) + 0.0
    lon = round(float(lon_deg), 7) + 0.0
    return f'lat="{lat:.7f}" lon="{-180.0 if lon >= 180 else lon:.7f}"'  # noqa: PLR2004
