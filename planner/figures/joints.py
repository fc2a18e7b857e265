"""The joints of the figure: their angles, and how far they go. All angles in degrees."""

from dataclasses import dataclass, fields
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Trunk:
    """Hold how the pelvis lies in the room and how spine, neck and shoulders bend from it.

    `pitch` tips the whole body forwards: 0 upright, 90 face down, -90 on the back. `lean` tips it
    to its right, `spin` turns it to its left about its own length.
    `lumbar`, `thorax`, `neck` bend forwards, `bend` to the right; `twist` turns the chest
    to the left. `shrug` and `reach` move the shoulders up and forwards, in
    hundredths of the body's height.
    """

    pitch: float = 0.0
    lean: float = 0.0
    spin: float = 0.0
    lumbar: float = 0.0
    thorax: float = 0.0
    bend: float = 0.0
    twist: float = 0.0
    neck: float = 0.0
    shrug: float = 0.0
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Leg:
    """Hold a leg's angles: all 0 is straight down.

    `hip` bends forwards, `spread` outwards, `turn` outwards about the thigh; `knee` bends back;
    `ankle` draws the foot up, `toes` bends the toes up.
    """

    hip: float = 0.0
    spread: float = 0.0
    turn: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    toes: float = 0.0


@dataclass(frozen=True, slots=True)
class Arm:
    """Hold an arm's angles: all 0 hangs straight down.

    `raise_` lifts it forwards, `out` sideways, `turn` outwards about itself; `elbow` bends
    forwards, and `wrist` the hand.
    """

    raise_: float = 0.0
    out: float = 0.0
    turn: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0


@dataclass(frozen=True, slots=True)
class Posture:
    """Hold every angle of a body; legs and arms right, then left."""

    trunk: Trunk
    legs: tuple[Leg, Leg]
    arms: tuple[Arm, Arm]


Floats = TypeVar("Floats")

# Lowest and highest angle. Greene WB, Heckman JD (eds), The Clinical Measurement of Joint Motion,
# AAOS 1994, rounded up where the ground or a hand pushes the joint further (our choice).
_LIMITS = {
    Trunk: {
        "lumbar": (-30, 60),
        "thorax": (-25, 45),
        "bend": (-40, 40),
        "twist": (-50, 50),
        "neck": (-60, 60),
        "shrug": (-3, 5),
        "reach": (-4, 4),
    },
    Leg: {
        "hip": (-30, 135),
        "spread": (-40, 60),
        "turn": (-50, 70),
        "knee": (0, 155),
        "ankle": (-60, 35),
        "toes": (-30, 75),
    },
    Arm: {
        "raise_": (-70, 180),
        "out": (-60, 180),
        "turn": (-100, 100),
        "elbow": (0, 150),
        "wrist": (-90, 90),
    },
}
_SLACK_DEG = 0.01


def mixed(one: Floats, other: Floats, share: float) -> Floats:
    """Return what lies between two records of floats of one kind: `share` 0 is one, 1 the other."""
    values = (
        getattr(one, name) + (getattr(other, name) - getattr(one, name)) * share
        for name in (field.name for field in fields(one))  # type: ignore[arg-type]
    )
    return type(one)(*values)


def beyond_limits(posture: Posture) -> tuple[str, ...]:
    """Name every joint that is bent further than joints go, with its angle."""
    parts = (
        ("trunk", posture.trunk),
        *zip(("right leg", "left leg"), posture.legs, strict=True),
        *zip(("right arm", "left arm"), posture.arms, strict=True),
    )
    return tuple(
        f"{part} {name} {getattr(angles, name):.0f}"
        for part, angles in parts
        for name, (low, high) in _LIMITS[type(angles)].items()
        if not low - _SLACK_DEG <= getattr(angles, name) <= high + _SLACK_DEG
    )
