"""Heights from tiles of the Shuttle Radar Topography Mission, bilinear between their points.

The form HGT: a square of one degree, named by its south-west corner, 1201 or 3601 rows from the
north, of big-endian whole metres; -32768 stands for not known (USGS, SRTM documentation, 2015).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routes.errors import Fault, RouteFileError
from routes.limits import HIGHEST_ELE_M, LOWEST_ELE_M
from routes.track import FloatArray

_NAME = re.compile(r"([NS])(\d{2})([EW])(\d{3})(?:\.\w+)?\.hgt", re.IGNORECASE)
_ROWS = {2 * rows**2: rows for rows in (1201, 3601)}
MOST_TILE_BYTES = max(_ROWS)


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Hold the heights of a square degree, from its north-west corner, in rows to the east."""

    south_deg: int
    west_deg: int
    ele_m: NDArray[np.float32]


def corner_of(file_name: str) -> tuple[int, int] | None:
    """Return the south and west of the tile that a file's name tells, None for another name."""
    found = _NAME.fullmatch(file_name)
    if found is None:
        return None
    south = int(found[2]) * (-1 if found[1] in "sS" else 1)
    west = int(found[4]) * (-1 if found[3] in "wW" else 1)
    return south, west


def corners_under(lat_deg: FloatArray, lon_deg: FloatArray) -> set[tuple[int, int]]:
    """Return the south and west of each tile that a place lies on; NaN is no place."""
    known = ~np.isnan(lat_deg)
    squares = np.unique(np.floor(np.stack((lat_deg[known], lon_deg[known]), axis=1)), axis=0)
    return {(int(south), int(west)) for south, west in squares.tolist()}


def read_tile(data: bytes, file_name: str) -> Tile:
    """Read a tile from a file's bytes and name.

    Raises RouteFileError with BAD_HEIGHTS for what is none.
    """
    corner = corner_of(file_name)
    rows = _ROWS.get(len(data))
    if corner is None or rows is None:
        raise RouteFileError(Fault.BAD_HEIGHTS, f"{len(data)} bytes", file_name)
    ele_m = np.frombuffer(data, ">i2").reshape(rows, rows).astype(np.float32)
    ele_m[(ele_m < LOWEST_ELE_M) | (ele_m > HIGHEST_ELE_M)] = np.nan
    return Tile(*corner, ele_m)


def heights_at(tiles: Sequence[Tile], lat_deg: FloatArray, lon_deg: FloatArray) -> FloatArray:
    """Return the height of each place in metres, NaN where no tile knows it."""
    ele_m = np.full(len(lat_deg), np.nan)
    for tile in tiles:
        row = tile.south_deg + 1 - lat_deg
        column = lon_deg - tile.west_deg
        on = (row >= 0) & (row <= 1) & (column >= 0) & (column <= 1) & np.isnan(ele_m)
        ele_m[on] = _between(tile.ele_m, row[on], column[on])
    return ele_m


def _between(ele_m: NDArray[np.float32], row: FloatArray, column: FloatArray) -> FloatArray:
    last = len(ele_m) - 1
    row, column = row * last, column * last
    # The last row and column are those of the next tile as well, and a place on them is on this.
    top = np.minimum(row.astype(np.int64), last - 1)
    left = np.minimum(column.astype(np.int64), last - 1)
    down, right = row - top, column - left
    above = ele_m[top, left] * (1 - right) + ele_m[top, left + 1] * right
    below = ele_m[top + 1, left] * (1 - right) + ele_m[top + 1, left + 1] * right
    found: FloatArray = above * (1 - down) + below * down
    return found
