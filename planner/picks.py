"""Routes picked by hand: made from the library, and whether one is still there."""

from collections.abc import Iterable

from planner import rules
from planner.choose import Library, best_way, ends_m
from planner.plan import RoutePick
from routes.errors import ShapeError
from routes.recipe import Recipe
from routes.recipe_metres import leads_over_another, recipe_m
from routes.summary import RouteSummary
from routes.ways import Size


def pick_for(
    summary: RouteSummary,
    recipe: Recipe | None,
    wanted_m: float,
    other: RouteSummary | None = None,
) -> RoutePick:
    """Return a route as a runner's own pick for a day of `wanted_m`, which is above 0.

    By `recipe`, else by that of its offers that suits the distance best; `other` is the route that
    the recipe leads over. `fits` tells whether it comes within 10 %. Raises ShapeError where the
    recipe cannot be made, and for a distance that is not above 0.
    """
    if recipe is None:
        return best_way(summary, wanted_m)
    distance_m = recipe_m(recipe, _size(summary), None if other is None else _size(other))
    if distance_m is None:
        raise ShapeError(f"{recipe.method} of {summary.id}")
    return as_pick(summary, recipe, distance_m, wanted_m)


def as_pick(summary: RouteSummary, recipe: Recipe, distance_m: float, wanted_m: float) -> RoutePick:
    """Return a pick of a route by a recipe that gives `distance_m`."""
    most_off_m = rules.ROUTE_TOLERANCE * wanted_m + rules.ROUNDING
    return RoutePick(
        route_id=summary.id,
        route_name=summary.name,
        recipe=recipe,
        distance_m=distance_m,
        wanted_m=wanted_m,
        fits=abs(distance_m - wanted_m) <= most_off_m,
        ends_m=ends_m(summary, recipe),
    )


def still_there(pick: RoutePick, library: Library) -> bool:
    """Tell whether a pick's route, and any it leads over, still give its distance within 1 %."""
    summary = library.summary(pick.route_id)
    if summary is None:
        return False
    over = leads_over_another(pick.recipe)
    other = library.named(pick.recipe.other) if over else None
    now_m = recipe_m(pick.recipe, _size(summary), None if other is None else _size(other))
    return now_m is not None and abs(now_m - pick.distance_m) <= rules.SAME_ROUTE * pick.distance_m


def other_id(recipe: Recipe, routes: Iterable[RouteSummary]) -> str:
    """Return the id of the route that a recipe leads over, which it knows by its name; "" for none.

    Of several of that name the first by id.
    """
    named = (route.id for route in routes if route.name == recipe.other)
    return min(named, default="") if recipe.other else ""


def _size(summary: RouteSummary) -> Size:
    return Size(summary.distance_m, summary.gap_m, summary.is_loop)
