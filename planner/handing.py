"""A week made ready to be taken away: each run's line, its start, what it may pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from math import ceil
from typing import Protocol

from planner.book import Book
from planner.day_start import day_start
from planner.handout import Handout, HandoutDay, Line
from planner.hours import Start, zone_of
from planner.pain_state import CALM, Standing
from planner.picks import other_id
from planner.plan import Day, Plan, RoutePick
from planner.profile import Profile
from planner.rules import DAYS_A_WEEK
from planner.screens.labels import run_name
from planner.season import Given, Season, untouched
from routes.course import Sight
from routes.errors import RouteError
from routes.facts import RouteFacts
from routes.measure import measure
from routes.recipe import Recipe, make
from routes.sights import sights_of
from routes.summary import RouteSummary
from routes.track import Route
from routes.turns import turns_of
from routes.units import Units


class Opens(Protocol):
    """Whatever holds the routes of a plan: a catalogue, or all routes a runner sees."""

    def list(self) -> tuple[RouteSummary, ...]:
        """Return the summaries of all routes."""

    def open(self, route_id: str) -> Route:
        """Return a route in full. Raises RouteError."""

    def facts(self, route_id: str) -> RouteFacts | None:
        """Return what is said of a route, None when nothing is. Raises RouteError."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Hold whose week it is and when it last changed, aware UTC.

    `zone` is the browser's, for a profile without one; `runner_id` is "" for who keeps nothing.
    """

    profile: Profile
    stamp: datetime
    zone: tzinfo = UTC
    units: Units = Units.KM
    runner_id: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold the plan that is shown, how the back stands, and the plan without any change of it.

    `before` is None where nothing lies over the plan.
    """

    plan: Plan
    standing: Standing = CALM
    before: Plan | None = None


def shown(given: Given, season: Season) -> Shown:
    """Return a season's plan with the one that it would be but for changes and the back.

    Raises PlanError as `build` does.
    """
    is_as_planned = not given.edits and season.standing.state is CALM.state
    weeks = ceil(len(season.plan.days) / DAYS_A_WEEK)
    before = None if is_as_planned else untouched(given, weeks)
    return Shown(season.plan, season.standing, before)


def handout(of: Shown, days: Sequence[Day], whose: Whose, routes: Opens) -> Handout:
    """Return days of a plan, one or more, with all that is taken away with them.

    A run whose route is gone, cannot be made or does not fit has no line.
    """
    profile = whose.profile
    maker = _Lines(routes, whose.units)
    taken = tuple(
        HandoutDay(
            day,
            maker.of(day),
            _start(profile, day, maker.by_id, whose.zone),
            _is_cancelled(day, of.before),
        )
        for day in days
    )
    zone = zone_of(profile, whose.zone)
    return Handout(
        taken,
        profile,
        of.standing,
        of.plan.advice,
        whose.stamp.astimezone(UTC),
        zone,
        whose.units,
        whose.runner_id,
    )


def book_stamp(
    book: Book, as_of: date, zone: tzinfo, routes_at: datetime | None = None
) -> datetime:
    """Return when a kept runner's plan last changed, aware UTC.

    That is the newest change of the profile, of a record or, at `routes_at`, of the routes, and the
    beginning of the day that the plan is made on: a new day changes it too.
    """
    changes = (*(line.at for line in book.log[:1]), book.changed_at, routes_at)
    return max(day_stamp(as_of, zone), *filter(None, changes))


def day_stamp(as_of: date, zone: tzinfo) -> datetime:
    """Return the beginning of a day by a clock, aware UTC."""
    return datetime.combine(as_of, time(), zone).astimezone(UTC)


def _start(
    profile: Profile, day: Day, routes: Mapping[str, RouteSummary], zone: tzinfo
) -> Start | None:
    found = day_start(profile, day, routes, zone)
    return found.start if found else None


def _is_cancelled(day: Day, before: Plan | None) -> bool:
    return day.run is None and before is not None and before.run_on(day.day) is not None


class _Lines:
    """Make the lines of runs, those that are alike once."""

    def __init__(self, routes: Opens, units: Units) -> None:
        self._routes, self._units = routes, units
        self.by_id = {route.id: route for route in routes.list()}
        self._made: dict[tuple[str, Recipe], Line | None] = {}

    def of(self, day: Day) -> Line | None:
        """Return the line of a day's run, None where there is none."""
        pick = day.run.route if day.run else None
        if pick is None or not pick.fits:
            return None
        key = (pick.route_id, pick.recipe)
        if key not in self._made:
            self._made[key] = self._line(pick)
        return self._made[key]

    def _line(self, pick: RoutePick) -> Line | None:
        try:
            whole, facts, sights = self._opened(pick.route_id)
            other = None
            if over := other_id(pick.recipe, self.by_id.values()):
                other, _, more = self._opened(over)
                sights = (*sights, *more)
            made = make(whole, pick.recipe, other)
        except RouteError:
            return None
        route = replace(made, name=run_name(pick, self._units))
        measured = measure(route)
        turns_m = turns_of(pick.recipe, measured.distance_m)
        return Line(route, measured, turns_m, sights, facts)

    def _opened(self, route_id: str) -> tuple[Route, RouteFacts | None, tuple[Sight, ...]]:
        whole, facts = self._routes.open(route_id), self._routes.facts(route_id)
        return whole, facts, sights_of(whole, facts or RouteFacts(""))
