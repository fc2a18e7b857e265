"""What is chosen from arrays is what the rules choose, read one by one."""

import math
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
from routes.tailor import Method, Offer, Recipe

HOME = (-33.81, 151.0)
# Degrees to the north of home: 0.1, 3, 9, 17, 33 and 90 km.
NORTH = (0.001, 0.027, 0.08, 0.15, 0.3, 0.8)
LENGTHS = st.integers(4, 60).map(lambda n: 250.0 * n)
CLIMBS = st.none() | st.integers(0, 300).map(float)

Pair = tuple[RouteSummary, Offer]
Way = tuple[str, Recipe, float, bool]


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

    def ranked(self) -> list[tuple[Pair, bool]]:
        """Return all ways, best first, each with whether it fits."""
        fitting = [pair for pair in self.pairs if self.fits(pair)]
        tiers = [self.tier(pair) for pair in fitting]
        found = []
        for tier in sorted(set(tiers)):
            alike = [pair for pair, its in zip(fitting, tiers, strict=True) if its == tier]
            found += [(pair, True) for pair in self.sorted(alike)]
        others = [pair for pair in self.pairs if not self.fits(pair)]
        return found + [(pair, False) for pair in sorted(others, key=self.nearness)]

    def sorted(self, alike: list[Pair]) -> list[Pair]:
        """Return ways of one tier, best first."""
        known = [climb for climb in map(self.climb, alike) if not math.isnan(climb)]

        def rank(pair: Pair) -> tuple[object, ...]:
            climb, flat = self.climb(pair), 0.0
            if self.wish.prefers_flat:
                flat = math.inf if math.isnan(climb) else (climb - min(known)) // 5
            route, offer = pair
            way = (route.id, offer.recipe.method)
            again = sum((used.route_id, used.method) == way for used in self.late)
            of_way = COLUMNS.index(offer.recipe.method)
            return flat, self.points(pair), again, self.off_m(pair), route.id, of_way

        return sorted(alike, key=rank)

    def tier(self, pair: Pair) -> tuple[bool, bool]:
        """Return what comes before all points."""
        return self.away_m(pair) > 50_000, self.off_m(pair) > 0.05 * self.wish.wanted_m

    def nearness(self, pair: Pair) -> tuple[object, ...]:
        """Return the key for ways that do not fit."""
        is_long = pair[1].distance_m > self.wish.most_m
        of_way = COLUMNS.index(pair[1].recipe.method)
        return self.away_m(pair) > 50_000, is_long, self.off_m(pair), pair[0].id, of_way


@given(LIBRARIES, TASTES, SURFACES, USES, WISHES)
@settings(max_examples=300)
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
    ranked = OneByOne(wish, library, taste, surfaces, recent).ranked()
    assert told(found.pick) == way_of(*ranked[0])
    others = alternatives(wish, shelf, recent, found.pick, count=5)
    assert [told(each.pick) for each in others] == instead_of(found.pick, ranked)[:5]


def told(pick: RoutePick) -> Way:
    return pick.route_id, pick.recipe, pick.distance_m, pick.fits


def way_of(pair: Pair, fits: bool) -> Way:  # noqa: FBT001  # it comes out of a pair
    return pair[0].id, pair[1].recipe, pair[1].distance_m, fits


def instead_of(pick: RoutePick, ranked: list[tuple[Pair, bool]]) -> list[Way]:
    """Return other routes once each, then other ways of the same; those that fit before all."""
    ways = [way_of(*each) for each in ranked]
    found: list[Way] = []
    for fits in (True, False):
        for way in ways:
            if way[3] is fits and way[0] not in {pick.route_id, *(told[0] for told in found)}:
                found.append(way)  # it looks at what was found
        same = [way for way in ways if way[3] is fits and way[0] == pick.route_id]
        found += [way for way in same if way[1] != pick.recipe]
    return found
