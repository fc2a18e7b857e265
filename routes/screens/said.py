"""The line that says what was done last, with its Undo, in sight on a long page too."""

import streamlit as st

from routes.screens.steps import last_step


def show_said() -> None:
    """Show it below the title; it stays at the top while the page is scrolled."""
    with st.container(key="said"):
        last_step()
