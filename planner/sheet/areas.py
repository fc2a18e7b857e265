"""What a page is made of: boxes, lines of text, rules, pictures; points from the top left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.figures.strokes import Drawing
from planner.handout import Line
from routes.palette import LIGHT
from routes.paper.look import INK, QUIET, WHITE, Style


@dataclass(frozen=True, slots=True)
class Area:
    """Hold a rectangle; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.y + self.height

    def moved(self, x: float, y: float) -> "Area":
        """Return it moved."""
        return Area(self.x + x, self.y + y, self.width, self.height)

    def overlaps(self, other: "Area", by: float = 0.0) -> bool:
        """Tell whether two boxes share ground of more than `by` points each way."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        high = min(self.bottom, other.bottom) - max(self.y, other.y)
        return wide > by and high > by

    def holds(self, other: "Area", by: float = 0.01) -> bool:
        """Tell whether another area lies within this one, but for `by` points."""
        return (
            self.x - by <= other.x
            and self.y - by <= other.y
            and other.right <= self.right + by
            and other.bottom <= self.bottom + by
        )


class Ink(StrEnum):
    """What a mark is for, and its colour as #RRGGBB."""

    TEXT = INK
    QUIET = QUIET
    FAINT = "#C4CAC6"
    RUN = LIGHT.eucalyptus
    ROUTINE = LIGHT.sandstone
    STOP = LIGHT.clay
    PAPER = WHITE


@dataclass(frozen=True, slots=True)
class Words:
    """Hold a piece of one line of text of one style; `area` is as high as its size."""

    area: Area
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold a filled rectangle: a rule, a bar, or the ground of a letter."""

    area: Area
    ink: Ink


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold an empty square to tick."""

    area: Area
    ink: Ink = Ink.TEXT


class Shows(StrEnum):
    """What a picture shows of a line."""

    MAP = "map"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Hold where a line's map or profile is drawn."""

    area: Area
    line: Line
    shows: Shows


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Hold where an exercise's figure is drawn."""

    area: Area
    drawing: Drawing


Thing = Words | Bar | Tick | Picture | Drawn


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Hold things that belong together, placed from its own top left, and how high they are."""

    height: float
    things: tuple[Thing, ...] = ()

    def at(self, x: float, y: float) -> tuple[Thing, ...]:
        """Return its things moved to a place."""
        return tuple(replace(thing, area=thing.area.moved(x, y)) for thing in self.things)


def stacked(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Return blocks one below the other."""
    y = 0.0
    things: list[Thing] = []
    for block in blocks:
        y += gap if things else 0.0
        things += block.at(0, y)
        y += block.height
    return Block(y, tuple(things))
