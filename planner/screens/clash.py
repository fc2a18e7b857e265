"""The question that comes up when two tabs change the same of a profile."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from planner.errors import PlanError
from planner.merging import Part, with_parts
from planner.profile import Profile
from planner.screens import desk_labels as labels
from planner.screens.words import error_text
from routes.screens.steps import Step, did

if TYPE_CHECKING:
    from planner.screens.desk import Desk

_CLASH = "desk_clash"


class AskedError(Exception):
    """A change that waits for an answer."""


@dataclass(frozen=True, slots=True)
class _Clash:
    """Hold what the runner told while another tab changed the same."""

    profile_id: str
    mine: Profile
    parts: tuple[Part, ...]
    question: str


def ask(profile_id: str, mine: Profile, parts: tuple[Part, ...], question: str) -> None:
    """Have a question asked when the page runs again; raise AskedError after it."""
    st.session_state[_CLASH] = _Clash(profile_id, mine, parts, question)


def ask_clash(at: "Desk") -> None:
    """Ask what to do where another tab changed the same; call once a run, on every page."""
    # A place that is always there: what follows would else begin anew, and open things close.
    place = st.container()
    clash = st.session_state.get(_CLASH)
    if not isinstance(clash, _Clash) or at.book is None or at.book.id != clash.profile_id:
        return
    with place.container(key="clash", border=True, gap="small"):
        st.text(clash.question)
        with st.container(horizontal=True):
            st.button(labels.USE_MINE, key="clash_mine", on_click=_use_mine, args=(at, clash))
            st.button(labels.LEAVE, key="clash_leave", type="tertiary", on_click=_answered)


def _use_mine(at: "Desk", clash: _Clash) -> None:
    _answered()
    try:
        profile = with_parts(at.profile, clash.mine, clash.parts)
    except PlanError as error:
        did(Step(error_text(error)))
    else:
        at.save(profile, labels.MINE_USED)


def _answered() -> None:
    st.session_state.pop(_CLASH, None)
