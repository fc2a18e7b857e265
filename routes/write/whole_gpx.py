"""A route as GPX 1.1 with all that is known of it, to be kept: reading it gives the same route.

What is read here has bounds, and GPX needs more bytes and parts than other formats: a route that
would not be read again is written as nearly the same as can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal
from xml.sax.saxutils import escape

import numpy as np

from routes.limits import MOST_BYTES, MOST_NAME_CHARS, MOST_POINTS, MOST_SEGMENTS
from routes.measure import segment_metres
from routes.read.gathering import KEPT_CREATOR
from routes.read.text import clean_text
from routes.track import FloatArray, Route, Track
from routes.write.gpx import NAMELESS


@dataclass(frozen=True, slots=True)
class _Form:
    """Say with how many decimals numbers are written; `time_unit` is numpy's."""

    place: int
    height: int
    time_unit: Literal["ms", "s"]


# About 1 cm; where that makes a file too large 10 cm, then 1 m and whole seconds.
_FORMS = (_Form(7, 2, "ms"), _Form(6, 1, "ms"), _Form(5, 1, "s"))
# For points so near each other that they would be written as one, which is no line.
_FINEST = _Form(15, 2, "ms")


def write_whole_gpx(route: Route) -> bytes:
    """Write every segment, point, height, time and waypoint of a route as GPX 1.1 in UTF-8.

    Coordinates have 7 decimals, about 1 cm, heights 2, and times milliseconds. The same route gives
    the same bytes. Only a route beyond what is read of a GPX file loses something, as little as
    fits: 10 cm or 1 m instead of 1 cm, its shortest gaps, some points, waypoints.
    """
    whole = _within_counts(route)
    for candidate in _candidates(whole):
        for form in _FORMS if _is_line(candidate.track, _FORMS[0]) else (_FINEST,):
            data = _written(candidate, form)
            if len(data) <= MOST_BYTES and _is_line(candidate.track, form):
                return data
    return data


def _within_counts(route: Route) -> Route:
    """Return a route of no more segments, points and waypoints than are read of a GPX file."""
    waypoints = route.waypoints
    if len(route.track) + len(waypoints) > MOST_POINTS:
        waypoints = waypoints[: MOST_POINTS // 2]
    track = _with_fewer(_with_gaps_closed(route.track), MOST_POINTS - len(waypoints))
    return replace(route, track=track, waypoints=waypoints)


def _with_gaps_closed(track: Track) -> Track:
    """Return a track whose shortest gaps are steps, so that it has not too many segments."""
    if len(track.starts) <= MOST_SEGMENTS:
        return track
    starts = np.array(track.starts[1:])
    gaps_m = segment_metres(track.lat_deg, track.lon_deg)[starts - 1]
    widest = np.sort(np.argsort(-gaps_m, kind="stable")[: MOST_SEGMENTS - 1])
    return replace(track, starts=(0, *(int(start) for start in starts[widest])))


def _with_fewer(track: Track, most_points: int) -> Track:
    """Return a track of at most `most_points`, evenly picked between the ends of its segments.

    Points so close are a second or two apart; to find those that matter least takes too long.
    """
    if len(track) <= most_points:
        return track
    is_end = np.zeros(len(track), dtype=np.bool_)
    starts = np.array(track.starts)
    is_end[starts] = is_end[starts - 1] = True
    inner = np.flatnonzero(~is_end)
    picked = inner[np.linspace(0, len(inner) - 1, most_points - int(is_end.sum())).astype(int)]
    kept = np.union1d(np.flatnonzero(is_end), picked)
    return Track(
        track.lat_deg[kept],
        track.lon_deg[kept],
        track.ele_m[kept],
        tuple(int(start) for start in np.searchsorted(kept, starts)),
        None if track.time_utc_s is None else track.time_utc_s[kept],
    )


def _candidates(route: Route) -> Iterator[Route]:
    """Yield the route, and then with less and less; the last is never too large."""
    yield route
    fewer = replace(route, track=_with_fewer(route.track, MOST_POINTS // 2))
    yield fewer
    yield replace(fewer, waypoints=())


def _is_line(track: Track, form: _Form) -> bool:
    """Tell whether the points stay apart when written."""
    columns = (track.lat_deg, track.lon_deg)
    return any(np.ptp(np.round(column, form.place)) > 0 for column in columns)


def _written(route: Route, form: _Form) -> bytes:
    name = escape(clean_text(route.name, MOST_NAME_CHARS) or NAMELESS)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="{KEPT_CREATOR}">',
        *_waypoints(route, form),
        f"<trk><name>{name}</name>",
        *_segments(route.track, form),
        "</trk>",
        "</gpx>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _waypoints(route: Route, form: _Form) -> Iterator[str]:
    for waypoint in route.waypoints:
        name = escape(clean_text(waypoint.name, MOST_NAME_CHARS))
        inside = f"<name>{name}</name>" if name else ""
        yield f"<wpt {_place(waypoint.lat_deg, waypoint.lon_deg, form)}>{inside}</wpt>"


def _segments(track: Track, form: _Form) -> Iterator[str]:
    heights = _heights(track.ele_m, form)
    times = _times(track.time_utc_s, form)
    places = zip(track.lat_deg.tolist(), track.lon_deg.tolist(), strict=True)
    points = [
        f"<trkpt {_place(lat, lon, form)}>{height}{time}</trkpt>"
        for (lat, lon), height, time in zip(
            places, heights, times or [""] * len(track), strict=True
        )
    ]
    for start, stop in pairwise((*track.starts, len(track))):
        yield "<trkseg>"
        yield from points[start:stop]
        yield "</trkseg>"


def _heights(ele_m: FloatArray, form: _Form) -> list[str]:
    return [
        f"<ele>{_short(f'{ele + 0.0:.{form.height}f}')}</ele>" if np.isfinite(ele) else ""
        for ele in np.round(ele_m, form.height).tolist()
    ]


def _times(utc_s: FloatArray | None, form: _Form) -> Sequence[str]:
    if utc_s is None:
        return ()
    known = np.isfinite(utc_s)
    # To whole milliseconds first: what is cut off would be a millisecond short.
    instants = np.rint(np.where(known, utc_s, 0) * 1000).astype("datetime64[ms]")
    texts = np.datetime_as_string(instants, unit=form.time_unit, casting="unsafe")
    return [
        f"<time>{str(text).removesuffix('.000')}Z</time>" if is_known else ""
        for text, is_known in zip(texts, known, strict=True)
    ]


def _place(lat_deg: float, lon_deg: float, form: _Form) -> str:
    # Adding 0.0 makes a negative zero plain; GPX ends the longitudes just before 180.
    lat = round(lat_deg, form.place) + 0.0
    lon = round(lon_deg, form.place) + 0.0
    lon = -180.0 if lon >= 180 else lon  # noqa: PLR2004
    return f'lat="{lat:.{form.place}f}" lon="{lon:.{form.place}f}"'


def _short(number: str) -> str:
    """Return a number with decimals without the zeros that end it."""
    return number.rstrip("0").rstrip(".")
