"""Many lines at once: how near each comes to a point, and which come home the way they went out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from routes.measure import (
    RETRACE_M,
    RETRACE_SAMPLES,
    RETRACE_SHARE,
    segment_metres,
)
from routes.track import FloatArray

BoolArray = NDArray[np.bool_]

_TINY_M2 = 1e-9


class Lines:
    """Hold the lines of many routes as one array, since asking each takes a hundred times as long.

    Each line is a pair of latitudes and longitudes of at least two points.
    """

    def __init__(self, lines: Sequence[tuple[FloatArray, FloatArray]]) -> None:
        counts = np.array([len(lat_deg) for lat_deg, _ in lines], dtype=np.int64)
        self._firsts = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int64)[: len(counts)]
        self._lasts = self._firsts + counts - 1
        nothing = [np.empty(0)]
        self._lat_deg = np.concatenate([lat_deg for lat_deg, _ in lines] or nothing)
        self._lon_deg = np.concatenate([lon_deg for _, lon_deg in lines] or nothing)

    def metres_from(self, lat_deg: float, lon_deg: float) -> FloatArray:
        """Return how near each line comes to a point, in metres.

        On a plane that touches the ellipsoid at the point: within 1 % up to some 50 km.
        """
        if not len(self._firsts):
            return np.empty(0)
        north_m, east_m = _degree_m(lat_deg)
        x = _turned(self._lon_deg - lon_deg) * east_m
        y = (self._lat_deg - lat_deg) * north_m
        # Of the longitudes themselves: on the far side of the globe x leaps from end to end.
        step_x, step_y = _turned(np.diff(self._lon_deg)) * east_m, np.diff(y)
        length2 = np.maximum(step_x * step_x + step_y * step_y, _TINY_M2)
        share = np.clip(-(x[:-1] * step_x + y[:-1] * step_y) / length2, 0.0, 1.0)
        metres2 = (x[:-1] + share * step_x) ** 2 + (y[:-1] + share * step_y) ** 2
        # From the end of one line to the start of the next nobody runs.
        metres2[self._lasts[:-1]] = np.inf
        nearest2: FloatArray = np.minimum.reduceat(metres2, self._firsts)
        return np.sqrt(nearest2)

    def retrace(self) -> BoolArray:
        """Tell of each line what `measure.retraces` tells of one."""
        if not len(self._firsts):
            return np.empty(0, dtype=np.bool_)
        steps_m = segment_metres(self._lat_deg, self._lon_deg)
        along_m = np.concatenate(([0.0], np.cumsum(steps_m)))
        starts_m, ends_m = along_m[self._firsts, None], along_m[self._lasts, None]
        share = np.linspace(0.0, 0.5, RETRACE_SAMPLES)
        lon_deg = np.unwrap(self._lon_deg, period=360)
        out_m = starts_m + (ends_m - starts_m) * share
        home_m = ends_m - (ends_m - starts_m) * share
        pairs = np.stack((out_m, home_m), axis=-1).ravel()
        apart_m = segment_metres(
            np.interp(pairs, along_m, self._lat_deg), np.interp(pairs, along_m, lon_deg)
        )
        near = np.append(apart_m, 0.0)[::2].reshape(len(self._firsts), -1) <= RETRACE_M
        result: BoolArray = near.mean(axis=1) >= RETRACE_SHARE
        return result


def _turned(lon_deg: FloatArray) -> FloatArray:
    """Return longitudes brought into -180..180."""
    return (lon_deg + 180) % 360 - 180


def _degree_m(lat_deg: float) -> tuple[float, float]:
    """Return the metres of a degree to the north and to the east, as measure.segment_metres."""
    step = 1e-3
    lat = np.array([lat_deg - step / 2, lat_deg + step / 2, lat_deg + step / 2])
    north_m, _ = segment_metres(lat, np.zeros(3))
    _, east_m = segment_metres(np.array([lat_deg] * 3), np.array([0.0, 0.0, step]))
    return float(north_m) / step, float(east_m) / step
