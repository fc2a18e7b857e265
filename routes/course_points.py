"""What a watch tells on the way, and where: start, each km, turns, places, water, finish."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from routes.course import PointKind, Sight
from routes.course_line import Line
from routes.errors import ShapeError
from routes.limits import MOST_NAME_CHARS
from routes.passing import SAME_PASS_M, passes
from routes.read.text import clean_text
from routes.units import Units

# Our choice: a watch that speaks up more often than this is switched off.
MOST_TOLD = 100
_MOST_MARKS = 50
# Our choice: nearer to something more useful than this, about 20 s of running, nothing is told.
APART_M = 50.0
# Our choice: nearer to each other than this, about 90 s of running, only the first is told.
_SIGHTS_APART_M = 250.0
# Our choice: a place further off is on another street. Water is worth a few steps more.
_WITHIN_M = {PointKind.PLACE: 50.0, PointKind.WATER: 100.0}
# More than anybody names on one run; a stranger's file may hold a hundred thousand.
MOST_SIGHTS = 300
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

    Start, finish and every turn are always told, the rest up to `most_told` in all: water before
    the marks of distance, and those before places, where they come too close to each other. Raises
    ShapeError for a turn beyond the line.
    """
    fixed = [
        Told(0.0, PointKind.START, _WORDS[PointKind.START]),
        Told(line.length_m, PointKind.FINISH, _WORDS[PointKind.FINISH]),
        *_turns(line, turns_m),
    ]
    found = sorted(_passed(line, sights), key=lambda each: each.at_m)
    water = [each for each in found if each.kind is PointKind.WATER]
    places = [each for each in found if each.kind is PointKind.PLACE]
    spread_m = max(_SIGHTS_APART_M, line.length_m / max(most_told, 1))
    told = fixed
    for each in (*water, *_marks(line.length_m, units, most_told), *places):
        if len(told) < most_told and _is_apart(each, told, spread_m):
            told = [*told, each]
    start, finish, *between = told
    return (start, *sorted(between, key=lambda each: each.at_m), finish)


def _turns(line: Line, turns_m: Sequence[float]) -> Iterator[Told]:
    length_m = float(line.route_m[-1])
    for turn_m in sorted(set(turns_m)):
        if not 0 <= turn_m <= length_m + 1:
            raise ShapeError(f"a turn at {turn_m:.0f} m of {length_m:.0f} m")
        # Told in metres of the route, which gaps add nothing to.
        at_m = float(np.interp(turn_m, line.route_m, line.along_m))
        yield Told(at_m, PointKind.TURN, _WORDS[PointKind.TURN])


def _marks(length_m: float, units: Units, most_told: int) -> Iterator[Told]:
    """Yield every km or mile; on a long way every 2nd, 5th, 10th and so on."""
    most = min(_MOST_MARKS, max(most_told // 2, 1))
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if length_m / (step * units.distance_m) <= most)
    for number in range(step, int(length_m / units.distance_m) + 1, step):
        name = f"{number} {units.value}"
        yield Told(number * units.distance_m, PointKind.DISTANCE, name)


def _passed(line: Line, sights: Sequence[Sight]) -> Iterator[Told]:
    for sight in sights[:MOST_SIGHTS]:
        kind = sight.kind if sight.kind in _SIGHTS else PointKind.PLACE
        name = clean_text(sight.name, MOST_NAME_CHARS) or _WORDS[kind]
        place = (sight.lat_deg, sight.lon_deg)
        for at_m in passes(line.track, place, _WITHIN_M[kind]).tolist():
            yield Told(at_m, kind, name)


def _is_apart(one: Told, told: Sequence[Told], spread_m: float) -> bool:
    """Tell whether nothing that is told already makes this too much."""
    for other in told:
        away_m = abs(one.at_m - other.at_m)
        if away_m < APART_M:
            return False
        if one.kind in _SIGHTS and other.kind is one.kind and away_m < spread_m:
            return False
        if one.name == other.name and away_m < SAME_PASS_M:
            return False
    return True
