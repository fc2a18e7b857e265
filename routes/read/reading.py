"""What reading a file gives, whatever its format."""

from dataclasses import dataclass
from enum import StrEnum

from routes.track import Route


class Mend(StrEnum):
    """What was set right, or left out, on the way in."""

    SHORT_SEGMENT = "short_segment"
    EMPTY_LINE = "empty_line"
    ROUTE_AS_TRACK = "route_as_track"
    ROUTE_LEFT_OUT = "route_left_out"
    HEIGHT_UNKNOWN = "height_unknown"


@dataclass(frozen=True, slots=True)
class Repair:
    """Say how often something was set right; `count` is 1 or more."""

    mend: Mend
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Hold a file's routes, one or more, in its order, and what was repaired."""

    routes: tuple[Route, ...]
    repairs: tuple[Repair, ...]
