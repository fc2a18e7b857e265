"""The words about making a route another length: what was done, and what is asked."""

from collections.abc import Callable, Mapping

from routes.recipe import Method, Recipe
from routes.screens.measures import distance_text
from routes.tailor import FIT_SHARE, Variation
from routes.units import Units

TITLE = "Make it another length"
WANTED = "Make it ({})"
WANTED_HELP = (
    "Finds laps, ways out and back, short cuts where the line comes near itself, and other routes "
    "that touch; with a place under Near, loops begun where they are nearest to it. The route "
    "itself stays as it is."
)
FOUND = "Ways to run it, best first"
NOT_EXACT = "Nothing here comes within 2 % of {}. These come nearest."
BACK = "Back to the whole route"
KEEP_TITLE = "Keep as a new route"
KEEP = "Keep it"
KEPT = "“{}” is in your library now."
UNKEPT = "“{}” is out of your library again."
OF_ROUTE = "Made of {}."
EXACT = "as wanted"
SHORTER = "{} shorter than wanted"
LONGER = "{} longer than wanted"
ONCE = "nothing run twice"
TWICE = "about {} run twice"
LINK = "The {} straight between the lines is on no route: look whether there is a way."
# Our choice: lines nearer than this are one path, and nothing need be said of the step over.
_LINK_M = 10.0
_ONCE_M = 150.0


def way_text(recipe: Recipe, units: Units) -> str:
    """Return how a variation is run, as a phrase that begins small; places count from the start."""
    words = _WAYS[recipe.method](recipe, lambda m: distance_text(m or 0.0, units))
    if recipe.start_m:
        words = f"begun at {distance_text(recipe.start_m, units)}: {words}"
    return words


def link_text(recipe: Recipe) -> str:
    """Return a sentence on ground that no line covers, "" where there is hardly any."""
    if recipe.link_m < _LINK_M:
        return ""
    return LINK.format(f"{5 * round(recipe.link_m / 5)} m")


def off_text(variation: Variation, wanted_m: float, units: Units) -> str:
    """Return how far a variation is off the wanted distance, within a tenth as wanted."""
    tenths = round(abs(variation.distance_m - wanted_m) / units.distance_m, 1)
    if not tenths:
        return EXACT
    off = distance_text(tenths * units.distance_m, units)
    return (SHORTER if variation.distance_m < wanted_m else LONGER).format(off)


def twice_text(variation: Variation, units: Units) -> str:
    """Return how much ground is run twice, as about as it is known."""
    if variation.repeated_m < _ONCE_M:
        return ONCE
    return TWICE.format(distance_text(variation.repeated_m, units))


def round_distance(distance_m: float, units: Units) -> str:
    """Return a distance for a name: 6 km, 6.2 km."""
    return f"{round(distance_m / units.distance_m, 1):g} {units.value}"


def fits(variation: Variation, wanted_m: float) -> bool:
    """Tell whether a variation is within 2 % of the wanted distance."""
    return abs(variation.distance_m - wanted_m) <= FIT_SHARE * wanted_m


_Say = Callable[[float | None], str]


def _laps(recipe: Recipe, _say: _Say) -> str:
    return "once round" if recipe.laps == 1 else f"{recipe.laps} laps"


def _out_and_back(recipe: Recipe, say: _Say) -> str:
    times = f", {recipe.laps} times" if recipe.laps > 1 else ""
    return f"turn at {say(recipe.turn_m)} and come back the same way{times}"


def _back_from_finish(recipe: Recipe, say: _Say) -> str:
    return f"from the finish, {say(recipe.turn_m)} against the route’s way and back"


def _laps_and_back(recipe: Recipe, say: _Say) -> str:
    return f"{_laps(recipe, say)}, then on to {say(recipe.turn_m)} and back"


def _inner_loop(recipe: Recipe, say: _Say) -> str:
    return f"only the round from {say(recipe.leave_m)} to {say(recipe.rejoin_m)} of the route"


def _inner_loop_and_back(recipe: Recipe, say: _Say) -> str:
    more_m = (recipe.turn_m or 0.0) - (recipe.rejoin_m or 0.0)
    return f"{_inner_loop(recipe, say)}, with {say(more_m)} further on and back before its end"


def _short_cut(recipe: Recipe, say: _Say) -> str:
    return f"at {say(recipe.leave_m)} cross over to where the route is at {say(recipe.rejoin_m)}"


def _short_cut_and_back(recipe: Recipe, say: _Say) -> str:
    return f"turn at {say(recipe.turn_m)}, then {_short_cut(recipe, say)}"


def _out_and_round(recipe: Recipe, say: _Say) -> str:
    return (
        f"on to {say(recipe.rejoin_m)}, where the route meets its {say(recipe.leave_m)} again, and "
        "home the way you came"
    )


def _round_another(recipe: Recipe, say: _Say) -> str:
    return f"at {say(recipe.leave_m)} once round {recipe.other}, then on"


def _into_another(recipe: Recipe, say: _Say) -> str:
    along_m = abs((recipe.turn_m or 0.0) - recipe.other_m)
    return f"at {say(recipe.leave_m)} go {say(along_m)} along {recipe.other} and back, then on"


def _to_another(recipe: Recipe, say: _Say) -> str:
    return f"{say(recipe.leave_m)} to {recipe.other}, once round it, and home the way you came"


_WAYS: Mapping[Method, Callable[[Recipe, _Say], str]] = {
    Method.WHOLE: lambda _recipe, _say: "the whole route",
    Method.REVERSE: lambda _recipe, _say: "the whole route the other way round",
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
