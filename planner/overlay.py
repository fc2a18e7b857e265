"""What lies over an untouched plan: a runner's changes and the back's state, as one value.

An empty overlay gives the untouched plan, so that taking a change away restores it exactly.
"""

from dataclasses import dataclass
from datetime import date

from planner.pain_state import CALM, Standing
from planner.plan import RoutePick
from planner.runner import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what a runner wants a day's run to be: metres or a route, above the cap if knowingly.

    `is_loop_home` tells that the route is a loop from home that was made for this run.
    """

    distance_m: float | None = None
    pick: RoutePick | None = None
    over_cap: bool = False
    is_loop_home: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """Hold what differs from the untouched plan.

    On a day of `waits` or within `away` no run is planned, and the next one waits; on one of
    `skipped` the run falls out and those after it stay. `pinned` are days to run on. `long_on` and
    `easy_on` say which run of a week is the long one. `as_of` is the day on which `standing` was
    judged.
    """

    as_of: date | None = None
    standing: Standing = CALM
    waits: frozenset[date] = frozenset()
    away: tuple[Span, ...] = ()
    skipped: frozenset[date] = frozenset()
    pinned: frozenset[date] = frozenset()
    long_on: frozenset[date] = frozenset()
    easy_on: frozenset[date] = frozenset()
    wanted: tuple[tuple[date, Wanted], ...] = ()

    def wanted_on(self, day: date) -> Wanted | None:
        """Return what the runner wants of a day, None where nothing was changed."""
        return next((wanted for at, wanted in self.wanted if at == day), None)


NOTHING = Overlay()
