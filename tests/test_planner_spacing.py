"""Rest days on the calendar. 5 January 2026 is a Monday."""

from datetime import date

import pytest
from planner_builders import a_runner, dates

from planner.runner import Spacing, least_rest_days
from planner.spacing import rest_days, run_days

MONDAY = date(2026, 1, 5)
SUNDAY_BEFORE = date(2026, 1, 4)


@pytest.mark.parametrize(
    ("rest", "last_run", "until", "expected"),
    [
        (2, SUNDAY_BEFORE, 8, (2, 5, 8)),
        (2, None, 20, (0, 3, 6, 9, 12, 15, 18)),
        (1, SUNDAY_BEFORE, 7, (1, 3, 5, 7)),
        (3, SUNDAY_BEFORE, 7, (3, 7)),
    ],
)
def test_a_rolling_plan_runs_every_n_plus_one_days(
    rest: int, last_run: date | None, until: int, expected: tuple[int, ...]
) -> None:
    runner = a_runner(rest_days_between=rest)
    found = run_days(runner, last_run, MONDAY, dates(MONDAY, until)[0])
    assert found == dates(MONDAY, *expected)


@pytest.mark.parametrize(("rest", "days"), [(1, 14), (2, 21), (3, 28)])
def test_seven_times_n_plus_one_days_hold_seven_runs(rest: int, days: int) -> None:
    for shift in range(10):
        found = run_days(a_runner(rest_days_between=rest), None, MONDAY, dates(MONDAY, 60)[0])
        window = [day for day in found if shift <= (day - MONDAY).days < shift + days]
        assert len(window) == 7


def test_a_rolling_run_waits_for_an_allowed_weekday_and_never_comes_early() -> None:
    weekend = a_runner(weekdays=frozenset({6, 7}))
    assert run_days(weekend, None, MONDAY, dates(MONDAY, 20)[0]) == dates(MONDAY, 5, 12, 19)


def test_fixed_weekdays_are_the_same_every_week() -> None:
    runner = a_runner(weekdays=frozenset({1, 4}), spacing=Spacing.FIXED)
    assert run_days(runner, None, MONDAY, dates(MONDAY, 13)[0]) == dates(MONDAY, 0, 3, 7, 10)


def test_a_fixed_weekday_too_near_the_last_run_is_left_out() -> None:
    runner = a_runner(weekdays=frozenset({1, 4}), spacing=Spacing.FIXED)
    assert run_days(runner, SUNDAY_BEFORE, MONDAY, dates(MONDAY, 9)[0]) == dates(MONDAY, 3, 7)


@pytest.mark.parametrize(("rest", "patterns", "most"), [(1, 7, 3), (2, 7, 2), (3, 7, 1)])
def test_a_weekly_pattern_holds_no_more_runs_than_the_circle_allows(
    rest: int, patterns: int, most: int
) -> None:
    passing = [
        weekdays
        for bits in range(1, 128)
        if least_rest_days(weekdays := [day for day in range(1, 8) if bits >> day - 1 & 1]) >= rest
    ]
    assert max(map(len, passing)) == most
    assert sum(len(weekdays) == most for weekdays in passing) == patterns


def test_sunday_to_monday_has_no_rest_day() -> None:
    assert least_rest_days({1, 4, 7}) == 0


@pytest.mark.parametrize("clocks_change", [date(2026, 4, 5), date(2026, 10, 4)])
def test_the_clocks_of_sydney_do_not_change_a_rest_day(clocks_change: date) -> None:
    before, after = dates(clocks_change, -1, 1)
    assert rest_days(before, after) == 1
