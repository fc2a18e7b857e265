"""Where a line turns round: runs back the way it came."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from routes.measure import RETRACE_M, segment_metres
from routes.recipe import Method, Recipe
from routes.track import FloatArray, Track

# Our choice: so far before and after a turn the line must be the same; less is a bend.
_RETRACED_M = 100.0
_SAMPLES_M = np.linspace(_RETRACED_M / 5, _RETRACED_M, 9)
# Our choice: who has not come away by this, of the 100 m, stood about.
_AWAY_M = 50.0


def turns_of(recipe: Recipe, made_m: float) -> tuple[float, ...]:
    """Return the metres along the line made by `recipe` at which it turns round, rising.

    `made_m` is the length of the made line, not of its route: laps have their gaps in it.
    """
    return _TURNS[recipe.method](recipe, made_m)


def turns_in(track: Track, along_m: FloatArray) -> tuple[float, ...]:
    """Return the metres along a track's one segment at which its own points tell a turn round.

    That is where 100 m before and after it lie within 15 m of each other (our choice). `along_m`
    are the metres at each point. A turn within 100 m of an end is not found.
    """
    inside = (along_m >= _RETRACED_M) & (along_m <= along_m[-1] - _RETRACED_M)
    at_m = along_m[inside]
    if not len(at_m):
        return ()
    lon_deg = np.unwrap(track.lon_deg, period=360)

    def places(metres: FloatArray) -> FloatArray:
        lat = np.interp(metres, along_m, track.lat_deg)
        return np.stack((lat, np.interp(metres, along_m, lon_deg)))

    before, after = places(at_m - _SAMPLES_M[:, None]), places(at_m + _SAMPLES_M[:, None])
    off_m = _apart_m(before, after)
    away_m = _apart_m(places(at_m), after[:, -1])
    found = np.flatnonzero((off_m.max(axis=0) <= RETRACE_M) & (away_m >= _AWAY_M))
    if not len(found):
        return ()
    groups = np.split(found, np.flatnonzero(np.diff(at_m[found]) > _RETRACED_M) + 1)
    best = [group[np.argmin(off_m[:, group].sum(axis=0))] for group in groups]
    return tuple(at_m[best].tolist())


def _apart_m(ones: FloatArray, others: FloatArray) -> FloatArray:
    """Return the metres between places, each array latitudes and longitudes of any shape."""
    pairs = np.stack((ones.reshape(2, -1), others.reshape(2, -1)), axis=2).reshape(2, -1)
    apart_m: FloatArray = segment_metres(*pairs)[::2].reshape(ones.shape[1:])
    return apart_m


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
