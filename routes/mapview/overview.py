"""All routes' lines as one file, which the browser fetches beside the map."""

import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from routes.mapview.encode import on_grid, polylines
from routes.shape import simplify_lines
from routes.summary import RouteSummary
from routes.track import FloatArray

# Our choice, measured: with so many routes a screen shows none of them closely enough for more.
MANY = 300
MANY_TOLERANCE_M = 20.0
_HALF_ROUND_DEG = 180.0


def overview_json(routes: Sequence[RouteSummary]) -> bytes:
    """Return the routes as JSON: id, name, line and box each; 20 m coarse when many.

    The line is a polyline's text. The box, of south, west, north and east in steps of 1e-5 degrees,
    lets a browser leave a line packed that is out of sight. The longest come first, so that the
    shortest lie on top and none hides another.
    """
    ordered = drawn_order(routes)
    if not ordered:
        return b"[]"
    lines = list(_unbroken(ordered))
    if len(lines) > MANY:
        lines = simplify_lines(lines, MANY_TOLERANCE_M)
    firsts = _firsts(lines)
    lat_deg = np.concatenate([lat_deg for lat_deg, _ in lines])
    grid = on_grid(lat_deg, np.concatenate([lon_deg for _, lon_deg in lines]))
    boxes = np.column_stack((np.minimum.reduceat(grid, firsts), np.maximum.reduceat(grid, firsts)))
    listed = [
        {"id": route.id, "name": route.name, "box": box, "line": line}
        for route, box, line in zip(ordered, boxes.tolist(), polylines(grid, firsts), strict=True)
    ]
    return json.dumps(listed, separators=(",", ":")).encode("ascii")


def drawn_order(routes: Iterable[RouteSummary]) -> list[RouteSummary]:
    """Return routes as the overview has them, the longest first."""
    return sorted(routes, key=lambda route: -route.distance_m)


def _firsts(lines: Sequence[tuple[FloatArray, FloatArray]]) -> NDArray[np.int64]:
    counts = [len(lat_deg) for lat_deg, _ in lines]
    return np.cumsum([0, *counts[:-1]], dtype=np.int64)


def _unbroken(routes: Sequence[RouteSummary]) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield lines whose longitudes go on across the 180th meridian, as a map needs them.

    All are looked at in one go: hardly any crosses it, and unwrapping each takes thousands of
    times as long.
    """
    lines = [(route.lat_deg, route.lon_deg) for route in routes]
    leaps = np.abs(np.diff(np.concatenate([lon_deg for _, lon_deg in lines]))) >= _HALF_ROUND_DEG
    firsts = _firsts(lines)
    leaps[firsts[1:] - 1] = False
    crossing = set(np.searchsorted(firsts, np.flatnonzero(leaps), side="right") - 1)
    for number, (lat_deg, lon_deg) in enumerate(lines):
        unbroken = np.unwrap(lon_deg, period=360) if number in crossing else lon_deg
        yield lat_deg, unbroken
