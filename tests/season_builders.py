"""Seasons for tests: a runner, what happened, what was changed, and the day it is."""

from dataclasses import replace
from datetime import date, timedelta

from planner_builders import MONDAY, a_library

from planner.choose import Library
from planner.edits import Edit
from planner.exercises import load_exercises
from planner.journal import CheckIn, Journal, RunDone, told_longest
from planner.plan import Plan
from planner.profile import Profile
from planner.runner import Runner
from planner.season import Given, Season, season

NO_ROUTES = Library(())
ROUTES = Library(a_library(40))


def after(days: int, since: date = MONDAY) -> date:
    return since + timedelta(days=days)


def a_profile(**of_runner: object) -> Profile:
    runner = replace(Runner(None, 390.0), **of_runner)  # type: ignore[arg-type]
    return Profile("Ada", runner, None, MONDAY, weeks=4)


def given(
    *edits: Edit,
    runs: tuple[RunDone, ...] = (),
    check_ins: tuple[CheckIn, ...] = (),
    longest_m: float | None = 5_000.0,
    library: Library = NO_ROUTES,
    as_of: date = MONDAY,
    weeks: int = 4,
    **of_runner: object,
) -> Given:
    """Return what a season follows from: a runner of 5 km, on a Monday, with nothing kept yet."""
    told = () if longest_m is None else (told_longest(longest_m, as_of),)
    journal = Journal((*told, *runs), check_ins)
    profile = replace(a_profile(**of_runner), weeks=weeks)
    return Given(profile, journal, edits, library, as_of, load_exercises())


def of(*edits: Edit, **others: object) -> Season:
    return season(given(*edits, **others))  # type: ignore[arg-type]


def runs_of(plan: Plan) -> dict[date, float]:
    return {day.day: day.run.run_m for day in plan.days if day.run}
