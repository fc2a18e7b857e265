"""Where who works by the keys stands when what was pressed goes away with the press."""

import streamlit as st

_TO, _TIMES = "lead_to", "lead_times"


def lead_to(key: str) -> None:
    """Lead to the widget or container of a key, when the page is shown next; for callbacks."""
    st.session_state[_TO] = key
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1


def led() -> dict[str, object]:
    """Return for assets/leading.js where to lead, and how often that was asked in this visit."""
    return {"to": st.session_state.get(_TO, ""), "times": st.session_state.get(_TIMES, 0)}
