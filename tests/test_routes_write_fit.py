"""A course written as FIT is read alike by Garmin's own SDK, by fitdecode and by us."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from builders import METRES_PER_DEGREE, SHIPPED, equator_track
from fit_readers import (
    STARTS,
    a_course,
    by_fitdecode,
    by_garmin,
    check_course,
    no_words_in_the_log,
    row,
    rows,
)
from fit_tool import ConformanceLevel, FitFile, ProfileScope
from hypothesis import given, settings
from hypothesis import strategies as st

import routes
from planner.pace import gradient_factor
from routes.course import Course, CoursePoint, Pacing, PointKind, Sight
from routes.course_making import as_course
from routes.measure import measure, segment_metres
from routes.read import read_file
from routes.track import FloatArray, Route
from routes.write.fit import write_fit

HOSTILE_NAMES = (
    "",
    "A&B <c> ]]> \x00\ud800\uffff\u202e\x1b" + "n" * 300,
    "\x00\x00",
    "=cmd|'/c calc'!A1",
    "../../etc/passwd",
    "Žluťoučký kůň u řeky Wągrówki",
    "公園を一周する道",
    "🏃" * 40,
    "a" * 5_000,
    "Line\none\r\ntwo\ttabs",
)


# Its rules for bytes forget that it gave each record an enhanced altitude of its own.
OWN_RULES = {ConformanceLevel.PROFILE, ConformanceLevel.FILE_TYPE}


def paced(along_m: FloatArray, gradient: FloatArray) -> FloatArray:
    factors = [gradient_factor(each) for each in np.nan_to_num(gradient)]
    steps_s = np.diff(along_m, prepend=along_m[0]) * 0.39 * factors
    seconds: FloatArray = np.cumsum(steps_s)
    return seconds


def made(route: Route, **others: object) -> Course:
    return as_course(route, Pacing(STARTS, paced), **others)  # type: ignore[arg-type]


def a_line(count: int = 12) -> Course:
    return a_course(np.linspace(-33.82, -33.80, count), np.linspace(150.99, 151.01, count))


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.gpx")), ids=lambda path: path.stem)
def test_every_shipped_route_comes_back_as_it_was_asked(path: Path) -> None:
    route = read_file(path.read_bytes(), path.name).routes[0]
    middle = len(route.track) // 2
    tap = Sight(
        "Bubbler by the old weir",
        float(route.track.lat_deg[middle]),
        float(route.track.lon_deg[middle]),
        PointKind.WATER,
    )
    course = made(route, sights=(tap,))
    assert any(point.kind is PointKind.WATER for point in course.points)
    with no_words_in_the_log():
        data = write_fit(course)
    check_course(course, data)
    assert row(by_garmin(data), "course")["name"] == course.name
    back = read_file(data, "back.fit")
    assert back.repairs == ()
    assert back.routes[0].name == route.name
    assert measure(back.routes[0]).distance_m == pytest.approx(
        measure(Route("", course.track)).distance_m, abs=0.5
    )
    assert row(by_fitdecode(data), "lap")["total_distance"] == pytest.approx(
        measure(route).distance_m + course.gap_m, abs=0.01
    )


def test_the_messages_stand_in_the_order_that_watches_want() -> None:
    kinds = [each.kind for each in by_garmin(write_fit(a_line(3)))]
    line = ["record", "record", "record"]
    ends = ["course_point", "course_point"]
    assert kinds == ["file_id", "course", "lap", "event", *line, *ends, "event"]


def test_a_file_says_what_it_is_and_nothing_that_older_watches_do_not_read() -> None:
    data = write_fit(a_line())
    for messages in (by_garmin(data), by_fitdecode(data)):
        identity = row(messages, "file_id")
        assert (identity["type"], identity["manufacturer"]) == ("course", "development")
        assert row(messages, "course")["sport"] == "running"
    assert data[:2] == bytes([14, 0x10])
    assert data[8:12] == b".FIT"


def test_a_course_is_what_fit_tools_own_rules_ask_of_one() -> None:
    points = (CoursePoint(1, PointKind.WATER, "Tap"),)
    line = np.arange(3.0)
    for course in (a_line(), a_course(line, line, ele_m=line, points=points)):
        file = FitFile.from_bytes(write_fit(course))
        assert file.validate(OWN_RULES, profile_scope=ProfileScope.FULL).errors == []


def test_what_is_alike_shares_its_definition() -> None:
    points = tuple(CoursePoint(at, PointKind.PLACE, "x" * at) for at in range(1, 300))
    line = np.linspace(0, 1, 301)
    data = write_fit(a_course(line, line, ele_m=line, points=points))
    # A record is 19 bytes with its number, a point of the course 36; all else is under 300.
    assert len(data) < 301 * 19 + 301 * 36 + 300


def test_the_same_course_gives_the_same_bytes() -> None:
    assert write_fit(a_line()) == write_fit(a_line())
    elsewhere = a_line().starts.astimezone(timezone(timedelta(hours=11)))
    assert write_fit(replace(a_line(), starts=elsewhere)) == write_fit(a_line())


OTHERS = {
    "name": replace(a_line(), name="River loop 2"),
    "later": replace(a_line(), starts=STARTS + timedelta(days=1)),
    "slower": replace(a_line(), times_s=a_line().times_s * 2),
    "longer": replace(a_line(), along_m=a_line().along_m + 0.01),
    "back": a_course(a_line().track.lat_deg[::-1], a_line().track.lon_deg[::-1]),
    "heights": a_course(a_line().track.lat_deg, a_line().track.lon_deg, ele_m=np.zeros(12)),
    "no points": replace(a_line(), points=()),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
def test_a_different_course_is_a_different_file_for_a_watch(other: Course) -> None:
    one, two = (row(by_garmin(write_fit(each)), "file_id") for each in (a_line(), other))
    assert one["serial_number"] != two["serial_number"]
    assert one["time_created"] != two["time_created"]
    for identity in (one, two):
        assert 2021 <= identity["time_created"].year <= 2025


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_any_name_is_short_plain_text(name: str) -> None:
    points = tuple(CoursePoint(1, kind, name) for kind in PointKind)
    course = replace(a_line(), name=name, points=points)
    data = write_fit(course)
    check_course(course, data)
    for messages in (by_garmin(data), by_fitdecode(data)):
        told = row(messages, "course")["name"]
        assert 1 <= len(told) <= 100
        assert told.isascii()
        assert told.isprintable()
        assert all(each["name"].isprintable() for each in rows(messages, "course_point"))


def test_a_point_without_letters_of_ours_is_told_by_its_kind() -> None:
    points = (CoursePoint(1, PointKind.WATER, "水"), CoursePoint(2, PointKind.PLACE, ""))
    found = rows(
        by_garmin(write_fit(a_course(np.arange(4.0), np.arange(4.0), points=points))),
        "course_point",
    )
    assert [each["name"] for each in found] == ["Start", "Water", "Place", "Finish"]


def test_two_points_make_a_course() -> None:
    course = a_course(np.array([-33.8, -33.8001]), np.array([151.0, 151.0]))
    check_course(course, write_fit(course))


def test_a_course_over_the_antimeridian_keeps_its_places() -> None:
    lon_deg = np.array([179.9999, 179.99999999, 180.0, -180.0, -179.9999])
    course = a_course(np.zeros(5), lon_deg)
    data = write_fit(course)
    check_course(course, data)
    track = read_file(data, "back.fit").routes[0].track
    metres = segment_metres(track.lat_deg, track.lon_deg)
    assert metres.sum() == pytest.approx(0.0002 * METRES_PER_DEGREE, abs=0.05)


def test_the_poles_can_be_told() -> None:
    course = a_course(np.array([90.0, 89.9999, -90.0]), np.array([0.0, 180.0, -180.0]))
    check_course(course, write_fit(course))


def test_a_hundred_kilometres_come_back_whole() -> None:
    route = Route("Ultra", equator_track(list(np.linspace(0, 100_000, 20_001))))
    course = made(route)
    data = write_fit(course)
    check_course(course, data)
    assert row(by_garmin(data), "lap")["total_distance"] == pytest.approx(100_000, abs=0.01)
    back = read_file(data, "back.fit").routes[0]
    assert measure(back).distance_m == pytest.approx(measure(route).distance_m, abs=0.5)


@pytest.mark.parametrize(
    ("ele_m", "told"),
    [(-12_000.0, -500.0), (-430.05, -430.0), (8848.86, 8848.8), (1e9, 12_606.8)],
)
def test_heights_that_fit_cannot_tell_are_the_nearest_it_can(ele_m: float, told: float) -> None:
    course = a_course(np.arange(2.0), np.arange(2.0), ele_m=np.array([ele_m, 10.0]))
    for messages in (by_garmin(write_fit(course)), by_fitdecode(write_fit(course))):
        assert [each["altitude"] for each in rows(messages, "record")] == [told, 10.0]


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), datetime(1998, 7, 4, 21, 24, 16, tzinfo=UTC)),
        (datetime(1995, 1, 1, tzinfo=UTC), datetime(1998, 7, 4, 21, 24, 16, tzinfo=UTC)),
        (datetime(2999, 1, 1, tzinfo=UTC), datetime(2126, 2, 6, 6, 26, 24, tzinfo=UTC)),
    ],
)
def test_a_start_that_fit_cannot_tell_is_the_nearest_it_can(
    starts: datetime, told: datetime
) -> None:
    course = replace(a_line(), starts=starts)
    check_course(replace(course, starts=told), write_fit(course))


# Two readers in pure Python take what time the machine leaves them.
@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=2, max_size=20),
    st.text(max_size=60),
    st.floats(-500, 9_000),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_any_line_comes_back(
    places: list[tuple[float, float]], name: str, ele_m: float, starts: datetime
) -> None:
    lat_deg, lon_deg = np.array(places).T
    course = a_course(
        lat_deg,
        lon_deg,
        ele_m=np.full(len(places), ele_m),
        name=name,
        points=(CoursePoint(len(places) // 2, PointKind.PLACE, name),),
        starts=starts,
    )
    check_course(course, write_fit(course))


def test_it_is_part_of_the_public_surface() -> None:
    assert routes.write_fit is write_fit
