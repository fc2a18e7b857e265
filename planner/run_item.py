"""A run as an item of the plan: its route, its time and its reasons."""

from datetime import date

from planner import pace, rules, spacing
from planner.choose import Choice
from planner.plan import Item, Kind, Reason
from planner.runner import Runner
from planner.sessions import Session
from planner.sizes import Sized


def run_item(
    day: date,
    last_run: date | None,
    sized: Sized,
    choice: Choice | None,
    runner: Runner,
    session: Session | None = None,
) -> Item:
    """Return the run of a day; a route that does not fit leaves the wanted metres as they are.

    A walk-run `session` takes its own time, whatever the route.
    """
    speed = runner.easy_pace_s_per_km
    reasons = [*sized.reasons, *_spacing_reason(day, last_run, runner)]
    if choice is not None and choice.pick.fits:
        distance_m = choice.pick.distance_m
        recipe = choice.pick.recipe
        duration_s = pace.variation_time_s(choice.summary, recipe, distance_m, speed)
    else:
        distance_m = sized.wish.wanted_m
        duration_s = pace.flat_time_s(distance_m, speed)
    no_route = (Reason(rules.OUR_NO_ROUTE, (distance_m,)),)
    reasons += no_route if choice is None else choice.reasons
    reasons.append(Reason(rules.PACE_1, (speed,)))
    pick = None if choice is None else choice.pick
    if session is None:
        return Item(Kind.RUN, duration_s, tuple(reasons), distance_m, pick)
    return Item(
        Kind.RUN,
        session.duration_s,
        tuple(reasons),
        distance_m,
        pick,
        session=session,
        run_part_m=session.run_m(speed),
    )


def _spacing_reason(day: date, last_run: date | None, runner: Runner) -> tuple[Reason, ...]:
    if last_run is None:
        return (Reason(rules.OUR_LAST_UNKNOWN, (runner.rest_days_between,)),)
    return (Reason(rules.ART_2, (runner.rest_days_between, spacing.rest_days(last_run, day))),)
