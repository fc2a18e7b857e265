"""Pieces of a line and what is put together of them: a part, turned round, begun elsewhere.

Works on tracks; `routes.shape` does the same for routes. What is run otherwise than it was recorded
keeps no times.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.errors import ShapeError
from routes.measure import distance_along
from routes.track import FloatArray, Track

# Our choice: a turn nearer than this to the start is no run.
SHORTEST_TURN_M = 50.0
# Floating point sums of a whole line are right to far less than this.
_HAIR_M = 1e-6


def part(track: Track, from_m: float, to_m: float) -> Track:
    """Return the line between two distances along it, with points set exactly there.

    Heights between points lie on the straight slope, NaN beside an unknown one. Raises ShapeError
    unless 0 <= `from_m` < `to_m` <= the length.
    """
    along_m = distance_along(track)
    if not -_HAIR_M <= from_m < to_m - _HAIR_M or not to_m <= along_m[-1] + _HAIR_M:
        raise ShapeError(f"{from_m:.0f} to {to_m:.0f} m of {along_m[-1]:.0f} m")
    # Neither step leads across a gap: those have no length, and these have some.
    first = int(np.searchsorted(along_m, from_m + _HAIR_M, side="right"))
    last = int(np.searchsorted(along_m, to_m - _HAIR_M, side="left"))
    head = _share(along_m, first, from_m)
    tail = _share(along_m, last, to_m)

    def cut_out(values: FloatArray) -> FloatArray:
        begin = _between(values[first - 1], values[first], head)
        end = _between(values[last - 1], values[last], tail)
        return np.concatenate(([begin], values[first:last], [end]))

    lon_deg = cut_out(track.lon_deg)
    lon_deg[0] = _longitude(track.lon_deg[first - 1], track.lon_deg[first], head)
    lon_deg[-1] = _longitude(track.lon_deg[last - 1], track.lon_deg[last], tail)
    return Track(
        cut_out(track.lat_deg),
        lon_deg,
        cut_out(track.ele_m),
        (0, *(start - first + 1 for start in track.starts if first < start < last)),
        None if track.time_utc_s is None else cut_out(track.time_utc_s),
    )


def backwards(track: Track) -> Track:
    """Return the line run the other way round."""
    starts = (0, *(len(track) - start for start in reversed(track.starts[1:])))
    return Track(track.lat_deg[::-1], track.lon_deg[::-1], track.ele_m[::-1], starts)


def joined(first: Track, second: Track) -> Track:
    """Return one line of both, with a straight step between; a point they share is kept once."""
    here = (first.lat_deg[-1], first.lon_deg[-1])
    skip = 1 if here == (second.lat_deg[0], second.lon_deg[0]) else 0
    offset = len(first) - skip
    return Track(
        np.concatenate((first.lat_deg, second.lat_deg[skip:])),
        np.concatenate((first.lon_deg, second.lon_deg[skip:])),
        np.concatenate((first.ele_m, second.ele_m[skip:])),
        (*first.starts, *(start + offset for start in second.starts[1:])),
    )


def begun_at(track: Track, at_m: float) -> Track:
    """Return a closed line begun, and so ended, `at_m` along it.

    From the old finish to the old start it goes straight. Raises ShapeError beyond the line.
    """
    length_m = float(distance_along(track)[-1])
    if not -_HAIR_M <= at_m <= length_m + _HAIR_M:
        raise ShapeError(f"a start at {at_m:.0f} m of {length_m:.0f} m")
    if at_m <= _HAIR_M or at_m >= length_m - _HAIR_M:
        return track
    return joined(part(track, at_m, length_m), part(track, 0.0, at_m))


@dataclass(frozen=True, slots=True)
class Leg:
    """Name a stretch of a line, in metres along it; backwards where `from_m` is beyond `to_m`.

    `line` tells which of several lines it is.
    """

    from_m: float
    to_m: float
    line: int = 0


def walked(lines: Sequence[Track], legs: Sequence[Leg], *, is_closed: bool = False) -> Track:
    """Return one line of `legs`, one after the other, with a straight step from each to the next.

    `is_closed` adds a last step to where the line began. Raises ShapeError for no legs and for one
    beyond its line.
    """
    if not legs:
        raise ShapeError("a way without legs")
    points = _stretch(lines[legs[0].line], legs[0])
    for leg in legs[1:]:
        points = joined(points, _stretch(lines[leg.line], leg))
    if is_closed:
        ends = [-1, 0]
        step = Track(points.lat_deg[ends], points.lon_deg[ends], points.ele_m[ends])
        points = joined(points, step)
    return points


def places_at(track: Track, at_m: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return latitudes and longitudes at distances along a line; the longitudes never break.

    A line across the 180th meridian goes on beyond 180.
    """
    along_m = distance_along(track)
    lon_deg = np.unwrap(track.lon_deg, period=360)
    return np.interp(at_m, along_m, track.lat_deg), np.interp(at_m, along_m, lon_deg)


def _stretch(track: Track, leg: Leg) -> Track:
    if leg.from_m < leg.to_m:
        return part(track, leg.from_m, leg.to_m)
    return backwards(part(track, leg.to_m, leg.from_m))


def _share(along_m: FloatArray, index: int, at_m: float) -> float:
    """Return how far `at_m` is on the step that ends at `index`, 0 to 1; at a point just that."""
    before_m, after_m = along_m[index - 1], along_m[index]
    if at_m - before_m <= _HAIR_M:
        return 0.0
    return 1.0 if after_m - at_m <= _HAIR_M else float((at_m - before_m) / (after_m - before_m))


def _between(before: float, after: float, share: float) -> float:
    # At a point itself an unknown neighbour must not make the known unknown.
    if share <= 0:
        return before
    return after if share >= 1 else before + share * (after - before)


def _longitude(before: float, after: float, share: float) -> float:
    """Return a longitude between two, the short way round, within -180..180."""
    east = (after - before + 180) % 360 - 180
    found = _between(before, before + east, share)
    if share >= 1:
        return after
    return found if abs(found) <= 180 else (found + 180) % 360 - 180  # noqa: PLR2004
