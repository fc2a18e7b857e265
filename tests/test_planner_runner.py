"""A runner who cannot be planned for is refused with a code."""

from datetime import date

import pytest
from planner_builders import MONDAY, a_journal, a_runner

from planner.errors import PlanError, PlanFault
from planner.journal import RunDone
from planner.runner import Spacing

NAN = float("nan")
INF = float("inf")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"longest_recent_m": 999.0}, PlanFault.LONGEST_RANGE),
        ({"longest_recent_m": 100_001.0}, PlanFault.LONGEST_RANGE),
        ({"longest_recent_m": NAN}, PlanFault.LONGEST_RANGE),
        ({"easy_pace_s_per_km": 149.0}, PlanFault.PACE_RANGE),
        ({"easy_pace_s_per_km": 901.0}, PlanFault.PACE_RANGE),
        ({"easy_pace_s_per_km": NAN}, PlanFault.PACE_RANGE),
        ({"goal_m": 0.0}, PlanFault.GOAL_RANGE),
        ({"goal_m": INF}, PlanFault.GOAL_RANGE),
        ({"rest_days_between": 0}, PlanFault.REST_DAYS_RANGE),
        ({"rest_days_between": 4}, PlanFault.REST_DAYS_RANGE),
        ({"weekdays": frozenset()}, PlanFault.NO_WEEKDAYS),
        ({"spacing": Spacing.FIXED}, PlanFault.NO_WEEKDAYS),
        ({"weekdays": frozenset({0})}, PlanFault.WEEKDAY_UNKNOWN),
        ({"weekdays": frozenset({8})}, PlanFault.WEEKDAY_UNKNOWN),
        (
            {"weekdays": frozenset({1, 4, 7}), "spacing": Spacing.FIXED},
            PlanFault.WEEKDAYS_TOO_CLOSE,
        ),
    ],
)
def test_a_runner_out_of_range_is_refused(changes: dict[str, object], fault: PlanFault) -> None:
    with pytest.raises(PlanError) as caught:
        a_runner(**changes)  # type: ignore[arg-type]
    assert caught.value.code is fault


@pytest.mark.parametrize("weekdays", [{1, 4}, {1, 5}, {2, 5}, {2, 6}, {3, 6}, {3, 7}, {4, 7}])
def test_the_seven_patterns_of_two_rest_days_are_taken(weekdays: set[int]) -> None:
    assert a_runner(weekdays=frozenset(weekdays), spacing=Spacing.FIXED)


def test_close_weekdays_are_fine_when_the_plan_rolls() -> None:
    assert a_runner(weekdays=frozenset({1, 4, 7}))


@pytest.mark.parametrize("distance_m", [0.0, -1.0, NAN, INF])
def test_a_run_done_has_a_distance(distance_m: float) -> None:
    with pytest.raises(PlanError) as caught:
        RunDone(MONDAY, distance_m)
    assert caught.value.code is PlanFault.RUN_DISTANCE


def test_the_last_run_is_the_newest_whatever_the_order() -> None:
    newest = date(2026, 11, 20)
    assert a_journal((newest, 3_000), (date(2026, 11, 1), 5_000)).last_run == newest
    assert a_journal().last_run is None
