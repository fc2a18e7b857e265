"""Kilometres or miles: under You on every page, and once more in Settings."""

import streamlit as st

from planner.screens import you_labels as labels
from routes.units import Units

UNITS = "units"
_AGAIN = "settings-units"


def units_field() -> Units:
    """Show the choice, and return what is chosen."""
    # The address shows a choice as it is written here.
    chosen = st.segmented_control(
        labels.UNITS,
        [units.value for units in Units],
        default=Units.KM.value,
        required=True,
        key=UNITS,
        bind="query-params",
        persist_state="session",
    )
    return Units(chosen or Units.KM)


def units_again(units: Units) -> None:
    """Show the same choice in another place."""
    # At every run: in one that was broken off, the browser was not told.
    st.session_state[_AGAIN] = units.value
    st.segmented_control(
        labels.UNITS,
        [units.value for units in Units],
        required=True,
        key=_AGAIN,
        on_change=lambda: st.session_state.update({UNITS: st.session_state[_AGAIN]}),
    )
