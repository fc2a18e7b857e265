"""How far a runner is from a distance."""

import math

from planner import rules


def runs_until(longest_m: float, distance_m: float) -> int:
    """Return which of the next runs may be of `distance_m`, each 10 % longer than the one before.

    0 where it was run already, 1 where the very next run may be it. `longest_m` is the longest run
    of the last 30 days, above 0. n = max(0, ceil(ln(D / L) / ln 1.1)): our reading of the
    single-session rule of Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    growth = math.log(distance_m / longest_m) / math.log1p(rules.SPIKE_OK)
    return max(0, math.ceil(growth - rules.ROUNDING))
