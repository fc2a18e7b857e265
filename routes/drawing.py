"""A line drawn on the map: from what a browser sent to a route, and from a route to a line to draw.

What a browser sends may be anything, so nothing of it is believed before it is looked at.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from routes.errors import ShapeError
from routes.limits import MOST_LENGTH_M, MOST_NAME_CHARS
from routes.measure import distance_along
from routes.read.text import clean_text
from routes.shape import simplify, thin
from routes.track import FloatArray, Route, Track

# Our choice: a marathon with a point every 20 m, and no more than a phone draws while one drags.
MOST_SET_POINTS = 2_000
# Our choice: 200 km on ways that have a point every 10 m.
MOST_DRAWN_POINTS = 20_000
# Our choice: so many that a town's streets are followed, and few enough to drag one by one.
MOST_OPENED_POINTS = 200
OPENED_TOLERANCE_M = 2.0
# As kept routes are written, about 1 cm: points nearer each other are one.
_DECIMALS = 7
_PAIR = 2


class DrawingFault(StrEnum):
    """Why a drawing is refused; `routes.screens.draw_labels` has the sentence for each."""

    NOT_A_DRAWING = "not_a_drawing"
    NOT_A_PLACE = "not_a_place"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"


class DrawingError(ShapeError):
    """A drawing that is no route; `code` chooses the sentence, `detail` is for the log."""

    def __init__(self, code: DrawingFault, detail: str = "") -> None:
        super().__init__(f"{code.value}{': ' if detail else ''}{detail}")
        self.code = code


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """Hold a route's line as one may change it by drawing, and how far it is the route's own.

    The points are at most MOST_OPENED_POINTS of the `of_points` that the route has.
    """

    lat_deg: FloatArray
    lon_deg: FloatArray
    of_points: int


def drawn_route(points: object, name: object, unnamed: str) -> Route:
    """Return the route that a browser says was drawn; its heights are unknown.

    `points` must be a list of [latitude, longitude] in degrees, at most MOST_DRAWN_POINTS, of which
    two differ; those that repeat the one before are left out. What is no text, or none that is
    left, as a `name` becomes `unnamed`. Raises DrawingError.
    """
    if not isinstance(points, list):
        raise DrawingError(DrawingFault.NOT_A_DRAWING, type(points).__name__)
    if len(points) > MOST_DRAWN_POINTS:
        raise DrawingError(DrawingFault.TOO_MANY, str(len(points)))
    places = np.array([_place(point) for point in points], dtype=np.float64).reshape(-1, _PAIR)
    places = np.round(places, _DECIMALS)
    moved = np.any(np.diff(places, axis=0) != 0, axis=1)
    if not moved.any():
        raise DrawingError(DrawingFault.TOO_FEW, str(len(points)))
    places = places[np.concatenate(([True], moved))]
    track = Track(places[:, 0], places[:, 1], np.full(len(places), np.nan))
    length_m = float(distance_along(track)[-1])
    if length_m > MOST_LENGTH_M:
        raise DrawingError(DrawingFault.TOO_LONG, f"{length_m:.0f} m")
    called = clean_text(name, MOST_NAME_CHARS) if isinstance(name, str) else ""
    return Route(called or unnamed, track)


def opened_for_drawing(route: Route) -> Opened:
    """Return a route's line with so few points that each can be dragged.

    Within 2 m of the route where MOST_OPENED_POINTS allow that, and as near as they can be where
    not. Segments are joined by straight legs, as a drawing has no gaps. Heights, times and
    waypoints stay with the route.
    """
    whole = Track(route.track.lat_deg, route.track.lon_deg, route.track.ele_m)
    line = thin(simplify(whole, OPENED_TOLERANCE_M), MOST_OPENED_POINTS)
    return Opened(line.lat_deg, line.lon_deg, len(whole))


def _place(point: object) -> tuple[float, float]:
    """Return latitude and longitude. A comparison with what is not a number is never true."""
    if not isinstance(point, list) or len(point) != _PAIR:
        raise DrawingError(DrawingFault.NOT_A_PLACE, type(point).__name__)
    for value, most in zip(point, (90, 180), strict=True):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not -most <= value <= most:
            raise DrawingError(DrawingFault.NOT_A_PLACE, type(value).__name__)
    return float(point[0]), float(point[1])
