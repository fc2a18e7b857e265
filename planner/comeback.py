"""The way back to running: walk-run sessions, structured as in NHS Couch to 5K."""

from dataclasses import dataclass

from planner import rules


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
