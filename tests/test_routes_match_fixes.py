"""Jumps go and wander is calmed; what was run or drawn stays as it was."""

import numpy as np
import pytest

from routes.match_fixes import calmed, without_jumps
from routes.track import FloatArray


def metres(*places: tuple[float, float], every_m: float = 3.0) -> FloatArray:
    """Return a fix every so many metres along a line through some places."""
    corners = np.array(places, dtype=np.float64)
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))))
    wanted = np.arange(0.0, along[-1], every_m)
    return np.stack([np.interp(wanted, along, column) for column in corners.T], axis=1)


def length_m(line: FloatArray) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


@pytest.mark.parametrize("fixes", [1, 20])
def test_fixes_that_jump_away_and_back_are_left_out(fixes: int) -> None:
    line = metres((0, 0), (600, 0))
    line[80 : 80 + fixes] += (20, 100)
    assert np.setdiff1d(np.arange(len(line)), without_jumps(line)).tolist() == [
        *range(80, 80 + fixes)
    ]


def test_a_lost_signal_and_the_tip_of_a_drawn_way_stay() -> None:
    line = metres((0, 0), (900, 0))
    lost = np.delete(line, slice(100, 200), axis=0)
    assert len(without_jumps(lost)) == len(lost)
    drawn = np.array([(0.0, 100.0 * step) for step in range(8)] + [(150, 700), (0, 700), (0, 600)])
    assert len(without_jumps(np.repeat(drawn, 2, axis=0))) == 2 * len(drawn)


def test_wander_is_calmed_and_both_ends_stay() -> None:
    line = metres((0, 0), (900, 0), (900, 900))
    astray = line + np.random.default_rng(1).normal(0.0, 20.0, line.shape)
    calm, fix = calmed(astray)
    assert length_m(astray) > 8 * length_m(line)
    assert length_m(calm) < 1.3 * length_m(line)
    assert np.array_equal(calm[[0, -1]], astray[[0, -1]])
    assert fix[0] == 0
    assert fix[-1] == len(line) - 1
    assert np.all(np.diff(fix) > 0)


def test_a_wait_becomes_hardly_more_than_a_point() -> None:
    random = np.random.default_rng(2)
    wait = random.normal((300.0, 0.0), 12.0, (200, 2))
    line = np.concatenate((metres((0, 0), (300, 0)), wait, metres((300, 0), (600, 0))))
    assert length_m(line) > 4000
    assert length_m(calmed(line)[0]) < 700


@pytest.mark.parametrize(
    "line",
    [
        metres((0, 0), (75, 0), (0, 0), (75, 0), (0, 0)),
        np.array([(80.0 * (step % 2), 10.0 * step) for step in range(40)]),
        np.array([(0.0, 0.0), (300, 0), (300, 0), (300, 200), (0, 200), (0, 0)]),
    ],
    ids=["shuttles", "hairpins", "corners"],
)
def test_what_turns_back_for_good_is_left_alone(line: FloatArray) -> None:
    calm, fix = calmed(line)
    assert np.array_equal(calm, line)
    assert len(fix) == len(line)
