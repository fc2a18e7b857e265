"""Which edges lie in parks and by water, and what those are called, by shapely."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from routes.measure import EQUATOR_M
from routes.network import BoolArray, IntArray
from routes.osm.extract import Extract, Ground, Shape
from routes.track import FloatArray, Waypoint

# Our choice, as for the shipped network: an edge is in a park where most of it is, and by the water
# where most of it is this near.
WATER_M = 45.0
_SHARE = 0.6
_SAMPLES = 7
_RING_POINTS = 4
_LINE_POINTS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """Tell of each edge whether it is in, or by, a ground, and which name in `names`; 0 is none."""

    holds: BoolArray
    name: IntArray
    names: tuple[str, ...]


class Grounds:
    """Find the parks and waters of an extract that edges lie in or by.

    `lines` are the latitudes and longitudes of the edges' lines, one after the other, and the
    offset of each.
    """

    def __init__(self, extract: Extract, lines: tuple[FloatArray, FloatArray, IntArray]) -> None:
        lat_deg, lon_deg, offsets = lines
        self._middle = float(np.mean(lat_deg)), float(lon_deg[0])
        self._borders = extract.borders
        owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        edges = shapely.linestrings(self._flat(lon_deg, lat_deg), indices=owner)
        shares = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
        points = shapely.line_interpolate_point(edges[:, None], shares, normalized=True).ravel()
        # Borders are long and asked one by one; the many points stand in the tree.
        self._points = shapely.STRtree(points)
        self._count = len(edges)
        areas = ((each, self._area(each)) for each in extract.shapes)
        self._found = [(each, area) for each, area in areas if area is not None]

    def beside(self, ground: Ground) -> Beside:
        """Return which edges lie in parks, or within 45 m of water."""
        shapes = [(each.name, area) for each, area in self._found if each.ground is ground]
        names = ("", *sorted({name for name, _ in shapes} - {""}))
        index = {name: number for number, name in enumerate(names)}
        inside = np.zeros(self._count * _SAMPLES, dtype=np.bool_)
        most, name_of = np.zeros(self._count, dtype=np.int64), np.zeros(self._count, dtype=np.int64)
        for name, area in shapes:
            on = self._on(area, ground)
            inside[on] = True
            if name and len(on):
                edge, often = np.unique(on // _SAMPLES, return_counts=True)
                more = often > most[edge]
                most[edge[more]], name_of[edge[more]] = often[more], index[name]
        holds = inside.reshape(self._count, _SAMPLES).mean(axis=1) >= _SHARE
        return Beside(holds, np.where(holds, name_of, 0), names)

    def centres(self, ground: Ground) -> list[Waypoint]:
        """Return a place in each named area of a ground."""
        return [
            self._placed(each.name, shapely.point_on_surface(area))
            for each, area in self._found
            if each.ground is ground and each.name and area.area
        ]

    def _on(self, area: shapely.Geometry, ground: Ground) -> IntArray:
        if ground is Ground.WATER:
            near: IntArray = self._points.query(area, predicate="dwithin", distance=WATER_M)
            return near
        within: IntArray = self._points.query(area, predicate="intersects")
        return within

    def _area(self, shape: Shape) -> shapely.Geometry | None:
        """Return a ground in metres, None where its border is not whole.

        A water that is no area is its line.
        """
        outer = self._lines(shape.outer)
        whole = _filled(outer)
        if whole is None:
            is_line = shape.ground is Ground.WATER and outer
            return shapely.multilinestrings(outer) if is_line else None
        inside = _filled(self._lines(shape.inner))
        return whole if inside is None else shapely.difference(whole, inside)

    def _lines(self, numbers: Sequence[int]) -> list[shapely.Geometry]:
        points = [self._borders.line(number) for number in numbers]
        return [
            shapely.linestrings(self._flat(each[:, 0], each[:, 1]))
            for each in points
            if len(each) >= _LINE_POINTS
        ]

    def _flat(self, lon_deg: FloatArray, lat_deg: FloatArray) -> NDArray[np.float64]:
        """Return metres on a plane, good to a hundredth in an extract of a city."""
        lat, lon = self._middle
        east = (lon_deg - lon + 180) % 360 - 180
        wide = np.cos(np.radians(lat))
        degrees = np.stack((east * wide, lat_deg - lat), axis=1)
        flat: NDArray[np.float64] = np.radians(degrees) * EQUATOR_M
        return flat

    def _placed(self, name: str, point: shapely.Geometry) -> Waypoint:
        lat, lon = self._middle
        east = np.degrees(point.x / EQUATOR_M) / np.cos(np.radians(lat))
        north = np.degrees(point.y / EQUATOR_M)
        return Waypoint(name, float(lat + north), float((lon + east + 180) % 360 - 180))


def _filled(lines: Sequence[shapely.Geometry]) -> shapely.Geometry | None:
    """Return the area inside of lines that close, None where none does."""
    if len(lines) == 1 and lines[0].is_closed and len(lines[0].coords) >= _RING_POINTS:
        area = shapely.polygons(shapely.linearrings(lines[0].coords))
        return area if area.is_valid else shapely.make_valid(area)
    if len(lines) <= 1:
        return None
    rings = shapely.polygonize(lines)
    return None if rings.is_empty else shapely.union_all(shapely.get_parts(rings))
