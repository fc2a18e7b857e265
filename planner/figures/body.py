"""The one body that all figures share: joint angles -> points in space.

Lengths are shares of the body's height, near those of Winter DA, Biomechanics and Motor Control
of Human Movement, 4th ed. 2009 (after Drillis and Contini 1966); head a little large, hands and
feet plain, for a drawing of the size of a thumb (our choice).
"""

from dataclasses import dataclass
from typing import Final

from planner.figures.joints import Arm, Leg, Posture, Trunk
from planner.figures.turning import Frame, Vector, about_x, about_y, about_z, vector

THIGH: Final = 0.245
SHANK: Final = 0.246
UPPER_ARM: Final = 0.165
FOREARM: Final = 0.145
HAND: Final = 0.05
SPINE: Final = 0.288
HIP_HALF: Final = 0.068
SHOULDER_HALF: Final = 0.108
SHOULDER_DROP: Final = 0.022
HEAD: Final = (0.027, 0.118, 0.0)
ANKLE_TO_HEEL: Final = (-0.036, -0.034, 0.0)
ANKLE_TO_BALL: Final = (0.072, -0.034, 0.0)
TOES: Final = 0.046
SIDES: Final = (1, -1)

# How far the skin is from a joint, to see what touches the ground.
_SKIN = {
    **dict.fromkeys(("heel", "ball", "toe"), 0.018),
    **dict.fromkeys(("ankle", "knee"), 0.027),
    **dict.fromkeys(("hand", "wrist", "elbow"), 0.021),
    "hip": 0.045,
    "shoulder": 0.022,
    **dict.fromkeys(("pelvis", "waist", "chest", "nape"), 0.045),
    "head": 0.072,
}
_SPINE_STEPS = 6


@dataclass(frozen=True, slots=True)
class LegPoints:
    """Hold a leg's joints in space."""

    hip: Vector
    knee: Vector
    ankle: Vector
    heel: Vector
    ball: Vector
    toe: Vector
    thigh_frame: Frame
    shank_frame: Frame


@dataclass(frozen=True, slots=True)
class ArmPoints:
    """Hold an arm's joints in space."""

    shoulder: Vector
    elbow: Vector
    wrist: Vector
    hand: Vector
    fore_frame: Frame


@dataclass(frozen=True, slots=True)
class TrunkPoints:
    """Hold the spine from pelvis to nape with the turn at each point, and the head.

    `face` is where it looks, `crown` its upper end, `right` where its right ear is.
    """

    spine: tuple[Vector, ...]
    frames: tuple[Frame, ...]
    head: Vector
    face: Vector
    crown: Vector
    right: Vector

    def shoulder(self, trunk: Trunk, side: int) -> Vector:
        """Return where an arm begins: side 1 is right, -1 left."""
        place = vector(trunk.reach / 100, trunk.shrug / 100 - SHOULDER_DROP, side * SHOULDER_HALF)
        return self.spine[-1] + self.frames[-1] @ place

    def hip(self, side: int) -> Vector:
        """Return where a leg begins: side 1 is right, -1 left."""
        return self.spine[0] + self.frames[0] @ vector(0, 0, side * HIP_HALF)


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a whole body in space; legs and arms right, then left. The ground is y = 0."""

    trunk: TrunkPoints
    legs: tuple[LegPoints, LegPoints]
    arms: tuple[ArmPoints, ArmPoints]

    def at(self, name: str) -> Vector:
        """Return a point by name: pelvis, waist, chest, nape, head, or right_knee, left_hand ..."""
        spine = self.trunk.spine
        middle = {
            "pelvis": spine[0],
            "waist": spine[2],
            "chest": spine[4],
            "nape": spine[-1],
            "head": self.trunk.head,
        }
        if name in middle:
            return middle[name]
        side, _, joint = name.partition("_")
        index = ("right", "left").index(side)
        limb = self.arms if joint in ("shoulder", "elbow", "wrist", "hand") else self.legs
        found: Vector = getattr(limb[index], joint)
        return found

    def clearance(self, name: str) -> float:
        """Return how far the skin at a point is above the ground, in heights."""
        return float(self.at(name)[1]) - _SKIN[name.removeprefix("right_").removeprefix("left_")]


def body(posture: Posture, pelvis: Vector) -> Body:
    """Return the body in space from its angles alone."""
    trunk = trunk_points(posture.trunk, pelvis)
    right, left = (
        leg_points(leg, trunk.hip(side), trunk.frames[0], side)
        for leg, side in zip(posture.legs, SIDES, strict=True)
    )
    right_arm, left_arm = (
        arm_points(arm, trunk.shoulder(posture.trunk, side), trunk.frames[-1], side)
        for arm, side in zip(posture.arms, SIDES, strict=True)
    )
    return Body(trunk, (right, left), (right_arm, left_arm))


def trunk_points(trunk: Trunk, pelvis: Vector) -> TrunkPoints:
    """Return spine and head; the lower half of the spine shares `lumbar`, the upper `thorax`."""
    frame = about_x(trunk.lean) @ about_z(-trunk.pitch) @ about_y(trunk.spin)
    spine, frames = [pelvis], [frame]
    sideways = about_x(trunk.bend / _SPINE_STEPS) @ about_y(trunk.twist / _SPINE_STEPS)
    half = _SPINE_STEPS // 2
    for step in range(_SPINE_STEPS):
        spine.append(spine[-1] + frame @ vector(0, SPINE / _SPINE_STEPS))
        forwards = trunk.lumbar if step < half else trunk.thorax
        frame = frame @ about_z(-forwards / half) @ sideways
        frames.append(frame)
    neck = frame @ about_z(-trunk.neck)
    return TrunkPoints(
        tuple(spine),
        tuple(frames),
        spine[-1] + neck @ vector(*HEAD),
        neck @ vector(1, 0),
        neck @ vector(0, 1),
        neck @ vector(0, 0, 1),
    )


def leg_points(leg: Leg, hip: Vector, pelvis: Frame, side: int) -> LegPoints:
    """Return a leg from its angles."""
    thigh = pelvis @ about_z(leg.hip) @ about_x(-side * leg.spread) @ about_y(-side * leg.turn)
    shank = thigh @ about_z(-leg.knee)
    knee = hip - thigh @ vector(0, THIGH)
    ankle = knee - shank @ vector(0, SHANK)
    heel, ball, toe = foot_points(ankle, shank @ about_z(leg.ankle), leg.toes)
    return LegPoints(hip, knee, ankle, heel, ball, toe, thigh, shank)


def foot_points(ankle: Vector, foot: Frame, toes_deg: float) -> tuple[Vector, Vector, Vector]:
    """Return heel, ball and tip of the toes of a foot that lies in a frame."""
    ball = ankle + foot @ vector(*ANKLE_TO_BALL)
    toe = ball + foot @ about_z(toes_deg) @ vector(TOES, 0)
    return ankle + foot @ vector(*ANKLE_TO_HEEL), ball, toe


def arm_points(arm: Arm, shoulder: Vector, chest: Frame, side: int) -> ArmPoints:
    """Return an arm from its angles; the hand goes on along the forearm unless the wrist bends."""
    upper = chest @ about_z(arm.raise_) @ about_x(-side * arm.out) @ about_y(-side * arm.turn)
    fore = upper @ about_z(arm.elbow)
    elbow = shoulder - upper @ vector(0, UPPER_ARM)
    wrist = elbow - fore @ vector(0, FOREARM)
    hand = wrist - fore @ about_z(arm.wrist) @ vector(0, HAND)
    return ArmPoints(shoulder, elbow, wrist, hand, fore)
