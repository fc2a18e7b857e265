"""A week made ready to be taken away: lines, starts, and what was taken out of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import SHIPPED, equator_route, ring_route
from season_builders import after, given
from store_builders import a_profile as kept_profile
from store_builders import a_run, opened, url_of

from planner.choose import Library
from planner.edits import Move, Skip
from planner.handing import Shown, Whose, book_stamp, day_stamp, handout, shown
from planner.handout import Handout
from planner.journal import CheckIn
from planner.plan import Day, Item, Kind, Plan, RoutePick
from planner.season import Given, season
from planner.signs import Sign
from routes.catalogue import Catalogue
from routes.errors import StaleRouteError, UnknownRouteError
from routes.facts import RouteFacts
from routes.recipe import Method, Recipe
from routes.summary import RouteSummary, summarise
from routes.track import Route
from routes.units import Units

SYDNEY = ZoneInfo("Australia/Sydney")
STAMP = datetime(2026, 11, 22, 20, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
WHOLE = Recipe(Method.WHOLE)


class Folder:
    """Hold routes by id; the files of those in `gone` are."""

    def __init__(self, routes: Mapping[str, Route], gone: tuple[str, ...] = ()) -> None:
        self._routes, self._gone = routes, gone
        self.opened: list[str] = []

    def list(self) -> tuple[RouteSummary, ...]:
        """Return the summaries of all routes."""
        return tuple(summarise(route, key) for key, route in self._routes.items())

    def open(self, route_id: str) -> Route:
        """Return a route, or raise as a catalogue does."""
        self.opened.append(route_id)
        if route_id in self._gone:
            raise StaleRouteError(route_id)
        if route_id not in self._routes:
            raise UnknownRouteError(route_id)
        return self._routes[route_id]

    def facts(self, route_id: str) -> RouteFacts | None:
        """Return facts that name the route."""
        return RouteFacts(f"{route_id}.gpx")


ROUTES = {"east": equator_route(3_000.0, name="East"), "ring": ring_route(4_000.0)}


def pick(route_id: str, recipe: Recipe = WHOLE, *, fits: bool = True) -> RoutePick:
    return RoutePick(route_id, ROUTES[route_id].name, recipe, 4_000.0, 4_000.0, fits)


def a_day(run: RoutePick | None, day: date = MONDAY) -> Day:
    return Day(day, (Item(Kind.RUN, 1_500.0, (), 4_000.0, run),))


def taken(*days: Day, routes: Folder | None = None, units: Units = Units.KM) -> Handout:
    whose = Whose(kept_profile(), STAMP, SYDNEY, units)
    plan = Plan(days[0].day, days, "Gently")
    return handout(Shown(plan), days, whose, routes or Folder(ROUTES))


def of_season(of: Given, days: slice = slice(7)) -> Handout:
    found = season(of)
    whose = Whose(of.profile, STAMP, SYDNEY)
    return handout(shown(of, found), found.plan.days[days], whose, Folder(ROUTES))


def test_a_week_over_the_shipped_routes_has_a_line_for_each_run() -> None:
    routes = Catalogue(SHIPPED, workers=0)
    routes.scan()
    of = given(library=Library(routes.list()), longest_m=14_000.0)
    plan = season(of).plan
    made = handout(Shown(plan), plan.days, Whose(of.profile, STAMP, SYDNEY), routes)
    assert [day.day for day in made.days] == list(plan.days)
    runs = [day for day in made.days if day.day.run]
    assert len(runs) >= 7
    for each in runs:
        assert each.line is not None
        run = each.day.run
        assert run is not None
        assert run.route is not None
        assert each.line.measurement.distance_m == pytest.approx(run.route.distance_m, rel=1e-3)
        assert each.line.route.name.startswith(run.route.route_name)
        assert each.line.facts == routes.facts(run.route.route_id)
        assert each.start is not None
        assert each.start.at.tzinfo is SYDNEY
        assert each.start.in_light is not None
    assert all(day.line is None and day.start is None for day in made.days if not day.day.run)
    assert not any(day.is_cancelled for day in made.days)


def test_a_handout_says_whose_it_is() -> None:
    made = taken(a_day(None), units=Units.MILES)
    assert (made.advice, made.units, made.zone) == ("Gently", Units.MILES, SYDNEY)
    assert (made.first_day, made.stamp, made.runner_id) == (MONDAY, STAMP, "")


def test_a_tailored_run_is_made_and_named() -> None:
    back = Recipe(Method.OUT_AND_BACK, turn_m=2_000.0)
    (day,) = taken(a_day(pick("east", back))).days
    assert day.line is not None
    assert day.line.measurement.distance_m == pytest.approx(4_000.0, rel=1e-3)
    assert day.line.route.name == "East, turn at 2.0 km and come back, 4.0 km"


def test_a_run_that_leads_over_another_route_is_made_of_both() -> None:
    joined = Recipe(Method.TO_ANOTHER, leave_m=1_000.0, other="Ring", other_m=1_000.0)
    (day,) = taken(a_day(pick("east", joined))).days
    assert day.line is not None
    assert day.line.measurement.distance_m == pytest.approx(6_000.0, rel=1e-3)


def test_runs_that_are_alike_are_made_once() -> None:
    folder = Folder(ROUTES)
    days = [a_day(pick("ring"), after(number)) for number in range(3)]
    made = taken(*days, routes=folder)
    assert folder.opened == ["ring"]
    assert made.days[0].line is made.days[2].line is not None


@pytest.mark.parametrize(
    "run",
    [
        None,
        pick("ring", fits=False),
        pick("ring", Recipe(Method.OUT_AND_BACK, turn_m=0.1)),
        pick("ring", Recipe(Method.TO_ANOTHER, leave_m=1_000.0, other="Nobody’s")),
        replace(pick("ring"), route_id="unknown"),
        pick("east"),
    ],
    ids=["none", "no fit", "cannot be made", "other unknown", "unknown", "gone"],
)
def test_a_run_without_a_route_that_can_be_made_has_no_line(run: RoutePick | None) -> None:
    (day,) = taken(a_day(run), routes=Folder(ROUTES, gone=("east",))).days
    assert day.line is None
    assert day.start is not None


def test_a_run_whose_other_route_is_gone_has_no_line() -> None:
    joined = Recipe(Method.TO_ANOTHER, leave_m=1_000.0, other="East")
    (day,) = taken(a_day(pick("ring", joined)), routes=Folder(ROUTES, gone=("east",))).days
    assert day.line is None


def test_a_run_that_moved_away_is_cancelled_on_its_old_day() -> None:
    made = of_season(given(Move(MONDAY, after(1))))
    told = {day.day.day: (day.day.run is not None, day.is_cancelled) for day in made.days}
    assert told[MONDAY] == (False, True)
    assert told[after(1)] == (True, False)


def test_a_run_left_out_is_cancelled_and_rest_is_not() -> None:
    made = of_season(given(Skip(MONDAY)))
    assert made.days[0].is_cancelled
    assert not any(day.is_cancelled for day in made.days[1:] if day.day.run)
    assert not any(day.is_cancelled for day in of_season(given()).days)


def test_runs_that_the_back_took_away_are_cancelled() -> None:
    sore = (CheckIn(MONDAY, 6, signs=frozenset({Sign.LEG_PAIN})),)
    calm, made = of_season(given()), of_season(given(check_ins=sore))
    runs = [day.day.day for day in calm.days if day.day.run]
    assert not any(day.day.run for day in made.days)
    assert [day.day.day for day in made.days if day.is_cancelled] == runs
    assert len(runs) >= 2


def test_a_visitors_week_last_changed_when_the_day_began() -> None:
    assert day_stamp(MONDAY, SYDNEY) == datetime(2026, 11, 22, 13, tzinfo=UTC)
    # The clocks go forward that night.
    assert day_stamp(date(2026, 10, 4), SYDNEY) == datetime(2026, 10, 3, 14, tzinfo=UTC)


def test_a_kept_week_last_changed_with_its_newest_change(tmp_path: Path) -> None:
    store = opened(url_of(tmp_path / "kept.sqlite"))
    begun = store.add_profile(kept_profile())
    first = book_stamp(begun, MONDAY, UTC)
    kept = store.add(begun.id, a_run())
    second = book_stamp(store.book(begun.id), MONDAY, UTC)
    store.remove(begun.id, kept.id, kept.version)
    third = book_stamp(store.book(begun.id), MONDAY, UTC)
    store.save_profile(begun.id, kept_profile("Eve"), begun.version)
    fourth = book_stamp(store.book(begun.id), MONDAY, UTC)
    assert first < second < third < fourth
    # What is planned on a later day is another plan.
    assert book_stamp(store.book(begun.id), after(2), UTC) == datetime(2026, 11, 25, tzinfo=UTC)
    # So is one from other routes.
    routes_at = fourth + timedelta(hours=1)
    assert book_stamp(store.book(begun.id), MONDAY, UTC, routes_at) == routes_at
    assert book_stamp(store.book(begun.id), MONDAY, UTC, third) == fourth
    store.close()
