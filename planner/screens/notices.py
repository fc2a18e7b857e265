"""What stands on every page about what is kept: how the store was opened, and who runs."""

import streamlit as st

from planner.screens import desk_labels as labels
from planner.screens.clash import ask_clash
from planner.screens.desk import Desk
from planner.screens.storage import Storage
from planner.screens.store_words import notice_text, store_text
from planner.screens.who import Runners, choose_runner

_READ = "notice_read"


def show_notices(storage: Storage, runners: Runners, desk: Desk) -> None:
    """Show, where there is anything to tell, one line each; call once a run."""
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
        if runners.heads and runners.book is None:
            choose_runner(runners, "notice_runner")
    ask_clash(desk)


def storage_text(storage: Storage) -> str:
    """Return what there is to tell of how the store was opened, "" for nothing."""
    if storage.trouble:
        return labels.NOT_OPENED.format(why=store_text(storage.trouble))
    return notice_text(storage.store.notice) if storage.store.notice else ""
