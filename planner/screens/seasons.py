"""The current runner's season, made once for as long as nothing it follows from changes."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import streamlit as st

from planner.choose import Library as Shelf
from planner.choose import Taste
from planner.edits import Edit
from planner.errors import PlanError
from planner.exercises import load_exercises
from planner.readiness import Readiness, readiness
from planner.screens.desk import Desk
from planner.season import Given, Season, season
from planner.verdict import Verdict, judge
from routes.errors import RouteError
from routes.library import Library
from routes.summary import RouteSummary
from routes.surface import Surface, surface_of

_SHELF, _SEASON, _READINESS = "shelf", "season", "readiness"
_UNCHANGED = ("profile", "journal", "as_of", "zone")


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold a season with all that it was made from, and since when it is so in this visit."""

    given: Given
    season: Season
    since: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def judge(self, edit: Edit) -> Verdict:
        """Return what a change would do to this season."""
        return judge(self.given, self.season, edit)

    def readiness(self) -> Readiness:
        """Return how far off the goal is, worked out once for this season."""
        known = st.session_state.get(_READINESS)
        # It is of the plan without changes, so that those leave it as it is.
        if isinstance(known, _Ready) and _is_same(known.given, self.given, _UNCHANGED):
            return known.readiness
        found = readiness(self.given)
        st.session_state[_READINESS] = _Ready(self.given, found)
        return found


@dataclass(frozen=True, slots=True)
class _Ready:
    given: Given
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class _Shelved:
    routes: tuple[RouteSummary, ...]
    taste: Taste
    shelf: Shelf


def seen(desk: Desk, library: Library, routes: tuple[RouteSummary, ...]) -> Seen:
    """Return the season of a desk's runner. Raises PlanError as `build` does."""
    given = Given(
        desk.profile,
        desk.journal,
        desk.edits,
        _shelf(desk, library, routes),
        desk.today,
        load_exercises(),
        desk.zone,
    )
    known = st.session_state.get(_SEASON)
    if isinstance(known, Seen) and _is_same(known.given, given, (*_UNCHANGED, "edits")):
        return known
    found = Seen(given, season(given))
    st.session_state[_SEASON] = found
    return found


def planned_runs(desk: Desk, library: Library) -> tuple[tuple[date, float], ...]:
    """Return the days and metres of the runs to come, none where there is no plan to show."""
    try:
        found = seen(desk, library, library.list()).season
    except PlanError:
        return ()
    return tuple((day.day, day.run.run_m) for day in found.plan.days if day.run)


def _is_same(one: Given, other: Given, parts: tuple[str, ...]) -> bool:
    # The library is the same one or it is not: comparing a thousand routes would cost a plan.
    if one.library is not other.library:
        return False
    return all(getattr(one, part) == getattr(other, part) for part in parts)


def _shelf(desk: Desk, library: Library, routes: tuple[RouteSummary, ...]) -> Shelf:
    """Return the routes as a plan chooses from them, made once for the same routes and home."""
    home = desk.profile.home
    taste = Taste((home.lat_deg, home.lon_deg) if home else None)
    known = st.session_state.get(_SHELF)
    if isinstance(known, _Shelved) and known.routes is routes and known.taste == taste:
        return known.shelf
    shelf = Shelf(routes, taste, _surfaces(library, routes))
    st.session_state[_SHELF] = _Shelved(routes, taste, shelf)
    return shelf


def _surfaces(library: Library, routes: tuple[RouteSummary, ...]) -> dict[str, Surface]:
    """Return what is known of the ground by id; a route that went meanwhile has nothing known."""
    found = {}
    for route in routes:
        with suppress(RouteError):
            facts = library.facts(route.id)
            if facts is not None:
                found[route.id] = surface_of(facts.surface)
    return found
