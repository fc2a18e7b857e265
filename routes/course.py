"""A route made ready for a watch: one thinned line with times, and the points told on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from routes.track import FloatArray, Track

# Metres along a line and the gradient there (NaN counts as flat) -> seconds from 0 at each point.
TimesAlong = Callable[[FloatArray, FloatArray], FloatArray]


class PointKind(StrEnum):
    """What a point on the way tells."""

    START = "start"
    DISTANCE = "distance"
    TURN = "turn"
    PLACE = "place"
    WATER = "water"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Sight:
    """Name something on the ground that a run may pass, in degrees: a place, or water."""

    name: str
    lat_deg: float
    lon_deg: float
    kind: PointKind = PointKind.PLACE


@dataclass(frozen=True, slots=True)
class Pacing:
    """Hold when a run starts, aware, and how its seconds grow along a line.

    Raises ValueError for a start without a zone.
    """

    starts: datetime
    times_along_s: TimesAlong

    def __post_init__(self) -> None:
        if self.starts.tzinfo is None:
            raise ValueError("a start needs its zone")


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """Mark point `index` of a course's line; `name` is plain text of any length."""

    index: int
    kind: PointKind
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Hold what a watch is given.

    `track` has one segment, and heights at every point or NaN at all. `along_m` are the metres and
    `times_s` the seconds from the start at each point, whole and rising by 1 or more. `points` are
    in the order they are passed; the first is the start, the last the finish. `gap_m` is the
    length of the gaps in the route that became straight steps, 0 for none.
    """

    name: str
    track: Track
    along_m: FloatArray
    times_s: FloatArray
    starts: datetime
    points: tuple[CoursePoint, ...]
    gap_m: float = 0.0

    @property
    def starts_utc(self) -> datetime:
        """Return the start in UTC."""
        return self.starts.astimezone(UTC)
