"""A loop from home for a run that no route fits: what is asked for, and what becomes of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from network_builders import shipped
from planner_builders import MONDAY, a_journal, a_route, a_runner

from planner import build, rules
from planner.edits import SetRoute, Skip
from planner.instead import wish_of
from planner.journal import Journal, RunDone
from planner.loop_offer import is_used, lacks_route, loop_ask, loop_pick, loop_reason, wanted_of
from planner.plan import Item, Plan
from planner.profile import Home, Profile
from routes.loop_ask import FIT_SHARE
from routes.loops import find_loops
from routes.recipe import Method, Recipe
from routes.summary import RouteSummary, summarise

HOME = Home(-33.8128, 151.0, "Home")


def plan(routes: tuple[RouteSummary, ...] = (), journal: Journal | None = None) -> Plan:
    return build(a_runner(6_000.0), journal or Journal(), routes, MONDAY, weeks=3)


def runs(made: Plan) -> list[tuple[date, Item]]:
    return [(day.day, day.run) for day in made.days if day.run]


def test_a_run_lacks_a_route_where_none_is_or_none_fits() -> None:
    assert all(lacks_route(run) for _, run in runs(plan()))
    assert all(lacks_route(run) for _, run in runs(plan((a_route(1_000.0, is_loop=False),))))
    fitting = runs(plan((a_route(3_000.0), a_route(4_000.0), a_route(4_400.0), a_route(6_000.0))))
    assert not all(lacks_route(run) for _, run in fitting)
    for _, run in fitting:
        assert lacks_route(run) is (run.route is None or not run.route.fits)


def test_the_ask_is_for_the_day_from_home() -> None:
    day, run = runs(plan())[0]
    ask = loop_ask(run, HOME, day, prefers_flat=True, is_dark=True)
    assert ask is not None
    assert ask.door == (HOME.lat_deg, HOME.lon_deg)
    assert ask.distance_m <= wanted_of(run)
    assert (ask.tastes.flat, ask.tastes.lit) == (True, True)
    assert loop_ask(run, HOME, day, prefers_flat=True, is_dark=True) == ask
    other = loop_ask(run, HOME, day + timedelta(days=1))
    assert other is not None
    assert other.seed != ask.seed


def test_no_loop_that_is_found_is_longer_than_the_runs_limit() -> None:
    made = plan(journal=a_journal((MONDAY - timedelta(days=2), 4_000)))
    for day, run in runs(made):
        ask = loop_ask(run, HOME, day)
        assert ask is not None
        most_m = wish_of(run, wanted_of(run)).most_m
        assert ask.distance_m * (1 + FIT_SHARE) <= most_m + 0.2
        assert ask.distance_m * (1 - FIT_SHARE) >= wanted_of(run) * (1 - rules.ROUTE_TOLERANCE)


@pytest.mark.parametrize("distance_m", [400.0, 120_000.0])
def test_what_is_no_length_of_a_loop_is_not_asked_for(distance_m: float) -> None:
    day, run = runs(plan())[0]
    assert loop_ask(replace(run, route=None, distance_m=distance_m), HOME, day) is None


def test_a_loop_that_is_kept_fits_its_run() -> None:
    day, run = runs(plan())[0]
    ask = loop_ask(run, HOME, day)
    assert ask is not None
    loop = find_loops(shipped(), ask).loops[0]
    pick = loop_pick(summarise(loop.route, "my.loop"), run)
    assert (pick.route_id, pick.fits, pick.ends_m) == ("my.loop", True, None)
    assert pick.recipe == Recipe(Method.WHOLE)
    assert pick.wanted_m == wanted_of(run)
    reason = loop_reason(loop.distance_m, run)
    assert reason.rule is rules.OUR_LOOP_HOME
    assert reason.values == (loop.distance_m, wanted_of(run))


def test_a_route_is_used_where_a_record_or_the_goal_names_it() -> None:
    day, run = runs(plan())[0]
    chosen = SetRoute(day, loop_pick(a_route(4_500.0, "my.loop"), run), is_loop_home=True)
    profile = Profile("Ada", a_runner(6_000.0), None, MONDAY)
    assert is_used("my.loop", [chosen], profile)
    assert is_used("my.loop", [RunDone(MONDAY, 4_500.0, route_id="my.loop")], profile)
    assert is_used("my.loop", [], replace(profile, goal_route_id="my.loop"))
    assert not is_used("my.loop", [Skip(day), RunDone(MONDAY, 4_500.0)], profile)
