"""The words about making a route another length: what was done, and what is asked."""

from collections.abc import Callable, Mapping, Sequence

from routes.language import N_, _, decimal, first_up, listed, ngettext, spoken
from routes.recipe import Method, Recipe
from routes.screens.measures import distance_of, distance_text, height_text
from routes.tailor import FIT_SHARE, Variation
from routes.units import Units

WANTED = N_("Make it ({unit})")
WANTED_HELP = N_(
    "Finds laps, ways out and back, short cuts where the line comes near itself, and other routes "
    "that touch; with a place under Near, loops begun where they are nearest to it. The route "
    "itself stays as it is."
)
FOUND = N_("Ways to run it, best first")
NOT_EXACT = N_("Nothing here comes within 2 % of {distance}. These come nearest.")
BACK = N_("Back to the whole route")
KEEP_TITLE = N_("Keep as a new route")
KEEP = N_("Keep it")
OF_ROUTE = N_("Made of {name}.")
# Our choice: lines nearer than this are one path, and nothing need be said of the step over.
_LINK_M = 10.0
_ONCE_M = 150.0


def way_text(recipe: Recipe, units: Units) -> str:
    """Return how a variation is run, as a phrase that begins small; places count from the start."""
    words = _WAYS[recipe.method](recipe, lambda m: distance_text(m or 0.0, units))
    if recipe.start_m:
        at = distance_text(recipe.start_m, units)
        return _("begun at {distance}: {way}").format(distance=at, way=words)
    return words


def way_title(recipe: Recipe, units: Units) -> str:
    """Return how a variation is run, as a title; places count from the start."""
    words = way_text(recipe, units)
    return first_up(words)


def kept_text(names: Sequence[str]) -> str:
    """Return a sentence on routes that were just kept under these names."""
    return ngettext(
        "{names} is in your library now.", "{names} are in your library now.", len(names)
    ).format(names=_quoted(names))


def unkept_text(names: Sequence[str]) -> str:
    """Return a sentence on routes that were kept and are not any more."""
    return ngettext(
        "{names} is out of your library again.",
        "{names} are out of your library again.",
        len(names),
    ).format(names=_quoted(names))


def _quoted(names: Sequence[str]) -> str:
    return listed(_("“{name}”").format(name=name) for name in names)


def link_text(recipe: Recipe) -> str:
    """Return a sentence on ground that no line covers, "" where there is hardly any."""
    if recipe.link_m < _LINK_M:
        return ""
    return _(
        "The {distance} straight between the lines is on no route: look whether there is a way."
    ).format(distance=height_text(5 * round(recipe.link_m / 5), Units.KM))


def off_text(variation: Variation, wanted_m: float, units: Units) -> str:
    """Return how far a variation is off the wanted distance, within a tenth as wanted."""
    tenths = round(abs(variation.distance_m - wanted_m) / units.distance_m, 1)
    if not tenths:
        return _("as wanted")
    off = distance_text(tenths * units.distance_m, units)
    if variation.distance_m < wanted_m:
        return _("{distance} shorter than wanted").format(distance=off)
    return _("{distance} longer than wanted").format(distance=off)


def twice_text(variation: Variation, units: Units) -> str:
    """Return how much ground is run twice, as about as it is known."""
    if variation.repeated_m < _ONCE_M:
        return _("nothing run twice")
    repeated = distance_text(variation.repeated_m, units)
    return _("about {distance} run twice").format(distance=repeated)


def round_distance(distance_m: float, units: Units) -> str:
    """Return a distance for a name: 6 km, 6.2 km."""
    number = round(distance_m / units.distance_m, 1)
    return distance_of(units).format(number=decimal(number, 0 if number.is_integer() else 1))


def made_name(name: str, distance_m: float, units: Units, part: int | None = None) -> str:
    """Return a name for what was made of the route `name`; `part` counts from 1."""
    distance = round_distance(distance_m, units)
    if part is None:
        return named_with(name, distance)
    return _("{name}, {distance}, part {number}").format(name=name, distance=distance, number=part)


def turned_name(name: str) -> str:
    """Return the name of a route that is run the other way round."""
    return _("{name} (other way round)").format(name=name)


def named_with(name: str, distance: str) -> str:
    """Return a name with a distance at its end."""
    return _("{name}, {distance}").format(name=name, distance=distance)


def fits(variation: Variation, wanted_m: float) -> bool:
    """Tell whether a variation is within 2 % of the wanted distance."""
    return abs(variation.distance_m - wanted_m) <= FIT_SHARE * wanted_m


_Say = Callable[[float | None], str]


def _laps(recipe: Recipe, _say: _Say) -> str:
    return ngettext("once round", "{count} laps", recipe.laps).format(count=recipe.laps)


def _out_and_back(recipe: Recipe, say: _Say) -> str:
    return ngettext(
        "turn at {distance} and come back the same way",
        "turn at {distance} and come back the same way, {count} times",
        recipe.laps,
    ).format(distance=say(recipe.turn_m), count=recipe.laps)


def _back_from_finish(recipe: Recipe, say: _Say) -> str:
    return _("from the finish, {distance} against the route’s way and back").format(
        distance=say(recipe.turn_m)
    )


def _laps_and_back(recipe: Recipe, say: _Say) -> str:
    return ngettext(
        "once round, then on to {distance} and back",
        "{count} laps, then on to {distance} and back",
        recipe.laps,
    ).format(distance=say(recipe.turn_m), count=recipe.laps)


def _inner_loop(recipe: Recipe, say: _Say) -> str:
    return _("only the round from {first} to {last} of the route").format(
        first=say(recipe.leave_m), last=say(recipe.rejoin_m)
    )


def _inner_loop_and_back(recipe: Recipe, say: _Say) -> str:
    more_m = (recipe.turn_m or 0.0) - (recipe.rejoin_m or 0.0)
    return _(
        "only the round from {first} to {last} of the route, with {more} further on and back "
        "before its end"
    ).format(first=say(recipe.leave_m), last=say(recipe.rejoin_m), more=say(more_m))


def _short_cut(recipe: Recipe, say: _Say) -> str:
    return _("at {leave} cross over to where the route is at {rejoin}").format(
        leave=say(recipe.leave_m), rejoin=say(recipe.rejoin_m)
    )


def _short_cut_and_back(recipe: Recipe, say: _Say) -> str:
    return _("turn at {turn}, then at {leave} cross over to where the route is at {rejoin}").format(
        turn=say(recipe.turn_m), leave=say(recipe.leave_m), rejoin=say(recipe.rejoin_m)
    )


def _out_and_round(recipe: Recipe, say: _Say) -> str:
    return _(
        "on to {rejoin}, where the route meets its {leave} again, and home the way you came"
    ).format(rejoin=say(recipe.rejoin_m), leave=say(recipe.leave_m))


def _round_another(recipe: Recipe, say: _Say) -> str:
    return _("at {leave} once round {route}, then on").format(
        leave=say(recipe.leave_m), route=recipe.other
    )


def _into_another(recipe: Recipe, say: _Say) -> str:
    along_m = abs((recipe.turn_m or 0.0) - recipe.other_m)
    return _("at {leave} go {distance} along {route} and back, then on").format(
        leave=say(recipe.leave_m), distance=say(along_m), route=recipe.other
    )


def _to_another(recipe: Recipe, say: _Say) -> str:
    return _("{distance} to {route}, once round it, and home the way you came").format(
        distance=say(recipe.leave_m), route=recipe.other
    )


_WAYS: Mapping[Method, Callable[[Recipe, _Say], str]] = {
    Method.WHOLE: lambda _recipe, _say: _("the whole route"),
    Method.REVERSE: lambda _recipe, _say: _("the whole route the other way round"),
    Method.LAPS: _laps,
    Method.OUT_AND_BACK: _out_and_back,
    Method.BACK_FROM_FINISH: _back_from_finish,
    Method.LAPS_AND_BACK: _laps_and_back,
    Method.INNER_LOOP: _inner_loop,
    Method.INNER_LOOP_AND_BACK: _inner_loop_and_back,
    Method.SHORT_CUT: _short_cut,
    Method.SHORT_CUT_AND_BACK: _short_cut_and_back,
    Method.OUT_AND_ROUND: _out_and_round,
    Method.ROUND_ANOTHER: _round_another,
    Method.INTO_ANOTHER: _into_another,
    Method.TO_ANOTHER: _to_another,
}

spoken(__name__)
