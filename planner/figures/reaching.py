"""Inverse kinematics of two bones: the angles that bring a foot or a hand to its place."""

import math
from dataclasses import dataclass

import numpy as np

from planner.figures.body import (
    ANKLE_TO_BALL,
    ANKLE_TO_HEEL,
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
)
from planner.figures.joints import Arm, Leg
from planner.figures.turning import Frame, Vector, about, about_z, cross, unit, vector, zxy

_SOLE = 0.018
_LONGEST = 0.9995  # of the whole limb: a limb pulled straighter has no side to bend to


@dataclass(frozen=True, slots=True)
class Plant:
    """Hold where a foot stands on the ground; lengths in heights, angles in degrees.

    `x` and `z` are below the ankle when the sole is flat. `lift` raises the heel over the ball of
    the foot; below 0 it raises the toes over the heel.
    """

    x: float = 0.0
    z: float = 0.0
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Hold where a wrist goes, from the ground's middle or from the point it holds, in heights.

    `out` turns the elbow outwards, in degrees: 0 is behind and below the arm.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    out: float = 0.0


@dataclass(frozen=True, slots=True)
class Bent:
    """Hold a limb of two bones: how the upper one is turned, the bend, what it is too short."""

    upper: Frame
    bend_deg: float
    short_by: float


def planted(plant: Plant) -> tuple[Vector, Frame]:
    """Return the ankle and the foot's turn of a foot on its place."""
    pivot = vector(*(ANKLE_TO_BALL if plant.lift > 0 else ANKLE_TO_HEEL))
    on_ground = vector(plant.x + float(pivot[0]), _SOLE, plant.z)
    foot = about_z(-plant.lift)
    return on_ground - foot @ pivot, foot


def leg_to(plant: Plant, hip: Vector, pelvis: Frame, side: int) -> tuple[Leg, float]:
    """Return the leg whose foot stands on its place, and how much it is too short for it."""
    ankle, foot = planted(plant)
    bent = _bent(ankle - hip, pelvis, (THIGH, SHANK), 0, knee=True)
    flexion, outwards, turn = zxy(pelvis.T @ bent.upper)
    held = (bent.upper @ about_z(-bent.bend_deg)).T @ foot
    ankle_deg = math.degrees(math.atan2(held[1, 0], held[0, 0]))
    toes = max(0.0, plant.lift)
    leg = Leg(flexion, -side * outwards, -side * turn, bent.bend_deg, ankle_deg, toes)
    return leg, bent.short_by


def arm_to(
    wrist: Vector, out: float, shoulder: Vector, chest: Frame, side: int
) -> tuple[Arm, float]:
    """Return the arm whose wrist is at a point, and how much it is too short for it."""
    bent = _bent(wrist - shoulder, chest, (UPPER_ARM, FOREARM), side * out, knee=False)
    flexion, outwards, turn = zxy(chest.T @ bent.upper)
    return Arm(flexion, -side * outwards, -side * turn, bent.bend_deg), bent.short_by


def _bent(
    way: Vector, root: Frame, bones: tuple[float, float], out_deg: float, *, knee: bool
) -> Bent:
    upper, lower = bones
    far = float(np.linalg.norm(way))
    reached = min(far, (upper + lower) * _LONGEST)
    along = unit(way)
    inside = (upper**2 + lower**2 - reached**2) / (2 * upper * lower)
    bend = 180 - math.degrees(math.acos(max(-1.0, min(1.0, inside))))
    at_root = (upper**2 + reached**2 - lower**2) / (2 * upper * reached)
    angle = math.degrees(math.acos(max(-1.0, min(1.0, at_root))))
    # The way the limb's front faces when it is raised to this way without a twist.
    local = root.T @ along
    raised = math.degrees(math.atan2(local[0], -local[1]))
    front = root @ about_z(raised) @ vector(1, 0)
    front = about(along, out_deg, unit(front - along * float(front @ along)))
    # A knee bends to the front of that way, an elbow to its back.
    hinge = cross(along, front)
    bone = about(hinge, angle if knee else -angle, along)
    ahead = cross(hinge, bone)
    frame = np.column_stack((ahead, -bone, cross(ahead, -bone)))
    return Bent(frame, bend, far - reached)
