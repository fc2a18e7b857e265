"""A route that is kept comes back as it was, however it was made and however large."""

from dataclasses import replace

import numpy as np
import pytest
from builders import SCHEMAS, equator_route, equator_track, gpx, trk
from file_builders import kml, linestring, placemark
from hypothesis import given
from hypothesis import strategies as st

from routes.limits import MOST_BYTES, MOST_POINTS
from routes.measure import measure
from routes.read import read_file
from routes.track import FloatArray, Route, Track, Waypoint
from routes.write.whole_gpx import write_whole_gpx

NAN = float("nan")
NEW_YEAR_S = 1_767_225_600.0


def back(route: Route) -> Route:
    reading = read_file(write_whole_gpx(route), "other name.gpx")
    assert (reading.repairs, reading.refused) == ((), ())
    (found,) = reading.routes
    return found


def assert_same(found: Route, route: Route, apart_deg: float = 0.5001e-7) -> None:
    track, expected = found.track, route.track
    assert found.name == route.name
    assert track.starts == expected.starts
    assert np.abs(track.lat_deg - expected.lat_deg).max() <= apart_deg
    assert np.abs(turned(track.lon_deg - expected.lon_deg)).max() <= apart_deg
    assert track.ele_m == pytest.approx(expected.ele_m, abs=0.0051, nan_ok=True)
    assert (track.time_utc_s is None) == (expected.time_utc_s is None)
    if track.time_utc_s is not None and expected.time_utc_s is not None:
        assert track.time_utc_s == pytest.approx(expected.time_utc_s, abs=0.00051, nan_ok=True)
    assert [point.name for point in found.waypoints] == [point.name for point in route.waypoints]
    for mine, other in zip(found.waypoints, route.waypoints, strict=True):
        assert mine.lat_deg == pytest.approx(other.lat_deg, abs=apart_deg)
        assert turned(np.array(mine.lon_deg - other.lon_deg)) == pytest.approx(0, abs=apart_deg)


def turned(lon_deg: FloatArray) -> FloatArray:
    return (lon_deg + 180) % 360 - 180


def timed(track: Track, *times: float) -> Track:
    return replace(track, time_utc_s=np.array(times))


@st.composite
def some_routes(draw: st.DrawFn) -> Route:
    count = draw(st.integers(2, 12))

    def column(low: float, high: float) -> FloatArray:
        return np.array(draw(st.lists(st.floats(low, high), min_size=count, max_size=count)))

    # Within a few degrees, as no more than 5,000 km is read; often across the 180th meridian.
    lat_deg = draw(st.floats(-88, 88)) + column(-1, 1)
    lon_deg = turned(draw(st.sampled_from([0.0, 11, 180, -151])) + column(-1, 1))
    # Two points that are apart in every form of writing.
    lat_deg[-1] = lat_deg[0] + 0.5
    heights = np.where(column(0, 1) > 0.3, column(-500, 9000), np.nan)
    times = NEW_YEAR_S + np.cumsum(column(0, 1e5))
    times[1:][column(0, 1)[1:] > 0.6] = np.nan
    has_times = draw(st.booleans()) and bool(np.isfinite(times).any())
    starts = (0, *range(2, count - 1, 2)) if draw(st.booleans()) else (0,)
    track = Track(lat_deg, lon_deg, heights, starts, times if has_times else None)
    name = " ".join(draw(st.text("aé東<&>]'\"/;", min_size=1, max_size=79)).split())
    places = draw(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=3))
    return Route(name, track, tuple(Waypoint(name, *place) for place in places))


@given(some_routes())
def test_any_route_comes_back_as_it_was(route: Route) -> None:
    assert_same(back(route), route)


@pytest.mark.parametrize(
    "route",
    [
        Route("Parts", equator_track([0, 100, 5100, 5300], [1, 2, 3, 4], starts=(0, 2))),
        Route("Some heights", equator_track([0, 100, 200], [NAN, -0.001, 8848.86])),
        Route("Times", timed(equator_track([0, 9, 20]), NEW_YEAR_S, NAN, NEW_YEAR_S + 0.123)),
        Route("Date line", Track(np.zeros(3), np.array([179.9999, 180, -179.9999]), np.zeros(3))),
        Route("Poles", Track(np.array([-90, -89.9]), np.array([-180.0, 180.0]), np.zeros(2))),
        Route("Lone jump", equator_track([0, 100, 200, 90_200, 90_300, 90_400])),
        Route("Far point", equator_track([0, 100, 200, 90_200, 300, 400])),
        Route(
            "Null island",
            Track(np.array([0.0, 8, 8.001]), np.array([0.0, 11, 11.001]), np.zeros(3)),
        ),
    ],
    ids=lambda route: route.name,
)
def test_no_special_line_is_repaired_away(route: Route) -> None:
    assert_same(back(route), route)


def test_a_drawn_line_with_a_long_step_keeps_its_length() -> None:
    drawn = linestring("11,48 11.001,48 11.002,48 11.2,48 11.201,48 11.202,48")
    data = kml(placemark(drawn, "Ferry") + placemark(drawn, "Again"))
    route = read_file(data, "two.kml").routes[0]
    assert measure(back(route)).distance_m == pytest.approx(measure(route).distance_m, rel=1e-6)


def test_a_recorded_line_of_another_program_is_still_repaired() -> None:
    places = [(48, 11), (48, 11.001), (48, 11.002), (48, 12), (48, 11.003), (48, 11.004)]
    reading = read_file(gpx(trk(places)), "a.gpx")
    assert len(reading.routes[0].track) == 5


@pytest.mark.parametrize("apart_deg", [4.2e-8, 2e-9, 1e-12])
def test_points_nearer_than_a_centimetre_are_still_a_line(apart_deg: float) -> None:
    track = Track(np.array([0.0, apart_deg]), np.zeros(2), np.zeros(2))
    assert back(Route("Still", track)).track.lat_deg == pytest.approx(track.lat_deg, abs=1e-14)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A&B <c> ]]> &amp; \"'", "A&B <c> ]]> &amp; \"'"),
        ("a\x00\ud800\uffff\u202e\x1bb\nc", "ab c"),
        ("n" * 300, "n" * 80),
        ("", "Route"),
        ("\u202e", "Route"),
    ],
)
def test_a_name_comes_back_clean_and_cut(name: str, expected: str) -> None:
    assert back(Route(name, equator_route(900).track)).name == expected


def test_the_same_route_gives_the_same_bytes() -> None:
    track = timed(equator_track([0, 100], [1, 2]), NEW_YEAR_S, NEW_YEAR_S + 1)
    first, second = (write_whole_gpx(Route("Same", track)) for _ in range(2))
    assert first == second
    assert write_whole_gpx(back(Route("Same", track))) == first


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schema files are not here")
@pytest.mark.parametrize("schema", ["gpx11.xsd", "gpx11-strict.xsd"])
def test_what_is_kept_is_valid_gpx(schema: str) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    rules = xmlschema.XMLSchema(str(SCHEMAS / schema), allow="local")
    times = (NEW_YEAR_S, NAN, NEW_YEAR_S + 0.5, NEW_YEAR_S + 1)
    hard = timed(equator_track([0, 100, 5100, 5300], [1, NAN, -0.0, 4.5], starts=(0, 2)), *times)
    taps = (Waypoint("Tap & <b>", 0, 180), Waypoint("", -90, -180))
    edge = Track(np.array([-90.0, 90]), np.array([-180.0, 180]), np.full(2, np.nan))
    for route in (Route("A&B ]]> \x00\u202e", hard, taps), Route("", edge)):
        rules.validate(write_whole_gpx(route).decode())


def longest_track(starts: tuple[int, ...] = (0,), count: int = MOST_POINTS) -> Track:
    """Return a track as many points long as are read, each as long as it can be written."""
    at = np.arange(count, dtype=np.float64)
    lat_deg = -33.1234567 - at * 1.1e-6
    lon_deg = -151.7654321 - np.sin(at) * 1.3e-4
    return Track(lat_deg, lon_deg, 1000.12 + at % 7, starts, NEW_YEAR_S + at * 1.001)


def test_a_route_of_all_points_that_are_read_can_be_read_again() -> None:
    route = Route("Long", longest_track(tuple(range(0, MOST_POINTS, 100))))
    data = write_whole_gpx(route)
    assert len(data) <= MOST_BYTES
    found = back(route).track
    assert found.starts == route.track.starts
    assert np.abs(found.lat_deg - route.track.lat_deg).max() <= 0.51e-5
    assert np.abs(found.lon_deg - route.track.lon_deg).max() <= 0.51e-5
    assert found.time_utc_s == pytest.approx(route.track.time_utc_s, abs=1.0)


def test_a_route_that_fits_loses_nothing() -> None:
    track = longest_track(count=80_000)
    assert_same(back(Route("Fits", track)), Route("Fits", track))


def test_a_full_route_with_waypoints_loses_only_some_points() -> None:
    taps = tuple(Waypoint("東" * 80, -33.2, -151.8) for _ in range(3_000))
    route = Route("Taps", longest_track(), taps)
    found = back(route)
    assert (len(found.waypoints), len(found.track)) == (3_000, MOST_POINTS // 2)
    assert len(write_whole_gpx(route)) <= MOST_BYTES
    for end in (0, -1):
        assert found.track.lat_deg[end] == pytest.approx(route.track.lat_deg[end], abs=1e-7)


def test_more_waypoints_than_are_read_do_not_cost_the_line() -> None:
    route = Route("Taps", equator_route(900).track, (Waypoint("", 0, 0),) * MOST_POINTS)
    found = back(route)
    assert len(found.track) == len(route.track)
    assert len(found.waypoints) == MOST_POINTS // 2


def test_of_too_many_segments_the_shortest_gaps_are_closed() -> None:
    gaps_m = np.where(np.arange(5_999) % 2, 900.0, 100.0)
    steps_m = np.column_stack((np.full(5_999, 10.0), gaps_m)).ravel()
    along_m = np.concatenate(([0.0], np.cumsum(steps_m), [steps_m.sum() + 10]))
    track = equator_track(list(along_m), starts=tuple(range(0, 12_000, 2)))
    found = back(Route("Many", track)).track
    assert len(found.starts) == 5_000
    left = set(track.starts) - set(found.starts)
    assert {round(along_m[start] - along_m[start - 1]) for start in left} == {100}
    assert len(left) == 1_000
