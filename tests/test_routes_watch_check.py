"""The check before a download: what is found, and that the files are as it says."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import product

import fitdecode
import numpy as np
import pytest
from builders import SHIPPED, equator_route, equator_track, ring_route

from routes.course import Course
from routes.course_making import as_course, even_pacing
from routes.measure import distance_along
from routes.read import read_file
from routes.screens import check_words
from routes.screens.taking import told_by
from routes.shape import laps, out_and_back
from routes.track import Route, Waypoint
from routes.units import Units
from routes.watch_check import (
    Checked,
    Crosses,
    Finding,
    HeightsFilled,
    Joined,
    NoHeights,
    NotKnown,
    PointsRenamed,
    Renamed,
    SameGround,
    Shorter,
    Thinned,
    Timed,
    WaypointsLeftOut,
    WaypointsMoved,
    check,
)
from routes.watches import Format, Watch, takes
from routes.write.for_watch import MIME, write_for
from routes.write.watch_names import name_in, point_name_in

MORNING = even_pacing(datetime(2026, 11, 24, 6, 30, tzinfo=UTC), 390)
FILES = sorted(SHIPPED.glob("*.gpx"))
HOSTILE = "<b>![x](http://evil)\u202e & 東京 $a$ " + "n" * 200


@cache
def shipped(name: str) -> Route:
    return read_file((SHIPPED / name).read_bytes(), name).routes[0]


def course_of(route: Route, most_points: int = 500, turns_m: Sequence[float] = ()) -> Course:
    sights = told_by(route, None)
    return as_course(route, MORNING, turns_m=turns_m, sights=sights, most_points=most_points)


def checked(route: Route, fmt: Format = Format.GPX, watch: Watch | None = None) -> Checked:
    return check(course_of(route), watch, fmt, route)


def found(result: Checked) -> list[Finding]:
    return [*result.told, *result.set_right]


def kinds(result: Checked) -> set[type]:
    return {type(each) for each in found(result)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_route_is_checked_for_every_watch_in_every_format(file: object) -> None:
    route = shipped(getattr(file, "name"))  # noqa: B009 - a path
    for most_points in {takes(watch).most_points for watch in Watch}:
        course = course_of(route, most_points)
        for watch, fmt in product([None, *Watch], Format):
            if takes(watch).most_points != most_points:
                continue
            result = check(course, watch, fmt, route)
            for finding, units in product(found(result), Units):
                text = check_words.finding_text(finding, watch, units)
                assert re.fullmatch(r"[A-Z0-9][^{}\n]+\.", text)
            assert check_words.heading(result)
            is_known = watch is None or fmt in takes(watch).known
            assert (NotKnown in kinds(result)) != is_known
            assert (Timed in kinds(result)) == (fmt is not Format.GPX)
            assert NoHeights not in kinds(result)


def test_the_loop_of_the_article_is_thinned_and_told_where_it_comes_back() -> None:
    result = checked(shipped("parramatta-loop.gpx"), Format.FIT, Watch.GARMIN)
    (same,) = result.told
    assert isinstance(same, SameGround)
    assert [each.is_back for each in same.stretches] == [True]
    (thinned,) = [each for each in result.set_right if isinstance(each, Thinned)]
    assert thinned.before == 993
    assert 450 < thinned.now <= 500
    assert thinned.apart_m == pytest.approx(29, abs=1)
    assert "993 points became" in check_words.finding_text(thinned, None, Units.KM)
    assert "29 m" in check_words.finding_text(thinned, None, Units.KM)
    assert "97 ft" in check_words.finding_text(thinned, None, Units.MILES)
    assert check_words.heading(result) == "1 thing to know"


def test_a_phone_is_given_every_point() -> None:
    route = shipped("parramatta-loop.gpx")
    course = course_of(route, takes(Watch.PHONE).most_points)
    assert Thinned not in kinds(check(course, Watch.PHONE, Format.GPX, route))


def test_laps_and_a_way_there_and_back_are_told_each_in_its_own_words() -> None:
    route = shipped("parramatta-park-ring.gpx")
    again = check_words.finding_text(checked(laps(route, 2)).told[0], None, Units.KM)
    back = check_words.finding_text(checked(out_and_back(route, 1_200)).told[0], None, Units.KM)
    assert "again over its own line from 2." in again
    assert "back over its own line from 1.3 to 2.4 km" in back


@pytest.mark.parametrize(
    ("at_m", "where"),
    [
        ((1_000.0,), "at 1.0 km."),
        ((1_000.0, 2_000.0), "at 1.0 km and 2.0 km."),
        ((1_000.0, 2_000.0, 3_000.0, 4_000.0), "at 1.0 km, 2.0 km, 3.0 km and 1 more place."),
        (tuple(range(1_000, 9_000, 1_000)), "3.0 km and 5 more places."),
    ],
)
def test_crossings_are_counted_beyond_the_first_three(at_m: tuple[float, ...], where: str) -> None:
    assert where in check_words.finding_text(Crosses(at_m), None, Units.KM)


def test_heights_are_told_where_they_lack_and_where_they_are_filled() -> None:
    along_m = np.linspace(0, 2_000, 41)
    heights = 10 + along_m / 100
    assert NoHeights in kinds(checked(equator_route(2_000)))
    few = np.where(np.arange(41) < 10, heights, np.nan)
    (none,) = [
        each
        for each in checked(Route("R", equator_track(list(along_m), list(few)))).told
        if isinstance(each, NoHeights)
    ]
    assert none.has_some
    most = np.where(np.arange(41) % 4 == 1, np.nan, heights)
    (filled,) = [
        each
        for each in checked(Route("R", equator_track(list(along_m), list(most)))).set_right
        if isinstance(each, HeightsFilled)
    ]
    assert filled.share == pytest.approx(10 / 41)
    assert "about 24 %" in check_words.finding_text(filled, None, Units.KM)


def test_a_gap_that_becomes_a_straight_line_is_told() -> None:
    route = Route("R", equator_track([0, 500, 900, 1_500], starts=(0, 2)))
    (joined,) = [each for each in checked(route).told if isinstance(each, Joined)]
    assert joined.gap_m == pytest.approx(400, abs=1)
    assert "400 m" in check_words.finding_text(joined, None, Units.KM)


def test_waypoints_are_told_as_moved_or_left_out() -> None:
    plain = equator_route(2_000)
    east = float(plain.track.lon_deg[-1])
    route = Route(
        "R",
        plain.track,
        (
            Waypoint("Bench", 0.0002, east / 2 + 0.001),
            Waypoint("Far off", 0.01, east / 2),
            Waypoint("", 0, 0),
        ),
    )
    result = checked(route)
    assert [each.count for each in found(result) if isinstance(each, WaypointsMoved)] == [1]
    assert [each.count for each in found(result) if isinstance(each, WaypointsLeftOut)] == [2]
    assert b"Bench" in write_for(course_of(route), Format.GPX)
    assert b"Far off" not in write_for(course_of(route), Format.GPX)


def test_a_long_way_on_few_points_is_drawn_shorter_than_it_is() -> None:
    at = np.linspace(0, 100_000, 20_001)
    track = equator_track(list(at))
    wavy = type(track)(0.0002 * np.sin(at / 60), track.lon_deg, track.ele_m)
    route = Route("Long", wavy)
    result = checked(route)
    (shorter,) = [each for each in result.told if isinstance(each, Shorter)]
    course = course_of(route)
    drawn_m = distance_along(course.track)[-1]
    assert shorter.by_m == pytest.approx(distance_along(wavy)[-1] - drawn_m, rel=0.01)
    assert "km shorter" in check_words.finding_text(shorter, None, Units.KM)


@pytest.mark.parametrize("fmt", Format)
@pytest.mark.parametrize("name", ["Ring", HOSTILE, "", "東京の道", "Café Łódź – the long way"])
def test_the_name_that_is_told_stands_in_the_file(name: str, fmt: Format) -> None:
    route = ring_route(3_000, name)
    course = course_of(route)
    told = [each.now for each in checked(route, fmt).set_right if isinstance(each, Renamed)]
    assert told == ([] if name_in(name, fmt) == name else [name_in(name, fmt)])
    assert written_names(write_for(course, fmt), fmt)[0] == name_in(name, fmt)


@pytest.mark.parametrize("fmt", Format)
def test_the_names_of_points_stand_in_the_file_as_told(fmt: Format) -> None:
    plain = equator_route(3_000)
    east = float(plain.track.lon_deg[-1])
    names = ("A very long name of a bench by the river", "東京", HOSTILE)
    spots = (0.3, 0.55, 0.8)
    waypoints = tuple(Waypoint(name, 0, east * at) for name, at in zip(names, spots, strict=True))
    route = Route("R", plain.track, waypoints)
    course = course_of(route)
    told = [each.count for each in found(checked(route, fmt)) if isinstance(each, PointsRenamed)]
    expected = [point_name_in(point, fmt) for point in course.points]
    renamed = sum(now != point.name for now, point in zip(expected, course.points, strict=True))
    assert told == ([renamed] if renamed else [])
    assert (renamed > 0) == (fmt is not Format.GPX)
    assert written_names(write_for(course, fmt), fmt)[1:] == expected


def written_names(data: bytes, fmt: Format) -> list[str]:
    """Return the names in a file by another's reader: the course's, then those of its points."""
    if fmt is Format.FIT:
        with fitdecode.FitReader(data) as reader:
            named = [
                (frame.name, frame.get_value("name"))
                for frame in reader
                if isinstance(frame, fitdecode.FitDataMessage)
                and frame.name in {"course", "course_point"}
            ]
        return [name for kind, name in sorted(named, key=lambda each: each[0] != "course")]
    texts = data.decode()
    root = ET.fromstring(texts)  # noqa: S314 - our own bytes
    points = {Format.GPX: "wpt", Format.TCX: "CoursePoint"}[fmt]
    whole = {Format.GPX: "trk", Format.TCX: "Course"}[fmt]
    tag = {Format.GPX: "name", Format.TCX: "Name"}[fmt]
    return [
        next(child.text or "" for child in element if child.tag.endswith("}" + tag))
        for kind in (whole, points)
        for element in root.iter()
        if element.tag.endswith("}" + kind)
    ]


def test_each_format_has_a_writer_and_a_type_of_its_own() -> None:
    course = course_of(shipped("parramatta-park-ring.gpx"))
    files = [write_for(course, fmt) for fmt in Format]
    assert files == [write_for(course, fmt) for fmt in Format]
    reads = [read_file(data, f"x.{fmt}") for data, fmt in zip(files, Format, strict=True)]
    lengths = [distance_along(read.routes[0].track)[-1] for read in reads]
    assert max(lengths) - min(lengths) < 1
    assert len(set(MIME.values())) == len(Format)
