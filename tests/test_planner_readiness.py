"""How many runs away a distance is, when it can be run, and what would make a wished day true."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from goal_builders import (
    LOOP_M,
    NO_ROUTES,
    ROUTES,
    TODAY,
    a_given,
    days_on,
    with_runner,
    with_way,
)

from planner.choose import Library
from planner.journal import CheckIn, Cleared, Journal, RunDone, Walked, told_longest
from planner.load import cap_m
from planner.readiness import Readiness, Remedy, readiness, runs_until
from planner.runner import Spacing
from planner.season import Given, untouched


@pytest.mark.parametrize(
    ("longest_km", "distance_km", "runs"),
    [(5, 14.7, 12), (8, 14.7, 7), (10, 14.7, 5), (13.4, 14.7, 1), (3, 5, 6), (6, 5, 0), (5, 5, 0)],
)
def test_the_vectors_of_the_rule_hold(longest_km: float, distance_km: float, runs: int) -> None:
    assert runs_until(1000 * longest_km, 1000 * distance_km) == runs


def test_a_run_right_at_the_cap_is_the_next_one() -> None:
    assert runs_until(5000, cap_m(5000)) == 1
    assert runs_until(5000, cap_m(5000) + 10) == 2


def run_m(given: Given, day: date) -> float:
    run = untouched(given, 52).run_on(day)
    return 0.0 if run is None else run.run_m


def remedies(found: Readiness) -> set[Remedy]:
    return {way.remedy for way in found.ways}


@pytest.mark.parametrize("library", [NO_ROUTES, ROUTES], ids=["none", "routes"])
@pytest.mark.parametrize("rest_days", [1, 2, 3])
def test_without_a_date_the_first_run_of_the_goal_is_told(library: Library, rest_days: int) -> None:
    given = a_given(library=library, rest_days_between=rest_days)
    found = readiness(given)
    assert (found.goal_m, found.runs, found.wished) == (LOOP_M, 12, None)
    assert found.earliest is not None
    assert found.weeks == (found.earliest - TODAY).days / 7
    runs = [day for day in untouched(given, 52).days if day.run]
    assert run_m(given, found.earliest) >= 0.95 * LOOP_M
    before = [day.run.run_m for day in runs if day.run and day.day < found.earliest]
    # Fifteen weeks at least: twelve longer runs, one a week, and a lighter week after each three.
    assert max(before) < LOOP_M
    assert found.weeks > 14


def test_a_route_is_reached_when_it_is_run_itself() -> None:
    given = a_given(library=ROUTES, route_id="loop", goal_m=None)
    found = readiness(given)
    assert found.earliest is not None
    run = untouched(given, 52).run_on(found.earliest)
    assert run is not None
    assert run.route is not None
    assert (run.route.route_id, run.run_m) == ("loop", LOOP_M)


def test_a_goal_run_in_the_last_thirty_days_is_reached() -> None:
    found = readiness(a_given(15_000.0))
    assert (found.runs, found.earliest, found.weeks) == (0, None, None)
    assert not found.is_too_early


def test_a_dated_goal_that_can_be_kept_is_kept_by_the_plan() -> None:
    given = a_given(goal_day=days_on(144), library=ROUTES, route_id="loop")
    found = readiness(given)
    assert (found.earliest, found.wished) == (days_on(144), days_on(144))
    assert not found.is_too_early
    assert found.ways == ()
    assert run_m(given, days_on(144)) == LOOP_M


@pytest.mark.parametrize("library", [NO_ROUTES, ROUTES], ids=["none", "routes"])
@pytest.mark.parametrize("days", [16, 30, 60, 90, 100])
def test_each_remedy_for_a_day_too_early_is_true_when_it_is_taken(
    days: int, library: Library
) -> None:
    given = a_given(goal_day=days_on(days), library=library)
    found = readiness(given)
    assert found.is_too_early
    assert remedies(found) == {Remedy.LATER, Remedy.SHORTER, Remedy.LONGER_RUN}
    for way in found.ways:
        taken = with_way(given, way)
        again = readiness(taken)
        assert not again.is_too_early, way
        goal_day = taken.profile.runner.goal_day
        assert goal_day is not None
        assert run_m(taken, goal_day) >= 0.95 * again.goal_m


def test_the_later_day_is_the_first_that_works() -> None:
    given = a_given(goal_day=days_on(30))
    later = readiness(given).earliest
    assert later is not None
    for before in range(1, 22):
        day = later - timedelta(days=before)
        assert readiness(with_runner(given, goal_day=day)).is_too_early, day


def test_a_least_longer_run_is_told() -> None:
    given = a_given(goal_day=days_on(60))
    (way,) = [way for way in readiness(given).ways if way.remedy is Remedy.LONGER_RUN]
    assert way.metres is not None
    assert 5_000 < way.metres < LOOP_M / 1.1
    shorter = told_longest(way.metres / 1.1 - 100, TODAY)
    runs = (*given.journal.runs, shorter)
    assert readiness(replace(given, journal=replace(given.journal, runs=runs))).is_too_early


def test_fewer_rest_days_are_told_where_they_are_enough() -> None:
    # Twenty-seven sessions come first: with three rest days they take twice as long as with one.
    given = a_given(None, goal_m=6_000.0, goal_day=days_on(125), rest_days_between=3)
    found = readiness(given)
    assert found.runs is None
    (way,) = [way for way in found.ways if way.remedy is Remedy.FEWER_REST_DAYS]
    assert way.rest_days == 2
    taken = with_way(given, way)
    assert not readiness(taken).is_too_early
    assert run_m(taken, days_on(125)) >= 0.95 * 6_000


def test_an_existing_back_problem_keeps_its_two_rest_days() -> None:
    given = a_given(
        None, goal_m=6_000.0, goal_day=days_on(80), rest_days_between=2, has_back_history=True
    )
    assert Remedy.FEWER_REST_DAYS not in remedies(readiness(given))


def test_without_a_run_in_thirty_days_the_way_back_comes_first() -> None:
    found = readiness(a_given(None))
    assert found.runs is None
    # Twenty-seven sessions on every third day, and then the build-up.
    assert found.earliest is not None
    assert (found.earliest - TODAY).days > 27 * 3
    dated = readiness(a_given(None, goal_day=days_on(30)))
    assert dated.is_too_early
    assert remedies(dated) == {Remedy.LATER}


def test_a_way_back_that_is_due_after_a_stop_is_counted_in() -> None:
    runs = (RunDone(TODAY - timedelta(days=20), 5_000.0),)
    ordinary = readiness(a_given(journal=Journal(runs)))
    stopped = Journal(
        runs,
        (CheckIn(TODAY - timedelta(days=15), 7),),
        tuple(Walked(TODAY - timedelta(days=back), 1_800.0, 0, 0) for back in (6, 4)),
        (Cleared(TODAY - timedelta(days=8)),),
    )
    found = readiness(a_given(journal=stopped))
    assert ordinary.earliest is not None
    assert found.earliest is not None
    assert (found.earliest - ordinary.earliest).days > 60


@pytest.mark.parametrize("day", [days_on(-10), days_on(53 * 7)])
def test_a_day_past_or_over_a_year_ahead_is_no_date(day: date) -> None:
    found = readiness(a_given(goal_day=day))
    assert found.wished is None
    assert not found.is_too_early
    assert found.earliest == readiness(a_given()).earliest


def test_a_goal_beyond_a_year_is_said_to_be_so() -> None:
    found = readiness(a_given(1_000.0, goal_m=100_000.0))
    assert found.earliest is None
    dated = readiness(a_given(1_000.0, goal_m=100_000.0, goal_day=days_on(200)))
    assert dated.is_too_early
    assert dated.earliest is None
    assert Remedy.LATER not in remedies(dated)


def test_without_a_goal_and_routes_there_is_nothing_to_reach() -> None:
    assert readiness(a_given(goal_m=None)) == Readiness(0.0, None, None, None)


def test_the_day_after_a_run_is_too_early_for_a_goal_however_short() -> None:
    journal = Journal((RunDone(TODAY, 6_000.0),))
    given = a_given(journal=journal, goal_m=5_000.0, goal_day=days_on(1))
    found = readiness(given)
    assert (found.is_too_early, found.earliest) == (True, days_on(3))
    assert not readiness(with_runner(given, goal_day=days_on(3))).is_too_early


def test_fixed_weekdays_do_not_keep_a_goal_from_its_own_day() -> None:
    given = a_given(spacing=Spacing.FIXED, weekdays=frozenset({2, 6}), goal_day=days_on(144))
    found = readiness(given)
    assert found.is_too_early == (run_m(given, days_on(144)) < 0.95 * LOOP_M)
