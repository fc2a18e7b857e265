"""FIT activities and courses; fitdecode and, where it is installed, Garmin's own SDK as oracles."""

import struct
from itertools import pairwise

import fitdecode
import numpy as np
import pytest
from builders import SAMPLES
from file_builders import NEW_YEAR_S, Fit, fit_file, refused, slow_crc
from geopy.distance import geodesic

from routes.errors import Fault
from routes.limits import MOST_FIT_CHUNKS, MOST_FIT_MESSAGES
from routes.measure import measure
from routes.read import Mend, Repair, read_file
from routes.read.fit_crc import fit_crc

SAMPLE = SAMPLES / "coursepointer__cptr002.fit"
needs_sample = pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample files are not here")


def walk(order: str = "<", kind: int = 4, points: int = 3) -> Fit:
    fit = Fit(order)
    fit.kind(kind)
    for at in range(points):
        fit.record(-33.8 - at / 1000, 151.0, 10 + at, 5 * at)
    return fit


@pytest.mark.parametrize("order", ["<", ">"])
def test_an_activity_becomes_a_route_in_either_byte_order(order: str) -> None:
    reading = read_file(walk(order).bytes(), "evening.fit")
    (route,) = reading.routes
    assert route.name == "2026-01-01"
    assert route.track.lat_deg == pytest.approx([-33.8, -33.801, -33.802], abs=1e-7)
    assert route.track.lon_deg == pytest.approx([151.0] * 3, abs=1e-7)
    assert list(route.track.ele_m) == [10, 11, 12]
    assert route.track.time_utc_s is not None
    assert list(route.track.time_utc_s) == [NEW_YEAR_S, NEW_YEAR_S + 5, NEW_YEAR_S + 10]
    assert reading.repairs == ()


def test_a_course_has_a_name_waypoints_and_no_times() -> None:
    fit = walk(kind=6)
    fit.add(31, [(5, "str20", "River loop")])
    fit.waypoint("Tap", -33.8, 151.0)
    (route,) = read_file(fit.bytes(), "course.fit").routes
    assert route.name == "River loop"
    assert route.track.time_utc_s is None
    (tap,) = route.waypoints
    assert (tap.name, tap.lat_deg) == ("Tap", pytest.approx(-33.8, abs=1e-7))


def test_a_nameless_course_takes_the_name_of_its_file() -> None:
    assert read_file(walk(kind=6).bytes(), "my course.fit").routes[0].name == "my course"


@pytest.mark.parametrize(
    ("lat", "second", "starts"),
    [(-33.8025, 600, (0,)), (-33.82, 40, (0,)), (-33.82, 600, (0, 3))],
)
def test_a_stopped_timer_is_a_gap_only_if_far_in_place_and_time(
    lat: float, second: int, starts: tuple[int, ...]
) -> None:
    fit = walk()
    fit.timer(4)
    fit.record(None, None, at_s=second - 1)
    fit.timer(0)
    fit.record(lat, 151.0, 10, second)
    fit.record(lat - 0.001, 151.0, 10, second + 5)
    reading = read_file(fit.bytes(), "run.fit")
    assert reading.routes[0].track.starts == starts
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 1),)


def test_the_finer_height_wins() -> None:
    fit = Fit()
    for at in range(2):
        fine = None if at else (1234 + 500) * 5
        fields = [(0, "s32", at), (1, "s32", 10**6 * at), (2, "u16", 2600), (78, "u32", fine)]
        fit.add(20, fields)
    (route,) = read_file(fit.bytes(), "run.fit").routes
    assert list(route.track.ele_m) == [1234, 20]
    assert route.track.time_utc_s is None


def test_compressed_times_go_on_from_the_last_full_time() -> None:
    fit = Fit()
    fit.record(0.0, 0.0, at_s=0)
    for at in (10, 20, 40):
        low = (NEW_YEAR_S - 631_065_600 + at) & 0x1F
        fit.add(20, [(0, "s32", at * 10**4), (1, "s32", 0)], compressed=low)
    (route,) = read_file(fit.bytes(), "run.fit").routes
    assert route.track.time_utc_s is not None
    assert list(route.track.time_utc_s - NEW_YEAR_S) == [0, 10, 20, 40]


def test_developer_fields_are_passed_over() -> None:
    fit = Fit()
    fit.body += struct.pack("<BBBHB", 0x60, 0, 0, 20, 2) + bytes(
        (0, 4, 0x85, 1, 4, 0x85, 1, 0, 7, 0)
    )
    for at in range(3):
        fit.body += struct.pack("<Bii7s", 0, 10**6 * at, 0, b"private")
    assert len(read_file(fit.bytes(), "run.fit").routes[0].track) == 3


def test_files_in_a_row_are_routes_each() -> None:
    reading = read_file(walk(kind=6).bytes() + walk(">", kind=6).bytes(), "both.fit")
    assert [route.name for route in reading.routes] == ["both 1", "both 2"]


@pytest.mark.parametrize("cut", [1, 2, 3, 20])
def test_a_file_that_is_cut_off_is_read_up_to_there(cut: int) -> None:
    reading = read_file(walk(points=9).bytes()[:-cut], "run.fit")
    assert len(reading.routes[0].track) == (9 if cut < 3 else 8 if cut < 19 else 7)
    assert reading.repairs == (Repair(Mend.CUT_OFF, 1),)


@pytest.mark.parametrize("declared", [0, 2**32 - 1])
def test_a_file_that_declares_a_wrong_size_is_read_as_far_as_it_goes(declared: int) -> None:
    reading = read_file(fit_file(bytes(walk().body), declared), "run.fit")
    assert len(reading.routes[0].track) == 3
    assert reading.repairs == (Repair(Mend.CUT_OFF, 1),)


def test_a_wrong_checksum_is_told() -> None:
    data = bytearray(walk().bytes())
    data[-8] ^= 1
    reading = read_file(bytes(data), "run.fit")
    assert reading.repairs == (Repair(Mend.CHECKSUM, 1),)


def test_the_checksum_is_the_protocols() -> None:
    random = np.random.default_rng(3)
    for size in (0, 1, 2, 17, 4095, 4096, 4097, 20_000):
        data = random.bytes(size)
        assert fit_crc(data) == slow_crc(data)


def flood(definitions: int, number: int) -> bytes:
    fields = bytes((0, 1, 2)) * 255
    return bare((struct.pack("<BBBHB", 0x40, 0, 0, number, 255) + fields) * definitions)


def many(points: int, stops: int = 0) -> bytes:
    fit = walk(points=2)
    record = bytes(fit.body)[-15:]
    for _ in range(stops):
        fit.timer(4)
    return bare(bytes(fit.body) + record * (points - 2))


def bare(body: bytes) -> bytes:
    data = struct.pack("<BBHI4s", 12, 0x20, 2100, len(body), b".FIT") + body
    return data + struct.pack("<H", fit_crc(data))


EMPTY_MESSAGE = struct.pack("<BBBHB", 0x40, 0, 0, 999, 0)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(walk(points=0).bytes(), Fault.NO_LINE, id="nothing in it"),
        pytest.param(walk(points=1).bytes(), Fault.NO_LINE, id="one point"),
        pytest.param(walk().bytes()[:14], Fault.BROKEN_FIT, id="a header"),
        pytest.param(walk().bytes()[:60], Fault.BROKEN_FIT, id="cut off too early"),
        pytest.param(bare(b"\x05" * 99), Fault.BROKEN_FIT, id="messages without a definition"),
        pytest.param(bare(EMPTY_MESSAGE + b"\0" * 9_900_000), Fault.BROKEN_FIT, id="empty ones"),
        pytest.param(flood(9_000, 999), Fault.NO_LINE, id="definitions of nothing"),
        pytest.param(flood(9_000, 20), Fault.BROKEN_FIT, id="definitions of records"),
        pytest.param(flood(9_000, 32), Fault.BROKEN_FIT, id="definitions of waypoints"),
        pytest.param(many(100_001), Fault.TOO_MANY_POINTS, id="too many points"),
        pytest.param(bare(b"") + b"\0" * 10_000_000, Fault.TOO_LARGE, id="too many bytes"),
        pytest.param(bare(b"\0" * 9_000_000), Fault.BROKEN_FIT, id="zeros"),
        pytest.param(bare(b"\xff" * 9_000_000), Fault.BROKEN_FIT, id="ones"),
    ],
)
def test_a_file_without_a_sound_line_is_refused_soon(data: bytes, code: Fault) -> None:
    assert refused(data, "run.fit").code is code


def test_what_stands_behind_the_end_is_left_alone() -> None:
    """Some watches append the readings of a strap there."""
    fit = Fit()
    fit.kind(4)
    fit.record(1, 2)
    fit.record(1, 2.001)
    reading = read_file(fit.bytes() + b"\x07strap" * 99, "run.fit")
    assert [len(route.track) for route in reading.routes] == [2]
    assert reading.repairs == ()


def test_a_field_shorter_than_its_type_is_passed_over() -> None:
    """Coros writes a 32-bit number in one byte."""
    fit = Fit()
    fit.kind(4)
    fit.record(1, 2)
    fit.body += bytes((0x47, 0, 0, 21, 0, 2, 0, 1, 0, 3, 1, 0x86))
    fit.body += bytes((7, 0, 1))
    fit.record(1, 2.001)
    reading = read_file(fit.bytes(), "run.fit")
    assert [len(route.track) for route in reading.routes] == [2]
    assert reading.repairs == ()


def test_a_file_at_its_limits_is_read() -> None:
    data = many(100_000, stops=MOST_FIT_MESSAGES - 10)
    assert len(read_file(data, "run.fit").routes[0].track) == 100_000


def raw_places(data: bytes) -> list[tuple[int, int, int]]:
    with fitdecode.FitReader(data) as reader:
        return [
            tuple(
                frame.get_raw_value(name) for name in ("position_lat", "position_long", "timestamp")
            )
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "record"
        ]


@needs_sample
def test_a_course_of_garmin_connect_is_read_as_fitdecode_reads_it() -> None:
    data = SAMPLE.read_bytes()
    reading = read_file(data, SAMPLE.name)
    (route,) = reading.routes
    assert route.name == "cptr002"
    assert [waypoint.name for waypoint in route.waypoints] == ["First here cour", "Point2"]
    assert reading.repairs == ()
    raw = [place for place in raw_places(data) if place[0] is not None]
    places = [(lat * 180 / 2**31, lon * 180 / 2**31) for lat, lon, _ in raw]
    ours = np.column_stack((route.track.lat_deg, route.track.lon_deg))
    assert ours == pytest.approx(np.array(places), abs=1e-9)
    true_m = sum(geodesic(a, b).m for a, b in pairwise(places))
    assert measure(route).distance_m == pytest.approx(true_m, rel=1e-5)


@needs_sample
def test_a_course_of_garmin_connect_is_read_as_garmins_sdk_reads_it() -> None:
    sdk = pytest.importorskip("garmin_fit_sdk", reason="Garmin's SDK is not installed")
    data = SAMPLE.read_bytes()
    messages, errors = sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).read()
    assert not errors
    records = [m for m in messages["record_mesgs"] if "position_lat" in m]
    (route,) = read_file(data, SAMPLE.name).routes
    assert list(route.track.ele_m) == pytest.approx([m["enhanced_altitude"] for m in records])
    expected = [m["position_lat"] * 180 / 2**31 for m in records]
    assert list(route.track.lat_deg) == pytest.approx(expected, abs=1e-9)


def test_files_in_a_row_share_the_limits_of_one() -> None:
    fit = Fit()
    fit.kind(6)
    for at in range(20):
        fit.record(1, 2 + at / 1_000, 5, at)
    message = bytes([0x42, 0, 0, 99, 0, 0])
    one = fit_file(bytes(fit.body) + message + b"\x02" * (MOST_FIT_CHUNKS // 4))
    assert len(read_file(one * 3, "x.fit").routes) == 3
    assert refused(one * 4, "x.fit").code is Fault.BROKEN_FIT
