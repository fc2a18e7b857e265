"""Edits of a line keep what they promise, for lines of any form."""

import numpy as np
import pytest
from builders import SHIPPED, equator_route, equator_track, ring_route
from hypothesis import given
from hypothesis import strategies as st

from routes.errors import ShapeError
from routes.limits import MOST_LENGTH_M
from routes.measure import distance_along
from routes.read import read_file
from routes.shape import (
    cut,
    kept_points,
    laps,
    out_and_back,
    reverse,
    simplify,
    simplify_lines,
    swapped,
    thin,
)
from routes.track import Route, Track


def length_m(track: Track) -> float:
    return float(distance_along(track)[-1])


@st.composite
def routes(draw: st.DrawFn, *, closed: bool = False, most_segments: int = 4) -> Route:
    """Draw a walk near Parramatta with steps up to some 200 m, in one segment or several."""
    count = draw(st.integers(6, 40))
    degree = st.integers(-2000, 2000).map(lambda step: step / 1_000_000)
    lat = -33.8 + np.cumsum([draw(degree) for _ in range(count)])
    lon = 151.0 + np.cumsum([draw(degree) for _ in range(count)])
    if closed:
        lat[-1], lon[-1] = lat[0], lon[0]
    breaks = draw(st.sets(st.integers(2, count - 2), max_size=most_segments - 1))
    ele = np.array([draw(st.sampled_from([np.nan, 5.0, 60.0])) for _ in range(count)])
    return Route("Walk", Track(lat, lon, ele, (0, *sorted(breaks))))


def same(first: Track, second: Track) -> bool:
    return (
        first.starts == second.starts
        and np.array_equal(first.lat_deg, second.lat_deg)
        and np.array_equal(first.lon_deg, second.lon_deg)
        and np.array_equal(first.ele_m, second.ele_m, equal_nan=True)
    )


@given(routes())
def test_reversing_twice_gives_the_same_line(route: Route) -> None:
    assert same(reverse(reverse(route)).track, route.track)


@given(routes())
def test_a_reversed_line_is_as_long(route: Route) -> None:
    assert length_m(reverse(route).track) == pytest.approx(length_m(route.track))


@given(routes(closed=True), st.integers(1, 5))
def test_laps_multiply_a_closed_loop(route: Route, count: int) -> None:
    expected = count * length_m(route.track)
    assert length_m(laps(route, count).track) == pytest.approx(expected)


@given(routes(), st.floats(0, 1))
def test_a_cut_is_exactly_as_long_as_asked(route: Route, share: float) -> None:
    whole_m = length_m(route.track)
    if whole_m < 50:
        return
    to_m = 50 + share * (whole_m - 50)
    assert length_m(cut(route.track, to_m)) == pytest.approx(to_m, abs=0.01)


@given(routes(), st.floats(0, 1))
def test_out_and_back_is_twice_the_way_to_the_turn(route: Route, share: float) -> None:
    whole_m = length_m(route.track)
    if whole_m < 50:
        return
    turn_m = 50 + share * (whole_m - 50)
    there = out_and_back(route, turn_m).track
    assert length_m(there) == pytest.approx(2 * turn_m, abs=0.02)
    assert (there.lat_deg[0], there.lon_deg[0]) == (there.lat_deg[-1], there.lon_deg[-1])


@given(routes(), st.integers(8, 20))
def test_thinning_keeps_both_ends_and_stays_within_the_count(route: Route, most: int) -> None:
    thinned = thin(route.track, most)
    assert 2 <= len(thinned) <= max(most, 2)
    for end in (0, -1):
        assert thinned.lat_deg[end] == route.track.lat_deg[end]
        assert thinned.lon_deg[end] == route.track.lon_deg[end]


def wiggly(points: int) -> Route:
    at = np.linspace(0, 40, points)
    track = Track(-33.8 + 0.01 * at, 151 + 0.002 * np.sin(at * 3), np.full(points, 7.0))
    return Route("Wiggle", track)


def test_thinning_keeps_the_turn_of_an_out_and_back() -> None:
    there = out_and_back(wiggly(900), 20_000.0).track
    thinned = thin(there, 60)
    far = int(np.argmax(there.lat_deg))
    assert len(thinned) <= 60
    assert there.lat_deg[far] in thinned.lat_deg


def test_thinning_moves_the_line_little() -> None:
    track = wiggly(5000).track
    assert length_m(thin(track, 500)) == pytest.approx(length_m(track), rel=0.001)


def test_a_line_of_few_points_is_left_alone() -> None:
    track = wiggly(500).track
    assert thin(track, 500) is track


def test_more_segments_than_points_wanted_become_one_line() -> None:
    track = equator_track(list(range(0, 9000, 10)), starts=tuple(range(0, 900, 3)))
    thinned = thin(track, 100)
    assert len(thinned) <= 100
    assert thinned.starts == (0,)


def test_points_that_must_stay_stay() -> None:
    track = wiggly(900).track
    ends = np.array([0, 1, 100, 333, 334, 899])
    kept = kept_points(track, ends, 60)
    assert len(kept) <= 60
    assert set(ends) <= set(kept)
    assert list(kept) == sorted(set(kept))
    assert list(kept_points(track, ends, 900)) == list(range(900))
    assert list(kept_points(track, ends, len(ends))) == list(ends)
    with pytest.raises(ShapeError):
        kept_points(track, ends, 5)


def test_with_only_its_ends_to_stay_a_line_is_thinned_as_ever() -> None:
    track = wiggly(900).track
    kept = kept_points(track, np.array([0, 899]), 60)
    assert list(track.lat_deg[kept]) == list(thin(track, 60).lat_deg)


def test_thinning_to_less_than_a_line_is_refused() -> None:
    with pytest.raises(ShapeError):
        thin(wiggly(10).track, 1)


def test_simplifying_a_straight_line_leaves_its_ends() -> None:
    assert len(simplify(equator_route(5000, points=200).track, 5.0)) == 2


def test_segments_stay_apart_when_simplified() -> None:
    track = equator_track(list(range(0, 1000, 10)), starts=(0, 50))
    assert simplify(track, 1.0).starts == (0, 2)


@pytest.mark.parametrize("lon_deg", [179.99, -179.99])
def test_a_cut_on_the_180th_meridian_stays_there(lon_deg: float) -> None:
    track = Track(np.zeros(2), np.array([lon_deg, -lon_deg]), np.full(2, np.nan))
    end_deg = cut(track, 0.75 * length_m(track)).lon_deg[-1]
    assert end_deg == pytest.approx(-lon_deg + (0.005 if lon_deg < 0 else -0.005), abs=1e-6)


def test_a_line_across_the_180th_meridian_is_simplified_like_any_other() -> None:
    lon_deg = (np.linspace(179.9, 180.1, 101) + 180) % 360 - 180
    assert len(simplify(Track(np.zeros(101), lon_deg, np.full(101, np.nan)), 5.0)) == 2


@pytest.mark.parametrize("turn_m", [49.9, 1000.1, -5.0, float("nan")])
def test_a_turn_off_the_route_is_refused(turn_m: float) -> None:
    with pytest.raises(ShapeError):
        out_and_back(equator_route(1000), turn_m)


def test_less_than_one_lap_is_refused() -> None:
    with pytest.raises(ShapeError):
        laps(ring_route(1000), 0)


def test_a_cut_keeps_the_height_between_points() -> None:
    track = equator_track([0, 100, 200], [0, 10, 30])
    assert cut(track, 150).ele_m[-1] == pytest.approx(20)


def test_times_stay_with_the_points_that_stay_and_go_where_the_run_is_another() -> None:
    line = equator_track([0, 100, 200, 300])
    timed = Track(line.lat_deg, line.lon_deg, line.ele_m, time_utc_s=np.array([0.0, 30, 60, 90]))
    short = cut(timed, 250)
    assert short.time_utc_s is not None
    assert list(short.time_utc_s) == pytest.approx([0, 30, 60, 75])
    thinned = thin(timed, 2)
    assert thinned.time_utc_s is not None
    assert list(thinned.time_utc_s) == [0, 90]
    assert reverse(Route("Back", timed)).track.time_utc_s is None
    assert laps(Route("Twice", timed), 2).track.time_utc_s is None


def test_times_that_are_not_one_a_point_are_refused() -> None:
    line = equator_track([0, 100])
    with pytest.raises(ValueError, match="times and points"):
        Track(line.lat_deg, line.lon_deg, line.ele_m, time_utc_s=np.array([0.0]))


def test_many_lines_are_simplified_as_each_alone() -> None:
    paths = sorted(SHIPPED.glob("*.gpx"))
    tracks = [read_file(path.read_bytes(), path.name).routes[0].track for path in paths]
    together = simplify_lines([(track.lat_deg, track.lon_deg) for track in tracks], 20.0)
    for track, (lat_deg, lon_deg) in zip(tracks, together, strict=True):
        alone = simplify(track, 20.0)
        assert lat_deg == pytest.approx(alone.lat_deg, abs=1e-7)
        assert lon_deg == pytest.approx(alone.lon_deg, abs=1e-7)


def test_a_line_within_its_tolerance_does_not_vanish() -> None:
    still = (np.array([-33.8, -33.8]), np.array([151.0, 151.0]))
    ring = (np.array([0, 1e-5, 0, 0]), np.array([0, 0, 1e-5, 0]))
    for lat_deg, lon_deg in simplify_lines([still, ring], 50.0):
        assert len(lat_deg) == len(lon_deg) >= 2


def test_a_line_that_swapping_makes_longer_than_is_read_is_not_swapped() -> None:
    near_the_pole = np.full(60, 89.0)
    around = np.where(np.arange(60) % 2, 20.0, -20.0)
    route = Route("Polar", Track(near_the_pole, around, np.full(60, np.nan)))
    assert length_m(route.track) < MOST_LENGTH_M
    with pytest.raises(ShapeError):
        swapped(route)
