"""What a journal adds up to, by the vectors of the training rules (sections 2.3 and 2.4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planner_builders import MONDAY, dates

from planner import history, history_rules, load
from planner.history import BackDay, Effort, Growth
from planner.journal import CheckIn, Journal, RunDone, Walked, told_longest

DAY = timedelta(days=1)


def rolling(rest_days: int, cycles: int, distance_m: float = 5_000) -> tuple[RunDone, ...]:
    return tuple(RunDone(MONDAY + at * (rest_days + 1) * DAY, distance_m) for at in range(cycles))


def test_a_session_counts_its_warm_up_and_warm_down() -> None:
    assert history.session_load(4, 45 * 60) == 260


@pytest.mark.parametrize(
    ("loads", "monotony", "strain"),
    [
        ((165, 0, 0, 165, 0, 0, 0), 0.632, 208.7),
        ((165, 0, 0, 165, 0, 0, 220), 0.851, 468.2),
        ((0, 20, 10, 10, 10, 10, 10), 1.871, 131.0),
        ((5, 15, 20, 20, 20, 25, 35), 2.366, 331.3),
        ((60,) * 7, 10, 4200),
        ((0.1,) * 7, 10, 7),
        ((0,) * 7, 0, 0),
    ],
)
def test_monotony_and_strain_of_seven_days(
    loads: tuple[float, ...], monotony: float, strain: float
) -> None:
    week = Effort(loads, 0)
    assert week.monotony == pytest.approx(monotony, abs=5e-4)
    assert week.strain == pytest.approx(strain, abs=0.05)


@given(st.lists(st.floats(0, 1e4), min_size=7, max_size=7))
def test_monotony_is_never_over_its_cap_nor_under_nothing(loads: list[float]) -> None:
    assert 0 <= history.monotony(loads) <= history_rules.MONOTONY_CAP


def test_a_week_of_effort_holds_seven_days_and_says_what_is_not_told() -> None:
    runs = [
        RunDone(MONDAY, 5_000, 35 * 60, effort=3),
        RunDone(MONDAY + 3 * DAY, 5_000, 35 * 60, effort=3),
        RunDone(MONDAY + 3 * DAY, 2_000, 10 * 60, effort=2),
        RunDone(MONDAY + 5 * DAY, 5_000, effort=3),
        RunDone(MONDAY + 6 * DAY, 5_000, 1800.0),
        RunDone(MONDAY - DAY, 5_000, 1800.0, effort=9),
        RunDone(MONDAY + 7 * DAY, 5_000, 1800.0, effort=9),
        told_longest(8_000, MONDAY + 2 * DAY),
    ]
    week = history.effort_of_week(runs, MONDAY + 6 * DAY)
    assert week.loads == (165, 0, 0, 225, 0, 0, 0)
    assert week.untold == 2


@pytest.mark.parametrize(("rest_days", "days"), [(1, 14), (2, 21), (3, 28)])
def test_a_window_always_holds_seven_runs_of_a_rolling_plan(rest_days: int, days: int) -> None:
    assert history.window_days(rest_days) == days
    runs = rolling(rest_days, 40)
    lasts = (runs[7].day + at * DAY for at in range(60))
    assert {history.volume_m(runs, last, days) for last in lasts} == {35_000}


def test_the_same_plan_by_calendar_weeks_seems_to_leap() -> None:
    runs = rolling(2, 20)
    weeks = [history.volume_m(runs, MONDAY + (7 * at + 6) * DAY, 7) / 1000 for at in range(6)]
    assert weeks == [15, 10, 10, 15, 10, 10]


@pytest.mark.parametrize(
    ("days", "hint", "amber"), [(14, 0.21, 0.30), (21, 0.331, 0.482), (28, 0.4641, 0.69)]
)
def test_growth_is_told_by_the_length_of_the_window(days: int, hint: float, amber: float) -> None:
    assert history.growth_limits(days) == pytest.approx((hint, amber), abs=5e-4)
    assert history.growth_told(None, days) is Growth.QUIET
    assert history.growth_told(hint - 1e-3, days) is Growth.QUIET
    assert history.growth_told(hint + 1e-3, days) is Growth.HINT
    assert history.growth_told(amber + 1e-3, days) is Growth.AMBER


def test_growth_exactly_at_a_limit_is_not_over_it() -> None:
    assert history.growth_told(1.1 * 1.1 - 1, 14) is Growth.QUIET


@pytest.mark.parametrize("rest_days", [1, 2, 3])
def test_a_constant_plan_does_not_grow(rest_days: int) -> None:
    runs = rolling(rest_days, 40)
    assert {history.growth(runs, runs[20].day + at * DAY, rest_days) for at in range(30)} == {0.0}


def test_growth_compares_the_newest_window_with_the_one_before() -> None:
    last = MONDAY + 41 * DAY
    runs = [*rolling(2, 7), *(RunDone(MONDAY + (21 + 3 * at) * DAY, 7_500) for at in range(7))]
    assert history.growth(runs, last, 2) == pytest.approx(0.5)


def test_a_journal_just_begun_does_not_seem_to_grow() -> None:
    runs = rolling(2, 10)
    assert history.growth(runs, runs[-1].day, 2) is None
    assert history.growth((), MONDAY, 2) is None
    assert history.growth([told_longest(9_000, MONDAY)], MONDAY, 2) is None


def test_after_a_long_break_there_is_nothing_to_compare_with() -> None:
    runs = [RunDone(MONDAY, 5_000), RunDone(MONDAY + 200 * DAY, 5_000)]
    assert history.growth(runs, MONDAY + 200 * DAY, 2) is None


def test_windows_end_today_and_begin_with_the_journal() -> None:
    runs = rolling(2, 10)
    found = history.windows(runs, runs[-1].day, 21, most=6)
    assert [(each.first, each.last) for each in found] == [
        (MONDAY - 14 * DAY, MONDAY + 6 * DAY),
        (MONDAY + 7 * DAY, MONDAY + 27 * DAY),
    ]
    assert [each.distance_m for each in found] == [15_000, 35_000]
    assert len(history.windows(rolling(2, 100), MONDAY + 297 * DAY, 21, most=6)) == 6
    assert history.windows((), MONDAY, 21, most=6) == ()


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 90), st.floats(1, 1e5)), max_size=30),
    st.lists(st.tuples(st.integers(30, 120), st.floats(1, 1e5)), max_size=10),
)
def test_the_line_is_what_the_single_session_rule_compares_with(
    done: list[tuple[int, float]], ahead: list[tuple[int, float]]
) -> None:
    today = MONDAY + 60 * DAY
    runs = [RunDone(MONDAY + day * DAY, metres) for day, metres in done if day <= 60]
    planned = [(MONDAY + day * DAY, metres) for day, metres in ahead]
    as_runs = [RunDone(day, metres) for day, metres in planned if day >= today]
    line = history.longest_line(runs, planned, MONDAY, MONDAY + 120 * DAY, today)
    assert [each.day for each in line] == [MONDAY + at * DAY for at in range(121)]
    for each in line:
        known = [*runs, *as_runs] if each.is_planned else runs
        assert each.longest_m == load.longest30_m(known, each.day)
        assert each.is_planned == (each.day > today)


def test_thirty_days_after_a_run_the_line_ends() -> None:
    line = history.longest_line([RunDone(MONDAY, 5_000)], (), MONDAY, MONDAY + 31 * DAY, MONDAY)
    assert [each.longest_m for each in line] == [None, *[5_000] * 30, None]


def test_the_back_is_told_by_day_and_the_morning_after_stands_on_the_next_day() -> None:
    first, second, third, fourth, fifth = dates(MONDAY, 0, 1, 2, 5, 6)
    journal = Journal(
        runs=(
            RunDone(first, 5_000, pain_before=2, pain_worst=1, pain_morning=1),
            RunDone(third, 5_000, pain_worst=3),
        ),
        check_ins=(CheckIn(second, worst=1, morning=0), CheckIn(third, worst=2, morning=-1)),
        walks=(Walked(fourth, 1800.0, 1, -1),),
    )
    assert history.back_days(journal) == (
        BackDay(first, 2, None),
        BackDay(second, 1, 1),
        BackDay(third, 3, -1),
        BackDay(fourth, 1, None),
        BackDay(fifth, None, -1),
    )


def test_days_over_a_year_end_and_a_leap_day_are_counted() -> None:
    assert history.volume_m([RunDone(date(2028, 2, 29), 4_000)], date(2028, 3, 20), 21) == 4_000
    assert history.volume_m([RunDone(date(2026, 12, 31), 4_000)], date(2027, 1, 20), 21) == 4_000
    assert history.volume_m([RunDone(date(2026, 12, 30), 4_000)], date(2027, 1, 20), 21) == 0
