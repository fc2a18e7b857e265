"""GPX 1.0 and 1.1, through the guard, the doctor and gpxpy, into routes.

Our choice of what does the work: points are gathered in the guard's own pass, as gpxpy takes far
longer for each; what is left, an outline of tracks and routes with their names, is gpxpy's.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import PureWindowsPath
from xml.sax.saxutils import escape

import gpxpy
import numpy as np
from gpxpy.gpx import GPX

from routes.errors import Fault, RouteFileError
from routes.limits import HIGHEST_ELE_M, LOWEST_ELE_M, MOST_NAME_CHARS
from routes.read import doctor
from routes.read.gathering import Gathered, Line, Points, gathered
from routes.read.lines import waypoints_of
from routes.read.numbers import numbers, with_points_for_commas
from routes.read.reading import Mend, Reading, told
from routes.read.text import clean_text
from routes.read.times import in_order, utc_seconds
from routes.read.xml_file import mended_text
from routes.track import FloatArray, Route, Track, Waypoint

NAMELESS = "route"
_ELE, _TIME = 2, 3


def read_gpx(data: bytes, name: str) -> Reading:
    """Read the tracks of a GPX file named `name`, or its routes where no track has a line.

    A segment of fewer than two points is dropped; a height that is no number, or out of
    -500..9000 m, counts as unknown, and so does a time that cannot be or is out of order. What the
    doctor sets right is told in the reading. Every route carries the file's waypoints. Raises
    RouteFileError.
    """
    where = clean_text(name, MOST_NAME_CHARS)
    repairs: Counter[Mend] = Counter()
    found = _gathered(data, where, repairs)
    rows = _rows(found, where, repairs)
    lines = _lines(found.lines, rows, repairs)
    if not lines:
        if not found.is_whole:
            raise RouteFileError(Fault.BROKEN_XML, "damaged before any line", where)
        raise RouteFileError(Fault.NO_LINE, _contents(found), where)
    outline = _outline(found, [line for line, _ in lines], where)
    names = [item.name for item in (outline.tracks or outline.routes)]
    stem = clean_text(PureWindowsPath(name).stem, MOST_NAME_CHARS) or NAMELESS
    waypoints = _waypoints(found.waypoints, repairs)
    routes = tuple(
        Route(_name(outline, own, stem, number if len(lines) > 1 else None), track, waypoints)
        for number, (own, (_, track)) in enumerate(zip(names, lines, strict=True), start=1)
    )
    return Reading(routes, told(repairs))


def _gathered(data: bytes, where: str, repairs: Counter[Mend]) -> Gathered:
    found = gathered(mended_text(data, where, repairs), where)
    repairs[Mend.CUT_OFF] += not found.is_whole
    repairs[Mend.UNDECLARED_PREFIX] += found.undeclared_prefixes
    return found


def _rows(found: Gathered, where: str, repairs: Counter[Mend]) -> FloatArray:
    """Return latitude, longitude, height and time of all points; NaN where not to be used."""
    points = found.points
    lat_deg, lon_deg = _places(points, repairs)
    if len(lat_deg) and doctor.is_swapped(lat_deg, lon_deg):
        lat_deg, lon_deg = lon_deg, lat_deg
        repairs[Mend.SWAPPED] += len(lat_deg)
        found.waypoints.lat[:], found.waypoints.lon[:] = (
            found.waypoints.lon[:],
            found.waypoints.lat[:],
        )
    unusable = ~doctor.usable(lat_deg, lon_deg)
    if unusable.sum() > doctor.MOST_UNUSABLE * len(unusable):
        detail = f"{unusable.sum()} of {len(unusable)} points"
        raise RouteFileError(Fault.BAD_COORDINATE, detail, where)
    lat_deg[unusable] = np.nan
    repairs[Mend.NO_COORDINATE] += int(unusable.sum())
    ele_m = numbers(_heights(points, repairs))
    time_utc_s = utc_seconds(points.time)
    ele_m[(ele_m < LOWEST_ELE_M) | (ele_m > HIGHEST_ELE_M)] = np.nan
    repairs[Mend.HEIGHT_UNKNOWN] += _unread(points.ele, ele_m)
    repairs[Mend.TIME_UNKNOWN] += _unread(points.time, time_utc_s)
    return np.column_stack((lat_deg, lon_deg, ele_m, time_utc_s))


def _unread(written: list[str | None], read: FloatArray) -> int:
    return int(np.isnan(read).sum()) - written.count(None)


def _places(points: Points, repairs: Counter[Mend]) -> tuple[FloatArray, FloatArray]:
    """Return latitudes and longitudes, NaN for what is no number even with a decimal comma."""
    lat, lat_commas = with_points_for_commas(points.lat)
    lon, lon_commas = with_points_for_commas(points.lon)
    repairs[Mend.DECIMAL_COMMA] += lat_commas + lon_commas
    return numbers(lat), numbers(lon)


def _heights(points: Points, repairs: Counter[Mend]) -> list[str | None]:
    """Return the heights; "1,234" is 1.234 only where the places of the file have commas too."""
    if not repairs[Mend.DECIMAL_COMMA]:
        return points.ele
    heights, commas = with_points_for_commas(points.ele)
    repairs[Mend.DECIMAL_COMMA] += commas
    return heights


def _lines(lines: list[Line], rows: FloatArray, repairs: Counter[Mend]) -> list[tuple[Line, Track]]:
    """Return each line with its track; `repairs` is added to."""
    tracks = _with_line((line for line in lines if line.is_track), rows, repairs)
    # A route beside a track is the same way told once more, as turns.
    planned = [
        line
        for line in lines
        if not line.is_track and sum(stop - start for start, stop in line.spans) > 1
    ]
    if tracks:
        repairs[Mend.ROUTE_LEFT_OUT] += len(planned)
        return tracks
    tracks = _with_line(planned, rows, repairs)
    repairs[Mend.ROUTE_AS_TRACK] += len(tracks)
    return tracks


def _with_line(
    lines: Iterable[Line], rows: FloatArray, repairs: Counter[Mend]
) -> list[tuple[Line, Track]]:
    kept = []
    for line in lines:
        segments = [rows[start:stop] for start, stop in line.spans]
        segments = [segment[~np.isnan(segment[:, 0])] for segment in segments]
        repairs[Mend.SHORT_SEGMENT] += line.empty_segments
        if len(segments) > 1 and all(len(segment) == 1 for segment in segments):
            # So some programs write every point; apart, they would be no line at all.
            repairs[Mend.LONE_POINT] += len(segments)
            segments = [np.concatenate(segments)]
        track = _track(line, segments, repairs)
        if track is None:
            repairs[Mend.EMPTY_LINE] += 1
        else:
            kept.append((line, track))
    return kept


def _track(line: Line, segments: list[FloatArray], repairs: Counter[Mend]) -> Track | None:
    """Return one track of all segments, None where every point is the same place."""
    if line.is_track and not line.is_sound:
        # A planned route's points are turns, as far apart as its planner likes.
        segments = doctor.without_slips(segments, repairs)
    whole = [segment for segment in segments if len(segment) > 1]
    repairs[Mend.SHORT_SEGMENT] += len(segments) - len(whole)
    if not whole:
        return None
    rows = np.concatenate(whole)
    if np.all(np.ptp(rows[:, :_ELE], axis=0) == 0):
        return None
    ends = np.cumsum([len(segment) for segment in whole])
    time_utc_s = in_order(rows[:, _TIME])
    repairs[Mend.TIME_ORDER] += int(np.isnan(time_utc_s).sum() - np.isnan(rows[:, _TIME]).sum())
    return Track(
        rows[:, 0],
        rows[:, 1],
        rows[:, _ELE],
        (0, *(int(end) for end in ends[:-1])),
        None if np.isnan(time_utc_s).all() else time_utc_s,
    )


def _waypoints(points: Points, repairs: Counter[Mend]) -> tuple[Waypoint, ...]:
    lat_deg, lon_deg = _places(points, repairs)
    return waypoints_of(points.name, lat_deg, lon_deg, repairs)


def _outline(found: Gathered, lines: list[Line], where: str) -> GPX:
    """Return the names of a file and of its lines as gpxpy reads them, without points."""
    items = "".join(
        f"<{tag}><name>{_kept(line.name)}</name></{tag}>"
        for line in lines
        for tag in ("trk" if line.is_track else "rte",)
    )
    text = f'<gpx version="1.1"><metadata><name>{_kept(found.name)}</name></metadata>{items}</gpx>'
    try:
        return gpxpy.parse(text)
    except Exception as error:  # whatever a name makes a parser say, it is the file's fault
        raise RouteFileError(Fault.UNREADABLE, str(error), where) from error


def _kept(name: str | None) -> str:
    return escape(clean_text(name, MOST_NAME_CHARS))


def _name(outline: GPX, own: str | None, stem: str, number: int | None) -> str:
    if own:
        return own
    if number is None:
        return outline.name or stem
    return f"{stem} {number}"


def _contents(found: Gathered) -> str:
    tracks = sum(line.is_track for line in found.lines)
    routes = len(found.lines) - tracks
    return f"{tracks} tracks, {routes} routes, {len(found.waypoints.lat)} waypoints"
