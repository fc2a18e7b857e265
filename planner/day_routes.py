"""Other routes for a day's run: what is asked of them, and what is known of a picked one."""

from datetime import date

from planner import rules
from planner.choose import Choice, Used, Wish, alternatives
from planner.plan import Item, Plan, RoutePick
from planner.season import Given
from routes.recipe import Method
from routes.recipe_metres import leads_over_another
from routes.summary import RouteSummary

# A run under one of these may be shorter than it is, but no longer.
_NO_LONGER = (rules.DELOAD_1, rules.TAPER_1, rules.RECOVERY_1)


def wish_of(given: Given, run: Item) -> Wish:
    """Return what another route for a run should be like, by the run's own limits.

    `run` is an ordinary run of a plan that `given` led to.
    """
    wanted_m = run.route.wanted_m if run.route else run.run_m
    caps = [float(each.values[1]) for each in run.reasons if each.rule == rules.LOAD_1]
    has_limit = any(each.rule in _NO_LONGER for each in run.reasons)
    cap_m = max([*caps[:1], wanted_m])
    most_m = wanted_m if has_limit else cap_m
    return Wish(
        wanted_m,
        min(rules.SHORTEST_RUN_M, wanted_m),
        most_m + rules.ROUNDING,
        prefers_flat=given.runner.has_back_history,
    )


def other_routes(given: Given, plan: Plan, day: date) -> tuple[Choice, ...]:
    """Return up to three other routes for a day's run, best first; none without a run."""
    run = plan.run_on(day)
    if run is None or run.route is None:
        return ()
    return alternatives(
        wish_of(given, run), given.library, used_before(given, plan, day), run.route
    )


def used_before(given: Given, plan: Plan, day: date) -> tuple[Used, ...]:
    """Return the routes of runs done and planned before a day, the latest last."""
    done = sorted(given.journal.runs, key=lambda run: run.day)
    return (
        *(Used(run.route_id, None, run.day) for run in done if run.route_id),
        *(
            Used(each.run.route.route_id, each.run.route.recipe.method, each.day)
            for each in plan.days
            if each.day < day and each.run and each.run.route
        ),
    )


def about_climb_m(summary: RouteSummary, pick: RoutePick) -> float | None:
    """Return about the metres climbed on a pick, None where heights are not known.

    Whole laps climb what the route does. All else counts as its share of the whole route's ups and
    downs, as a summary does not know which part is used; nothing is known of another route that a
    pick leads over. Our choice.
    """
    up_m, down_m, recipe = summary.ascent_m, summary.descent_m, pick.recipe
    if up_m is None or down_m is None or leads_over_another(recipe):
        return None
    match recipe.method:
        case Method.WHOLE:
            return up_m
        case Method.REVERSE:
            return down_m
        case Method.LAPS:
            return up_m * recipe.laps
        case _:
            return (up_m + down_m) / 2 * pick.distance_m / summary.distance_m
