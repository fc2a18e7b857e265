"""How much of a route is run twice or more."""

import numpy as np

from routes.measure import EQUATOR_M, distance_along
from routes.track import FloatArray, Track

# Our choice: as wide as a street, and about what a watch's GPS is off between two passes.
REACH_M = 15.0
# What lies nearer than this along the line is one bend, not the same ground again.
BEND_M = 60.0

_CELL_M = 5.0
_MOST_SAMPLES = 200_000
# Cells of the grid that lie within reach of one, centre to centre.
_SIDE = int(REACH_M // _CELL_M)
_NEAR = tuple(
    (east, north)
    for east in range(-_SIDE, _SIDE + 1)
    for north in range(-_SIDE, _SIDE + 1)
    if np.hypot(east, north) * _CELL_M <= REACH_M
)


def repeated_share(track: Track) -> float:
    """Return the share of a line, 0 to 1, that it passes twice or more, either way round.

    A metre counts where the line comes again within about 15 m after 60 m or more of other way.
    There and back gives about 1, a plain loop about 0. Our method: samples every 5 m fall into
    cells of 5 m, and each cell needs only the first and the last metre run near it, so that many
    laps cost no more than one. The cells make the 15 m true to about 5 m.
    """
    cell, along_m = _cells(track)
    cells, owner = np.unique(cell, return_inverse=True)
    order = np.argsort(owner, kind="stable")
    begins = np.searchsorted(owner[order], np.arange(len(cells)))
    ends = np.append(begins[1:], len(owner)) - 1
    # Samples keep their order within a cell, and metres only rise.
    first_m, last_m = along_m[order][begins], along_m[order][ends]
    near_first_m, near_last_m = first_m.copy(), last_m.copy()
    for east, north in _NEAR:
        wanted = cells + complex(east, north)
        at = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
        found = cells[at] == wanted
        np.minimum(near_first_m, first_m[at], out=near_first_m, where=found)
        np.maximum(near_last_m, last_m[at], out=near_last_m, where=found)
    apart_m = np.maximum(along_m - near_first_m[owner], near_last_m[owner] - along_m)
    return float(np.mean(apart_m > BEND_M))


def _cells(track: Track) -> tuple[np.ndarray[tuple[int], np.dtype[np.complex128]], FloatArray]:
    """Return the cell of each of the line's samples, its column + row j, and the metres run."""
    along_m = distance_along(track)
    count = int(min(max(along_m[-1] / _CELL_M, 1), _MOST_SAMPLES)) + 1
    at_m = np.linspace(0.0, along_m[-1], count)
    to_m = np.radians(1) * EQUATOR_M
    lon_deg = np.unwrap(track.lon_deg, period=360)
    shrink = np.cos(np.radians(track.lat_deg.mean()))
    east = np.interp(at_m, along_m, (lon_deg - lon_deg[0]) * to_m * shrink)
    north = np.interp(at_m, along_m, (track.lat_deg - track.lat_deg[0]) * to_m)
    return np.floor(east / _CELL_M) + 1j * np.floor(north / _CELL_M), at_m
