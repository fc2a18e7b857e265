"""Where a line passes a place beside it."""

from dataclasses import dataclass

import numpy as np

from routes.measure import EQUATOR_M, segment_metres
from routes.track import FloatArray, Track

# Our choice: to come by again within this is the same pass, as round a bend or before a turn.
SAME_PASS_M = 300.0
# Our choice: a pass this much further off than the nearest is another street or the other bank.
_AS_NEAR_M = 25.0
_M_PER_DEG = np.radians(1) * EQUATOR_M


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Hold where each step of a line begins and leads, in degrees, and its metres along the line.

    `south_deg` and `north_deg` are its least and greatest latitude.
    """

    lat_deg: FloatArray
    lon_deg: FloatArray
    north_by_deg: FloatArray
    east_by_deg: FloatArray
    from_m: FloatArray
    length_m: FloatArray
    south_deg: FloatArray
    north_deg: FloatArray


def steps_of(track: Track) -> Steps:
    """Return the steps of a track's one segment."""
    length_m = segment_metres(track.lat_deg, track.lon_deg)
    before, after = track.lat_deg[:-1], track.lat_deg[1:]
    return Steps(
        lat_deg=before,
        lon_deg=track.lon_deg[:-1],
        north_by_deg=after - before,
        east_by_deg=_short_way(np.diff(track.lon_deg)),
        from_m=np.cumsum(length_m) - length_m,
        length_m=length_m,
        south_deg=np.minimum(before, after),
        north_deg=np.maximum(before, after),
    )


def passes(steps: Steps, place: tuple[float, float], within_m: float) -> FloatArray:
    """Return the metres along a line where it passes a place, in order.

    `place` is latitude and longitude in degrees. It is passed where the line comes within
    `within_m` of it, at the point nearest to it. Right for distances up to some kilometres.
    """
    at_m, away_m = _near(steps, place, within_m)
    if not len(at_m):
        return at_m
    begins = np.flatnonzero(np.diff(at_m) > SAME_PASS_M) + 1
    groups = np.split(np.arange(len(at_m)), begins)
    nearest = np.array([group[np.argmin(away_m[group])] for group in groups])
    found: FloatArray = at_m[nearest[away_m[nearest] <= away_m.min() + _AS_NEAR_M]]
    return found


def _near(
    steps: Steps, place: tuple[float, float], within_m: float
) -> tuple[FloatArray, FloatArray]:
    """Return where each step that comes near is nearest, and how near, in metres."""
    lat_deg, lon_deg = place
    # A tenth more, as a degree of latitude is not as long everywhere.
    margin_deg = 1.1 * within_m / _M_PER_DEG
    is_level = steps.south_deg <= lat_deg + margin_deg
    is_level &= steps.north_deg >= lat_deg - margin_deg
    at = np.flatnonzero(is_level)
    shrink = np.cos(np.radians(lat_deg))
    x_m = _short_way(steps.lon_deg[at] - lon_deg) * _M_PER_DEG * shrink
    y_m = (steps.lat_deg[at] - lat_deg) * _M_PER_DEG
    dx_m = steps.east_by_deg[at] * _M_PER_DEG * shrink
    dy_m = steps.north_by_deg[at] * _M_PER_DEG
    length2 = dx_m**2 + dy_m**2
    along = -(x_m * dx_m + y_m * dy_m)
    share = np.divide(along, length2, out=np.zeros(len(at)), where=length2 > 0).clip(0.0, 1.0)
    away_m = np.hypot(x_m + share * dx_m, y_m + share * dy_m)
    near = away_m <= within_m
    at_m = steps.from_m[at] + share * steps.length_m[at]
    return at_m[near], away_m[near]


def _short_way(east_deg: FloatArray) -> FloatArray:
    """Return differences of longitude the short way round."""
    return (east_deg + 180) % 360 - 180
