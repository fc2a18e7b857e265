"""The referee on rest days, metres, weeks and goals, on plans written by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hand_made import PACE, a_goal_run, a_plan, a_run
from planner_builders import MONDAY, a_journal

from planner import Broken, referee
from planner.edits import Edit, Move, SetDistance, Vacation
from planner.journal import Journal, RunDone
from planner.plan import Item, Plan
from planner.runner import Runner, Spacing, Span

RUNNER = Runner(None, PACE, goal_m=6_000.0)
# 5 km on the last Friday before the plan.
JOURNAL = a_journal((MONDAY - timedelta(days=3), 5_000))
# Two weeks of an ordinary plan: Monday, Thursday, Sunday; Wednesday, Saturday.
WEEKS = {
    0: a_run(4_000),
    3: a_run(4_000),
    6: a_run(5_500, is_long=True),
    9: a_run(4_200),
    12: a_run(5_600, is_long=True),
}
PLAN = a_plan(MONDAY, 14, WEEKS)


def found(
    plan: Plan,
    runner: Runner = RUNNER,
    journal: Journal = JOURNAL,
    edits: tuple[Edit, ...] = (),
) -> set[Broken]:
    return {breach.code for breach in referee(plan, runner, journal, edits=edits)}


def planned(runs: dict[int, Item], days: int = 14) -> Plan:
    return a_plan(MONDAY, days, runs)


def on(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def test_the_plan_by_hand_breaks_nothing() -> None:
    assert found(PLAN) == set()


@pytest.mark.parametrize("offset", [1, 2, 4, 5, 7, 8])
def test_a_run_out_of_its_place_breaks_spacing_alone(offset: int) -> None:
    runs = dict(WEEKS)
    moved = 3 if offset < 6 else 9
    runs[offset] = runs.pop(moved)
    # Weeks with a move in them need not keep their shape.
    move = Move(on(moved), on(offset))
    assert found(planned(runs), edits=(move,)) == {Broken.SPACING}


def test_a_told_run_counts_as_metres_and_not_for_rest_days() -> None:
    told = RunDone(MONDAY - timedelta(days=1), 5_000.0, is_told=True)
    assert found(PLAN, journal=Journal((told,))) == set()
    done = replace(told, is_told=False)
    assert found(PLAN, journal=Journal((done,))) == {Broken.SPACING}


def test_weekdays_are_missed_but_for_the_day_wished_for_the_goal() -> None:
    fixed = replace(RUNNER, weekdays=frozenset({1, 4}), spacing=Spacing.FIXED)
    assert found(PLAN, fixed) == {Broken.WEEKDAY}
    wished = replace(RUNNER, weekdays=frozenset({1, 3, 4, 6}), goal_day=on(6))
    assert Broken.WEEKDAY not in found(PLAN, wished)


def test_runs_on_blocked_days_and_on_vacation_are_told() -> None:
    blocked = replace(RUNNER, blocked=(Span(on(3), on(3)),))
    assert found(PLAN, blocked) == {Broken.BLOCKED}
    away = Vacation(on(2), on(4))
    assert found(PLAN, edits=(away,)) == {Broken.BLOCKED}
    assert found(PLAN, edits=(Vacation(on(1), on(2)),)) == set()


def test_a_run_over_the_cap_is_told_even_where_it_was_accepted() -> None:
    over = planned(WEEKS | {6: a_run(5_502, is_long=True)})
    assert found(over) == {Broken.CAP}
    accepted = SetDistance(on(6), 5_502.0, frozenset({Broken.CAP}))
    assert found(over, edits=(accepted,)) == {Broken.CAP}
    assert not any(breach.is_hard for breach in referee(over, RUNNER, JOURNAL))


def test_a_first_plan_without_any_run_behind_it_is_not_ordinary() -> None:
    assert Broken.STAGE in found(PLAN, journal=Journal())


def test_less_than_a_kilometre_is_for_those_who_run_less() -> None:
    short = planned({0: a_run(900)}, 7)
    assert found(short) == {Broken.DISTANCE}
    assert found(short, journal=a_journal((MONDAY - timedelta(days=3), 850))) == set()


def test_growth_beyond_the_goal_is_told_unless_it_was_run_before() -> None:
    goal = replace(RUNNER, goal_m=5_000.0)
    assert found(PLAN, goal) == {Broken.GOAL}
    before = a_journal((MONDAY - timedelta(days=90), 6_000), (MONDAY - timedelta(days=3), 5_000))
    assert found(PLAN, goal, before) == set()


def test_too_long_a_long_run_is_told_in_weeks_that_nobody_changed() -> None:
    journal = a_journal((MONDAY - timedelta(days=3), 9_000))
    runner = replace(RUNNER, goal_m=12_000.0)
    uneven = planned(WEEKS | {6: a_run(9_000, is_long=True)})
    assert found(uneven, runner, journal) == {Broken.LONG_SHARE}
    assert found(uneven, runner, journal, (SetDistance(on(6), 9_000.0),)) == set()


def test_two_long_runs_in_a_week_are_told() -> None:
    assert found(planned(WEEKS | {3: a_run(4_000, is_long=True)})) == {Broken.LONG_RUNS}


def test_every_fourth_week_from_the_plans_beginning_is_lighter() -> None:
    assert found(PLAN, replace(RUNNER, plan_from=on(-21))) == {Broken.DELOAD}
    assert found(PLAN, replace(RUNNER, plan_from=on(-14))) == {Broken.DELOAD}
    assert found(PLAN, replace(RUNNER, plan_from=on(-7))) == set()
    lighter = planned(
        WEEKS | {9: a_run(2_500), 12: a_run(4_000, is_long=True)},
    )
    assert found(lighter, replace(RUNNER, plan_from=on(-14))) == set()


# --- Goals --------------------------------------------------------------------------------------

# 10 km before a taper of two weeks, the goal on the second Sunday, a week after it.
TAPER = {
    0: a_run(7_000),
    3: a_run(7_000),
    7: a_run(5_000),
    10: a_run(5_000),
    14: a_goal_run(10_000),
    17: a_run(4_000),
    20: a_run(5_000),
}
BEFORE = a_journal((MONDAY - timedelta(days=3), 10_000))
GOAL = Runner(None, PACE, goal_m=10_000.0, goal_day=on(14))


def test_a_goal_with_its_taper_and_its_easy_week_breaks_nothing() -> None:
    assert found(planned(TAPER, 21), GOAL, BEFORE) == set()


@pytest.mark.parametrize(("offset", "metres"), [(0, 7_002), (3, 7_100), (7, 5_002), (10, 6_000)])
def test_a_run_too_long_for_the_taper_is_told(offset: int, metres: float) -> None:
    assert found(planned(TAPER | {offset: a_run(metres)}, 21), GOAL, BEFORE) == {Broken.TAPER}


def test_a_run_too_long_after_the_goal_is_told() -> None:
    assert found(planned(TAPER | {20: a_run(5_002)}, 21), GOAL, BEFORE) == {Broken.RECOVERY}
    long = TAPER | {20: a_run(5_000, is_long=True)}
    assert found(planned(long, 21), GOAL, BEFORE) == {Broken.RECOVERY}


def test_the_easy_week_comes_after_a_goal_that_was_run() -> None:
    journal = a_journal((MONDAY - timedelta(days=3), 10_000))
    runner = replace(GOAL, goal_day=MONDAY - timedelta(days=3))
    assert found(planned({0: a_run(5_100)}, 7), runner, journal) == {Broken.RECOVERY}
    assert found(planned({0: a_run(5_000)}, 7), runner, journal) == set()


def test_a_goal_that_could_be_run_on_its_day_and_is_not_is_told() -> None:
    missing = {offset: run for offset, run in TAPER.items() if offset != 14}
    assert found(planned(missing, 21), GOAL, BEFORE) == {Broken.GOAL}
    too_far = replace(GOAL, goal_m=12_000.0)
    assert found(planned(missing, 21), too_far, BEFORE) == set()
    moved = Move(on(14), on(15))
    assert found(planned(missing, 21), GOAL, BEFORE, (moved,)) == set()


def test_a_run_as_long_as_the_goal_by_chance_has_no_taper() -> None:
    chance = {offset: a_run(8_000) for offset in (0, 3, 7, 10)} | {14: a_run(9_500)}
    too_short = a_journal((MONDAY - timedelta(days=3), 9_000))
    assert found(planned(chance, 21), GOAL, too_short) == set()
    assert found(planned(chance, 21), GOAL, BEFORE) == {Broken.TAPER}


def test_no_taper_is_asked_for_before_a_goal_without_a_day() -> None:
    undated = replace(GOAL, goal_day=None)
    steady = {0: a_run(8_000), 3: a_run(8_000), 6: a_run(10_000, is_long=True)}
    assert found(planned(steady, 7), undated, BEFORE) == set()
