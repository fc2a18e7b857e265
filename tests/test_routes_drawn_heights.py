"""A drawn line has the heights of the ways beside it, or none."""

from dataclasses import replace

import numpy as np
import pytest
from network_builders import M_PER_DEG, grid

from routes.drawn_heights import with_heights
from routes.footways import Footways, footways_of
from routes.measure import measure
from routes.track import Route, Track


def slope() -> Footways:
    """Return squares of 200 m, 4 m higher with each row to the north."""
    return footways_of(grid(4, 4, ele_m=lambda row, _: 4.0 * row))


def line(*north_east_m: tuple[float, float]) -> Track:
    places = np.array(north_east_m) / M_PER_DEG
    return Track(places[:, 0], places[:, 1], np.full(len(places), np.nan))


def test_a_line_on_ways_has_heights_straight_between_those_of_the_nodes() -> None:
    found = with_heights(line((0, 0), (100, 0), (200, 0), (200, 400), (600, 400)), slope())
    assert found.ele_m.tolist() == pytest.approx([0, 2, 4, 4, 12], abs=0.1)
    assert measure(Route("Slope", found)).ascent_m == pytest.approx(12, abs=0.1)


def test_a_line_beside_a_way_has_its_heights() -> None:
    found = with_heights(line((60, 40), (140, 40)), slope())
    assert found.ele_m.tolist() == pytest.approx([1.2, 2.8], abs=0.1)


@pytest.mark.parametrize(
    "track",
    [
        pytest.param(line((0, 0), (600, 600)), id="both ends on ways, its middle far from any"),
        pytest.param(line((0, 0), (0, 600), (0, 700)), id="beyond the last way"),
        pytest.param(line((900, 900), (5000, 900)), id="nowhere near"),
    ],
)
def test_a_line_that_leaves_the_ways_has_no_heights_at_all(track: Track) -> None:
    found = with_heights(track, slope())
    assert np.isnan(found.ele_m).all()
    assert measure(Route("Far", found)).ascent_m is None


def test_ways_of_unknown_height_give_none() -> None:
    assert np.isnan(with_heights(line((0, 0), (200, 0)), footways_of(grid(2, 2))).ele_m).all()


def test_heights_of_its_own_stay_where_no_way_is() -> None:
    track = replace(line((900, 900), (5000, 900)), ele_m=np.array([7.0, 30.0]))
    assert with_heights(track, slope()).ele_m.tolist() == [7, 30]
    assert with_heights(track, None).ele_m.tolist() == [7, 30]


def test_what_has_no_heights_of_its_own_has_those_of_the_ways() -> None:
    track = line((0, 900), (0, 600), (0, 0), (200, 0))
    mixed = replace(track, ele_m=np.array([50.0, 0.0, np.nan, np.nan]))
    assert with_heights(mixed, slope()).ele_m.tolist() == pytest.approx([50, 0, 0, 4], abs=0.1)
    # From the ways to where only the next point knows its height nothing is known between.
    far = replace(track, ele_m=np.array([50.0, np.nan, np.nan, np.nan]))
    assert np.isnan(with_heights(far, slope()).ele_m).all()
    assert np.isnan(with_heights(mixed, None).ele_m).all()
