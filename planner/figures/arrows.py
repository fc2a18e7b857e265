"""The arrows of a movement: a point's way between two key poses, or a path of their own."""

import math
from itertools import pairwise

from planner.figures.figure import Arrow, Figure
from planner.figures.motion import way
from planner.figures.seeing import Seen
from planner.figures.strokes import Point, Role, Stroke

_ARROW = 0.020
_HEAD = 0.07
_HEAD_HALF = 0.029
_STEPS = 8
_SHORTEST = 0.17  # an arrow's line, so that its head has something to stand on


def arrow_strokes(figure: Figure, arrow: Arrow, seen: Seen) -> tuple[Stroke, ...]:
    """Return a point's way between two key poses as a line with a head, or with two."""
    line = _long_enough(_line(figure, arrow, seen))
    ends = [line, line[::-1]] if arrow.both_ways else [line]
    heads = [_head(end) for end in ends]
    shaft = _shaft(line, heads)
    return (
        Stroke(shaft, _ARROW * 2.2, Role.GAP, flat=True),
        *(Stroke(head, _ARROW * 1.2, Role.GAP, closed=True) for head in heads),
        Stroke(shaft, _ARROW, Role.ARROW, flat=True),
        *(Stroke(head, 0.004, Role.ARROW, closed=True) for head in heads),
    )


def _line(figure: Figure, arrow: Arrow, seen: Seen) -> list[Point]:
    if arrow.path:
        return _smooth([(x, -y) for x, y in arrow.path])
    bodies = way(figure, arrow.start, arrow.end, _STEPS)
    points = (seen.point(each.body.at(arrow.point)) for each in bodies)
    aside_x, aside_y = arrow.aside
    return [(x + aside_x, y - aside_y) for x, y in points]


def _smooth(path: list[Point]) -> list[Point]:
    """Return a curve through points, by Catmull and Rom."""
    if len(path) == 2:  # noqa: PLR2004
        (x0, y0), (x1, y1) = path
        shares = [step / _STEPS for step in range(_STEPS + 1)]
        return [(x0 + (x1 - x0) * s, y0 + (y1 - y0) * s) for s in shares]
    ends = [path[0], *path, path[-1]]
    found = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(_STEPS // 2):
            s = step / (_STEPS // 2)
            found.append((_rom(a[0], b[0], c[0], d[0], s), _rom(a[1], b[1], c[1], d[1], s)))
    return [*found, path[-1]]


def _rom(a: float, b: float, c: float, d: float, s: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s**2 + (3 * b - a - 3 * c + d) * s**3
    )


def _long_enough(line: list[Point]) -> list[Point]:
    (x0, y0), (x1, y1) = line[0], line[-1]
    long = sum(math.dist(a, b) for a, b in pairwise(line))
    if long >= _SHORTEST or not long:
        return line
    grow = _SHORTEST / long
    mid_x, mid_y = (x0 + x1) / 2, (y0 + y1) / 2
    return [(mid_x + (x - mid_x) * grow, mid_y + (y - mid_y) * grow) for x, y in line]


def _head(line: list[Point]) -> tuple[Point, Point, Point]:
    """Return the tip at a line's end and the two corners behind it."""
    tip = line[-1]
    base = next((p for p in line[::-1] if math.dist(p, tip) >= _HEAD * 0.7), line[0])
    long = math.dist(base, tip) or 1.0
    x, y = (tip[0] - base[0]) / long, (tip[1] - base[1]) / long
    back = (tip[0] - x * _HEAD, tip[1] - y * _HEAD)
    return (
        tip,
        (back[0] - y * _HEAD_HALF, back[1] + x * _HEAD_HALF),
        (back[0] + y * _HEAD_HALF, back[1] - x * _HEAD_HALF),
    )


def _shaft(line: list[Point], heads: list[tuple[Point, Point, Point]]) -> tuple[Point, ...]:
    """Return the line without what its heads cover, from the back of one to that of the other."""
    kept = [p for p in line if all(math.dist(p, head[0]) > _HEAD for head in heads)]
    backs = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for _, a, b in heads]
    if len(heads) > 1:
        return (backs[1], *kept, backs[0])
    return (*(kept or line[:1]), backs[0])
