"""Fields that show a part of the wish, and change it."""

import streamlit as st

from routes.screens import choose_labels as labels
from routes.screens.asked import ask_with


def seed(key: str, value: object) -> None:
    """Let a widget show `value`; call it at every run, before the widget.

    A closed popover draws nothing: what was told only once would never be seen in it.
    """
    st.session_state[key] = value


def number_field(
    label: str, part: str, metres: float | None, unit_m: float, field: tuple[str, float, float]
) -> None:
    """Show a field for one part of the wish, empty for no limit; `field` is key, step and most."""
    name, step, most = field
    key = f"choose_{name}"
    seed(key, None if metres is None else round(metres / unit_m, 2))

    def take() -> None:
        shown = st.session_state[key]
        ask_with(**{part: None if shown is None else round(shown * unit_m, 0)})

    st.number_input(
        label,
        min_value=0.0,
        max_value=most,
        step=step,
        value=None,
        format="%.1f" if step < 1 else "%.0f",
        placeholder=labels.ANY,
        key=key,
        on_change=take,
    )
