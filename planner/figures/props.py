"""Walls, rails, mats and the ground as strokes."""

from planner.figures.figure import Figure, Prop, PropKind
from planner.figures.seeing import Seen
from planner.figures.strokes import Role, Stroke
from planner.figures.turning import Vector, vector

_THIN = 0.010
_WIDE = 0.022
_MAT = 0.034
_MAT_DEPTH = 0.24
_WALL_HEIGHT = 1.02
_TICKS = 8
_SOLE = 0.014  # the ground's own line is drawn below what stands on it


def around(figure: Figure, seen: Seen, left: float, right: float) -> tuple[Stroke, ...]:
    """Return what is behind a body; the ground goes from `left` to `right` on paper.

    A mat is ground enough.
    """
    mats = [prop for prop in figure.props if prop.kind is PropKind.MAT]
    found = [stroke for prop in figure.props for stroke in _of(prop, seen)]
    if not mats:
        found.insert(0, Stroke(((left, _SOLE), (right, _SOLE)), _THIN, Role.GROUND))
    return tuple(found)


def _of(prop: Prop, seen: Seen) -> tuple[Stroke, ...]:
    match prop.kind:
        case PropKind.WALL:
            return _wall(prop, seen)
        case PropKind.RAIL:
            return _rail(prop, seen)
        case PropKind.MAT:
            return _mat(prop, seen)


def _wall(prop: Prop, seen: Seen) -> tuple[Stroke, ...]:
    foot, top = vector(prop.x, 0), vector(prop.x, _WALL_HEIGHT)
    side = 0.035 if seen.point(foot)[0] > 0 else -0.035
    ticks = []
    for step in range(1, _TICKS + 1):
        x, y = seen.point(foot + (top - foot) * step / _TICKS)
        ticks.append(Stroke(((x, y), (x + side, y + 0.04)), _THIN, Role.PROP))
    return (Stroke(seen.line((foot, top)), _WIDE, Role.PROP), *ticks)


def _rail(prop: Prop, seen: Seen) -> tuple[Stroke, ...]:
    across = prop.x == prop.x_end
    ends: tuple[Vector, Vector] = (
        vector(prop.x, prop.y, prop.z - 0.5 if across else prop.z),
        vector(prop.x_end, prop.y, prop.z + 0.5 if across else prop.z),
    )
    posts = [(end - vector(0, prop.y), end) for end in ends]
    return (
        *(Stroke(seen.line(post), _WIDE, Role.PROP) for post in posts),
        Stroke(seen.line(ends), _MAT, Role.PROP),
    )


def _mat(prop: Prop, seen: Seen) -> tuple[Stroke, ...]:
    near, far = _MAT_DEPTH, -_MAT_DEPTH
    corners = (
        vector(prop.x, 0, near),
        vector(prop.x_end, 0, near),
        vector(prop.x_end, 0, far),
        vector(prop.x, 0, far),
    )
    line = seen.line(corners)
    flat = max(y for _, y in line) - min(y for _, y in line) < _MAT
    if flat:
        level = _SOLE + _MAT / 2
        left, right = min(x for x, _ in line), max(x for x, _ in line)
        return (Stroke(((left, level), (right, level)), _MAT, Role.PROP),)
    return (Stroke((*line, line[0]), _THIN, Role.PROP),)
