"""Key poses -> bodies: limbs led to their places, the ground under them, and what lies between."""

import math
from dataclasses import dataclass, replace
from functools import partial

from planner.figures.body import (
    HAND,
    SHANK,
    SIDES,
    THIGH,
    Body,
    arm_points,
    body,
    foot_points,
    trunk_points,
)
from planner.figures.figure import Figure, Ground, Hold, Pose
from planner.figures.joints import Arm, Posture, mixed
from planner.figures.reaching import Plant, arm_to, leg_to, planted
from planner.figures.turning import Frame, Vector, unit, vector

BETWEEN = 6  # pictures from one key pose to the next; more cannot be seen (our choice)


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a pose with all angles found, its body in space, and what no limb could reach.

    `short_by` is the longest way that a hand or a foot stays away from its place, in heights.
    """

    pose: Pose
    posture: Posture
    body: Body
    short_by: float


def placed(pose: Pose, ground: Ground) -> Placed:
    """Return the body of a pose on its ground."""
    pelvis = _pelvis(pose, ground)
    posture, short_legs = _led_legs(pose, pelvis)
    posture, short_arms = _led_arms(pose, replace(pose.posture, legs=posture.legs), pelvis)
    made = _with_hands(_with_feet(body(posture, pelvis), pose, posture), pose)
    return Placed(pose, posture, made, max(short_legs, short_arms))


def between(one: Placed, other: Placed, share: float) -> Pose:
    """Return the pose between two: a limb led in both stays led, others turn in their joints."""
    mix = partial(_mixed_or_none, share=share)
    a, b = one.pose, other.pose
    right, left = (
        mixed(x, y, share) for x, y in zip(one.posture.legs, other.posture.legs, strict=True)
    )
    right_arm, left_arm = (
        mixed(x, y, share) for x, y in zip(one.posture.arms, other.posture.arms, strict=True)
    )
    trunk = mixed(one.posture.trunk, other.posture.trunk, share)
    right_foot, left_foot = (mix(x, y) for x, y in zip(a.feet, b.feet, strict=True))
    right_hand, left_hand = (
        _mixed_hold(x, y, share) for x, y in zip(a.hands, b.hands, strict=True)
    )
    return Pose(
        Posture(trunk, (right, left), (right_arm, left_arm)),
        a.x + (b.x - a.x) * share,
        a.y + (b.y - a.y) * share,
        a.z + (b.z - a.z) * share,
        (right_foot, left_foot),
        (right_hand, left_hand),
    )


def way(figure: Figure, start: int, end: int, steps: int = BETWEEN) -> tuple[Placed, ...]:
    """Return the bodies from one key pose to another, both with them."""
    one, other = (placed(figure.keys[key], figure.ground) for key in (start, end))
    shares = [step / steps for step in range(1, steps)]
    eased = shares if figure.steady else [(1 - math.cos(math.pi * s)) / 2 for s in shares]
    middle = (placed(between(one, other, share), figure.ground) for share in eased)
    return (one, *middle, other)


def cycle(figure: Figure) -> tuple[Placed, ...]:
    """Return all bodies of one round, from the first key pose back to it."""
    count = len(figure.keys)
    ways = [way(figure, key, (key + 1) % count) for key in range(count)]
    return (*(each for one in ways for each in one[:-1]), ways[-1][-1])


def _pelvis(pose: Pose, ground: Ground) -> Vector:
    if ground.stance is not None:
        return _over_stance(pose, ground.stance)
    if not ground.rest and ground.fixed == "pelvis":
        return vector(pose.x, pose.y, pose.z)
    trial = body(pose.posture, vector(0, pose.y, pose.z))
    lowest = min((trial.clearance(name) for name in ground.rest), default=0.0)
    return vector(pose.x - float(trial.at(ground.fixed)[0]), pose.y - lowest, pose.z)


def _over_stance(pose: Pose, index: int) -> Vector:
    plant, bend = pose.feet[index], pose.posture.legs[index].knee
    if plant is None:
        raise ValueError("a stance leg has its foot on the ground")
    side = SIDES[index]
    ankle, _ = planted(plant)
    away = trunk_points(pose.posture.trunk, vector(pose.x, 0, pose.z)).hip(side) - ankle
    long = math.sqrt(THIGH**2 + SHANK**2 + 2 * THIGH * SHANK * math.cos(math.radians(bend)))
    rise = math.sqrt(max(0.0, long**2 - float(away[0]) ** 2 - float(away[2]) ** 2))
    return vector(pose.x, rise - float(away[1]), pose.z)


def _led_legs(pose: Pose, pelvis: Vector) -> tuple[Posture, float]:
    trunk = trunk_points(pose.posture.trunk, pelvis)
    legs, short = [], 0.0
    for side, leg, plant in zip(SIDES, pose.posture.legs, pose.feet, strict=True):
        led = leg
        if plant:
            led, missing = leg_to(plant, trunk.hip(side), trunk.frames[0], side)
            short = max(short, missing)
        legs.append(led)
    return replace(pose.posture, legs=(legs[0], legs[1])), short


def _led_arms(pose: Pose, posture: Posture, pelvis: Vector) -> tuple[Posture, float]:
    if not any(pose.hands):
        return posture, 0.0
    made = _with_feet(body(posture, pelvis), pose, posture)
    arms, short = [], 0.0
    for side, arm, hold in zip(SIDES, posture.arms, pose.hands, strict=True):
        led = arm
        if hold:
            reach = hold.reach
            aim = vector(reach.x, reach.y, reach.z) + (made.at(hold.on) if hold.on else 0)
            shoulder = made.trunk.shoulder(posture.trunk, side)
            chest = made.trunk.frames[-1]
            led, missing = arm_to(aim, reach.out, shoulder, chest, side)
            led = replace(led, wrist=_wrist(hold, led, shoulder, chest, side))
            short = max(short, missing)
        arms.append(led)
    return replace(posture, arms=(arms[0], arms[1])), short


def _with_feet(made: Body, pose: Pose, posture: Posture) -> Body:
    """Return the body with its planted feet flat where they stand, whatever the shank does."""
    legs = []
    for points, leg, plant in zip(made.legs, posture.legs, pose.feet, strict=True):
        if plant:
            _, foot = planted(plant)
            heel, ball, toe = foot_points(points.ankle, foot, leg.toes)
            points = replace(points, heel=heel, ball=ball, toe=toe)  # noqa: PLW2901
        legs.append(points)
    return replace(made, legs=(legs[0], legs[1]))


def _with_hands(made: Body, pose: Pose) -> Body:
    """Return the body with those palms flat that lie on something."""
    arms = []
    for points, hold in zip(made.arms, pose.hands, strict=True):
        if hold and hold.palm:
            points = replace(points, hand=points.wrist + HAND * unit(vector(*hold.palm)))  # noqa: PLW2901
        arms.append(points)
    return replace(made, arms=(arms[0], arms[1]))


def _wrist(hold: Hold, arm: Arm, shoulder: Vector, chest: Frame, side: int) -> float:
    """Return the bend of a wrist whose palm lies on something."""
    if hold.palm is None:
        return 0.0
    x, y, _ = arm_points(arm, shoulder, chest, side).fore_frame.T @ vector(*hold.palm)
    return math.degrees(math.atan2(x, -y))


def _mixed_or_none(one: Plant | None, other: Plant | None, share: float) -> Plant | None:
    return mixed(one, other, share) if one and other else None


def _mixed_hold(one: Hold | None, other: Hold | None, share: float) -> Hold | None:
    if one is None or other is None or one.on != other.on:
        return None
    return Hold(mixed(one.reach, other.reach, share), one.on, one.palm)
