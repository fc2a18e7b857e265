"""Which rules a plan can break, and which of them nobody may override."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Broken(StrEnum):
    """Which rule a plan breaks."""

    DAYS = "days"
    SPACING = "spacing"
    WEEKDAY = "weekday"
    BLOCKED = "blocked"
    REST_DAY = "rest_day"
    ONE_RUN = "one_run"
    WARM_UP = "warm_up"
    WARM_DOWN = "warm_down"
    STRETCH = "stretch"
    HELD_STRETCH = "held_stretch"
    EMPTY = "empty"
    REASONS = "reasons"
    DISTANCE = "distance"
    CAP = "cap"
    STAGE = "stage"
    GOAL = "goal"
    LONG_SHARE = "long_share"
    LONG_RUNS = "long_runs"
    DELOAD = "deload"
    TAPER = "taper"
    RECOVERY = "recovery"
    ROUTE = "route"
    TIME = "time"
    PAIN = "pain"
    RED_FLAG = "red_flag"


# A runner may break these knowingly; every other one holds whatever is asked for.
SOFT = frozenset(
    {
        Broken.WEEKDAY,
        Broken.BLOCKED,
        Broken.CAP,
        Broken.GOAL,
        Broken.LONG_SHARE,
        Broken.LONG_RUNS,
        Broken.DELOAD,
        Broken.TAPER,
        Broken.RECOVERY,
        Broken.ROUTE,
    }
)


@dataclass(frozen=True, slots=True)
class Breach:
    """Name a broken rule, the day it is broken on, and what was found there."""

    code: Broken
    day: date
    detail: str = ""

    @property
    def is_hard(self) -> bool:
        """Tell whether nobody may override it."""
        return self.code not in SOFT
