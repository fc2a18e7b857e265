"""A planned run as it is taken away: its line for a watch, and its steps as a workout."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import streamlit as st

from planner.day_start import day_start
from planner.hours import zone_of
from planner.pack_names import WORKOUT
from planner.pain_state import PainState
from planner.picks import other_id
from planner.plan import Day, RoutePick
from planner.runner_view import PlannedRunner, planned_pace
from planner.screens import labels
from planner.screens.desk import Desk
from planner.screens.starting import DEFAULT_LONGEST_M
from planner.screens.watch_field import with_choice
from planner.workouts import workout_of
from routes.errors import RouteError
from routes.library import Library
from routes.measure import distance_along
from routes.screens import labels as route_labels
from routes.screens import watch_claim_words, watch_words
from routes.screens.library import opened
from routes.screens.take import More, show_more, show_take
from routes.screens.taking import Taking, told_by
from routes.screens.view import View
from routes.summary import RouteSummary
from routes.tailor import Recipe, make
from routes.track import Route
from routes.turns import turns_of
from routes.watches import Watch, takes
from routes.write.fit import write_workout
from routes.write.names import file_name, slug


@dataclass(frozen=True, slots=True)
class TakeRuns:
    """Offer what is taken away of the runs of a desk's plan; call it once for each day's row."""

    desk: Desk
    library: Library
    routes: Mapping[str, RouteSummary]
    state: PainState

    def __call__(self, day: Day, pick: RoutePick | None) -> None:
        """Show the downloads of a day's run; without `pick` there is no line, only a workout."""
        view = self._view(day, pick)
        more = self._workout(day, view.watch)
        taking = self._taking(day, pick) if pick else None
        if taking:
            # How a run went, which can be told from its day on, matters more.
            ahead = day.day > self.desk.today
            show_take(taking, view, day.day.isoformat(), more=more, is_primary=ahead)
        elif more:
            show_more(more, day.day.isoformat())

    def _view(self, day: Day, pick: RoutePick | None) -> View:
        # The plan that is looked at may be another's, of another pace.
        length_m = pick.distance_m if pick else DEFAULT_LONGEST_M
        pace = planned_pace(day.run, length_m, self.desk.profile.runner)
        runner = PlannedRunner(DEFAULT_LONGEST_M, pace)
        return replace(with_choice(self.desk.view, self.desk), runner=runner)

    def _taking(self, day: Day, pick: RoutePick) -> Taking | None:
        """Return what is taken; say so, and return None, when a file is gone or is another."""
        # Made before it is pressed: what is gone can only be told of in the page.
        whole = opened(self.library, pick.route_id)
        if whole is None:
            return None
        try:
            made = make(whole[0], pick.recipe, self._other(pick.recipe))
            facts = self.library.facts(pick.route_id)
        except RouteError:
            st.info(route_labels.STALE)
            return None
        length_m = float(distance_along(made.track)[-1])
        return Taking(
            replace(made, name=labels.run_name(pick, self.desk.units)),
            pick.distance_m,
            self._starts(day),
            f"{day.day} {pick.route_name}",
            turns_of(pick.recipe, length_m),
            told_by(whole[0], facts),
        )

    def _other(self, recipe: Recipe) -> Route | None:
        over = other_id(recipe, self.routes.values())
        return self.library.open(over) if over else None

    def _starts(self, day: Day) -> datetime:
        profile, zone = self.desk.profile, self.desk.zone
        found = day_start(profile, day, self.routes, zone)
        if found and found.start:
            return found.start.at
        return datetime.combine(day.day, profile.starts_at, zone_of(profile, zone))

    def _workout(self, day: Day, watch: Watch | None) -> More | None:
        if watch is None or not takes(watch).has_workouts or day.run is None:
            return None
        workout = workout_of(day, self.desk.profile.runner, self.desk.units, self.state)
        if workout is None:
            return None
        run, starts = day.run, self._starts(day)
        stem = f"{day.day} {run.route.route_name}" if run.route else f"{day.day}"
        return More(
            watch_words.WORKOUT_FOR.format(watch=watch_words.NAMES[watch]),
            lambda: write_workout(workout, starts),
            file_name(stem, run.distance_m, WORKOUT) if run.distance_m else slug(stem) + WORKOUT,
            watch_claim_words.workout_says(watch),
        )
