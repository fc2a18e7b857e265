"""The referee finds each broken rule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from planner_builders import (
    MONDAY,
    a_journal,
    a_library,
    a_runner,
    with_day,
    with_items,
    with_run,
    without,
)

from planner import Broken, build, referee
from planner.exercises import load_exercises
from planner.journal import Journal
from planner.plan import Day, Kind, Plan, RoutePick
from planner.rules import OUR_LONG_LAST
from planner.runner import Runner, Spacing

EMPTY = Journal()
RUNNER = a_runner(goal_m=12_000.0)
PLAN = build(RUNNER, EMPTY, a_library(20), MONDAY, weeks=8)
RUN_DAY, REST_DAY = PLAN.days[0], PLAN.days[1]
LONG_DAY = next(day for day in PLAN.days if day.run and day.run.is_long_run)
LONG = LONG_DAY.run
assert LONG is not None
STATIC = load_exercises()["st_calf"]


def found(plan: Plan, runner: Runner = RUNNER, journal: Journal = EMPTY) -> set[Broken]:
    return {breach.code for breach in referee(plan, runner, journal)}


def pick(plan_day: Day) -> RoutePick:
    assert plan_day.run is not None
    assert plan_day.run.route is not None
    return plan_day.run.route


def shifted(plan: Plan, at: int, days: int) -> Plan:
    """Exchange what two days hold."""
    one, other = plan.days[at], plan.days[at + days]
    swapped = with_day(plan, replace(one, items=other.items))
    return with_day(swapped, replace(other, items=one.items))


def without_reasons(day: Day, kind: Kind) -> Day:
    items = [replace(item, reasons=()) if item.kind is kind else item for item in day.items]
    return with_items(day, *items)


def all_long(plan: Plan) -> Plan:
    for day in plan.days[:7]:
        if day.run and not day.run.is_long_run:
            reasons = tuple(r for r in LONG.reasons if r.rule == OUR_LONG_LAST)
            plan = with_day(plan, with_run(day, reasons=reasons))
    return plan


def test_a_built_plan_breaks_no_rule() -> None:
    assert referee(PLAN, RUNNER, EMPTY) == ()


@pytest.mark.parametrize(
    ("broken", "spoil"),
    [
        (Broken.DAYS, lambda plan: replace(plan, days=())),
        (Broken.DAYS, lambda plan: replace(plan, days=plan.days[:3] + plan.days[4:])),
        (Broken.DAYS, lambda plan: replace(plan, first_day=MONDAY - timedelta(days=1))),
        (Broken.SPACING, lambda plan: shifted(plan, 0, 1)),
        (Broken.SPACING, lambda plan: shifted(plan, 6, -1)),
        (Broken.SPACING, lambda plan: shifted(plan, 6, 1)),
        (Broken.REST_DAY, lambda plan: with_day(plan, without(REST_DAY, Kind.REST))),
        (
            Broken.REST_DAY,
            lambda plan: with_day(plan, with_items(REST_DAY, *REST_DAY.items, RUN_DAY.items[0])),
        ),
        (
            Broken.REST_DAY,
            lambda plan: with_day(plan, with_items(RUN_DAY, *RUN_DAY.items, REST_DAY.items[0])),
        ),
        (
            Broken.ONE_RUN,
            lambda plan: with_day(plan, with_items(RUN_DAY, *RUN_DAY.items, *RUN_DAY.items)),
        ),
        (Broken.WARM_UP, lambda plan: with_day(plan, without(RUN_DAY, Kind.WARM_UP))),
        (
            Broken.WARM_UP,
            lambda plan: with_day(plan, with_items(RUN_DAY, *RUN_DAY.items[1:], RUN_DAY.items[0])),
        ),
        (Broken.WARM_DOWN, lambda plan: with_day(plan, without(RUN_DAY, Kind.WARM_DOWN))),
        (Broken.STRETCH, lambda plan: with_day(plan, without(RUN_DAY, Kind.STRETCH))),
        (Broken.STRETCH, lambda plan: with_day(plan, without(REST_DAY, Kind.STRETCH))),
        (
            Broken.HELD_STRETCH,
            lambda plan: with_day(
                plan,
                with_items(
                    RUN_DAY, replace(RUN_DAY.items[0], exercises=(STATIC,)), *RUN_DAY.items[1:]
                ),
            ),
        ),
        (
            Broken.HELD_STRETCH,
            lambda plan: with_day(plan, with_items(RUN_DAY, RUN_DAY.items[3], *RUN_DAY.items)),
        ),
        (
            Broken.EMPTY,
            lambda plan: with_day(
                plan,
                with_items(RUN_DAY, replace(RUN_DAY.items[0], exercises=()), *RUN_DAY.items[1:]),
            ),
        ),
        (Broken.REASONS, lambda plan: with_day(plan, without_reasons(RUN_DAY, Kind.RUN))),
        (Broken.REASONS, lambda plan: with_day(plan, without_reasons(REST_DAY, Kind.REST))),
        (Broken.REASONS, lambda plan: with_day(plan, without_reasons(REST_DAY, Kind.WALK))),
        (Broken.DISTANCE, lambda plan: with_day(plan, with_run(RUN_DAY, distance_m=None))),
        (Broken.DISTANCE, lambda plan: with_day(plan, with_run(RUN_DAY, distance_m=999.0))),
        (
            Broken.DISTANCE,
            lambda plan: with_day(plan, with_run(RUN_DAY, distance_m=float("nan"))),
        ),
        (Broken.CAP, lambda plan: with_day(plan, with_run(LONG_DAY, distance_m=5_502.0))),
        (Broken.LONG_SHARE, lambda plan: with_day(plan, with_run(LONG_DAY, distance_m=9_000.0))),
        (Broken.LONG_RUNS, all_long),
        (
            Broken.ROUTE,
            lambda plan: with_day(
                plan, with_run(LONG_DAY, route=replace(pick(LONG_DAY), wanted_m=4_000.0))
            ),
        ),
        (
            Broken.ROUTE,
            lambda plan: with_day(
                plan, with_run(LONG_DAY, route=replace(pick(LONG_DAY), distance_m=5_300.0))
            ),
        ),
        (
            Broken.ROUTE,
            lambda plan: with_day(
                plan,
                with_items(
                    REST_DAY, *REST_DAY.items[:2], replace(REST_DAY.items[2], route=pick(RUN_DAY))
                ),
            ),
        ),
        (Broken.TIME, lambda plan: with_day(plan, with_run(LONG_DAY, duration_s=60.0))),
        (Broken.TIME, lambda plan: with_day(plan, with_run(LONG_DAY, duration_s=0.0))),
    ],
)
def test_a_spoilt_plan_is_caught(broken: Broken, spoil: Callable[[Plan], Plan]) -> None:
    assert broken in found(spoil(PLAN))


def test_a_run_too_soon_after_the_last_one_done_is_caught() -> None:
    for days in (0, 1, 2):
        journal = a_journal((MONDAY - timedelta(days=days), 5_000))
        assert Broken.SPACING in found(PLAN, journal=journal)
    assert not found(PLAN, journal=a_journal((MONDAY - timedelta(days=3), 5_000)))


def test_more_rest_days_than_the_plan_has_are_missed() -> None:
    assert Broken.SPACING in found(PLAN, a_runner(rest_days_between=3))


def test_a_run_on_a_day_not_chosen_is_caught() -> None:
    chosen = a_runner(weekdays=frozenset({1, 4}), spacing=Spacing.FIXED)
    assert Broken.WEEKDAY in found(PLAN, chosen)


def test_growth_beyond_the_goal_is_caught() -> None:
    assert Broken.GOAL in found(PLAN, a_runner(goal_m=5_000.0))


def test_a_plan_for_a_stronger_runner_is_caught() -> None:
    assert Broken.CAP in found(PLAN, a_runner(3_000.0))


def test_a_plan_without_any_recent_run_is_caught() -> None:
    journal = a_journal((MONDAY - timedelta(days=31), 5_000))
    assert Broken.CAP in found(PLAN, journal=journal)


def test_a_lighter_week_that_is_not_lighter_is_caught() -> None:
    fourth = next(day for day in PLAN.days[21:28] if day.run and day.run.is_long_run)
    third = next(day for day in PLAN.days[14:21] if day.run and day.run.is_long_run)
    assert third.run is not None
    spoilt = with_day(PLAN, with_run(fourth, distance_m=third.run.distance_m))
    assert Broken.DELOAD in found(spoilt)


def test_a_lighter_week_of_long_easy_runs_is_caught() -> None:
    spoilt = PLAN
    long_m = max(day.run.distance_m or 0.0 for day in PLAN.days[21:28] if day.run)
    for day in PLAN.days[21:28]:
        if day.run:
            spoilt = with_day(spoilt, with_run(day, distance_m=long_m))
    found_there = [b for b in referee(spoilt, RUNNER, EMPTY) if b.code is Broken.DELOAD]
    assert [b.day for b in found_there] == [next(d.day for d in PLAN.days[21:28] if d.run)]


def test_a_breach_names_its_day() -> None:
    spoilt = with_day(PLAN, without(REST_DAY, Kind.STRETCH))
    assert [(b.code, b.day) for b in referee(spoilt, RUNNER, EMPTY)] == [
        (Broken.STRETCH, REST_DAY.day)
    ]
