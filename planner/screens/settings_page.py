"""The page Settings: what stays the same from week to week, and where it all lies."""

from dataclasses import replace

import streamlit as st

from planner.profile import Help, Profile
from planner.screens import settings_labels as labels
from planner.screens.data_fields import show_data
from planner.screens.desk import Desk
from planner.screens.kept_fields import Field, FieldError, KeptFields
from planner.screens.runners_fields import show_runners
from planner.screens.running_fields import (
    back_fields,
    long_day_field,
    longest_fields,
    pace_field,
    rest_field,
    rhythm_fields,
)
from planner.screens.said import show_said
from planner.screens.storage import Storage
from planner.screens.time_fields import (
    away_fields,
    busy_fields,
    home_fields,
    start_field,
    zone_field,
)
from planner.screens.watch_field import kept_field
from planner.screens.who import Runners
from routes.finder import Finder
from routes.read.text import clean_text
from routes.screens.asked import leave_behind

_MOST_HELP_CHARS = 60


def show_settings(storage: Storage, runners: Runners, desk: Desk, finder: Finder) -> None:
    """Show the page; everything on it is kept as it is changed."""
    leave_behind()
    st.title(labels.TITLE)
    show_said()
    is_unchosen = desk.book is None and bool(runners.heads)
    intro = labels.NOTHING_KEPT if desk.book is None else labels.INTRO
    st.markdown(f":gray[{labels.CHOOSE_FIRST if is_unchosen else intro}]")
    if not is_unchosen:
        fields = KeptFields(desk, "settings")
        left, right = st.columns(2, gap="large")
        with left:
            st.header(labels.WHO)
            show_runners(fields)
            st.header(labels.RUNNING)
            longest_fields(fields)
            pace_field(fields)
            rest_field(fields)
            rhythm_fields(fields)
            long_day_field(fields)
            back_fields(fields)
            st.markdown(f":gray[{labels.UNITS}]")
            st.header(labels.WATCH)
            kept_field(fields)
        with right:
            st.header(labels.TIME)
            start_field(fields)
            zone_field(fields, st.context.timezone or "")
            home_fields(fields, finder)
            busy_fields(desk)
            st.header(labels.AWAY)
            away_fields(desk)
            st.header(labels.HELP)
            _help_fields(fields)
    st.header(labels.DATA)
    show_data(storage, desk)


def _help_fields(fields: KeptFields) -> None:
    """Show whom to call."""
    st.markdown(f":gray[{labels.HELP_WHY}]")
    for name, label in (
        ("emergency", labels.EMERGENCY),
        ("nurse_name", labels.NURSE_NAME),
        ("nurse", labels.NURSE),
        ("own_name", labels.OWN_NAME),
        ("own", labels.OWN),
    ):
        field = Field(
            f"help_{name}",
            getattr(fields.desk.profile.help, name),
            _Helped(name),
            lambda _: labels.HELP_SAID,
        )
        st.text_input(
            label,
            max_chars=_MOST_HELP_CHARS,
            key=fields.key(field),
            on_change=fields.take,
            args=(field,),
        )
        fields.tell(field)


class _Helped:
    """Put what was told into one part of whom to call."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, before: Profile, typed: object) -> Profile:
        text = clean_text(str(typed), _MOST_HELP_CHARS)
        if self._name == "emergency" and not text:
            raise FieldError(labels.HELP_NEEDS)
        changed: Help = replace(before.help, **{self._name: text})
        return replace(before, help=changed)
