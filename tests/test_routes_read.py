"""What is kept of a GPX file, what is mended, and the files of other programs."""

import json
from pathlib import Path

import numpy as np
import pytest
from builders import SAMPLES, SHORT_WALK, Place, gpx, point, seg, trk

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS, MOST_POINTS
from routes.measure import measure
from routes.read import Mend, Reading, Repair, read_file
from routes.track import Waypoint

NEW_YEAR_UTC_S = 1_767_225_600.0
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


def test_points_that_each_stand_in_a_segment_are_one_line_and_told() -> None:
    reading = read(f"<trk>{''.join(seg([place]) for place in SHORT_WALK)}{seg([])}</trk>")
    (route,) = reading.routes
    assert list(route.track.lat_deg) == [-33.8, -33.801, -33.802]
    assert route.track.starts == (0,)
    assert reading.repairs == (Repair(Mend.SHORT_SEGMENT, 1), Repair(Mend.LONE_POINT, 3))


def test_a_point_alone_beside_a_line_is_no_part_of_it() -> None:
    reading = read(f"<trk>{seg(OTHER_WALK[:1])}{seg(SHORT_WALK)}{seg(OTHER_WALK[:1])}</trk>")
    assert len(reading.routes[0].track) == 3
    assert reading.repairs == (Repair(Mend.SHORT_SEGMENT, 2),)


def test_a_track_may_lack_its_segment() -> None:
    points = "".join(point("trkpt", place) for place in SHORT_WALK)
    loose = "".join(point("trkpt", place) for place in OTHER_WALK)
    reading = read(f"<trk><name>Bare</name>{points}</trk><trk>{seg(SHORT_WALK)}{loose}</trk>")
    bare, both = reading.routes
    assert (bare.name, list(bare.track.ele_m)) == ("Bare", [10, 12, 9])
    assert both.track.starts == (0, 3)
    assert reading.repairs == ()


def test_a_height_may_stand_among_the_attributes() -> None:
    inside = seg(SHORT_WALK).replace('lon="151.0"><ele>10.0</ele>', 'lon="151.0" ele="7"><a/>')
    inside = inside.replace('lon="151.0"><ele>9.0', 'lon="151.0" ele="7"><ele>9.0')
    reading = read(f"<trk>{inside}</trk>")
    assert list(reading.routes[0].track.ele_m) == [7, 12, 9]
    assert reading.repairs == ()


@pytest.mark.parametrize("prefix", ["", "gpxx:", "x:"])
def test_a_planned_route_goes_by_its_shaping_points(prefix: str) -> None:
    """Garmin's programs put the road between two planned points into an extension."""
    between = "".join(f'<{prefix}rpt lat="{lat}" lon="151.2"/>' for lat in (-33.902, -33.905))
    shaping = f"<{prefix}RoutePointExtension><a/>{between}</{prefix}RoutePointExtension>"
    first = point("rtept", OTHER_WALK[0], f"<extensions>{shaping}<b/></extensions>")
    declared = 'xmlns:gpxx="urn:g" xmlns:x="urn:x"'
    data = gpx(f"<rte>{first}{point('rtept', OTHER_WALK[1])}</rte>", declared)
    reading = read_file(data, "plan.gpx")
    track = reading.routes[0].track
    assert list(track.lat_deg) == [-33.9, -33.902, -33.905, -33.91]
    assert list(track.lon_deg) == [151.1, 151.2, 151.2, 151.1]
    assert reading.repairs == (Repair(Mend.ROUTE_AS_TRACK, 1),)


def test_shaping_points_count_as_points() -> None:
    places = '<rpt lat="1" lon="1"/>' * MOST_POINTS
    shaping = f"<extensions><RoutePointExtension>{places}</RoutePointExtension></extensions>"
    with pytest.raises(RouteFileError) as caught:
        read(f"<rte>{point('rtept', (1, 1), shaping)}</rte>")
    assert caught.value.code is Fault.TOO_MANY_POINTS


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


@pytest.mark.parametrize(
    ("written", "utc_s"),
    [
        ("2026-01-01T00:00:00Z", 0),
        ("2026-01-01T00:00:00", 0),
        (" 2026-01-01T00:00:00z\n", 0),
        ("2026-01-01 00:00", 0),
        ("2026-01-01T11:00:00+11:00", 0),
        ("2025-12-31T19:00:00-0500", 0),
        ("2026-01-01T11+11", None),
        ("2026-01-01T11:00:00+11", 0),
        ("2026-01-01T00:00:00.250Z", 0.25),
        ("2026-01-01T00:00:00,5Z", 0.5),
        ("2026-01-01T00:00:00.123456789Z", 0.123456789),
        ("2026-01-01T00:00:60Z", 59),
        ("2026-01-01T00:00:00+25:00", None),
        ("2026-01-01T00:00:00+15:99", None),
        ("2026-02-30T00:00:00Z", None),
        ("2026-01-01T24:00:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-16:00", None),
        ("0001-01-01T00:00:00+16:00", None),
        ("-026-01-01T00:00:00Z", None),
        ("2026-01-01T00:00:0-Z", None),
        ("٢026-01-01T00:00:00Z", None),
        ("now", None),
        ("NaT", None),
        ("", None),
        ("2" * 60_000, None),
    ],
)
def test_a_time_is_read_in_utc_or_unknown_and_told(written: str, utc_s: float | None) -> None:
    usual = "<time>2026-01-01T00:01:00Z</time>"
    ends = trk(SHORT_WALK).replace("</ele></trkpt></trkseg>", f"</ele>{usual}</trkpt></trkseg>")
    reading = read(ends.replace("<ele>12.0</ele>", f"<ele>12.0</ele><time>{written}</time>"))
    times = reading.routes[0].track.time_utc_s
    assert times is not None
    assert list(np.isnan(times)) == [True, utc_s is None, False]
    assert times[2] == NEW_YEAR_UTC_S + 60
    if utc_s is not None:
        assert times[1] == pytest.approx(NEW_YEAR_UTC_S + utc_s, abs=1e-6)
    assert reading.repairs == ((Repair(Mend.TIME_UNKNOWN, 1),) if utc_s is None else ())


def timed(*seconds: int, tag: str = "trk") -> Reading:
    """Return a reading of points, 100 m apart, at these seconds of a minute."""
    inside = "".join(
        point("trkpt", (0.001 * at, 1.0), f"<time>2026-01-01T00:00:{second:02}Z</time>")
        for at, second in enumerate(seconds)
    )
    if tag == "rte":
        return read(f"<rte>{inside.replace('trkpt', 'rtept')}</rte>")
    return read(f"<trk><trkseg>{inside}</trkseg></trk>")


@pytest.mark.parametrize(
    ("seconds", "kept", "lost"),
    [
        ((1, 2, 3), (1, 2, 3), 0),
        ((1, 1, 2), (1, 1, 2), 0),
        ((1, 59, 2, 3), (1, None, 2, 3), 1),
        ((59, 1, 2, 3), (None, 1, 2, 3), 1),
        ((1, 2, 3, 0), (1, 2, 3, None), 1),
        ((9, 8, 7, 6, 5), None, 5),
    ],
)
def test_as_few_times_as_possible_are_given_up_for_order(
    seconds: tuple[int, ...], kept: tuple[int | None, ...] | None, lost: int
) -> None:
    reading = timed(*seconds)
    times = reading.routes[0].track.time_utc_s
    assert reading.repairs == ((Repair(Mend.TIME_ORDER, lost),) if lost else ())
    if kept is None:
        assert times is None
    else:
        assert times is not None
        wanted = [np.nan if second is None else NEW_YEAR_UTC_S + second for second in kept]
        assert np.array_equal(times, wanted, equal_nan=True)


def test_a_planned_route_and_a_track_without_times_have_none() -> None:
    assert timed(1, 2, 3, tag="rte").routes[0].track.time_utc_s is None
    assert read(trk(SHORT_WALK)).routes[0].track.time_utc_s is None


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
    return sorted(SAMPLES.glob("*.gpx")) if SAMPLES.is_dir() else []


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
    timed = sum(
        int(np.isfinite(route.track.time_utc_s).sum())
        for route in reading.routes
        if route.track.time_utc_s is not None
    )
    told = {repair.mend: repair.count for repair in reading.repairs}
    lost = told.get(Mend.NO_COORDINATE, 0) + told.get(Mend.TIME_ORDER, 0)
    if expected["track_length_m_wgs84"]:
        assert timed == expected["points_with_time"] - lost


# What is told of the files that are read after a repair of more than a missing height.
MENDED = {
    "OpenTracks__legacy_gpx_pause_resume.gpx": {Mend.NO_COORDINATE: 2},
    "gpx-player__wrong-timestamp-order.gpx": {Mend.TIME_ORDER: 1},
    "gpx.studio__with_power_2.gpx": {Mend.UNDECLARED_PREFIX: 1},
}
SHAPE = {Mend.SHORT_SEGMENT, Mend.EMPTY_LINE, Mend.ROUTE_AS_TRACK, Mend.ROUTE_LEFT_OUT}
REFUSED = {
    "coursepointer__invalid_empty.gpx": "empty",
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
def test_only_the_files_that_hold_no_sound_line_are_refused_and_every_repair_is_told() -> None:
    refused, mended = {}, {}
    for path in samples():
        if path.suffix == ".gpx":
            try:
                reading = read_file(path.read_bytes(), path.name)
            except RouteFileError as error:
                refused[path.name] = error.code.value
            else:
                told = {each.mend: each.count for each in reading.repairs if each.mend not in SHAPE}
                mended |= {path.name: told} if told else {}
    assert refused == REFUSED
    assert mended == MENDED
