"""How many runs away a distance is."""

import pytest

from planner.load import cap_m
from planner.readiness import runs_until


@pytest.mark.parametrize(
    ("longest_km", "distance_km", "runs"),
    [(5, 14.7, 12), (8, 14.7, 7), (10, 14.7, 5), (13.4, 14.7, 1), (3, 5, 6), (6, 5, 0), (5, 5, 0)],
)
def test_the_vectors_of_the_rule_hold(longest_km: float, distance_km: float, runs: int) -> None:
    assert runs_until(1000 * longest_km, 1000 * distance_km) == runs


def test_a_run_right_at_the_cap_is_the_next_one() -> None:
    assert runs_until(5000, cap_m(5000)) == 1
    assert runs_until(5000, cap_m(5000) + 10) == 2
