"""The three questions that a first week asks: how far, on which days, and how the back was."""

from dataclasses import dataclass

import streamlit as st

from planner import rules
from planner.profile import Profile
from planner.screens import dates, first_labels, labels, told
from planner.screens import settings_labels as words
from planner.screens.in_address import fill_from_address, say_in_address
from planner.screens.places import Places
from planner.screens.starting import DEFAULT_LONGEST_M
from routes.units import Units

# Of the back nothing stands in the address: whoever gets a link need not know of it.
BACK = "back"
REST = "rest"
_DAYS, _NO_RUN = "days", "norun"
_LONGEST_FILLED = "longest_filled"


@dataclass(frozen=True, slots=True)
class First:
    """Hold the answers: metres, None for no run lately or for none told; ISO weekdays; the back."""

    longest_m: float | None
    has_not_run: bool
    weekdays: frozenset[int]
    has_back_history: bool


def ask_first(units: Units, before: Profile, places: Places) -> First:
    """Show the questions, and return what is answered.

    `before` is whose answers these are so far.
    """
    longest_m, has_not_run = _longest(units, places)
    return First(longest_m, has_not_run, _days(places), _back(before))


def _longest(units: Units, places: Places) -> tuple[float | None, bool]:
    _fill_longest(units)
    # Above the box that turns it off, and made after it.
    place = st.container()
    places.keep("longest")
    has_not_run = st.checkbox(
        words.NO_RUN, key=_NO_RUN, bind="query-params", persist_state="session"
    )
    with place:
        longest_m = told.longest_field(units, is_off=has_not_run)
    if has_not_run:
        st.markdown(f":gray[{words.NO_RUN_WHY}]")
    return None if has_not_run else longest_m, has_not_run


def _fill_longest(units: Units) -> None:
    """Fill the field for a visitor who has told nothing; emptied later, it stays so."""
    key = told.longest_key(units)
    is_new = not st.session_state.get(_LONGEST_FILLED) and key not in st.query_params
    if is_new and st.session_state.get(key) is None:
        told.tell_longest(DEFAULT_LONGEST_M, units)
    st.session_state[_LONGEST_FILLED] = True


def _days(places: Places) -> frozenset[int]:
    fill_from_address(_DAYS, lambda said: [day for day in dates.WEEKDAYS if day in said])
    days = st.pills(
        labels.DAYS,
        dates.WEEKDAYS,
        format_func=dates.code_text,
        selection_mode="multi",
        wrap=True,
        default=dates.WEEKDAYS,
        key=_DAYS,
        persist_state="session",
    )
    places.keep("days")
    said = [day for day in dates.WEEKDAYS if day in days]
    say_in_address(_DAYS, [] if len(said) == len(dates.WEEKDAYS) else said)
    return frozenset(dates.WEEKDAYS.index(day) + 1 for day in said)


def _back(before: Profile) -> bool:
    if BACK not in st.session_state:
        st.session_state[BACK] = before.runner.has_back_history
    return st.checkbox(
        words.BACK,
        key=BACK,
        help=first_labels.BACK_HELP,
        on_change=_rest_more,
        persist_state="session",
    )


def _rest_more() -> None:
    """Let a sore back have the rest days it needs, as Settings does."""
    rest_days = st.session_state.get(REST)
    if st.session_state[BACK] and isinstance(rest_days, int) and rest_days < rules.REST_DAYS_BACK:
        st.session_state[REST] = rules.REST_DAYS_BACK
