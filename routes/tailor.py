"""A route and a wanted distance: the variations that come near it, each with how it is made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from routes.errors import ShapeError
from routes.measure import distance_along, measure
from routes.pieces import SHORTEST_TURN_M, begun_at
from routes.recipe import Method, Offer, Recipe, make
from routes.repeated import repeated_m
from routes.touch import TOUCH_M, nearest_m, self_touches, touches
from routes.track import Route, Track
from routes.ways import ALONE, MOST_LAPS, Neighbour, Size, ways_across, ways_alone, ways_over

__all__ = [
    "FIT_SHARE",
    "MOST_LAPS",
    "Method",
    "Offer",
    "Place",
    "Recipe",
    "Variation",
    "check_wanted",
    "make",
    "offers",
    "tailor",
]

# A distance within 2 % of the wanted one fits: a watch on the wrist is no better.
FIT_SHARE = 0.02

# Our choice: what is further off is told only where it needs nothing but the line itself.
_WORTH_TELLING = 0.1
Place = tuple[float, float]
_SIMPLE = tuple(Method)


@dataclass(frozen=True, slots=True, eq=False)
class Variation:
    """Pair a made route with its recipe and its measured distance.

    `repeated_m` are about the metres on ground that the run was on before.
    """

    route: Route
    recipe: Recipe
    distance_m: float
    repeated_m: float


def offers(length_m: float, gap_m: float, *, is_loop: bool, distance_m: float) -> tuple[Offer, ...]:
    """Return the recipes for a route of `length_m` that may suit `distance_m`, nearest first.

    Needs no geometry, so that a plan can be made from summaries alone; it keeps to WHOLE, REVERSE,
    LAPS and OUT_AND_BACK once, the four that a plan knows how to time and to tell. `gap_m` is the
    way from finish to start, run between laps. Raises ShapeError for a distance that is not above
    0.
    """
    check_wanted(distance_m)
    found = [Offer(Recipe(Method.WHOLE), length_m), Offer(Recipe(Method.REVERSE), length_m)]
    if is_loop:
        lap_m = length_m + gap_m
        count = min(round((distance_m + gap_m) / lap_m), MOST_LAPS)
        if count > 1:
            found.append(Offer(Recipe(Method.LAPS, laps=count), count * lap_m - gap_m))
    turn_m = min(distance_m / 2, length_m)
    if turn_m >= SHORTEST_TURN_M:
        found.append(Offer(Recipe(Method.OUT_AND_BACK, turn_m=turn_m), 2 * turn_m))
    return tuple(sorted(found, key=lambda offer: abs(offer.distance_m - distance_m)))


def tailor(
    route: Route,
    *,
    distance_m: float,
    home: Place | None = None,
    others: Sequence[Route] = (),
) -> tuple[Variation, ...]:
    """Return the variations of a route that come near `distance_m`, best first.

    Distances are judged in steps of 2 % of the wanted one, as no watch tells them better; among
    those as near, less ground run twice comes first, then what is simpler (our choice). Whole and
    reverse, laps, and out and back are always among them, so that the nearest honest answer is
    never missing; what goes over touching places is where it comes within 10 %.

    `home` is a latitude and a longitude: a loop is also begun where it comes nearest to it.
    `others` are routes that may be joined where they come within 40 m; of two of one name the first
    is meant. Raises ShapeError for a distance that is not above 0.
    """
    check_wanted(distance_m)
    facts = measure(route)
    size = Size(facts.distance_m, facts.gap_m, facts.is_loop)
    by_name = {other.name: other for other in reversed(others)}
    starts = [0.0]
    if home and facts.is_loop:
        at_m = nearest_m(route.track, facts.distance_m, *home)
        if TOUCH_M < at_m < facts.distance_m - TOUCH_M:
            starts.insert(0, at_m)
    made = [
        _variation(route, replace(recipe, start_m=start_m), by_name.get(recipe.other))
        for start_m in starts
        for recipe in _recipes(*_begun(route.track, size, start_m), by_name.values(), distance_m)
    ]
    off_m = [abs(each.distance_m - distance_m) for each in made]
    most_m = max(_WORTH_TELLING * distance_m, min(off_m))
    told = (
        each
        for each, off in zip(made, off_m, strict=True)
        if each.recipe.method in ALONE or off <= most_m
    )
    return tuple(sorted(told, key=lambda each: _rank(each, distance_m)))


def check_wanted(distance_m: float) -> None:
    """Raise ShapeError for a wanted distance that is not above 0."""
    if not 0 < distance_m < float("inf"):
        raise ShapeError(f"a run of {distance_m} m")


def _begun(track: Track, size: Size, start_m: float) -> tuple[Track, Size]:
    if not start_m:
        return track, size
    # Begun elsewhere, the way from finish to start is a part of the line.
    return begun_at(track, start_m), Size(size.length_m + size.gap_m, 0.0, is_loop=True)


def _recipes(
    track: Track, size: Size, others: Iterable[Route], wanted_m: float
) -> Iterator[Recipe]:
    yield from ways_alone(size, wanted_m)
    own = self_touches(track, size.length_m, is_loop=size.is_loop)
    yield from ways_across(size, own, wanted_m)
    for other in others:
        facts = measure(other)
        found = touches(track, size.length_m, other.track, facts.distance_m)
        beside = Size(facts.distance_m, facts.gap_m, facts.is_loop)
        yield from ways_over(size, Neighbour(other.name, beside, found), wanted_m)


def _variation(route: Route, recipe: Recipe, other: Route | None) -> Variation:
    made = make(route, recipe, other)
    length_m = float(distance_along(made.track)[-1])
    return Variation(made, recipe, length_m, repeated_m(made.track))


def _rank(variation: Variation, wanted_m: float) -> tuple[float, ...]:
    off_m = abs(variation.distance_m - wanted_m)
    return (
        off_m // (FIT_SHARE * wanted_m),
        # To the nearest 100 m: about is all that is known of it.
        round(variation.repeated_m, -2),
        _SIMPLE.index(variation.recipe.method),
        off_m,
    )
