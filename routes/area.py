"""Where a runner's routes lie, and what would lie there with latitude and longitude exchanged."""

from collections.abc import Iterable

from routes.measure import Bounds
from routes.summary import RouteSummary

# Our choice, in degrees: a runner's routes are near each other, or far away on a journey; a file
# with exchanged coordinates is far away and, exchanged back, near.
_FAR_DEG = 4
_NEAR_DEG = 1

Cells = frozenset[tuple[int, int]]


def cells_of(routes: Iterable[RouteSummary]) -> Cells:
    """Return the whole degrees in which routes lie."""
    return frozenset(_cell(*_middle(route.bounds)) for route in routes)


def looks_swapped(bounds: Bounds, around: Cells) -> bool:
    """Tell whether a line lies far from all routes `around`, but near them when exchanged."""
    lat_deg, lon_deg = _middle(bounds)
    widest = max(abs(bounds.west_deg), abs(bounds.east_deg))
    if widest > 90 or _touches(around, lat_deg, lon_deg, _FAR_DEG):  # noqa: PLR2004
        return False
    return _touches(around, lon_deg, lat_deg, _NEAR_DEG)


def _touches(around: Cells, lat_deg: float, lon_deg: float, reach: int) -> bool:
    row, column = _cell(lat_deg, lon_deg)
    steps = range(-reach, reach + 1)
    return any((row + up, (column + right) % 360) in around for up in steps for right in steps)


def _cell(lat_deg: float, lon_deg: float) -> tuple[int, int]:
    return int(lat_deg // 1), int(lon_deg // 1) % 360


def _middle(bounds: Bounds) -> tuple[float, float]:
    west, east = bounds.west_deg, bounds.east_deg
    wide = (east - west) % 360
    return (bounds.south_deg + bounds.north_deg) / 2, west + wide / 2
