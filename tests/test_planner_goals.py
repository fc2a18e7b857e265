"""What a runner builds up to."""

from dataclasses import replace

import pytest
from store_builders import a_profile

from planner.errors import PlanError
from planner.goals import Aim, aim_of, hold_m, holding_on, with_aim

ROUTES_M = {"parramatta-loop": 14_700.0}


@pytest.mark.parametrize(
    ("aim", "own_m", "goal_m", "route"),
    [
        ("longest", None, None, ""),
        ("hold", None, 5_000.0, ""),
        ("own", 10_000.0, 10_000.0, ""),
        ("parramatta-loop", None, 14_700.0, "parramatta-loop"),
    ],
)
def test_every_aim_is_told_again(
    aim: str, own_m: float | None, goal_m: float | None, route: str
) -> None:
    profile = with_aim(a_profile(), aim, ROUTES_M, own_m)
    assert (profile.runner.goal_m, profile.goal_route_id) == (goal_m, route)
    assert aim_of(profile) == aim


def test_an_aim_that_is_none_changes_nothing() -> None:
    profile = with_aim(a_profile(), "parramatta-loop", ROUTES_M)
    assert with_aim(profile, "gone", ROUTES_M) == profile


def test_a_goal_out_of_range_is_refused() -> None:
    with pytest.raises(PlanError):
        with_aim(a_profile(), Aim.OWN, ROUTES_M, 200_000.0)


def test_who_keeps_moving_without_a_run_aims_at_half_an_hour() -> None:
    profile = with_aim(a_profile(longest_told_m=None), Aim.HOLD, {})
    assert profile.runner.goal_m == pytest.approx(1_800_000 / 390)
    assert aim_of(profile) == Aim.HOLD


def test_a_goal_that_holds_follows_the_longest_run_and_any_other_stays() -> None:
    held = with_aim(a_profile(), Aim.HOLD, {})
    longer = holding_on(held, replace(held, longest_told_m=8_000.0))
    assert longer.runner.goal_m == hold_m(longer) == 8_000.0
    loop = with_aim(a_profile(), "parramatta-loop", ROUTES_M)
    assert holding_on(loop, replace(loop, longest_told_m=8_000.0)).runner.goal_m == 14_700.0
