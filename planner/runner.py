"""Who the plan is for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner import rules
from planner.errors import PlanError, PlanFault


class Spacing(StrEnum):
    """How run days are found: a rolling cycle, or the same weekdays every week."""

    ROLLING = "rolling"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Span:
    """Hold days without a run, from `first` to `last`, both included. Raises PlanError."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PlanError(PlanFault.SPAN_ORDER, f"{self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Runner:
    """Hold what a plan needs to know of a runner.

    `longest_recent_m` is the longest run of the last 30 days, 1 to 100 km, as the runner tells it.
    It counts as run on the day of the journal's newest run or, with an empty journal, on the day
    before the plan; None where the journal alone tells. `easy_pace_s_per_km` is on the flat, 2:30
    to 15:00. `weekdays` are ISO days, Monday 1 to Sunday 7; None allows all. `goal_m` is where the
    long run stops growing; None takes the longest route of the library. `goal_day` is when the goal
    shall be run, None for no date. `long_day` is the ISO day that long runs prefer. `blocked` are
    days on which no run can be. `plan_from` is when the plan began, from which lighter weeks are
    counted; None counts from the first day. `has_back_history` asks for two rest days or more and
    flatter routes; `has_uncleared_disc` for no runs at all. Raises PlanError.
    """

    longest_recent_m: float | None
    easy_pace_s_per_km: float
    rest_days_between: int = rules.REST_DAYS_DEFAULT
    weekdays: frozenset[int] | None = None
    spacing: Spacing = Spacing.ROLLING
    goal_m: float | None = None
    goal_day: date | None = None
    long_day: int | None = None
    blocked: tuple[Span, ...] = ()
    plan_from: date | None = None
    has_back_history: bool = False
    has_uncleared_disc: bool = False

    def __post_init__(self) -> None:
        if self.longest_recent_m is not None:
            _check_range(self.longest_recent_m, rules.LONGEST_RANGE_M, PlanFault.LONGEST_RANGE)
        _check_range(self.easy_pace_s_per_km, rules.PACE_RANGE_S_PER_KM, PlanFault.PACE_RANGE)
        if self.goal_m is not None:
            _check_range(self.goal_m, rules.LONGEST_RANGE_M, PlanFault.GOAL_RANGE)
        if self.rest_days_between not in rules.REST_DAYS_ALLOWED:
            raise PlanError(PlanFault.REST_DAYS_RANGE, f"{self.rest_days_between} days")
        if self.has_back_history and self.rest_days_between < rules.REST_DAYS_BACK:
            raise PlanError(PlanFault.REST_DAYS_BACK, f"{self.rest_days_between} days")
        if self.long_day is not None and not 1 <= self.long_day <= rules.DAYS_A_WEEK:
            raise PlanError(PlanFault.WEEKDAY_UNKNOWN, f"{self.long_day}")
        self._check_weekdays()

    def is_blocked(self, day: date) -> bool:
        """Tell whether the runner said that no run can be on a day."""
        return any(day in span for span in self.blocked)

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


def _check_range(value: float, limits: tuple[float, float], fault: PlanFault) -> None:
    # Written so that NaN fails too.
    if not limits[0] <= value <= limits[1]:
        raise PlanError(fault, f"{value}")
