"""What an import is at, told while it works: a large city takes a while."""

from collections.abc import Callable
from enum import Enum


class Stage(Enum):
    """Name what an import does, in the order in which it does it."""

    CHECKING = "checking"
    POINTS = "points"
    WAYS = "ways"
    JOINING = "joining"
    SURROUNDINGS = "surroundings"
    HEIGHTS = "heights"


Tell = Callable[[Stage], None]


def untold(_stage: Stage) -> None:
    """Tell nobody."""
