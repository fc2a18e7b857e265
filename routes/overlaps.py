"""Where a line crosses itself, or runs on ground that it ran on before. numpy only.

A watch that follows a line looks for the nearest piece of it: where two pieces lie on one another
it may take the wrong one, and say "off course" or turn a runner round.
"""

from dataclasses import dataclass

import numpy as np

from routes.measure import distance_along
from routes.touch import self_touches
from routes.track import FloatArray, Track

# Our choice: about what a watch's GPS is off between two passes, as in routes.repeated.
REACH_M = 15.0
# Our choice: together for less than this is a crossing, for more it is the same way.
LEAST_TOGETHER_M = 100.0
# `self_touches` looks every 10 m up to 15 km, and less closely beyond; two lines that cross may lie
# this share of its steps apart where it looks.
_STEP_SHARE = 0.75
_STEP_M = 10.0
_STEPS = 1500
# Our choice: that a loop ends beside its start, or along the first of its ground, misleads nobody.
_LAST_M = 200.0


@dataclass(frozen=True, slots=True)
class Together:
    """Hold where a line runs on ground from before: metres along it at which that begins and ends.

    `is_back` tells that it runs there the other way round.
    """

    from_m: float
    to_m: float
    is_back: bool


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Hold where a line meets itself, in the order it is run."""

    together: tuple[Together, ...] = ()
    crossings_m: tuple[float, ...] = ()


def overlaps(track: Track) -> Overlaps:
    """Return where a line of one segment comes back to within about 15 m of itself.

    Only what lies 200 m or more of way apart is looked at, and nothing that begins in the last
    200 m, where a loop comes home. Beyond 22 km it is looked at less closely: to about 30 m at 60.
    """
    length_m = float(distance_along(track)[-1])
    step_m = max(_STEP_M, length_m / _STEPS)
    first_m, again_m = _met(track, length_m, max(REACH_M, _STEP_SHARE * step_m))
    together, crossings = [], []
    breaks = np.flatnonzero(np.diff(again_m) > max(LEAST_TOGETHER_M / 2, 2.5 * step_m)) + 1
    for again, first in zip(np.split(again_m, breaks), np.split(first_m, breaks), strict=True):
        if not len(again) or again[0] >= length_m - _LAST_M:
            continue
        if again[-1] - again[0] < max(LEAST_TOGETHER_M, 4 * step_m):
            crossings.append(float(again.mean()))
        else:
            is_back = bool(np.median(np.diff(first)) < 0)
            together.append(Together(float(again[0]), float(again[-1]), is_back))
    return Overlaps(tuple(together), tuple(crossings))


def _met(track: Track, length_m: float, reach_m: float) -> tuple[FloatArray, FloatArray]:
    """Return the metres at which a line is near itself: where it was before, and where again."""
    met = self_touches(track, length_m, is_loop=False)
    near = met.hop_m <= reach_m
    first_m, again_m = met.a_m[near], met.b_m[near]
    # Of all that it was near before, the nearest.
    order = np.lexsort((met.hop_m[near], again_m))
    again_m, where = np.unique(again_m[order], return_index=True)
    return first_m[order][where], again_m
