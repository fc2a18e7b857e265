"""Where a line passes a place beside it."""

import numpy as np

from routes.measure import EQUATOR_M, segment_metres
from routes.track import FloatArray, Track

# Our choice: to come by again within this is the same pass, as round a bend or before a turn.
SAME_PASS_M = 300.0
# Our choice: a pass this much further off than the nearest is another street or the other bank.
_AS_NEAR_M = 25.0
_M_PER_DEG = np.radians(1) * EQUATOR_M


def passes(track: Track, place: tuple[float, float], within_m: float) -> FloatArray:
    """Return the metres along a track's one segment where it passes a place, in order.

    `place` is latitude and longitude in degrees. It is passed where the line comes within
    `within_m` of it, at the point nearest to it. Right for distances up to some kilometres.
    """
    lat_deg, lon_deg = place
    shrink = np.cos(np.radians(lat_deg))
    east_deg = _short_way(track.lon_deg - lon_deg)
    x_m = east_deg[:-1] * _M_PER_DEG * shrink
    y_m = (track.lat_deg[:-1] - lat_deg) * _M_PER_DEG
    dx_m = _short_way(np.diff(track.lon_deg)) * _M_PER_DEG * shrink
    dy_m = np.diff(track.lat_deg) * _M_PER_DEG
    length2 = dx_m**2 + dy_m**2
    share = np.divide(
        -(x_m * dx_m + y_m * dy_m), length2, out=np.zeros(len(x_m)), where=length2 > 0
    )
    share = np.clip(share, 0.0, 1.0)
    away_m = np.hypot(x_m + share * dx_m, y_m + share * dy_m)
    near = np.flatnonzero(away_m <= within_m)
    if not len(near):
        return np.zeros(0)
    steps_m = segment_metres(track.lat_deg, track.lon_deg)
    at_m = (np.cumsum(steps_m) - (1 - share) * steps_m)[near]
    away_m = away_m[near]
    begins = np.flatnonzero(np.concatenate(([True], np.diff(at_m) > SAME_PASS_M)))
    nearest = np.array(
        [part[np.argmin(away_m[part])] for part in np.split(np.arange(len(near)), begins[1:])]
    )
    as_near = away_m[nearest] <= away_m.min() + _AS_NEAR_M
    found: FloatArray = at_m[nearest[as_near]]
    return found


def _short_way(east_deg: FloatArray) -> FloatArray:
    """Return differences of longitude the short way round."""
    return (east_deg + 180) % 360 - 180
