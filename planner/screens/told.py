"""What a runner tells of running: the longest run and the pace, in the units of the day.

Each unit has fields of its own, so that an address means the same to whoever opens it.
"""

import math

import streamlit as st

from planner import rules
from planner.errors import PlanError
from planner.pace import parse_pace
from planner.screens import labels
from routes.screens.measures import distance_unit, pace_minutes
from routes.units import Units

DEFAULT_PACE_S_PER_KM = 390.0
_UNITS_BEFORE = "told_in"


def longest_key(units: Units) -> str:
    """Return the name of the field for the longest run, in the address too."""
    return "longest" if units is Units.KM else f"longest_{units.value}"


def pace_key(units: Units) -> str:
    """Return the name of the field for the pace, in the address too."""
    return "pace" if units is Units.KM else f"pace_{units.value}"


def carry_over(units: Units) -> None:
    """Take what was told in other units over into the fields of these; call before they are shown.

    What an address says in these units goes first.
    """
    before = st.session_state.get(_UNITS_BEFORE, units)
    st.session_state[_UNITS_BEFORE] = units
    if before is units:
        return
    longest_m, pace = longest_told_m(before), pace_told_s_per_km(before)
    if longest_m is not None:
        tell_longest(longest_m, units)
    if pace is not None:
        tell_pace(pace, units)


def start_in(units: Units) -> None:
    """Note that what is told next is told in these units, so that nothing is carried over."""
    st.session_state[_UNITS_BEFORE] = units


def longest_told_m(units: Units) -> float | None:
    """Return the longest run in metres, None where nothing that can be is told."""
    told = st.session_state.get(longest_key(units))
    if not isinstance(told, int | float) or not math.isfinite(told):
        return None
    return float(told) * units.distance_m


def pace_told_s_per_km(units: Units) -> float | None:
    """Return the pace, None where it is not written as one."""
    text = st.session_state.get(pace_key(units))
    try:
        return parse_pace(text) * 1000 / units.distance_m if isinstance(text, str) else None
    except PlanError:
        return None


def tell_longest(longest_m: float, units: Units) -> None:
    """Put a longest run into its field."""
    st.session_state[longest_key(units)] = round(longest_m / units.distance_m, 1)


def tell_pace(pace_s_per_km: float, units: Units) -> None:
    """Put a pace into its field."""
    st.session_state[pace_key(units)] = pace_minutes(pace_s_per_km, units)


def longest_field(units: Units, *, is_off: bool = False) -> float | None:
    """Show the field for the longest run, empty at first, and return it in metres."""
    told = st.number_input(
        labels.LONGEST.format(unit=distance_unit(units)),
        value=None,
        step=0.5,
        format="%.1f",
        key=longest_key(units),
        help=labels.LONGEST_HELP,
        disabled=is_off,
        bind="query-params",
        persist_state="session",
    )
    return None if told is None else float(told) * units.distance_m


def pace_field(units: Units) -> str:
    """Show the field for the pace, and return what stands in it."""
    return st.text_input(
        labels.PACE.format(unit=distance_unit(units)),
        value=pace_minutes(DEFAULT_PACE_S_PER_KM, units),
        max_chars=5,
        key=pace_key(units),
        help=labels.PACE_HELP,
        bind="query-params",
        persist_state="session",
    )


def is_pace(pace_s_per_km: float | None) -> bool:
    """Tell whether anyone runs so."""
    least, most = rules.PACE_RANGE_S_PER_KM
    return pace_s_per_km is not None and least <= pace_s_per_km <= most


def is_longest(longest_m: float | None) -> bool:
    """Tell whether a run can be so long."""
    least, most = rules.LONGEST_RANGE_M
    return longest_m is not None and least <= longest_m <= most
