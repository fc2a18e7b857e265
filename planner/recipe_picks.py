"""Routes as a runner names them, whole, as picks of a plan."""

from planner.plan import RoutePick
from routes.recipe import Method, Recipe
from routes.summary import RouteSummary


def whole_pick(summary: RouteSummary) -> RoutePick:
    """Return the whole of a route as the pick of a run."""
    return RoutePick(
        route_id=summary.id,
        route_name=summary.name,
        recipe=Recipe(Method.WHOLE),
        distance_m=summary.distance_m,
        wanted_m=summary.distance_m,
        fits=True,
        ends_m=None if summary.is_loop else summary.gap_m,
    )
