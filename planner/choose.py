"""Which route a run gets."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from planner import rules
from planner.plan import RoutePick
from routes.recipe import TO_THE_FINISH
from routes.summary import RouteSummary
from routes.tailor import Method, Offer, Recipe

_Pair = tuple[RouteSummary, Offer]


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold the metres a run should have, and the least and most it may have."""

    wanted_m: float
    least_m: float
    most_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Pair a pick with the summary it was made from."""

    pick: RoutePick
    summary: RouteSummary


class Library:
    """Ask routes for their offers, each distance once: a week's easy runs want the same."""

    def __init__(self, routes: Sequence[RouteSummary]) -> None:
        self._routes = routes
        self._by_id = {route.id: route for route in routes}
        self._offers: dict[float, tuple[_Pair, ...]] = {}

    def offers(self, distance_m: float) -> tuple[_Pair, ...]:
        """Return the offers of every route for a distance."""
        if distance_m not in self._offers:
            self._offers[distance_m] = tuple(
                (route, offer) for route in self._routes for offer in route.offers(distance_m)
            )
        return self._offers[distance_m]

    def summary(self, route_id: str) -> RouteSummary | None:
        """Return a route's summary, None where the library has no such route."""
        return self._by_id.get(route_id)

    @property
    def longest_m(self) -> float:
        """Return the metres of the longest route, 0 without any."""
        return max((route.distance_m for route in self._routes), default=0.0)


def choose(wish: Wish, library: Library, recent: Iterable[Choice]) -> Choice | None:
    """Return the route for a run, None without any route. Same in, same out.

    Among all recipes within 10 % and inside the wish's limits: first those within 5 %, then the
    ones that ask for fewer laps and turns and were not run of late, then the nearest. Where none
    fits, the nearest there is, shorter than the limit if possible, marked as not fitting. Our
    choice throughout.
    """
    off_m = rules.ROUTE_TOLERANCE * wish.wanted_m + rules.ROUNDING
    least_m = max(wish.least_m, wish.wanted_m - off_m)
    most_m = min(wish.most_m, wish.wanted_m + off_m)
    offers = library.offers(wish.wanted_m)
    fitting = [pair for pair in offers if least_m <= pair[1].distance_m <= most_m]
    if fitting:
        rank = _ranking(wish, [choice.pick for choice in recent])
        found = min(fitting, key=rank)
    elif offers:
        found = min(offers, key=partial(_nearness, wish))
    else:
        return None
    summary, offer = found
    pick = RoutePick(
        route_id=summary.id,
        route_name=summary.name,
        recipe=offer.recipe,
        distance_m=offer.distance_m,
        wanted_m=wish.wanted_m,
        fits=bool(fitting),
        ends_m=summary.gap_m if _ends_elsewhere(summary, offer.recipe) else None,
    )
    return Choice(pick, summary)


def _ranking(wish: Wish, latest: Sequence[RoutePick]) -> Callable[[_Pair], tuple[object, ...]]:
    """Return the key by which fitting offers are sorted, best first."""
    near_m = rules.ROUTE_CLOSE * wish.wanted_m
    repeats = Counter(pick.route_id for pick in latest)
    same_way = Counter((pick.route_id, pick.recipe.method) for pick in latest)

    def rank(pair: _Pair) -> tuple[object, ...]:
        summary, offer = pair
        off_m = abs(offer.distance_m - wish.wanted_m)
        cost = _cost(summary, offer.recipe) + repeats[summary.id]
        again = same_way[summary.id, offer.recipe.method]
        return off_m > near_m, cost, again, off_m, summary.id

    return rank


def _nearness(wish: Wish, pair: _Pair) -> tuple[object, ...]:
    summary, offer = pair
    return offer.distance_m > wish.most_m, abs(offer.distance_m - wish.wanted_m), summary.id


def _ends_elsewhere(summary: RouteSummary, recipe: Recipe) -> bool:
    return not summary.is_loop and recipe.method in TO_THE_FINISH


def _cost(summary: RouteSummary, recipe: Recipe) -> int:
    if recipe.method in (Method.WHOLE, Method.REVERSE):
        return rules.COST_LOOP if summary.is_loop else rules.COST_ONE_WAY
    # Whatever else there is asks for attention on the way, as a turn does.
    return rules.COST_LAPS if recipe.method is Method.LAPS else rules.COST_OUT_AND_BACK
