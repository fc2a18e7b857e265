"""How much of a route is on ground that it ran on before."""

import numpy as np
import pytest
from builders import METRES_PER_DEGREE, SHIPPED, equator_route, equator_track, ring_route

from routes.measure import distance_along
from routes.read import read_file
from routes.repeated import BEND_M, REACH_M, repeated_m
from routes.shape import laps, out_and_back
from routes.track import Track


def flat_track(east_m: object, north_m: object) -> Track:
    """Return a track near 0, 0 through places in metres."""
    east, north = np.asarray(east_m, dtype=float), np.asarray(north_m, dtype=float)
    # A degree of latitude is a little shorter there, by 0.7 %.
    return Track(north / METRES_PER_DEGREE, east / METRES_PER_DEGREE, np.full(len(east), np.nan))


def circle(around_m: float, times: float = 1, points: int = 400) -> Track:
    angle = np.linspace(0, 2 * np.pi * times, points)
    radius_m = around_m / (2 * np.pi)
    return flat_track(radius_m * np.cos(angle), radius_m * np.sin(angle))


def share(track: Track) -> float:
    return repeated_m(track) / float(distance_along(track)[-1])


def measured_pair_by_pair(track: Track) -> float:
    """Return the share by comparing every 5 m with every other, in exact metres."""
    along_m = distance_along(track)
    at_m = np.arange(0, along_m[-1], 5.0)
    lat_deg = np.interp(at_m, along_m, track.lat_deg)
    lon_deg = np.interp(at_m, along_m, track.lon_deg)
    north = lat_deg * METRES_PER_DEGREE
    east = lon_deg * METRES_PER_DEGREE * np.cos(np.radians(lat_deg.mean()))
    near = np.hypot(east[:, None] - east, north[:, None] - north) <= REACH_M
    before = at_m[:, None] - at_m > BEND_M
    return float(np.mean((near & before).any(axis=1)))


def test_a_straight_line_repeats_nothing() -> None:
    assert share(equator_route(5000).track) == 0


def test_there_and_back_repeats_half_but_the_turn() -> None:
    home = out_and_back(equator_route(3000), 2500).track
    assert share(home) == pytest.approx(0.5 - BEND_M / 2 / 5000, abs=0.005)


def test_a_loop_repeats_nothing_but_where_it_closes() -> None:
    assert share(circle(5000)) == pytest.approx(0, abs=0.01)


def test_every_lap_but_the_first_is_repeated() -> None:
    assert share(circle(1000, times=3, points=1200)) == pytest.approx(2 / 3, abs=0.01)
    ring = ring_route(4000)
    once = share(ring.track)
    assert share(laps(ring, 2).track) == pytest.approx((once + 1) / 2, abs=0.01)


def test_a_lollipop_repeats_its_stick() -> None:
    stick = np.column_stack((np.linspace(0, 1000, 101), np.zeros(101)))
    angle = np.linspace(np.pi, 3 * np.pi, 200)
    radius_m = 2000 / (2 * np.pi)
    head = np.column_stack((1000 + radius_m + radius_m * np.cos(angle), radius_m * np.sin(angle)))
    east, north = np.vstack((stick, head, stick[::-1])).T
    assert share(flat_track(east, north)) == pytest.approx(0.25, abs=0.02)


@pytest.mark.parametrize(("apart_m", "expected"), [(8, 0.5), (25, 0)])
def test_the_way_home_counts_within_about_15_m(apart_m: float, expected: float) -> None:
    east = np.concatenate((np.linspace(0, 2000, 50), np.linspace(2000, 0, 50)))
    north = np.repeat([0.0, apart_m], 50)
    assert share(flat_track(east, north)) == pytest.approx(expected, abs=0.06)


def test_a_gap_is_no_ground() -> None:
    track = equator_track([0, 1000, 0, 1000], starts=(0, 2))
    assert share(track) == pytest.approx(0.5, abs=0.03)


def test_lines_across_the_180th_meridian_and_of_one_place_are_measured() -> None:
    lon_deg = np.array([179.99, -179.99, 179.99])
    assert share(Track(np.zeros(3), lon_deg, np.full(3, np.nan))) == pytest.approx(0.5, abs=0.03)
    assert repeated_m(equator_track([0, 0])) == 0


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.gpx")), ids=lambda file: file.stem)
def test_shipped_routes_agree_with_every_pair_of_metres(file: object) -> None:
    track = read_file(file.read_bytes(), file.name).routes[0].track  # type: ignore[attr-defined]
    assert share(track) == pytest.approx(measured_pair_by_pair(track), abs=0.04)


def test_many_laps_of_many_points_are_measured() -> None:
    track = circle(400, times=250, points=100_000)
    # Comparing all pairs would take minutes, which is more than a test may take.
    assert share(track) == pytest.approx(249 / 250, abs=0.001)
