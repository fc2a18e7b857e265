"""What a first week does not ask: pace, rest, goal and dates, each with a good answer already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from planner import rules
from planner.goals import Aim
from planner.runner import Spacing
from planner.screens import labels, told
from planner.screens import settings_labels as words
from planner.screens.date_format import date_format
from planner.screens.first_questions import REST
from planner.screens.in_address import fill_from_address, say_in_address
from planner.screens.places import Places
from planner.screens.plan_fields import goal_choices, goal_name
from routes.screens.measures import distance_unit
from routes.summary import RouteSummary
from routes.units import Units

_GOAL, _GOAL_DAY, _LAST, _RHYTHM, _WEEKS = "goal", "by", "last", "rhythm", "weeks"
_DEFAULT_WEEKS = 4
_LATE_START_WEEKDAY = 4  # Thursday


@dataclass(frozen=True, slots=True)
class More:
    """Hold the answers as they were given: some may make no sense.

    `last_run_is_to_come` tells that the last run was said to be after today.
    """

    pace: str
    rest_days: int
    last_run: date | None
    last_run_is_to_come: bool
    goal: str
    own_m: float | None
    goal_day: date | None
    spacing: Spacing
    first_day: date | None
    weeks: int


def ask_more(
    units: Units,
    today: date,
    routes: Mapping[str, RouteSummary],
    places: Places,
    *,
    has_not_run: bool,
) -> More:
    """Show the questions, and return what is answered."""
    pace = told.pace_field(units)
    places.keep("pace")
    rest_days = _rest(places)
    last_run, is_to_come = _last(today, places, is_off=has_not_run)
    goal, own_m, goal_day = _goals(units, routes, places)
    spacing = _rhythm()
    first_day, weeks = _when(today, places)
    return More(
        pace,
        rest_days,
        last_run,
        is_to_come or bool(last_run and last_run > today),
        goal,
        own_m,
        goal_day,
        spacing,
        first_day,
        weeks,
    )


def _rest(places: Places) -> int:
    rest_days = st.segmented_control(
        labels.REST_DAYS,
        rules.REST_DAYS_ALLOWED,
        format_func=labels.rest_days_choice,
        default=rules.REST_DAYS_DEFAULT,
        required=True,
        wrap=True,
        key=REST,
        help=labels.REST_DAYS_HELP,
        bind="query-params",
        persist_state="session",
    )
    places.keep("rest")
    return int(rest_days or rules.REST_DAYS_DEFAULT)


def _last(today: date, places: Places, *, is_off: bool) -> tuple[date | None, bool]:
    # The field leaves out what it cannot hold, so a day to come is read from the address.
    is_to_come = _is_after(st.query_params.get(_LAST, ""), today)
    told_last = st.session_state.get(_LAST)
    if isinstance(told_last, date) and told_last > today:
        is_to_come = True
        st.session_state[_LAST] = None
    last_run = st.date_input(
        labels.LAST_RUN,
        value=None,
        min_value=date(rules.YEARS_RANGE[0], 1, 1),
        max_value=today,
        format=date_format(),
        key=_LAST,
        help=labels.LAST_RUN_HELP,
        disabled=is_off,
        bind="query-params",
        persist_state="session",
    )
    places.keep("last")
    return last_run, is_to_come


def _goals(
    units: Units, routes: Mapping[str, RouteSummary], places: Places
) -> tuple[str, float | None, date | None]:
    choices = goal_choices(tuple(routes.values()))
    fill_from_address(_GOAL, lambda said: said[0] if said[0] in choices else None)
    if st.session_state.get(_GOAL, choices[0]) not in choices:
        del st.session_state[_GOAL]
    goal = st.selectbox(
        labels.GOAL,
        choices,
        format_func=lambda goal: goal_name(goal, routes, 0.0, units),
        key=_GOAL,
        persist_state="session",
    )
    say_in_address(_GOAL, [] if goal == Aim.LONGEST else [goal])
    own_m = _own_distance(units) if goal == Aim.OWN else None
    places.keep("goal")
    goal_day = st.date_input(
        words.GOAL_DAY,
        value=None,
        min_value=date(rules.YEARS_RANGE[0], 1, 1),
        max_value=date(rules.YEARS_RANGE[1], 12, 31),
        format=date_format(),
        key=_GOAL_DAY,
        help=words.GOAL_DAY_HELP,
        bind="query-params",
        persist_state="session",
    )
    return goal, own_m, goal_day


def _own_distance(units: Units) -> float | None:
    """Show the field for a distance to build up to, and return it in metres."""
    key = _own_key(units)
    if key not in st.session_state and key not in st.query_params:
        for other in Units:
            known = st.session_state.get(_own_key(other))
            if isinstance(known, int | float):
                st.session_state[key] = round(known * other.distance_m / units.distance_m, 1)
    own = st.number_input(
        words.GOAL_OWN_M.format(unit=distance_unit(units)),
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


def _rhythm() -> Spacing:
    fill_from_address(_RHYTHM, lambda said: Spacing(said[0]) if said[0] in set(Spacing) else None)
    chosen = st.segmented_control(
        labels.RHYTHM,
        list(Spacing),
        format_func=labels.RHYTHMS.__getitem__,
        default=Spacing.ROLLING,
        required=True,
        wrap=True,
        key=_RHYTHM,
        help=labels.RHYTHM_HELP,
        persist_state="session",
    )
    spacing = Spacing(chosen or Spacing.ROLLING)
    say_in_address(_RHYTHM, [] if spacing is Spacing.ROLLING else [spacing.value])
    return spacing


def _when(today: date, places: Places) -> tuple[date | None, int]:
    first_day = st.date_input(
        labels.FIRST_DAY,
        value=_first_default(today),
        format=date_format(),
        key="first",
        bind="query-params",
        persist_state="session",
    )
    places.keep("first")
    # A field that was emptied stays so, to be told of it.
    if _WEEKS not in st.session_state and _WEEKS not in st.query_params:
        st.session_state[_WEEKS] = _DEFAULT_WEEKS
    weeks = st.number_input(
        labels.WEEKS,
        value=None,
        step=1,
        key=_WEEKS,
        bind="query-params",
        persist_state="session",
    )
    places.keep("weeks")
    return first_day, int(weeks or 0)


def _first_default(today: date) -> date:
    """Return today while most of the week is ahead, else next Monday (our choice)."""
    weekday = today.isoweekday()
    ahead = 0 if weekday <= _LATE_START_WEEKDAY else rules.DAYS_A_WEEK + 1 - weekday
    return today + timedelta(days=ahead)


def _is_after(text: str, today: date) -> bool:
    """Tell whether a text of the address is a day after today."""
    try:
        return date.fromisoformat(text) > today
    except ValueError:
        return False
