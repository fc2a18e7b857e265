"""All routes' lines as one file, which the browser fetches beside the map."""

import json
from collections.abc import Sequence

import numpy as np

from routes.mapview.encode import packed
from routes.shape import simplify
from routes.summary import RouteSummary
from routes.track import Track

# Our choice, measured: with so many routes a screen shows none of them closely enough for more.
MANY = 300
MANY_TOLERANCE_M = 20.0


def overview_json(routes: Sequence[RouteSummary]) -> bytes:
    """Return the routes as JSON: id, name and line each, the line packed; 20 m coarse when many."""
    coarse = len(routes) > MANY
    lines = [
        {"id": route.id, "name": route.name, "line": _line(route, coarse=coarse)}
        for route in routes
    ]
    return json.dumps(lines, separators=(",", ":")).encode("ascii")


def _line(route: RouteSummary, *, coarse: bool) -> list[int]:
    if not coarse:
        return packed(route.lat_deg, route.lon_deg)
    heights = np.full(len(route.lat_deg), np.nan)
    track = simplify(Track(route.lat_deg, route.lon_deg, heights), MANY_TOLERANCE_M)
    return packed(track.lat_deg, track.lon_deg)
