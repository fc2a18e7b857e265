"""A calendar's entries for eyes of others: nothing of health, of exercises, of why, or of where.

A route's name is left out too: with the time beside it, it says where somebody is alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.handout import Handout, HandoutDay
from planner.ics.wording import runs_of
from planner.screens.counted import runs_text
from planner.screens.joined import in_a_row
from planner.screens.labels import total_text
from routes.language import N_, NP_, _, spoken
from routes.screens.measures import about_time, distance_text

_RUN = NP_("noun", "Run")
_OWN_TIME = N_("Time for me")
_OFF = N_("Nothing planned")


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """Tell no more of a handout than that there is a run, and how far."""

    handout: Handout

    def day_title(self, each: HandoutDay) -> str:
        """Return a headline that says whether there is a run."""
        if each.is_cancelled:
            return _(_OFF)
        return _(_RUN) if each.day.run else _(_OWN_TIME)

    def day_text(self, each: HandoutDay) -> str:
        """Return how far and how long a run is; nothing of any other day."""
        run = each.day.run
        if run is None or each.is_cancelled:
            return ""
        far = distance_text(run.distance_m or 0.0, self.handout.units)
        time = about_time(run.duration_s)
        return _("{distance}, about {time}").format(distance=far, time=time)

    def week_title(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's runs and their distance."""
        runs = runs_of(week)
        if not runs:
            return _(_OFF)
        return in_a_row((runs_text(len(runs)), total_text(runs, self.handout.units)))

    def week_text(self, _week: Sequence[HandoutDay]) -> str:
        """Return nothing: the headline says it."""
        return ""

    def hidden_title(self) -> str:
        """Return the headline of a day that is off."""
        return _(_OFF)

    def hidden_text(self) -> str:
        """Return nothing: whom to call would say why."""
        return ""


spoken(__name__)
