"""The muscle that stretches, marked by short ticks beside its bone."""

from planner.figures.body import SIDES, Body
from planner.figures.figure import Mark
from planner.figures.seeing import Seen
from planner.figures.strokes import Role, Stroke
from planner.figures.turning import vector

_TICK = 0.022
# Where a muscle's line goes: from a joint, along the frame of a bone, forwards, up, outwards.
_LINES = {
    "calf": (("knee", "shank", -0.052, -0.03, 0.0), ("knee", "shank", -0.052, -0.18, 0.0)),
    "quadriceps": (("hip", "thigh", 0.052, -0.05, 0.0), ("hip", "thigh", 0.052, -0.21, 0.0)),
    "hamstring": (("hip", "thigh", -0.052, -0.05, 0.0), ("hip", "thigh", -0.052, -0.22, 0.0)),
    "inner": (("hip", "thigh", 0.0, -0.07, -0.052), ("hip", "thigh", 0.0, -0.22, -0.052)),
    "outer": (
        ("hip", "pelvis", 0.0, 0.09, 0.055),
        ("hip", "pelvis", 0.0, 0.0, 0.052),
        ("hip", "thigh", 0.0, -0.13, 0.048),
    ),
    "hip": (
        ("hip", "pelvis", 0.062, 0.07, 0.0),
        ("hip", "thigh", 0.056, 0.0, 0.0),
        ("hip", "thigh", 0.048, -0.10, 0.0),
    ),
    "buttock": (("hip", "pelvis", -0.05, 0.05, 0.02), ("hip", "pelvis", -0.05, -0.08, 0.02)),
}


def mark_strokes(mark: Mark, body: Body, seen: Seen) -> tuple[Stroke, ...]:
    """Return a dashed line along a muscle, on the side where it lies."""
    leg = body.legs[SIDES.index(mark.side)]
    joints = {"hip": leg.hip, "knee": leg.knee}
    bones = {"pelvis": body.trunk.frames[0], "thigh": leg.thigh_frame, "shank": leg.shank_frame}
    line = seen.line(
        joints[joint] + bones[bone] @ vector(forwards, up, mark.side * outwards)
        for joint, bone, forwards, up, outwards in _LINES[mark.muscle]
    )
    return (
        Stroke(line, _TICK * 1.8, Role.GAP, flat=True),
        Stroke(line, _TICK, Role.STRETCH, flat=True, dash=_TICK),
    )
