"""A session as a watch leads through it: steps by time or distance, some of them repeated."""

from dataclasses import dataclass
from enum import StrEnum

# What a watch shows of a workout's or a step's name.
SHOWN_CHARS = 15


class Intensity(StrEnum):
    """What a step is for."""

    WARM_UP = "warm_up"
    RUN = "run"
    WALK = "walk"
    WARM_DOWN = "warm_down"


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step, which ends after `duration_s` or after `distance_m`.

    With neither it ends at a press of the lap key; both cannot be. `pace_s_per_km` is the quickest
    and the slowest pace to keep to, None for no target. Raises ValueError.
    """

    name: str
    intensity: Intensity
    duration_s: float | None = None
    distance_m: float | None = None
    pace_s_per_km: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if self.duration_s is not None and self.distance_m is not None:
            raise ValueError("a step ends by time or by distance, not both")
        if self.pace_s_per_km and not 0 < self.pace_s_per_km[0] <= self.pace_s_per_km[1]:
            raise ValueError("a pace range goes from quick to slow")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hold steps to do `times` times, 2 or more."""

    times: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Workout:
    """Hold a session's steps in order; `name` is plain text of any length."""

    name: str
    steps: tuple[Step | Repeat, ...]
