"""Grounds that the edge of an extract cuts, closed along it where it is sure which side is theirs.

An extract often holds no more of a wood's border than crosses it. Whoever crosses a border once is
inside, and twice outside again, so that two answers are left, one the other's reverse; what else is
known decides, or nothing does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.ops import substring

from routes.track import FloatArray

_LINE = 1
# Our choice: nearly all of what is known must agree, and a few streets say nothing. Where points
# were cut off, the last one that is left is as far from the edge as a river has points apart.
_SHORT_M = 300.0
_SURE = 0.95
_LEAST_STREETS_M = 3_000.0
_RIM_M = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Streets:
    """Hold a point of each street, in metres on a plane, and how long it is."""

    x: FloatArray
    y: FloatArray
    length_m: FloatArray


def closed_along(
    frame: shapely.Geometry,
    outer: Sequence[shapely.Geometry],
    inner: Sequence[shapely.Geometry],
    without: Streets | None,
) -> shapely.Geometry | None:
    """Return what of a ground lies in a frame; None where that cannot be told for sure.

    `outer` and `inner` are the lines of its borders that are known; each that begins or ends in the
    frame does so at its edge, or one is missing and nothing can be told. Rings that are whole tell
    on which side the ground lies: it is inside of an outer and outside of an inner one. Else
    `without`, the streets that it has none of, tell it: they are on the other side. `frame` is a
    polygon, all in metres on one plane.
    """
    pieces = _pieces((*outer, *inner), frame)
    if pieces is None:
        return None
    one: shapely.Geometry = shapely.Polygon()
    for piece in pieces:
        one = shapely.symmetric_difference(one, _beside(piece, frame))
    surely = [*_by_rings(one, outer, frame), *(1 - each for each in _by_rings(one, inner, frame))]
    if not surely and without is not None:
        surely = list(_by_streets(one, frame, without))
    if not surely:
        return None
    mean = float(np.mean(surely))
    if 1 - _SURE < mean < _SURE:
        return None
    found = one if mean >= _SURE else shapely.difference(frame, one)
    return None if found.is_empty else found


def _pieces(
    lines: Sequence[shapely.Geometry], frame: shapely.Geometry
) -> list[shapely.Geometry] | None:
    """Return lines cut at a frame: rings, and lines from edge to edge; None where one ends amid."""
    cut = shapely.get_parts(shapely.intersection(_merged(lines), frame))
    cut = cut[(shapely.get_type_id(cut) == _LINE) & ~shapely.is_empty(cut)]
    pieces = []
    for piece in shapely.get_parts(_merged(cut)):
        if piece.is_closed:
            pieces.append(piece)
            continue
        ends = shapely.points(shapely.get_coordinates(piece)[[0, -1]])
        to_edge = shapely.shortest_line(ends, frame.exterior)
        if shapely.length(to_edge).max() > _SHORT_M:
            return None
        first, last = (shapely.get_coordinates(each)[-1] for each in to_edge)
        whole = np.vstack((first, shapely.get_coordinates(piece), last))
        pieces.append(shapely.linestrings(whole))
    return pieces


def _merged(lines: Sequence[shapely.Geometry]) -> shapely.Geometry:
    return shapely.line_merge(shapely.MultiLineString(list(lines)))


def _beside(piece: shapely.Geometry, frame: shapely.Geometry) -> shapely.Geometry:
    """Return what a ring is round, or what a line from edge to edge has on one of its sides."""
    around = shapely.get_coordinates(piece)
    if not piece.is_closed:
        first, last = (frame.exterior.project(shapely.Point(around[at])) for at in (0, -1))
        around = np.vstack(
            (around, shapely.get_coordinates(substring(frame.exterior, last, first)))
        )
    return shapely.make_valid(shapely.Polygon(around))


def _by_rings(
    one: shapely.Geometry, lines: Sequence[shapely.Geometry], frame: shapely.Geometry
) -> Iterator[float]:
    """Give for each whole ring in a frame which share of its rim lies in an area, inside of it."""
    for line in shapely.get_parts(_merged(lines)):
        if line.is_closed and frame.contains(line):
            area = shapely.make_valid(shapely.Polygon(line))
            rim = shapely.difference(area, shapely.buffer(area, -_RIM_M))
            if rim.area:
                yield shapely.intersection(rim, one).area / rim.area


def _by_streets(
    one: shapely.Geometry, frame: shapely.Geometry, streets: Streets
) -> Iterator[float]:
    """Give how much of the streets in a frame lies outside of an area, where there are enough."""
    shapely.prepare([one, frame])
    inside, around = (
        float(streets.length_m[shapely.contains_xy(each, streets.x, streets.y)].sum())
        for each in (one, frame)
    )
    if around >= _LEAST_STREETS_M:
        yield 1 - inside / around
