"""How long what is read may be, and in how many pieces: both cost much, however few the points."""

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_LENGTH_M, MOST_SEGMENTS
from routes.measure import distance_along
from routes.read.reading import Reading


def of_bounded_length(reading: Reading, where: str) -> Reading:
    """Return `reading` as it is; raise RouteFileError if its routes are over 5,000 km in all.

    Heights are measured every 10 m, so that length costs time and memory. A line that was split
    where it jumps may have come to too many segments, and is refused too.
    """
    segments = sum(len(route.track.starts) for route in reading.routes)
    if segments > MOST_SEGMENTS:
        raise RouteFileError(Fault.TOO_MANY_LINES, f"{segments} segments", where)
    total_m = sum(float(distance_along(route.track)[-1]) for route in reading.routes)
    if total_m > MOST_LENGTH_M:
        raise RouteFileError(Fault.TOO_LONG, f"{total_m:.0f} m", where)
    return reading
