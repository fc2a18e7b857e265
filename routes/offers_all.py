"""What `routes.tailor.offers` gives, for many routes at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.nearness import BoolArray
from routes.pieces import SHORTEST_TURN_M
from routes.recipe import Method, Offer, Recipe
from routes.tailor import MOST_LAPS, check_wanted
from routes.track import FloatArray

# The columns of every array of ways, in the order in which `offers` thinks of them.
COLUMNS = (Method.WHOLE, Method.REVERSE, Method.LAPS, Method.OUT_AND_BACK)


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Hold the offers of n routes for one wanted distance.

    `distance_m` is n by 4, a column for each of COLUMNS, NaN where a route has no such offer.
    `laps` and `turn_m`, n each, say how laps and out and back are made where they are offered.
    """

    distance_m: FloatArray
    laps: FloatArray
    turn_m: FloatArray

    def offer(self, row: int, column: int) -> Offer:
        """Return one offer; it must be there."""
        method = COLUMNS[column]
        if method is Method.LAPS:
            recipe = Recipe(method, laps=int(self.laps[row]))
        elif method is Method.OUT_AND_BACK:
            recipe = Recipe(method, turn_m=float(self.turn_m[row]))
        else:
            recipe = Recipe(method)
        return Offer(recipe, float(self.distance_m[row, column]))

    def offers(self, row: int, wanted_m: float) -> tuple[Offer, ...]:
        """Return the offers of one route, nearest first: what `routes.tailor.offers` returns."""
        off_m = np.abs(self.distance_m[row] - wanted_m)
        # NaN sorts last.
        nearest = np.argsort(off_m, kind="stable")[: np.count_nonzero(~np.isnan(off_m))]
        return tuple(self.offer(row, int(column)) for column in nearest)


@dataclass(frozen=True, slots=True, eq=False)
class Sizes:
    """Hold the lengths of n routes, the way from each one's finish to its start, and its kind."""

    length_m: FloatArray
    gap_m: FloatArray
    is_loop: BoolArray

    @classmethod
    def of(cls, sizes: Sequence[tuple[float, float, bool]]) -> "Sizes":
        """Return the sizes of routes, each told as length, gap and whether it is a loop."""
        length_m, gap_m, is_loop = np.array(sizes, dtype=np.float64).reshape(-1, 3).T
        return cls(length_m.copy(), gap_m.copy(), is_loop > 0)

    def ways(self, distance_m: float) -> Ways:
        """Return the offers of every route for a distance. Raises ShapeError as `offers` does."""
        check_wanted(distance_m)
        lap_m = self.length_m + self.gap_m
        # Halves go to the even number, as Python's own round has it.
        laps = np.minimum(np.rint((distance_m + self.gap_m) / lap_m), MOST_LAPS)
        laps_m = np.where(self.is_loop & (laps > 1), laps * lap_m - self.gap_m, np.nan)
        turn_m = np.minimum(distance_m / 2, self.length_m)
        back_m = np.where(turn_m >= SHORTEST_TURN_M, 2 * turn_m, np.nan)
        ways_m = np.stack((self.length_m, self.length_m, laps_m, back_m), axis=1)
        return Ways(ways_m, laps, turn_m)
