"""The muscle that stretches or works: a patch on the body, rimmed so that grey tells it too."""

from typing import Final, NamedTuple

from planner.figures.body import SIDES, Body
from planner.figures.figure import Mark
from planner.figures.seeing import Seen
from planner.figures.strokes import Role, Stroke
from planner.figures.turning import Frame, Vector, vector

_RIM: Final = 0.010


class _Place(NamedTuple):
    """Where a patch passes: from a joint along its bone's frame, forwards, up, outwards."""

    joint: str
    forwards: float
    up: float
    outwards: float = 0.0


class _Patch(NamedTuple):
    width: float
    places: tuple[_Place, ...]


# `thigh` and `shank` begin at hip and knee, `hip` is the pelvis there; 0 to 6 are on the spine.
_PATCHES: Final = {
    "calf": _Patch(
        0.030,
        (
            _Place("shank", -0.020, -0.035),
            _Place("shank", -0.022, -0.08),
            _Place("shank", -0.010, -0.15),
        ),
    ),
    "quadriceps": _Patch(0.034, (_Place("thigh", 0.022, -0.05), _Place("thigh", 0.014, -0.19))),
    "hamstring": _Patch(0.034, (_Place("thigh", -0.022, -0.05), _Place("thigh", -0.014, -0.19))),
    "inner": _Patch(
        0.034, (_Place("thigh", 0.0, -0.06, -0.016), _Place("thigh", 0.0, -0.19, -0.010))
    ),
    "outer": _Patch(
        0.034,
        (
            _Place("hip", 0.0, 0.05, 0.012),
            _Place("thigh", 0.0, 0.0, 0.022),
            _Place("thigh", 0.0, -0.13, 0.018),
        ),
    ),
    "hip": _Patch(
        0.034,
        (
            _Place("hip", 0.030, 0.05),
            _Place("thigh", 0.026, 0.0),
            _Place("thigh", 0.022, -0.08),
        ),
    ),
    "buttock": _Patch(0.050, (_Place("hip", -0.024, 0.035), _Place("hip", -0.022, -0.030))),
    "belly": _Patch(0.036, (_Place("0", 0.030, 0.015), _Place("2", 0.024, 0.03))),
    "abdomen": _Patch(
        0.034, (_Place("0", 0.030, 0.03), _Place("2", 0.024, 0.0), _Place("4", 0.030, 0.0))
    ),
    "flank": _Patch(
        0.036,
        (_Place("0", 0.0, 0.03, 0.05), _Place("2", 0.0, 0.0, 0.040), _Place("4", 0.0, 0.0, 0.055)),
    ),
    "lower_back": _Patch(
        0.034, (_Place("0", -0.028, 0.02), _Place("1", -0.026, 0.0), _Place("2", -0.023, 0.02))
    ),
    "back": _Patch(
        0.034,
        (
            _Place("0", -0.028, 0.02),
            _Place("2", -0.022, 0.0),
            _Place("3", -0.025, 0.0),
            _Place("4", -0.030, 0.0),
        ),
    ),
}
MUSCLES: Final = frozenset(_PATCHES)


def mark_strokes(mark: Mark, body: Body, seen: Seen) -> tuple[Stroke, ...]:
    """Return a patch along a muscle, on the side where it lies."""
    patch = _PATCHES[mark.muscle]
    line = []
    for place in patch.places:
        at, frame = _bone(place.joint, mark.side, body)
        beside = vector(place.forwards, place.up, mark.side * place.outwards)
        line.append(seen.point(at + frame @ beside))
    return (
        Stroke(tuple(line), patch.width + 2 * _RIM, Role.GAP),
        Stroke(tuple(line), patch.width, Role.MUSCLE),
    )


def _bone(joint: str, side: int, body: Body) -> tuple[Vector, Frame]:
    leg = body.legs[SIDES.index(side)]
    match joint:
        case "hip":
            return leg.hip, body.trunk.frames[0]
        case "thigh":
            return leg.hip, leg.thigh_frame
        case "shank":
            return leg.knee, leg.shank_frame
        case _:
            return body.trunk.spine[int(joint)], body.trunk.frames[int(joint)]
