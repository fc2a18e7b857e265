"""Where a line is looked at to match it, and the spots of a network that each place may be."""

from dataclasses import dataclass

import numpy as np

from routes.measure import segment_metres
from routes.network import BoolArray, IntArray
from routes.snapping import Snapper
from routes.track import FloatArray

# Our choices. A place further from every way than this is on none.
RADIUS_M = 50.0
MOST_SPOTS = 8
# Places nearer to each other than a few sigma tell the way's direction no better. A line too long
# for so many places is looked at less often.
SPACING_M = 25.0
MOST_PLACES = 8_000
# So few places away from all ways may be bad fixes: they are passed over where a way leads on.
PASSED_OVER, PASSED_OVER_M = 2, 100.0
# Of places in a row the first and third are this near, in spacings, only where the line turns back.
_BACK_SHARE = 1.3
_MOST_CALMING, _CALM_SHARE = 30, 0.98
_M_PER_DEG = 111_195.0


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Hold the places of a line that are looked at, and a row of spots for each, nearest first.

    `point` are indices of the line's points, `along_m` where they lie along it. `edge` is -1 where
    a place has fewer spots than others.
    """

    point: IntArray
    lat_deg: FloatArray
    lon_deg: FloatArray
    along_m: FloatArray
    edge: IntArray
    share: FloatArray
    away_m: FloatArray

    def __len__(self) -> int:
        return len(self.point)

    def is_near(self) -> BoolArray:
        """Tell of each place whether it has a spot."""
        near: BoolArray = self.edge[:, 0] >= 0
        return near


def places_of(
    snapper: Snapper, lat_deg: FloatArray, lon_deg: FloatArray, spacing_m: float
) -> Places:
    """Return the places of one unbroken line, with their spots, and without bad fixes.

    One place stands for all points of `spacing_m` of the line. Where points are dense it is where
    the line runs without most of their wandering.
    """
    along_m = np.concatenate(([0.0], np.cumsum(segment_metres(lat_deg, lon_deg))))
    shrink = np.cos(np.radians(lat_deg[0]))
    east_deg = np.unwrap(lon_deg, period=360) * shrink
    metres = _calmed(np.stack((lat_deg, east_deg), axis=1) * _M_PER_DEG, spacing_m)
    point = _chosen(metres, spacing_m)
    lat_deg, lon_deg = (metres[point] / _M_PER_DEG).T
    lon_deg = lon_deg / shrink
    place, edge, share, away_m = snapper.around(lat_deg, lon_deg, RADIUS_M)
    rank = np.arange(len(place)) - np.searchsorted(place, place)
    near = rank < MOST_SPOTS
    at = (place[near], rank[near])
    shape = (len(point), MOST_SPOTS)
    edges, shares, aways = np.full(shape, -1), np.zeros(shape), np.full(shape, np.inf)
    edges[at], shares[at], aways[at] = edge[near], share[near], away_m[near]
    kept = _without_bad_fixes(edges[:, 0] >= 0, lat_deg, lon_deg)
    return Places(
        point=point[kept],
        lat_deg=lat_deg[kept],
        lon_deg=lon_deg[kept],
        along_m=along_m[point[kept]],
        edge=edges[kept],
        share=shares[kept],
        away_m=aways[kept],
    )


def _calmed(metres: FloatArray, spacing_m: float) -> FloatArray:
    """Return points, where they are dense, without most of their wandering.

    A point between near neighbours moves to the mean of the three, again and again until that
    hardly shortens the line; never where it hardly would.
    """
    steps_m = np.hypot(*np.diff(metres, axis=0).T)
    # One step of a line of short steps may be long for a fix that lies far off.
    is_dense = steps_m <= (2 if np.median(steps_m) <= spacing_m else 1) * spacing_m
    both = np.flatnonzero(is_dense[1:] & is_dense[:-1]) + 1
    length_m = float(steps_m.sum())
    for _ in range(_MOST_CALMING):
        calm = metres.copy()
        calm[both] = (metres[both - 1] + metres[both] + metres[both + 1]) / 3
        before_m, length_m = length_m, float(np.hypot(*np.diff(calm, axis=0).T).sum())
        if length_m >= _CALM_SHARE * before_m:
            break
        metres = calm
    return metres


def _chosen(metres: FloatArray, spacing_m: float) -> IntArray:
    """Return the points to look at: both ends, tips, and one for each `spacing_m`."""
    along_m = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(metres, axis=0).T))))
    group = np.floor(along_m / spacing_m)
    group[0], group[-1] = -1, np.inf
    first = np.concatenate(([0], np.flatnonzero(np.diff(group)) + 1))
    counts = np.diff(np.append(first, len(metres)))
    point: IntArray = first + counts // 2
    inner = np.arange(1, len(point) - 1)
    before, after = metres[point[inner - 1]], metres[point[inner + 1]]
    tips = []
    for number in inner[np.hypot(*(after - before).T) < _BACK_SHARE * spacing_m].tolist():
        around = slice(int(first[number - 1]), int(first[number + 1] + counts[number + 1]))
        middle = (before[number - 1] + after[number - 1]) / 2
        tips.append(around.start + int(np.hypot(*(metres[around] - middle).T).argmax()))
    return np.union1d(point, np.array(tips, dtype=np.int64))


def _without_bad_fixes(near: BoolArray, lat_deg: FloatArray, lon_deg: FloatArray) -> IntArray:
    """Return which places stay: all but one or two in a row that are near no way."""
    on = np.flatnonzero(near)
    if not len(on):
        return np.arange(len(near))
    is_few = (np.diff(on) > 1) & (np.diff(on) <= PASSED_OVER + 1)
    is_short = segment_metres(lat_deg[on], lon_deg[on]) <= PASSED_OVER_M
    passed = [np.arange(on[at] + 1, on[at + 1]) for at in np.flatnonzero(is_few & is_short)]
    return np.setdiff1d(np.arange(len(near)), np.concatenate([np.zeros(0, np.int64), *passed]))
