"""How a variation of a route is made, and making it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from routes.errors import ShapeError
from routes.measure import distance_along
from routes.pieces import SHORTEST_TURN_M, Leg, backwards, begun_at, walked
from routes.track import Route, Track


class Method(StrEnum):
    """How a variation is made from its route; the simplest to run come first."""

    WHOLE = "whole"
    REVERSE = "reverse"
    LAPS = "laps"
    OUT_AND_BACK = "out_and_back"
    BACK_FROM_FINISH = "back_from_finish"
    INNER_LOOP = "inner_loop"
    SHORT_CUT = "short_cut"
    OUT_AND_ROUND = "out_and_round"
    LAPS_AND_BACK = "laps_and_back"
    INNER_LOOP_AND_BACK = "inner_loop_and_back"
    SHORT_CUT_AND_BACK = "short_cut_and_back"
    ROUND_ANOTHER = "round_another"
    INTO_ANOTHER = "into_another"
    TO_ANOTHER = "to_another"


# Those that end at the route's finish, wherever that is; all others come home to where they began.
TO_THE_FINISH = frozenset(
    {
        Method.WHOLE,
        Method.REVERSE,
        Method.SHORT_CUT,
        Method.SHORT_CUT_AND_BACK,
        Method.ROUND_ANOTHER,
        Method.INTO_ANOTHER,
    }
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Say how to make a variation; all places are metres along the route.

    `start_m` is where the loop is begun; the other places count from there. `link_m` is how far it
    is, straight, from where the line is left to where it or another is taken up.

    - LAPS: `laps` times round.
    - OUT_AND_BACK: to `turn_m` and back, `laps` times.
    - BACK_FROM_FINISH: the same from the finish, turning `turn_m` metres before it.
    - LAPS_AND_BACK: `laps` times round, then to `turn_m` and back.
    - SHORT_CUT: from `leave_m` straight over to `rejoin_m`.
    - SHORT_CUT_AND_BACK: on to `turn_m`, back to `leave_m`, over to `rejoin_m`.
    - INNER_LOOP: only from `leave_m` to `rejoin_m`, which touch.
    - INNER_LOOP_AND_BACK: the same, then on to `turn_m` and back to where the loop closed.
    - OUT_AND_ROUND: to `rejoin_m`, over to `leave_m`, and back the way one came.
    - ROUND_ANOTHER: at `leave_m` once round the loop named `other` from its `other_m`, then on.
    - INTO_ANOTHER: at `leave_m` along `other` from `other_m` to `turn_m` of it and back, then on.
    - TO_ANOTHER: to `leave_m`, once round `other` from its `other_m`, and back the way one came.
    """

    method: Method
    laps: int = 1
    turn_m: float | None = None
    start_m: float = 0.0
    leave_m: float | None = None
    rejoin_m: float | None = None
    other: str = ""
    other_m: float = 0.0
    link_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Offer:
    """Pair a recipe with the distance it will give."""

    recipe: Recipe
    distance_m: float


def make(route: Route, recipe: Recipe, other: Route | None = None) -> Route:
    """Return the route made by `recipe`, its name kept. Raises ShapeError where it cannot be.

    `other` is the route that the recipe names, for those that join two.
    """
    if recipe.method is Method.WHOLE and not recipe.start_m:
        return route
    track = begun_at(route.track, recipe.start_m) if recipe.start_m else route.track
    return replace(route, track=_MAKERS[recipe.method](track, recipe, other))


def _length_m(track: Track) -> float:
    return float(distance_along(track)[-1])


def _place(value_m: float | None) -> float:
    if value_m is None:
        raise ShapeError("a recipe that lacks a place")
    return value_m


def _turn(recipe: Recipe) -> float:
    turn_m = _place(recipe.turn_m)
    if not turn_m >= SHORTEST_TURN_M:
        raise ShapeError(f"a turn at {turn_m:.0f} m")
    return turn_m


def _whole(track: Track, _recipe: Recipe, _other: Route | None) -> Track:
    return track


def _reverse(track: Track, _recipe: Recipe, _other: Route | None) -> Track:
    return backwards(track)


def _laps(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    if recipe.laps < 1:
        raise ShapeError(f"{recipe.laps} laps")
    return walked((track,), _rounds(track, recipe.laps))


def _rounds(track: Track, count: int) -> tuple[Leg, ...]:
    return (Leg(0.0, _length_m(track)),) * count


def _out_and_back(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    turn_m = _turn(recipe)
    return walked((track,), (Leg(0.0, turn_m), Leg(turn_m, 0.0)) * recipe.laps)


def _back_from_finish(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    length_m = _length_m(track)
    turn_m = length_m - _turn(recipe)
    return walked((track,), (Leg(length_m, turn_m), Leg(turn_m, length_m)))


def _laps_and_back(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    turn_m = _turn(recipe)
    out_and_back = (Leg(0.0, turn_m), Leg(turn_m, 0.0))
    return walked((track,), (*_rounds(track, recipe.laps), *out_and_back))


def _short_cut(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    leave_m, rejoin_m = _place(recipe.leave_m), _place(recipe.rejoin_m)
    return walked((track,), _legs(Leg(0.0, leave_m), Leg(rejoin_m, _length_m(track))))


def _short_cut_and_back(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    leave_m, turn_m = _place(recipe.leave_m), _place(recipe.turn_m)
    rejoin_m = _place(recipe.rejoin_m)
    legs = (Leg(0.0, turn_m), Leg(turn_m, leave_m), Leg(rejoin_m, _length_m(track)))
    return walked((track,), _legs(*legs))


def _inner_loop(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    legs = (Leg(_place(recipe.leave_m), _place(recipe.rejoin_m)),)
    return walked((track,), legs, is_closed=True)


def _inner_loop_and_back(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    turn_m = _place(recipe.turn_m)
    legs = (Leg(_place(recipe.leave_m), turn_m), Leg(turn_m, _place(recipe.rejoin_m)))
    return walked((track,), legs, is_closed=True)


def _out_and_round(track: Track, recipe: Recipe, _other: Route | None) -> Track:
    leave_m = _place(recipe.leave_m)
    return walked((track,), _legs(Leg(0.0, _place(recipe.rejoin_m)), Leg(leave_m, 0.0)))


def _joining(track: Track, recipe: Recipe, other: Route | None) -> Track:
    """Return the line of any recipe that leads over another route."""
    if other is None:
        raise ShapeError("a recipe that needs another route")
    leave_m = _place(recipe.leave_m)
    away = Leg(0.0, leave_m)
    home = Leg(leave_m, _length_m(track))
    if recipe.method is Method.TO_ANOTHER:
        home = Leg(leave_m, 0.0)
    if recipe.method is Method.INTO_ANOTHER:
        turn_m = _place(recipe.turn_m)
        there = (Leg(recipe.other_m, turn_m, 1), Leg(turn_m, recipe.other_m, 1))
        return walked((track, other.track), _legs(away, *there, home))
    turned = begun_at(other.track, recipe.other_m)
    return walked((track, turned), _legs(away, Leg(0.0, _length_m(turned), 1), home))


def _legs(*legs: Leg) -> tuple[Leg, ...]:
    """Return those that lead anywhere: one may leave at the start, or rejoin at the finish."""
    return tuple(leg for leg in legs if leg.from_m != leg.to_m)


_MAKERS: Mapping[Method, Callable[[Track, Recipe, Route | None], Track]] = {
    Method.WHOLE: _whole,
    Method.REVERSE: _reverse,
    Method.LAPS: _laps,
    Method.OUT_AND_BACK: _out_and_back,
    Method.BACK_FROM_FINISH: _back_from_finish,
    Method.INNER_LOOP: _inner_loop,
    Method.SHORT_CUT: _short_cut,
    Method.INNER_LOOP_AND_BACK: _inner_loop_and_back,
    Method.OUT_AND_ROUND: _out_and_round,
    Method.LAPS_AND_BACK: _laps_and_back,
    Method.SHORT_CUT_AND_BACK: _short_cut_and_back,
    Method.ROUND_ANOTHER: _joining,
    Method.INTO_ANOTHER: _joining,
    Method.TO_ANOTHER: _joining,
}
