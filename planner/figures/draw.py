"""A figure -> its still picture and its moving one, as strokes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from planner.figures.arrows import arrow_strokes
from planner.figures.figure import Figure
from planner.figures.marks import mark_strokes
from planner.figures.motion import Placed, cycle, placed
from planner.figures.props import around
from planner.figures.seeing import Seen
from planner.figures.shape import Far, Part, gapped, parts
from planner.figures.strokes import Box, Drawing, Film, Point, Role, Stroke

_RIM = 0.012  # the line of a light pose
_AS_NEAR = 0.04  # closer than this no side is the far one
_MARGIN = 0.05
_GROUND_BEYOND = 0.10
_WAITS = 0.35  # of the way to the next key pose


@cache
def still(figure: Figure) -> Drawing:
    """Return the still picture: one pose solid, one light, and arrows of the movement."""
    seen = Seen(figure.view)
    solid = placed(figure.keys[figure.solid], figure.ground)
    marks = _marks(figure, solid, seen)
    body = [*gapped(parts(solid.body, seen, _far(figure, seen))), *marks]
    strokes = [*_start(figure, seen, body), *body]
    for arrow in figure.arrows:
        strokes += arrow_strokes(figure, arrow, seen)
    return Drawing(tuple(strokes), _box(strokes))


def _start(figure: Figure, seen: Seen, body: list[Stroke]) -> list[Stroke]:
    """Return what is behind a still picture's solid pose: the light one, and the surroundings."""
    if figure.light is None:
        return [*_behind(figure, seen, body)]
    light = placed(figure.keys[figure.light], figure.ground)
    outline = _light(parts(light.body, seen, (None, None)))
    if figure.apart[1]:
        above = [*_behind(figure, seen, outline), *outline]
        return [*_moved(above, figure.apart), *_behind(figure, seen, body)]
    # Side by side both stand on one ground.
    beside = _moved(outline, figure.apart)
    return [*_behind(figure, seen, [*beside, *body]), *beside]


def _moved(strokes: Iterable[Stroke], by: Point) -> list[Stroke]:
    x, y = by
    return [replace(s, points=tuple((a - x, b - y) for a, b in s.points)) for s in strokes]


def film(figure: Figure) -> Film:
    """Return the moving picture: one round through all key poses."""
    seen, bodies = Seen(figure.view), cycle(figure)
    far = _far(figure, seen)
    moved = _in_order([parts(each.body, seen, far) for each in bodies])
    frames = tuple(
        (*gapped(body), *_marks(figure, each, seen))
        for body, each in zip(moved, bodies, strict=True)
    )
    every = [stroke for frame in frames for stroke in frame]
    behind = _behind(figure, seen, every)
    return Film(
        behind,
        frames,
        _times(len(figure.keys), len(frames), steady=figure.steady),
        figure.seconds,
        _box((*behind, *every)),
    )


def _in_order(bodies: list[list[Part]]) -> list[list[Part]]:
    """Return bodies with their parts in one order: by where each is in most of the movement."""
    total: dict[str, float] = {}
    for body in bodies:
        for part in body:
            total[part.name] = total.get(part.name, 0.0) + part.nearness
    return [sorted(body, key=lambda part: total[part.name]) for body in bodies]


def _behind(figure: Figure, seen: Seen, strokes: list[Stroke]) -> tuple[Stroke, ...]:
    across = [x for stroke in strokes for x, _ in stroke.points]
    return around(figure, seen, min(across) - _GROUND_BEYOND, max(across) + _GROUND_BEYOND)


def _marks(figure: Figure, of: Placed, seen: Seen) -> tuple[Stroke, ...]:
    return tuple(s for mark in figure.marks for s in mark_strokes(mark, of.body, seen))


def _far(figure: Figure, seen: Seen) -> Far:
    """Return the leg and the arm that are away from the viewer in the first key pose, if any."""
    first = placed(figure.keys[0], figure.ground).body
    right, left = (seen.nearness(leg.hip) for leg in first.legs)
    side = None if abs(right - left) < _AS_NEAR else int(left < right)
    return (side if figure.behind is None else figure.behind), side


def _light(body: Iterable[Part]) -> list[Stroke]:
    """Return a pose as its outline only."""
    lines = [stroke for part in body for stroke in part.strokes if stroke.role is not Role.FACE]
    lines.sort(key=lambda line: (line.closed, line.width))  # alike together: a shorter SVG
    outer = [replace(line, role=Role.LIGHT) for line in lines]
    inner = [replace(line, role=Role.GAP, width=line.width - 2 * _RIM) for line in lines]
    return [*outer, *inner]


def _times(keys: int, frames: int, *, steady: bool) -> tuple[float, ...]:
    """Return when each frame is shown; unless `steady` a key pose is held for a while."""
    each = (frames - 1) // keys
    waits = 0.0 if steady else _WAITS
    found = []
    for frame in range(frames):
        key, step = divmod(frame, each)
        found.append((key + (waits + step / each * (1 - waits) if step else 0.0)) / keys)
    return tuple(found)


def _box(strokes: Sequence[Stroke]) -> Box:
    """Return the square that holds strokes, with what lies low standing on its lower part."""
    left = min(x - s.width / 2 for s in strokes for x, _ in s.points)
    right = max(x + s.width / 2 for s in strokes for x, _ in s.points)
    top = min(y - s.width / 2 for s in strokes for _, y in s.points)
    low = max(y + s.width / 2 for s in strokes for _, y in s.points)
    size = max(right - left, low - top) + 2 * _MARGIN
    return Box((left + right - size) / 2, (top + low - size) / 2, size, size)
