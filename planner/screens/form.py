"""A visitor's form: fields kept in the address, each told of its own mistake beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import streamlit as st

from planner.errors import PlanError, PlanFault
from planner.goals import Aim, with_aim
from planner.journal import RunDone
from planner.pace import parse_pace
from planner.profile import Profile
from planner.runner import Runner
from planner.screens import first_labels, told
from planner.screens.desk import Desk
from planner.screens.first_questions import ask_first
from planner.screens.more_questions import ask_more
from planner.screens.places import Places
from planner.screens.starting import Starting, tell_so_far
from routes.summary import RouteSummary


class AddressForm:
    """Draw the fields, then make the profile or tell what is wrong at the field."""

    def __init__(self, routes: Sequence[RouteSummary], desk: Desk) -> None:
        self._routes = {route.id: route for route in routes}
        self._desk = desk
        self._places = Places()
        self.mistake = ""
        self._first = ask_first(desk.units, desk.fallback, self._places)
        with st.expander(first_labels.MORE):
            self._more = ask_more(
                desk.units,
                desk.today,
                self._routes,
                self._places,
                has_not_run=self._first.has_not_run,
            )

    def profile(self) -> Profile | None:
        """Return the answers, or None after telling what is wrong beside its field."""
        desk = self.desk()
        return desk.profile if desk else None

    def desk(self) -> Desk | None:
        """Return the desk with the answers on it, None after telling what is wrong with them."""
        try:
            profile, runs = self._profile(), self._runs()
        except PlanError as error:
            self.tell(error)
            return None
        if self._desk.is_looking:
            return self._desk.looking(profile, runs)
        tell_so_far(Starting(profile, runs))
        return self._desk.starting_from(profile, runs)

    def tell(self, error: PlanError) -> None:
        """Show what is wrong beside the field it belongs to, and keep it for where the week goes.

        The field may lie in the closed part of the form.
        """
        self.mistake = self._places.tell(error)

    def _profile(self) -> Profile:
        first, more, today = self._first, self._more, self._desk.today
        if not (first.has_not_run or told.is_longest(first.longest_m)):
            raise PlanError(PlanFault.LONGEST_RANGE)
        if more.last_run_is_to_come:
            raise PlanError(PlanFault.RUN_AFTER_TODAY)
        runner = Runner(
            longest_recent_m=None,
            easy_pace_s_per_km=parse_pace(more.pace) * 1000 / self._desk.units.distance_m,
            rest_days_between=more.rest_days,
            weekdays=first.weekdays,
            spacing=more.spacing,
            goal_day=more.goal_day,
            plan_from=more.first_day or today,
            has_back_history=first.has_back_history,
        )
        # What is told is of the days before the newest run, or before the plan.
        newest = more.last_run and more.last_run + timedelta(days=1)
        profile = replace(
            self._desk.fallback,
            runner=runner,
            longest_told_m=first.longest_m,
            told_on=(None if first.has_not_run else newest) or more.first_day or today,
            weeks=more.weeks,
        )
        if more.goal == Aim.OWN and more.own_m is None:
            raise PlanError(PlanFault.GOAL_RANGE)
        routes_m = {route.id: route.distance_m for route in self._routes.values()}
        return with_aim(profile, more.goal or Aim.LONGEST, routes_m, more.own_m)

    def _runs(self) -> tuple[RunDone, ...]:
        if self._more.last_run is None or self._first.longest_m is None:
            return ()
        return (RunDone(self._more.last_run, self._first.longest_m),)
