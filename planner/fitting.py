"""Routes made to fit a day where no simple way of any does: their lines are needed for that."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from planner import rules
from planner.choose import Library, Wish
from planner.picks import as_pick
from planner.plan import RoutePick
from routes.errors import RouteError
from routes.recipe_metres import leads_over_another
from routes.summary import RouteSummary
from routes.tailor import FIT_SHARE, tailor
from routes.track import Route

_Opened = tuple[RouteSummary, Route]
_Rank = tuple[float, float, int, str]


def fitted(
    library: Library, opener: Callable[[str], Route], wish: Wish, tried_most: int = 6
) -> tuple[RoutePick, ...]:
    """Return ways of the routes nearest to a wish that fit it, best first.

    Opens at most `tried_most` routes with `opener`, which takes an id and may raise RouteError: a
    route that is gone is left out. Ways may lead over another of them, by any method of
    `routes.recipe`; of each route there is at most one that lies on it alone and one that does not.
    Each comes within 10 % and inside the limits of the wish. Ranked as `routes.tailor.tailor` does.
    """
    opened = tuple(_open(_nearest(library, wish, tried_most), opener))
    made = [found for each in opened for found in _best_of(each, opened, library, wish)]
    made.sort(key=lambda found: found[0])
    return tuple(pick for _, pick in made)


def _nearest(library: Library, wish: Wish, count: int) -> Iterator[RouteSummary]:
    """Yield the routes that come near a wish, in points: one more for each 10 % away (ours)."""
    off = np.abs(library.ways(wish.wanted_m).distance_m - wish.wanted_m)
    points = off // (rules.ROUTE_TOLERANCE * wish.wanted_m) + library.cost(is_dark=wish.is_dark)
    best, nearest = np.nanmin(points, axis=1), np.nanmin(off, axis=1)
    is_far = library.is_far.all(axis=1)
    for row in np.lexsort((nearest, best, is_far))[:count]:
        yield library.routes[row]


def _open(found: Iterable[RouteSummary], opener: Callable[[str], Route]) -> Iterator[_Opened]:
    for summary in found:
        try:
            yield summary, opener(summary.id)
        except RouteError:
            # Its file went meanwhile; the list of routes will say so.
            continue


def _best_of(
    mine: _Opened, opened: Sequence[_Opened], library: Library, wish: Wish
) -> Iterator[tuple[_Rank, RoutePick]]:
    """Yield the best way of a route alone, and the best that leads over another."""
    summary, route = mine
    # A recipe knows another route by its name, which must mean the same route later.
    others = [
        replace(theirs, name=other.name)
        for other, theirs in opened
        if other is not summary and library.named(other.name) is other
    ]
    wanted_m = wish.wanted_m
    ways = tailor(route, distance_m=wanted_m, others=others)
    told = set()
    for number, way in enumerate(ways):
        pick = as_pick(summary, way.recipe, way.distance_m, wanted_m)
        over = leads_over_another(way.recipe)
        if over in told or not (pick.fits and wish.least_m <= way.distance_m <= wish.most_m):
            continue
        told.add(over)
        steps = abs(way.distance_m - wanted_m) // (FIT_SHARE * wanted_m)
        yield (steps, round(way.repeated_m, -2), number, summary.id), pick
