"""A line drawn on the map: from what a browser sent to a route, and from a route to a line to draw.

What a browser sends may be anything, so nothing of it is believed before it is looked at.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from routes.errors import ShapeError
from routes.limits import HIGHEST_ELE_M, LOWEST_ELE_M, MOST_LENGTH_M, MOST_NAME_CHARS
from routes.measure import distance_along
from routes.read.text import clean_text
from routes.shape import corners, thin
from routes.track import Route, Track

# Our choice: a marathon with a point every 20 m, and no more than a phone draws while one drags.
MOST_SET_POINTS = 2_000
# Our choice: 200 km on ways that have a point every 10 m.
MOST_DRAWN_POINTS = 20_000
# Our choice: a point at each corner, and few enough to drag one by one. The line between stays.
MOST_OPENED_POINTS = 200
OPENED_TOLERANCE_M = 10.0
# Our choice: half of what a drawing may have, so that there and back can be kept.
MOST_OPENED_LINE = 10_000
# As kept routes are written, about 1 cm: points nearer each other are one.
_DECIMALS = 7
_PAIR = 2
_TRIPLE = 3
_RANGES = ((-90.0, 90.0), (-180.0, 180.0), (LOWEST_ELE_M, HIGHEST_ELE_M))


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
    """Hold a route's line as one may change it by drawing.

    `track` has its line and heights. `handles` are those of its points, at most MOST_OPENED_POINTS
    from the first to the last, that one takes hold of. `gaps` are the handles to which a gap leads.
    """

    track: Track
    handles: tuple[int, ...]
    gaps: tuple[int, ...]


def drawn_route(points: object, name: object, unnamed: str) -> Route:
    """Return the route that a browser says was drawn.

    `points` must be a list of [latitude, longitude] in degrees, or with a height in metres where
    one is known, at most MOST_DRAWN_POINTS, of which two differ; those that repeat the one before
    are left out. What is no text, or none that is left, as a `name` becomes `unnamed`. Raises
    DrawingError.
    """
    if not isinstance(points, list):
        raise DrawingError(DrawingFault.NOT_A_DRAWING, type(points).__name__)
    if len(points) > MOST_DRAWN_POINTS:
        raise DrawingError(DrawingFault.TOO_MANY, str(len(points)))
    places = np.array([_place(point) for point in points], dtype=np.float64).reshape(-1, _TRIPLE)
    places = np.round(places, _DECIMALS)
    moved = np.any(np.diff(places[:, :_PAIR], axis=0) != 0, axis=1)
    if not moved.any():
        raise DrawingError(DrawingFault.TOO_FEW, str(len(points)))
    places = places[np.concatenate(([True], moved))]
    track = Track(places[:, 0], places[:, 1], places[:, 2])
    length_m = float(distance_along(track)[-1])
    if length_m > MOST_LENGTH_M:
        raise DrawingError(DrawingFault.TOO_LONG, f"{length_m:.0f} m")
    called = clean_text(name, MOST_NAME_CHARS) if isinstance(name, str) else ""
    return Route(called or unnamed, track)


def opened_for_drawing(route: Route) -> Opened:
    """Return a route's line with few points to take hold of.

    The line is the route's own, thinned to MOST_OPENED_LINE points. Times and waypoints stay with
    the route. A route of more segments than MOST_OPENED_POINTS could end is joined to one.
    """
    track = route.track
    starts = track.starts if _PAIR * len(track.starts) <= MOST_OPENED_POINTS else (0,)
    line = thin(Track(track.lat_deg, track.lon_deg, track.ele_m, starts), MOST_OPENED_LINE)
    handles = corners(line, OPENED_TOLERANCE_M, MOST_OPENED_POINTS)
    return Opened(line, tuple(handles.tolist()), line.starts[1:])


def _place(point: object) -> tuple[float, float, float]:
    """Return latitude, longitude and height, NaN where none is told.

    A comparison with what is not a number is never true.
    """
    if not isinstance(point, list) or len(point) not in (_PAIR, _TRIPLE):
        raise DrawingError(DrawingFault.NOT_A_PLACE, type(point).__name__)
    for value, (least, most) in zip(point, _RANGES, strict=False):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not least <= value <= most:
            raise DrawingError(DrawingFault.NOT_A_PLACE, type(value).__name__)
    ele_m = float(point[2]) if len(point) == _TRIPLE else np.nan
    return float(point[0]), float(point[1]), ele_m
