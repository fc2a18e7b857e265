"""What a plan looks like, and that the referee passes each one."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planner_builders import (
    MONDAY,
    a_journal,
    a_library,
    a_route,
    a_runner,
    dates,
    distances_m,
    long_runs_m,
    run_dates,
)

from planner import build, referee, rules
from planner.errors import PlanError, PlanFault
from planner.journal import Journal
from planner.plan import Kind, Plan
from planner.runner import Runner, Spacing, least_rest_days
from planner.sessions import SESSIONS
from routes.summary import RouteSummary
from routes.tailor import Method

EMPTY = Journal()
YESTERDAY = MONDAY - timedelta(days=1)

# Year end, leap day, both Sydney clock changes, and each weekday as a first day.
FIRST_DAYS = (
    *dates(MONDAY, 0, 1, 2, 3, 4, 5, 6),
    date(2026, 12, 28),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2026, 3, 30),
    date(2026, 9, 29),
)
LIBRARIES = (
    (),
    (a_route(1_360),),
    (a_route(14_700),),
    (a_route(9_800, is_loop=False), a_route(5_000), a_route(3_100)),
    a_library(30),
)


def passes(
    runner: Runner, journal: Journal, library: tuple[RouteSummary, ...], first_day: date, weeks: int
) -> None:
    plan = build(runner, journal, library, first_day, weeks)
    assert referee(plan, runner, journal) == ()
    assert len(plan.days) == 7 * weeks


@pytest.mark.parametrize("first_day", FIRST_DAYS, ids=str)
@pytest.mark.parametrize("library", LIBRARIES, ids=len)
@pytest.mark.parametrize("rest_days", [1, 2, 3])
def test_the_referee_passes_every_plan_of_a_grid(
    first_day: date, library: tuple[RouteSummary, ...], rest_days: int
) -> None:
    for longest_m, goal_m in (
        (1_000.0, None),
        (1_450.0, 15_000.0),
        (5_000.0, None),
        (21_100.0, 3e3),
    ):
        runner = a_runner(longest_m, goal_m=goal_m, rest_days_between=rest_days)
        passes(runner, EMPTY, library, first_day, 9)


def test_the_same_runner_gets_the_same_plan() -> None:
    library = a_library(30)
    one, other = (build(a_runner(), EMPTY, library, MONDAY, weeks=6) for _ in range(2))
    assert one == other
    assert one == build(a_runner(), EMPTY, library[::-1], MONDAY, weeks=6)


@st.composite
def runners(draw: st.DrawFn) -> Runner:
    rest_days = draw(st.sampled_from(rules.REST_DAYS_ALLOWED))
    weekdays = draw(st.none() | st.frozensets(st.integers(1, 7), min_size=1))
    fits = weekdays is not None and least_rest_days(weekdays) >= rest_days
    spacing = draw(st.sampled_from(Spacing)) if fits else Spacing.ROLLING
    return Runner(
        longest_recent_m=draw(st.floats(1_000, 60_000)),
        easy_pace_s_per_km=draw(st.floats(150, 900)),
        rest_days_between=rest_days,
        weekdays=weekdays,
        spacing=spacing,
        goal_m=draw(st.none() | st.floats(1_000, 60_000)),
    )


@settings(max_examples=150)
@given(
    runner=runners(),
    runs=st.lists(st.tuples(st.integers(-60, 0), st.floats(300, 50_000)), max_size=6),
    routes=st.lists(st.tuples(st.floats(300, 45_000), st.booleans()), max_size=8),
    first=st.integers(0, 800),
    weeks=st.integers(1, 9),
)
def test_the_referee_passes_every_plan_that_can_be_built(
    runner: Runner,
    runs: list[tuple[int, float]],
    routes: list[tuple[float, bool]],
    first: int,
    weeks: int,
) -> None:
    first_day = MONDAY + timedelta(days=first)
    journal = a_journal(*((first_day + timedelta(days=n), metres) for n, metres in runs))
    library = tuple(
        a_route(metres, f"r{i}", is_loop=loop) for i, (metres, loop) in enumerate(routes)
    )
    passes(runner, journal, library, first_day, weeks)


@pytest.mark.parametrize("first_day", FIRST_DAYS, ids=str)
def test_a_longer_plan_begins_with_the_shorter_one(first_day: date) -> None:
    runner, library = a_runner(), a_library(20)
    long_plan = build(runner, EMPTY, library, first_day, weeks=7)
    for weeks in range(1, 7):
        short_plan = build(runner, EMPTY, library, first_day, weeks)
        assert long_plan.days[: 7 * weeks] == short_plan.days


def test_two_rest_days_give_weeks_of_three_two_and_two_runs() -> None:
    plan = build(a_runner(), EMPTY, (), MONDAY, weeks=3)
    assert [sum(1 for day in week if day.run) for week in plan.weeks] == [3, 2, 2]


def test_the_last_run_holds_the_first_one_back() -> None:
    plan = build(a_runner(), a_journal((YESTERDAY, 3_000)), (), MONDAY)
    assert run_dates(plan) == dates(MONDAY, 2, 5)


def test_a_run_done_on_the_first_day_is_rested_after() -> None:
    plan = build(a_runner(), a_journal((MONDAY, 5_000)), (), MONDAY)
    assert run_dates(plan) == dates(MONDAY, 3, 6)
    why = [[reason.rule for reason in day.items[0].reasons] for day in plan.days[:3]]
    assert why[0] == [rules.OUR_RAN_TODAY]
    assert why[1] == why[2] == [rules.ART_2, rules.OUR_REST_DAYS]


def test_only_a_first_run_after_no_known_one_asks_for_rest_before_it() -> None:
    for journal, asks in ((EMPTY, True), (a_journal((YESTERDAY, 5_000)), False)):
        plan = build(a_runner(), journal, (), MONDAY, weeks=2)
        runs = [day.run for day in plan.days if day.run]
        asked = [any(r.rule == rules.OUR_LAST_UNKNOWN for r in run.reasons) for run in runs]
        assert asked == [asks, *[False] * (len(runs) - 1)]


def test_the_long_run_grows_by_at_most_a_tenth_and_is_lighter_every_fourth_week() -> None:
    runner = a_runner(5_000, goal_m=50_000, rest_days_between=3)
    plan = build(runner, EMPTY, (), MONDAY, weeks=8)
    assert long_runs_m(plan) == [5_500, 6_000, 6_600, 4_300, 7_200, 7_900, 8_600, 5_600]


def means_m(plan: Plan) -> list[float]:
    """Return the mean run of each week, weeks without a run left out."""
    weeks = [[day.run.distance_m or 0.0 for day in week if day.run] for week in plan.weeks]
    return [sum(week) / len(week) for week in weeks if week]


@pytest.mark.parametrize("library", LIBRARIES, ids=len)
@pytest.mark.parametrize("rest_days", [1, 2, 3])
@pytest.mark.parametrize(
    ("weekdays", "spacing"),
    [
        (None, Spacing.ROLLING),
        (frozenset({1, 4, 7}), Spacing.ROLLING),
        (frozenset({6}), Spacing.FIXED),
    ],
)
@pytest.mark.parametrize("goal_m", [None, 40_000.0])
def test_the_runs_of_a_lighter_week_are_a_fifth_shorter_or_more(
    library: tuple[RouteSummary, ...],
    rest_days: int,
    weekdays: frozenset[int] | None,
    spacing: Spacing,
    goal_m: float | None,
) -> None:
    for longest_m in (3_000.0, 5_000.0, 9_300.0, 21_100.0):
        runner = a_runner(
            longest_m,
            rest_days_between=rest_days,
            weekdays=weekdays,
            spacing=spacing,
            goal_m=goal_m,
        )
        plan = build(runner, EMPTY, library, MONDAY, weeks=12)
        means = means_m(plan)
        for week in (3, 7, 11):
            assert means[week] <= 0.8 * means[week - 1]
            before = [day.run.distance_m or 0.0 for day in plan.weeks[week - 1] if day.run]
            lighter = [day.run.distance_m or 0.0 for day in plan.weeks[week] if day.run]
            assert max(lighter) <= 0.8 * max(before)


def test_every_run_of_a_lighter_week_says_so() -> None:
    plan = build(a_runner(goal_m=20_000), EMPTY, (), MONDAY, weeks=4)
    for number, week in enumerate(plan.weeks, 1):
        for day in week:
            if day.run:
                told = any(reason.rule == rules.DELOAD_1 for reason in day.run.reasons)
                assert told is (number == 4)


def test_no_route_takes_a_run_past_the_goal() -> None:
    library = (a_route(30_000, is_loop=False), *(a_route(3_800.0 + 70 * i) for i in range(9)))
    plan = build(a_runner(30_000), EMPTY, library, MONDAY, weeks=8)
    assert max(distances_m(plan)) == 30_000


def test_growth_ends_at_the_goal() -> None:
    plan = build(a_runner(5_000, goal_m=6_000), EMPTY, (), MONDAY, weeks=6)
    assert long_runs_m(plan) == [5_500, 6_000, 6_000, 4_500, 6_000, 6_000]


def test_growth_ends_at_the_longest_route_when_no_goal_is_named() -> None:
    plan = build(a_runner(5_000), EMPTY, (a_route(6_000),), MONDAY, weeks=6)
    assert max(long_runs_m(plan)) == 6_000


def test_without_routes_and_goal_the_long_run_holds() -> None:
    plan = build(a_runner(5_000), EMPTY, (), MONDAY, weeks=3)
    assert long_runs_m(plan) == [5_000, 5_000, 5_000]


def test_a_runner_beyond_the_goal_holds() -> None:
    plan = build(a_runner(10_000, goal_m=5_000), EMPTY, (), MONDAY, weeks=3)
    assert long_runs_m(plan) == [10_000, 10_000, 10_000]


def test_the_parramatta_loop_is_reached_from_five_kilometres() -> None:
    library = (a_route(14_700, "parramatta-loop"), *a_library(20))
    plan = build(a_runner(5_000, goal_m=14_700), EMPTY, library, MONDAY, weeks=20)
    assert 14_700 in long_runs_m(plan)


def test_a_longer_run_in_the_journal_is_built_on() -> None:
    journal = a_journal((MONDAY - timedelta(days=10), 8_000), (YESTERDAY, 3_000))
    plan = build(a_runner(5_000, goal_m=20_000), journal, (), MONDAY)
    assert long_runs_m(plan) == [8_800]


def test_what_the_runner_told_is_overtaken_after_thirty_days() -> None:
    journal = a_journal((MONDAY - timedelta(days=29), 9_000), (YESTERDAY, 2_000))
    plan = build(a_runner(2_000, goal_m=20_000), journal, (), MONDAY)
    assert max(distances_m(plan)) <= 2_200


def test_every_run_is_wrapped_and_every_day_stretches() -> None:
    plan = build(a_runner(), EMPTY, a_library(5), MONDAY, weeks=4)
    for day in plan.days:
        kinds = [item.kind for item in day.items]
        if day.run:
            assert kinds == [Kind.WARM_UP, Kind.RUN, Kind.WARM_DOWN, Kind.STRETCH]
        else:
            assert kinds == [Kind.REST, Kind.STRETCH, Kind.WALK]


def test_a_run_tells_the_rest_before_it_and_a_rest_day_why_it_rests() -> None:
    journal = a_journal((MONDAY - timedelta(days=2), 5_000))
    plan = build(a_runner(weekdays=frozenset({1, 3, 7})), journal, (), MONDAY)
    told = [
        reason
        for day in plan.days
        for item in day.items
        for reason in item.reasons
        if item.kind in (Kind.RUN, Kind.REST) and reason.rule in (rules.ART_2, rules.OUR_WEEKDAYS)
    ]
    # Rest on Monday (two days after Saturday) and Tuesday, run on Wednesday after three rest days.
    assert [(reason.rule.id, reason.values) for reason in told] == [
        ("ART-2", (2,)),
        ("OUR-WEEKDAYS", ()),
        ("ART-2", (2, 3)),
        ("ART-2", (2,)),
        ("ART-2", (2,)),
        ("OUR-WEEKDAYS", ()),
        ("ART-2", (2, 3)),
    ]


def test_a_plan_turns_among_its_routes() -> None:
    library = tuple(a_route(1_500 + 60.0 * i) for i in range(80))
    plan = build(a_runner(), EMPTY, library, MONDAY, weeks=8)
    picks = [day.run.route.route_id for day in plan.days if day.run and day.run.route]
    assert all(one != another for one, another in pairwise(picks))


def test_a_run_without_a_fitting_route_keeps_its_distance_and_says_so() -> None:
    plan = build(a_runner(10_000), EMPTY, (a_route(2_000, is_loop=False),), MONDAY)
    for day in plan.days:
        if day.run:
            assert day.run.route is not None
            assert not day.run.route.fits
            assert day.run.distance_m == day.run.route.wanted_m
            assert any(reason.rule == rules.OUR_NO_FIT for reason in day.run.reasons)


def test_a_run_without_any_route_says_so() -> None:
    run = build(a_runner(), EMPTY, (), MONDAY).days[0].run
    assert run is not None
    assert run.route is None
    assert any(reason.rule == rules.OUR_NO_ROUTE for reason in run.reasons)


def test_a_one_way_route_says_where_it_ends() -> None:
    runner = a_runner(5_000, goal_m=5_000, rest_days_between=3)
    plan = build(runner, EMPTY, (a_route(5_000, is_loop=False),), MONDAY)
    run = plan.days[4].run
    assert run is not None
    assert run.route is not None
    assert run.route.recipe.method is Method.WHOLE
    assert any(
        reason.rule == rules.OUR_ONE_WAY and reason.values == (2_500,) for reason in run.reasons
    )


def test_a_first_week_cut_short_to_one_run_has_no_long_run() -> None:
    sunday = MONDAY + timedelta(days=6)
    plan = build(a_runner(), EMPTY, (), sunday, weeks=2)
    assert plan.days[0].run is not None
    assert not plan.days[0].run.is_long_run
    assert plan.days[0].run.distance_m == 3_700


@pytest.mark.parametrize(
    ("journal", "first_day", "weeks", "fault"),
    [
        (EMPTY, MONDAY, 0, PlanFault.WEEKS_RANGE),
        (EMPTY, MONDAY, 53, PlanFault.WEEKS_RANGE),
        (EMPTY, date.min, 1, PlanFault.DATE_RANGE),
        (EMPTY, date.max, 1, PlanFault.DATE_RANGE),
        (a_journal((date.max, 5_000)), MONDAY, 1, PlanFault.RUN_AFTER_START),
        (a_journal((MONDAY + timedelta(days=1), 5_000)), MONDAY, 4, PlanFault.RUN_AFTER_START),
    ],
)
def test_what_cannot_be_planned_is_refused(
    journal: Journal, first_day: date, weeks: int, fault: PlanFault
) -> None:
    with pytest.raises(PlanError) as caught:
        build(a_runner(), journal, (), first_day, weeks)
    assert caught.value.code is fault


def test_thirty_days_after_the_last_run_is_just_in_time() -> None:
    journal = a_journal((MONDAY - timedelta(days=30), 5_000))
    runner = a_runner()
    plan = build(runner, journal, (), MONDAY, weeks=2)
    assert run_dates(plan)[0] == MONDAY
    assert referee(plan, runner, journal) == ()


@pytest.mark.parametrize("last_run", [MONDAY - timedelta(days=31), date.min], ids=str)
def test_after_more_than_thirty_days_running_comes_back_in_small_pieces(last_run: date) -> None:
    runner, journal = a_runner(), a_journal((last_run, 5_000))
    plan = build(runner, journal, (), MONDAY, weeks=14)
    sessions = [day.run.session.id for day in plan.days if day.run and day.run.session]
    assert sessions == [session.id for session in SESSIONS]
    ordinary = [day.run for day in plan.days if day.run and not day.run.session]
    assert ordinary[0].distance_m is not None
    assert ordinary[0].distance_m <= 1.1 * 1_800 / 390 * 1_000
    assert referee(plan, runner, journal) == ()


def test_pace_changes_the_times_and_nothing_else() -> None:
    slow, fast = a_runner(), replace(a_runner(), easy_pace_s_per_km=300.0)
    one, other = (build(runner, EMPTY, a_library(9), MONDAY, 3) for runner in (slow, fast))
    assert distances_m(one) == distances_m(other)
    assert one.days[0].duration_s > other.days[0].duration_s
