"""Which edges lie in parks and by water, and what those are called, by shapely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from routes.landscape import Cover, Landscape
from routes.measure import EQUATOR_M
from routes.network import BoolArray, IntArray, Kind
from routes.osm.closing import Streets, closed_along
from routes.osm.extract import Bounds, Extract, Ground, Shape
from routes.osm.landscaping import Drawn, outlines
from routes.osm.sea import narrowed, sea_of
from routes.track import FloatArray, Waypoint

# Our choice, as for the shipped network: an edge is in a park where most of it is, and by the water
# where most of it is this near.
WATER_M = 45.0
_SHARE = 0.6
_SAMPLES = 7
_EDGES_AT_ONCE = 20_000
_STEPS_ASKED = 50_000
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
    offset of each; `kind` are their kinds.
    """

    def __init__(
        self, extract: Extract, lines: tuple[FloatArray, FloatArray, IntArray], kind: IntArray
    ) -> None:
        self._lat_deg, self._lon_deg, self._offsets = lines
        self._middle = float(np.mean(self._lat_deg)), float(self._lon_deg[0])
        flat = self._flat(self._lon_deg, self._lat_deg)
        self._box = shapely.box(*flat.min(axis=0), *flat.max(axis=0))
        self._frame = self._framed(extract.bounds)
        self._ways = _streets(flat, self._offsets, kind >= Kind.PATH)
        self._streets = _streets(flat, self._offsets, kind >= Kind.STREET)
        self._borders = extract.borders
        areas = ((each, self._area(each)) for each in extract.shapes)
        self._found = [(each, area) for each, area in areas if area is not None]
        self._names = ("", *sorted({each.name for each, _ in self._found} - {""}))

    def beside(self) -> Mapping[Ground, Beside]:
        """Return which edges lie in parks, and which within 45 m of water."""
        index = {name: number for number, name in enumerate(self._names)}
        count = len(self._offsets) - 1
        marks = {ground: _Marks(count) for ground in Ground}
        # Points of all edges at once would take a gigabyte in a large city.
        for first in range(0, count, _EDGES_AT_ONCE):
            points = self._samples(slice(first, min(first + _EDGES_AT_ONCE, count)))
            # Borders are long and asked one by one; the many points stand in the tree.
            tree = shapely.STRtree(points.ravel())
            for shape, area in self._found:
                on = first * _SAMPLES + _on(tree, area, shape.ground)
                marks[shape.ground].add(on, index[shape.name])
        return {ground: each.told(self._names) for ground, each in marks.items()}

    def _samples(self, edges: slice) -> NDArray[np.object_]:
        """Return points at even shares of some edges, a row for each edge."""
        offsets = self._offsets[edges.start : edges.stop + 1]
        on = slice(int(offsets[0]), int(offsets[-1]))
        flat = self._flat(self._lon_deg[on], self._lat_deg[on])
        first, last = offsets[:-1] - on.start, offsets[1:] - on.start - 1
        steps = np.hypot(*np.diff(flat, axis=0).T)
        # Edges lie end to end, with nothing between them.
        steps[last[:-1]] = 0.0
        along = np.concatenate(([0.0], np.cumsum(steps)))
        shares = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
        at = along[first, None] + shares * (along[last] - along[first])[:, None]
        # Not by shapely's own interpolation, which would take a tenth of an import's time.
        points: NDArray[np.object_] = shapely.points(
            np.interp(at, along, flat[:, 0]), np.interp(at, along, flat[:, 1])
        )
        return points

    def centres(self, ground: Ground) -> list[Waypoint]:
        """Return a place in each named area of a ground."""
        return [
            self._placed(each.name, shapely.point_on_surface(area))
            for each, area in self._found
            if each.ground is ground and each.name and area.area
        ]

    def landscape(self) -> Landscape:
        """Return the parks and waters of the box around the edges, as a map draws them."""
        drawn = [
            Drawn(each.cover, each.name, area)
            for each, area in self._found
            if each.cover is not None
        ]
        coasts = [area for each, area in self._found if each.is_coast]
        sea = self._sea(shapely.get_parts(coasts).tolist())
        if sea is not None:
            drawn.append(Drawn(Cover.WATER, "", sea))
        return outlines(drawn, self._box, self._degrees)

    def _sea(self, coasts: Sequence[shapely.Geometry]) -> shapely.Geometry | None:
        """Return the sea of the box, or of as much of it as coasts are known in."""
        if not coasts:
            return None
        frames = (self._box, self._frame, narrowed(coasts, self._frame))
        seas = (sea_of(coasts, frame) for frame in frames)
        return next((sea for sea in seas if sea is not None), None)

    def _area(self, shape: Shape) -> shapely.Geometry | None:
        """Return a ground in metres, None where its border is not whole.

        A water that is no area is its line; a coast is a line even round an island.
        """
        outer, inner = self._lines(shape.outer), self._lines(shape.inner)
        if shape.is_coast or shape.cover is Cover.STREAM:
            return shapely.multilinestrings(outer) if outer else None
        whole, inside = _filled(outer), _filled(inner)
        if whole is not None and inside is not None:
            whole = shapely.difference(whole, inside)
        if _is_cut(outer) and self._frame.area:
            is_water = shape.ground is Ground.WATER
            without = self._ways if is_water else self._streets
            cut = closed_along(self._frame, outer, inner, without if shape.bare else None)
            # Beyond the frame a path is by the water still.
            beside = shapely.multilinestrings(outer) if is_water else None
            parts = [each for each in (whole, cut, beside) if each is not None]
            whole = shapely.union_all(parts) if parts else None
        return whole

    def _lines(self, numbers: Sequence[int]) -> list[shapely.Geometry]:
        return [
            shapely.linestrings(self._flat(run[:, 0], run[:, 1]))
            for number in numbers
            for run in self._borders.runs(number)
            if len(run) >= _LINE_POINTS
        ]

    def _framed(self, bounds: Bounds | None) -> shapely.Geometry:
        """Return what of the box around the edges lies in the bounds of the extract."""
        if bounds is None:
            return self._box
        lon_deg, lat_deg = (
            np.array((bounds.west, bounds.east)),
            np.array((bounds.south, bounds.north)),
        )
        (west, south), (east, north) = self._flat(lon_deg, lat_deg)
        within = shapely.intersection(self._box, shapely.box(west, south, east, north))
        return within if within.area else self._box

    def _flat(self, lon_deg: FloatArray, lat_deg: FloatArray) -> NDArray[np.float64]:
        """Return metres on a plane, good to a hundredth in an extract of a city."""
        lat, lon = self._middle
        east = (lon_deg - lon + 180) % 360 - 180
        wide = np.cos(np.radians(lat))
        degrees = np.stack((east * wide, lat_deg - lat), axis=1)
        flat: NDArray[np.float64] = np.radians(degrees) * EQUATOR_M
        return flat

    def _degrees(self, flat: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the latitudes and longitudes of rows of metres on the plane."""
        lat, lon = self._middle
        east, north = np.degrees(flat / EQUATOR_M).T
        lon_deg: FloatArray = (lon + east / np.cos(np.radians(lat)) + 180) % 360 - 180
        return lat + north, lon_deg

    def _placed(self, name: str, point: shapely.Geometry) -> Waypoint:
        lat_deg, lon_deg = self._degrees(shapely.get_coordinates(point))
        return Waypoint(name, float(lat_deg[0]), float(lon_deg[0]))


class _Marks:
    """Gather which points of edges are beside a ground, and the name that most of an edge has."""

    def __init__(self, count: int) -> None:
        self._inside = np.zeros(count * _SAMPLES, dtype=np.bool_)
        self._most, self._name = np.zeros(count, np.int64), np.zeros(count, np.int64)

    def add(self, points: IntArray, name: int) -> None:
        """Mark the points of a ground; an edge has its name where it has more of it than before."""
        self._inside[points] = True
        if name and len(points):
            edges, often = np.unique(points // _SAMPLES, return_counts=True)
            more = often > self._most[edges]
            self._most[edges[more]], self._name[edges[more]] = often[more], name

    def told(self, names: tuple[str, ...]) -> Beside:
        """Return the edges of which enough is beside it."""
        holds = self._inside.reshape(-1, _SAMPLES).mean(axis=1) >= _SHARE
        return Beside(holds, np.where(holds, self._name, 0), names)


def _on(tree: shapely.STRtree, area: shapely.Geometry, ground: Ground) -> IntArray:
    if ground is Ground.WATER:
        near: IntArray = tree.query(area, predicate="dwithin", distance=WATER_M)
        return near
    within: IntArray = tree.query(area, predicate="intersects")
    return within


def _streets(flat: FloatArray, offsets: IntArray, chosen: BoolArray) -> Streets:
    """Return the middles of the steps of edges, or of enough of them in a large city."""
    on = np.repeat(chosen, np.diff(offsets))[:-1]
    # Edges lie end to end, with nothing between them.
    on[offsets[1:-1] - 1] = False
    first = np.flatnonzero(on)
    each = 1 + len(first) // _STEPS_ASKED
    first = first[::each]
    steps = flat[first + 1] - flat[first]
    middle = flat[first] + steps / 2
    return Streets(middle[:, 0], middle[:, 1], np.hypot(*steps.T) * each)


def _is_cut(lines: Sequence[shapely.Geometry]) -> bool:
    """Tell whether some of a border's lines do not close."""
    if all(line.is_closed for line in lines):
        return False
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(list(lines))))
    return not shapely.is_closed(merged).all()


def _filled(lines: Sequence[shapely.Geometry]) -> shapely.Geometry | None:
    """Return the area inside of lines that close, None where none does."""
    if len(lines) == 1 and lines[0].is_closed and len(lines[0].coords) >= _RING_POINTS:
        area = shapely.polygons(shapely.linearrings(lines[0].coords))
        return area if area.is_valid else shapely.make_valid(area)
    if len(lines) <= 1:
        return None
    rings = shapely.polygonize(lines)
    # Lines of a careless mapper may cross each other.
    parts = shapely.make_valid(shapely.get_parts(rings))
    return None if rings.is_empty else shapely.union_all(parts)
