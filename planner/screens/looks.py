"""How the pages look to this visit: as its runner chose, its browser remembers, or a link says.

A link's language goes first, for the visit that it opens, until another is chosen.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from planner.book import Book
from routes.language import NAMES, Tongue
from routes.look import Look, Motion, TextSize
from routes.screens.tongue import browser_language, language_of

# In the address, and in the browser's memory as the others are.
LANGUAGE = "lang"
_FIGURES, _SIZE, _MOTION = "figures", "text", "motion"
REMEMBERED = (LANGUAGE, _FIGURES, _SIZE, _MOTION)
_VISITOR, _LINKED, _RECALLED = "look", "language_of_link", "look_recalled"


def take_linked() -> None:
    """Note the language that the address names; call once a run, before anything is said."""
    linked = language_of(st.query_params.get(LANGUAGE, ""))
    if linked:
        st.session_state[_LINKED] = linked


def forget_linked() -> None:
    """Speak a link's language no more; for callbacks."""
    st.session_state.pop(_LINKED, None)
    if LANGUAGE in st.query_params:
        del st.query_params[LANGUAGE]


def look_of(book: Book | None) -> Look:
    """Return what the runner chose, or the visitor where nothing is kept."""
    if book is not None:
        return book.profile.look
    found = st.session_state.get(_VISITOR)
    return found if isinstance(found, Look) else Look()


def choose_look(look: Look, said: str = "") -> None:  # noqa: ARG001 - as a profile's is kept
    """Let a visitor of whom nothing is kept have another look; nothing is said of it."""
    st.session_state[_VISITOR] = look


def tongue_of(look: Look) -> Tongue:
    """Return the language to speak to somebody who likes this look."""
    linked = st.session_state.get(_LINKED)
    known = look.language if look.language in NAMES else browser_language()
    return Tongue(linked or known, look.figures if look.figures in NAMES else "")


def remembered_texts(look: Look) -> Mapping[str, str]:
    """Return a visitor's look as a browser remembers it."""
    return {
        LANGUAGE: look.language,
        _FIGURES: look.figures,
        _SIZE: look.text_size.value,
        _MOTION: look.motion.value,
    }


def take_remembered(kept: Mapping[str, str]) -> None:
    """Take over the look that a browser remembers, as far as it makes sense."""
    look = look_of(None)
    if kept.get(LANGUAGE) in NAMES:
        look = replace(look, language=kept[LANGUAGE])
    if kept.get(_FIGURES) in NAMES:
        look = replace(look, figures=kept[_FIGURES])
    if kept.get(_SIZE) in set(TextSize):
        look = replace(look, text_size=TextSize(kept[_SIZE]))
    if kept.get(_MOTION) in set(Motion):
        look = replace(look, motion=Motion(kept[_MOTION]))
    choose_look(look)
    st.session_state[_RECALLED] = True


def look_key(page: str, name: str) -> str:
    """Return the key of a page's field of the look.

    Another one once the browser's memory is taken: a message that left the browser before that
    still says what the field showed then, and would choose it anew.
    """
    return f"{page}-{name}-recalled" if _RECALLED in st.session_state else f"{page}-{name}"
