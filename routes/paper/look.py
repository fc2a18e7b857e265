"""How paper looks: white ground, thin ink, few sizes; told by weight and pattern, not by hue."""

from dataclasses import dataclass
from enum import StrEnum

from routes.palette import LIGHT

A4_PT = (595.276, 841.89)
MM_PT = 72 / 25.4

INK = LIGHT.text
QUIET = LIGHT.stone
WHITE = LIGHT.card


class Weight(StrEnum):
    """How strong type is."""

    REGULAR = "regular"
    STRONG = "strong"


class Align(StrEnum):
    """Which part of a line of type stands at its x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Style:
    """Say how type is set: size and leading in points, colour as #RRGGBB."""

    size_pt: float
    weight: Weight = Weight.REGULAR
    colour: str = INK
    leading: float = 1.3

    @property
    def leading_pt(self) -> float:
        """Return the points from one line to the next."""
        return self.size_pt * self.leading


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a rectangle of a page in points; `x` and `y` are its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of its right side."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Return the y of its upper side."""
        return self.y + self.height

    def inset(self, by: float) -> "Box":
        """Return the box `by` points smaller on every side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)
