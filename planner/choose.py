"""Which route a run gets, and which it might have instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np

from planner import rules
from planner.plan import Reason, RoutePick
from planner.shelf import IntArray, Library, Taste
from planner.why_route import About, why
from routes.offers_all import COLUMNS, Ways
from routes.recipe import TO_THE_FINISH, Recipe
from routes.summary import RouteSummary
from routes.tailor import Method
from routes.track import FloatArray

__all__ = [
    "Choice",
    "Library",
    "Taste",
    "Used",
    "Wish",
    "alternatives",
    "best_way",
    "choose",
    "ends_m",
]

_COLUMNS = len(COLUMNS)
_LEAST_FLAT = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold the metres a run should have, the least and most it may have, and how it should be.

    `prefers_flat` asks for flatter routes first, `is_dark` tells that some of it is in the dark.
    """

    wanted_m: float
    least_m: float
    most_m: float
    prefers_flat: bool = False
    is_dark: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """Hold that a run, done or planned, has a route; `method` is None where it is not known.

    `day` is None for a run that comes after the one to choose for, as a week's long run may.
    """

    route_id: str
    method: Method | None
    day: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Hold a pick, the summary it was made from, and why it was made."""

    pick: RoutePick
    summary: RouteSummary
    reasons: tuple[Reason, ...]


def choose(wish: Wish, library: Library, recent: Sequence[Used]) -> Choice | None:
    """Return the route for a run, None without any route. Same in, same out.

    `recent` are the routes chosen before, the latest last. Among all recipes within 10 % and inside
    the wish's limits: first those within 5 %, among them the flattest where that is asked for, then
    those of the fewest points: for laps and turns, for each use of late, for a start far from home
    and for ground that is not liked; then the nearest. What starts more than 50 km from home comes
    after all that does not. Where none fits, the nearest there is, shorter than the limit if
    possible, marked as not fitting. Our choice throughout.
    """
    search = _Search(wish, library, recent)
    for tier in search.tiers():
        return search.choice(tier, tier.first())
    return None


def alternatives(
    wish: Wish, library: Library, recent: Sequence[Used], but: RoutePick, count: int = 3
) -> tuple[Choice, ...]:
    """Return up to `count` choices instead of `but`, best first, as `choose` ranks them.

    Those that fit come first, then the nearest there are, marked as not fitting; of each, other
    routes once each, then other ways to run the same one.
    """
    search = _Search(wish, library, recent)
    return tuple(islice(search.others(but), count))


def best_way(summary: RouteSummary, wanted_m: float) -> RoutePick:
    """Return how one route suits a distance best, as `choose` ranks its ways.

    Raises ShapeError for a distance that is not above 0.
    """
    search = _Search(Wish(wanted_m, 0.0, float("inf")), Library((summary,)), ())
    # A route can always be run as it is, so there is a first.
    tier = next(search.tiers())
    return search.choice(tier, tier.first()).pick


def ends_m(summary: RouteSummary, recipe: Recipe) -> float | None:
    """Return how far from its start a run ends, as the crow flies; None where it ends there."""
    is_away = not summary.is_loop and recipe.method in TO_THE_FINISH
    return summary.gap_m if is_away else None


@dataclass(frozen=True, slots=True, eq=False)
class _Tier:
    """Hold ways that are as good as each other but for `keys`, the first of which counts most.

    `at` are places in the flattened arrays of ways; `flat`, where asked for, tells how many steps
    each is above the flattest of the tier.
    """

    at: IntArray
    keys: tuple[IntArray | FloatArray, ...]
    fits: bool
    flat: IntArray | None = None

    def first(self) -> int:
        """Return which of `at` is the best; of those alike the first."""
        left = np.arange(len(self.at))
        for key in self.keys:
            values = key[left]
            left = left[values == values.min()]
        return int(left[0])

    def order(self) -> IntArray:
        """Return all of them, best first."""
        return np.lexsort(self.keys[::-1])


class _Search:
    """Hold what one wish needs of a library."""

    def __init__(self, wish: Wish, library: Library, recent: Sequence[Used]) -> None:
        self._wish, self._library, self._recent = wish, library, recent
        self._late = recent[-rules.RECENT_RUNS :]
        self._ways: Ways = library.ways(wish.wanted_m)
        self._metres = self._ways.distance_m.ravel()
        self._off_m = np.abs(self._metres - wish.wanted_m)

    def tiers(self) -> Iterator[_Tier]:
        """Yield the ways within 5 %, then those within 10 %, then the rest; none of them empty.

        Of those that fit, those too far from home come after all that are not.
        """
        wish = self._wish
        off_m = rules.ROUTE_TOLERANCE * wish.wanted_m + rules.ROUNDING
        least_m = max(wish.least_m, wish.wanted_m - off_m)
        most_m = min(wish.most_m, wish.wanted_m + off_m)
        # What is not offered is NaN, and so within no limits.
        fits = (self._metres >= least_m) & (self._metres <= most_m)
        is_close = self._off_m <= rules.ROUTE_CLOSE * wish.wanted_m
        is_far = self._library.is_far.ravel()
        near, far = fits & ~is_far, fits & is_far
        for which in (near & is_close, near & ~is_close, far & is_close, far & ~is_close):
            at = np.flatnonzero(which)
            if len(at):
                yield self._fitting(at)
        at = np.flatnonzero(~fits & ~np.isnan(self._metres))
        if len(at):
            is_long = self._metres[at] > wish.most_m
            keys = (is_far[at].astype(np.int64), is_long.astype(np.int64), self._off_m[at])
            yield _Tier(at, keys, fits=False)

    def choice(self, tier: _Tier, place: int) -> Choice:
        """Return a way of a tier as a choice."""
        row, column = divmod(int(tier.at[place]), _COLUMNS)
        summary, offer = self._library.routes[row], self._ways.offer(row, column)
        pick = RoutePick(
            route_id=summary.id,
            route_name=summary.name,
            recipe=offer.recipe,
            distance_m=offer.distance_m,
            wanted_m=self._wish.wanted_m,
            fits=tier.fits,
            ends_m=ends_m(summary, offer.recipe),
        )
        return Choice(pick, summary, why(pick, self._about(tier, place, row, column)))

    def others(self, but: RoutePick) -> Iterator[Choice]:
        """Yield every choice instead of `but`, best first."""
        told = {but.route_id}
        tiers = list(self.tiers())
        for fits in (True, False):
            ranked = [
                (tier, int(place)) for tier in tiers if tier.fits is fits for place in tier.order()
            ]
            same = []
            for tier, place in ranked:
                route_id = self._library.routes[int(tier.at[place]) // _COLUMNS].id
                if route_id == but.route_id:
                    same.append((tier, place))
                elif route_id not in told:
                    told.add(route_id)
                    yield self.choice(tier, place)
            ways = (self.choice(tier, place) for tier, place in same)
            yield from (choice for choice in ways if choice.pick.recipe != but.recipe)

    def _fitting(self, at: IntArray) -> _Tier:
        rows, columns = at // _COLUMNS, at % _COLUMNS
        points = self._library.cost(is_dark=self._wish.is_dark).ravel()[at]
        again = np.zeros(len(at), dtype=np.int64)
        for used in self._late:
            row = self._library.row(used.route_id)
            if row is None:
                continue
            here = rows == row
            points += here
            if used.method in COLUMNS:
                again += here & (columns == COLUMNS.index(used.method))
        flat = self._flat(at) if self._wish.prefers_flat else None
        keys = (points, again, self._off_m[at])
        return _Tier(at, keys if flat is None else (flat, *keys), fits=True, flat=flat)

    def _flat(self, at: IntArray) -> IntArray:
        """Return by how many steps of climb a kilometre each way is above the flattest."""
        climb = self._library.climb_m(self._ways).ravel()[at] / self._metres[at] * 1000
        is_known = ~np.isnan(climb)
        steps = np.full(len(at), _LEAST_FLAT)
        if is_known.any():
            above = climb[is_known] - climb[is_known].min()
            steps[is_known] = above // rules.FLAT_STEP_M_PER_KM
        return steps

    def _about(self, tier: _Tier, place: int, row: int, column: int) -> About:
        library, climb_m = self._library, np.nan
        if tier.flat is not None and tier.flat.any():
            climb_m = float(library.climb_m(self._ways)[row, column])
        route_id, surface = library.routes[row].id, library.surfaces[row]
        home_m = float(library.home_m[row, column])
        days = (used.day for used in self._recent if used.day and used.route_id == route_id)
        return About(
            climb_m=None if np.isnan(climb_m) else climb_m,
            is_flattest=tier.flat is not None and not tier.flat[place],
            late=len(self._late),
            is_late=any(used.route_id == route_id for used in self._late),
            last=max(days, default=None),
            home_m=None if np.isnan(home_m) else home_m,
            liked=surface if surface in library.taste.surfaces else None,
            is_dark=self._wish.is_dark,
        )
