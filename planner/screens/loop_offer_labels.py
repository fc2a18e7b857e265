"""The words of a loop from home that the week offers where no route fits a run."""

from datetime import date

from planner.screens.dates import weekday_date
from routes.language import N_, _, spoken

TAKE = N_("Run this loop")
MORE = N_("Other loops")


def taken_text(name: str, day: date) -> str:
    """Return what was done when a loop was taken for the run of a day."""
    return _("The loop “{name}” is kept with your routes, and is your run on {day}.").format(
        name=name, day=weekday_date(day)
    )


spoken(__name__)
