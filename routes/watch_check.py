"""The check before a download: what was set right for a watch, and what to know beforehand.

Pure: a route and the course made of it go in, findings come out. Their sentences are in
`routes.screens.check_words`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from routes.course import Course
from routes.course_points import MOST_SIGHTS
from routes.limits import MOST_NAME_CHARS
from routes.measure import distance_along, segment_metres
from routes.overlaps import Together, overlaps
from routes.read.text import clean_text
from routes.track import Route, Track, Waypoint
from routes.watches import Format, Watch, takes
from routes.write.watch_names import name_in, point_name_in

# Our choice: less than this is not worth a word, and is within what a watch measures anyway.
LEAST_SHORTER_M = 50.0
_MOVED_M = 1.0


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Nobody could be found who says that this make takes this kind of file."""

    format: Format
    is_set_right: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Thinned:
    """Points were left out; `apart_m` is how far the others lie apart in the mean."""

    before: int
    now: int
    apart_m: float
    is_set_right: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Shorter:
    """The line that is drawn is shorter by `by_m` than the way that is run."""

    by_m: float
    is_set_right: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """The name is written as `now`; text from a file."""

    now: str
    is_set_right: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PointsRenamed:
    """The names of `count` points on the way are written shorter or otherwise."""

    count: int
    is_set_right: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class NoHeights:
    """No heights are written; `has_some` tells that the route has a few."""

    has_some: bool
    is_set_right: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class HeightsFilled:
    """Missing heights of a share of the points were put on the straight slope."""

    share: float
    is_set_right: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Gaps of the route, `gap_m` long together, became straight lines."""

    gap_m: float
    is_set_right: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class SameGround:
    """The line runs on ground from before, as the stretches tell."""

    stretches: tuple[Together, ...]
    is_set_right: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Crosses:
    """The line crosses itself at these metres."""

    at_m: tuple[float, ...]
    is_set_right: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Timed:
    """The format wants times; they are written at the planned pace."""

    is_set_right: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WaypointsMoved:
    """The route's own waypoints were put onto the line."""

    count: int
    is_set_right: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WaypointsLeftOut:
    """The route's own waypoints lie too far beside the line, or too close to other points."""

    count: int
    is_set_right: ClassVar[bool] = False


LineFinding = SameGround | Crosses | Joined | Thinned | Shorter
TextFinding = Renamed | PointsRenamed | WaypointsMoved | WaypointsLeftOut
Finding = LineFinding | TextFinding | NotKnown | NoHeights | HeightsFilled | Timed


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold what was found: `told` is to be known beforehand, `set_right` needs nothing more."""

    told: tuple[Finding, ...]
    set_right: tuple[Finding, ...]


def check(course: Course, watch: Watch | None, fmt: Format, route: Route) -> Checked:
    """Return what is to be said before `course`, made of `route`, is written for a watch.

    `watch` is None where none is chosen. The same course gives the same findings.
    """
    return checks(course, watch, (fmt,), route)[0]


def checks(
    course: Course, watch: Watch | None, formats: Sequence[Format], route: Route
) -> tuple[Checked, ...]:
    """Return the check for each of some formats; its line is looked at once for all of them."""
    of_line = [
        *_overlapping(course.track),
        *_points(course, route),
        *_heights(course.track, route.track),
        *_waypoints(course, route.waypoints),
    ]
    return tuple(_sorted([*of_line, *_of_format(course, watch, fmt)]) for fmt in formats)


def _sorted(found: Sequence[Finding]) -> Checked:
    return Checked(
        tuple(each for each in found if not each.is_set_right),
        tuple(each for each in found if each.is_set_right),
    )


def _of_format(course: Course, watch: Watch | None, fmt: Format) -> Iterator[Finding]:
    if watch is not None and fmt not in takes(watch).known:
        yield NotKnown(fmt)
    yield from _names(course, fmt)
    if fmt is not Format.GPX:
        yield Timed()


def _overlapping(track: Track) -> Iterator[Finding]:
    met = overlaps(track)
    if met.together:
        yield SameGround(met.together)
    if met.crossings_m:
        yield Crosses(met.crossings_m)


def _points(course: Course, route: Route) -> Iterator[Finding]:
    before, now = len(route.track), len(course.track)
    length_m = float(course.along_m[-1])
    if course.gap_m:
        yield Joined(course.gap_m)
    if now < before:
        yield Thinned(before, now, length_m / (now - 1))
    by_m = length_m - float(distance_along(course.track)[-1])
    if by_m >= LEAST_SHORTER_M:
        yield Shorter(by_m)


def _heights(written: Track, own: Track) -> Iterator[Finding]:
    known = np.isfinite(own.ele_m)
    if not np.isfinite(written.ele_m).any():
        yield NoHeights(bool(known.any()))
    elif not known.all():
        yield HeightsFilled(float(1 - known.mean()))


def _waypoints(course: Course, waypoints: tuple[Waypoint, ...]) -> Iterator[Finding]:
    told = {point.name for point in course.points}
    written = [
        each for each in waypoints[:MOST_SIGHTS] if clean_text(each.name, MOST_NAME_CHARS) in told
    ]
    moved = sum(_metres_away(course.track, each) > _MOVED_M for each in written)
    if moved:
        yield WaypointsMoved(moved)
    if len(written) < len(waypoints):
        yield WaypointsLeftOut(len(waypoints) - len(written))


def _metres_away(track: Track, waypoint: Waypoint) -> float:
    lat = np.column_stack((np.full(len(track), waypoint.lat_deg), track.lat_deg)).ravel()
    lon = np.column_stack((np.full(len(track), waypoint.lon_deg), track.lon_deg)).ravel()
    return float(segment_metres(lat, lon)[::2].min())


def _names(course: Course, fmt: Format) -> Iterator[Finding]:
    now = name_in(course.name, fmt)
    if now != course.name:
        yield Renamed(now)
    count = sum(point_name_in(each, fmt) != each.name for each in course.points)
    if count:
        yield PointsRenamed(count)
