"""Handouts for tests: a season's days with lines, start times and what was taken away."""

from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

import numpy as np
import season_builders
from builders import equator_track, ring_route
from planner_builders import with_run

from planner.edits import Edit
from planner.handout import Handout, HandoutDay, Line
from planner.hours import start_time, zone_of
from planner.pain import standing
from planner.plan import Day, Item, Plan
from planner.profile import Help
from planner.season import Given, plan_of, untouched
from routes.measure import measure
from routes.track import Route
from routes.units import Units

SYDNEY = ZoneInfo("Australia/Sydney")
STAMP = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


def a_line(distance_m: float, name: str = "Ring", route: Route | None = None) -> Line:
    """Return the line of a route; without one it is a ring on the equator, that far around."""
    route = route or ring_route(distance_m, name)
    return Line(route, measure(route))


def handout_of(
    given: Given,
    *,
    stamp: datetime = STAMP,
    zone: tzinfo = SYDNEY,
    units: Units = Units.KM,
    runner_id: str = "ada",
    weeks: int | None = None,
) -> Handout:
    """Return the handout of a season: its lines are rings of the distance that a run has."""
    stands = standing(given.journal, given.runner, given.as_of)
    plan, was = plan_of(given, weeks), untouched(given, weeks)
    clock = zone_of(given.profile, zone)
    return Handout(
        tuple(_handed(given, day, was, clock) for day in plan.days),
        given.profile,
        stands,
        plan.advice,
        stamp,
        clock,
        units,
        runner_id,
    )


def a_handout(
    *edits: Edit, stamp: datetime = STAMP, zone: tzinfo = SYDNEY, **of_season: object
) -> Handout:
    """Return the handout of what `season_builders.given` makes: 5 km, four weeks, 40 routes."""
    library = of_season.pop("library", season_builders.ROUTES)
    given = season_builders.given(*edits, library=library, **of_season)  # type: ignore[arg-type]
    return handout_of(given, stamp=stamp, zone=zone)


def renamed(handout: Handout, name: str) -> Handout:
    """Return a handout whose routes, runner, and people to call all have that name."""
    days = []
    for each in handout.days:
        pick = each.day.run.route if each.day.run else None
        day = with_run(each.day, route=replace(pick, route_name=name)) if pick else each.day
        line = each.line and replace(each.line, route=replace(each.line.route, name=name))
        days.append(replace(each, day=day, line=line))
    called = Help(name, name, name, name, name)
    profile = replace(handout.profile, name=name.strip()[:60] or "Ada", help=called)
    return replace(handout, days=tuple(days), profile=profile)


def hilly(handout: Handout) -> Handout:
    """Return a handout whose lines have heights."""
    days = [replace(each, line=each.line and _hilly(each.line)) for each in handout.days]
    return replace(handout, days=tuple(days))


def by_day(handout: Handout) -> dict[date, HandoutDay]:
    """Return a handout's days by their dates."""
    return {each.day.day: each for each in handout.days}


def _handed(given: Given, day: Day, was: Plan, zone: tzinfo) -> HandoutDay:
    run = day.run
    if run is None:
        return HandoutDay(day, is_cancelled=was.run_on(day.day) is not None)
    start = start_time(given.profile, day.day, day.duration_s, None, zone)
    return HandoutDay(day, _line(run), start)


def _hilly(line: Line) -> Line:
    along_m = np.linspace(0, line.measurement.distance_m, 200)
    track = equator_track(list(along_m), list(40 + 15 * np.sin(along_m / 300)))
    return a_line(0, route=Route(line.route.name, track))


def _line(run: Item) -> Line | None:
    pick = run.route
    return a_line(pick.distance_m, pick.route_name) if pick and pick.fits else None
