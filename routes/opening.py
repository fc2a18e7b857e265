"""Where a map opens for one who has said no place yet: where ways and routes are known."""

from collections.abc import Iterable, Sequence

import numpy as np

from routes.measure import Bounds
from routes.network import Network
from routes.summary import RouteSummary

# Our choice: a town, without the one road or river path that leads far out of it.
_LEFT_OUT_PERCENT = 5


def box_to_open(networks: Iterable[Network], routes: Sequence[RouteSummary] = ()) -> Bounds | None:
    """Return where a network has most of its ways, of that among which most routes start.

    Where as many do it is the first one: a runner's own go first. None without any network.
    """
    boxes = [_mostly_in(network) for network in networks]
    return max(boxes, key=lambda box: sum(_starts_in(route, box) for route in routes), default=None)


def _mostly_in(network: Network) -> Bounds:
    ends = (_LEFT_OUT_PERCENT, 100 - _LEFT_OUT_PERCENT)
    south, north = np.percentile(network.lat_deg, ends).tolist()
    west, east = np.percentile(network.lon_deg, ends).tolist()
    return Bounds(south, west, north, east)


def _starts_in(route: RouteSummary, box: Bounds) -> bool:
    is_in_lat = box.south_deg <= route.lat_deg[0] <= box.north_deg
    return bool(is_in_lat and box.west_deg <= route.lon_deg[0] <= box.east_deg)
