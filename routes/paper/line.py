"""A route's line as it lies in a frame on paper, found by metres along it."""

from dataclasses import dataclass

import numpy as np

from routes.measure import distance_along
from routes.paper.ground import IndexArray
from routes.paper.mercator import Frame, flat
from routes.paper.strokes import Stroke, thinned
from routes.track import FloatArray, Track

_THIN_PT = 0.08
_MOST_AREAS = 4000


@dataclass(frozen=True, slots=True, eq=False)
class LaidLine:
    """Hold a line's points in points of its frame, with the metres run at each.

    `firsts` are the indices at which a segment begins.
    """

    x: FloatArray
    y: FloatArray
    along_m: FloatArray
    firsts: IndexArray

    @property
    def length_m(self) -> float:
        """Return the metres from start to finish."""
        return float(self.along_m[-1])

    @property
    def length_pt(self) -> float:
        """Return how long it is on paper, without gaps."""
        steps = np.hypot(np.diff(self.x), np.diff(self.y))
        steps[self.firsts[1:] - 1] = 0.0
        return float(steps.sum())

    def at(self, at_m: float) -> tuple[float, float]:
        """Return the place `at_m` metres from the start."""
        return (
            float(np.interp(at_m, self.along_m, self.x)),
            float(np.interp(at_m, self.along_m, self.y)),
        )

    def heading(self, at_m: float, over_m: float) -> tuple[float, float]:
        """Return the direction there as a step of length 1, over so many metres; east if none."""
        before = self.at(max(at_m - over_m / 2, 0.0))
        after = self.at(min(at_m + over_m / 2, self.length_m))
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = float(np.hypot(dx, dy))
        return (dx / length, dy / length) if length > 0 else (1.0, 0.0)

    def areas(self, half_pt: float) -> FloatArray:
        """Return squares along the line, one after the other, as west, south, east and north."""
        count = min(int(self.length_pt / (2 * half_pt)) + 2, _MOST_AREAS)
        at_m = np.linspace(0.0, self.length_m, count)
        x = np.interp(at_m, self.along_m, self.x)
        y = np.interp(at_m, self.along_m, self.y)
        return np.column_stack((x - half_pt, y - half_pt, x + half_pt, y + half_pt))

    def strokes(self, from_m: float, to_m: float) -> list[Stroke]:
        """Return the line between two distances, one stroke a segment."""
        found: list[Stroke] = []
        for first, last in zip(self.firsts, [*self.firsts[1:], len(self.x)], strict=True):
            along_m = self.along_m[first:last]
            low, high = max(from_m, along_m[0]), min(to_m, along_m[-1])
            if low >= high:
                continue
            inner = (along_m > low) & (along_m < high)
            x, y = self.x[first:last], self.y[first:last]
            ends_x, ends_y = np.interp([low, high], along_m, x), np.interp([low, high], along_m, y)
            line_x = np.concatenate((ends_x[:1], x[inner], ends_x[1:]))
            line_y = np.concatenate((ends_y[:1], y[inner], ends_y[1:]))
            found += thinned(line_x, line_y, np.array([0]), _THIN_PT)
        return found

    def gaps(self) -> list[Stroke]:
        """Return the steps between segments."""
        ends = [np.array([i - 1, i]) for i in self.firsts[1:]]
        points = (np.column_stack((self.x[pair], self.y[pair])) for pair in ends)
        return [np.rint(pair * 10).astype(np.int64) for pair in points]


def laid(track: Track, frame: Frame) -> LaidLine:
    """Return a track as it lies in a frame."""
    east_deg, north_deg = flat(track)
    return LaidLine(
        frame.across(east_deg),
        frame.up(north_deg),
        distance_along(track),
        np.array(track.starts, dtype=np.intp),
    )
