"""A course as GPX and as TCX is valid, and comes back from other readers and ours the same."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree as ET

import gpxpy
import numpy as np
import pytest
from builders import SCHEMAS, equator_route
from course_builders import (
    EVEN,
    HOSTILE_NAMES,
    START,
    across_180,
    hard_routes,
    lines,
    long_route,
    shipped,
    shipped_courses,
)
from hypothesis import given, settings

from routes.course import Course, PointKind, Sight
from routes.course_making import as_course, even_pacing
from routes.read import read_file
from routes.track import Route, Track
from routes.write.gpx import write_course_gpx, write_gpx
from routes.write.tcx import write_tcx

GPX = "{http://www.topografix.com/GPX/1/1}"
TCX = "{http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2}"
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schema files are not here")


def hard_courses() -> list[Course]:
    sights = [
        Sight(name, 0.0, 0.002 * (n + 1), kind)
        for n, name in enumerate(HOSTILE_NAMES)
        for kind in (PointKind.PLACE, PointKind.WATER)
    ]
    return [as_course(route, EVEN, sights=sights) for route in hard_routes()]


def tree(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314  # our own


def same_place(one: Track, other: Track, off_deg: float) -> None:
    """Assert that two lines have the same points, on either side of the 180th meridian."""
    assert len(one) == len(other)
    assert np.abs(one.lat_deg - other.lat_deg).max() <= off_deg
    assert np.abs((one.lon_deg - other.lon_deg + 180) % 360 - 180).max() <= off_deg


@needs_schemas
@pytest.mark.parametrize(
    ("schema", "write"),
    [
        ("gpx11-strict.xsd", lambda course: write_course_gpx(course, has_times=True)),
        ("TrainingCenterDatabasev2.xsd", write_tcx),
    ],
    ids=["GPX", "TCX"],
)
def test_what_is_written_is_valid(schema: str, write: Callable[[Course], bytes]) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    rules = xmlschema.XMLSchema(str(SCHEMAS / schema), allow="local")
    for course in (*hard_courses(), *shipped_courses(), as_course(long_route(), EVEN)):
        rules.validate(write(course).decode())


@needs_schemas
def test_a_course_without_times_is_valid_gpx() -> None:
    xmlschema = pytest.importorskip("xmlschema")
    rules = xmlschema.XMLSchema(str(SCHEMAS / "gpx11.xsd"), allow="local")
    for course in hard_courses():
        rules.validate(write_course_gpx(course).decode())


def test_gpxpy_reads_the_same_course() -> None:
    for course in (*shipped_courses(), as_course(across_180(), EVEN)):
        found = gpxpy.parse(write_course_gpx(course, has_times=True).decode())
        ((segment,),) = ([*track.segments] for track in found.tracks)
        assert found.routes == []
        assert found.name == found.tracks[0].name == course.name
        lat_deg = np.array([point.latitude for point in segment.points])
        lon_deg = np.array([point.longitude for point in segment.points])
        same_place(course.track, Track(lat_deg, lon_deg, course.track.ele_m), 1e-6)
        heights = [point.elevation for point in segment.points]
        assert heights == pytest.approx(list(course.track.ele_m), abs=0.051)
        first = segment.points[0].time
        assert first == START
        assert [
            (point.time - first).total_seconds() for point in segment.points if point.time
        ] == list(course.times_s)
        at = [(point.latitude, point.longitude) for point in segment.points]
        assert [(each.latitude, each.longitude) for each in found.waypoints] == [
            at[point.index] for point in course.points
        ]
        assert [each.name for each in found.waypoints] == [point.name for point in course.points]


def test_our_own_reader_reads_the_same_course() -> None:
    for course in shipped_courses():
        for data, name in (
            (write_course_gpx(course), "course.gpx"),
            (write_tcx(course), "course.tcx"),
        ):
            reading = read_file(data, name)
            assert reading.repairs == ()
            (route,) = reading.routes
            same_place(route.track, course.track, 1e-6)
            assert route.track.ele_m == pytest.approx(course.track.ele_m, abs=0.051)
            assert len(route.waypoints) == len(course.points)
            on_line = set(zip(route.track.lat_deg, route.track.lon_deg, strict=True))
            assert all((each.lat_deg, each.lon_deg) in on_line for each in route.waypoints)


def test_gpx_and_back_and_gpx_again_is_the_same_to_a_millionth_of_a_degree() -> None:
    for route in (*(route for route, _ in shipped()), long_route(), across_180()):
        course = as_course(route, EVEN, most_points=None)
        (again,) = read_file(write_course_gpx(course), "again.gpx").routes
        same_place(again.track, course.track, 1e-6)
        (twice,) = read_file(write_gpx(again, most_points=100_000), "twice.gpx").routes
        same_place(twice.track, course.track, 1e-6)
        # Read back, every point of the route itself is among them.
        places = np.round(np.column_stack((again.track.lat_deg, again.track.lon_deg % 360)), 6)
        own = np.round(np.column_stack((route.track.lat_deg, route.track.lon_deg % 360)), 6)
        assert {tuple(place) for place in own.tolist()} <= {tuple(p) for p in places.tolist()}


@given(lines())
@settings(max_examples=30)
def test_any_course_comes_back_from_tcx(route: Route) -> None:
    course = as_course(route, EVEN, most_points=40)
    root = tree(write_tcx(course))
    track = root.findall(f"{TCX}Courses/{TCX}Course/{TCX}Track/{TCX}Trackpoint")
    lat = [float(p.findtext(f"{TCX}Position/{TCX}LatitudeDegrees") or "") for p in track]
    lon = [float(p.findtext(f"{TCX}Position/{TCX}LongitudeDegrees") or "") for p in track]
    same_place(Track(np.array(lat), np.array(lon), course.track.ele_m), course.track, 1e-6)
    times = [datetime.fromisoformat(p.findtext(f"{TCX}Time") or "") for p in track]
    assert all((after - before).total_seconds() >= 1 for before, after in pairwise(times))
    metres = [float(p.findtext(f"{TCX}DistanceMeters") or "") for p in track]
    assert metres == pytest.approx(list(course.along_m), abs=0.0051)
    with_height = [p for p in track if p.find(f"{TCX}AltitudeMeters") is not None]
    assert len(with_height) in (0, len(track))


def test_a_tcx_course_says_what_a_watch_wants() -> None:
    sights = [
        Sight("Lake Parramatta caf\u00e9/kiosk", 0.0, 0.02, PointKind.WATER),
        Sight("Old Government House", 0.0, 0.013, PointKind.PLACE),
    ]
    route = Route("Lake Parramatta hills 8 km", equator_route(4_000, 50).track)
    course = as_course(route, EVEN, sights=sights, turns_m=(1_200.0,))
    (found,) = tree(write_tcx(course)).findall(f"{TCX}Courses/{TCX}Course")
    assert found.findtext(f"{TCX}Name") == "Lake hills 8 km"
    assert found.findtext(f"{TCX}Notes") == "Lake Parramatta hills 8 km"
    lap = found.find(f"{TCX}Lap")
    assert lap is not None
    assert lap.findtext(f"{TCX}TotalTimeSeconds") == "1600"
    assert lap.findtext(f"{TCX}DistanceMeters") == "4000.00"
    times = {each.findtext(f"{TCX}Time") for each in found.iter(f"{TCX}Trackpoint")}
    told = []
    for each in found.findall(f"{TCX}CoursePoint"):
        assert each.findtext(f"{TCX}Time") in times
        told.append(tuple(each.findtext(f"{TCX}{tag}") for tag in ("Name", "PointType", "Notes")))
    assert told == [
        ("Start", "Generic", None),
        ("1 km", "Generic", None),
        ("Turn round", "Generic", None),
        ("Old House", "Generic", "Old Government House"),
        ("2 km", "Generic", None),
        ("Lake kiosk", "Water", "Lake Parramatta caf\u00e9/kiosk"),
        ("3 km", "Generic", None),
        ("Finish", "Generic", None),
    ]


def test_a_gpx_course_is_one_line_with_or_without_times() -> None:
    course = as_course(equator_route(3_000), EVEN)
    root = tree(write_course_gpx(course))
    assert [each.tag.removeprefix(GPX) for each in root] == ["metadata", *["wpt"] * 4, "trk"]
    assert len(root.findall(f"{GPX}trk/{GPX}trkseg")) == 1
    for absent in ("rte", "time", "extensions", "ele"):
        assert root.findall(f".//{GPX}{absent}") == []
    timed = tree(write_course_gpx(course, has_times=True))
    times = [each.text for each in timed.iter(f"{GPX}time")]
    assert len(times) == len(course.track)
    assert (times[0], times[-1]) == ("2026-11-24T07:30:00Z", "2026-11-24T07:50:00Z")


def test_the_same_course_gives_the_same_bytes_whatever_zone_it_starts_in() -> None:
    for course in hard_courses():
        assert write_tcx(course) == write_tcx(course)
        assert write_course_gpx(course) == write_course_gpx(course)
    late = even_pacing(datetime(2027, 4, 4, 2, 30, tzinfo=UTC), 400)
    assert b"2027-04-04T02:30:00Z" in write_tcx(as_course(equator_route(500), late))
