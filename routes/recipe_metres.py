"""How far a recipe leads, from sizes alone: what making it would measure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from routes.recipe import Method, Recipe
from routes.ways import Size

# Places in a recipe were measured on the line itself.
_HAIR_M = 1e-3


@dataclass(frozen=True, slots=True)
class _Places:
    """Hold what a recipe says, 0 for places that it does not name."""

    leave_m: float
    rejoin_m: float
    turn_m: float
    link_m: float
    laps: int


def recipe_m(recipe: Recipe, size: Size, other: Size | None = None) -> float | None:
    """Return the metres that `recipe` gives on a line of `size`, None where it cannot be made.

    `other` is the size of the route that the recipe names, for those that join two.
    """
    if recipe.start_m:
        if recipe.start_m > size.length_m + _HAIR_M:
            return None
        # Begun elsewhere, the way from finish to start is a part of the line.
        size = Size(size.length_m + size.gap_m, 0.0, is_loop=True)
    if leads_over_another(recipe):
        return None if other is None else _joined_m(recipe, size, other)
    places = _Places(
        recipe.leave_m or 0.0,
        recipe.rejoin_m or 0.0,
        recipe.turn_m or 0.0,
        recipe.link_m,
        recipe.laps,
    )
    if max(places.leave_m, places.rejoin_m, places.turn_m) > size.length_m + _HAIR_M:
        return None
    return _ALONE[recipe.method](places, size)


def leads_over_another(recipe: Recipe) -> bool:
    """Tell whether a recipe joins its route with another."""
    return recipe.method not in _ALONE


_ALONE: Mapping[Method, Callable[[_Places, Size], float]] = MappingProxyType(
    {
        Method.WHOLE: lambda _at, size: size.length_m,
        Method.REVERSE: lambda _at, size: size.length_m,
        Method.LAPS: lambda at, size: at.laps * size.length_m + (at.laps - 1) * size.gap_m,
        Method.OUT_AND_BACK: lambda at, _size: 2 * at.turn_m * at.laps,
        Method.BACK_FROM_FINISH: lambda at, _size: 2 * at.turn_m,
        Method.LAPS_AND_BACK: lambda at, size: (
            at.laps * (size.length_m + size.gap_m) + 2 * at.turn_m
        ),
        Method.SHORT_CUT: lambda at, size: at.leave_m + at.link_m + size.length_m - at.rejoin_m,
        Method.SHORT_CUT_AND_BACK: lambda at, size: (
            2 * at.turn_m - at.leave_m + at.link_m + size.length_m - at.rejoin_m
        ),
        Method.INNER_LOOP: lambda at, _size: at.rejoin_m - at.leave_m + at.link_m,
        Method.INNER_LOOP_AND_BACK: lambda at, _size: (
            2 * at.turn_m - at.leave_m - at.rejoin_m + at.link_m
        ),
        Method.OUT_AND_ROUND: lambda at, _size: at.rejoin_m + at.link_m + at.leave_m,
    }
)


def _joined_m(recipe: Recipe, size: Size, other: Size) -> float | None:
    leave_m, turn_m = recipe.leave_m or 0.0, recipe.turn_m or 0.0
    if leave_m > size.length_m + _HAIR_M:
        return None
    if max(recipe.other_m, turn_m) > other.length_m + _HAIR_M:
        return None
    there_m = other.length_m + other.gap_m + 2 * recipe.link_m
    if recipe.method is Method.ROUND_ANOTHER:
        return size.length_m + there_m
    if recipe.method is Method.TO_ANOTHER:
        return 2 * leave_m + there_m
    return size.length_m + 2 * abs(turn_m - recipe.other_m) + 2 * recipe.link_m
