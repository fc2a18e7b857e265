"""A goal with a day: shorter runs before it, the goal's own route on it, an easy week after it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from goal_builders import LOOP_M, NO_ROUTES, ROUTES, TODAY, a_given, days_on, with_runner

from planner import rules
from planner.breaches import Broken
from planner.choose import Library
from planner.edits import SetDistance
from planner.journal import CheckIn, Journal, RunDone
from planner.pain_state import PainState
from planner.plan import Item, Plan
from planner.season import Given, season, untouched
from planner.sizes import recovery_run, taper_run

GOAL_DAY = days_on(144)


def dated(library: Library = NO_ROUTES, **others: object) -> Given:
    values: dict[str, object] = {"goal_day": GOAL_DAY} | others
    route_id = "loop" if library.summary("loop") else ""
    return a_given(library=library, route_id=route_id, **values)


def runs(plan: Plan, first: date, last: date) -> list[Item]:
    return [day.run for day in plan.days if day.run and first <= day.day <= last]


def has(run: Item, rule: rules.Rule) -> bool:
    return any(reason.rule == rule for reason in run.reasons)


def test_a_week_of_thirty_kilometres_tapers_to_twenty_one_and_fifteen() -> None:
    # Three runs a week of 10 km each, as often as before.
    wanted = [3 * taper_run(10_000.0, 14_700.0, week).wish.wanted_m for week in (0, 1)]
    assert wanted == [21_000.0, 15_000.0]


@pytest.mark.parametrize("library", [NO_ROUTES, ROUTES], ids=["none", "routes"])
@pytest.mark.parametrize("rest_days", [1, 2, 3])
def test_the_two_weeks_before_are_shorter_and_as_lively(library: Library, rest_days: int) -> None:
    plan = untouched(dated(library, rest_days_between=rest_days), 26)
    weeks = [(GOAL_DAY - timedelta(days=14 - 7 * week)) for week in (0, 1)]
    for week, first in enumerate(weeks):
        found = runs(plan, first, first + timedelta(days=6))
        assert 1 <= len(found) <= 4
        for run in found:
            assert has(run, rules.TAPER_1)
            (reason,) = [each for each in run.reasons if each.rule == rules.TAPER_1]
            factor, usual_m = (float(value) for value in reason.values)
            assert factor == (0.70, 0.50)[week]
            assert run.run_m == pytest.approx(factor * usual_m, rel=0.10)
            assert not run.is_long_run
    before = runs(plan, weeks[0] - timedelta(days=14), weeks[0] - timedelta(days=1))
    assert not any(has(run, rules.TAPER_1) for run in before)


@pytest.mark.parametrize("rest_days", [1, 2, 3])
def test_the_goals_own_route_is_run_on_its_day(rest_days: int) -> None:
    run = untouched(dated(ROUTES, rest_days_between=rest_days), 26).run_on(GOAL_DAY)
    assert run is not None
    assert run.route is not None
    assert (run.route.route_id, run.run_m) == ("loop", LOOP_M)
    assert has(run, rules.OUR_GOAL_DAY)


def test_a_distance_is_run_on_its_day_by_any_route_that_gives_it() -> None:
    given = a_given(library=ROUTES, goal_m=10_000.0, goal_day=GOAL_DAY)
    run = untouched(given, 26).run_on(GOAL_DAY)
    assert run is not None
    assert 9_500 <= run.run_m <= 10_000


@pytest.mark.parametrize("library", [NO_ROUTES, ROUTES], ids=["none", "routes"])
def test_the_week_after_is_easy_and_then_runs_go_on(library: Library) -> None:
    plan = untouched(dated(library), 26)
    after = runs(plan, GOAL_DAY + timedelta(days=1), GOAL_DAY + timedelta(days=7))
    assert after
    for run in after:
        assert has(run, rules.RECOVERY_1)
        assert run.run_m <= 0.5 * LOOP_M
        assert not run.is_long_run
    later = runs(plan, GOAL_DAY + timedelta(days=8), GOAL_DAY + timedelta(days=21))
    assert any(run.is_long_run for run in later)
    assert not any(has(run, rules.RECOVERY_1) for run in later)


def test_half_the_goal_is_the_most_of_the_week_after() -> None:
    assert recovery_run(14_700.0, 14_700.0).wish.wanted_m == 7_300.0


@pytest.mark.parametrize("days", [1, 10, 30, 60, 90, 100])
@pytest.mark.parametrize("library", [NO_ROUTES, ROUTES], ids=["none", "routes"])
def test_a_day_too_early_leaves_the_plan_as_without_one(days: int, library: Library) -> None:
    given = a_given(library=library, goal_day=days_on(days))
    assert untouched(given, 26) == untouched(with_runner(given, goal_day=None), 26)


def test_a_run_cut_short_by_the_limit_is_not_the_goal() -> None:
    # 13.0 km allow 14.3 km, which is within 5 % of the goal and still not the goal.
    journal = Journal((RunDone(TODAY - timedelta(days=3), 13_000.0),))
    given = a_given(journal=journal, goal_day=days_on(6))
    assert untouched(given, 4) == untouched(with_runner(given, goal_day=None), 4)
    longer = replace(given, journal=Journal((RunDone(TODAY - timedelta(days=3), 13_400.0),)))
    run = untouched(longer, 4).run_on(days_on(6))
    assert run is not None
    assert run.run_m == LOOP_M


def test_who_goes_past_the_limit_knowingly_reaches_the_goal() -> None:
    journal = Journal((RunDone(TODAY - timedelta(days=3), 13_000.0),))
    given = a_given(journal=journal, goal_day=days_on(6))
    knowing = SetDistance(days_on(6), LOOP_M, frozenset({Broken.CAP}))
    plan = season(replace(given, edits=(knowing,)), 4).plan
    run = plan.run_on(days_on(6))
    assert run is not None
    assert run.run_m == LOOP_M
    assert has(runs(plan, days_on(7), days_on(13))[0], rules.RECOVERY_1)


def test_a_goal_that_was_run_is_recovered_from() -> None:
    done = Journal((RunDone(TODAY - timedelta(days=2), LOOP_M),))
    given = a_given(journal=done, goal_day=TODAY - timedelta(days=2))
    first, *_ = runs(untouched(given, 2), TODAY, days_on(5))
    assert has(first, rules.RECOVERY_1)


@pytest.mark.parametrize("goal_in", [5, 9, 12, -1, -3])
def test_a_sore_back_makes_no_run_round_a_goal_longer(goal_in: int) -> None:
    ran = (RunDone(TODAY - timedelta(days=9), 8_000.0), RunDone(TODAY - timedelta(days=6), 3_000.0))
    done = (RunDone(days_on(goal_in), 8_000.0),) if goal_in < 0 else ()
    journal = Journal((*ran, *done), (CheckIn(TODAY, 1),))
    given = a_given(journal=journal, goal_m=8_000.0, goal_day=days_on(goal_in))
    found = season(given, 4)
    assert found.standing.state is PainState.EASY
    assert found.breaches == ()


@pytest.mark.parametrize("rest_days", [1, 2, 3])
@pytest.mark.parametrize("library", [NO_ROUTES, ROUTES], ids=["none", "routes"])
def test_the_referee_passes_a_plan_for_a_goal_on_any_day(rest_days: int, library: Library) -> None:
    for days in range(88, 148, 3):
        given = dated(library, goal_day=days_on(days), rest_days_between=rest_days)
        assert season(given, 22).breaches == (), days
