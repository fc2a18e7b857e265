"""What a run of a finished plan might have instead of its route."""

from datetime import timedelta

import pytest
from planner_builders import MONDAY, a_library, a_route, a_runner, run_dates

from planner import build, rules
from planner.choose import Library, Used
from planner.instead import instead, used_before
from planner.journal import Journal, RunDone
from planner.plan import Plan

ROUTES = a_library(40)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return build(a_runner(), Journal(), ROUTES, MONDAY, weeks=4)


def test_each_run_has_three_other_routes_that_fit_and_keep_to_its_limit(plan: Plan) -> None:
    library = Library(ROUTES)
    for day in plan.days:
        if day.run is None or day.run.route is None:
            continue
        (longest_m, *_) = (r.values[0] for r in day.run.reasons if r.rule == rules.LOAD_1)
        found = [choice.pick for choice in instead(plan, Journal(), library, day.day)]
        assert len({day.run.route.route_id, *(pick.route_id for pick in found)}) == 4
        for pick in found:
            assert pick.fits
            assert pick.wanted_m == day.run.route.wanted_m
            assert pick.distance_m <= 1.1 * float(longest_m) + 1e-6


def test_what_was_run_and_is_planned_before_counts_and_nothing_later(plan: Plan) -> None:
    first, second, *_ = run_dates(plan)
    on_road = RunDone(MONDAY - timedelta(days=3), 5_000, route_id="road")
    long_ago = RunDone(MONDAY - timedelta(days=9), 5_000, route_id="hill")
    anywhere = RunDone(MONDAY - timedelta(days=6), 5_000)
    found = used_before(plan, Journal((on_road, anywhere, long_ago)), second)
    assert found[:2] == (Used("hill", None, long_ago.day), Used("road", None, on_road.day))
    (planned,) = found[2:]
    assert planned.day == first


def test_a_rest_day_and_a_plan_without_routes_have_none(plan: Plan) -> None:
    resting = next(day.day for day in plan.days if day.run is None)
    assert instead(plan, Journal(), Library(ROUTES), resting) == ()
    assert instead(plan, Journal(), Library(ROUTES), MONDAY - timedelta(days=1)) == ()
    bare = build(a_runner(), Journal(), (), MONDAY)
    assert instead(bare, Journal(), Library(ROUTES), run_dates(bare)[0]) == ()


def test_where_nothing_fits_the_next_nearest_is_marked() -> None:
    routes = (a_route(1_500, "short", is_loop=False), a_route(1_200, "shorter", is_loop=False))
    plan = build(a_runner(10_000.0), Journal(), routes, MONDAY)
    day = run_dates(plan)[0]
    found = [choice.pick for choice in instead(plan, Journal(), Library(routes), day, count=1)]
    assert [(pick.route_id, pick.fits) for pick in found] == [("shorter", False)]
