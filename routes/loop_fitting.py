"""Which of the lines that a search found are as asked for, and why none is."""

from collections.abc import Iterable

import numpy as np

from routes.loop_ask import FIT_SHARE, Ask, Shape
from routes.loop_fill import MOST_SHARE
from routes.loop_measures import Line
from routes.loop_near import MissedError
from routes.loop_ranking import score

# Our choice: how far off the asked direction a loop's middle may lie.
_TOWARDS_DEG = 60.0
# Our choice: what is run twice for more than this share is no loop.
_MOST_AGAIN = 0.4


def fitting(lines: Iterable[Line], ask: Ask) -> tuple[Line, ...]:
    """Return the lines that are as asked for, best first."""
    found = [
        line
        for line in lines
        if abs(line.distance_m - ask.distance_m) <= FIT_SHARE * ask.distance_m
        and _is_wanted(line, ask)
    ]
    return ranked(found, ask)


def shorter(lines: Iterable[Line], ask: Ask) -> tuple[Line, ...]:
    """Return the lines that lack a little of the wanted length, best first."""
    least_m = (1 - MOST_SHARE) * ask.distance_m
    found = [
        line
        for line in lines
        if least_m <= line.distance_m < ask.distance_m and _is_wanted(line, ask)
    ]
    return ranked(found, ask)


def ranked(lines: Iterable[Line], ask: Ask) -> tuple[Line, ...]:
    """Return lines, best first."""
    return tuple(sorted(lines, key=lambda line: score(line, ask.tastes)))


def missed(lines: Iterable[Line], ask: Ask) -> MissedError:
    """Return that none of some lines is as long as asked for."""
    return MissedError([line.distance_m for line in lines if _is_wanted(line, ask)])


def _is_shape(line: Line, ask: Ask) -> bool:
    """Tell whether a line is a loop, where a loop is what was asked for."""
    is_plain = ask.shape is Shape.LOOP and ask.to is None and ask.through is None
    return not is_plain or line.again_m <= _MOST_AGAIN * line.distance_m


def _is_round(line: Line, ask: Ask) -> bool:
    """Tell whether a line goes the way round that was asked for, or may be turned to."""
    is_any = ask.to is not None or ask.clockwise is None
    return is_any or line.clockwise in (None, ask.clockwise)


def _is_wanted(line: Line, ask: Ask) -> bool:
    if not _is_shape(line, ask) or not _is_round(line, ask):
        return False
    off_deg = 0.0 if ask.towards_deg is None else bearing_deg(line) - ask.towards_deg
    return abs((off_deg + 180) % 360 - 180) <= _TOWARDS_DEG


def bearing_deg(line: Line) -> float:
    """Return in which direction from its start a line lies."""
    return float(np.degrees(np.arctan2(line.centre_east_m, line.centre_north_m)))
