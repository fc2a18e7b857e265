"""Who the plan is for, and what that runner has already run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner import load, rules
from planner.errors import PlanError, PlanFault


class Spacing(StrEnum):
    """How run days are found: a rolling cycle, or the same weekdays every week."""

    ROLLING = "rolling"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Runner:
    """Hold what a plan needs to know of a runner.

    `longest_recent_m` is the longest run of the last 30 days, 1 to 100 km, as the runner tells it.
    It counts as run on the day of the journal's newest run or, with an empty journal, on the day
    before the plan. `easy_pace_s_per_km` is on the flat, 2:30 to 15:00. `weekdays` are ISO days,
    Monday 1 to Sunday 7; None allows all. `goal_m` is where the long run stops growing; None takes
    the longest route of the library. Raises PlanError.
    """

    longest_recent_m: float
    easy_pace_s_per_km: float
    rest_days_between: int = rules.REST_DAYS_DEFAULT
    weekdays: frozenset[int] | None = None
    spacing: Spacing = Spacing.ROLLING
    goal_m: float | None = None

    def __post_init__(self) -> None:
        _check_range(self.longest_recent_m, rules.LONGEST_RANGE_M, PlanFault.LONGEST_RANGE)
        _check_range(self.easy_pace_s_per_km, rules.PACE_RANGE_S_PER_KM, PlanFault.PACE_RANGE)
        if self.goal_m is not None:
            _check_range(self.goal_m, rules.LONGEST_RANGE_M, PlanFault.GOAL_RANGE)
        if self.rest_days_between not in rules.REST_DAYS_ALLOWED:
            raise PlanError(PlanFault.REST_DAYS_RANGE, f"{self.rest_days_between} days")
        self._check_weekdays()

    def _check_weekdays(self) -> None:
        fixed = self.spacing is Spacing.FIXED
        if self.weekdays is None:
            if fixed:
                raise PlanError(PlanFault.NO_WEEKDAYS, "fixed spacing without weekdays")
            return
        if not self.weekdays:
            raise PlanError(PlanFault.NO_WEEKDAYS, "an empty set of weekdays")
        if not all(1 <= weekday <= rules.DAYS_A_WEEK for weekday in self.weekdays):
            raise PlanError(PlanFault.WEEKDAY_UNKNOWN, f"{sorted(self.weekdays)}")
        if fixed and least_rest_days(self.weekdays) < self.rest_days_between:
            raise PlanError(PlanFault.WEEKDAYS_TOO_CLOSE, f"{sorted(self.weekdays)}")


def least_rest_days(weekdays: Iterable[int]) -> int:
    """Return the fewest rest days between neighbours of a weekly pattern, Sunday to Monday too."""
    days = sorted(set(weekdays))
    following = (*days[1:], days[0] + rules.DAYS_A_WEEK)
    return min(later - day - 1 for day, later in zip(days, following, strict=True))


@dataclass(frozen=True, slots=True)
class RunDone:
    """Hold a run that happened: its day and its metres, above 0. Raises PlanError."""

    day: date
    distance_m: float

    def __post_init__(self) -> None:
        if not 0 < self.distance_m < float("inf"):
            raise PlanError(PlanFault.RUN_DISTANCE, f"{self.distance_m} m on {self.day}")


@dataclass(frozen=True, slots=True)
class Journal:
    """Hold the runs done, in any order."""

    runs: tuple[RunDone, ...] = ()

    @property
    def last_run(self) -> date | None:
        """Return the day of the newest run, None for an empty journal."""
        return max((run.day for run in self.runs), default=None)

    def longest30_m(self, day: date) -> float | None:
        """Return the longest run of the 30 days before `day`, None when there was none."""
        return load.longest30_m(self.runs, day)


def _check_range(value: float, limits: tuple[float, float], fault: PlanFault) -> None:
    # Written so that NaN fails too.
    if not limits[0] <= value <= limits[1]:
        raise PlanError(fault, f"{value}")
