"""How paper looks: white ground, thin ink, few sizes; told by weight and pattern, not by hue."""

from dataclasses import dataclass
from enum import StrEnum

from routes.palette import LIGHT

A4_PT = (595.276, 841.89)
MM_PT = 72 / 25.4

INK = LIGHT.text
QUIET = LIGHT.stone
WHITE = LIGHT.card
# From faint to firm: fills, hairlines, edges.
TINT = "#E6E9E4"
RULE = "#C9CDCA"
DOTTED = "#B9BFBB"
EDGE = "#8A918D"

# The ground of paper's maps. Paler than the screen's: land is the paper itself, and streets are
# lines of grey, as white ones would want a sheet full of ink around them.
PARK = "#E4EFDC"
WOOD = "#DCE9D2"
PITCH = "#D3E5C8"
PARK_NAME = "#4E6B52"
WATER = "#CFE3EE"
SHORE = "#86AFC4"
INDUSTRIAL = "#F4F2EE"
BUILDING = "#EBE8E1"
STREET = "#D8D5CD"
MINOR_ROAD = "#CBC7BD"
MAIN_ROAD = "#C3BFB4"
MOTORWAY = "#B5B1A6"
PATH = "#A3A79F"
RAIL = "#8D918D"


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
