"""Distance, heights and shape of a route against numbers from outside."""

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from builders import SHIPPED, equator_route, equator_track
from geopy.distance import geodesic

from routes.measure import (
    GRADIENT_CLASSES,
    distance_along,
    measure,
    retraces,
    segment_metres,
    smooth,
    zigzag,
)
from routes.read import read_file
from routes.track import Route, Track


def shipped_route(file_name: str) -> Route:
    return read_file((SHIPPED / file_name).read_bytes(), file_name).routes[0]


def geodesic_m(track: Track) -> float:
    places = zip(track.lat_deg, track.lon_deg, strict=True)
    return math.fsum(geodesic(here, there).m for here, there in pairwise(places))


@pytest.mark.parametrize(
    ("heights", "threshold", "up", "down"),
    [
        ([0, 2, 4, 6, 5, 7, 4, 8, 10, 0], 3, 13, 13),
        ([0, 2, 4, 6, 5, 7, 4, 8, 10, 0], 5, 10, 10),
        ([10, 11, 10, 9, 10, 11, 10, 9, 10], 3, 0, 0),
        ([0, 1.7, 3.4, 5.1, 6.8, 8.5, 10.2, 10.9], 3, 10.9, 0),
        ([0, 1.7, 3.4, 5.1, 6.8, 8.5, 10.2, 10.9], 5, 10.9, 0),
        ([0, 5, 10, 15, 20, 15, 10, 5, 0], 3, 20, 20),
        ([10, 13, 15, 13, 11, 16], 3, 10, 4),
        ([10, 13, 15, 13, 11, 16], 5, 6, 0),
    ],
)
def test_climbs_are_counted_between_turning_points(
    heights: list[float], threshold: float, up: float, down: float
) -> None:
    assert zigzag(np.array(heights, dtype=float), threshold) == pytest.approx((up, down))


def triangle_heights() -> np.ndarray:
    along = np.arange(0, 2001, 10.0)
    return 20 - np.abs(along - 1000) / 50


@pytest.mark.parametrize(("half_points", "ascent_m"), [(5, 19.4545), (10, 18.9524)])
def test_a_hill_loses_only_its_tip_to_smoothing(half_points: int, ascent_m: float) -> None:
    up, _ = zigzag(smooth(triangle_heights(), half_points), 3.0)
    assert up == pytest.approx(ascent_m, abs=5e-5)


def test_the_whole_way_from_points_to_ascent_gives_the_same_hill() -> None:
    hill = Route("Hill", equator_track(list(np.arange(0, 2001, 10.0)), list(triangle_heights())))
    found = measure(hill)
    assert found.distance_m == pytest.approx(2000, abs=0.01)
    assert found.ascent_m == pytest.approx(18.9524, abs=5e-5)
    assert found.descent_m == pytest.approx(18.9524, abs=5e-5)


def test_gradient_is_rise_over_run() -> None:
    hill = Route("Hill", equator_track(list(np.arange(0, 2001, 10.0)), list(triangle_heights())))
    profile = measure(hill).profile
    assert profile is not None
    at = [int(np.argmin(np.abs(profile.distance_m - metres))) for metres in (500, 1000, 1500)]
    assert profile.gradient[at] == pytest.approx([0.02, 0.0, -0.02], abs=1e-9)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.gpx")), ids=lambda path: path.stem)
def test_distance_agrees_with_the_geodesic_of_geopy(path: Path) -> None:
    route = shipped_route(path.name)
    assert measure(route).distance_m == pytest.approx(geodesic_m(route.track), rel=1e-4)


def test_the_parramatta_loop_is_as_long_as_the_article_says() -> None:
    assert 14_650 <= geodesic_m(shipped_route("parramatta-loop.gpx").track) <= 14_750


def test_distance_across_the_180th_meridian_is_the_short_way() -> None:
    metres = segment_metres(np.array([-17.0, -17.0]), np.array([179.999, -179.999]))
    assert metres[0] == pytest.approx(geodesic((-17, 179.999), (-17, -179.999)).m, rel=1e-6)


def test_a_gap_between_segments_is_no_distance() -> None:
    track = equator_track([0, 100, 5100, 5300], starts=(0, 2))
    assert list(distance_along(track)) == pytest.approx([0, 100, 100, 300])


def test_a_file_without_heights_has_no_ascent() -> None:
    found = measure(equator_route(1000))
    assert (found.ascent_m, found.descent_m, found.profile) == (None, None, None)


def test_heights_that_are_all_zero_are_no_heights() -> None:
    track = equator_track([0, 500, 1000], [0, 0, 0])
    assert measure(Route("Flat", track)).ascent_m is None


def test_a_single_spike_is_not_a_climb() -> None:
    along = list(np.arange(0, 1001, 10.0))
    heights = [5.0] * 50 + [400.0] + [5.0] * 49 + [5.5]
    assert measure(Route("Spike", equator_track(along, heights))).ascent_m == pytest.approx(0)


def test_standing_still_with_wandering_heights_is_not_a_climb() -> None:
    along = [*range(0, 500, 10), *([500] * 40), *range(510, 1001, 10)]
    heights = [10.0] * 50 + [10.0, 30.0] * 20 + [10.5] * 50
    assert measure(Route("Pause", equator_track(along, heights))).ascent_m == pytest.approx(0)


def test_heights_are_not_invented_across_a_long_gap() -> None:
    along = list(np.arange(0, 3001, 10.0))
    heights = [10.0 if metres < 1000 else 90.0 for metres in along]
    unknown = [h if not 900 < m < 1300 else math.nan for m, h in zip(along, heights, strict=True)]
    found = measure(Route("Gap", equator_track(along, unknown)))
    assert found.ascent_m == pytest.approx(0)
    assert found.profile is not None
    assert np.isnan(found.profile.ele_m[110])


def test_the_gradient_mix_holds_every_metre_once() -> None:
    along = list(np.arange(0, 2001, 10.0))
    for heights in (None, list(triangle_heights())):
        mix = measure(Route("Hill", equator_track(along, heights))).gradient_mix_m
        assert len(mix) == len(GRADIENT_CLASSES)
        assert sum(mix) == pytest.approx(2000, abs=0.01)


@pytest.mark.parametrize(
    ("gap_m", "length_m", "is_loop"),
    [(0, 3000, True), (99, 3000, True), (101, 3000, False), (60, 1000, False)],
)
def test_a_loop_ends_near_where_it_began(gap_m: float, length_m: float, *, is_loop: bool) -> None:
    far = (length_m + gap_m) / 2
    assert measure(Route("Way", equator_track([0, far, gap_m]))).is_loop is is_loop


def test_bounds_are_the_smallest_box() -> None:
    track = Track(
        np.array([-33.8, -33.9, -33.7]), np.array([151.0, 151.2, 150.9]), np.full(3, np.nan)
    )
    bounds = measure(Route("Box", track)).bounds
    assert (bounds.south_deg, bounds.west_deg) == (-33.9, 150.9)
    assert (bounds.north_deg, bounds.east_deg) == (-33.7, 151.2)


@pytest.mark.parametrize(
    ("lat_deg", "lon_deg", "ele_m", "starts"),
    [
        ([0.0], [0.0], [0.0], (0,)),
        ([0.0, 1.0], [0.0], [0.0, 0.0], (0,)),
        ([0.0, math.nan], [0.0, 1.0], [0.0, 0.0], (0,)),
        ([0.0, 90.1], [0.0, 1.0], [0.0, 0.0], (0,)),
        ([0.0, 1.0], [0.0, 180.1], [0.0, 0.0], (0,)),
        ([0.0, 1.0], [0.0, 1.0], [0.0, math.inf], (0,)),
        ([0.0, 1.0], [0.0, 1.0], [0.0, 0.0], (1,)),
        ([0.0, 1.0], [0.0, 1.0], [0.0, 0.0], (0, 2)),
        ([0.0, 1.0], [0.0, 1.0], [0.0, 0.0], ()),
    ],
)
def test_a_track_that_cannot_exist_is_not_made(
    lat_deg: list[float], lon_deg: list[float], ele_m: list[float], starts: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match=r"track|differ|coordinate|height|segment"):
        Track(np.array(lat_deg), np.array(lon_deg), np.array(ele_m), starts)


def test_a_track_cannot_be_changed_from_outside() -> None:
    lat_deg = np.array([0.0, 1.0])
    track = Track(lat_deg, np.array([0.0, 1.0]), np.array([0.0, 0.0]))
    lat_deg[0] = 50
    assert track.lat_deg[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        track.lat_deg[0] = 50


def test_points_far_apart_are_a_straight_slope_and_not_a_gap_in_heights() -> None:
    slope = measure(Route("Slope", equator_track([0, 900, 1800], [0, 45, 90])))
    assert slope.ascent_m == pytest.approx(90, abs=0.01)
    assert slope.profile is not None
    assert not np.isnan(slope.profile.ele_m).any()


def test_only_the_way_out_and_home_again_retraces() -> None:
    def said(name: str) -> bool:
        track = read_file((SHIPPED / f"{name}.gpx").read_bytes(), name).routes[0].track
        return retraces(track.lat_deg, track.lon_deg)

    assert said("river-foreshore-rydalmere")
    assert not said("park-foreshore-5k")
    assert not said("parramatta-loop")
    assert not said("westmead-parramatta-harris-park-rosehill")


def test_bounds_across_the_180th_meridian_stay_small() -> None:
    line = Track(np.zeros(3), np.array([179.98, -179.99, -179.95]), np.full(3, np.nan))
    bounds = measure(Route("Date line", line)).bounds
    assert bounds.west_deg == pytest.approx(179.98)
    assert bounds.east_deg == pytest.approx(180.05)
