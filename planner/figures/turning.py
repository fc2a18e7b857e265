"""Turns in space: x forwards, y up, z to the right of a body that stands upright."""

import math

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Frame = NDArray[np.float64]


def vector(x: float, y: float, z: float = 0.0) -> Vector:
    """Return a point or direction."""
    return np.array([x, y, z], dtype=np.float64)


def unit(of: Vector) -> Vector:
    """Return the direction of a vector that is not zero."""
    return of / float(np.linalg.norm(of))


def about_x(angle_deg: float) -> Frame:
    """Return the turn that takes y towards z."""
    c, s = _cos_sin(angle_deg)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(angle_deg: float) -> Frame:
    """Return the turn that takes z towards x."""
    c, s = _cos_sin(angle_deg)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(angle_deg: float) -> Frame:
    """Return the turn that takes x towards y."""
    c, s = _cos_sin(angle_deg)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def cross(one: Vector, other: Vector) -> Vector:
    """Return the vector product; numpy's own is made for many at once and slower for one."""
    (a, b, c), (x, y, z) = one.tolist(), other.tolist()
    return vector(b * z - c * y, c * x - a * z, a * y - b * x)


def about(axis: Vector, angle_deg: float, of: Vector) -> Vector:
    """Return a vector turned about a unit axis, by Rodrigues' formula."""
    c, s = _cos_sin(angle_deg)
    along = float(axis @ of) * (1 - c)
    return of * c + cross(axis, of) * s + axis * along


def zxy(turn: Frame) -> tuple[float, float, float]:
    """Return the angles a, b, c in degrees with turn = about_z(a) about_x(b) about_y(c)."""
    return (
        math.degrees(math.atan2(-turn[0, 1], turn[1, 1])),
        math.degrees(math.asin(max(-1.0, min(1.0, float(turn[2, 1]))))),
        math.degrees(math.atan2(-turn[2, 0], turn[2, 2])),
    )


def _cos_sin(angle_deg: float) -> tuple[float, float]:
    angle = math.radians(angle_deg)
    return math.cos(angle), math.sin(angle)
