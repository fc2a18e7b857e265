"""What a runner and all that goes with them are, for tests of goals and what is said of them."""

from dataclasses import replace
from datetime import date, timedelta

from planner_builders import a_library, a_route

from planner.choose import Library
from planner.exercises import load_exercises
from planner.journal import Journal, told_longest
from planner.profile import Profile
from planner.readiness import Way
from planner.runner import Runner
from planner.season import Given

TODAY = date(2026, 11, 25)
LOOP_M = 14_700.0
NO_ROUTES = Library(())
ROUTES = Library((*a_library(60), a_route(LOOP_M, "loop")))


def days_on(days: int) -> date:
    return TODAY + timedelta(days=days)


def a_given(
    longest_m: float | None = 5_000.0,
    *,
    library: Library = NO_ROUTES,
    journal: Journal | None = None,
    route_id: str = "",
    **runner: object,
) -> Given:
    """Return a season's ground for a goal of the loop's distance; `runner` are its other values."""
    values: dict[str, object] = {"goal_m": LOOP_M} | runner
    profile = Profile(
        "Ada",
        Runner(None, 390.0, **values),  # type: ignore[arg-type]
        longest_m,
        TODAY,
        weeks=26,
        goal_route_id=route_id,
    )
    if journal is None:
        journal = Journal(() if longest_m is None else (told_longest(longest_m, TODAY),))
    return Given(profile, journal, (), library, TODAY, load_exercises())


def with_runner(given: Given, **values: object) -> Given:
    runner = replace(given.profile.runner, **values)  # type: ignore[arg-type]
    return replace(given, profile=replace(given.profile, runner=runner))


def with_way(given: Given, way: Way) -> Given:
    """Return what a runner would have who takes the way that is named."""
    if way.day is not None:
        return with_runner(given, goal_day=way.day)
    if way.rest_days is not None:
        return with_runner(given, rest_days_between=way.rest_days)
    assert way.metres is not None
    if way.remedy == "shorter":
        shorter = with_runner(given, goal_m=way.metres)
        return replace(shorter, profile=replace(shorter.profile, goal_route_id=""))
    told = told_longest(way.metres, given.as_of)
    return replace(given, journal=replace(given.journal, runs=(*given.journal.runs, told)))
