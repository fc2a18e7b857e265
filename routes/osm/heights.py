"""Heights between the points of a grid, and those of a network: how many, and can they be true."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from routes.errors import Fault, RouteFileError
from routes.network import Network
from routes.osm.building import Imported
from routes.track import FloatArray

SRTM_CREDIT = "heights SRTM (NASA/USGS)"
# As the licence of the Copernicus model asks of whoever shows what was made of it.
COPERNICUS_CREDIT = (
    "heights produced using Copernicus WorldDEM-30 © DLR e.V. 2010-2014 and © Airbus Defence and "
    "Space GmbH 2014-2018 provided under COPERNICUS by the European Union and ESA; all rights "
    "reserved"
)
# Our choice: the steepest streets that there are rise by a third, and most are nearly flat.
MOST_GRADE = 0.5
# On shorter pieces a metre more or less is steep.
_GRADE_OVER_M = 30.0


def between(ele_m: NDArray[np.float64], row: FloatArray, column: FloatArray) -> FloatArray:
    """Return the heights at places of a grid, bilinear between its points.

    Rows and columns are counted from 0 at the first point; a place outside has the height of the
    edge. NaN where one of its points has none.
    """
    last_row, last_column = ele_m.shape[0] - 1, ele_m.shape[1] - 1
    row, column = np.clip(row, 0, last_row), np.clip(column, 0, last_column)
    top, left = row.astype(np.int64), column.astype(np.int64)
    bottom, right = np.minimum(top + 1, last_row), np.minimum(left + 1, last_column)
    down, along = row - top, column - left
    above = ele_m[top, left] * (1 - along) + ele_m[top, right] * along
    below = ele_m[bottom, left] * (1 - along) + ele_m[bottom, right] * along
    found: FloatArray = above * (1 - down) + below * down
    return found


def with_heights(
    made: Imported, ele_m: FloatArray, told_by: Sequence[str], where: str = ""
) -> Imported:
    """Return an imported network with the heights of its nodes, in metres, NaN where not known.

    `told_by` are the names of the files that told any, `where` is what was asked. Raises
    RouteFileError: HEIGHTS_ELSEWHERE where none is known, WILD_HEIGHTS where half of the streets
    would be steeper than 1 in 2.
    """
    if not told_by:
        raise RouteFileError(Fault.HEIGHTS_ELSEWHERE, where=where)
    credit = "; ".join((made.network.credit, *_credits(told_by)))
    network = replace(made.network, ele_m=ele_m, credit=credit)
    grade = _usual_grade(network)
    if grade > MOST_GRADE:
        raise RouteFileError(Fault.WILD_HEIGHTS, f"a usual grade of {grade:.2f}", where)
    return replace(made, network=network)


def _credits(told_by: Sequence[str]) -> Iterator[str]:
    """Give whose the heights are, as far as the names of their files tell."""
    srtm = [name for name in told_by if ".hgt" in name.casefold()]
    copernicus = [name for name in told_by if name.casefold().startswith("copernicus_dsm")]
    others = [name for name in told_by if name not in {*srtm, *copernicus}]
    if srtm:
        yield SRTM_CREDIT
    if copernicus:
        yield COPERNICUS_CREDIT
    if others:
        # A city may lie on hundreds, which nobody reads.
        more = f" and {len(others) - 1} more" if others[1:] else ""
        yield f"heights from {others[0]}{more}"


def _usual_grade(network: Network) -> float:
    """Return the median grade of the edges whose heights are known, 0 where there are none."""
    rise_m = np.abs(network.ele_m[network.end] - network.ele_m[network.start])
    told = ~np.isnan(rise_m) & (network.length_m >= _GRADE_OVER_M)
    return float(np.median(rise_m[told] / network.length_m[told])) if told.any() else 0.0
