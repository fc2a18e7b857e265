"""A route's line as a watch follows it: one segment, with points set where something is told."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from routes.measure import distance_along, segment_metres
from routes.track import FloatArray, Track

# Our choice: with fewer heights than this the rest would be invention.
KNOWN_SHARE = 0.5
# A point this near to one that is there already is that one.
_HAIR_M = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Hold a track of one segment and the metres at each of its points, from 0.

    `along_m` counts what were gaps as straight steps, as whoever follows the line runs them;
    `route_m` does not, as `routes.measure` does not. `gap_m` is their length together.
    """

    track: Track
    along_m: FloatArray
    route_m: FloatArray
    gap_m: float

    @property
    def length_m(self) -> float:
        """Return the metres from start to finish."""
        return float(self.along_m[-1])


def one_segment(track: Track) -> Track:
    """Return a track without its gaps and times, its heights known at every point or at none.

    Missing heights are interpolated along the line; with fewer than half known there are none.
    """
    known = np.isfinite(track.ele_m)
    if known.mean() < KNOWN_SHARE:
        return Track(track.lat_deg, track.lon_deg, np.full(len(track), np.nan))
    along_m = distance_along(track)
    ele_m = np.interp(along_m, along_m[known], track.ele_m[known])
    return Track(track.lat_deg, track.lon_deg, ele_m)


def line_of(track: Track) -> Line:
    """Return a track as one line; of points on one spot, one after the other, only the first."""
    steps_m = segment_metres(track.lat_deg, track.lon_deg)
    run_m = steps_m.copy()
    run_m[[start - 1 for start in track.starts[1:]]] = 0.0
    kept = np.flatnonzero(np.concatenate(([True], steps_m > 0)))
    if len(kept) == 1:
        kept = np.array([0, len(track) - 1])
    along_m, route_m = (np.concatenate(([0.0], np.cumsum(each)))[kept] for each in (steps_m, run_m))
    return Line(
        _picked(one_segment(track), kept), along_m, route_m, float(along_m[-1] - route_m[-1])
    )


def with_points_at(line: Line, at_m: FloatArray) -> Line:
    """Return the line with points set at distances along it, where there is none within 1 mm."""
    wanted = np.unique(np.clip(at_m, 0.0, line.length_m))
    nearest = index_at(line, wanted)
    wanted = wanted[np.abs(line.along_m[nearest] - wanted) > _HAIR_M]
    into = np.searchsorted(line.along_m, wanted)

    def filled(values: FloatArray) -> FloatArray:
        return np.insert(values, into, np.interp(wanted, line.along_m, values))

    # Interpolated on longitudes that never break, and brought back to within 180.
    lon_deg = np.interp(wanted, line.along_m, np.unwrap(line.track.lon_deg, period=360))
    track = Track(
        filled(line.track.lat_deg),
        np.insert(line.track.lon_deg, into, (lon_deg + 180) % 360 - 180),
        filled(line.track.ele_m),
    )
    return replace(line, track=track, along_m=filled(line.along_m), route_m=filled(line.route_m))


def index_at(line: Line, at_m: FloatArray) -> NDArray[np.intp]:
    """Return which points of the line are nearest to distances along it."""
    after = np.clip(np.searchsorted(line.along_m, at_m), 1, len(line.along_m) - 1)
    is_before = at_m - line.along_m[after - 1] <= line.along_m[after] - at_m
    return after - is_before


def picked(line: Line, kept: NDArray[np.intp]) -> Line:
    """Return the line by way of `kept` of its points only, their metres unchanged."""
    return replace(
        line,
        track=_picked(line.track, kept),
        along_m=line.along_m[kept],
        route_m=line.route_m[kept],
    )


def _picked(track: Track, kept: NDArray[np.intp]) -> Track:
    return Track(track.lat_deg[kept], track.lon_deg[kept], track.ele_m[kept])
