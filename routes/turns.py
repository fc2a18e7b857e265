"""Where a made line turns round: runs back the way it came."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from routes.recipe import Method, Recipe


def turns_of(recipe: Recipe, made_m: float) -> tuple[float, ...]:
    """Return the metres along the line made by `recipe` at which it turns round, rising.

    `made_m` is the length of the made line, not of its route: laps have their gaps in it.
    """
    return _TURNS[recipe.method](recipe, made_m)


def _none(_recipe: Recipe, _made_m: float) -> tuple[float, ...]:
    return ()


def _to_and_fro(recipe: Recipe, _made_m: float) -> tuple[float, ...]:
    """Return every end of an out-and-back run several times, those at the start too."""
    return tuple(number * _turn_m(recipe) for number in range(1, 2 * recipe.laps))


def _at_turn(recipe: Recipe, _made_m: float) -> tuple[float, ...]:
    return (_turn_m(recipe),)


def _before_the_end(recipe: Recipe, made_m: float) -> tuple[float, ...]:
    return (made_m - _turn_m(recipe),)


def _after_leaving(recipe: Recipe, _made_m: float) -> tuple[float, ...]:
    return (_turn_m(recipe) - (recipe.leave_m or 0.0),)


def _on_another(recipe: Recipe, _made_m: float) -> tuple[float, ...]:
    leave_m = recipe.leave_m or 0.0
    # A line that begins on the other route has no step over to it.
    before_m = leave_m + recipe.link_m if leave_m else 0.0
    return (before_m + abs(_turn_m(recipe) - recipe.other_m),)


def _turn_m(recipe: Recipe) -> float:
    return recipe.turn_m or 0.0


_TURNS: Mapping[Method, Callable[[Recipe, float], tuple[float, ...]]] = MappingProxyType(
    {
        Method.WHOLE: _none,
        Method.REVERSE: _none,
        Method.LAPS: _none,
        Method.OUT_AND_BACK: _to_and_fro,
        Method.BACK_FROM_FINISH: _at_turn,
        Method.INNER_LOOP: _none,
        Method.SHORT_CUT: _none,
        Method.OUT_AND_ROUND: _none,
        Method.LAPS_AND_BACK: _before_the_end,
        Method.INNER_LOOP_AND_BACK: _after_leaving,
        Method.SHORT_CUT_AND_BACK: _at_turn,
        Method.ROUND_ANOTHER: _none,
        Method.INTO_ANOTHER: _on_another,
        Method.TO_ANOTHER: _none,
    }
)
