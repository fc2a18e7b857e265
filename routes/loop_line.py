"""From the steps of a search to a line on the ground."""

from collections.abc import Sequence

import numpy as np

from routes.graph import Step, Ways
from routes.measure import segment_metres
from routes.network import Network
from routes.track import FloatArray, Track

# Our choice: a junction that an elevation model leaves out.
_MOST_BARE_SHARE = 0.05


def track_of(network: Network, ways: Ways, steps: Sequence[Step]) -> Track:
    """Return the line of some steps, with heights straight between those of the nodes.

    Where more than a twentieth of it has no height, none is told: a sum of climbs that leaves
    ground out would be too small. Raises ValueError where the steps have no length.
    """
    parts = [_piece(network, ways, step) for step in steps]
    points = np.concatenate([part if not number else part[1:] for number, part in enumerate(parts)])
    moved = np.any(np.diff(points[:, :2], axis=0) != 0, axis=1)
    points = points[np.concatenate(([True], moved))]
    lat_deg, lon_deg, ele_m = points.T
    step_m = segment_metres(lat_deg, lon_deg)
    bare = np.isnan(ele_m[1:]) | np.isnan(ele_m[:-1])
    if step_m[bare].sum() > _MOST_BARE_SHARE * step_m.sum():
        ele_m = np.full(len(ele_m), np.nan)
    return Track(lat_deg, lon_deg, ele_m)


def _piece(network: Network, ways: Ways, step: Step) -> FloatArray:
    """Return a step's points as rows of latitude, longitude and height."""
    way, forward = step
    first, last = float(ways.first[way]), float(ways.last[way])
    points, _ = points_between(network, int(ways.edge[way]), first, last)
    return points if forward else points[::-1]


def points_between(
    network: Network, edge: int, first: float, last: float
) -> tuple[FloatArray, FloatArray]:
    """Return the points of an edge's line from one share of it to a larger one.

    As rows of latitude, longitude and height, and the shares at which they lie.
    """
    lat_deg, lon_deg = network.line(edge)
    along_m = network.along_m[network.offsets[edge] : network.offsets[edge + 1]]
    share = (along_m - along_m[0]) / (along_m[-1] - along_m[0])
    if (first, last) != (0.0, 1.0):
        inner = share[(share > first) & (share < last)]
        wanted = np.concatenate(([first], inner, [last]))
        lat_deg, lon_deg = np.interp(wanted, share, lat_deg), np.interp(wanted, share, lon_deg)
        share = wanted
    low_m, high_m = network.ele_m[network.start[edge]], network.ele_m[network.end[edge]]
    return np.stack((lat_deg, lon_deg, low_m + share * (high_m - low_m)), axis=1), share
