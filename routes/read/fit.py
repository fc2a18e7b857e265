"""FIT, Garmin's binary format: activities and courses, by the guard and fitdecode, into routes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import fitdecode
import numpy as np

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_BYTES, MOST_NAME_CHARS
from routes.read.fit_guard import (
    COURSE,
    COURSE_POINT,
    EVENT,
    FILE_ID,
    Allowance,
    FitPart,
    fit_part,
    is_fit,
)
from routes.read.lines import Lines, day_there, stem_of, track_of
from routes.read.reading import Mend, Reading, told
from routes.read.text import clean_text
from routes.track import Waypoint

_COURSE_FILE = 6
_TIMER = 0
_STOPS = frozenset({1, 4, 8, 9})
_DEGREES_PER_SEMICIRCLE = 180 / 2**31
# Several files may stand in a row; a watch writes one, some programs join a few.
_MOST_PARTS = 16


@dataclass(slots=True)
class _Beside:
    """Gather what a file tells beside its records; `pauses` are the records before each stop."""

    course: bool = False
    name: str = ""
    waypoints: list[Waypoint] = field(default_factory=list)
    pauses: list[int] = field(default_factory=list)


def read_fit(data: bytes, name: str) -> Reading:
    """Read the line of a FIT activity or course named `name`; files in a row give one route each.

    A route takes the course's name, else the day it was run. Where the timer was stopped, a step of
    over 100 m and over 60 s is a gap. A file that is cut off is read up to there, one with a wrong
    checksum as it stands; both are told. A course has waypoints and, as its times are only planned,
    no times. Raises RouteFileError.
    """
    where = clean_text(name, MOST_NAME_CHARS)
    if len(data) > MOST_BYTES:
        raise RouteFileError(Fault.TOO_LARGE, f"{len(data)} bytes", where)
    lines = Lines(where)
    for part in _parts(data, where):
        _add_line(lines, part)
    if not len(lines):
        if lines.repairs[Mend.CUT_OFF] or lines.repairs[Mend.CHECKSUM]:
            raise RouteFileError(Fault.BROKEN_FIT, "cut off or damaged, and no line", where)
        raise RouteFileError(Fault.NO_LINE, "no records with a position", where)
    return Reading(lines.routes(stem_of(name)), told(lines.repairs))


def _parts(data: bytes, where: str) -> Iterator[FitPart]:
    at, allowance = 0, Allowance()
    for _ in range(_MOST_PARTS):
        part = fit_part(data, at, where, allowance)
        yield part
        at = part.end
        if not is_fit(data[at : at + 12]):
            return


def _add_line(lines: Lines, part: FitPart) -> None:
    repairs = lines.repairs
    repairs[Mend.CUT_OFF] += part.cut_off
    repairs[Mend.CHECKSUM] += not part.checksum_ok
    beside = _beside(part, lines.where)
    track = track_of(part.rows, beside.pauses, repairs, recorded=not beside.course, joined=True)
    if track is None:
        return
    name = beside.name
    if not name and track.time_utc_s is not None:
        name = day_there(float(np.nanmin(track.time_utc_s)), float(track.lon_deg[0]))
    lines.add(name, track, beside.waypoints)


def _beside(part: FitPart, where: str) -> _Beside:
    beside = _Beside()
    try:
        reader = fitdecode.FitReader(
            part.rest,
            processor=None,
            # Both were seen to by the guard; the small file has no checksum of its own.
            check_crc=fitdecode.CrcCheck.DISABLED,
            error_handling=fitdecode.ErrorHandling.IGNORE,
        )
        with reader as frames:
            messages = (frame for frame in frames if isinstance(frame, fitdecode.FitDataMessage))
            for before, message in zip(part.records_before, messages, strict=True):
                _take(beside, message, before)
    except (
        Exception
    ) as error:  # whatever a stranger's file makes a decoder say, it is the file's fault
        raise RouteFileError(Fault.BROKEN_FIT, str(error), where) from error
    return beside


def _take(beside: _Beside, message: fitdecode.FitDataMessage, before: int) -> None:
    values = {each.field_def.def_num: each.raw_value for each in message.fields if each.field_def}
    kind = message.global_mesg_num
    if kind == FILE_ID:
        beside.course |= values.get(0) == _COURSE_FILE
    elif kind == EVENT and values.get(0) == _TIMER and values.get(1) in _STOPS:
        beside.pauses.append(before)
    elif kind == COURSE:
        beside.course = True
        beside.name = beside.name or _text(values.get(5))
    elif kind == COURSE_POINT:
        lat_deg, lon_deg = _degrees(values.get(2)), _degrees(values.get(3))
        # False for NaN, too. Semicircles end at 180 by themselves.
        if abs(lat_deg) <= 90 and not math.isnan(lon_deg):  # noqa: PLR2004
            beside.waypoints.append(Waypoint(_text(values.get(6)), lat_deg, lon_deg))


def _degrees(semicircles: object) -> float:
    return semicircles * _DEGREES_PER_SEMICIRCLE if isinstance(semicircles, int) else math.nan


def _text(value: object) -> str:
    return clean_text(value, MOST_NAME_CHARS) if isinstance(value, str) else ""
