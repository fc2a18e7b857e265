"""Plain sentences for why a run gets its route. Text only."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from planner import rules
from planner.plan import Reason
from planner.screens.counted import number_word
from planner.screens.dates import year_date
from routes.language import N_, _, ngettext, spoken
from routes.screens.measures import about_height, distance_text
from routes.surface import Surface
from routes.units import Units

_GROUND = {
    Surface.PAVED: N_("It runs on paved ways, as you like it."),
    Surface.MIXED: N_("It runs partly on paved ways, partly on trails, as you like it."),
    Surface.UNPAVED: N_("It runs on trails and other unpaved ways, as you like it."),
    Surface.UNKNOWN: N_("It runs on ground that is not known, as you like it."),
}

_DARK = N_(
    "Some of this run is in the dark. Paved routes come first then; whether this one is lit is not "
    "known, so take a light and wear something that reflects."
)
_GONE = N_(
    "The route you chose for this day is not there any more, or no longer has its distance: this "
    "one was chosen instead."
)


def _flat(reason: Reason, units: Units) -> str:
    climb_m, is_flattest = map(float, reason.values)
    said = _("It climbs {height}.")
    if is_flattest:
        said = _("It climbs {height}: of the routes that suit as well, none is clearly flatter.")
    return said.format(height=about_height(climb_m, units))


def _fresh(reason: Reason, _units: Units) -> str:
    late, is_late, last = reason.values
    day = year_date(date.fromisoformat(str(last))) if last else ""
    if is_late:
        return _("Used on {day} too.").format(day=day)
    count = int(float(late))
    if day:
        said = ngettext(
            "A change from the run chosen before it; last used on {day}.",
            "A change from the {number} runs chosen before it; last used on {day}.",
            count,
        )
    else:
        said = ngettext(
            "A change from the run chosen before it.",
            "A change from the {number} runs chosen before it.",
            count,
        )
    return said.format(number=number_word(count), day=day)


def _near_home(reason: Reason, units: Units) -> str:
    away = distance_text(float(reason.values[0]), units)
    return _("It starts {distance} from your home, as the crow flies.").format(distance=away)


def _surface(reason: Reason, _units: Units) -> str:
    return _(_GROUND[Surface(str(reason.values[0]))])


ROUTE_REASONS: Mapping[str, Callable[[Reason, Units], str]] = MappingProxyType(
    {
        rules.OUR_FLAT.id: _flat,
        rules.OUR_FRESH.id: _fresh,
        rules.OUR_NEAR_HOME.id: _near_home,
        rules.OUR_SURFACE.id: _surface,
        rules.OUR_DARK.id: lambda _reason, _units: _(_DARK),
        rules.OUR_ROUTE_GONE.id: lambda _reason, _units: _(_GONE),
    }
)

spoken(__name__)
