"""A popover that closes when it has been told what it asks for, so that it hides no answer."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from routes.screens.leading import lead_to


def folding(label: str, key: str, icon: str | None = None) -> DeltaGenerator:
    """Return a popover that `fold` closes; `label` is read as Markdown."""
    if st.session_state.pop(_folded(key), False):
        st.session_state[key] = False
    return st.popover(label, key=key, icon=icon, on_change="rerun")


def fold(key: str) -> None:
    """Close a popover when the page is shown next; who stood in it stands at its button then."""
    st.session_state[_folded(key)] = True
    lead_to(key)


def _folded(key: str) -> str:
    return f"{key}_folded"
