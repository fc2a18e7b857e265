"""What a watch tells on the way, and where: start, each km, turns, places, water, finish."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from routes.course import PointKind, Sight
from routes.course_line import Line
from routes.errors import ShapeError
from routes.limits import MOST_NAME_CHARS
from routes.passing import SAME_PASS_M, passes, steps_of
from routes.read.text import clean_text
from routes.turns import turns_in
from routes.units import Units

# Our choice: a watch that speaks up more often than this is switched off.
MOST_TOLD = 100
# Our choice: marks of distance are no more of it than this.
_MARKS_SHARE = 0.6
# Our choice: nearer to something more useful than this, about 20 s of running, nothing is told.
APART_M = 50.0
# Our choice: nearer to each other than this, about 90 s of running, only the first is told.
_SIGHTS_APART_M = 250.0
# Our choice: a place further off is on another street. Water is worth a few steps more.
_WITHIN_M = {PointKind.PLACE: 50.0, PointKind.WATER: 100.0}
# More than anybody names for one run; a stranger's file may hold a hundred thousand.
MOST_SIGHTS = 1000
# What is told of a point that has no name of its own; a distance has its number.
_WORDS = {
    PointKind.START: "Start",
    PointKind.FINISH: "Finish",
    PointKind.TURN: "Turn round",
    PointKind.WATER: "Water",
    PointKind.PLACE: "Place",
}
_SIGHTS = frozenset({PointKind.PLACE, PointKind.WATER})


@dataclass(frozen=True, slots=True)
class Told:
    """Say what is told `at_m` metres along a line."""

    at_m: float
    kind: PointKind
    name: str


def told_along(
    line: Line, turns_m: Sequence[float], sights: Sequence[Sight], units: Units, most_told: int
) -> tuple[Told, ...]:
    """Return what is told along a line, in order, the start first and the finish last.

    Start, finish and the turns at `turns_m` are always told, the rest up to `most_told` in all: the
    turns that the line itself tells, water, the marks of distance, places; what comes later in this
    order gives way. Water gives way to nothing. Raises ShapeError for a turn beyond the line.
    """
    turns = [_told(PointKind.TURN, at_m) for at_m in _given(line, turns_m)]
    told = [_told(PointKind.START, 0.0), _told(PointKind.FINISH, line.length_m), *turns]
    found = sorted(_passed(line, sights), key=lambda each: each.at_m)
    others = (
        *(_told(PointKind.TURN, at_m) for at_m in turns_in(line.track, line.along_m)),
        *(each for each in found if each.kind is PointKind.WATER),
        *_marks(line.length_m, units, most_told),
        *(each for each in found if each.kind is PointKind.PLACE),
    )
    spread_m = max(_SIGHTS_APART_M, line.length_m / max(most_told, 1))
    for each in others:
        if len(told) < most_told and _has_room(each, told, spread_m):
            told.append(each)
    start, finish, *between = told
    return (start, *sorted(between, key=lambda each: each.at_m), finish)


def _told(kind: PointKind, at_m: float) -> Told:
    return Told(at_m, kind, _WORDS[kind])


def _given(line: Line, turns_m: Sequence[float]) -> Iterator[float]:
    """Yield turns told in metres of the route, which gaps add nothing to, as metres of the line."""
    length_m = float(line.route_m[-1])
    for turn_m in sorted(set(turns_m)):
        if not 0 <= turn_m <= length_m + 1:
            raise ShapeError(f"a turn at {turn_m:.0f} m of {length_m:.0f} m")
        yield float(np.interp(turn_m, line.route_m, line.along_m))


def _marks(length_m: float, units: Units, most_told: int) -> Iterator[Told]:
    """Yield every km or mile; on a long way every 2nd, 5th, 10th and so on."""
    most = max(_MARKS_SHARE * most_told, 1.0)
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if length_m / (step * units.distance_m) <= most)
    for number in range(step, int(length_m / units.distance_m) + 1, step):
        name = f"{number} {units.value}"
        yield Told(number * units.distance_m, PointKind.DISTANCE, name)


def _passed(line: Line, sights: Sequence[Sight]) -> Iterator[Told]:
    steps = steps_of(line.track)
    for sight in sights[:MOST_SIGHTS]:
        kind = sight.kind if sight.kind in _SIGHTS else PointKind.PLACE
        name = clean_text(sight.name, MOST_NAME_CHARS) or _WORDS[kind]
        place = (sight.lat_deg, sight.lon_deg)
        for at_m in passes(steps, place, _WITHIN_M[kind]).tolist():
            yield Told(at_m, kind, name)


def _has_room(one: Told, told: Sequence[Told], spread_m: float) -> bool:
    """Tell whether nothing that is told already makes this too much."""
    is_sight = one.kind in _SIGHTS
    for other in told:
        away_m = abs(one.at_m - other.at_m)
        if away_m < APART_M and one.kind is not PointKind.WATER:
            return False
        if is_sight and other.kind is one.kind and away_m < spread_m:
            return False
        if is_sight and one.name == other.name and away_m < SAME_PASS_M:
            return False
    return True
