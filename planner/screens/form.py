"""The runner's form: fields kept in the address, each told of its own mistake beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator  # noqa: TC002 - our one import style

from planner import rules
from planner.errors import PlanError, PlanFault
from planner.journal import Journal, RunDone
from planner.pace import parse_pace
from planner.runner import Runner, Spacing
from planner.screens import labels, told
from planner.screens.words import error_text
from planner.screens.you import DEFAULT_LONGEST_M
from routes.screens.measures import distance_text
from routes.screens.view import View
from routes.summary import RouteSummary

# Which field a refusal belongs to.
_FIELD = {
    PlanFault.LONGEST_RANGE: "longest",
    PlanFault.RUN_DISTANCE: "longest",
    PlanFault.GOAL_RANGE: "goal",
    PlanFault.PACE_RANGE: "pace",
    PlanFault.PACE_FORMAT: "pace",
    PlanFault.REST_DAYS_RANGE: "rest",
    PlanFault.NO_WEEKDAYS: "days",
    PlanFault.WEEKDAY_UNKNOWN: "days",
    PlanFault.WEEKDAYS_TOO_CLOSE: "days",
    PlanFault.RUN_AFTER_START: "last",
    PlanFault.RUN_AFTER_TODAY: "last",
    PlanFault.WEEKS_RANGE: "weeks",
    PlanFault.DATE_RANGE: "first",
}
_GOAL = "goal"
_GOAL_LONGEST = "longest"
_GOAL_HOLD = "hold"
_LONGEST_FILLED = "longest_filled"
_DEFAULT_WEEKS = 4
_LATE_START_WEEKDAY = 4  # Thursday
_DATES = "DD/MM/YYYY"


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold a filled form: who runs, what was run, and which weeks to plan."""

    runner: Runner
    journal: Journal
    first_day: date
    weeks: int


class Form:
    """Draw the fields, then make the answers or tell what is wrong at the field."""

    def __init__(self, routes: Sequence[RouteSummary], view: View) -> None:
        self._routes = {route.id: route for route in routes}
        self._today = view.today
        self._units = view.units
        self._slots: dict[str, DeltaGenerator] = {}
        self.mistake = ""
        self._running()
        with st.expander(labels.MORE):
            self._resting()
            self._when()
        self._keep_goal()

    def answers(self) -> Answers | None:
        """Return the answers, or None after telling what is wrong beside its field."""
        try:
            return self._answers()
        except PlanError as error:
            self.tell(error)
            return None

    def tell(self, error: PlanError) -> None:
        """Show what is wrong beside the field it belongs to, and keep it for where the week goes.

        The field may lie in the closed part of the form.
        """
        self.mistake = error_text(error)
        self._slots[_FIELD.get(error.code, "longest")].error(self.mistake)

    def _running(self) -> None:
        self._fill_longest()
        self._longest_m = told.longest_field(self._units)
        self._slot("longest")
        self._pace = told.pace_field(self._units)
        self._slot("pace")
        choices = dict(zip(rules.REST_DAYS_ALLOWED, labels.REST_DAY_CHOICES, strict=True))
        self._rest_days = st.segmented_control(
            labels.REST_DAYS,
            list(choices),
            format_func=lambda n: choices[n],
            default=rules.REST_DAYS_DEFAULT,
            required=True,
            key="rest",
            help=labels.REST_DAYS_HELP,
            bind="query-params",
            persist_state="session",
        )
        self._slot("rest")
        self._last()

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
        self._last_run = st.date_input(
            labels.LAST_RUN,
            value=None,
            min_value=date(rules.YEARS_RANGE[0], 1, 1),
            max_value=self._today,
            format=_DATES,
            key="last",
            help=labels.LAST_RUN_HELP,
            bind="query-params",
            persist_state="session",
        )
        self._slot("last")

    def _resting(self) -> None:
        choices = [_GOAL_LONGEST, _GOAL_HOLD, *self._routes]
        asked = st.query_params.get(_GOAL)
        if _GOAL not in st.session_state and asked in choices:
            st.session_state[_GOAL] = asked
        self._goal = st.selectbox(
            labels.GOAL,
            choices,
            format_func=self._goal_name,
            key=_GOAL,
            persist_state="session",
        )
        self._slot("goal")
        self._rhythm = st.segmented_control(
            labels.RHYTHM,
            [labels.ROLLING, labels.FIXED],
            default=labels.ROLLING,
            required=True,
            key="rhythm",
            help=labels.RHYTHM_HELP,
            bind="query-params",
            persist_state="session",
        )
        self._days = st.pills(
            labels.DAYS,
            labels.WEEKDAYS,
            selection_mode="multi",
            default=labels.WEEKDAYS,
            key="days",
            bind="query-params",
            persist_state="session",
        )
        self._slot("days")

    def _when(self) -> None:
        self._first_day = st.date_input(
            labels.FIRST_DAY,
            value=self._first_default(),
            format=_DATES,
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
        kept = None if self._goal == _GOAL_LONGEST else self._goal
        if kept is None:
            st.query_params.pop(_GOAL, None)
        elif st.query_params.get(_GOAL) != kept:
            st.query_params[_GOAL] = kept

    def _slot(self, field: str) -> None:
        self._slots[field] = st.empty()

    def _goal_name(self, goal: str) -> str:
        if goal == _GOAL_LONGEST:
            return labels.GOAL_LONGEST
        if goal == _GOAL_HOLD:
            return labels.GOAL_HOLD
        route = self._routes[goal]
        return f"{route.name}, {distance_text(route.distance_m, self._units)}"

    def _answers(self) -> Answers:
        longest_m = self._longest_m or 0.0
        runner = Runner(
            longest_recent_m=longest_m,
            easy_pace_s_per_km=parse_pace(self._pace) * 1000 / self._units.distance_m,
            rest_days_between=int(self._rest_days or rules.REST_DAYS_DEFAULT),
            weekdays=self._weekdays(),
            spacing=Spacing.FIXED if self._rhythm == labels.FIXED else Spacing.ROLLING,
            goal_m=self._goal_m(longest_m),
        )
        first_day = self._first_day or self._today
        if self._is_to_come or (self._last_run and self._last_run > self._today):
            raise PlanError(PlanFault.RUN_AFTER_TODAY)
        runs = (RunDone(self._last_run, longest_m),) if self._last_run else ()
        return Answers(runner, Journal(runs), first_day, int(self._weeks or 0))

    def _weekdays(self) -> frozenset[int]:
        return frozenset(labels.WEEKDAYS.index(day) + 1 for day in self._days)

    def _goal_m(self, longest_m: float) -> float | None:
        if self._goal == _GOAL_HOLD:
            return longest_m
        route = self._routes.get(self._goal or "")
        return route.distance_m if route else None


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
