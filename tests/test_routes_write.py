"""A written GPX is valid, comes back the same, and is what watches take."""

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from builders import SCHEMAS, SHIPPED, equator_route, equator_track, ring_route
from hypothesis import given
from hypothesis import strategies as st

from routes.measure import measure
from routes.read import read_file
from routes.track import Route, Track, Waypoint
from routes.write.gpx import write_gpx
from routes.write.names import file_name, slug

NS = "{http://www.topografix.com/GPX/1/1}"


def track_of(lat_deg: list[float], lon_deg: list[float]) -> Track:
    return Track(np.array(lat_deg), np.array(lon_deg), np.full(len(lat_deg), np.nan))


def back(route: Route) -> Route:
    return read_file(write_gpx(route), "back.gpx").routes[0]


def points(data: bytes) -> list[ET.Element]:
    return ET.fromstring(data).findall(f"{NS}trk/{NS}trkseg/{NS}trkpt")  # noqa: S314  # our own


HARD_ROUTES = (
    equator_route(2000),
    Route("A&B <c> ]]> \x00\ud800\uffff\u202e\x1b" + "n" * 300, ring_route(900).track),
    Route("", track_of([-90, 90], [-180, 180])),
    Route("Tiny", track_of([1e-7, 2e-6, -1e-9], [179.9999999, -1e-7, 0])),
    Route(
        "Taps",
        equator_track([0, 500, 1000], [1, np.nan, 3]),
        (Waypoint("Tap & <b>", 0.0001, 0.0045), Waypoint("", 0, 0), Waypoint("Far", 50, 50)),
    ),
    Route("Parts", equator_track([0, 100, 5100, 5300], [1, 2, 3, 4], starts=(0, 2))),
)


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schema files are not here")
@pytest.mark.parametrize("schema", ["gpx11.xsd", "gpx11-strict.xsd"])
def test_what_is_written_is_valid_gpx(schema: str) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    rules = xmlschema.XMLSchema(str(SCHEMAS / schema), allow="local")
    shipped = [
        read_file(path.read_bytes(), path.name).routes[0] for path in sorted(SHIPPED.glob("*.gpx"))
    ]
    for route in (*HARD_ROUTES, *shipped):
        rules.validate(write_gpx(route).decode())


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.gpx")), ids=lambda path: path.stem)
def test_a_route_comes_back_the_same(path: Path) -> None:
    route = read_file(path.read_bytes(), path.name).routes[0]
    again = read_file(write_gpx(route, most_points=100_000), "x.gpx").routes[0]
    assert again.name == route.name
    assert again.track.lat_deg == pytest.approx(route.track.lat_deg, abs=1e-6)
    assert again.track.lon_deg == pytest.approx(route.track.lon_deg, abs=1e-6)
    assert again.track.ele_m == pytest.approx(route.track.ele_m, abs=0.051)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.gpx")), ids=lambda path: path.stem)
def test_a_route_thinned_for_a_watch_keeps_its_length(path: Path) -> None:
    route = read_file(path.read_bytes(), path.name).routes[0]
    thinned = back(route)
    assert len(thinned.track) <= 500
    assert measure(thinned).distance_m == pytest.approx(measure(route).distance_m, rel=0.002)


@given(
    st.lists(
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=2, max_size=30, unique=True
    ),
    st.text(max_size=120),
)
def test_any_line_and_any_name_come_back(places: list[tuple[float, float]], name: str) -> None:
    lat_deg, lon_deg = (list(each) for each in zip(*places, strict=True))
    data = write_gpx(Route(name, track_of(lat_deg, lon_deg)))
    found = [(float(each.get("lat", "")), float(each.get("lon", ""))) for each in points(data)]
    assert np.array([lat for lat, _ in found]) == pytest.approx(np.array(lat_deg), abs=1e-6)
    turned = (np.array([lon for _, lon in found]) - np.array(lon_deg) + 180) % 360 - 180
    assert turned == pytest.approx(0, abs=1e-6)


def test_the_form_is_one_that_every_watch_takes() -> None:
    data = write_gpx(HARD_ROUTES[5])
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<gpx ')
    root = ET.fromstring(data)  # noqa: S314  # our own
    assert root.attrib == {"version": "1.1", "creator": "Loopwell"}
    assert len(root.findall(f"{NS}trk")) == 1
    assert len(root.findall(f"{NS}trk/{NS}trkseg")) == 1
    for absent in ("rte", "extensions", "time"):
        assert root.findall(f".//{NS}{absent}") == []


def test_the_name_stands_in_both_places_cut_and_clean() -> None:
    root = ET.fromstring(write_gpx(HARD_ROUTES[1]))  # noqa: S314  # our own
    names = [root.findtext(f"{NS}{place}/{NS}name") or "" for place in ("metadata", "trk")]
    assert names[0] == names[1]
    assert len(names[0]) == 100
    assert names[0].startswith("A&B <c> ]]> nnn")


def test_a_nameless_route_gets_a_name() -> None:
    assert back(Route("", equator_route(500).track)).name == "Route"


def test_longitude_180_is_written_as_its_other_self() -> None:
    assert [each.get("lon") for each in points(write_gpx(HARD_ROUTES[2]))] == ["-180.000000"] * 2


def test_tiny_numbers_are_written_in_full_and_without_a_negative_zero() -> None:
    places = [(each.get("lat"), each.get("lon")) for each in points(write_gpx(HARD_ROUTES[3]))]
    assert places == [
        ("0.000000", "-180.000000"),
        ("0.000002", "0.000000"),
        ("0.000000", "0.000000"),
    ]


def test_heights_stand_on_every_point_or_on_none() -> None:
    assert list(back(HARD_ROUTES[4]).track.ele_m) == [1, 2, 3]
    few_known = Route("Few", equator_track([0, 1, 2, 3], [5, np.nan, np.nan, np.nan]))
    assert b"<ele>" not in write_gpx(few_known)


def test_waypoints_move_onto_the_line_and_far_ones_stay_out() -> None:
    route = back(HARD_ROUTES[4])
    on_line = set(zip(route.track.lat_deg, route.track.lon_deg, strict=True))
    assert [waypoint.name for waypoint in route.waypoints] == ["Tap & <b>", ""]
    assert all((point.lat_deg, point.lon_deg) in on_line for point in route.waypoints)


def test_the_same_route_gives_the_same_bytes() -> None:
    for route in HARD_ROUTES:
        assert write_gpx(route) == write_gpx(route)


def test_many_segments_are_written_as_one_within_the_count() -> None:
    parts = equator_track(list(range(0, 9000, 3)), starts=tuple(range(0, 2998, 2)))
    assert len(points(write_gpx(Route("Parts", parts)))) <= 500


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Parramatta Loop", "Parramatta-Loop_14.7km.gpx"),
        ("../../etc/passwd", "etc-passwd_14.7km.gpx"),
        ("CON", "route-CON_14.7km.gpx"),
        ("nul", "route-nul_14.7km.gpx"),
        ('a"b\nc', "a-b-c_14.7km.gpx"),
        ("...", "route_14.7km.gpx"),
        ("", "route_14.7km.gpx"),
        ("東京", "route_14.7km.gpx"),
        ("Café O'Connell", "Cafe-OConnell_14.7km.gpx"),
        ("C:\\runs\\x", "C-runs-x_14.7km.gpx"),
        ("=1+1", "1-1_14.7km.gpx"),
    ],
)
def test_a_download_has_a_plain_name(name: str, expected: str) -> None:
    assert file_name(name, 14_690, ".gpx") == expected


@given(st.text(), st.floats(0, 1e7))
def test_every_name_is_short_plain_and_safe(name: str, distance_m: float) -> None:
    found = file_name(name, distance_m, ".gpx")
    assert found.isascii()
    assert len(found) <= 60
    assert found.endswith("km.gpx")
    assert ".." not in found
    assert not set(found) & set('/\\:*?"<>| \n\r\t\0')
    assert not found.startswith((".", "-", "_"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parramatta Loop", "parramatta-loop"),
        ("x" * 300, "x" * 60),
        ("\u200d", "route"),
        ("ﷺ" * 9_000, "route"),
        ("aux", "route-aux"),
    ],
)
def test_a_slug_is_lower_case_and_short(text: str, expected: str) -> None:
    assert slug(text) == expected
