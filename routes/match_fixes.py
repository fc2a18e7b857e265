"""The fixes of a recorded line, without those that jumped away and without most of the wander.

A drawn line stays as it is: it seldom turns back, and its legs are all long or all short.
"""

import numpy as np

from routes.network import BoolArray, IntArray
from routes.track import FloatArray

# Our choices, from lines of known truth with fixes 3 to 20 m astray (bench/match.py). A step is a
# jump where it is so many times as long as nearly all others, and so long; a jump that is back
# after so many fixes was none of the runner's.
_MOST_STEPS_SHARE, _JUMP_OF_STEPS = 0.9, 3.0
JUMP_M = 30.0
_MOST_FIXES_AWAY, _MOST_JUMPS_AWAY, _FEWEST_STEPS = 60, 5, 10
_BACK_WITHIN_M = 10.0
# A line wanders where it turns back at a fifth of its fixes, which are near to each other; over a
# step as long as this the signal was lost.
_WANDER_SHARE, _HALF_WINDOW, _MOST_STEP_M, _LOST_M = 0.2, 7, 50.0, 100.0
# Means of two fixes make wander shorter by this at least, and what was run hardly.
_SHORTENED = 0.75
# Fixes that are halved so often are one for a wait of an hour.
_MOST_HALVINGS = 12
_FEWEST_FIXES = 4


def without_jumps(metres: FloatArray) -> IntArray:
    """Return which fixes of a line stay: not those to which it jumps, and from which it jumps back.

    `metres` has a row of two for each fix. Where the line goes on from where a long step led, that
    was a lost signal, and all stay.
    """
    steps_m = np.hypot(*np.diff(metres, axis=0).T)
    stays = np.ones(len(metres), dtype=np.bool_)
    if len(steps_m) < _FEWEST_STEPS:
        return np.flatnonzero(stays)
    usual_m = float(np.quantile(steps_m, _MOST_STEPS_SHARE))
    jumps = np.flatnonzero(steps_m > max(JUMP_M, _JUMP_OF_STEPS * usual_m)).tolist()
    last = -1
    for number, away in enumerate(jumps):
        if away <= last:
            continue
        for home in jumps[number + 1 : number + 1 + _MOST_JUMPS_AWAY]:
            left_m = float(np.hypot(*(metres[home + 1] - metres[away])))
            is_back = left_m <= (home - away + 1) * usual_m + _BACK_WITHIN_M
            if is_back and home - away <= _MOST_FIXES_AWAY:
                stays[away + 1 : home + 1] = False
                last = home
                break
    return np.flatnonzero(stays)


def calmed(metres: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return a line without most of its wander, and which fix each of its points stands for.

    Where it turns back at every few fixes, two neighbours become their mean, again and again, until
    it does so no more: a wait at a light becomes one point. Both ends stay.
    """
    fix = np.arange(len(metres))
    weight = np.ones(len(metres))
    for _ in range(_MOST_HALVINGS):
        first = _firsts_of_pairs(_wanders(metres))
        first = first[np.hypot(*(metres[first + 1] - metres[first]).T) <= _LOST_M]
        if not len(first):
            break
        second = first + 1
        both = weight[first] + weight[second]
        mean = metres[first] * weight[first, None] + metres[second] * weight[second, None]
        metres, fix, weight = metres.copy(), fix.copy(), weight.copy()
        metres[first] = mean / both[:, None]
        fix[first] = (fix[first] + fix[second]) // 2
        weight[first] = both
        stays = np.ones(len(metres), dtype=np.bool_)
        stays[second] = False
        metres, fix, weight = metres[stays], fix[stays], weight[stays]
    return metres, fix


def _wanders(metres: FloatArray) -> BoolArray:
    """Tell of each fix whether the line wanders there, rather than runs; both ends never."""
    wanders = np.zeros(len(metres), dtype=np.bool_)
    if len(metres) < _FEWEST_FIXES:
        return wanders
    steps = np.diff(metres, axis=0)
    turns_back = (steps[1:] * steps[:-1]).sum(axis=1) < 0
    share = _means_around(np.concatenate(([0.0], turns_back, [0.0])))
    step_m = _means_around(np.hypot(*steps.T))
    # From the mean of two fixes to that of the next two: what was run is as long as before.
    halved = (steps[:-2] + 2 * steps[1:-1] + steps[2:]) / 2
    halved_m = _means_around(np.concatenate(([0.0], np.hypot(*halved.T), [0.0])))
    is_shorter = halved_m <= _SHORTENED * 2 * step_m
    wanders[1:-1] = ((share[:-1] >= _WANDER_SHARE) & (step_m <= _MOST_STEP_M) & is_shorter)[1:]
    return wanders


def _means_around(values: FloatArray) -> FloatArray:
    """Return the mean of each value and its neighbours, fewer at the ends."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    at = np.arange(len(values))
    low, high = np.maximum(at - _HALF_WINDOW, 0), np.minimum(at + _HALF_WINDOW + 1, len(values))
    means: FloatArray = (total[high] - total[low]) / (high - low)
    return means


def _firsts_of_pairs(wanders: BoolArray) -> IntArray:
    """Return the first of each two neighbours that both wander, no fix in two pairs."""
    at = np.arange(len(wanders))
    begins = wanders & ~np.concatenate(([False], wanders[:-1]))
    begun = np.maximum.accumulate(np.where(begins, at, 0))
    is_first = wanders & np.append(wanders[1:], False) & ((at - begun) % 2 == 0)
    return np.flatnonzero(is_first)
