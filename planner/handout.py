"""A week of a plan with all that is taken away with it: lines, start times, what is passed."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from planner.hours import Start
from planner.pain_state import Standing
from planner.plan import Day
from planner.profile import Profile
from routes.course import Sight
from routes.facts import RouteFacts
from routes.measure import Measurement
from routes.track import Route
from routes.units import Units


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Hold the line made for a run, measured; the route's name says how it is run.

    `turns_m` are the metres along it at which it turns round. `sights` may be passed. `facts` are
    those of the whole route.
    """

    route: Route
    measurement: Measurement
    turns_m: tuple[float, ...] = ()
    sights: tuple[Sight, ...] = ()
    facts: RouteFacts | None = None


@dataclass(frozen=True, slots=True, eq=False)
class HandoutDay:
    """Hold a planned day.

    `line` is None on a day without a run, and for a run without a route that fits or whose file is
    gone. `start` is None where there is no time for it, or no run. `is_cancelled` tells that the
    plan had a run here before the runner's own changes or the back took it away.
    """

    day: Day
    line: Line | None = None
    start: Start | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Handout:
    """Hold days of one plan in order, and whose they are.

    `runner_id` tells runners of one installation apart, "" for who keeps nothing. `stamp` is when
    what it was made from last changed, aware UTC: the same week made twice gives the same bytes.
    `zone` is the runner's clock.
    """

    days: tuple[HandoutDay, ...]
    profile: Profile
    standing: Standing
    advice: str
    stamp: datetime
    zone: tzinfo
    units: Units = Units.KM
    runner_id: str = ""

    @property
    def first_day(self) -> date:
        """Return its first day."""
        return self.days[0].day.day
