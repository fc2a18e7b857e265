"""Where a route climbs most."""

import numpy as np
import pytest

from routes.measure import Profile
from routes.steepest import steepest_climb


def profile(ele_m: object, step_m: float = 10.0) -> Profile:
    heights = np.asarray(ele_m, dtype=float)
    at_m = np.arange(len(heights)) * step_m
    return Profile(at_m, heights, np.gradient(heights, at_m))


def ramp(*parts: tuple[int, float]) -> Profile:
    """Return a profile of (steps of 10 m, gradient) parts."""
    slope = np.concatenate([np.full(count, gradient) for count, gradient in parts])
    return profile(np.concatenate(([0.0], np.cumsum(10 * slope))))


def test_the_steepest_100_m_are_found_with_their_place() -> None:
    climb = steepest_climb(ramp((50, 0.02), (10, 0.09), (50, -0.2), (30, 0.03)))
    assert climb is not None
    assert climb.from_m == pytest.approx(500)
    assert climb.gradient == pytest.approx(0.09)


def test_a_short_ramp_counts_over_its_whole_100_m() -> None:
    climb = steepest_climb(ramp((50, 0), (5, 0.2), (50, 0)))
    assert climb is not None
    assert climb.gradient == pytest.approx(0.1)


def test_nothing_that_rises_is_no_climb() -> None:
    assert steepest_climb(ramp((50, -0.05))) is None
    assert steepest_climb(ramp((50, 0))) is None


def test_a_route_under_100_m_has_no_100_m() -> None:
    assert steepest_climb(ramp((9, 0.1))) is None
    assert steepest_climb(ramp((10, 0.1))) is not None


def test_no_climb_is_made_up_over_unknown_heights() -> None:
    heights = np.concatenate((np.zeros(30), [np.nan] * 3, np.full(30, 50.0), 50 + np.arange(20)))
    climb = steepest_climb(profile(heights))
    assert climb is not None
    assert climb.gradient == pytest.approx(0.1)
    assert climb.from_m >= 600
