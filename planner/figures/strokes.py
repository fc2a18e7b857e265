"""What a drawing is made of: strokes with a width and a role, for the SVG and for the PDF alike."""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class Role(StrEnum):
    """What a stroke stands for; who draws gives each a colour. GAP and FACE are the ground's."""

    NEAR = "near"
    FAR = "far"
    GAP = "gap"
    FACE = "face"
    LIGHT = "light"
    PROP = "prop"
    GROUND = "ground"
    ARROW = "arrow"
    MUSCLE = "muscle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """Hold one line with round joins: points (x right, y down), in shares of a body's height.

    One point alone is a dot of the diameter `width`. A closed line is filled as well. A `flat`
    line ends at its last point, others with a round end.
    """

    points: tuple[Point, ...]
    width: float
    role: Role
    closed: bool = False
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Hold what a drawing covers, in shares of a body's height: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold the strokes of one picture, back to front, and the box they lie in."""

    strokes: tuple[Stroke, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Film:
    """Hold the strokes of a figure that moves: `frames` are of one round, the last as the first.

    Every frame has the same strokes in the same order, only their points differ. `times` are
    shares of the round, which takes `seconds`; `around` stays behind all of them.
    """

    around: tuple[Stroke, ...]
    frames: tuple[tuple[Stroke, ...], ...]
    times: tuple[float, ...]
    seconds: float
    box: Box
