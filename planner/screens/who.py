"""Which of the runners kept here this visitor is."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from planner.book import Book
from planner.screens import desk_labels as labels
from planner.store import ProfileHead, Store

# In the address and in the browser's memory alike.
RUNNER = "runner"
_CHOSEN = "runner_chosen"
_FROM_LINK = "runner_from_link"
_BEGUN, _VISITORS = "runner_begun", "visitors_before"


@dataclass(frozen=True, slots=True)
class Runners:
    """Hold who is kept here, by name, the book of the one who runs, and where all of it lies."""

    heads: tuple[ProfileHead, ...] = ()
    book: Book | None = None
    store: Store | None = None


NOBODY = Runners()


def choose_runner(runners: Runners, key: str) -> None:
    """Show a choice of who runs, where there are several."""
    if len(runners.heads) < 2:  # noqa: PLR2004 - one is no choice
        return
    names = {head.id: labels.name_text(head.name) for head in runners.heads}
    # At every run: a closed popover draws nothing, and of one that was broken off the browser was
    # not told.
    st.session_state[key] = runners.book.id if runners.book else None
    st.selectbox(
        labels.WHO,
        list(names),
        # Who runs can be another, but not nobody.
        index=0 if runners.book else None,
        format_func=lambda profile_id: names[profile_id],
        placeholder="",
        key=key,
        width=320,
        on_change=lambda: choose(st.session_state[key]),
    )


def active_id(heads: Sequence[ProfileHead]) -> str | None:
    """Return who runs: as the address says, else as chosen here before, else the only one.

    None where nobody is kept, or where several are and none is chosen.
    """
    known = {head.id for head in heads}
    named = st.query_params.get(RUNNER)
    if named in known and named != st.session_state.get(_CHOSEN):
        st.session_state[_CHOSEN] = named
        st.session_state[_FROM_LINK] = True
    chosen = st.session_state.get(_CHOSEN)
    if isinstance(chosen, str) and chosen in known:
        return chosen
    return heads[0].id if len(heads) == 1 else None


def choose(profile_id: str | None) -> None:
    """Run as one of those kept here, None for as if nobody had been chosen."""
    st.session_state.pop(_FROM_LINK, None)
    if st.session_state.pop(_BEGUN, None):
        st.session_state[_VISITORS] = _visitors() + 1
    # What an address said of somebody else would come before.
    if RUNNER in st.query_params:
        del st.query_params[RUNNER]
    if profile_id is None:
        st.session_state.pop(_CHOSEN, None)
    else:
        st.session_state[_CHOSEN] = profile_id


def begin(profile_id: str) -> None:
    """Run as the one whom this visitor's first change has just begun to keep."""
    choose(profile_id)
    st.session_state[_BEGUN] = profile_id


def owner_of(book: Book | None) -> str:
    """Return a part of the keys of a runner's fields: another runner's fields are others.

    A visitor's stay as they are when the first change is kept: the fields that the browser still
    shows would else be gone for the server, and what is pressed in them next lost.
    """
    if book is None or book.id == st.session_state.get(_BEGUN):
        return f"visitor-{_visitors()}"
    return book.id


def _visitors() -> int:
    """Return how many visitors of this session have become runners who no longer run."""
    return int(st.session_state.get(_VISITORS, 0))


def chosen_here() -> str | None:
    """Return whom the browser may remember: one chosen here, never one that a link named."""
    chosen = st.session_state.get(_CHOSEN)
    if st.session_state.get(_FROM_LINK) or not isinstance(chosen, str):
        return None
    return chosen
