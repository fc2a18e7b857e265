"""Where a road's name lies on a map: on its road, turned as the road goes there."""

import math
from dataclasses import dataclass

import numpy as np

from routes.paper.ground import Ground, Layer
from routes.paper.mercator import Frame
from routes.track import FloatArray

# As on the screen's map: a road's direction is taken over 60 m to either side of its name; farther
# than 80 m from any road a name stays level.
_REACH_M = 60.0
_NEAR_M = 80.0
_RIGHT_ANGLE, _HALF_TURN = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold where a name's middle lies, in points of the frame, and its turn in degrees."""

    x: float
    y: float
    turn: float = 0.0


class Roads:
    """Find the road of a name: the nearest main road, or else the nearest street."""

    def __init__(self, ground: Ground, frame: Frame, shift_deg: float) -> None:
        self._frame, self._shift_deg = frame, shift_deg
        kinds = (("main_road", "motorway"), ("street",))
        self._layers = tuple(
            tuple(layer for layer in ground.layers if layer.kind in each) for each in kinds
        )

    def spot(self, x: float, y: float) -> Spot:
        """Return where the name of the road at a point of the frame is set."""
        for layers in self._layers:
            found = [spot for layer in layers if (spot := self._on(layer, x, y))]
            if found:
                return min(found, key=lambda spot: math.hypot(spot.x - x, spot.y - y))
        return Spot(x, y)

    def _on(self, layer: Layer, x: float, y: float) -> Spot | None:
        near_pt = _NEAR_M * self._frame.pt_per_m
        line_x, line_y = (
            self._frame.across(layer.east_deg + self._shift_deg),
            self._frame.up(layer.north_deg),
        )
        dx, dy = np.diff(line_x), np.diff(line_y)
        length2 = dx**2 + dy**2
        share = np.divide(
            (x - line_x[:-1]) * dx + (y - line_y[:-1]) * dy,
            length2,
            out=np.zeros(len(dx)),
            where=length2 > 0,
        )
        share = np.clip(share, 0.0, 1.0)
        away = np.hypot(line_x[:-1] + share * dx - x, line_y[:-1] + share * dy - y)
        away[layer.firsts[1:] - 1] = np.inf
        best = int(np.argmin(away))
        if away[best] > near_pt:
            return None
        at = (
            float(line_x[best] + share[best] * dx[best]),
            float(line_y[best] + share[best] * dy[best]),
        )
        first = int(layer.firsts[np.searchsorted(layer.firsts, best, side="right") - 1])
        ends = layer.firsts[layer.firsts > best]
        last = int(ends[0]) - 1 if len(ends) else len(line_x) - 1
        part = slice(first, last + 1)
        turn = self._turn(line_x[part], line_y[part], best - first, at)
        return Spot(*at, turn)

    def _turn(self, x: FloatArray, y: FloatArray, before: int, at: tuple[float, float]) -> float:
        """Return how a line goes at a point after its vertex `before`, read from left to right."""
        reach = _REACH_M * self._frame.pt_per_m
        a, b = before, before + 1
        while a > 0 and math.hypot(x[a] - at[0], y[a] - at[1]) < reach:
            a -= 1
        while b < len(x) - 1 and math.hypot(x[b] - at[0], y[b] - at[1]) < reach:
            b += 1
        turn = math.degrees(math.atan2(float(y[b] - y[a]), float(x[b] - x[a])))
        if turn > _RIGHT_ANGLE:
            turn -= _HALF_TURN
        return turn + _HALF_TURN if turn <= -_RIGHT_ANGLE else turn
