"""Two readers of FIT by others, and what they say of a file that we wrote."""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import fitdecode
import garmin_fit_sdk as garmin
import numpy as np
import pytest

from routes.course import Course, CoursePoint, PointKind
from routes.track import FloatArray, Track
from routes.workout import Intensity, Repeat, Step, Workout

SEMICIRCLES = 2**31 / 180
STARTS = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
Row = Mapping[str, Any]
_INTENSITIES = {
    Intensity.WARM_UP: "warmup",
    Intensity.RUN: "active",
    Intensity.WALK: "recovery",
    Intensity.WARM_DOWN: "cooldown",
}
# A name that needs no mending, such as Start or 5 km.
PLAIN = re.compile(r"\w* ?[a-z]+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Message:
    """Hold one message: its kind and its values by name, those of "no value" left out."""

    kind: str
    values: Row


@contextmanager
def no_words_in_the_log() -> Iterator[None]:
    """Fail when a library logs a warning or worse."""
    heard: list[str] = []
    ear = logging.Handler(logging.WARNING)
    ear.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(ear)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(ear)
    assert heard == []


def by_garmin(data: bytes) -> list[Message]:
    """Return all messages of a file in order, as Garmin's own SDK reads them without an error."""
    found: list[Message] = []

    def keep(number: int, values: Row) -> None:
        kind = garmin.Profile["messages"][number]["messages_key"].removesuffix("_mesgs")
        found.append(Message(kind, dict(values)))

    assert garmin.Decoder(garmin.Stream.from_byte_array(bytearray(data))).check_integrity()
    decoder = garmin.Decoder(garmin.Stream.from_byte_array(bytearray(data)))
    _, errors = decoder.read(mesg_listener=keep)
    assert errors == []
    return found


def by_fitdecode(data: bytes) -> list[Message]:
    """Return all messages of a file in order, as fitdecode reads them; it raises for any error."""
    reader = fitdecode.FitReader(
        io.BytesIO(data),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    )
    with reader as frames:
        return [
            Message(
                frame.name,
                {field.name: field.value for field in frame.fields if field.value is not None},
            )
            for frame in frames
            if isinstance(frame, fitdecode.FitDataMessage)
        ]


def rows(messages: list[Message], kind: str) -> list[Row]:
    """Return the values of the messages of a kind."""
    return [each.values for each in messages if each.kind == kind]


def row(messages: list[Message], kind: str) -> Row:
    """Return the values of the only message of a kind."""
    (only,) = rows(messages, kind)
    return only


def a_course(
    lat_deg: FloatArray,
    lon_deg: FloatArray,
    *,
    ele_m: FloatArray | None = None,
    name: str = "River loop",
    points: tuple[CoursePoint, ...] = (),
    starts: datetime = STARTS,
) -> Course:
    """Return a course made by hand, 25 m and 10 s from point to point."""
    count = len(lat_deg)
    heights = np.full(count, np.nan) if ele_m is None else ele_m
    steps = np.arange(count, dtype=np.float64)
    ends = (
        CoursePoint(0, PointKind.START, "Start"),
        CoursePoint(count - 1, PointKind.FINISH, "Finish"),
    )
    return Course(
        name=name,
        track=Track(np.array(lat_deg), np.array(lon_deg), heights),
        along_m=25.0 * steps,
        times_s=10.0 * steps,
        starts=starts,
        points=(ends[0], *points, ends[1]),
    )


def check_course(course: Course, data: bytes) -> None:
    """Assert that both readers find in `data` what `course` holds."""
    for messages in (by_garmin(data), by_fitdecode(data)):
        _check_line(course, rows(messages, "record"))
        _check_points(course, messages)
        lap = row(messages, "lap")
        lasting_s = float(course.times_s[-1])
        assert lap["start_time"] == course.starts_utc.replace(microsecond=0)
        assert lap["total_elapsed_time"] == lap["total_timer_time"] == lasting_s
        assert abs(lap["total_distance"] - course.along_m[-1]) <= 0.0051
        first, last = rows(messages, "record")[0], rows(messages, "record")[-1]
        assert lap["timestamp"] == last["timestamp"]
        for end, at in (("start", first), ("end", last)):
            assert lap[f"{end}_position_lat"] == at["position_lat"]
            assert lap[f"{end}_position_long"] == at["position_long"]
        timer = rows(messages, "event")
        assert [each["event_type"] for each in timer] == ["start", "stop_disable_all"]
        assert [each["timestamp"] for each in timer] == [lap["start_time"], lap["timestamp"]]


def _check_line(course: Course, records: list[Row]) -> None:
    track = course.track
    assert len(records) == len(track)
    lat, lon = (
        np.array([each[f"position_{axis}"] for each in records], dtype=np.float64)
        for axis in ("lat", "long")
    )
    assert np.abs(lat - track.lat_deg * SEMICIRCLES).max() <= 1
    around = (lon - track.lon_deg * SEMICIRCLES + 2**31) % 2**32 - 2**31
    assert np.abs(around).max() <= 1
    along = np.array([each["distance"] for each in records])
    assert np.abs(along - course.along_m).max() <= 0.0051
    first = course.starts_utc.replace(microsecond=0)
    expected = [first + timedelta(seconds=each) for each in course.times_s.tolist()]
    assert [each["timestamp"] for each in records] == expected
    if np.isnan(track.ele_m[0]):
        assert not any("altitude" in each for each in records)
    else:
        heights = np.array([each["altitude"] for each in records])
        assert np.abs(heights - track.ele_m).max() <= 0.1001


def _check_points(course: Course, messages: list[Message]) -> None:
    found = rows(messages, "course_point")
    records = rows(messages, "record")
    assert len(found) == len(course.points)
    for number, (told, point) in enumerate(zip(found, course.points, strict=True)):
        at = records[point.index]
        assert told["message_index"] == number
        assert told["type"] == ("water" if point.kind is PointKind.WATER else "generic")
        assert 1 <= len(told["name"]) <= 15
        assert told["name"].isascii()
        if len(point.name) <= 15 and PLAIN.fullmatch(point.name):
            assert told["name"] == point.name
        for same in ("timestamp", "position_lat", "position_long", "distance"):
            assert told[same] == at[same]


def unfolded(messages: list[Message]) -> list[dict[str, object]]:
    """Return the steps in the order in which a watch leads through them."""
    steps = rows(messages, "workout_step")
    assert [each["message_index"] for each in steps] == list(range(len(steps)))
    assert row(messages, "workout")["num_valid_steps"] == len(steps)
    done: list[dict[str, object]] = []
    for each in steps:
        if each["duration_type"] == "repeat_until_steps_cmplt":
            again = done[each["duration_step"] - each["message_index"] :]
            done += again * (each["repeat_steps"] - 1)
        else:
            done.append(dict(each))
    return done


def steps_of(parts: tuple[Step | Repeat, ...]) -> list[Step]:
    """Return steps in the order in which they are done, each as often as it is."""
    found: list[Step] = []
    for part in parts:
        found += part.steps * part.times if isinstance(part, Repeat) else [part]
    return found


def check_workout(workout: Workout, data: bytes) -> None:
    """Assert that both readers find in `data` what `workout` holds."""
    for messages in (by_garmin(data), by_fitdecode(data)):
        steps = unfolded(messages)
        asked = steps_of(workout.steps)
        assert len(steps) == len(asked)
        for told, step in zip(steps, asked, strict=True):
            _check_step(told, step)


def _check_step(told: dict[str, object], step: Step) -> None:
    assert told["intensity"] == _INTENSITIES[step.intensity]
    assert told.get("duration_time") == (
        None if step.duration_s is None else pytest.approx(step.duration_s, abs=0.0006)
    )
    assert told.get("duration_distance") == (
        None if step.distance_m is None else pytest.approx(step.distance_m, abs=0.0051)
    )
    if step.duration_s is None and step.distance_m is None:
        assert told["duration_type"] == "open"
    if step.pace_s_per_km is None:
        assert told["target_type"] == "open"
        assert "custom_target_value_low" not in told
        assert "custom_target_value_high" not in told
    else:
        assert told["target_type"] == "speed"
        assert told["target_speed_zone"] == 0
        quick_s, slow_s = step.pace_s_per_km
        assert told["custom_target_speed_low"] == pytest.approx(1000 / slow_s, abs=0.0006)
        assert told["custom_target_speed_high"] == pytest.approx(1000 / quick_s, abs=0.0006)
