"""From space to paper: where a point is seen, and what lies in front of what."""

from collections.abc import Iterable

from planner.figures.figure import View
from planner.figures.strokes import Point
from planner.figures.turning import Vector, about_x, about_y


class Seen:
    """See points from one side, without perspective."""

    def __init__(self, view: View) -> None:
        self._turn = about_x(view.above) @ about_y(-view.turn)

    def point(self, of: Vector) -> Point:
        """Return where a point is on paper: x to the right, y down."""
        x, y, _ = self._turn @ of
        return float(x), -float(y)

    def line(self, points: Iterable[Vector]) -> tuple[Point, ...]:
        """Return where points are on paper."""
        return tuple(self.point(each) for each in points)

    def nearness(self, of: Vector) -> float:
        """Return how far a point is towards the viewer."""
        return float((self._turn @ of)[2])
