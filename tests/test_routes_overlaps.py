"""Where a line meets itself: lines drawn by hand, whose answers are plain."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.measure import distance_along
from routes.overlaps import overlaps
from routes.pieces import backwards, joined
from routes.track import Track

LAT, LON = -33.8, 151.0
# Degrees of a metre there, north and east.
NORTH = 1 / 110_900
EAST = 1 / 92_600


def line(points_m: Sequence[tuple[float, float]], lon_deg: float = LON) -> Track:
    """Return a line through points told in metres east and north."""
    east, north = (np.array(side, dtype=float) for side in zip(*points_m, strict=True))
    lon = (lon_deg + east * EAST + 180) % 360 - 180
    return Track(LAT + north * NORTH, lon, np.full(len(east), np.nan))


SQUARE = [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]


@pytest.mark.parametrize("lon_deg", [LON, 179.995])
def test_a_plain_loop_and_a_straight_line_meet_nothing(lon_deg: float) -> None:
    for points in (SQUARE, [(0, 0), (3000, 100)], [(0, 0), (500, 0), (500, 20), (600, 20)]):
        found = overlaps(line(points, lon_deg))
        assert (found.together, found.crossings_m) == ((), ())


@pytest.mark.parametrize("lon_deg", [LON, 179.995])
def test_a_figure_of_eight_crosses_itself_once_in_its_middle(lon_deg: float) -> None:
    eight = line([(0, 0), (1000, 1000), (1000, 0), (0, 1000), (0, 50)], lon_deg)
    found = overlaps(eight)
    assert found.together == ()
    # 1,414 m up, 1,000 m down, and half of 1,414 m.
    assert found.crossings_m == pytest.approx([1414 + 1000 + 707], abs=25)


def test_there_and_back_is_back_over_the_same_ground() -> None:
    out = line([(0, 0), (1000, 300), (2000, 0)])
    (back,) = overlaps(joined(out, backwards(out))).together
    whole_m = 2 * distance_along(out)[-1]
    assert back.is_back
    # The turn itself, 100 m to either side, is no overlap yet.
    assert back.from_m == pytest.approx(whole_m / 2 + 100, abs=20)
    assert back.to_m == pytest.approx(whole_m, abs=20)


def test_a_second_lap_runs_again_over_the_first() -> None:
    found = overlaps(line([*SQUARE, *SQUARE[1:]]))
    (again,) = found.together
    assert not again.is_back
    assert (again.from_m, again.to_m) == pytest.approx((4000, 8000), abs=220)


def test_the_two_sides_of_a_street_are_the_same_to_a_watch_and_two_streets_are_not() -> None:
    def beside(apart_m: float) -> Track:
        return line([(0, 0), (1000, 0), (1000, apart_m), (0, apart_m)])

    assert len(overlaps(beside(10)).together) == 1
    assert overlaps(beside(30)).together == ()


@given(st.integers(0, 10_000), st.integers(2, 20))
def test_any_line_gives_places_in_order_and_inside_of_it(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    track = line([tuple(point) for point in rng.uniform(0, 1500, (count, 2))])
    length_m = float(distance_along(track)[-1])
    found = overlaps(track)
    marks = [mark for each in found.together for mark in (each.from_m, each.to_m)]
    assert marks == sorted(marks)
    assert list(found.crossings_m) == sorted(found.crossings_m)
    assert all(0 <= mark <= length_m + 1e-6 for mark in (*marks, *found.crossings_m))


def test_a_hundred_kilometres_are_looked_at_too() -> None:
    far = line([(0, 0), (50_000, 0), (50_000, 3000), (25_000, 3000), (25_000, -3000)])
    assert overlaps(far).crossings_m == pytest.approx([50_000 + 3000 + 25_000 + 3000], abs=120)
