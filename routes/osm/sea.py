"""Where the sea lies in a box, by the coasts that cross it."""

from collections.abc import Sequence

import numpy as np
import shapely

# Our choice: a coast that ends this near to the edge goes on to it. Extracts end near the last way.
_SHORT_M = 100.0
_LEAST_LEFT = 0.5
# Nearer to a coast than any other is, and further than the arithmetic is off.
_ASIDE_M = 0.05


def sea_of(coasts: Sequence[shapely.Geometry], box: shapely.Geometry) -> shapely.Geometry | None:
    """Return the sea of a box; None where there is none, or where it cannot be told for sure.

    The sea is on the right of a coast (OpenStreetMap wiki, Tag:natural=coastline). Coasts that go
    from edge to edge, or round an island, cut the box into parts; where a coast is missing, one
    part would be on the right of some and on the left of others, and nothing is sea. `coasts` and
    `box` are in metres on one plane.
    """
    right, left = _beside(coasts, box)
    if not len(right):
        return None
    whole = shapely.line_merge(shapely.multilinestrings(list(coasts)))
    lines = shapely.intersection(shapely.union(whole, _to_edge(whole, box)), box)
    parts = shapely.get_parts(shapely.polygonize([shapely.union(lines, box.boundary)]))
    tree = shapely.STRtree(parts)
    is_sea, is_land = np.zeros(len(parts), np.bool_), np.zeros(len(parts), np.bool_)
    is_sea[tree.query(right, predicate="within")[1]] = True
    is_land[tree.query(left, predicate="within")[1]] = True
    if np.any(is_sea & is_land) or not is_sea.any():
        return None
    return shapely.union_all(parts[is_sea])


def narrowed(coasts: Sequence[shapely.Geometry], box: shapely.Geometry) -> shapely.Geometry:
    """Return a box without the strips into which its coasts do not go on.

    An extract that does not tell its bounds ends somewhere in the box around its longest ways.
    Where less than half would be left, a coast is missing rather, and the box stays as it is.
    """
    west, south, east, north = shapely.bounds(box).tolist()
    whole = shapely.line_merge(shapely.multilinestrings(list(coasts)))
    for x, y in shapely.get_coordinates(shapely.boundary(whole)).tolist():
        if west < x < east and south < y < north:
            beside = (x, south, east, north), (west, south, x, north)
            above = (west, y, east, north), (west, south, east, y)
            west, south, east, north = max(*beside, *above, key=_size)
    left = shapely.box(west, south, east, north)
    return left if left.area >= _LEAST_LEFT * box.area else box


def _size(box: tuple[float, float, float, float]) -> float:
    west, south, east, north = box
    return (east - west) * (north - south)


def _to_edge(coasts: shapely.Geometry, box: shapely.Geometry) -> shapely.Geometry:
    """Return what is short of the edge where a coast ends."""
    ends = shapely.get_parts(shapely.boundary(coasts))
    ends = ends[shapely.contains(box, ends)]
    missing = shapely.shortest_line(ends, box.boundary)
    return shapely.union_all(missing[shapely.length(missing) <= _SHORT_M])


def _beside(
    coasts: Sequence[shapely.Geometry], box: shapely.Geometry
) -> tuple[np.ndarray, np.ndarray]:
    """Return points in the box just right, and just left, of the middle of each coast's steps."""
    found = []
    for coast in coasts:
        points = shapely.get_coordinates(coast)
        steps = np.diff(points, axis=0)
        long_m = np.hypot(steps[:, 0], steps[:, 1])
        moved = long_m > 0
        aside = np.stack((steps[:, 1], -steps[:, 0]), axis=1)[moved] / long_m[moved, None]
        middle = ((points[1:] + points[:-1]) / 2)[moved]
        found.append(np.stack((middle + _ASIDE_M * aside, middle - _ASIDE_M * aside)))
    both = np.concatenate(found, axis=1) if found else np.zeros((2, 0, 2))
    right, left = (shapely.points(each) for each in both)
    inside = shapely.contains_properly(box, right) & shapely.contains_properly(box, left)
    return right[inside], left[inside]
