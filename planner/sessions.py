"""The walk-run sessions of the way back, structured as in NHS Couch to 5K: data, no reasoning."""

from dataclasses import dataclass
from itertools import zip_longest

from planner import care_rules, rules


@dataclass(frozen=True, slots=True)
class Spell:
    """Hold seconds of running and of the walking after it."""

    run_s: float
    walk_s: float


@dataclass(frozen=True, slots=True)
class Session:
    """Hold one walk-run session; `id` is its stage's number, with a letter where they differ."""

    id: str
    spells: tuple[Spell, ...]

    @property
    def run_s(self) -> float:
        """Return the seconds run."""
        return sum(spell.run_s for spell in self.spells)

    @property
    def duration_s(self) -> float:
        """Return the seconds of the middle part, run and walked."""
        return sum(spell.run_s + spell.walk_s for spell in self.spells)

    def distance_m(self, pace_s_per_km: float) -> float:
        """Return the metres of the middle part at a running pace, walked at our brisk walk."""
        walk_s = self.duration_s - self.run_s
        return self.run_m(pace_s_per_km) + walk_s * rules.BRISK_WALK_M_PER_S

    def run_m(self, pace_s_per_km: float) -> float:
        """Return the metres run at a running pace."""
        return 1000 * self.run_s / pace_s_per_km


def _session(stage: str, minutes: tuple[float, ...]) -> Session:
    turns = zip_longest(minutes[::2], minutes[1::2], fillvalue=0.0)
    return Session(stage, tuple(Spell(60 * run, 60 * walk) for run, walk in turns))


def _times(stage: str) -> int:
    """Return how often in a row: a stage of three different sessions has each of them once."""
    return care_rules.SESSIONS_A_STAGE if stage.isdigit() else 1


# In the order to pass them: nine stages of three.
SESSIONS = tuple(
    _session(stage, minutes) for stage, minutes in care_rules.STAGES for _ in range(_times(stage))
)
