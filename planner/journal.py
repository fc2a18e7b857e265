"""What happened: runs done and left out, how the back was, and who cleared it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner import load
from planner.errors import PlanError, PlanFault
from planner.exercises import Muscle
from planner.signs import Sign

_PAIN = (0, 10)
_MORNING = (-1, 1)


class Sore(StrEnum):
    """Name a sore spot other than the back; the names are kept in journals and never change."""

    NECK = "neck"
    SHOULDER = "shoulder"
    HIP = "hip"
    GROIN = "groin"
    BUTTOCK = "buttock"
    HAMSTRING = "hamstring"
    THIGH = "thigh"
    KNEE = "knee"
    SHIN = "shin"
    CALF = "calf"
    ACHILLES = "achilles"
    ANKLE = "ankle"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class RunDone:
    """Hold a run that happened: its day and its metres, above 0. Raises PlanError.

    `distance_m` is the run part; `duration_s` is its time. `effort` is the whole session's, 0 to 10
    (session RPE, CR-10). Back pain is 0 to 10, `pain_morning` -1, 0 or 1 for better, the same or
    worse than the morning before. None is not told. `stage` names the walk-run session it was, ""
    for an ordinary run. `is_told` marks what a runner told of the time before the journal: it
    counts as a distance, not for rest days. `planned_for` is the day the plan had it on, where that
    was another; `is_cut_short` tells that it ended before its plan did.
    """

    day: date
    distance_m: float
    duration_s: float | None = None
    effort: int | None = None
    pain_before: int | None = None
    pain_worst: int | None = None
    pain_morning: int | None = None
    sore: tuple[Sore, ...] = ()
    stage: str = ""
    is_told: bool = False
    route_id: str = ""
    planned_for: date | None = None
    is_cut_short: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.distance_m < float("inf"):
            raise PlanError(PlanFault.RUN_DISTANCE, f"{self.distance_m} m on {self.day}")
        if self.duration_s is not None and not 0 < self.duration_s < float("inf"):
            raise PlanError(PlanFault.RUN_DURATION, f"{self.duration_s} s on {self.day}")
        for value in (self.effort, self.pain_before, self.pain_worst):
            _check_scale(value, _PAIN)
        _check_scale(self.pain_morning, _MORNING)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Hold how the back is: `worst` 0 to 10 of the last run or today, `morning` as in RunDone.

    `number` orders the check-ins of one day. Raises PlanError.
    """

    day: date
    worst: int = 0
    morning: int = 0
    signs: frozenset[Sign] = frozenset()
    number: int = 0

    def __post_init__(self) -> None:
        _check_scale(self.worst, _PAIN)
        _check_scale(self.morning, _MORNING)


@dataclass(frozen=True, slots=True)
class Walked:
    """Hold a brisk walk, as the way back to running asks for: its seconds, and pain during it.

    `morning` is the morning after it, None while that is to come. Raises PlanError.
    """

    day: date
    duration_s: float
    worst: int = 0
    morning: int | None = None

    def __post_init__(self) -> None:
        if not 0 < self.duration_s < float("inf"):
            raise PlanError(PlanFault.RUN_DURATION, f"{self.duration_s} s on {self.day}")
        _check_scale(self.worst, _PAIN)
        _check_scale(self.morning, _MORNING)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Hold that a health professional saw the runner, and says running may begin again."""

    day: date


@dataclass(frozen=True, slots=True)
class Missed:
    """Hold that the run planned for a day was left out. Nobody asks why."""

    day: date


class Routine(StrEnum):
    """Name what of a day can be ticked off; the names are kept and never change."""

    WARM_UP = "warm_up"
    WARM_DOWN = "warm_down"
    STRETCH = "stretch"
    WALK = "walk"


@dataclass(frozen=True, slots=True)
class Ticked:
    """Hold that a day's routine or walk was done, or left out for the day.

    The last one told of a day's routine counts. No plan follows from it, so it stands beside the
    journal, not in it. `muscles` had their minute with a stretch.
    """

    day: date
    routine: Routine
    is_left_out: bool = False
    muscles: frozenset[Muscle] = frozenset()


@dataclass(frozen=True, slots=True)
class Journal:
    """Hold what happened, each in any order."""

    runs: tuple[RunDone, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    walks: tuple[Walked, ...] = ()
    cleared: tuple[Cleared, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def last_run(self) -> date | None:
        """Return the day of the newest run that has a day of its own, None without one."""
        return max((run.day for run in self.runs if not run.is_told), default=None)

    def longest30_m(self, day: date) -> float | None:
        """Return the longest run of the 30 days before `day`, None when there was none."""
        return load.longest30_m(self.runs, day)

    def run_on(self, day: date) -> RunDone | None:
        """Return a day's run, the longest where there were several, None on a day without."""
        found = [run for run in self.runs if run.day == day and not run.is_told]
        return max(found, key=lambda run: run.distance_m, default=None)


def told_longest(distance_m: float, told_on: date) -> RunDone:
    """Return what a runner tells of the 30 days before `told_on`, as run the day before it."""
    return RunDone(told_on - timedelta(days=1), distance_m, is_told=True)


def _check_scale(value: int | None, limits: tuple[int, int]) -> None:
    if value is not None and not limits[0] <= value <= limits[1]:
        raise PlanError(PlanFault.SCALE_RANGE, f"{value}")
