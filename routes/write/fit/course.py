"""A course as FIT: the line with times, and the points that a watch tells on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from fit_tool.data_message import DataMessage
from fit_tool.profile.messages import course_message as head
from fit_tool.profile.messages import course_point_message as mark
from fit_tool.profile.messages import event_message as event
from fit_tool.profile.messages import lap_message as lap
from fit_tool.profile.messages import record_message as record
from fit_tool.profile.messages.common_fields import MessageIndexField, TimestampField
from fit_tool.profile.profile_type import (
    CourseCapabilities,
    CoursePoint,
    Event,
    EventType,
    FileType,
    Sport,
)

from routes.course import Course, PointKind
from routes.track import FloatArray
from routes.workout import SHOWN_CHARS
from routes.write.fit.messages import DAY_S, fit_bytes, fit_seconds, message
from routes.write.short_names import short_name

MOST_COURSE_NAME_CHARS = 100

# FIT's largest number of 32 bits with a sign means "no value".
_HALF_TURN = 2**31
_NO_PLACE = _HALF_TURN - 1
# Heights are fifths of a metre above -500 m, in 16 bits; the largest means "no value".
_HEIGHT_OFFSET_M = 500.0
_HEIGHT_STEPS_PER_M = 5
_MOST_HEIGHT_STEPS = 2**16 - 2

# A course may be for a day to come, and nobody knows what a watch makes of a file from the future:
# each is said to be made in a second of its own of these five years.
_MADE_UNTIL = datetime(2026, 1, 1, tzinfo=UTC)
_MADE_WITHIN_S = 5 * 365 * DAY_S

_CAPABILITIES = sum(
    each.value
    for each in (
        CourseCapabilities.PROCESSED,
        CourseCapabilities.VALID,
        CourseCapabilities.TIME,
        CourseCapabilities.DISTANCE,
        CourseCapabilities.POSITION,
    )
)


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a course's points as FIT counts: semicircles, centimetres, seconds, steps of height."""

    lat: list[int]
    lon: list[int]
    along_cm: list[int]
    at_s: list[int]
    height: list[int] | None


def course_bytes(course: Course) -> bytes:
    """Return a course as `write_fit` does."""
    line = _line(course)
    body = [
        _head(course),
        _lap(line),
        _timer(line.at_s[0], EventType.START),
        *_records(line),
        *_marks(course, line),
        _timer(line.at_s[-1], EventType.STOP_DISABLE_ALL),
    ]
    return fit_bytes(FileType.COURSE, body, fit_seconds(_MADE_UNTIL), _MADE_WITHIN_S)


def _line(course: Course) -> _Line:
    track = course.track
    times_s = _whole(course.times_s)
    starts_s = fit_seconds(course.starts_utc, times_s[-1])
    heights = (track.ele_m + _HEIGHT_OFFSET_M) * _HEIGHT_STEPS_PER_M
    is_known = bool(np.isfinite(heights).all())
    return _Line(
        _semicircles(track.lat_deg),
        _semicircles(track.lon_deg),
        _whole(course.along_m * 100),
        [starts_s + time_s for time_s in times_s],
        _whole(np.clip(heights, 0, _MOST_HEIGHT_STEPS)) if is_known else None,
    )


def _semicircles(deg: FloatArray) -> list[int]:
    """Return degrees as semicircles; 180°, which has none, as its other self."""
    return [-_HALF_TURN if each >= _NO_PLACE else each for each in _whole(deg * _HALF_TURN / 180)]


def _whole(values: FloatArray) -> list[int]:
    return [int(value) for value in np.rint(values).tolist()]


def _head(course: Course) -> DataMessage:
    return message(
        head.CourseMessage,
        {
            head.CourseSportField: Sport.RUNNING,
            head.CourseNameField: short_name(course.name, MOST_COURSE_NAME_CHARS),
            head.CourseCapabilitiesField: _CAPABILITIES,
        },
    )


def _lap(line: _Line) -> DataMessage:
    lasting_ms = 1000 * (line.at_s[-1] - line.at_s[0])
    return message(
        lap.LapMessage,
        {
            MessageIndexField: 0,
            TimestampField: line.at_s[-1],
            lap.LapStartTimeField: line.at_s[0],
            lap.LapStartPositionLatField: line.lat[0],
            lap.LapStartPositionLongField: line.lon[0],
            lap.LapEndPositionLatField: line.lat[-1],
            lap.LapEndPositionLongField: line.lon[-1],
            lap.LapTotalElapsedTimeField: lasting_ms,
            lap.LapTotalTimerTimeField: lasting_ms,
            lap.LapTotalDistanceField: line.along_cm[-1],
        },
    )


def _timer(at_s: int, what: EventType) -> DataMessage:
    return message(
        event.EventMessage,
        {
            TimestampField: at_s,
            event.EventEventField: Event.TIMER,
            event.EventEventTypeField: what,
            event.EventEventGroupField: 0,
        },
    )


def _records(line: _Line) -> Iterator[DataMessage]:
    for at, at_s in enumerate(line.at_s):
        values = {
            TimestampField: at_s,
            record.RecordPositionLatField: line.lat[at],
            record.RecordPositionLongField: line.lon[at],
            record.RecordDistanceField: line.along_cm[at],
        }
        if line.height is not None:
            values[record.RecordAltitudeField] = line.height[at]
        yield message(record.RecordMessage, values)


def _marks(course: Course, line: _Line) -> Iterator[DataMessage]:
    for number, point in enumerate(course.points):
        is_water = point.kind is PointKind.WATER
        yield message(
            mark.CoursePointMessage,
            {
                MessageIndexField: number,
                mark.CoursePointTimestampField: line.at_s[point.index],
                mark.CoursePointPositionLatField: line.lat[point.index],
                mark.CoursePointPositionLongField: line.lon[point.index],
                mark.CoursePointDistanceField: line.along_cm[point.index],
                mark.CoursePointTypeField: CoursePoint.WATER if is_water else CoursePoint.GENERIC,
                mark.CoursePointNameField: short_name(
                    point.name, SHOWN_CHARS, point.kind.capitalize()
                ),
            },
        )
