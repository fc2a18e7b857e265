"""Places and water that a runner may want, marked on a map where they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.course import PointKind, Sight
from routes.palette import LIGHT
from routes.paper.base import solid
from routes.paper.look import INK, Style, Weight
from routes.paper.mercator import FARTHEST_LAT_DEG, Frame, northing
from routes.paper.page import Paper
from routes.paper.room import Taken, around, beside

_NAME = Style(5.8, Weight.STRONG)
_MOST_NAME_PT = 110.0
# More than a map has room for; a stranger's file may hold a hundred thousand.
_MOST_SIGHTS = 100
_RADIUS_PT = 3.2


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a sight and where it lies, in points from the frame's lower left corner."""

    sight: Sight
    x: float
    y: float


def draw_sights(
    paper: Paper, frame: Frame, sights: Sequence[Sight], taken: Taken
) -> tuple[Placed, ...]:
    """Mark the sights that lie in the frame, the first ones first, and return those marked.

    A diamond for a place, a drop for water. One that would lie on another mark is left out.
    """
    placed = []
    for sight in sights[:_MOST_SIGHTS]:
        spot = _placed(frame, sight)
        inside = 0 < spot.x < frame.box.width and 0 < spot.y < frame.box.height
        if inside and taken.take(around(spot.x, spot.y, _RADIUS_PT - 0.5)):
            is_water = sight.kind is PointKind.WATER
            _mark(paper, frame.box.x + spot.x, frame.box.y + spot.y, is_water=is_water)
            placed.append(spot)
    return tuple(placed)


def name_sights(paper: Paper, frame: Frame, placed: Sequence[Placed], off_line: Taken) -> None:
    """Name sights beside their marks where there is room."""
    for spot in placed:
        is_water = spot.sight.kind is PointKind.WATER
        style = Style(_NAME.size_pt, _NAME.weight, LIGHT.river if is_water else INK)
        name = paper.fitted(spot.sight.name, style, _MOST_NAME_PT)
        size = paper.width(name, style), 0.7 * style.size_pt
        areas = beside(frame, (spot.x, spot.y), size, _RADIUS_PT + 2)
        area = next((area for area in areas if off_line.take(area)), None)
        if area:
            x, y = frame.box.x + area[0] + 1, frame.box.y + area[1] + 1
            paper.text(x, y, name, style, is_on_white=True)


def _placed(frame: Frame, sight: Sight) -> Placed:
    middle_deg = frame.east_deg + frame.box.width / 2 / frame.pt_per_degree
    east_deg = sight.lon_deg + 360 * round((middle_deg - sight.lon_deg) / 360)
    lat_deg = np.clip(np.array([sight.lat_deg]), -FARTHEST_LAT_DEG, FARTHEST_LAT_DEG)
    return Placed(
        sight,
        float(frame.across(np.array([east_deg]))[0]),
        float(frame.up(northing(lat_deg))[0]),
    )


def _mark(paper: Paper, x: float, y: float, *, is_water: bool) -> None:
    canvas = paper.canvas
    solid(canvas, LIGHT.river if is_water else INK)
    path = canvas.beginPath()
    half = _RADIUS_PT
    if is_water:
        path.moveTo(x, y + 1.5 * half)
        path.curveTo(x + half, y, x + half, y - half, x, y - half)
        path.curveTo(x - half, y - half, x - half, y, x, y + 1.5 * half)
    else:
        path.moveTo(x, y + half)
        for across, up in ((half, 0.0), (0.0, -half), (-half, 0.0)):
            path.lineTo(x + across, y + up)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
