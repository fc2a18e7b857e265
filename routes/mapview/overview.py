"""All routes' lines as one file, which the browser fetches beside the map."""

import json
from collections.abc import Sequence

import numpy as np

from routes.mapview.encode import packed_lines
from routes.shape import simplify_lines
from routes.summary import RouteSummary

# Our choice, measured: with so many routes a screen shows none of them closely enough for more.
MANY = 300
MANY_TOLERANCE_M = 20.0


def overview_json(routes: Sequence[RouteSummary]) -> bytes:
    """Return the routes as JSON: id, name and line each, the line packed; 20 m coarse when many.

    The longest come first, so that the shortest lie on top and none hides another.
    """
    ordered = sorted(routes, key=lambda route: -route.distance_m)
    lines = [(route.lat_deg, np.unwrap(route.lon_deg, period=360)) for route in ordered]
    if len(lines) > MANY:
        lines = simplify_lines(lines, MANY_TOLERANCE_M)
    listed = [
        {"id": route.id, "name": route.name, "line": line}
        for route, line in zip(ordered, packed_lines(lines), strict=True)
    ]
    return json.dumps(listed, separators=(",", ":")).encode("ascii")
