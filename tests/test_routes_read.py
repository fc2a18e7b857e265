"""What is kept of a GPX file, what is mended, and the files of other programs."""

import json
from pathlib import Path

import numpy as np
import pytest
from builders import SAMPLES, SHORT_WALK, Place, gpx, point, seg, trk

from routes.errors import RouteFileError
from routes.limits import MOST_NAME_CHARS
from routes.measure import measure
from routes.read import Mend, Reading, Repair, read_file
from routes.track import Waypoint

OTHER_WALK: tuple[Place, ...] = ((-33.9, 151.1), (-33.91, 151.1))


def read(inside: str, name: str = "my walk.gpx") -> Reading:
    return read_file(gpx(inside), name)


def rte(places: tuple[Place, ...], name: str = "") -> str:
    return f"<rte><name>{name}</name>{''.join(point('rtept', place) for place in places)}</rte>"


def test_a_track_becomes_a_route_with_its_heights() -> None:
    reading = read(trk(SHORT_WALK, "Walk"))
    (route,) = reading.routes
    assert route.name == "Walk"
    assert list(route.track.lat_deg) == [-33.8, -33.801, -33.802]
    assert list(route.track.ele_m) == [10, 12, 9]
    assert reading.repairs == ()


def test_several_tracks_become_several_routes() -> None:
    reading = read(trk(SHORT_WALK, "One") + trk(OTHER_WALK, "Two"))
    assert [route.name for route in reading.routes] == ["One", "Two"]


def test_a_planned_route_is_read_where_there_is_no_track() -> None:
    reading = read(rte(OTHER_WALK, "Plan"))
    assert [route.name for route in reading.routes] == ["Plan"]
    assert reading.repairs == (Repair(Mend.ROUTE_AS_TRACK, 1),)


def test_a_planned_route_is_read_where_the_track_is_empty() -> None:
    reading = read(trk([]) + rte(OTHER_WALK, "Plan"))
    assert [route.name for route in reading.routes] == ["Plan"]
    assert Repair(Mend.EMPTY_LINE, 1) in reading.repairs


def test_a_planned_route_beside_a_track_is_not_counted_twice() -> None:
    reading = read(rte(OTHER_WALK) + trk(SHORT_WALK, "Walk"))
    assert [route.name for route in reading.routes] == ["Walk"]
    assert reading.repairs == (Repair(Mend.ROUTE_LEFT_OUT, 1),)


def test_segments_stay_apart() -> None:
    (route,) = read(f"<trk>{seg(SHORT_WALK)}{seg(OTHER_WALK)}</trk>").routes
    assert route.track.starts == (0, 3)
    assert len(route.track) == 5


def test_a_segment_of_one_point_is_dropped_and_told() -> None:
    reading = read(f"<trk>{seg(SHORT_WALK[:1])}{seg(SHORT_WALK)}{seg([])}</trk>")
    assert reading.routes[0].track.starts == (0,)
    assert reading.repairs == (Repair(Mend.SHORT_SEGMENT, 2),)


def test_waypoints_are_kept() -> None:
    tap = point("wpt", (-33.8, 151.0), "<name> Tap \n by the gate</name>")
    (route,) = read(tap + trk(SHORT_WALK)).routes
    assert route.waypoints == (Waypoint("Tap by the gate", -33.8, 151.0),)


@pytest.mark.parametrize(
    "height", ["NaN", "inf", "-12000", "9001", "1e999", "١٢", "1_0", "12,5", "high", "", "-"]
)
def test_a_height_that_cannot_be_is_unknown(height: str) -> None:
    walk = trk(SHORT_WALK).replace("12.0", height)
    reading = read(walk)
    assert np.isnan(reading.routes[0].track.ele_m[1])
    assert list(reading.routes[0].track.ele_m[[0, 2]]) == [10, 9]
    assert reading.repairs == (Repair(Mend.HEIGHT_UNKNOWN, 1),)


@pytest.mark.parametrize("height", ["-430", " 12.5 ", "+3.", "1.2e1", "8849", "0"])
def test_a_height_that_can_be_is_kept(height: str) -> None:
    reading = read(trk(SHORT_WALK).replace("12.0", height))
    assert reading.routes[0].track.ele_m[1] == float(height)
    assert reading.repairs == ()


@pytest.mark.parametrize(
    "extra",
    [
        "<time>2026-01-01T00:00:00+25:00</time>",
        "<time>yesterday</time>",
        "<time/>",
        "<fix> 3d </fix>",
        "<sat>many</sat>",
        "<hdop>-</hdop>",
        "<extensions><a:hr xmlns:a='urn:a'>x</a:hr></extensions>",
        "<time>2026-01-01T00:00:09Z</time><speed>fast</speed>",
    ],
)
def test_a_value_that_is_not_kept_cannot_refuse_the_file(extra: str) -> None:
    reading = read(trk(SHORT_WALK).replace("<ele>12.0</ele>", f"<ele>12.0</ele>{extra}"))
    assert list(reading.routes[0].track.ele_m) == [10, 12, 9]


def test_a_time_of_the_file_itself_cannot_refuse_it() -> None:
    stamp = "<metadata><time>2026-01-01T00:00:00+25:00</time></metadata>"
    assert len(read(stamp + trk(SHORT_WALK)).routes) == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("River  \n\t loop ", "River loop"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a&#x85;b&#x7f;c", "a bc"),
        ("a\ufeffb\ue000c", "abc"),
        ("x" * 64_000, "x" * MOST_NAME_CHARS),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Straße 東京 🏃", "Straße 東京 🏃"),
        ("&lt;b&gt;", "<b>"),
        ("\u202e \u200f", "my walk"),
        ("", "my walk"),
    ],
)
def test_a_name_becomes_one_plain_line(written: str, shown: str) -> None:
    assert read(trk(SHORT_WALK, written)).routes[0].name == shown


def test_a_nameless_track_takes_the_name_of_its_file() -> None:
    inside = trk(SHORT_WALK)
    assert read(inside, "dir/evening run.gpx").routes[0].name == "evening run"
    assert read(inside, r"C:\runs\evening run.gpx").routes[0].name == "evening run"
    assert read(inside, "").routes[0].name == "route"
    assert read(inside, "\u202e\0.gpx").routes[0].name == "route"


def test_a_nameless_track_prefers_the_name_in_the_metadata() -> None:
    named = "<metadata><name>Metro</name></metadata>"
    assert read(named + trk(SHORT_WALK)).routes[0].name == "Metro"


def test_nameless_tracks_of_one_file_are_numbered() -> None:
    reading = read(trk(SHORT_WALK) + trk(OTHER_WALK))
    assert [route.name for route in reading.routes] == ["my walk 1", "my walk 2"]


def test_the_name_in_an_error_is_one_plain_line_too() -> None:
    with pytest.raises(RouteFileError) as caught:
        read_file(b"", "a\n\u202eb.gpx")
    assert caught.value.where == "a b.gpx"


def samples() -> list[Path]:
    return sorted(SAMPLES.glob("*")) if SAMPLES.is_dir() else []


needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not here")


@needs_samples
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_a_file_of_another_program_is_read_or_refused(path: Path) -> None:
    try:
        reading = read_file(path.read_bytes(), path.name)
    except RouteFileError as error:
        assert error.where == path.name  # noqa: PT017  # either answer is right
        return
    expected = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))[path.name]
    length_m = expected["track_length_m_wgs84"] or expected["route_length_m_wgs84"]
    found_m = sum(measure(route).distance_m for route in reading.routes)
    # 1e-5 for legs of 100 km, which no run has; the expected lengths end in tenths of a metre.
    assert found_m == pytest.approx(length_m, rel=1e-5, abs=0.06)


REFUSED = {
    "OpenTracks__legacy_gpx_pause_resume.gpx": "bad_coordinate",
    "coursepointer__invalid_empty.gpx": "empty",
    "gpx.studio__with_power_2.gpx": "broken_xml",
    "gpx__empty_name_tag.gpx": "no_line",
    "gpx__wahoo_example.gpx": "no_line",
    "gpxgo__gpx-without-root-attributes.gpx": "no_line",
    "gpxgo__iso8859-1encoded.gpx": "no_line",
    "gpxpy__unicode_with_bom.gpx": "no_line",
    "jpx__ISSUE-86.gpx": "no_line",
    "togeojson__bad.gpx": "bad_coordinate",
    "togeojson__empty_trk.gpx": "no_line",
    "togeojson__wpt.gpx": "no_line",
}


@needs_samples
def test_only_the_files_that_hold_no_sound_line_are_refused() -> None:
    refused = {}
    for path in samples():
        if path.suffix == ".gpx":
            try:
                read_file(path.read_bytes(), path.name)
            except RouteFileError as error:
                refused[path.name] = error.code.value
    assert refused == REFUSED
