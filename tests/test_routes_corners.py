"""Leaving out points, against another program's Douglas and Peucker, and where that gives up."""

import numpy as np
import pytest
import shapely

from routes.corners import corner_weights
from routes.shape import simplify, thin
from routes.track import FloatArray, Track

ONE_LINE = np.array([0])


def wandering(seed: int, points: int = 2_000) -> tuple[FloatArray, FloatArray]:
    """Return a line as a watch draws it, a few metres a step, with noise."""
    chance = np.random.default_rng(seed)
    heading = np.cumsum(chance.normal(0, 0.2, points))
    noise = chance.normal(0, 1.5, (2, points))
    return np.cumsum(3 * np.cos(heading)) + noise[0], np.cumsum(3 * np.sin(heading)) + noise[1]


def zigzag(points: int) -> tuple[FloatArray, FloatArray]:
    """Return a flat line of which every other point is as far from the chord as the next one."""
    at = np.arange(points)
    return at * 1000.0, at % 2 * 40.0


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("tolerance_m", [0.5, 5.0, 50.0])
def test_the_points_kept_are_those_of_another_program(seed: int, tolerance_m: float) -> None:
    x_m, y_m = wandering(seed)
    line = shapely.LineString(np.column_stack((x_m, y_m)))
    expected = shapely.get_coordinates(line.simplify(tolerance_m, preserve_topology=False))
    for weights in (
        corner_weights(x_m, y_m, ONE_LINE),
        corner_weights(x_m, y_m, ONE_LINE, tolerance_m),
    ):
        kept = weights > tolerance_m
        assert np.array_equal(np.column_stack((x_m, y_m))[kept], expected)


def test_many_lines_are_each_taken_alone() -> None:
    lines = [wandering(seed, points) for seed, points in ((1, 2), (2, 300), (3, 3), (4, 50))]
    x_m, y_m = (np.concatenate(column) for column in zip(*lines, strict=True))
    together = corner_weights(x_m, y_m, np.array([0, 2, 302, 305]))
    alone = [corner_weights(*line, ONE_LINE) for line in lines]
    assert np.array_equal(together, np.concatenate(alone))


@pytest.mark.parametrize("tolerance_m", [1.0, 30.0])
def test_a_line_too_deep_to_recurse_stays_within_its_tolerance(tolerance_m: float) -> None:
    x_m, y_m = zigzag(100_001)
    y_m = y_m * np.linspace(1, 0, len(y_m))
    kept = np.flatnonzero(corner_weights(x_m, y_m, ONE_LINE, tolerance_m) > 0)
    assert len(kept) < len(x_m) * 0.99
    away_m = np.abs(y_m - np.interp(x_m, x_m[kept], y_m[kept]))
    # Measured across, not square to the line, which is flatter than one in twenty.
    assert away_m.max() <= tolerance_m * 1.01


def test_a_track_too_deep_to_recurse_is_made_fewer() -> None:
    x_m, y_m = zigzag(100_000)
    track = Track(y_m / 1e5, x_m / 1e6, np.full(len(x_m), np.nan))
    assert len(simplify(track, 5.0)) == len(track)
    assert 2 <= len(thin(track, 500)) <= 500
