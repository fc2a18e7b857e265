"""KML lines, tracks and places."""

import numpy as np
import pytest
from builders import SAMPLES
from file_builders import kml, linestring, placemark, refused
from geopy.distance import geodesic

from routes.errors import Fault
from routes.limits import MOST_LINES
from routes.measure import measure
from routes.read import Mend, Reading, Repair, read_file
from routes.track import Waypoint

LINE = linestring("151,-33.8,10 151,-33.801,12\n\t151,-33.802,9 ")
OTHER = linestring("151.01,-33.8 151.01,-33.801")
TRACK = (
    "<gx:Track><when>2026-01-01T00:00:00Z</when><when>{second}</when>"
    "<gx:coord>151 -33.8 10</gx:coord><gx:coord>151 -33.801 12</gx:coord>{more}</gx:Track>"
)


def read(inside: str, name: str = "map.kml") -> Reading:
    return read_file(kml(inside), name)


def test_a_line_becomes_a_route() -> None:
    reading = read(placemark(LINE, "River"))
    (route,) = reading.routes
    assert route.name == "River"
    assert list(route.track.lat_deg) == [-33.8, -33.801, -33.802]
    assert list(route.track.lon_deg) == [151, 151, 151]
    assert list(route.track.ele_m) == [10, 12, 9]
    assert route.track.time_utc_s is None
    assert reading.repairs == ()


def test_placemarks_are_routes_and_lines_of_one_are_segments() -> None:
    both = f"<MultiGeometry>{LINE}{OTHER}</MultiGeometry>"
    one, two = read(placemark(both, "Both") + placemark(OTHER)).routes
    assert (one.name, two.name) == ("Both", "map 2")
    assert one.track.starts == (0, 3)


def test_a_nameless_line_takes_the_title() -> None:
    (route,) = read(
        "<name>Title</name><Folder><name>F</name>" + placemark(LINE) + "</Folder>"
    ).routes
    assert route.name == "Title"


def test_places_are_waypoints_of_every_route() -> None:
    tap = placemark("<Point><coordinates>151,-33.8,0</coordinates></Point>", "Tap")
    nowhere = placemark("<Point><coordinates>181,0</coordinates></Point>", "Nowhere")
    reading = read(placemark(LINE) + tap + placemark(OTHER) + nowhere)
    for route in reading.routes:
        assert route.waypoints == (Waypoint("Tap", -33.8, 151.0),)
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 1),)


def test_a_track_has_times() -> None:
    (route,) = read(placemark(TRACK.format(second="2026-01-01T00:00:30Z", more=""))).routes
    assert route.track.time_utc_s is not None
    assert list(np.diff(route.track.time_utc_s)) == [30]
    assert list(route.track.ele_m) == [10, 12]


def test_tracks_of_one_placemark_are_segments() -> None:
    two = TRACK.format(second="2026-01-01T00:00:30Z", more="") * 2
    assert read(placemark(f"<gx:MultiTrack>{two}</gx:MultiTrack>")).routes[0].track.starts == (0, 2)


@pytest.mark.parametrize(
    ("second", "more", "unknown"),
    [("yesterday", "", 1), ("2026-01-01T00:00:30Z", "<gx:coord>151 -33.802 9</gx:coord>", 2)],
)
def test_times_that_cannot_be_are_told(second: str, more: str, unknown: int) -> None:
    reading = read(placemark(TRACK.format(second=second, more=more)))
    assert reading.repairs == (Repair(Mend.TIME_UNKNOWN, unknown),)


@pytest.mark.parametrize(
    "line",
    [
        linestring("151,-33.8,0 151,-33.801,0"),
        linestring("151,-33.8,50 151,-33.801,50", "<altitudeMode>relativeToGround</altitudeMode>"),
        LINE.replace("</L", "<altitudeMode>relativeToGround</altitudeMode></L"),
        linestring("151,-33.8 151,-33.801"),
    ],
)
def test_heights_that_are_none_are_unknown(line: str) -> None:
    (route,) = read(placemark(line)).routes
    assert np.isnan(route.track.ele_m).all()


def test_blanks_after_commas_are_forgiven() -> None:
    (route,) = read(placemark(linestring("151, -33.8, 10\n151,\t-33.801, 12"))).routes
    assert list(route.track.ele_m) == [10, 12]


def test_points_that_are_none_are_left_out_and_told() -> None:
    odd = linestring("151,-33.8 nan,1 181,0 x 151 151,-33.801,1,2 ,")
    reading = read(placemark(odd))
    assert len(reading.routes[0].track) == 2
    assert Repair(Mend.NO_COORDINATE, 5) in reading.repairs


def test_areas_are_no_lines() -> None:
    ring = "<Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,2</coordinates></LinearRing>"
    reading = read(placemark(f"{ring}</outerBoundaryIs></Polygon>") + placemark(LINE, "Line"))
    assert [route.name for route in reading.routes] == ["Line"]


def test_a_long_line_is_read() -> None:
    line = linestring(
        " ".join(f"{at / 1e4:.6f},{at / 1e5:.6f},{at % 90}.5" for at in range(99_000))
    )
    assert len(read(placemark(line)).routes[0].track) == 99_000


def test_a_line_in_many_pieces_is_read_soon() -> None:
    line = "<!-- -->".join(["1,1\n"] * 500_000) + " 1,2" * 9
    assert refused(kml(placemark(linestring(line))), "map.kml").code is Fault.TOO_MANY_POINTS
    line = "<![CDATA[1]]>" * 600_000
    assert refused(kml(placemark(linestring(line))), "map.kml").code is Fault.NO_LINE


def test_a_track_may_have_no_prefix() -> None:
    """So KML 2.3 has it, where an empty place is a time without one."""
    track = TRACK.format(second="2026-01-01T00:00:30Z", more="").replace("gx:", "")
    lost = "<when>2025-12-31T00:00:00Z</when><coord/>"
    data = kml(placemark(f"<MultiTrack>{track.replace('<Track>', '<Track>' + lost)}</MultiTrack>"))
    reading = read_file(data.replace(b"kml/2.2", b"kml/2.3"), "map.kml")
    times = reading.routes[0].track.time_utc_s
    assert times is not None
    assert list(np.diff(times)) == [30]
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 1),)


def test_a_track_may_tell_each_place_before_its_time() -> None:
    pairs = "".join(
        f"<gx:coord>151 {lat} 5</gx:coord><when>2026-01-01T00:0{at}:00.000+11:00</when>"
        for at, lat in enumerate((-33.8, -33.801, -33.802))
    )
    reading = read(placemark(f"<gx:Track>{pairs}<ExtendedData/></gx:Track>"))
    times = reading.routes[0].track.time_utc_s
    assert times is not None
    assert list(np.diff(times)) == [60, 60]
    assert reading.repairs == ()


def test_white_space_before_the_declaration_is_left_out_and_told() -> None:
    reading = read_file(b" \n" + kml(placemark(LINE)), "map.kml")
    assert len(reading.routes[0].track) == 3
    assert reading.repairs == (Repair(Mend.STRAY_SIGN, 2),)


def test_a_link_to_lines_elsewhere_is_told_as_no_line_and_not_followed() -> None:
    link = "<NetworkLink><Link><href>http://localhost:9/map.kml</href></Link></NetworkLink>"
    error = refused(kml(link), "map.kml")
    assert error.code is Fault.NO_LINE


def test_a_file_that_is_cut_off_is_read_up_to_there() -> None:
    whole = kml(placemark(LINE, "One") + placemark(OTHER, "Two"))
    reading = read_file(whole[: whole.rindex(b"151.01")], "map.kml")
    assert [route.name for route in reading.routes] == ["One"]
    assert reading.repairs == (Repair(Mend.CUT_OFF, 1),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(kml(""), Fault.NO_LINE, id="nothing in it"),
        pytest.param(
            kml(placemark("<Point><coordinates>1,1</coordinates></Point>")),
            Fault.NO_LINE,
            id="a place only",
        ),
        pytest.param(kml(placemark(linestring("1,1"))), Fault.NO_LINE, id="one point"),
        pytest.param(kml(placemark(linestring(""))), Fault.NO_LINE, id="no point"),
        pytest.param(
            b"<!DOCTYPE kml [<!ENTITY a 'x'>]><kml>&a;</kml>", Fault.UNSAFE_XML, id="an entity"
        ),
        pytest.param(
            b"<!DOCTYPE kml SYSTEM 'file:///etc/hostname'><kml/>", Fault.UNSAFE_XML, id="a DTD"
        ),
        pytest.param(
            kml(placemark(linestring("1,1 " * 100_001))), Fault.TOO_MANY_POINTS, id="points"
        ),
        pytest.param(
            kml(placemark(linestring("1 " * 4_900_000))), Fault.TOO_MANY_POINTS, id="many points"
        ),
        pytest.param(
            kml(placemark(OTHER) * (MOST_LINES + 1)), Fault.TOO_MANY_LINES, id="placemarks"
        ),
        pytest.param(kml(f"<name>{'x' * 70_000}</name>"), Fault.UNSAFE_XML, id="a long name"),
        pytest.param(kml(placemark(linestring("," + " " * 9_000_000))), Fault.NO_LINE, id="blanks"),
        pytest.param(kml(placemark(linestring("," * 9_000_000))), Fault.NO_LINE, id="commas"),
        pytest.param(
            kml(placemark(linestring("1" * 9_000_000 + ",2 1,1"))), Fault.NO_LINE, id="digits"
        ),
        pytest.param(kml(placemark(LINE))[:200], Fault.BROKEN_XML, id="cut off too early"),
        pytest.param(kml("<Folder>" * 40), Fault.UNSAFE_XML, id="deep"),
    ],
)
def test_a_file_without_a_sound_line_is_refused_soon(data: bytes, code: Fault) -> None:
    assert refused(data, "map.kml").code is code


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not here")
def test_lines_of_another_program_are_read() -> None:
    data = (SAMPLES / "togeojson__linestring.kml").read_bytes()
    one, two = read_file(data, "linestring.kml").routes
    assert (one.name, two.name) == ("unextruded", "extruded")
    true_m = geodesic((37.824664, -122.364383), (37.824322, -122.364152)).m
    assert measure(one).distance_m == pytest.approx(true_m, rel=1e-5)
    true_m = geodesic((37.824787, -122.364167), (37.824423, -122.363917)).m
    assert measure(two).distance_m == pytest.approx(true_m, rel=1e-5)
