"""Which recipes may bring a route to a wanted distance, found from its line.

What can be turned anywhere meets the distance exactly; what goes by places that touch comes as near
as they let it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from routes.pieces import SHORTEST_TURN_M
from routes.recipe import Method, Recipe
from routes.touch import Touches
from routes.track import FloatArray

# Our choice: nobody is sent round, or to and fro, more often than this.
MOST_LAPS = 10
# Our choice: of places that come as near to the distance as this, those closest together are taken.
_AS_NEAR = 0.01
# Our choice: with more than this run to and fro, a loop is no better than out and back.
_MOST_TO_AND_FRO = 0.5

# What `ways_alone` yields.
ALONE = frozenset(
    {
        Method.WHOLE,
        Method.REVERSE,
        Method.OUT_AND_BACK,
        Method.BACK_FROM_FINISH,
        Method.LAPS,
        Method.LAPS_AND_BACK,
    }
)


@dataclass(frozen=True, slots=True)
class Size:
    """Hold what a line measures; `gap_m` is the way from finish to start, run between laps."""

    length_m: float
    gap_m: float
    is_loop: bool


@dataclass(frozen=True, slots=True, eq=False)
class Neighbour:
    """Hold another route: its name, its size, and where it touches (`a_m` on this line)."""

    name: str
    size: Size
    touches: Touches


def ways_alone(size: Size, wanted_m: float) -> Iterator[Recipe]:
    """Yield the recipes that need no more of a line than its size."""
    yield Recipe(Method.WHOLE)
    yield Recipe(Method.REVERSE)
    yield from _out_and_back(size, wanted_m)
    if size.is_loop:
        yield from _laps(size, wanted_m)


def _out_and_back(size: Size, wanted_m: float) -> Iterator[Recipe]:
    times = int(np.clip(np.ceil(wanted_m / (2 * size.length_m) - 1e-9), 1, MOST_LAPS))
    turn_m = min(wanted_m / (2 * times), size.length_m)
    if turn_m < SHORTEST_TURN_M:
        return
    yield Recipe(Method.OUT_AND_BACK, laps=times, turn_m=turn_m)
    if times == 1 and turn_m < size.length_m:
        yield Recipe(Method.BACK_FROM_FINISH, turn_m=turn_m)


def _laps(size: Size, wanted_m: float) -> Iterator[Recipe]:
    lap_m = size.length_m + size.gap_m
    count = min(round((wanted_m + size.gap_m) / lap_m), MOST_LAPS)
    if count > 1:
        yield Recipe(Method.LAPS, laps=count)
    full = min(int(wanted_m // lap_m), MOST_LAPS)
    turn_m = (wanted_m - full * lap_m) / 2
    if full >= 1 and SHORTEST_TURN_M <= turn_m <= size.length_m:
        yield Recipe(Method.LAPS_AND_BACK, laps=full, turn_m=turn_m)


def ways_across(size: Size, own: Touches, wanted_m: float) -> Iterator[Recipe]:
    """Yield the recipes that step over where a line comes near itself."""
    if not len(own):
        return
    round_m = own.b_m - own.a_m
    kept_m = size.length_m - round_m + own.hop_m
    at = _nearest(kept_m, own.hop_m, wanted_m)
    yield _crossing(Method.SHORT_CUT, own, at)
    if abs(kept_m[at] - wanted_m) > _AS_NEAR * wanted_m:
        yield from _short_cut_and_back(own, kept_m, wanted_m)
    inner_m = round_m + own.hop_m
    at = _nearest(inner_m, own.hop_m, wanted_m)
    yield _crossing(Method.INNER_LOOP, own, at)
    if abs(inner_m[at] - wanted_m) > _AS_NEAR * wanted_m:
        yield from _inner_loop_and_back(size, own, inner_m, wanted_m)
    from_afar = np.flatnonzero(own.a_m >= SHORTEST_TURN_M)
    if len(from_afar):
        there_m = own.b_m + own.hop_m + own.a_m
        at = int(from_afar[_nearest(there_m[from_afar], own.hop_m[from_afar], wanted_m)])
        yield _crossing(Method.OUT_AND_ROUND, own, at)


def _short_cut_and_back(own: Touches, kept_m: FloatArray, wanted_m: float) -> Iterator[Recipe]:
    """Yield the short cut that leaves least to be run to and fro before it."""
    extra_m = (wanted_m - kept_m) / 2
    at = _least_extra(extra_m, own.b_m - own.a_m, own.hop_m, wanted_m)
    if at is not None:
        turn_m = float(own.a_m[at] + extra_m[at])
        yield _crossing(Method.SHORT_CUT_AND_BACK, own, at, turn_m)


def _inner_loop_and_back(
    size: Size, own: Touches, inner_m: FloatArray, wanted_m: float
) -> Iterator[Recipe]:
    """Yield the inner loop that leaves least to be run to and fro after it."""
    extra_m = (wanted_m - inner_m) / 2
    at = _least_extra(extra_m, size.length_m - own.b_m, own.hop_m, wanted_m)
    if at is not None:
        turn_m = float(own.b_m[at] + extra_m[at])
        yield _crossing(Method.INNER_LOOP_AND_BACK, own, at, turn_m)


def _least_extra(
    extra_m: FloatArray, room_m: FloatArray, hop_m: FloatArray, wanted_m: float
) -> int | None:
    """Return where least must be run to and fro, None where nothing fits.

    `room_m` is how far the line goes on there.
    """
    most_m = np.minimum(room_m, _MOST_TO_AND_FRO * wanted_m / 2)
    fits = np.flatnonzero((extra_m >= SHORTEST_TURN_M) & (extra_m <= most_m))
    return int(fits[np.argmin(extra_m[fits] + hop_m[fits])]) if len(fits) else None


def ways_over(size: Size, other: Neighbour, wanted_m: float) -> Iterator[Recipe]:
    """Yield the recipes that lead over another route from where both touch."""
    found = other.touches
    if not len(found):
        return
    crossings_m = 2 * found.hop_m
    if other.size.is_loop:
        round_m = other.size.length_m + crossings_m
        whole_m = size.length_m + round_m
        yield _leading(Method.ROUND_ANOTHER, other, _nearest(whole_m, found.hop_m, wanted_m))
        from_afar = np.flatnonzero(found.a_m >= SHORTEST_TURN_M)
        if len(from_afar):
            there_m = (2 * found.a_m + round_m)[from_afar]
            at = int(from_afar[_nearest(there_m, found.hop_m[from_afar], wanted_m)])
            yield _leading(Method.TO_ANOTHER, other, at)
    yield from _into_another(size, other, wanted_m)


def _into_another(size: Size, other: Neighbour, wanted_m: float) -> Iterator[Recipe]:
    found = other.touches
    extra_m = (wanted_m - size.length_m) / 2 - found.hop_m
    onwards = found.b_m + extra_m <= other.size.length_m
    reaches = onwards | (found.b_m - extra_m >= 0)
    fits = np.flatnonzero((extra_m >= SHORTEST_TURN_M) & reaches)
    if not len(fits):
        return
    at = int(fits[np.argmin(found.hop_m[fits])])
    turn_m = found.b_m[at] + (extra_m[at] if onwards[at] else -extra_m[at])
    yield _leading(Method.INTO_ANOTHER, other, at, float(turn_m))


def _nearest(distance_m: FloatArray, hop_m: FloatArray, wanted_m: float) -> int:
    """Return which distance is nearest; among those as near, the one of the shortest crossing."""
    off_m = np.abs(distance_m - wanted_m)
    as_near = np.flatnonzero(off_m <= max(float(off_m.min()), _AS_NEAR * wanted_m))
    return int(as_near[np.lexsort((off_m[as_near], hop_m[as_near]))[0]])


def _crossing(method: Method, own: Touches, at: int, turn_m: float | None = None) -> Recipe:
    return Recipe(
        method,
        turn_m=turn_m,
        leave_m=float(own.a_m[at]),
        rejoin_m=float(own.b_m[at]),
        link_m=float(own.hop_m[at]),
    )


def _leading(method: Method, other: Neighbour, at: int, turn_m: float | None = None) -> Recipe:
    found = other.touches
    return Recipe(
        method,
        turn_m=turn_m,
        leave_m=float(found.a_m[at]),
        other=other.name,
        other_m=float(found.b_m[at]),
        link_m=float(found.hop_m[at]),
    )
