"""Which points of lines their shape hangs on, by Douglas and Peucker (1973), all lines at once.

The usual recursion goes as deep as a line has points, which a stranger chooses, and its time grows
with the square of them. Here all sections are split level by level, and the levels are bounded.
"""

import numpy as np
from numpy.typing import NDArray

from routes.track import FloatArray

# Lines on the ground need a third of this. Deeper sections are split in their middle: what is left
# out is within the tolerance all the same, only a few more points stay.
DEEPEST = 100


def corner_weights(
    x_m: FloatArray, y_m: FloatArray, starts: NDArray[np.intp], tolerance_m: float = 0.0
) -> FloatArray:
    """Return for each point the tolerance in metres up to which it is needed; ends are infinite.

    `starts` are the indices at which a line begins, from 0. Leaving out the points whose weight is
    not over a tolerance moves no line by more than that. Weights up to `tolerance_m` are not told
    apart: they are 0.
    """
    weights = np.zeros(len(x_m))
    first, last = starts, np.append(starts[1:], len(x_m)) - 1
    weights[first] = weights[last] = np.inf
    most = np.full(len(first), np.inf)
    level = 0
    while True:
        inner = last - first > 1
        first, last, most = first[inner], last[inner], most[inner]
        if not len(first):
            return weights
        middle, away_m = _farthest(x_m, y_m, first, last)
        if level >= DEEPEST:
            middle = (first + last) // 2
        # A point is needed no longer than the one that its section was split at.
        most = np.minimum(away_m, most)
        split = most > tolerance_m
        first, middle, last, most = first[split], middle[split], last[split], most[split]
        weights[middle] = most
        first, last = np.concatenate((first, middle)), np.concatenate((middle, last))
        most = np.concatenate((most, most))
        level += 1


def _farthest(
    x_m: FloatArray, y_m: FloatArray, first: NDArray[np.intp], last: NDArray[np.intp]
) -> tuple[NDArray[np.intp], FloatArray]:
    """Return for each section the point inside that is farthest from its chord, and how far."""
    counts = last - first - 1
    begin = np.cumsum(counts) - counts
    at = np.arange(counts.sum()) + np.repeat(first + 1 - begin, counts)
    east, north = x_m[last] - x_m[first], y_m[last] - y_m[first]
    length2 = east**2 + north**2
    per_length2 = np.divide(1.0, length2, out=np.zeros(len(first)), where=length2 > 0)
    dx, dy = x_m[at] - np.repeat(x_m[first], counts), y_m[at] - np.repeat(y_m[first], counts)
    east, north = np.repeat(east, counts), np.repeat(north, counts)
    along = np.clip((dx * east + dy * north) * np.repeat(per_length2, counts), 0.0, 1.0)
    away2 = (dx - along * east) ** 2 + (dy - along * north) ** 2
    most2 = np.maximum.reduceat(away2, begin)
    hits = np.flatnonzero(away2 == np.repeat(most2, counts))
    # The first of each section's: they stand in order, and none is without.
    return at[hits[np.searchsorted(hits, begin)]], np.sqrt(most2)
