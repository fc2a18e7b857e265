"""The calendar's choices behind one tap, and its download."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from planner.handout import Handout
from planner.ics import CalendarOptions, write_ics
from planner.pack_names import calendar_name
from planner.screens import calendar_labels as labels
from planner.screens.in_address import fill_from_address, say_in_address
from routes.language import as_spoken_now

# Its longest sentence would make it as wide as the page; a narrower page makes it narrower.
_WIDTH_PX = 440
_REMINDER = "calendar-reminder"
_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the first of some days of a plan, and what makes them ready to be taken away."""

    first_day: date
    handout: Callable[[], Handout]


def calendar_download(plan: Span, week: Span) -> CalendarOptions:
    """Show the choices and the download, of the whole plan or of the week shown; return them.

    The choices stand in the address. The file is made when the button is pressed, and nothing is
    run again for it.
    """
    with (
        st.popover(labels.TITLE, icon=":material/calendar_month:", key="calendar"),
        st.container(width=_WIDTH_PX),
    ):
        st.markdown(f":gray[{labels.INTRO}]")
        is_week = _choice(labels.SPAN, labels.SPANS, "calendar-span") == labels.HowMuch.WEEK
        options = _options()
        span = week if is_week else plan
        st.download_button(
            labels.DOWNLOAD,
            data=as_spoken_now(lambda: write_ics(span.handout(), options)),
            file_name=calendar_name(span.first_day, is_week=is_week),
            mime="text/calendar",
            on_click="ignore",
            type="primary",
            icon=":material/download:",
            key="calendar-download",
        )
        st.markdown(f":small[:gray[{labels.AGAIN}]]")
    return options


def _options() -> CalendarOptions:
    runs = _choice(labels.RUNS, labels.TIMES, "calendar-runs")
    minutes = _reminder()
    is_private = st.checkbox(
        labels.PRIVATE,
        help=labels.PRIVATE_HELP,
        key="calendar-private",
        bind="query-params",
        persist_state="session",
    )
    has_summary = st.checkbox(
        labels.SUMMARY,
        value=True,
        key="calendar-weeks",
        bind="query-params",
        persist_state="session",
    )
    return CalendarOptions(runs == labels.When.ALL_DAY, minutes or None, is_private, has_summary)


def _choice(label: str, choices: Mapping[_Code, str], key: str) -> _Code | None:
    """Show a choice between codes by their words, and return the code that is chosen."""
    usual = next(iter(choices))
    fill_from_address(key, lambda said: next((code for code in choices if code == said[0]), None))
    chosen = st.segmented_control(
        label,
        list(choices),
        format_func=lambda code: choices[code],
        default=usual,
        required=True,
        key=key,
        persist_state="session",
    )
    say_in_address(key, [] if chosen in (None, usual) else [str(chosen)])
    return chosen


def _reminder() -> int:
    """Show how long before a run to be reminded, and return the minutes, 0 for not at all."""
    known = {str(minutes): minutes for minutes in labels.REMINDERS}
    fill_from_address(_REMINDER, lambda said: known.get(said[0]))
    minutes = st.selectbox(
        labels.REMINDER,
        list(labels.REMINDERS),
        format_func=lambda each: labels.REMINDERS[each],
        key=_REMINDER,
        persist_state="session",
    )
    say_in_address(_REMINDER, [str(minutes)] if minutes else [])
    return minutes or 0
