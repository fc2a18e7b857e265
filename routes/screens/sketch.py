"""A route's shape as a thumbnail: its points, and the script that draws them."""

from pathlib import Path

import numpy as np

from routes.summary import RouteSummary
from routes.track import Track

SKETCH_JS = (Path(__file__).parent / "assets" / "sketch.js").read_text(encoding="utf-8")

_POINTS = 60


def sketch(route: RouteSummary | Track) -> list[list[float]]:
    """Return the line in a unit square as x, y pairs, north up, of at most some 60 points."""
    step = max(1, len(route.lat_deg) // _POINTS)
    x = np.unwrap(route.lon_deg, period=360)[::step] * np.cos(np.radians(route.lat_deg.mean()))
    y = -route.lat_deg[::step]
    span = max(float(np.ptp(x)), float(np.ptp(y)), 1e-9)
    square = np.column_stack(
        (0.5 + (x - (x.min() + x.max()) / 2) / span, 0.5 + (y - (y.min() + y.max()) / 2) / span)
    )
    return [[round(float(a), 3), round(float(b), 3)] for a, b in square]
