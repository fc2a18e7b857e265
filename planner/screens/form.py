"""A visitor's form: fields kept in the address, each told of its own mistake beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator  # noqa: TC002 - our one import style

from planner import rules
from planner.errors import PlanError, PlanFault
from planner.goals import Aim, with_aim
from planner.journal import RunDone
from planner.pace import parse_pace
from planner.profile import Profile
from planner.runner import Runner, Spacing
from planner.screens import dates, labels, told
from planner.screens import settings_labels as words
from planner.screens.desk import Desk
from planner.screens.plan_fields import DATES, goal_choices, goal_name
from planner.screens.starting import DEFAULT_LONGEST_M, Starting, tell_so_far
from planner.screens.words import error_text
from routes.summary import RouteSummary
from routes.units import Units

# Which field a refusal belongs to.
_FIELD = {
    PlanFault.LONGEST_RANGE: "longest",
    PlanFault.RUN_DISTANCE: "longest",
    PlanFault.GOAL_RANGE: "goal",
    PlanFault.PACE_RANGE: "pace",
    PlanFault.PACE_FORMAT: "pace",
    PlanFault.REST_DAYS_RANGE: "rest",
    PlanFault.REST_DAYS_BACK: "rest",
    PlanFault.NO_WEEKDAYS: "days",
    PlanFault.WEEKDAY_UNKNOWN: "days",
    PlanFault.WEEKDAYS_TOO_CLOSE: "days",
    PlanFault.RUN_AFTER_START: "last",
    PlanFault.RUN_AFTER_TODAY: "last",
    PlanFault.WEEKS_RANGE: "weeks",
    PlanFault.DATE_RANGE: "first",
}
_GOAL, _GOAL_DAY, _NO_RUN = "goal", "by", "norun"
_LONGEST_FILLED = "longest_filled"
_DEFAULT_WEEKS = 4
_LATE_START_WEEKDAY = 4  # Thursday


class AddressForm:
    """Draw the fields, then make the profile or tell what is wrong at the field."""

    def __init__(self, routes: Sequence[RouteSummary], desk: Desk) -> None:
        self._routes = {route.id: route for route in routes}
        self._desk = desk
        self._today = desk.today
        self._units = desk.units
        self._slots: dict[str, DeltaGenerator] = {}
        self.mistake = ""
        self._running()
        with st.expander(labels.MORE):
            self._resting()
            self._when()
        self._keep_goal()

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
        self.mistake = error_text(error)
        self._slots[_FIELD.get(error.code, "longest")].error(self.mistake)

    def _running(self) -> None:
        self._longest()
        self._pace = told.pace_field(self._units)
        self._slot("pace")
        self._rest_days = st.segmented_control(
            labels.REST_DAYS,
            rules.REST_DAYS_ALLOWED,
            format_func=labels.rest_days_choice,
            default=rules.REST_DAYS_DEFAULT,
            required=True,
            key="rest",
            help=labels.REST_DAYS_HELP,
            bind="query-params",
            persist_state="session",
        )
        self._slot("rest")
        self._last()

    def _longest(self) -> None:
        self._fill_longest()
        place = st.container()
        self._slot("longest")
        self._has_none = st.checkbox(
            words.NO_RUN, key=_NO_RUN, bind="query-params", persist_state="session"
        )
        with place:
            longest_m = told.longest_field(self._units, is_off=self._has_none)
        self._longest_m = None if self._has_none else longest_m
        if self._has_none:
            st.markdown(f":gray[{words.NO_RUN_WHY}]")

    def _fill_longest(self) -> None:
        """Fill the field for a visitor who has told nothing; emptied later, it stays so."""
        key = told.longest_key(self._units)
        is_new = not st.session_state.get(_LONGEST_FILLED) and key not in st.query_params
        if is_new and st.session_state.get(key) is None:
            told.tell_longest(DEFAULT_LONGEST_M, self._units)
        st.session_state[_LONGEST_FILLED] = True

    def _last(self) -> None:
        # The field leaves out what it cannot hold, so a day to come is read from the address.
        self._is_to_come = _is_after(st.query_params.get("last", ""), self._today)
        told_last = st.session_state.get("last")
        if isinstance(told_last, date) and told_last > self._today:
            self._is_to_come = True
            st.session_state["last"] = None
        self._last_run = st.date_input(
            labels.LAST_RUN,
            value=None,
            min_value=date(rules.YEARS_RANGE[0], 1, 1),
            max_value=self._today,
            format=DATES,
            key="last",
            help=labels.LAST_RUN_HELP,
            disabled=self._has_none,
            bind="query-params",
            persist_state="session",
        )
        self._slot("last")

    def _goals(self) -> None:
        choices = goal_choices(tuple(self._routes.values()))
        asked = st.query_params.get(_GOAL)
        if _GOAL not in st.session_state and asked in choices:
            st.session_state[_GOAL] = asked
        if st.session_state.get(_GOAL, choices[0]) not in choices:
            del st.session_state[_GOAL]
        self._goal = st.selectbox(
            labels.GOAL,
            choices,
            format_func=lambda goal: goal_name(goal, self._routes, 0.0, self._units),
            key=_GOAL,
            persist_state="session",
        )
        self._own_m = _own_distance(self._units) if self._goal == Aim.OWN else None
        self._slot("goal")
        self._goal_day = st.date_input(
            words.GOAL_DAY,
            value=None,
            min_value=date(rules.YEARS_RANGE[0], 1, 1),
            max_value=date(rules.YEARS_RANGE[1], 12, 31),
            format=DATES,
            key=_GOAL_DAY,
            help=words.GOAL_DAY_HELP,
            bind="query-params",
            persist_state="session",
        )

    def _resting(self) -> None:
        self._goals()
        self._rhythm = st.segmented_control(
            labels.RHYTHM,
            list(Spacing),
            format_func=labels.RHYTHMS.__getitem__,
            default=Spacing.ROLLING,
            required=True,
            key="rhythm",
            help=labels.RHYTHM_HELP,
            bind="query-params",
            persist_state="session",
        )
        self._days = st.pills(
            labels.DAYS,
            dates.WEEKDAYS,
            format_func=dates.code_text,
            selection_mode="multi",
            default=dates.WEEKDAYS,
            key="days",
            bind="query-params",
            persist_state="session",
        )
        self._slot("days")

    def _when(self) -> None:
        self._first_day = st.date_input(
            labels.FIRST_DAY,
            value=self._first_default(),
            format=DATES,
            key="first",
            bind="query-params",
            persist_state="session",
        )
        self._slot("first")
        _fill("weeks", _DEFAULT_WEEKS)
        self._weeks = st.number_input(
            labels.WEEKS,
            value=None,
            step=1,
            key="weeks",
            bind="query-params",
            persist_state="session",
        )
        self._slot("weeks")

    def _first_default(self) -> date:
        """Return today while most of the week is ahead, else next Monday (our choice)."""
        weekday = self._today.isoweekday()
        ahead = 0 if weekday <= _LATE_START_WEEKDAY else rules.DAYS_A_WEEK + 1 - weekday
        return self._today + timedelta(days=ahead)

    def _keep_goal(self) -> None:
        """Keep the goal's id in the address; binding the field would put its sentence there."""
        kept = None if self._goal == Aim.LONGEST else self._goal
        if kept is None:
            st.query_params.pop(_GOAL, None)
        elif st.query_params.get(_GOAL) != kept:
            st.query_params[_GOAL] = kept

    def _slot(self, field: str) -> None:
        self._slots[field] = st.empty()

    def _profile(self) -> Profile:
        if not (self._has_none or told.is_longest(self._longest_m)):
            raise PlanError(PlanFault.LONGEST_RANGE)
        if self._is_to_come or (self._last_run and self._last_run > self._today):
            raise PlanError(PlanFault.RUN_AFTER_TODAY)
        runner = Runner(
            longest_recent_m=None,
            easy_pace_s_per_km=parse_pace(self._pace) * 1000 / self._units.distance_m,
            rest_days_between=int(self._rest_days or rules.REST_DAYS_DEFAULT),
            weekdays=frozenset(dates.WEEKDAYS.index(day) + 1 for day in self._days),
            spacing=self._rhythm or Spacing.ROLLING,
            goal_day=self._goal_day,
            plan_from=self._first_day or self._today,
        )
        # What is told is of the days before the newest run, or before the plan.
        newest = self._last_run and self._last_run + timedelta(days=1)
        profile = replace(
            self._desk.fallback,
            runner=runner,
            longest_told_m=self._longest_m,
            told_on=(None if self._has_none else newest) or self._first_day or self._today,
            weeks=int(self._weeks or 0),
        )
        if self._goal == Aim.OWN and self._own_m is None:
            raise PlanError(PlanFault.GOAL_RANGE)
        routes_m = {route.id: route.distance_m for route in self._routes.values()}
        return with_aim(profile, self._goal or Aim.LONGEST, routes_m, self._own_m)

    def _runs(self) -> tuple[RunDone, ...]:
        if self._last_run is None or self._longest_m is None:
            return ()
        return (RunDone(self._last_run, self._longest_m),)


def _own_distance(units: Units) -> float | None:
    """Show the field for a distance to build up to, and return it in metres."""
    key = _own_key(units)
    if key not in st.session_state and key not in st.query_params:
        for other in Units:
            known = st.session_state.get(_own_key(other))
            if isinstance(known, int | float):
                st.session_state[key] = round(known * other.distance_m / units.distance_m, 1)
    own = st.number_input(
        words.GOAL_OWN_M.format(unit=units.value),
        value=None,
        step=0.5,
        format="%.1f",
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return None if own is None else float(own) * units.distance_m


def _own_key(units: Units) -> str:
    return "own" if units is Units.KM else f"own_{units.value}"


def _fill(field: str, value: float) -> None:
    """Fill a field that is new to this visitor; one that was emptied stays so, to be told of it."""
    if field not in st.session_state and field not in st.query_params:
        st.session_state[field] = value


def _is_after(text: str, today: date) -> bool:
    """Tell whether a text of the address is a day after today."""
    try:
        return date.fromisoformat(text) > today
    except ValueError:
        return False
