"""What a watch shows of a planned run: a workout's name and its steps'."""

from planner.plan import Day, Item
from planner.screens import labels
from routes.units import Units
from routes.workout import SHOWN_CHARS

LONG = "Long"
WALK_RUN = "Walk-run"


def workout_name(day: Day, units: Units = Units.KM) -> str:
    """Return what a day's run is called on a watch, in 15 characters of ASCII at most; "" for none.

    What it is always stands there whole, such as 6km, Long 14.7km or Walk-run 5b; before it as much
    of the date as there is room for.
    """
    if day.run is None:
        return ""
    what = _what(day.run, units)
    weekday, date = labels.WEEKDAYS[day.day.weekday()], labels.short_date(day.day)
    names = (f"{when} {what}" for when in (f"{weekday} {date}", date, weekday))
    return next((name for name in names if len(name) <= SHOWN_CHARS), what)


def run_step(run: Item) -> str:
    """Return what the step of a run is called."""
    return labels.LONG_RUN if run.is_long_run else labels.RUN


def _what(run: Item, units: Units) -> str:
    if run.session:
        return f"{WALK_RUN} {run.session.id}"
    if run.distance_m is None:
        size = f"{run.duration_s / 60:.0f}min"
    else:
        size = f"{run.distance_m / units.distance_m:.1f}".removesuffix(".0") + units.value
    return f"{LONG} {size}" if run.is_long_run else size
