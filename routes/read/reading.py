"""What reading a file gives, whatever its format."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from routes.errors import Fault
from routes.track import Route


class Mend(StrEnum):
    """What was set right, or left out, on the way in."""

    SHORT_SEGMENT = "short_segment"
    LONE_POINT = "lone_point"
    EMPTY_LINE = "empty_line"
    ROUTE_AS_TRACK = "route_as_track"
    ROUTE_LEFT_OUT = "route_left_out"
    HEIGHT_UNKNOWN = "height_unknown"
    NO_COORDINATE = "no_coordinate"
    TIME_UNKNOWN = "time_unknown"
    CUT_OFF = "cut_off"
    CHECKSUM = "checksum"
    OTHER_FILE = "other_file"
    FILE_UNREAD = "file_unread"
    SAME_FILE = "same_file"
    ENCODING_GUESSED = "encoding_guessed"
    UNDECLARED_PREFIX = "undeclared_prefix"
    STRAY_SIGN = "stray_sign"
    TAIL = "tail"
    DECIMAL_COMMA = "decimal_comma"
    SWAPPED = "swapped"
    NULL_ISLAND = "null_island"
    FAR_POINT = "far_point"
    JUMP = "jump"
    TIME_ORDER = "time_order"


@dataclass(frozen=True, slots=True)
class Repair:
    """Say how often something was set right; `count` is 1 or more."""

    mend: Mend
    count: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Tell of one file inside an archive that was not taken in; `name` is plain text.

    `detail` is for the log.
    """

    name: str
    code: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Hold a file's routes, one or more, in its order, and what was repaired.

    `refused` has the files that an archive held beside those routes and that could not be read.
    """

    routes: tuple[Route, ...]
    repairs: tuple[Repair, ...]
    refused: tuple[Refusal, ...] = ()


def told(repairs: Mapping[Mend, int]) -> tuple[Repair, ...]:
    """Return the repairs that happened at all, in the order of Mend."""
    return tuple(Repair(mend, repairs[mend]) for mend in Mend if repairs.get(mend, 0))
