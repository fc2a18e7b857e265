"""A body in space -> the outlines of its parts on paper, back to front."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final, NamedTuple

from planner.figures.body import ArmPoints, Body, LegPoints
from planner.figures.seeing import Seen
from planner.figures.strokes import Point, Role, Stroke
from planner.figures.turning import Vector, cross, unit, vector

# Half widths in heights, near those of grown people, a little slim (our choice).
_HIP: Final = 0.042
_KNEE: Final = 0.028
_ANKLE: Final = 0.020
_CALF: Final = (-0.014, -0.075)  # how far behind the shank, how far below the knee
_SHOULDER: Final = 0.027
_ELBOW: Final = 0.021
_WRIST: Final = 0.017
_HAND: Final = 0.021
_SOLE: Final = 0.016
_FOOT_HALF: Final = 0.014  # beside the sole's own
_NECK: Final = 0.023
_NECK_LONG: Final = 0.55  # of the way to the middle of the head
_SKULL: Final = 0.062
_CHIN: Final = (0.018, -0.032)
_JAW: Final = 0.044
_NOSE: Final = (0.064, -0.008)
_NOSE_HALF: Final = 0.015
_EYE: Final = (0.055, 0.004, 0.024)
_EYE_HALF: Final = 0.010


class _Ring(NamedTuple):
    """How thick the trunk is: at a place on the spine, so far below it, half a depth and width."""

    place: int
    below: float
    deep: float
    wide: float


_TRUNK: Final = (
    _Ring(0, 0.020, 0.040, 0.060),
    _Ring(0, -0.015, 0.053, 0.080),
    _Ring(2, 0.0, 0.047, 0.063),
    _Ring(4, 0.0, 0.056, 0.078),
    _Ring(5, 0.0, 0.052, 0.092),
    _Ring(6, 0.018, 0.035, 0.098),
    _Ring(6, -0.006, 0.025, 0.044),
)
_ROUNDED: Final = 0.020  # how round the trunk's corners are
_EDGE: Final = 0.012  # the gap of ground round a limb that passes in front of another
# Shares of a limb's first bone: above them limb and trunk are one.
_LEG_FROM: Final = 0.22
_ARM_FROM: Final = 0.45
_FACES_US: Final = 0.65  # of a whole look at the viewer; below it the nose is seen
_POINT: Final = 1e-6

Far = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part's strokes, the gaps to what lies behind it, and how near the viewer it is."""

    name: str
    nearness: float
    strokes: tuple[Stroke, ...]
    gaps: tuple[Stroke, ...]


def parts(made: Body, seen: Seen, far: Far) -> list[Part]:
    """Return the parts of a body, back to front.

    `far` is the index of the leg and of the arm that are drawn as the far one.
    """
    found = [_trunk(made, seen), _head(made, seen)]
    for index, side in enumerate(("right", "left")):
        leg, arm = (Role.FAR if index == behind else Role.NEAR for behind in far)
        found.append(_leg(f"{side}_leg", made.legs[index], seen, leg))
        found.append(_arm(f"{side}_arm", made.arms[index], seen, arm))
    return sorted(found, key=attrgetter("nearness"))


def gapped(body: Iterable[Part]) -> list[Stroke]:
    """Return the strokes of parts, each limb with a gap of ground to what lies behind it."""
    return [stroke for part in body for stroke in (*part.gaps, *part.strokes)]


def _leg(name: str, leg: LegPoints, seen: Seen, role: Role) -> Part:
    hip, knee = seen.point(leg.hip), seen.point(leg.knee)
    thigh = _tapered(hip, knee, _HIP, _KNEE, role)
    shank = _shank(leg, seen, role)
    foot = Stroke(seen.line(_sole(leg)), 2 * _SOLE, role, closed=True)
    top = _along(hip, knee, _LEG_FROM)
    half = _HIP + (_KNEE - _HIP) * _LEG_FROM
    gaps = (_tapered(top, knee, half, _KNEE, role), shank, foot)
    nearness = _nearness(seen, (leg.hip, leg.knee, leg.ankle))
    return Part(name, nearness, (thigh, shank, foot), tuple(map(_gap, gaps)))


def _shank(leg: LegPoints, seen: Seen, role: Role) -> Stroke:
    """Return a shank that narrows to the ankle, with its calf behind."""
    behind, below = _CALF
    calf = seen.point(leg.knee + leg.shank_frame @ vector(behind, below))
    knee = seen.point(leg.knee)
    bone = _tapered(knee, seen.point(leg.ankle), _KNEE, _ANKLE, role)
    one, ankle, other = bone.points
    # On the side where it is not, a point on the bone's own edge: frames have the same steps.
    is_first = _dot(_from(knee, calf), _from(knee, one)) > 0
    edges = (_along(one, ankle, 0.5), _along(ankle, other, 0.5))
    corners = (calf, edges[1]) if is_first else (edges[0], calf)
    return replace(bone, points=(one, corners[0], ankle, corners[1], other))


def _sole(leg: LegPoints) -> tuple[Vector, ...]:
    """Return the outline of a foot about the middle of its bones, broad at the ball."""
    along = leg.ball - leg.heel
    aside = _FOOT_HALF * unit(cross(along, leg.ankle - leg.heel))
    return (leg.ankle, leg.heel, leg.ball - aside, leg.toe, leg.ball + aside)


def _arm(name: str, arm: ArmPoints, seen: Seen, role: Role) -> Part:
    shoulder, elbow, wrist, hand = seen.line((arm.shoulder, arm.elbow, arm.wrist, arm.hand))
    fore = _tapered(elbow, wrist, _ELBOW, _WRIST, role)
    palm = Stroke((wrist, hand), 2 * _HAND, role)
    upper = _tapered(shoulder, elbow, _SHOULDER, _ELBOW, role)
    top = _along(shoulder, elbow, _ARM_FROM)
    gaps = (_tapered(top, elbow, _SHOULDER, _ELBOW, role), fore, palm)
    nearness = _nearness(seen, (arm.shoulder, arm.elbow, arm.wrist, arm.hand))
    return Part(name, nearness, (upper, fore, palm), tuple(map(_gap, gaps)))


def _trunk(made: Body, seen: Seen) -> Part:
    """Return the trunk as rings about the spine, each seen as wide as it is across the spine."""
    spine = made.trunk.spine
    flanks = [_ends(ring, made, seen) for ring in _TRUNK]
    outline = (*(one for one, _ in flanks), *(other for _, other in flanks[::-1]))
    # No further than the jaw: seen from the front a neck would cover the eyes.
    neck = seen.line((spine[-1], spine[-1] + _NECK_LONG * (made.trunk.head - spine[-1])))
    strokes = (
        Stroke(neck, 2 * _NECK, Role.NEAR),
        Stroke(outline, 2 * _ROUNDED, Role.NEAR, closed=True),
    )
    return Part("trunk", _nearness(seen, spine), strokes, ())


def _ends(ring: _Ring, made: Body, seen: Seen) -> tuple[Point, Point]:
    """Return where a ring ends on both sides of the spine, less what the line's width adds."""
    spine, frame = made.trunk.spine, made.trunk.frames[ring.place]
    before, after = (spine[min(max(ring.place + step, 0), len(spine) - 1)] for step in (-1, 1))
    x, y = _across(seen.point(before), seen.point(after))
    # A view has no perspective: directions are seen as points are.
    axes = (seen.point(frame @ vector(ring.deep, 0)), seen.point(frame @ vector(0, 0, ring.wide)))
    half = max(math.hypot(*(_dot(axis, (x, y)) for axis in axes)) - _ROUNDED, 0.0)
    middle = seen.point(spine[ring.place] - frame @ vector(0, ring.below))
    return (
        (middle[0] + x * half, middle[1] + y * half),
        (middle[0] - x * half, middle[1] - y * half),
    )


def _head(made: Body, seen: Seen) -> Part:
    trunk = made.trunk
    face, up = trunk.face, trunk.crown
    skull = Stroke((seen.point(trunk.head),), 2 * _SKULL, Role.NEAR)
    chin = trunk.head + face * _CHIN[0] + up * _CHIN[1]
    jaw = Stroke((seen.point(chin),), 2 * _JAW, Role.NEAR)
    gaps = (_gap(skull), _gap(jaw))
    nearness = seen.nearness(trunk.head)
    if seen.nearness(face) > _FACES_US:
        ahead, above, aside = _EYE
        middle = trunk.head + face * ahead + up * above
        eyes = (middle + trunk.right * aside, middle - trunk.right * aside)
        dots = (Stroke((seen.point(eye),), 2 * _EYE_HALF, Role.FACE) for eye in eyes)
        return Part("head", nearness, (skull, jaw, *dots), gaps)
    nose = Stroke(
        (seen.point(trunk.head + face * _NOSE[0] + up * _NOSE[1]),), 2 * _NOSE_HALF, Role.NEAR
    )
    return Part("head", nearness, (nose, skull, jaw), (_gap(nose), *gaps))


def _tapered(start: Point, end: Point, half: float, end_half: float, role: Role) -> Stroke:
    """Return a bone as wide as its joints: a triangle, rounded by the width of its line."""
    x, y = _across(start, end)
    more = half - end_half
    corners = (
        (start[0] + x * more, start[1] + y * more),
        end,
        (start[0] - x * more, start[1] - y * more),
    )
    return Stroke(corners, 2 * end_half, role, closed=True)


def _gap(stroke: Stroke) -> Stroke:
    return replace(stroke, width=stroke.width + 2 * _EDGE, role=Role.GAP)


def _across(start: Point, end: Point) -> Point:
    """Return the direction across a line on paper, up for a line that is seen as a point."""
    x, y = _from(start, end)
    long = math.hypot(x, y)
    return (-y / long, x / long) if long > _POINT else (0.0, 1.0)


def _along(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _from(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def _dot(one: Point, other: Point) -> float:
    return one[0] * other[0] + one[1] * other[1]


def _nearness(seen: Seen, points: Iterable[Vector]) -> float:
    found = [seen.nearness(point) for point in points]
    return sum(found) / len(found)
