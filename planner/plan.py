"""What a plan is made of: days, what each holds, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from planner.exercises import Exercise
from planner.rules import OUR_LONG_LAST, Rule
from planner.sessions import Session
from routes.tailor import Recipe


class Kind(StrEnum):
    """What an item asks for."""

    WARM_UP = "warm_up"
    RUN = "run"
    WARM_DOWN = "warm_down"
    STRETCH = "stretch"
    WALK = "walk"
    REST = "rest"
    CHECK_UP = "check_up"


@dataclass(frozen=True, slots=True)
class Reason:
    """Say which rule put an item there; `values` fill the rule's sentence, in SI units."""

    rule: Rule
    values: tuple[float | str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoutePick:
    """Name a route for a run and how to run it.

    `distance_m` is what the recipe gives, `wanted_m` what the day asked for. `fits` is False for
    the nearest there is when nothing lies within 10 % and inside the day's limit. `ends_m` is how
    far from its start it ends, as the crow flies; None where it ends at home.
    """

    route_id: str
    route_name: str
    recipe: Recipe
    distance_m: float
    wanted_m: float
    fits: bool
    ends_m: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one thing to do on a day, with its reasons, never none.

    `duration_s` is 0 for rest. `distance_m` is None for all but a run; it is the route's distance
    where the route fits, else the distance the day asked for. `session` is the walk-run session a
    run is on the way back, None for an ordinary one; its `distance_m` covers the walking too, and
    `run_part_m` the running alone.
    """

    kind: Kind
    duration_s: float
    reasons: tuple[Reason, ...]
    distance_m: float | None = None
    route: RoutePick | None = None
    exercises: tuple[Exercise, ...] = ()
    session: Session | None = None
    run_part_m: float | None = None

    @property
    def is_long_run(self) -> bool:
        """Tell whether this is the week's long run."""
        return any(reason.rule == OUR_LONG_LAST for reason in self.reasons)

    @property
    def run_m(self) -> float:
        """Return the metres that are run, which later runs are measured by; 0 for no run."""
        return (self.distance_m or 0.0) if self.run_part_m is None else self.run_part_m


@dataclass(frozen=True, slots=True)
class Day:
    """Hold a calendar day and its items in the order to do them."""

    day: date
    items: tuple[Item, ...]

    @property
    def run(self) -> Item | None:
        """Return the day's run, None on a rest day."""
        return next((item for item in self.items if item.kind is Kind.RUN), None)

    @property
    def duration_s(self) -> float:
        """Return the seconds of all items, the optional walk included."""
        return sum(item.duration_s for item in self.items)


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold the days of a plan, without a gap, from `first_day`.

    `advice` goes with every routine of stretches and exercises.
    """

    first_day: date
    days: tuple[Day, ...]
    advice: str = ""

    @property
    def weeks(self) -> tuple[tuple[Day, ...], ...]:
        """Return the days by calendar week, Monday to Sunday; the outer two may be short."""
        groups = groupby(self.days, key=lambda day: day.day.isocalendar()[:2])
        return tuple(tuple(days) for _, days in groups)

    def run_on(self, day: date) -> Item | None:
        """Return a day's run, None on a rest day and outside the plan."""
        offset = (day - self.first_day).days
        return self.days[offset].run if 0 <= offset < len(self.days) else None

    @property
    def distance_m(self) -> float:
        """Return the metres of all runs."""
        return sum(day.run.distance_m or 0.0 for day in self.days if day.run)
