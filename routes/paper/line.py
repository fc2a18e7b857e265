"""A route's line as it lies in a frame on paper, found by metres along it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from routes.measure import distance_along
from routes.paper.ground import IndexArray
from routes.paper.mercator import Frame, flat
from routes.paper.strokes import TENTHS, Stroke, thinned
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
        parts = list(self._parts(from_m, to_m))
        if not parts:
            return []
        lengths = [len(x) for x, _ in parts]
        firsts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp)
        x, y = (np.concatenate([part[i] for part in parts]) for i in (0, 1))
        return list(thinned(x, y, firsts, _THIN_PT))

    def _parts(self, from_m: float, to_m: float) -> Iterator[tuple[FloatArray, FloatArray]]:
        """Yield what lies of each segment between two distances."""
        for first, last in zip(self.firsts, [*self.firsts[1:], len(self.x)], strict=True):
            along_m, x, y = self.along_m[first:last], self.x[first:last], self.y[first:last]
            low, high = max(from_m, along_m[0]), min(to_m, along_m[-1])
            if low >= high:
                continue
            inner = (along_m > low) & (along_m < high)
            ends_x, ends_y = np.interp([low, high], along_m, x), np.interp([low, high], along_m, y)
            yield (
                np.concatenate((ends_x[:1], x[inner], ends_x[1:])),
                np.concatenate((ends_y[:1], y[inner], ends_y[1:])),
            )

    def gaps(self) -> list[Stroke]:
        """Return the steps between segments."""
        ends = [np.array([i - 1, i]) for i in self.firsts[1:]]
        points = (np.column_stack((self.x[pair], self.y[pair])) for pair in ends)
        return [np.rint(pair * TENTHS).astype(np.int64) for pair in points]


def laid(track: Track, frame: Frame) -> LaidLine:
    """Return a track as it lies in a frame."""
    east_deg, north_deg = flat(track)
    return LaidLine(
        frame.across(east_deg),
        frame.up(north_deg),
        distance_along(track),
        np.array(track.starts, dtype=np.intp),
    )
