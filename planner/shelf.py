"""The routes a plan chooses from, as arrays: asking each in turn takes a hundred times as long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner import rules
from routes.measure import segment_metres
from routes.offers_all import COLUMNS, Sizes, Ways
from routes.recipe import Method
from routes.summary import RouteSummary
from routes.surface import Surface
from routes.track import FloatArray

IntArray = NDArray[np.int64]
_NOTHING_SAID: Mapping[str, Surface] = MappingProxyType({})

_LOOP_COSTS = {
    Method.WHOLE: rules.COST_LOOP,
    Method.REVERSE: rules.COST_LOOP,
    Method.LAPS: rules.COST_LAPS,
    Method.OUT_AND_BACK: rules.COST_OUT_AND_BACK,
}
_ONE_WAY_COSTS = _LOOP_COSTS | {
    Method.WHOLE: rules.COST_ONE_WAY,
    Method.REVERSE: rules.COST_ONE_WAY,
}


@dataclass(frozen=True, slots=True)
class Taste:
    """Hold what a runner likes in a route, whatever the day.

    `home` is a latitude and a longitude in degrees, None where it is not told; no `surfaces` means
    that any will do.
    """

    home: tuple[float, float] | None = None
    surfaces: frozenset[Surface] = frozenset()


_ANY = Taste()


class Library:
    """Hold `routes` ready to be chosen from by a runner's `taste`; their order does not matter.

    `surfaces` tell by id what a route is run on, where that is known. All arrays are in the order
    of `routes` here, which is that of the ids, and never written to; those of ways are n by 4, as
    in `routes.offers_all`. `home_m` is how far from home each way starts, as the crow flies, NaN
    where home is not told, and `is_far` whether that is too far for a day's run.
    """

    def __init__(
        self,
        routes: Sequence[RouteSummary],
        taste: Taste = _ANY,
        surfaces: Mapping[str, Surface] = _NOTHING_SAID,
    ) -> None:
        self.routes = tuple(sorted(routes, key=lambda route: route.id))
        self.taste = taste
        self.surfaces = tuple(surfaces.get(route.id, Surface.UNKNOWN) for route in self.routes)
        self._rows = {route.id: row for row, route in enumerate(self.routes)}
        self._sizes = Sizes.of([(r.distance_m, r.gap_m, r.is_loop) for r in self.routes])
        self._up_m = _known([route.ascent_m for route in self.routes])
        self._down_m = _known([route.descent_m for route in self.routes])
        self.home_m = _metres_from_home(self.routes, taste.home)
        # Where home is not told no route is far from it: NaN is beyond nothing.
        self.is_far = self.home_m > rules.FAR_FROM_HOME_M
        self._cost = self._costs()
        is_paved = np.array([kind is Surface.PAVED for kind in self.surfaces], dtype=np.bool_)
        unseen = np.where(is_paved, 0, rules.COST_UNPAVED_IN_THE_DARK)
        self._cost_in_the_dark = self._cost + unseen[:, None]

    def _costs(self) -> IntArray:
        """Return what each way of each route costs in points on any day, n by 4."""
        loop, one_way = (
            np.array([costs[method] for method in COLUMNS], dtype=np.int64)
            for costs in (_LOOP_COSTS, _ONE_WAY_COSTS)
        )
        of_way = np.where(self._sizes.is_loop[:, None], loop, one_way)
        bands = np.array(rules.HOME_BANDS_M)
        far = np.count_nonzero(self.home_m[..., None] > bands, axis=-1) * rules.COST_HOME_BAND
        likes = self.taste.surfaces or frozenset(Surface)
        disliked = np.array([kind not in likes for kind in self.surfaces], dtype=np.bool_)
        total: IntArray = of_way + far + disliked[:, None] * rules.COST_OTHER_SURFACE
        return total

    @property
    def longest_m(self) -> float:
        """Return the metres of the longest route, 0 without any."""
        return max((route.distance_m for route in self.routes), default=0.0)

    def summary(self, route_id: str) -> RouteSummary | None:
        """Return a route, None where it is not here."""
        row = self.row(route_id)
        return None if row is None else self.routes[row]

    def named(self, name: str) -> RouteSummary | None:
        """Return the first route of a name, as recipes know others by it; None without one."""
        return next((route for route in self.routes if route.name == name), None)

    def row(self, route_id: str) -> int | None:
        """Return where a route is in every array, None where it is not here."""
        return self._rows.get(route_id)

    def ways(self, distance_m: float) -> Ways:
        """Return the offers of every route for a distance."""
        return self._sizes.ways(distance_m)

    def cost(self, *, is_dark: bool) -> IntArray:
        """Return what each way of each route costs in points, n by 4; the fewest are best."""
        return self._cost_in_the_dark if is_dark else self._cost

    def climb_m(self, ways: Ways) -> FloatArray:
        """Return about the metres climbed on each way, n by 4, NaN where heights are not known.

        Out and back counts its share of the whole route's ups and downs, as a summary does not
        know which part of the route is used. Our choice.
        """
        turn_share = ways.turn_m / self._sizes.length_m
        both_m = (self._up_m + self._down_m) * turn_share
        return np.stack((self._up_m, self._down_m, self._up_m * ways.laps, both_m), axis=1)


def _known(metres: Sequence[float | None]) -> FloatArray:
    return np.array([np.nan if each is None else each for each in metres], dtype=np.float64)


def _metres_from_home(
    routes: Sequence[RouteSummary], home: tuple[float, float] | None
) -> FloatArray:
    """Return how far each way starts from home as the crow flies, n by 4, NaN without a home."""
    if home is None or not routes:
        return np.full((len(routes), len(COLUMNS)), np.nan)
    starts_m, finishes_m = (
        _apart(home, [(route.lat_deg[at], route.lon_deg[at]) for route in routes]) for at in (0, -1)
    )
    # Only the other way round does one begin at the finish.
    columns = [finishes_m if method is Method.REVERSE else starts_m for method in COLUMNS]
    return np.stack(columns, axis=1)


def _apart(home: tuple[float, float], places: Sequence[tuple[float, float]]) -> FloatArray:
    pairs = np.empty((2 * len(places), 2))
    pairs[::2] = home
    pairs[1::2] = places
    return segment_metres(*pairs.T)[::2]
