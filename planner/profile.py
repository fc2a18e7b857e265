"""A runner's profile: who the plan is for, and what stays the same from week to week."""

from dataclasses import dataclass, field, replace
from datetime import date, time

from planner import rules
from planner.errors import PlanError, PlanFault
from planner.runner import Runner
from routes.look import Look
from routes.watches import Watch

# The name of who was given none, in any language; words for it are found where it is shown.
NAMELESS = "Me"
_MOST_NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class Busy:
    """Hold hours of a weekday, ISO 1 to 7, in which no run can be. Raises PlanError."""

    weekday: int
    first: time
    last: time

    def __post_init__(self) -> None:
        if not 1 <= self.weekday <= rules.DAYS_A_WEEK:
            raise PlanError(PlanFault.WEEKDAY_UNKNOWN, f"{self.weekday}")
        if self.last <= self.first:
            raise PlanError(PlanFault.SPAN_ORDER, f"{self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Home:
    """Hold where runs begin from, in degrees. Raises PlanError."""

    lat_deg: float
    lon_deg: float
    name: str = ""

    def __post_init__(self) -> None:
        if not (-90 <= self.lat_deg <= 90 and -180 <= self.lon_deg <= 180):  # noqa: PLR2004
            raise PlanError(PlanFault.PLACE_RANGE, f"{self.lat_deg}, {self.lon_deg}")


@dataclass(frozen=True, slots=True)
class Help:
    """Hold whom to call; Australia's numbers unless the runner says others."""

    emergency: str = "000"
    nurse_name: str = "healthdirect"
    nurse: str = "1800 022 222"
    own_name: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold one runner of this installation.

    `longest_told_m` is what the runner told on `told_on` of the 30 days before it, None for no run
    in them. `runner` has no longest run of its own: the journal tells. `goal_route_id` names the
    route that the goal is, "" for a distance or none. `starts_at` is the usual start of a session
    on the runner's own clock, in the IANA zone `zone`, "" for the browser's. `watch` is what the
    runner carries, None while none is chosen. `look` is how the runner likes the pages. Raises
    PlanError.
    """

    name: str
    runner: Runner
    longest_told_m: float | None
    told_on: date
    weeks: int = 4
    goal_route_id: str = ""
    starts_at: time = time(6, 30)
    busy: tuple[Busy, ...] = ()
    home: Home | None = None
    zone: str = ""
    help: Help = Help()
    watch: Watch | None = None
    look: Look = field(default_factory=Look)

    def __post_init__(self) -> None:
        if not 0 < len(self.name.strip()) <= _MOST_NAME_CHARS:
            raise PlanError(PlanFault.NAME_LENGTH, f"{len(self.name)} characters")
        if self.runner.longest_recent_m is not None:
            object.__setattr__(self, "runner", replace(self.runner, longest_recent_m=None))
        least, most = rules.WEEKS_RANGE
        if not least <= self.weeks <= most:
            raise PlanError(PlanFault.WEEKS_RANGE, f"{self.weeks} weeks")
        # The journal looks at the days before it.
        earliest, latest = rules.YEARS_RANGE
        if not earliest <= self.told_on.year <= latest:
            raise PlanError(PlanFault.DATE_RANGE, f"{self.told_on}")
