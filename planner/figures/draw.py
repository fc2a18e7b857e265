"""A figure -> its still picture and its moving one, as strokes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.figures.arrows import arrow_strokes
from planner.figures.body import SIDES, Body
from planner.figures.figure import Figure
from planner.figures.marks import mark_strokes
from planner.figures.motion import Placed, cycle, placed
from planner.figures.props import around
from planner.figures.seeing import Seen
from planner.figures.strokes import Box, Drawing, Film, Role, Stroke
from planner.figures.turning import Vector

_LEG = 0.056
_ARM = 0.045
_FOOT = 0.036
_HEAD = 0.144
_NOSE = 0.036
_NOSE_OUT = 0.076
_EYE = 0.022
_EYE_HALF = 0.028
_EYES = 0.06
_FACES_US = 0.65  # of a whole look at the viewer; below it the nose is seen
_TRUNK = 0.088
_FLANK = ((0, 0.052), (2, 0.042), (3, 0.046), (5, 0.078))  # place on the spine, half a width
_EDGE = 0.013  # the gap of ground round a limb that passes in front of another
_RIM = 0.012  # the line of a light pose
_AS_NEAR = 0.05  # closer than this no side is the far one
_MARGIN = 0.05
_GROUND_BEYOND = 0.10
_WAITS = 0.35  # of the way to the next key pose


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    nearness: float
    strokes: tuple[Stroke, ...]


def still(figure: Figure) -> Drawing:
    """Return the still picture: one pose solid, one light, and arrows of the movement."""
    seen = Seen(figure.view)
    solid = placed(figure.keys[figure.solid], figure.ground)
    body = [*_with_gaps(_body(solid.body, figure, seen)), *_marks(figure, solid, seen)]
    strokes = [*_start(figure, seen, body), *body]
    for arrow in figure.arrows:
        strokes += arrow_strokes(figure, arrow, seen)
    return Drawing(tuple(strokes), _box(strokes))


def _start(figure: Figure, seen: Seen, body: list[Stroke]) -> list[Stroke]:
    """Return what is behind a still picture's solid pose: the light one, and the surroundings."""
    if figure.light is None:
        return [*_behind(figure, seen, body)]
    light = placed(figure.keys[figure.light], figure.ground)
    outline = _light(_body(light.body, figure, seen))
    if not figure.apart:
        return [*_behind(figure, seen, [*outline, *body]), *outline]
    above = [*_behind(figure, seen, outline), *outline]
    raised = [
        replace(each, points=tuple((x, y - figure.apart) for x, y in each.points)) for each in above
    ]
    return [*raised, *_behind(figure, seen, body)]


def film(figure: Figure) -> Film:
    """Return the moving picture: one round through all key poses."""
    seen = Seen(figure.view)
    bodies = cycle(figure)
    names = _order(figure, bodies, seen)
    frames = tuple(
        (*_with_gaps(_body(each.body, figure, seen, names)), *_marks(figure, each, seen))
        for each in bodies
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


def _behind(figure: Figure, seen: Seen, strokes: list[Stroke]) -> tuple[Stroke, ...]:
    across = [x for stroke in strokes for x, _ in stroke.points]
    return around(figure, seen, min(across) - _GROUND_BEYOND, max(across) + _GROUND_BEYOND)


def _marks(figure: Figure, of: Placed, seen: Seen) -> tuple[Stroke, ...]:
    return tuple(s for mark in figure.marks for s in mark_strokes(mark, of.body, seen))


def _order(figure: Figure, bodies: tuple[Placed, ...], seen: Seen) -> tuple[str, ...]:
    """Return the parts' names back to front, by where they are in most of a movement."""
    total: dict[str, float] = {}
    for each in bodies:
        for part in _body(each.body, figure, seen):
            total[part.name] = total.get(part.name, 0.0) + part.nearness
    return tuple(sorted(total, key=total.__getitem__))


def _body(made: Body, figure: Figure, seen: Seen, names: tuple[str, ...] = ()) -> tuple[_Part, ...]:
    """Return the parts of a body, back to front, or in the order of `names`."""
    far = _far(figure, made, seen)
    parts = [_trunk(made, seen), _head(made, seen)]
    for index, side in enumerate(("right", "left")):
        role = Role.FAR if index == far else Role.NEAR
        leg, arm = made.legs[index], made.arms[index]
        foot = (leg.ankle, leg.heel, leg.ball, leg.toe)
        lines = (
            Stroke(seen.line(foot), _FOOT, role),
            Stroke(seen.line((leg.hip, leg.knee, leg.ankle)), _LEG, role),
        )
        parts.append(_Part(f"{side}_leg", _nearness(seen, (leg.hip, leg.knee, leg.ankle)), lines))
        line = (arm.shoulder, arm.elbow, arm.wrist, arm.hand)
        drawn = (Stroke(seen.line(line), _ARM, role),)
        parts.append(_Part(f"{side}_arm", _nearness(seen, line), drawn))
    parts.sort(key=lambda part: names.index(part.name) if names else part.nearness)
    return tuple(parts)


def _far(figure: Figure, made: Body, seen: Seen) -> int | None:
    """Return the side that is away from the viewer in the first key pose, if one is."""
    first = placed(figure.keys[0], figure.ground).body if len(figure.keys) > 1 else made
    right, left = (seen.nearness(leg.hip) for leg in first.legs)
    if abs(right - left) < _AS_NEAR:
        return None
    return 0 if right < left else 1


def _trunk(made: Body, seen: Seen) -> _Part:
    trunk = made.trunk
    right, left = (_flank(made, side) for side in SIDES)
    outline = seen.line((*right, *left[::-1]))
    spine = seen.line(trunk.spine)
    neck = seen.line((trunk.spine[-2], trunk.spine[-1], trunk.head))
    strokes = (
        Stroke(neck, _ARM, Role.NEAR),
        Stroke(outline, _TRUNK * 0.75, Role.NEAR, closed=True),
        Stroke(spine[:-1], _TRUNK, Role.NEAR),
    )
    return _Part("trunk", _nearness(seen, trunk.spine), strokes)


def _flank(made: Body, side: int) -> list[Vector]:
    """Return a side of the trunk from hip to shoulder, drawn in at the waist."""
    spine, frames = made.trunk.spine, made.trunk.frames
    return [spine[i] + frames[i][:, 2] * side * half for i, half in _FLANK]


def _head(made: Body, seen: Seen) -> _Part:
    head, face = made.trunk.head, made.trunk.face
    skull = Stroke((seen.point(head),), _HEAD, Role.NEAR)
    if seen.nearness(face) > _FACES_US:
        right = made.trunk.right * _EYE_HALF
        eyes = (head + face * _EYES + right, head + face * _EYES - right)
        dots = (Stroke((seen.point(eye),), _EYE, Role.FACE) for eye in eyes)
        return _Part("head", seen.nearness(head), (skull, *dots))
    nose = Stroke((seen.point(head + face * _NOSE_OUT),), _NOSE, Role.NEAR)
    return _Part("head", seen.nearness(head), (nose, skull))


def _nearness(seen: Seen, points: tuple[Vector, ...]) -> float:
    return sum(seen.nearness(point) for point in points) / len(points)


def _with_gaps(parts: tuple[_Part, ...]) -> list[Stroke]:
    """Return the strokes of parts, each limb with a gap of ground to what lies behind it."""
    found: list[Stroke] = []
    for part in parts:
        if part.name != "trunk":
            found += [
                replace(
                    stroke,
                    width=stroke.width + 2 * _EDGE,
                    role=Role.GAP,
                    flat=len(stroke.points) > 1,
                )
                for stroke in part.strokes
                if stroke.role is not Role.FACE
            ]
        found += part.strokes
    return found


def _light(parts: tuple[_Part, ...]) -> list[Stroke]:
    """Return a pose as its outline only."""
    lines = [stroke for part in parts for stroke in part.strokes if stroke.role is not Role.FACE]
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
