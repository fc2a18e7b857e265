"""How far a matched line and the line that it was lie apart."""

import numpy as np
import shapely
from numpy.typing import NDArray

from routes.matched import Apart
from routes.measure import M_PER_DEG, distance_along
from routes.pieces import places_at
from routes.track import FloatArray, Track

# Both lines are looked at so often, or more seldom where they are very long.
_LOOK_M, _MOST_LOOKS = 5.0, 3_000
_HAIR_M = 1e-6


def apart(old: Track, new: Track) -> Apart:
    """Return how far two lines are apart, looked at every few metres; gaps are none of either."""
    shrink = float(np.cos(np.radians(old.lat_deg[0])))
    middle_deg = float(old.lon_deg[0])
    flats = [_flat(line.lat_deg, line.lon_deg, shrink, middle_deg) for line in (old, new)]
    segments = [_segments(flat, line) for flat, line in zip(flats, (old, new), strict=True)]
    (old_points, _), (new_points, new_m) = (
        _looked_at(line, shrink, middle_deg) for line in (old, new)
    )
    nearest, from_new_m = _nearest(segments[1], old_points)
    _, from_old_m = _nearest(segments[0], new_points)
    here, there = int(from_new_m.argmax()), int(from_old_m.argmax())
    at_m = float(new_m[there])
    if from_new_m[here] >= from_old_m[there]:
        begins_m = np.delete(distance_along(new)[:-1], [start - 1 for start in new.starts[1:]])
        segment = segments[1][nearest[here]]
        at_m = float(begins_m[nearest[here]] + segment.project(old_points[here]))
    most_m = float(max(from_new_m[here], from_old_m[there]))
    return Apart(float(from_new_m.mean()), most_m, at_m)


def _looked_at(
    line: Track, shrink: float, middle_deg: float
) -> tuple[NDArray[np.object_], FloatArray]:
    """Return points along a line and the metres at which they are."""
    length_m = float(distance_along(line)[-1])
    # Not at the very ends, as a point beyond a gap may be there that is on no step.
    looks = min(int(length_m / _LOOK_M) + 2, _MOST_LOOKS)
    at_m = np.linspace(_HAIR_M, length_m - _HAIR_M, looks)
    return shapely.points(_flat(*places_at(line, at_m), shrink, middle_deg)), at_m


def _flat(lat_deg: FloatArray, lon_deg: FloatArray, shrink: float, middle_deg: float) -> FloatArray:
    east_deg = (lon_deg - middle_deg + 180) % 360 - 180
    return np.stack((east_deg * shrink, lat_deg), axis=1) * M_PER_DEG


def _segments(flat: FloatArray, line: Track) -> NDArray[np.object_]:
    """Return the steps of a line, without those over a gap."""
    steps = np.stack((flat[:-1], flat[1:]), axis=1)
    steps = np.delete(steps, [start - 1 for start in line.starts[1:]], axis=0)
    return np.asarray(shapely.linestrings(steps))


def _nearest(
    segments: NDArray[np.object_], points: NDArray[np.object_]
) -> tuple[NDArray[np.int64], FloatArray]:
    (_, segment), away_m = shapely.STRtree(segments).query_nearest(
        points, return_distance=True, all_matches=False
    )
    return segment, away_m
