"""What is chosen from arrays is what the rules choose, read one by one."""

from dataclasses import replace

import numpy as np
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from planner_builders import MONDAY, a_route

from planner import rules
from planner.choose import Library, Taste, Used, Wish, alternatives, choose
from planner.plan import RoutePick
from routes.offers_all import COLUMNS
from routes.summary import RouteSummary
from routes.surface import Surface
from routes.tailor import Method, Offer

HOME = (-33.81, 151.0)
# Degrees to the north of home: 0.1, 3, 9, 17, 33 and 90 km.
NORTH = (0.001, 0.027, 0.08, 0.15, 0.3, 0.8)
LENGTHS = st.integers(4, 60).map(lambda n: 250.0 * n)
CLIMBS = st.none() | st.integers(0, 300).map(float)

Pair = tuple[RouteSummary, Offer]


@st.composite
def routes(draw: st.DrawFn, number: int) -> RouteSummary:
    drawn = a_route(draw(LENGTHS), f"r{number}", is_loop=draw(st.booleans()))
    up_m, down_m = draw(CLIMBS), draw(CLIMBS)
    ends = np.array([HOME[0] + draw(st.sampled_from(NORTH)) for _ in range(2)])
    return replace(
        drawn, ascent_m=up_m, descent_m=down_m, lat_deg=ends, lon_deg=np.array([HOME[1]] * 2)
    )


LIBRARIES = st.integers(1, 8).flatmap(lambda count: st.tuples(*(routes(n) for n in range(count))))
SURFACES = st.lists(st.sampled_from(Surface), min_size=8, max_size=8)
TASTES = st.builds(
    Taste, st.sampled_from((None, HOME)), st.sampled_from((frozenset(), {Surface.MIXED}))
)
USES = st.lists(st.tuples(st.integers(0, 8), st.sampled_from([*COLUMNS, None])), max_size=6)
WISHES = st.builds(
    lambda wanted_m, least, most, flat, dark: Wish(
        wanted_m, least * wanted_m, most * wanted_m, prefers_flat=flat, is_dark=dark
    ),
    LENGTHS,
    st.floats(0.8, 1.1),
    st.floats(0.95, 1.3),
    st.booleans(),
    st.booleans(),
)


class OneByOne:
    """Rank the offers of routes, each asked of its own route."""

    def __init__(
        self,
        wish: Wish,
        library: tuple[RouteSummary, ...],
        taste: Taste,
        surfaces: dict[str, Surface],
        recent: list[Used],
    ) -> None:
        self.wish, self.taste, self.surfaces = wish, taste, surfaces
        self.late = recent[-4:]
        self.pairs = [(r, offer) for r in library for offer in r.offers(wish.wanted_m)]

    def away_m(self, pair: Pair) -> float:
        """Return how far from home a way starts."""
        if self.taste.home is None:
            return 0.0
        at = -1 if pair[1].recipe.method is Method.REVERSE else 0
        return float(geodesic(HOME, (pair[0].lat_deg[at], pair[0].lon_deg[at])).m)

    def fits(self, pair: Pair) -> bool:
        """Tell whether a way suits the wish at all."""
        off_m = 0.1 * self.wish.wanted_m + rules.ROUNDING
        metres = pair[1].distance_m
        is_near = abs(metres - self.wish.wanted_m) <= off_m
        return is_near and self.wish.least_m <= metres <= self.wish.most_m

    def climb(self, pair: Pair) -> float:
        """Return the metres up for each kilometre."""
        route, offer = pair
        up_m, down_m = (float("nan") if m is None else m for m in (route.ascent_m, route.descent_m))
        turn_m = offer.recipe.turn_m or 0.0
        climb_m = {
            Method.WHOLE: up_m,
            Method.REVERSE: down_m,
            Method.LAPS: up_m * offer.recipe.laps,
            Method.OUT_AND_BACK: (up_m + down_m) * (turn_m / route.distance_m),
        }[offer.recipe.method]
        return climb_m / offer.distance_m * 1000

    def points(self, pair: Pair) -> int:
        """Return what a way costs."""
        route, offer = pair
        way = offer.recipe.method
        points = {Method.LAPS: 1, Method.OUT_AND_BACK: 2}.get(way, 0 if route.is_loop else 1)
        points += sum(self.away_m(pair) > band for band in (2_000, 5_000, 10_000, 20_000))
        surface = self.surfaces[route.id]
        points += bool(self.taste.surfaces) and surface not in self.taste.surfaces
        points += self.wish.is_dark and surface is not Surface.PAVED
        return points + sum(used.route_id == route.id for used in self.late)

    def off_m(self, pair: Pair) -> float:
        """Return how far a way is from the wanted metres."""
        return abs(pair[1].distance_m - self.wish.wanted_m)

    def best(self) -> tuple[Pair, bool]:
        """Return the best way, and whether it fits."""
        fitting = [pair for pair in self.pairs if self.fits(pair)]
        if not fitting:
            return min(self.pairs, key=self.nearness), False
        tier = min(map(self.tier, fitting))
        alike = [pair for pair in fitting if self.tier(pair) == tier]
        flattest = min((c for c in map(self.climb, alike) if c == c), default=0.0)  # noqa: PLR0124

        def rank(pair: Pair) -> tuple[object, ...]:
            climb, flat = self.climb(pair), 0.0
            if self.wish.prefers_flat:
                flat = (climb - flattest) // 5 if climb == climb else float("inf")  # noqa: PLR0124
            route, offer = pair
            way = (route.id, offer.recipe.method)
            again = sum((used.route_id, used.method) == way for used in self.late)
            return flat, self.points(pair), again, self.off_m(pair), route.id

        return min(alike, key=rank), True

    def tier(self, pair: Pair) -> tuple[bool, bool]:
        """Return what comes before all points."""
        return self.away_m(pair) > 50_000, self.off_m(pair) > 0.05 * self.wish.wanted_m

    def nearness(self, pair: Pair) -> tuple[object, ...]:
        """Return the key for ways that do not fit."""
        is_long = pair[1].distance_m > self.wish.most_m
        return self.away_m(pair) > 50_000, is_long, self.off_m(pair), pair[0].id


@given(LIBRARIES, TASTES, SURFACES, USES, WISHES)
@settings(deadline=None, max_examples=400)
def test_all_at_once_the_same_is_chosen_as_one_by_one(
    library: tuple[RouteSummary, ...],
    taste: Taste,
    kinds: list[Surface],
    uses: list[tuple[int, Method | None]],
    wish: Wish,
) -> None:
    surfaces = {f"r{n}": kind for n, kind in enumerate(kinds)}
    recent = [Used(f"r{n}", method, MONDAY) for n, method in uses]
    shelf = Library(library, taste, surfaces)
    found = choose(wish, shelf, recent)
    assert found is not None
    pick = found.pick
    (route, offer), fits = OneByOne(wish, library, taste, surfaces, recent).best()
    told = (pick.route_id, pick.recipe, pick.distance_m, pick.fits)
    assert told == (route.id, offer.recipe, offer.distance_m, fits)
    # Without what was chosen the next best route comes first.
    rest = tuple(each for each in library if each.id != pick.route_id)
    others = [each.pick for each in alternatives(wish, shelf, recent, pick, count=1)]
    assert [each for each in others if each.route_id != pick.route_id] == (
        best_of(wish, Library(rest, taste, surfaces), recent, others)
    )


def best_of(
    wish: Wish, library: Library, recent: list[Used], told: list[RoutePick]
) -> list[RoutePick]:
    """Return the best of other routes, none where a way of the same one was told instead."""
    found = choose(wish, library, recent)
    if found is None or (told and told[0].fits and not found.pick.fits):
        return []
    return [found.pick]
