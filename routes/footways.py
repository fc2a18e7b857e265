"""A network made ready to run on: what every search asks of it, worked out once."""

from dataclasses import dataclass

import numpy as np

from routes.network import BoolArray, Flag, IntArray, Kind, Network
from routes.snapping import Snapper
from routes.track import FloatArray

# So far along an edge its heading is taken, past the kinks of a corner.
_HEADING_M = 25.0


@dataclass(frozen=True, slots=True, eq=False)
class Footways:
    """Hold a network and what is known of its edges and nodes; shared and never changed.

    `leaving_deg[0]` are the headings in which each edge leaves its start, `leaving_deg[1]` its end,
    clockwise from north. `ways_at` counts the edges of each node that may be run or crossed,
    `roads_at` those of main roads. `is_pleasant` tells of each edge whether it is a path or in a
    park.
    """

    network: Network
    snapper: Snapper
    leaving_deg: FloatArray
    ways_at: IntArray
    roads_at: IntArray
    is_pleasant: BoolArray
    is_road: BoolArray


def footways_of(network: Network) -> Footways:
    """Make a network ready."""
    is_road = network.kind >= Kind.TERTIARY
    pleasant = (network.kind <= Kind.CYCLEWAY) | ((network.flags & Flag.IN_PARK) > 0)
    ends = np.concatenate((network.start, network.end))
    count = len(network.lat_deg)
    return Footways(
        network=network,
        snapper=Snapper(network),
        leaving_deg=_leaving(network),
        ways_at=np.bincount(ends, minlength=count),
        roads_at=np.bincount(ends[np.tile(is_road, 2)], minlength=count),
        is_pleasant=pleasant,
        is_road=is_road,
    )


def _leaving(network: Network) -> FloatArray:
    along_m = network.along_m
    first, last = network.offsets[:-1], network.offsets[1:] - 1
    ahead_m = np.minimum(_HEADING_M, network.length_m)
    headings = []
    for at, step_m in ((first, ahead_m), (last, -ahead_m)):
        lat = np.interp(along_m[at] + step_m, along_m, network.point_lat_deg)
        lon = np.interp(along_m[at] + step_m, along_m, network.point_lon_deg)
        north = lat - network.point_lat_deg[at]
        east = (lon - network.point_lon_deg[at]) * np.cos(np.radians(lat))
        headings.append(np.degrees(np.arctan2(east, north)))
    return np.stack(headings)
