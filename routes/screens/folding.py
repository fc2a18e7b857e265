"""A popover that closes when it has been told what it asks for, so that it hides no answer."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_FOCUS = st.components.v2.component(
    "loopwell_folding",
    html="<i></i>",
    js=(Path(__file__).parent / "assets" / "folding.js").read_text(encoding="utf-8"),
)


def folding(label: str, key: str, icon: str | None = None) -> DeltaGenerator:
    """Return a popover that `fold` closes; `label` is read as Markdown."""
    if st.session_state.pop(_folded(key), False):
        st.session_state[key] = False
    popover = st.popover(label, key=key, icon=icon, on_change="rerun")
    data = {
        "id": key,
        "is_open": bool(popover.open),
        "times": st.session_state.get(_times(key), 0),
    }
    _FOCUS(key=f"folding-{key}", data=data, height=0)
    return popover


def fold(key: str) -> None:
    """Close a popover when the page is shown next; who stood in it stands at its button then."""
    st.session_state[_folded(key)] = True
    st.session_state[_times(key)] = st.session_state.get(_times(key), 0) + 1


def _folded(key: str) -> str:
    return f"{key}_folded"


def _times(key: str) -> str:
    return f"{key}_folded_times"
