"""A visitor's way to keep the week that the answers gave: a name, and one press."""

from dataclasses import replace

import streamlit as st

from planner.profile import NAMELESS
from planner.screens import first_labels as labels
from planner.screens.desk import Desk
from planner.screens.desk_labels import name_text
from routes.read.text import clean_text

_NAME = "keep_name"
_MOST_CHARS = 60


def keep_line(desk: Desk) -> None:
    """Show it to who has no plan here yet; nobody is asked twice, and it can be undone in Settings.

    Where others have theirs here, who runs is asked first.
    """
    if desk.book is not None or desk.is_looking or desk.store.profiles():
        return
    # A form sends nothing while one types.
    with (
        st.container(key="keep-plan"),
        st.form("keep_plan", border=False),
        st.container(horizontal=True, vertical_alignment="center", gap="small"),
    ):
        st.text(labels.KEEP, width="stretch")
        st.text_input(
            labels.NAME,
            key=_NAME,
            max_chars=_MOST_CHARS,
            placeholder=name_text(NAMELESS),
            label_visibility="collapsed",
            width=180,
        )
        st.form_submit_button(
            labels.KEEP_DO, icon=":material/bookmark_add:", on_click=_keep, args=(desk,)
        )


def _keep(desk: Desk) -> None:
    name = clean_text(st.session_state[_NAME], _MOST_CHARS) or NAMELESS
    desk.save(replace(desk.profile, name=name), labels.kept_said(name_text(name)))
