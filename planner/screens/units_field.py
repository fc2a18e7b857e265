"""Kilometres or miles: under You on every page, and once more in Settings."""

import streamlit as st

from planner.screens import you_labels as labels
from routes.screens.fields_anew import note_told, showing
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
    key = showing(_AGAIN, units.value)

    def take() -> None:
        note_told(_AGAIN, st.session_state[key])
        st.session_state[UNITS] = st.session_state[key]

    st.segmented_control(
        labels.UNITS,
        [units.value for units in Units],
        required=True,
        key=key,
        on_change=take,
    )
