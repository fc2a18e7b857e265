"""Fields that begin anew when a step has changed what they show.

What was typed into a field stays under its key, in the server as in the browser, for as long as the
run that takes the field away is not through; a step and its undo may be quicker.
"""

import streamlit as st


def version_of(subject: str, *shown: object) -> str:
    """Return a part of the keys of fields about a subject: another one after each step.

    And another one where what is `shown` was changed from elsewhere.
    """
    return f"{subject}-{st.session_state.get(_turn(subject), 0)}-{hash(shown):x}"


def begin_anew(subject: str) -> None:
    """Give the fields about a subject other keys from now on."""
    st.session_state[_turn(subject)] = st.session_state.get(_turn(subject), 0) + 1


def _turn(subject: str) -> str:
    return f"turn-{subject}"
