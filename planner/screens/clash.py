"""Two tabs that change one profile: what both told is saved; where it clashes, it is asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from planner.book import Book
from planner.errors import PlanError
from planner.merging import Part, changed, merged, with_parts
from planner.profile import Profile
from planner.screens import desk_labels as labels
from planner.screens.joined import in_a_row
from planner.screens.words import error_text
from planner.store import Store, StoreConflict
from routes.screens.steps import Step, StepRefusedError, did

if TYPE_CHECKING:
    from planner.screens.desk import Desk

_CLASH = "desk_clash"
# Another tab may save between a look and a save; who loses that often is told.
_TRIES = 3


class AskedError(Exception):
    """A change that waits for an answer."""


@dataclass(frozen=True, slots=True)
class _Clash:
    """Hold what the runner told while another tab changed the same."""

    profile_id: str
    mine: Profile
    parts: tuple[Part, ...]
    question: str


def saved_with(store: Store, book: Book, base: Profile, mine: Profile) -> Book:
    """Save `mine` with what another tab made of `base`; ask where the two cannot be one.

    Raises AskedError once the question is on its way, StepRefusedError where others are always
    quicker, StoreError.
    """
    theirs = book
    for _ in range(_TRIES):
        try:
            now = merged(base, mine, theirs.profile)
        except PlanError as error:
            _ask(theirs.id, mine, changed(base, mine), labels.NO_SENSE_TOGETHER)
            raise AskedError from error
        if now.both:
            names = in_a_row(labels.PARTS[part] for part in now.both)
            _ask(theirs.id, mine, changed(base, mine), labels.CLASH.format(parts=names))
            raise AskedError
        try:
            return store.save_profile(theirs.id, now.profile, theirs.version)
        except StoreConflict as conflict:
            theirs = conflict.book
    raise StepRefusedError(labels.CHANGED_ELSEWHERE)


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


def _ask(profile_id: str, mine: Profile, parts: tuple[Part, ...], question: str) -> None:
    """Have a question asked when the page runs again."""
    st.session_state[_CLASH] = _Clash(profile_id, mine, parts, question)


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
