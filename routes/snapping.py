"""Where on a network a place is: the nearest point of the nearest edge that may be run."""

from dataclasses import dataclass

import numpy as np
import shapely

from routes.measure import EQUATOR_M, FLATTENING, segment_metres
from routes.network import IntArray, Network
from routes.track import FloatArray


@dataclass(frozen=True, slots=True)
class Spot:
    """Stand on an edge of a network, `share` of its line from its start, 0 to 1.

    `away_m` is how far the place that was asked for is from it.
    """

    edge: int
    share: float
    away_m: float


class Snapper:
    """Find the nearest spots of a network; made once, asked often, never changed."""

    def __init__(self, network: Network) -> None:
        # Ways on both sides of the 180th meridian are beside each other.
        east_deg = (network.lon_deg - network.lon_deg[0] + 180) % 360 - 180
        middle_lon_deg = float(network.lon_deg[0] + np.mean(east_deg))
        self._middle = float(np.mean(network.lat_deg)), middle_lon_deg
        self._edges: IntArray = np.flatnonzero(network.may_run())
        counts = np.diff(network.offsets)
        owner = np.repeat(np.arange(len(counts)), counts)
        inside = network.may_run()[owner]
        new = np.cumsum(network.may_run()) - 1
        flat = self._flat(network.point_lat_deg[inside], network.point_lon_deg[inside])
        self._lines = shapely.linestrings(flat, indices=new[owner[inside]])
        self._tree = shapely.STRtree(self._lines)

    def snap(self, lat_deg: FloatArray, lon_deg: FloatArray) -> tuple[Spot, ...]:
        """Return the spot nearest to each place; the arrays are of one size, in degrees.

        Raises ValueError for a network on which nothing may be run.
        """
        if not len(self._lines):
            raise ValueError("nothing may be run")
        points = shapely.points(self._flat(np.asarray(lat_deg), np.asarray(lon_deg)))
        (_, line), away_m = self._tree.query_nearest(
            points, return_distance=True, all_matches=False
        )
        share = shapely.line_locate_point(self._lines[line], points, normalized=True)
        found = zip(self._edges[line].tolist(), share.tolist(), away_m.tolist(), strict=True)
        return tuple(Spot(*each) for each in found)

    def around(
        self, lat_deg: FloatArray, lon_deg: FloatArray, radius_m: float
    ) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
        """Return the spots of all edges within a radius of each place.

        As arrays of one size: number of the place, edge, share of its line, metres away; by place,
        the nearest first.
        """
        points = shapely.points(self._flat(np.asarray(lat_deg), np.asarray(lon_deg)))
        place, line = self._tree.query(points, predicate="dwithin", distance=radius_m)
        away_m = shapely.distance(self._lines[line], points[place])
        share = shapely.line_locate_point(self._lines[line], points[place], normalized=True)
        order = np.lexsort((self._edges[line], away_m, place))
        return place[order], self._edges[line][order], share[order], away_m[order]

    def edges_beside(self, lat_deg: FloatArray, lon_deg: FloatArray, reach_m: float) -> IntArray:
        """Return the edges that may lie in the box around some places and `reach_m` more."""
        flat = self._flat(np.asarray(lat_deg), np.asarray(lon_deg))
        box = shapely.box(*(flat.min(axis=0) - reach_m), *(flat.max(axis=0) + reach_m))
        return np.sort(self._edges[self._tree.query(box)])

    def _flat(self, lat_deg: FloatArray, lon_deg: FloatArray) -> FloatArray:
        """Return metres on a plane, true near the network's middle latitude on WGS 84."""
        middle_lat, middle_lon = self._middle
        eccentricity2 = FLATTENING * (2 - FLATTENING)
        w2 = 1 - eccentricity2 * np.sin(np.radians(middle_lat)) ** 2
        east_m = EQUATOR_M / np.sqrt(w2) * np.cos(np.radians(middle_lat))
        north_m = EQUATOR_M * (1 - eccentricity2) / w2**1.5
        east = (lon_deg - middle_lon + 180) % 360 - 180
        degrees = np.stack((east, lat_deg - middle_lat), axis=-1)
        flat: FloatArray = np.radians(degrees) * (east_m, north_m)
        return flat


def metres_between(lat_deg: float, lon_deg: float, network: Network, spot: Spot) -> float:
    """Return the metres from a place to a spot, on WGS 84."""
    at_lat, at_lon = place_of(network, spot)
    return float(segment_metres(np.array([lat_deg, at_lat]), np.array([lon_deg, at_lon]))[0])


def place_of(network: Network, spot: Spot) -> tuple[float, float]:
    """Return latitude and longitude of a spot."""
    lat_deg, lon_deg = network.line(spot.edge)
    along_m = np.concatenate(([0.0], np.cumsum(segment_metres(lat_deg, lon_deg))))
    at_m = spot.share * along_m[-1]
    return float(np.interp(at_m, along_m, lat_deg)), float(np.interp(at_m, along_m, lon_deg))
