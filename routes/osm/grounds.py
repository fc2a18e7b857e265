"""Which edges lie in parks and by water, and what those are called, by shapely."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from routes.measure import EQUATOR_M
from routes.network import BoolArray, IntArray
from routes.osm.extract import Extract, Ground, Shape
from routes.track import FloatArray

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
    """Find the parks and waters of an extract that edges lie in or by."""

    def __init__(self, extract: Extract) -> None:
        known = extract.ways.lat_deg[~np.isnan(extract.ways.lat_deg)]
        lon_deg = extract.ways.lon_deg[~np.isnan(extract.ways.lon_deg)]
        self._middle = float(np.mean(known)), float(lon_deg[0])
        self._extract = extract

    def beside(self, edges: tuple[FloatArray, FloatArray, IntArray], ground: Ground) -> Beside:
        """Return which edges lie in parks, or within 45 m of water.

        `edges` are the latitudes and longitudes of their lines and each line's offsets.
        """
        lat_deg, lon_deg, offsets = edges
        owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        lines = shapely.linestrings(self._flat(lon_deg, lat_deg), indices=owner)
        shares = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
        points = shapely.line_interpolate_point(lines[:, None], shares, normalized=True).ravel()
        shapes = [each for each in self._extract.shapes if each.ground is ground]
        areas = [self._area(each) for each in shapes]
        numbers = np.array([n for n, area in enumerate(areas) if area is not None], dtype=np.int64)
        names = ("", *sorted({each.name for each in shapes} - {""}))
        if not len(numbers):
            none = np.zeros(len(lines), dtype=np.int64)
            return Beside(none.astype(np.bool_), none, names)
        # Borders are prepared once, points are not: so the many points stand in the tree.
        found = np.array([areas[number] for number in numbers.tolist()], dtype=object)
        tree = shapely.STRtree(points)
        if ground is Ground.WATER:
            area, point = tree.query(found, predicate="dwithin", distance=WATER_M)
        else:
            area, point = tree.query(found, predicate="intersects")
        index = {name: number for number, name in enumerate(names)}
        of_shape = np.array([index[each.name] for each in shapes], dtype=np.int64)
        return _told(len(lines), point, of_shape[numbers[area]], names)

    def centres(self, ground: Ground) -> list[tuple[str, float, float]]:
        """Return name, latitude and longitude of a place in each named area of a ground."""
        found = []
        for each in self._extract.shapes:
            area = self._area(each) if each.ground is ground and each.name else None
            if area is not None and area.area:
                at = shapely.point_on_surface(area)
                found.append((each.name, *self._round(at.x, at.y)))
        return found

    def _area(self, shape: Shape) -> shapely.Geometry | None:
        """Return a ground in metres, None where its border is not whole.

        A water that is no area is its line.
        """
        outer = self._lines(shape.outer)
        whole = _filled(outer)
        if whole is None:
            return (
                shapely.multilinestrings(outer) if shape.ground is Ground.WATER and outer else None
            )
        inside = _filled(self._lines(shape.inner))
        return whole if inside is None else shapely.difference(whole, inside)

    def _lines(self, numbers: Sequence[int]) -> list[shapely.Geometry]:
        points = [self._extract.borders.line(number) for number in numbers]
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

    def _round(self, east_m: float, north_m: float) -> tuple[float, float]:
        lat, lon = self._middle
        east = np.degrees(east_m / EQUATOR_M) / np.cos(np.radians(lat))
        return lat + float(np.degrees(north_m / EQUATOR_M)), float((lon + east + 180) % 360 - 180)


def _filled(lines: Sequence[shapely.Geometry]) -> shapely.Geometry | None:
    """Return the area inside of lines that close, None where none does."""
    if len(lines) == 1 and lines[0].is_closed and len(lines[0].coords) >= _RING_POINTS:
        area = shapely.polygons(shapely.linearrings(lines[0].coords))
        return area if area.is_valid else shapely.make_valid(area)
    if len(lines) <= 1:
        return None
    rings = shapely.polygonize(lines)
    return None if rings.is_empty else shapely.union_all(shapely.get_parts(rings))


def _told(count: int, point: IntArray, name: IntArray, names: tuple[str, ...]) -> Beside:
    inside = np.zeros(count * _SAMPLES, dtype=np.bool_)
    inside[point] = True
    holds = inside.reshape(count, _SAMPLES).mean(axis=1) >= _SHARE
    of_edge = np.zeros(count, dtype=np.int64)
    named = name > 0
    pairs, often = np.unique(
        np.stack((point[named] // _SAMPLES, name[named])), axis=1, return_counts=True
    )
    # The name of most of it is written last.
    order = np.argsort(often, kind="stable")
    of_edge[pairs[0, order]] = pairs[1, order]
    return Beside(holds, np.where(holds, of_edge, 0), names)
