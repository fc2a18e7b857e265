"""Where a line passes near itself or near another. numpy only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routes.measure import EQUATOR_M, segment_metres
from routes.pieces import places_at
from routes.track import FloatArray, Track

# Lines so near touch: one steps over from one to the other (our choice, a wide street).
TOUCH_M = 40.0
# Our choice: less than this between two touching places is a bend, not a way round.
LEAST_ROUND_M = 200.0
_SPACING_M = 10.0
_MOST_SAMPLES = 1500
# The flat picture that is searched is a hair off; what it finds is measured again.
_SLACK = 1.05

IndexArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Touches:
    """Hold pairs of places that touch, as arrays of equal length.

    `a_m` along the one line, `b_m` along the other, which may be the same; `hop_m` is the straight
    way between them. Along one line `a_m` is the smaller.
    """

    a_m: FloatArray
    b_m: FloatArray
    hop_m: FloatArray

    def __len__(self) -> int:
        return len(self.a_m)


@dataclass(frozen=True, slots=True, eq=False)
class _Samples:
    at_m: FloatArray
    lat_deg: FloatArray
    lon_deg: FloatArray


def self_touches(track: Track, length_m: float, *, is_loop: bool) -> Touches:
    """Return where a line of `length_m` comes back to within 40 m of itself after 200 m or more.

    Looked at every 10 m, and less closely beyond 15 km. The finish of a loop at its start is none.
    """
    samples = _sampled(track, length_m, _SPACING_M, _MOST_SAMPLES)
    i, j = _near(samples, samples)
    saved_m = samples.at_m[j] - samples.at_m[i]
    longest_m = length_m - LEAST_ROUND_M if is_loop else length_m
    keep = (saved_m >= LEAST_ROUND_M) & (saved_m <= longest_m)
    return _measured(samples, samples, i[keep], j[keep])


def touches(first: Track, first_m: float, second: Track, second_m: float) -> Touches:
    """Return where two lines of `first_m` and `second_m` metres come within 40 m of each other."""
    one = _sampled(first, first_m, _SPACING_M, _MOST_SAMPLES)
    other = _sampled(second, second_m, _SPACING_M, _MOST_SAMPLES)
    return _measured(one, other, *_near(one, other))


def nearest_m(track: Track, length_m: float, lat_deg: float, lon_deg: float) -> float:
    """Return how far along a line the place is that lies nearest to a point; right to some 5 m."""
    samples = _sampled(track, length_m, _SPACING_M, _MOST_SAMPLES)
    lat = np.column_stack((samples.lat_deg, np.full(len(samples.at_m), lat_deg))).ravel()
    lon = np.column_stack((samples.lon_deg, np.full(len(samples.at_m), lon_deg))).ravel()
    return float(samples.at_m[np.argmin(segment_metres(lat, lon)[::2])])


def _sampled(track: Track, length_m: float, spacing_m: float, most: int) -> _Samples:
    count = int(np.clip(round(length_m / spacing_m), 1, most)) + 1
    at_m = np.linspace(0.0, length_m, count)
    return _Samples(at_m, *places_at(track, at_m))


def _near(one: _Samples, other: _Samples) -> tuple[IndexArray, IndexArray]:
    """Return which samples of the one lie near which of the other, by a flat picture of both."""
    origin = one.lon_deg[0]
    middle = float(np.mean([one.lat_deg.mean(), other.lat_deg.mean()]))
    near_2 = np.float32((TOUCH_M * _SLACK) ** 2)
    i, j = np.nonzero(
        _squares(*_flat(one, origin, middle), *_flat(other, origin, middle)) <= near_2
    )
    return i.astype(np.int64), j.astype(np.int64)


def _flat(samples: _Samples, origin_deg: float, middle_deg: float) -> tuple[FloatArray, FloatArray]:
    to_m = np.radians(1) * EQUATOR_M
    # One line may have crossed the 180th meridian that the other has not.
    turns = np.round((samples.lon_deg[0] - origin_deg) / 360) * 360
    x = (samples.lon_deg - turns - origin_deg) * to_m * np.cos(np.radians(middle_deg))
    return x, samples.lat_deg * to_m


def _squares(
    x: FloatArray, y: FloatArray, other_x: FloatArray, other_y: FloatArray
) -> NDArray[np.float32]:
    """Return the squared metres between all of the one and all of the other."""
    # Half the memory; around the middle, so that single precision is right to centimetres.
    mean_x, mean_y = x.mean(), y.mean()
    a, b = (x - mean_x).astype(np.float32), (y - mean_y).astype(np.float32)
    c, d = (other_x - mean_x).astype(np.float32), (other_y - mean_y).astype(np.float32)
    result: NDArray[np.float32] = np.square(a[:, None] - c) + np.square(b[:, None] - d)
    return result


def _measured(one: _Samples, other: _Samples, i: IndexArray, j: IndexArray) -> Touches:
    lat = np.column_stack((one.lat_deg[i], other.lat_deg[j])).ravel()
    lon = np.column_stack((one.lon_deg[i], other.lon_deg[j])).ravel()
    hop_m = segment_metres(lat, lon)[::2] if len(i) else np.empty(0)
    keep = hop_m <= TOUCH_M
    return Touches(one.at_m[i][keep], other.at_m[j][keep], hop_m[keep])
