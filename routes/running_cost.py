"""What a metre of each way costs a runner: the numbers by which one way is better than another.

All of them are our choice. A factor of 2 says that one would run two metres to be spared one. The
order follows what runners' surveys and OpenRouteService's foot profiles agree on: paths and parks
first, quiet streets next, busy roads last, motorways never.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routes.network import Flag, Kind, Network
from routes.track import FloatArray

# A quiet street is 1. A main road has a footpath and its noise; a trunk road often lacks the first.
KIND_FACTORS: Mapping[Kind, float] = {
    Kind.PATH: 0.70,
    Kind.CYCLEWAY: 0.72,
    Kind.STREET: 1.00,
    Kind.TERTIARY: 1.30,
    Kind.SECONDARY: 1.70,
    Kind.PRIMARY: 2.30,
    Kind.TRUNK: 3.50,
    Kind.MOTORWAY: np.inf,
}
# What a way is beside or on makes it better or worse by so much; steps break a run.
FLAG_FACTORS: Mapping[Flag, float] = {
    Flag.IN_PARK: 0.85,
    Flag.WATERSIDE: 0.90,
    Flag.STEPS: 1.50,
}
# Each of 100 m/km of climb, taken both ways as a loop comes down again, adds a fifth.
GRADE_FACTOR = 2.0
MOST_GRADE = 0.3
# Heights of a grid jump by some metres between nodes that are near each other.
GRADE_OVER_M = 80.0

# What a taste changes: for flat, the weight of a grade; for the others, a way's factor.
FLAT_FACTOR = 25.0
QUIET_POWER = 3.0
SOFT_FACTOR, HARD_FACTOR = 0.75, 1.10
LIT_FACTOR, UNLIT_FACTOR = 0.90, 1.60


@dataclass(frozen=True, slots=True)
class Tastes:
    """Say what a runner would rather have; each is a wish that bends the way, none bars one.

    `soft` and `lit` work where the network knows surfaces and lights.
    """

    flat: bool = False
    quiet: bool = False
    soft: bool = False
    lit: bool = False


NO_TASTES = Tastes()


def cost_per_metre(network: Network, tastes: Tastes = NO_TASTES) -> FloatArray:
    """Return what a metre of each edge costs, above 0; infinite where one may not run."""
    factors = np.array([KIND_FACTORS[kind] for kind in Kind])
    if tastes.quiet:
        factors = np.where(factors > 1, factors**QUIET_POWER, factors)
    cost = factors[network.kind]
    known = dict(FLAG_FACTORS)
    if tastes.soft:
        known[Flag.SOFT] = SOFT_FACTOR
        cost = np.where(network.flags & Flag.SOFT, cost, cost * HARD_FACTOR)
    if tastes.lit:
        known |= {Flag.LIT: LIT_FACTOR, Flag.UNLIT: UNLIT_FACTOR}
    for flag, factor in known.items():
        cost = np.where(network.flags & flag, cost * factor, cost)
    weight = FLAT_FACTOR if tastes.flat else GRADE_FACTOR
    cost = cost * (1 + weight * _grade(network))
    result: FloatArray = np.where(network.may_run(), cost, np.inf)
    return result


def _grade(network: Network) -> FloatArray:
    rise_m = np.abs(network.ele_m[network.end] - network.ele_m[network.start])
    grade: FloatArray = np.nan_to_num(rise_m) / np.maximum(network.length_m, GRADE_OVER_M)
    return np.minimum(grade, MOST_GRADE)
