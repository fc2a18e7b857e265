"""A route's shape as a thumbnail: its points, and the script that draws them."""

from pathlib import Path

import numpy as np

from routes.summary import RouteSummary
from routes.track import Track

SKETCH_JS = (Path(__file__).parent / "assets" / "sketch.js").read_text(encoding="utf-8")

# Our choice, looked at: at the size of a thumb neither more points nor finer steps can be seen.
_POINTS = 40
_STEPS = 90


def sketch(route: RouteSummary | Track) -> str:
    """Return the line as the points of an SVG polyline: in whole steps of a square, north up.

    "0,90 45,0 ..." of at most some 40 points in a square of 90 steps.
    """
    pick = np.unique(np.linspace(0, len(route.lat_deg) - 1, _POINTS).round().astype(int))
    east = np.cos(np.radians(route.lat_deg.mean()))
    x = np.unwrap(route.lon_deg, period=360)[pick] * east
    y = -route.lat_deg[pick]
    span = max(float(np.ptp(x)), float(np.ptp(y)), 1e-9)
    middle = np.array([[x.min() + x.max()], [y.min() + y.max()]]) / 2
    square = np.rint(_STEPS * (0.5 + (np.stack((x, y)) - middle) / span)).astype(int)
    return " ".join(f"{a},{b}" for a, b in square.T.tolist())
