"""A route and a wanted distance: the variations that come near it, each with how it is made."""

from dataclasses import dataclass
from enum import StrEnum

from routes import shape
from routes.errors import ShapeError
from routes.measure import distance_along, measure
from routes.track import Route

# Our choice: nobody is sent round more often than this.
MOST_LAPS = 10


class Method(StrEnum):
    """How a variation is made from its route."""

    WHOLE = "whole"
    REVERSE = "reverse"
    LAPS = "laps"
    OUT_AND_BACK = "out_and_back"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Say how to make a variation: `laps` for LAPS, `turn_m` for OUT_AND_BACK."""

    method: Method
    laps: int = 1
    turn_m: float | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Pair a recipe with the distance it will give."""

    recipe: Recipe
    distance_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Variation:
    """Pair a made route with its recipe and its measured distance."""

    route: Route
    recipe: Recipe
    distance_m: float


def offers(length_m: float, gap_m: float, *, is_loop: bool, distance_m: float) -> tuple[Offer, ...]:
    """Return the recipes for a route of `length_m` that may suit `distance_m`, nearest first.

    Needs no geometry, so that a plan can be made from summaries alone. `gap_m` is the way from
    finish to start, run between laps. Raises ShapeError for a distance that is not above 0.
    """
    if not distance_m > 0:
        raise ShapeError(f"a run of {distance_m} m")
    found = [Offer(Recipe(Method.WHOLE), length_m), Offer(Recipe(Method.REVERSE), length_m)]
    if is_loop:
        lap_m = length_m + gap_m
        count = min(round((distance_m + gap_m) / lap_m), MOST_LAPS)
        if count > 1:
            found.append(Offer(Recipe(Method.LAPS, laps=count), count * lap_m - gap_m))
    turn_m = min(distance_m / 2, length_m)
    if turn_m >= shape.SHORTEST_TURN_M:
        found.append(Offer(Recipe(Method.OUT_AND_BACK, turn_m=turn_m), 2 * turn_m))
    return tuple(sorted(found, key=lambda offer: abs(offer.distance_m - distance_m)))


def make(route: Route, recipe: Recipe) -> Route:
    """Return the route made by `recipe`, its name kept. Raises ShapeError where it cannot be."""
    if recipe.method is Method.WHOLE:
        return route
    if recipe.method is Method.REVERSE:
        return shape.reverse(route)
    if recipe.method is Method.LAPS:
        return shape.laps(route, recipe.laps)
    if recipe.turn_m is None:
        raise ShapeError("an out-and-back without a turn")
    return shape.out_and_back(route, recipe.turn_m)


def tailor(route: Route, *, distance_m: float) -> tuple[Variation, ...]:
    """Return the variations of a route that come near `distance_m`, nearest first.

    Whole and reverse are always among them, so that the nearest honest answer is never missing.
    Raises ShapeError for a distance that is not above 0.
    """
    facts = measure(route)
    found = offers(facts.distance_m, facts.gap_m, is_loop=facts.is_loop, distance_m=distance_m)
    made = []
    for offer in found:
        variation = make(route, offer.recipe)
        length_m = float(distance_along(variation.track)[-1])
        made.append(Variation(variation, offer.recipe, length_m))
    return tuple(made)
