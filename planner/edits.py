"""What a runner may change in a plan: each lies over it and can be taken away again."""

from dataclasses import dataclass
from datetime import date

from planner.breaches import Broken
from planner.errors import PlanError, PlanFault
from planner.plan import RoutePick

# Soft rules that a runner broke knowingly with an edit.
Accepted = frozenset[Broken]
_NONE: Accepted = frozenset()


@dataclass(frozen=True, slots=True)
class Move:
    """Run on another day; later runs keep their rest days."""

    day: date
    to: date
    accepts: Accepted = _NONE


@dataclass(frozen=True, slots=True)
class Swap:
    """Run the long run on `other` and the easy run on `day`, or the other way round."""

    day: date
    other: date
    accepts: Accepted = _NONE


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave a run out; the runs after it stay where they are."""

    day: date
    accepts: Accepted = _NONE


@dataclass(frozen=True, slots=True)
class NotToday:
    """Let a day's run, and those after it, wait."""

    day: date
    accepts: Accepted = _NONE


@dataclass(frozen=True, slots=True)
class Vacation:
    """Plan no run from `first` to `last`, both included. Raises PlanError."""

    first: date
    last: date
    accepts: Accepted = _NONE

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PlanError(PlanFault.SPAN_ORDER, f"{self.first} to {self.last}")

    @property
    def day(self) -> date:
        """Return the day it begins."""
        return self.first


@dataclass(frozen=True, slots=True)
class SetDistance:
    """Run another distance on a day, 1 to 100 km."""

    day: date
    distance_m: float
    accepts: Accepted = _NONE


@dataclass(frozen=True, slots=True)
class SetRoute:
    """Run a route of the runner's choice on a day.

    `is_loop_home` tells that it was made for this run: a loop from home, as no route fitted.
    """

    day: date
    pick: RoutePick
    accepts: Accepted = _NONE
    is_loop_home: bool = False


Edit = Move | Swap | Skip | NotToday | Vacation | SetDistance | SetRoute
