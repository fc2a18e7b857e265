"""What runners carry, the files that it takes, and how much of a route fits into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Watch(StrEnum):
    """The makes that a runner may choose from; PHONE is any app that shows a track."""

    GARMIN = "garmin"
    COROS = "coros"
    SUUNTO = "suunto"
    POLAR = "polar"
    APPLE = "apple"
    WAHOO = "wahoo"
    AMAZFIT = "amazfit"
    PHONE = "phone"


class Format(StrEnum):
    """The files that a route is written as."""

    GPX = "gpx"
    TCX = "tcx"
    FIT = "fit"


# Our choice for every watch: what is reported of Polar, whose newer watches keep 500 points of a
# route; 14.7 km then have a point every 29 m.
WATCH_POINTS = 500
# Our choice: a phone has room for all that was recorded, short of what would make it slow.
PHONE_POINTS = 5_000


@dataclass(frozen=True, slots=True)
class Takes:
    """Hold what a make is known to take.

    `best` is the file offered first. `known` are those that somebody's source, manual or report
    says it takes, the best first; empty where nobody could be found who says so, and `best` is then
    what most makes take. `has_workouts` tells that it takes a session as a FIT workout.
    """

    best: Format
    known: tuple[Format, ...]
    most_points: int = WATCH_POINTS
    has_workouts: bool = False

    @property
    def others(self) -> tuple[Format, ...]:
        """Return the files beside the best, those that it is known to take first."""
        rest = [each for each in Format if each is not self.best]
        return tuple(sorted(rest, key=lambda each: each not in self.known))


_GPX = Takes(Format.GPX, (Format.GPX,))
_NOT_KNOWN = Takes(Format.GPX, ())

TAKES: Mapping[Watch, Takes] = MappingProxyType(
    {
        Watch.GARMIN: Takes(Format.FIT, (Format.FIT, Format.GPX, Format.TCX), has_workouts=True),
        Watch.COROS: _GPX,
        Watch.SUUNTO: _GPX,
        Watch.POLAR: _NOT_KNOWN,
        Watch.APPLE: _GPX,
        # Wahoo's own help names GPX and TCX; of the two TCX tells points on the way (our choice).
        Watch.WAHOO: Takes(Format.TCX, (Format.TCX, Format.GPX, Format.FIT), has_workouts=True),
        Watch.AMAZFIT: _NOT_KNOWN,
        Watch.PHONE: Takes(Format.GPX, (Format.GPX,), PHONE_POINTS),
    }
)


def takes(watch: Watch | None) -> Takes:
    """Return what a watch takes; for none chosen, GPX as every watch could take it."""
    return _GPX if watch is None else TAKES[watch]
