"""How a back stands, as what to do next: icon, heading, sentence, whom to call, steps."""

import streamlit as st

from planner.care.said import said, sources_of
from planner.pain_state import PainState
from planner.profile import Help
from planner.screens import care_words
from planner.screens import standing_labels as labels
from planner.screens.components import CALLS

_RED = (PainState.EMERGENCY, PainState.URGENT, PainState.STOP)


def show_next(state: PainState, numbers: Help, key: str, *, border: bool = True) -> None:
    """Show what a state asks for; `key` is the name of its box, each of its own on a page.

    Within another box it has no `border` of its own. A colour only repeats what icon and words say.
    Numbers to call are there under EMERGENCY and URGENT.
    """
    with st.container(border=border, key=key):
        heading = f"{labels.ICONS[state]} {labels.HEADINGS[state]}"
        show = st.header if state.hides_plan else st.subheader
        show(f":red[{heading}]" if state in _RED else heading)
        # Names and numbers may be the runner's own, so that it is never markup.
        st.text(care_words.state_sentence(state, numbers))
        if state.hides_plan:
            show_calls(state, numbers, f"{key}-calls")
        steps = care_words.state_steps(state)
        st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
        if note := care_words.state_note(state):
            st.markdown(f":small[:gray[{note}]]")


def show_calm() -> None:
    """Show, in one quiet line, that a back asks for no change."""
    calm = PainState.NORMAL
    sentence = care_words.state_sentence(calm)
    st.markdown(f"{labels.ICONS[calm]} **{labels.HEADINGS[calm]}.** {sentence}")


def show_calls(state: PainState, numbers: Help, key: str) -> None:
    """Show whom to call; a telephone dials at one tap."""
    calls = [
        {"name": name, "number": number, "dialled": dialled}
        for name, number, dialled in labels.calls(state, numbers)
    ]
    CALLS(key=key, data={"calls": calls, "label": labels.CALLS_LABEL})


def show_text(text_id: str) -> None:
    """Show a text of data/care.toml and, small, what it rests on."""
    st.markdown(said(text_id))
    show_sources(text_id)


def show_sources(text_id: str) -> None:
    """Show what a text of data/care.toml rests on, each with its address where it has one."""
    named = [
        f"[{source.short}]({source.url})" if source.url else source.short
        for source in sources_of(text_id)
    ]
    st.markdown(f":small[:gray[{labels.sources_text(', '.join(named))}]]")
