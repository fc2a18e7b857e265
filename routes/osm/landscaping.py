"""Parks, sands and waters as few points as a map needs, cut at the edge of what it shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from routes.landscape import Cover, Landscape
from routes.network import IntArray
from routes.track import FloatArray

# Our choice: a line is at most this far from where it is, a pixel where a map is read at zoom 16,
# and an area that is smaller than ten metres by ten is not drawn.
_OFF_M = 2.0
_LEAST_M2 = 100.0
_POLYGON, _LINE = 3, 1
_WATERS = (Cover.WATER, Cover.STREAM)

# Rows of metres on a plane become latitudes and longitudes.
ToDegrees = Callable[[FloatArray], tuple[FloatArray, FloatArray]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Name an area, or a line of water, in metres on a plane, by what covers it."""

    cover: Cover
    name: str
    area: shapely.Geometry


def outlines(drawn: Sequence[Drawn], box: shapely.Geometry, to_degrees: ToDegrees) -> Landscape:
    """Return what lies in a box, in the order in which it is drawn.

    Waters lie on all else, and of each the smaller on the larger.
    """
    if not shapely.area(box):
        # One street, due north or due east: nothing is cut out by that.
        return Landscape()
    plain = shapely.simplify([each.area for each in drawn], _OFF_M)
    shown = shapely.clip_by_rect(plain, *shapely.bounds(box))
    size_m2 = shapely.area(shown)
    is_water = [each.cover in _WATERS for each in drawn]
    shapes = [
        (drawn[at], rings)
        for at in np.lexsort((-size_m2, is_water)).tolist()
        if (rings := _rings(drawn[at].cover, shown[at]))
    ]
    lines = [line for _, rings in shapes for line in rings]
    if not lines:
        return Landscape()
    lat_deg, lon_deg = to_degrees(np.concatenate(lines))
    names = ("", *sorted({each.name for each, _ in shapes} - {""}))
    number = {name: at for at, name in enumerate(names)}
    return Landscape(
        cover=_whole(each.cover for each, _ in shapes),
        name=_whole(number[each.name] for each, _ in shapes),
        rings=_whole(len(rings) for _, rings in shapes),
        counts=_whole(map(len, lines)),
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        names=names,
    )


def _whole(numbers: Iterator[int]) -> IntArray:
    return np.fromiter(numbers, dtype=np.int64)


def _rings(cover: Cover, shown: shapely.Geometry) -> list[FloatArray]:
    """Return the lines of a shape, without the points that would close them."""
    parts = shapely.get_parts(shown)
    kinds = shapely.get_type_id(parts)
    if cover is Cover.STREAM:
        return [shapely.get_coordinates(line) for line in parts[kinds == _LINE]]
    areas = parts[(kinds == _POLYGON) & (shapely.area(parts) >= _LEAST_M2)]
    return [shapely.get_coordinates(ring)[:-1] for ring in shapely.get_rings(areas)]
