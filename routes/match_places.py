"""Where a line is looked at to match it, and the spots of a network that each place may be."""

from dataclasses import dataclass, replace

import numpy as np

from routes.match_fixes import calmed, without_jumps
from routes.measure import M_PER_DEG, segment_metres
from routes.network import BoolArray, IntArray
from routes.snapping import Snapper
from routes.track import FloatArray

# Our choices. A place further from every way than this is on none: four times as far as the line is
# usually astray, within limits.
LEAST_RADIUS_M, MOST_RADIUS_M = 40.0, 75.0
_RADIUS_OF_SIGMA = 4.0
MOST_SPOTS = 12
# Newson and Krumm's estimate of how far fixes wander, from the median distance to the ways; our
# choice are its limits, a survey's and a street canyon's.
_SIGMA_OF_MEDIAN = 1.4826
LEAST_SIGMA_M, MOST_SIGMA_M = 3.0, 20.0
# A line that ends as near to where it began as its fixes wander, and is much longer, is closed.
_RING_OF_SIGMA, _RING_SHARE = 3.0, 0.05
# Places nearer to each other than a few sigma tell the way's direction no better. A line too long
# for so many places is looked at less often.
SPACING_M = 25.0
MOST_PLACES = 8_000
# So few places away from all ways may be bad fixes: they are passed over where a way leads on.
PASSED_OVER, PASSED_OVER_M = 2, 100.0
# Of places in a row the first and third are this near, in spacings, only where the line turns back.
_BACK_SHARE = 1.3


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Hold the places of a line that are looked at, and a row of spots for each, nearest first.

    `point` are indices of the line's points, `along_m` where they lie along it. `edge` is -1 where
    a place has fewer spots than others. `sigma_m` is the standard deviation of how far the places
    are from where they truly were. The last place of a ring is where the first is. `jumps` fixes
    were left out.
    """

    point: IntArray
    lat_deg: FloatArray
    lon_deg: FloatArray
    along_m: FloatArray
    edge: IntArray
    share: FloatArray
    away_m: FloatArray
    sigma_m: float
    jumps: int
    is_ring: bool = False

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

    One place stands for all points of `spacing_m` of the line.
    """
    along_m = np.concatenate(([0.0], np.cumsum(segment_metres(lat_deg, lon_deg))))
    shrink = np.cos(np.radians(lat_deg[0]))
    east_deg = np.unwrap(lon_deg, period=360) * shrink
    metres = np.stack((lat_deg, east_deg), axis=1) * M_PER_DEG
    stays = without_jumps(metres)
    metres, fix = calmed(metres[stays])
    chosen = _chosen(metres, spacing_m)
    point = stays[fix[chosen]]
    lat_deg, lon_deg = (metres[chosen] / M_PER_DEG).T
    lon_deg = lon_deg / shrink
    edge, share, away_m = _spots(snapper, lat_deg, lon_deg)
    sigma_m = _sigma_m(away_m[:, 0])
    radius_m = min(max(_RADIUS_OF_SIGMA * sigma_m, LEAST_RADIUS_M), MOST_RADIUS_M)
    edge, away_m = np.where(away_m <= radius_m, (edge, away_m), ([[-1]], [[np.inf]]))
    kept = _without_bad_fixes(edge[:, 0] >= 0, lat_deg, lon_deg)
    return Places(
        point=point[kept],
        lat_deg=lat_deg[kept],
        lon_deg=lon_deg[kept],
        along_m=along_m[point[kept]],
        edge=edge[kept].astype(np.int64),
        share=share[kept],
        away_m=away_m[kept],
        sigma_m=sigma_m,
        jumps=len(along_m) - len(stays),
    )


def as_ring(places: Places) -> Places:
    """Return the places of a closed line with its end where its start is; of another as they are.

    Closed is one whose ends are within 3 sigma of each other and within 5 % of its length.
    """
    ends = [0, -1]
    gap_m = float(segment_metres(places.lat_deg[ends], places.lon_deg[ends])[0])
    length_m = float(places.along_m[-1] - places.along_m[0])
    if gap_m > min(_RING_OF_SIGMA * places.sigma_m, _RING_SHARE * length_m):
        return places
    again = np.append(np.arange(len(places) - 1), 0)
    return replace(
        places,
        lat_deg=places.lat_deg[again],
        lon_deg=places.lon_deg[again],
        edge=places.edge[again],
        share=places.share[again],
        away_m=places.away_m[again],
        is_ring=True,
    )


def _spots(
    snapper: Snapper, lat_deg: FloatArray, lon_deg: FloatArray
) -> tuple[IntArray, FloatArray, FloatArray]:
    """Return edge, share of its line and metres away of the nearest spots, a row for each place."""
    place, edge, share, away_m = snapper.around(lat_deg, lon_deg, MOST_RADIUS_M)
    rank = np.arange(len(place)) - np.searchsorted(place, place)
    near = rank < MOST_SPOTS
    at = (place[near], rank[near])
    shape = (len(lat_deg), MOST_SPOTS)
    edges, shares, aways = np.full(shape, -1), np.zeros(shape), np.full(shape, np.inf)
    edges[at], shares[at], aways[at] = edge[near], share[near], away_m[near]
    return edges, shares, aways


def _sigma_m(away_m: FloatArray) -> float:
    """Return the standard deviation of places from where they truly were, of their nearest ways."""
    near_m = away_m[np.isfinite(away_m)]
    if not len(near_m):
        return MOST_SIGMA_M
    return min(max(_SIGMA_OF_MEDIAN * float(np.median(near_m)), LEAST_SIGMA_M), MOST_SIGMA_M)


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
