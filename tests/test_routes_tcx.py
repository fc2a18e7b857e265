"""TCX activities and courses."""

from itertools import pairwise

import numpy as np
import pytest
from builders import SAMPLES
from file_builders import activity, position, refused, tcx, trackpoint
from geopy.distance import geodesic

from routes.errors import Fault
from routes.limits import MOST_DEPTH, MOST_LINES, MOST_TEXT_CHARS
from routes.measure import measure
from routes.read import Mend, Reading, Repair, read_file
from routes.screens.words import fault_text
from routes.track import Waypoint

NEAR = trackpoint(-33.8, 151.0, 0) + trackpoint(-33.801, 151.0, 10)
COURSE = (
    "<Courses><Course><Name>{name}</Name><Lap><BeginPosition>"
    f"<LatitudeDegrees>1</LatitudeDegrees></BeginPosition></Lap><Track>{NEAR}</Track>{{more}}"
    "</Course></Courses>"
)
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not here")


def read(inside: str, name: str = "run.tcx") -> Reading:
    return read_file(tcx(inside), name)


def test_an_activity_becomes_a_route_with_heights_and_times() -> None:
    height = "<AltitudeMeters>12.5</AltitudeMeters>"
    reading = read(activity(NEAR + trackpoint(-33.802, 151.0, 20, height)))
    (route,) = reading.routes
    assert list(route.track.lat_deg) == [-33.8, -33.801, -33.802]
    assert np.isnan(route.track.ele_m[:2]).all()
    assert route.track.ele_m[2] == 12.5
    assert route.track.time_utc_s is not None
    assert list(np.diff(route.track.time_utc_s)) == [10, 10]
    assert reading.repairs == ()


def test_a_course_has_waypoints_and_no_times() -> None:
    tap = f"<CoursePoint><Name> Tap </Name>{position(-33.8, 151)}</CoursePoint>"
    turn = f"<CoursePoint>{position(-33.801, 151)}<PointType>Left</PointType></CoursePoint>"
    nowhere = f"<CoursePoint><Name>x</Name>{position(91, 151)}</CoursePoint>"
    reading = read(COURSE.format(name="River loop", more=tap + turn + nowhere))
    (route,) = reading.routes
    assert route.name == "River loop"
    assert route.track.time_utc_s is None
    assert route.waypoints == (Waypoint("Tap", -33.8, 151.0), Waypoint("Left", -33.801, 151.0))
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 1),)


@pytest.mark.parametrize(
    ("identity", "more", "name"),
    [
        ("2026-01-01T00:00:00Z", "<Notes>Easy\nrun</Notes>", "Easy run"),
        ("2026-01-01T00:00:00Z", "<Creator><Name>Forerunner</Name></Creator>", "2026-01-01"),
        # Six in the morning in Sydney is the evening before in UTC.
        ("2025-12-31T20:00:00Z", "", "2026-01-01"),
        ("2026-01-01T03:00:00", "", "2026-01-01"),
        ("my id", "<Notes> </Notes>", "run"),
    ],
)
def test_an_activity_is_named_by_its_notes_or_its_day(identity: str, more: str, name: str) -> None:
    (route,) = read(activity(NEAR, identity=identity, more=more)).routes
    assert route.name == name


def test_activities_and_courses_of_one_file_are_routes_each() -> None:
    reading = read(activity(NEAR) * 2 + COURSE.format(name="", more=""), "all.tcx")
    assert [route.name for route in reading.routes] == ["2026-01-01", "2026-01-01", "all 3"]


@pytest.mark.parametrize(
    ("lat", "second", "starts"),
    [
        (-33.8015, 11, (0,)),  # 55 m on at once: the next lap
        (-33.8015, 600, (0,)),  # 55 m on, later: a wait
        (-33.82, 20, (0,)),  # 2 km on at once: nothing says that it was not run
        (-33.82, 600, (0, 2)),  # 2 km on, later: unknown
    ],
)
def test_tracks_of_an_activity_are_apart_only_if_far_in_place_and_time(
    lat: float, second: int, starts: tuple[int, ...]
) -> None:
    later = trackpoint(lat, 151.0, second) + trackpoint(lat, 151.001, second + 10)
    (route,) = read(activity(NEAR, later)).routes
    assert route.track.starts == starts


def test_points_without_a_position_are_left_out_and_told() -> None:
    bare = "<Trackpoint><Time>2026-01-01T00:00:05Z</Time></Trackpoint>"
    reading = read(activity(bare + NEAR + bare + trackpoint("x", 151)))
    assert len(reading.routes[0].track) == 2
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 3),)


def test_values_that_cannot_be_are_unknown_and_told() -> None:
    odd = trackpoint(-33.802, 151.0, 20, "<AltitudeMeters>inf</AltitudeMeters>")
    reading = read(activity(NEAR + odd.replace("2026-01-01T", "yesterday ")))
    assert reading.repairs == (Repair(Mend.HEIGHT_UNKNOWN, 1), Repair(Mend.TIME_UNKNOWN, 1))


def test_what_stands_in_extensions_is_not_a_position() -> None:
    odd = f"<Extensions><x:TPX>{position(0, 0)}</x:TPX></Extensions>"
    (route,) = read(activity(NEAR.replace("</Trackpoint>", f"{odd}</Trackpoint>"))).routes
    assert list(route.track.lat_deg) == [-33.8, -33.801]


def test_a_prefix_at_the_root_does_not_matter() -> None:
    text = tcx(activity(NEAR)).decode().replace("<", "<t:").replace("<t:/", "</t:")
    text = text.replace("<t:?", "<?").replace("xmlns=", "xmlns:t=")
    assert len(read_file(text.encode(), "run.tcx").routes) == 1


def test_a_file_that_is_cut_off_is_read_up_to_there() -> None:
    whole = tcx(activity(NEAR + trackpoint(-33.802, 151.0, 20)))
    reading = read_file(whole[: whole.rindex(b"<LongitudeDegrees>")], "run.tcx")
    assert len(reading.routes[0].track) == 2
    assert reading.repairs == (Repair(Mend.CUT_OFF, 1),)


@pytest.mark.parametrize("before", [b"          ", b"\n", b"\xef\xbb\xbf \r\n"])
def test_white_space_before_the_declaration_is_left_out_and_told(before: bytes) -> None:
    """Strava writes ten blanks there."""
    reading = read_file(before + tcx(activity(NEAR)), "run.tcx")
    assert len(reading.routes[0].track) == 2
    blanks = len(before.removeprefix(b"\xef\xbb\xbf"))
    assert reading.repairs == (Repair(Mend.STRAY_SIGN, blanks),)


def test_sports_of_one_session_are_routes_each() -> None:
    legs = "".join(
        f"<{leg}Sport>{activity(NEAR)[12:-13]}</{leg}Sport>" for leg in ("First", "Next")
    )
    inside = f"<Activities><MultiSportSession><Id>x</Id>{legs}</MultiSportSession></Activities>"
    reading = read(inside)
    assert [len(route.track) for route in reading.routes] == [2, 2]
    assert reading.repairs == ()


def test_a_run_of_the_first_version_of_the_format_is_read() -> None:
    lap = f'<Lap StartTime="2026-01-01T00:00:00Z"><Track>{NEAR}</Track></Lap>'
    (route,) = read(
        f"<History><Running><Run>{lap}<Notes>Easy</Notes></Run></Running></History>"
    ).routes
    assert route.name == "Easy"
    assert route.track.time_utc_s is not None


def test_a_run_on_a_treadmill_is_told_as_no_line() -> None:
    still = "<Time>2026-01-01T00:00:00Z</Time><DistanceMeters>9</DistanceMeters>"
    error = refused(tcx(activity(f"<Trackpoint>{still}</Trackpoint>" * 5)), "run.tcx")
    assert error.code is Fault.NO_LINE
    assert "holds no line to run" in fault_text(error)


def test_the_name_of_the_file_does_not_matter() -> None:
    assert len(read(activity(NEAR), "run.gpx").routes) == 1


DEEP = activity("<a>" * MOST_DEPTH + "</a>" * MOST_DEPTH)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(tcx(""), Fault.NO_LINE, id="nothing in it"),
        pytest.param(tcx(activity("")), Fault.NO_LINE, id="on a treadmill"),
        pytest.param(tcx(activity(trackpoint(1, 2) * 9)), Fault.NO_LINE, id="one place"),
        pytest.param(tcx(activity(NEAR))[:300], Fault.BROKEN_XML, id="cut off too early"),
        pytest.param(tcx(DEEP), Fault.UNSAFE_XML, id="deep"),
        pytest.param(
            b"<TrainingCenterDatabase>" + b"<a>" * 3_000_000, Fault.UNSAFE_XML, id="very deep"
        ),
        pytest.param(
            b"<!DOCTYPE a [<!ENTITY a 'x'>]><TrainingCenterDatabase/>",
            Fault.UNSAFE_XML,
            id="a DOCTYPE",
        ),
        pytest.param(
            tcx(f"<Notes>{'x' * (MOST_TEXT_CHARS + 1)}</Notes>"), Fault.UNSAFE_XML, id="long text"
        ),
        pytest.param(tcx("<a/>" * 2_400_000), Fault.UNSAFE_XML, id="a flood of elements"),
        pytest.param(tcx(activity("<Trackpoint/>" * 100_001)), Fault.TOO_MANY_POINTS, id="points"),
        pytest.param(tcx(activity(NEAR) * (MOST_LINES + 1)), Fault.TOO_MANY_LINES, id="lines"),
    ],
)
def test_a_file_without_a_sound_line_is_refused_soon(data: bytes, code: Fault) -> None:
    assert refused(data, "run.tcx").code is code


def test_five_thousand_tracks_are_joined_soon() -> None:
    reading = read(activity(*[trackpoint(at / 1e5, 0, at) for at in range(5_000)]))
    assert reading.routes[0].track.starts == (0,)


@needs_samples
def test_an_activity_of_a_garmin_is_read() -> None:
    data = (SAMPLES / "togeojson__sample.tcx").read_bytes()
    reading = read_file(data, "sample.tcx")
    (route,) = reading.routes
    assert len(route.track) == 17
    assert route.track.starts == (0, 13, 15)
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 2),)


@needs_samples
def test_a_course_of_another_program_is_read() -> None:
    data = (SAMPLES / "togeojson__tcx-courses.tcx").read_bytes()
    (route,) = read_file(data, "course.tcx").routes
    places = list(zip(route.track.lat_deg, route.track.lon_deg, strict=True))
    assert route.name == "Test TCX Route"
    assert len(places) == data.count(b"<Trackpoint>")
    true_m = sum(geodesic(a, b).m for a, b in pairwise(places))
    assert measure(route).distance_m == pytest.approx(true_m, rel=1e-5)
    # What the file says itself, measured on a sphere.
    assert measure(route).distance_m == pytest.approx(1664.449, rel=3e-3)
