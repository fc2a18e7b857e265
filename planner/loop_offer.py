"""A loop from home for a run that no route fits: what is asked of the network for it."""

from collections.abc import Iterable
from datetime import date

from planner import rules
from planner.book import Record
from planner.edits import SetRoute
from planner.instead import wish_of
from planner.journal import RunDone
from planner.picks import as_pick
from planner.plan import Item, Reason, RoutePick
from planner.profile import Home, Profile
from routes.loop_ask import FIT_SHARE, LEAST_M, MOST_M, Ask
from routes.recipe import Method, Recipe
from routes.running_cost import Tastes
from routes.summary import RouteSummary

# Our choice: so many days have loops of their own. Of three seeds that share a search the first
# gives the best loops.
_DAYS, _SEEDS_A_SEARCH = 1000, 3


def lacks_route(run: Item) -> bool:
    """Tell whether no route of the library fits a run within 10 %."""
    return run.route is None or not run.route.fits


def loop_ask(
    run: Item, home: Home, day: date, *, prefers_flat: bool = False, is_dark: bool = False
) -> Ask | None:
    """Return the ask for a loop from `home` for the run of `day`, None where none can fit.

    However much of the 3 % that it may be off it takes, the loop stays inside the run's own limit.
    The day is the seed.
    """
    wanted_m = wanted_of(run)
    most_m = wish_of(run, wanted_m).most_m
    distance_m = min(wanted_m, most_m / (1 + FIT_SHARE))
    is_short = distance_m * (1 - FIT_SHARE) < wanted_m * (1 - rules.ROUTE_TOLERANCE)
    if is_short or not LEAST_M <= distance_m <= MOST_M:
        return None
    return Ask(
        door=(home.lat_deg, home.lon_deg),
        distance_m=round(distance_m, 1),
        tastes=Tastes(flat=prefers_flat, lit=is_dark),
        seed=day.toordinal() % _DAYS * _SEEDS_A_SEARCH + 1,
    )


def wanted_of(run: Item) -> float:
    """Return the metres that a day asks its run for."""
    return run.route.wanted_m if run.route else run.distance_m or 0.0


def loop_pick(summary: RouteSummary, run: Item) -> RoutePick:
    """Return a loop, which is kept as the route `summary`, as the pick for a run."""
    return as_pick(summary, Recipe(Method.WHOLE), summary.distance_m, wanted_of(run))


def loop_reason(distance_m: float, run: Item) -> Reason:
    """Return why a loop of `distance_m` is offered for a run."""
    return Reason(rules.OUR_LOOP_HOME, (distance_m, wanted_of(run)))


def is_used(route_id: str, records: Iterable[Record], profile: Profile) -> bool:
    """Tell whether a runner's records name a route: as run, as chosen for a day, or as the goal."""
    named = {profile.goal_route_id}
    for record in records:
        if isinstance(record, SetRoute):
            named.add(record.pick.route_id)
        elif isinstance(record, RunDone):
            named.add(record.route_id)
    return route_id in named
