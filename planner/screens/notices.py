"""What stands on every page about what is kept: how the store was opened, and who runs."""

import streamlit as st
from streamlit.navigation.page import Page

from planner.pain import standing
from planner.pain_state import PainState
from planner.screens import desk_labels as labels
from planner.screens import standing_labels
from planner.screens.clash import ask_clash
from planner.screens.desk import Desk
from planner.screens.storage import Storage
from planner.screens.store_words import notice_text, store_text
from planner.screens.who import Runners, choose_runner

_READ = "notice_read"
# What the back asks for before anything else.
_FIRST = (PainState.EMERGENCY, PainState.URGENT, PainState.STOP)


def show_notices(
    storage: Storage,
    runners: Runners,
    desk: Desk,
    today_page: Page | None = None,
    *,
    asks_who: bool = True,
) -> None:
    """Show, where there is anything to tell, one line each; call once a run.

    One of them leads to `today_page` where the back says not to run, and the page does not. Who
    runs is asked unless the page does so itself.
    """
    # A place that is always there: what follows would else begin anew, and open things close.
    with st.container(key="notices", gap="small"):
        told = storage_text(storage)
        if told and st.session_state.get(_READ) != told:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(told, width="stretch")
                st.button(
                    labels.DISMISS,
                    key="notice_dismiss",
                    type="tertiary",
                    on_click=lambda: st.session_state.update({_READ: told}),
                )
        if desk.trouble:
            st.text(desk.trouble)
        if asks_who and runners.heads and runners.book is None:
            choose_runner(runners, "notice_runner")
        if today_page:
            _remind(desk, today_page)
    ask_clash(desk)


def _remind(desk: Desk, today_page: Page) -> None:
    state = standing(desk.journal, desk.profile.runner, desk.today).state
    if state in _FIRST:
        heading, icon = standing_labels.HEADINGS[state], standing_labels.ICONS[state]
        st.page_link(today_page, label=heading, icon=icon)


def storage_text(storage: Storage) -> str:
    """Return what there is to tell of how the store was opened, "" for nothing."""
    if storage.trouble:
        return labels.NOT_OPENED.format(why=store_text(storage.trouble))
    return notice_text(storage.store.notice) if storage.store.notice else ""
