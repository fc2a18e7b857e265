"""Plain sentences for why a run gets its route. Text only."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from planner import rules
from planner.plan import Reason
from planner.screens.labels import short_date
from routes.screens.measures import about_height, distance_text
from routes.surface import Surface
from routes.units import Units

_GROUND = {
    Surface.PAVED: "on paved ways",
    Surface.MIXED: "partly on paved ways, partly on trails",
    Surface.UNPAVED: "on trails and other unpaved ways",
    Surface.UNKNOWN: "on ground that is not known",
}
_COUNTS = {2: "two", 3: "three", 4: "four"}

_DARK = (
    "Some of this run is in the dark. Paved routes come first then; whether this one is lit is not "
    "known, so take a light and wear something that reflects."
)
_GONE = (
    "The route you chose for this day is not there any more, or no longer has its distance: this "
    "one was chosen instead."
)


def _flat(reason: Reason, units: Units) -> str:
    climb_m, is_flattest = map(float, reason.values)
    climbs = f"It climbs {about_height(climb_m, units)}"
    least = ": of the routes that suit as well, none is clearly flatter."
    return climbs + (least if is_flattest else ".")


def _fresh(reason: Reason, _units: Units) -> str:
    late, is_late, last = reason.values
    day = str(last) and f"{short_date(date.fromisoformat(str(last)))} {str(last)[:4]}"
    if is_late:
        return f"Used on {day} too."
    count = int(float(late))
    runs = "the run" if count == 1 else f"the {_COUNTS.get(count, str(count))} runs"
    change = f"A change from {runs} chosen before it"
    return f"{change}; last used on {day}." if day else f"{change}."


def _near_home(reason: Reason, units: Units) -> str:
    away = distance_text(float(reason.values[0]), units)
    return f"It starts {away} from your home, as the crow flies."


def _surface(reason: Reason, _units: Units) -> str:
    return f"It runs {_GROUND[Surface(str(reason.values[0]))]}, as you like it."


ROUTE_REASONS: Mapping[str, Callable[[Reason, Units], str]] = MappingProxyType(
    {
        rules.OUR_FLAT.id: _flat,
        rules.OUR_FRESH.id: _fresh,
        rules.OUR_NEAR_HOME.id: _near_home,
        rules.OUR_SURFACE.id: _surface,
        rules.OUR_DARK.id: lambda _reason, _units: _DARK,
        rules.OUR_ROUTE_GONE.id: lambda _reason, _units: _GONE,
    }
)
