"""GPX 1.0 and 1.1, through the guard and gpxpy, into routes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PureWindowsPath

import gpxpy
import numpy as np
from gpxpy.gpx import GPX, GPXRoutePoint, GPXTrackPoint

from routes.errors import Fault, RouteFileError
from routes.guard import PLAIN_NUMBER, decoded, inspected
from routes.limits import HIGHEST_ELE_M, LOWEST_ELE_M, MOST_NAME_CHARS
from routes.read.reading import Mend, Reading, Repair
from routes.read.text import clean_text
from routes.track import Route, Track, Waypoint

Points = Sequence[GPXTrackPoint] | Sequence[GPXRoutePoint]

NAMELESS = "route"

# A value that is not kept must not be able to refuse the file, as a malformed one does in gpxpy.
_UNUSED = re.compile(
    r"<((?:[\w.-]+:)?(?:time|fix|sat|[hvp]dop|ageofdgpsdata|dgpsid|magvar|geoidheight|speed|course))"
    r"\b[^<>]*>"
    r"[^<]*</\1\s*>"
)
_NO_HEIGHT = re.compile(rf"<((?:[\w.-]+:)?ele)\s*>(?!{PLAIN_NUMBER}</\1\s*>)[^<]*</\1\s*>")
# gpxpy enters each prefix that a file declares in double quotes into a table of the whole process,
# where it would rename another user's; in single quotes it stays the file's own. Of default
# namespaces gpxpy forgets the first, as it should, if it is written without spaces.
_NAMESPACE = re.compile(r"""\sxmlns(:[^\s=<>"']+)?\s*=\s*(?:"([^"'<>]*)"|'([^"'<>]*)')""")


def read_gpx(data: bytes, name: str) -> Reading:
    """Read the tracks of a GPX file named `name`, or its routes where no track has a line.

    A segment of fewer than two points is dropped; a height that is no number, or out of
    -500..9000 m, counts as unknown. Times are not read. Every route carries the file's waypoints.
    Raises RouteFileError.
    """
    where = clean_text(name, MOST_NAME_CHARS)
    text = _UNUSED.sub("", decoded(data, where))
    text, unread_heights = _NO_HEIGHT.subn("", text)
    # Inspected last: what the guard has seen must be what is parsed, to the letter.
    gpx = _parsed(inspected(_NAMESPACE.sub(r" xmlns\1='\2\3'", text), where), where)
    repairs = Counter({Mend.HEIGHT_UNKNOWN: unread_heights})
    lines = _lines(gpx, repairs)
    if not lines:
        raise RouteFileError(Fault.NO_LINE, _contents(gpx), where)
    stem = clean_text(PureWindowsPath(name).stem, MOST_NAME_CHARS) or NAMELESS
    waypoints = tuple(
        Waypoint(clean_text(point.name, MOST_NAME_CHARS), point.latitude, point.longitude)
        for point in gpx.waypoints
    )
    routes = tuple(
        Route(_name(gpx, own, stem, number if len(lines) > 1 else None), track, waypoints)
        for number, (own, track) in enumerate(lines, start=1)
    )
    told = tuple(Repair(mend, repairs[mend]) for mend in Mend if repairs[mend])
    return Reading(routes, told)


def _parsed(text: str, where: str) -> GPX:
    try:
        return gpxpy.parse(text)
    except gpxpy.gpx.GPXXMLSyntaxException as error:
        raise RouteFileError(Fault.BROKEN_XML, str(error), where) from error
    except (
        Exception
    ) as error:  # whatever a stranger's file makes a parser say, it is the file's fault
        raise RouteFileError(Fault.UNREADABLE, str(error), where) from error


def _lines(gpx: GPX, repairs: Counter[Mend]) -> list[tuple[str | None, Track]]:
    """Return name and track of each line; `repairs` is added to."""
    lines = _with_line(
        ((track.name, [segment.points for segment in track.segments]) for track in gpx.tracks),
        repairs,
    )
    # A route beside a track is the same way told once more, as turns.
    planned = [(route.name, [route.points]) for route in gpx.routes if len(route.points) > 1]
    if lines:
        repairs[Mend.ROUTE_LEFT_OUT] += len(planned)
        return lines
    lines = _with_line(planned, repairs)
    repairs[Mend.ROUTE_AS_TRACK] += len(lines)
    return lines


def _with_line(
    candidates: Iterable[tuple[str | None, Sequence[Points]]], repairs: Counter[Mend]
) -> list[tuple[str | None, Track]]:
    lines = []
    for name, segments in candidates:
        usable = [segment for segment in segments if len(segment) > 1]
        repairs[Mend.SHORT_SEGMENT] += len(segments) - len(usable)
        track = _track(usable, repairs) if usable else None
        if track is None:
            repairs[Mend.EMPTY_LINE] += 1
        else:
            lines.append((name, track))
    return lines


def _track(segments: Sequence[Points], repairs: Counter[Mend]) -> Track | None:
    """Return one track of all segments, None where every point is the same place."""
    points = [point for segment in segments for point in segment]
    lat_deg = np.array([point.latitude for point in points])
    lon_deg = np.array([point.longitude for point in points])
    if np.ptp(lat_deg) == 0 and np.ptp(lon_deg) == 0:
        return None
    ele_m = np.array([point.elevation for point in points], dtype=np.float64)
    absurd = (ele_m < LOWEST_ELE_M) | (ele_m > HIGHEST_ELE_M)
    repairs[Mend.HEIGHT_UNKNOWN] += int(absurd.sum())
    ele_m[absurd] = np.nan
    ends = np.cumsum([len(segment) for segment in segments])
    return Track(lat_deg, lon_deg, ele_m, (0, *(int(end) for end in ends[:-1])))


def _name(gpx: GPX, own: str | None, stem: str, number: int | None) -> str:
    name = clean_text(own, MOST_NAME_CHARS)
    if name:
        return name
    if number is None:
        return clean_text(gpx.name, MOST_NAME_CHARS) or stem
    return f"{stem} {number}"


def _contents(gpx: GPX) -> str:
    return f"{len(gpx.tracks)} tracks, {len(gpx.routes)} routes, {len(gpx.waypoints)} waypoints"
