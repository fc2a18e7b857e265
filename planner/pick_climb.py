"""What is known of a picked way before it is run."""

from planner.plan import RoutePick
from routes.recipe import Method
from routes.recipe_metres import leads_over_another
from routes.summary import RouteSummary


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
