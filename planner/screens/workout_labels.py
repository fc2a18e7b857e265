"""What a watch shows of a planned run: a workout's name and its steps'."""

from planner.plan import Day, Item, Kind
from planner.screens import dates
from routes.language import N_, NP_, _, spoken
from routes.units import Units
from routes.workout import SHOWN_CHARS
from routes.write.short_names import short_name

_LONG = NP_("a run, on a watch", "Long")
_WALK_RUN = N_("Walk-run")
_LONG_RUN = N_("Long run")
_STEPS = {
    Kind.WARM_UP: N_("Warm-up"),
    Kind.RUN: NP_("noun", "Run"),
    Kind.WARM_DOWN: N_("Warm-down"),
    Kind.WALK: NP_("noun", "Walk"),
}


def workout_name(day: Day, units: Units = Units.KM) -> str:
    """Return what a day's run is called on a watch, in 15 characters of ASCII at most; "" for none.

    What it is always stands there whole, such as 6km, Long 14.7km or Walk-run 5b; before it as much
    of the date as there is room for.
    """
    if day.run is None:
        return ""
    what = _what(day.run, units)
    on = day.day
    whens = (dates.weekday_date(on), dates.short_date(on), dates.weekday_text(on.isoweekday()))
    names = (f"{when} {what}" for when in whens)
    return next((name for name in names if len(name) <= SHOWN_CHARS and name.isascii()), what)


def step_name(kind: Kind, *, is_long_run: bool = False) -> str:
    """Return what a step is called, in ASCII."""
    return _plain(_LONG_RUN if is_long_run else _STEPS[kind])


def _plain(text: str) -> str:
    """Return a marked text as a watch can show it; in English where it has no such letters."""
    return short_name(_(text), SHOWN_CHARS, otherwise="") or text


def _what(run: Item, units: Units) -> str:
    if run.session:
        return f"{_plain(_WALK_RUN)} {run.session.id}"
    if run.distance_m is None:
        size = f"{run.duration_s / 60:.0f}min"
    else:
        size = f"{run.distance_m / units.distance_m:.1f}".removesuffix(".0") + units.value
    return f"{_plain(_LONG)} {size}" if run.is_long_run else size


spoken(__name__)
