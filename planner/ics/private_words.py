"""A calendar's entries for eyes of others: nothing of health, of exercises, of why, or of where.

A route's name is left out too: with the time beside it, it says where somebody is alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.handout import Handout, HandoutDay
from planner.ics.wording import count_text, runs_of
from planner.screens.labels import total_text
from routes.screens.measures import about_time, distance_text

_RUN = "Run"
_OWN_TIME = "Time for me"
_OFF = "Nothing planned"


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """Tell no more of a handout than that there is a run, and how far."""

    handout: Handout

    def day_title(self, each: HandoutDay) -> str:
        """Return a headline that says whether there is a run."""
        if each.is_cancelled:
            return _OFF
        return _RUN if each.day.run else _OWN_TIME

    def day_text(self, each: HandoutDay) -> str:
        """Return how far and how long a run is; nothing of any other day."""
        run = each.day.run
        if run is None or each.is_cancelled:
            return ""
        far = distance_text(run.distance_m or 0.0, self.handout.units)
        return f"{far}, about {about_time(run.duration_s)}"

    def week_title(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's runs and their distance."""
        runs = runs_of(week)
        if not runs:
            return _OFF
        return f"{count_text(runs)}, {total_text(runs, self.handout.units)}"

    def week_text(self, _week: Sequence[HandoutDay]) -> str:
        """Return nothing: the headline says it."""
        return ""

    def hidden_title(self) -> str:
        """Return the headline of a day that is off."""
        return _OFF

    def hidden_text(self) -> str:
        """Return nothing: whom to call would say why."""
        return ""
