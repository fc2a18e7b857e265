"""The words of a loop from home that the week offers where no route fits a run."""

from datetime import date

from planner.screens.dates import weekday_date
from routes.language import N_, _, ngettext, spoken
from routes.screens.measures import distance_text
from routes.units import Units

TAKE = N_("Run this loop")
MORE = N_("See it, and others")


def find_text(wanted_m: float, units: Units) -> str:
    """Return what leads to the page on which a loop for a run is found."""
    return _("Find a loop of {distance}").format(distance=distance_text(wanted_m, units))


def taken_text(name: str, day: date) -> str:
    """Return what was done when a loop was taken for the run of a day."""
    return _("The loop “{name}” is kept with your routes, and is your run on {day}.").format(
        name=name, day=weekday_date(day)
    )


def loops_text(removed: int, staying: int) -> str:
    """Return what became of loops that were made for runs which are not to be run on them now."""
    if removed:
        said = ngettext(
            "This loop is out of your routes now. You can put it back on the page Add routes.",
            "These loops are out of your routes now. You can put them back on the page Add routes.",
            removed,
        )
    elif staying:
        said = ngettext(
            "This loop stays with your routes.", "These loops stay with your routes.", staying
        )
    else:
        said = ""
    return said


spoken(__name__)
