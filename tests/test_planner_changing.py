"""A day's changes: which touch it and still count, swaps, the nearest day, what was planned."""

from dataclasses import replace

import pytest
from planner_builders import MONDAY, a_route
from season_builders import ROUTES, after, given, runs_of

from planner.changing import (
    Use,
    loses_goal,
    nearest_day,
    planned_on,
    shown_days,
    swaps,
    takes_wishes,
    touching,
    use_of,
)
from planner.edits import Edit, Move, NotToday, SetDistance, Skip, Swap, Vacation
from planner.journal import CheckIn, RunDone
from planner.later_runs import Later, later
from planner.pick_climb import about_climb_m
from planner.picks import as_pick
from planner.runner import Spacing
from planner.season import Given, season
from planner.verdict import judge, take_back
from routes.recipe import Method, Recipe
from routes.summary import RouteSummary

# Untouched, runs are on days 0, 3, 6 (the long one), 9 and so on.
LONG, EASY = after(6), after(3)


@pytest.mark.parametrize(
    ("edit", "days"),
    [
        (Move(after(3), after(4)), (3, 4)),
        (Swap(LONG, EASY), (3, 6)),
        (Skip(after(3)), (3,)),
        (Vacation(after(3), after(5)), ()),
    ],
)
def test_a_change_touches_the_days_it_names(edit: Edit, days: tuple[int, ...]) -> None:
    assert [day for day in range(8) if touching([edit], after(day))] == list(days)


@pytest.mark.parametrize(
    ("edit", "use"),
    [
        (Skip(after(3)), Use.ACTIVE),
        (Move(after(3), after(4)), Use.ACTIVE),
        (Skip(after(-1)), Use.PAST),
        (Vacation(after(-5), after(-1)), Use.PAST),
        (Vacation(after(-5), after(0)), Use.ACTIVE),
        (Skip(after(4)), Use.IDLE),
        (SetDistance(after(4), 4_000.0), Use.IDLE),
        (Vacation(after(30), after(40)), Use.LATER),
    ],
)
def test_whether_a_change_still_counts(edit: Edit, use: Use) -> None:
    asked = given(edit)
    assert use_of(asked, season(asked).plan, edit) is use


def test_a_change_that_a_later_one_took_the_place_of_counts_no_more() -> None:
    first, second = SetDistance(EASY, 3_000.0), SetDistance(EASY, 4_000.0)
    asked = given(first, second)
    plan = season(asked).plan
    assert [use_of(asked, plan, edit) for edit in (first, second)] == [Use.IDLE, Use.ACTIVE]


def test_a_swap_is_of_the_long_run_with_another_of_its_week() -> None:
    plan = season(given()).plan
    assert swaps(plan, LONG) == (Swap(LONG, after(0)), Swap(LONG, EASY))
    assert swaps(plan, EASY) == (Swap(LONG, EASY),)
    assert swaps(plan, after(4)) == ()
    swapped = season(given(Swap(LONG, EASY))).plan
    runs = [swapped.run_on(day) for day in (EASY, LONG)]
    assert [run is not None and run.is_long_run for run in runs] == [True, False]


def test_a_swapped_run_can_be_swapped_back() -> None:
    asked = given(Swap(LONG, EASY))
    plan = season(asked).plan
    (back,) = (swap for swap in swaps(plan, LONG) if swap.day == EASY)
    assert judge(asked, season(asked), back).after.plan == season(given()).plan


def test_the_nearest_day_that_works_is_found_by_trying() -> None:
    asked = given()
    before = season(asked)
    found = nearest_day(before.plan, Move(EASY, after(1)), lambda edit: judge(asked, before, edit))
    assert found == after(4)
    assert judge(asked, before, Move(EASY, after(4))).is_allowed


def test_there_is_no_such_day_while_running_is_stopped() -> None:
    asked = given()
    before = season(asked)
    stopped = given(check_ins=(CheckIn(MONDAY, 8),))
    found = nearest_day(
        before.plan, Move(EASY, after(1)), lambda edit: judge(stopped, season(stopped), edit)
    )
    assert found is None


def test_a_session_and_a_sore_back_take_no_wishes() -> None:
    def run_of(asked: Given) -> bool:
        plan = season(asked).plan
        run = next(day.run for day in plan.days if day.run)
        return takes_wishes(run)

    assert run_of(given())
    assert not run_of(given(longest_m=None))
    assert not run_of(given(check_ins=(CheckIn(MONDAY, 2),)))


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        (Move(EASY, after(4)), (4,)),
        (NotToday(EASY), (4,)),
        (SetDistance(EASY, 4_000.0), (3,)),
        (Swap(LONG, EASY), (3, 6)),
        (Skip(EASY), ()),
    ],
)
def test_the_runs_that_a_change_is_about(edit: Edit, shown: tuple[int, ...]) -> None:
    plan = season(given(edit)).plan
    assert shown_days(edit, plan) == tuple(after(day) for day in shown)


def test_what_was_planned_on_a_day_gone_by_is_told_from_the_runs_before_it() -> None:
    done = (RunDone(after(0), 5_000.0), RunDone(after(4), 4_000.0))
    asked = given(runs=done, as_of=after(5), library=ROUTES)
    found = planned_on(asked, after(3))
    then = season(given(runs=done[:1], as_of=after(3), library=ROUTES, longest_m=None)).plan
    wanted = then.run_on(after(3))
    assert found is not None
    assert wanted is not None
    assert found.distance_m == wanted.distance_m
    assert planned_on(asked, after(2)) is None


def test_nothing_was_planned_before_the_plan_began() -> None:
    assert planned_on(given(as_of=after(5), plan_from=after(4)), after(3)) is None


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (NotToday(EASY), Later(next_on=after(4), since=LONG, days=1)),
        (Move(EASY, after(5)), Later(since=LONG, days=2)),
        (Move(EASY, after(7)), Later(moved=((LONG, after(4)),), since=after(9), days=1)),
        (Skip(EASY), Later()),
        (Vacation(after(2), after(7)), Later((EASY, LONG), next_on=after(8))),
    ],
)
def test_what_becomes_of_later_runs(edit: Edit, found: Later) -> None:
    asked = given()
    before = season(asked)
    assert later(before.plan, judge(asked, before, edit).after.plan, edit) == found


def test_on_fixed_days_a_run_that_waits_falls_out() -> None:
    asked = given(weekdays=frozenset({1, 4}), spacing=Spacing.FIXED)
    before = season(asked)
    edit = NotToday(EASY)
    found = later(before.plan, judge(asked, before, edit).after.plan, edit)
    assert found == Later((EASY,), next_on=after(7))


@pytest.mark.parametrize(
    ("edit", "is_lost"),
    [
        (Skip(after(20)), True),
        (NotToday(after(20)), True),
        (Vacation(after(19), after(21)), True),
        (Skip(after(3)), False),
    ],
)
def test_a_goal_that_is_no_longer_run_on_its_day_is_told(edit: Edit, *, is_lost: bool) -> None:
    asked = given(goal_m=5_400.0, goal_day=after(20))
    before = season(asked)
    assert before.plan.run_on(after(20)) is not None
    assert loses_goal(asked, before.plan, judge(asked, before, edit).after.plan) is is_lost
    assert not loses_goal(given(), before.plan, before.plan)


def test_taking_changes_back_gives_the_plan_without_them() -> None:
    asked = given(Skip(EASY), SetDistance(LONG, 4_000.0))
    now, cost = take_back(asked, season(asked), [Skip(EASY)])
    assert now == season(given(SetDistance(LONG, 4_000.0)))
    assert cost.runs_after - cost.runs_before == 1
    assert runs_of(now.plan).keys() - runs_of(season(asked).plan).keys() == {EASY}


def test_an_own_distance_over_the_limit_can_be_made_longer_still() -> None:
    asked = given()
    first = judge(asked, season(asked), SetDistance(LONG, 8_000.0)).accepted
    asked = given(first)
    second = judge(asked, season(asked), SetDistance(LONG, 9_000.0))
    assert second.soft
    run = season(given(first, second.accepted)).plan.run_on(LONG)
    assert run is not None
    assert run.distance_m == 9_000


def test_a_long_run_of_the_runners_own_stays_the_long_one_unless_it_is_short() -> None:
    for metres, is_long in ((5_400.0, True), (2_000.0, False)):
        run = season(given(SetDistance(LONG, metres))).plan.run_on(LONG)
        assert run is not None
        assert run.is_long_run is is_long


def test_a_move_into_a_pause_is_refused_for_the_back_not_for_rest() -> None:
    sore = given(runs=(RunDone(after(-4), 5_000.0),), check_ins=(CheckIn(MONDAY, 4),))
    before = season(sore)
    (day, *_) = (day for day in runs_of(before.plan) if day > after(1))
    found = judge(sore, before, Move(day, after(1)))
    assert [breach.code.value for breach in found.hard] == ["pain"]


def hilly(ascent_m: float | None) -> RouteSummary:
    return replace(a_route(5_000), ascent_m=ascent_m, descent_m=40.0)


@pytest.mark.parametrize(
    ("recipe", "distance_m", "climb_m"),
    [
        (Recipe(Method.WHOLE), 5_000, 60),
        (Recipe(Method.REVERSE), 5_000, 40),
        (Recipe(Method.LAPS, laps=2), 10_000, 120),
        (Recipe(Method.OUT_AND_BACK, turn_m=2_500), 5_000, 50),
        (Recipe(Method.TO_ANOTHER, leave_m=300, other="Hill"), 6_000, None),
    ],
)
def test_about_how_much_a_pick_climbs(
    recipe: Recipe, distance_m: float, climb_m: float | None
) -> None:
    summary = hilly(60.0)
    assert about_climb_m(summary, as_pick(summary, recipe, distance_m, distance_m)) == climb_m
    unknown = hilly(None)
    assert about_climb_m(unknown, as_pick(unknown, recipe, distance_m, distance_m)) is None
