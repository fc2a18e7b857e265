"""The page Settings: what stays the same from week to week, and where it all lies."""

from collections.abc import Callable

import streamlit as st

from planner.screens import look_labels, section_labels
from planner.screens import settings_labels as labels
from planner.screens.data_fields import show_data
from planner.screens.desk import Desk
from planner.screens.help_fields import help_fields
from planner.screens.kept_fields import KeptFields
from planner.screens.look_fields import LookFields, kept_look
from planner.screens.looks import choose_look
from planner.screens.runners_fields import show_runners
from planner.screens.running_fields import (
    back_fields,
    long_day_field,
    longest_fields,
    pace_field,
    rest_field,
    rhythm_fields,
)
from planner.screens.storage import Storage
from planner.screens.time_fields import (
    away_fields,
    busy_fields,
    home_fields,
    start_field,
    zone_field,
)
from planner.screens.units_field import units_again
from planner.screens.watch_field import kept_field
from planner.screens.who import Runners
from routes.finder import Finder
from routes.screens.asked import leave_behind
from routes.screens.said import show_said

# Where each part of the page is found, by the code that an address may end with; in their order.
_WHO, _LOOK, _RUNNING, _BACK, _WATCH = "who", "look", "running", "back", "watch"
_TIME, _AWAY, _HELP, _DATA = "time", "away", "help", "data"
_LEFT = frozenset({_WHO, _LOOK, _RUNNING, _BACK})


def show_settings(storage: Storage, runners: Runners, desk: Desk, finder: Finder) -> None:
    """Show the page; everything on it is kept as it is changed."""
    leave_behind()
    st.title(labels.TITLE)
    show_said()
    is_unchosen = desk.book is None and bool(runners.heads)
    intro = labels.NOTHING_KEPT if desk.book is None else labels.INTRO
    st.markdown(f":gray[{labels.CHOOSE_FIRST if is_unchosen else intro}]")
    parts = _parts(desk, finder)
    if is_unchosen:
        parts = {code: part for code, part in parts.items() if code == _LOOK}
    titles = _titles()
    with st.container(key="jumps"):
        st.markdown(" ".join(f"[{titles[code]}](#{code})" for code in (*parts, _DATA)))
    left, right = st.columns(2, gap="large")
    for code, part in parts.items():
        with left if code in _LEFT else right:
            st.header(titles[code], anchor=code)
            part()
    st.header(titles[_DATA], anchor=_DATA)
    show_data(storage, desk)


def _titles() -> dict[str, str]:
    return {
        _WHO: labels.WHO,
        _LOOK: look_labels.TITLE,
        _RUNNING: labels.RUNNING,
        _BACK: section_labels.BACK,
        _WATCH: labels.WATCH,
        _TIME: labels.TIME,
        _AWAY: labels.AWAY,
        _HELP: labels.HELP,
        _DATA: labels.DATA,
    }


def _parts(desk: Desk, finder: Finder) -> dict[str, Callable[[], None]]:
    fields = KeptFields(desk, "settings")
    return {
        _WHO: lambda: show_runners(fields),
        _LOOK: lambda: _look(desk),
        _RUNNING: lambda: _running(fields),
        _BACK: lambda: back_fields(fields),
        _WATCH: lambda: kept_field(fields),
        _TIME: lambda: _time(fields, finder),
        _AWAY: lambda: away_fields(desk),
        _HELP: lambda: help_fields(fields),
    }


def _look(desk: Desk) -> None:
    is_visitor = desk.book is None
    fields = LookFields(desk.view.look, "settings", choose_look if is_visitor else kept_look(desk))
    fields.language()
    fields.figures(desk.today)
    units_again(desk.units)
    fields.size()
    fields.motion()
    if is_visitor:
        st.markdown(f":gray[{look_labels.VISITOR}]")


def _running(fields: KeptFields) -> None:
    longest_fields(fields)
    pace_field(fields)
    rest_field(fields)
    rhythm_fields(fields)
    long_day_field(fields)


def _time(fields: KeptFields, finder: Finder) -> None:
    start_field(fields)
    zone_field(fields, st.context.timezone or "")
    home_fields(fields, finder)
    busy_fields(fields.desk)
