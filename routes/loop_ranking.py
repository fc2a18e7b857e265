"""Which of many lines are best, and which of them are different from each other."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from routes.graph import Ways
from routes.loop_ground import Ground
from routes.loop_measures import Line
from routes.network import BoolArray
from routes.running_cost import Tastes
from routes.track import FloatArray

# Our choice, in points, of which a lower sum is better; set by looking at loops from ten doors.
# Ground run twice is what spoils a loop most, then ways that cost much, and streets beside paths,
# then a shape that is there and back on the next street, and spurs and blocks gone round.
_AGAIN = 5.0
_COST_PER_M = 2.5
_NO_PATH = 0.6
_CROSSING_PER_KM = 0.12
_TURN_PER_KM = 0.10
_CLIMB_PER_KM_M = 0.010
_NOT_ROUND = 0.9
_KNOT = 0.15
_QUIET_TIMES, _FLAT_TIMES = 2.5, 12.0
# Our choice: lines that share no more than the first of their ground are different, and run no more
# than the second of their own twice; where the network does not allow that, as on the one way out
# of an estate, the others will do. A third loop like another is better than one that is no loop.
_LIMITS = (
    *((share, 0.15) for share in (0.30, 0.40, 0.50, 0.60, 0.75)),
    *((0.6, 0.25), (0.75, 0.25), (0.75, 1.0)),
)
_SHARED_MOST = _LIMITS[-1][0]


def score(line: Line, tastes: Tastes) -> float:
    """Return how bad a line is, in points of our choice; the tastes are in its cost as well."""
    km = line.distance_m / 1000
    quiet = _QUIET_TIMES if tastes.quiet else 1.0
    flat = _FLAT_TIMES if tastes.flat else 1.0
    return (
        _AGAIN * line.again_m / line.distance_m
        + _COST_PER_M * line.cost_per_m
        + _NO_PATH * (1 - line.path_share)
        + _CROSSING_PER_KM * quiet * line.crossings / km
        + _TURN_PER_KM * line.turns / km
        + _CLIMB_PER_KM_M * flat * line.climb_m / km
        + _NOT_ROUND * (1 - line.round_share)
        + _KNOT * line.knots
    )


def different(
    lines: Sequence[Line],
    ways: Ways,
    count: int,
    chosen: Sequence[Line] = (),
    ground: Ground | None = None,
) -> tuple[Line, ...]:
    """Return `chosen` and lines beside them, `count` in all or as many as there are.

    Each is the best, in the order of `lines`, that shares little ground with those before it. With
    the ways' `ground`, nor does it run along them on the next path.
    """
    found = list(chosen)
    ons = [_on(line, ways) for line in found]
    fresh = [(line, _on(line, ways)) for line in lines]
    for most, most_again in _LIMITS:
        for line, on in fresh:
            if len(found) >= count:
                return tuple(found)
            if line.again_m > most_again * line.distance_m:
                continue
            if any(_shared(on, other, ways.length_m) > most for other in ons):
                continue
            if ground and any(
                ground.shared(line.steps, other.steps) > _SHARED_MOST for other in found
            ):
                continue
            found.append(line)
            ons.append(on)
    return tuple(found)


def most_shared(lines: Sequence[Line], ways: Ways) -> float:
    """Return the most that two of some lines share of their ground, 0 where there are no two."""
    ons = [_on(line, ways) for line in lines]
    return max((_shared(*pair, ways.length_m) for pair in combinations(ons, 2)), default=0.0)


def _on(line: Line, ways: Ways) -> BoolArray:
    on = np.zeros(len(ways.length_m), dtype=np.bool_)
    on[[way for way, _ in line.steps]] = True
    return on


def _shared(one: BoolArray, other: BoolArray, length_m: FloatArray) -> float:
    """Return how much of the shorter line's ground both are on."""
    both = float(length_m[one & other].sum())
    return both / min(float(length_m[one].sum()), float(length_m[other].sum()))
