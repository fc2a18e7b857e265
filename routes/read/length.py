"""How long what is read may be: a stranger's line around the Earth would cost all memory."""

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_LENGTH_M
from routes.measure import distance_along
from routes.read.reading import Reading


def of_bounded_length(reading: Reading, where: str) -> Reading:
    """Return `reading` as it is; raise RouteFileError if its routes are over 5,000 km in all.

    Heights are measured every 10 m, so that length costs time and memory, however few the points.
    """
    total_m = sum(float(distance_along(route.track)[-1]) for route in reading.routes)
    if total_m > MOST_LENGTH_M:
        raise RouteFileError(Fault.TOO_LONG, f"{total_m:.0f} m", where)
    return reading
