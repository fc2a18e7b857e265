"""A network of ways as one file, on which the browser finds the legs that are drawn."""

import json

import numpy as np

from routes.landscape import Landscape
from routes.network import IntArray, Network
from routes.running_cost import cost_per_metre
from routes.track import FloatArray

# As networks are kept: a millionth of a degree is 11 cm.
_PER_DEG = 1e6
_DM_PER_M = 10
_CM_PER_M = 100
_PLACE_DECIMALS = 5


def ways_file(network: Network) -> bytes:
    """Return the ways that may be run as JSON for assets/ways.js and assets/ground_ways.js.

    All numbers but those of places are whole. `line` are the points of all ways in millionths of a
    degree: latitude and longitude of the first, then differences; `count` tells how many points
    each way has. `ele` are the nodes' heights in decimetres, null where unknown. `start`, `end`,
    `cost` (of the whole way, a cost of 100 being one metre on a quiet street), `name` and `kind`
    are the ways'; `one_way` lists those that are run from their start only. `names` are what `name`
    counts. `places` are named points for the map: latitude, longitude, name. `landscape` are the
    parks and waters around, for assets/landscape.js: what covers each shape, its name, of how many
    lines it is, of how many points each of these is, and the points as in `line`. What a way costs
    is routes/running_cost.py's alone.
    """
    cost_per_m = cost_per_metre(network)
    usable = np.flatnonzero(np.isfinite(cost_per_m))
    counts = np.diff(network.offsets)
    is_used = np.repeat(np.isfinite(cost_per_m), counts)
    heights: FloatArray = np.rint(network.ele_m * _DM_PER_M)
    told = {
        "names": network.titles,
        "places": [
            (round(each.lat_deg, _PLACE_DECIMALS), round(each.lon_deg, _PLACE_DECIMALS), each.name)
            for each in network.places
        ],
        "ele": [None if np.isnan(height) else int(height) for height in heights],
        "start": network.start[usable].tolist(),
        "end": network.end[usable].tolist(),
        "cost": _whole(network.length_m * cost_per_m, usable, _CM_PER_M),
        "name": network.title[usable].tolist(),
        "kind": network.kind[usable].tolist(),
        "count": counts[usable].tolist(),
        "one_way": np.flatnonzero(network.one_way[usable]).tolist(),
        "line": _steps(network.point_lat_deg[is_used], network.point_lon_deg[is_used]),
        "landscape": _shapes(network.landscape or Landscape()),
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _whole(values: FloatArray, usable: IntArray, scale: int) -> list[int]:
    whole: list[int] = np.rint(values[usable] * scale).astype(np.int64).tolist()
    return whole


def _shapes(landscape: Landscape) -> dict[str, object]:
    return {
        "names": landscape.names,
        "cover": landscape.cover.tolist(),
        "name": landscape.name.tolist(),
        "rings": landscape.rings.tolist(),
        "count": landscape.counts.tolist(),
        "line": _steps(landscape.lat_deg, landscape.lon_deg),
    }


def _steps(lat_deg: FloatArray, lon_deg: FloatArray) -> list[int]:
    points = np.column_stack((lat_deg, lon_deg))
    grid = np.rint(points * _PER_DEG).astype(np.int64)
    steps: list[int] = np.diff(grid, axis=0, prepend=np.zeros((1, 2), np.int64)).ravel().tolist()
    return steps
