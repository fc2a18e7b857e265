"""How much of a route is on ground that it ran on before."""

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


def repeated_m(track: Track) -> float:
    """Return about how many metres of a line lie on ground that it ran on before, either way round.

    A metre counts where the line came by within about 15 m before, with 60 m or more of other way
    between. There and back gives about half of the line, a plain loop about 0. Our method: samples
    every 5 m fall into cells of 5 m, and each cell needs only the first metre run near it, so that
    many laps cost no more than one. The cells make the 15 m true to about 5 m.
    """
    cell, along_m = _cells(track)
    cells, owner = np.unique(cell, return_inverse=True)
    first_m = np.full(len(cells), np.inf)
    np.minimum.at(first_m, owner, along_m)
    near_m = first_m.copy()
    for east, north in _NEAR:
        wanted = cells + complex(east, north)
        at = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
        np.minimum(near_m, first_m[at], out=near_m, where=cells[at] == wanted)
    return float(along_m[-1] * np.mean(along_m - near_m[owner] > BEND_M))


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
