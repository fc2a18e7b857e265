"""Who the runner is, in a few words: units, pace and longest run, on every page."""

import math
from collections.abc import Mapping
from datetime import date, tzinfo

import streamlit as st

from planner import rules
from planner.errors import PlanError
from planner.pace import parse_pace
from planner.runner_view import PlannedRunner
from planner.screens import you_labels as labels
from routes.screens.remembered import remember
from routes.screens.view import View
from routes.units import Units

DEFAULT_PACE = "6:30"
DEFAULT_LONGEST_KM = 5.0
_UNITS, _PACE, _LONGEST, _TOLD = "units", "pace", "longest", "longest_told"


def show_you(today: date, zone: tzinfo, *, has_form: bool) -> View:
    """Show the choice of units, and who runs; return how the page's visitor sees it.

    `has_form` tells that the page has its own fields for pace and longest run.
    """
    with st.popover(labels.YOU, icon=":material/person:", key="you"):
        units = st.segmented_control(
            labels.UNITS,
            list(Units),
            format_func=labels.UNIT_NAMES.__getitem__,
            default=Units.KM,
            required=True,
            key=_UNITS,
            bind="query-params",
            persist_state="session",
        )
        if not has_form:
            _fields(units or Units.KM)
        st.markdown(f":gray[{labels.KEPT}]")
    runner = _runner()
    _remember(units or Units.KM)
    return View(units or Units.KM, runner, today, zone)


def tell_longest() -> None:
    """Note that the longest run is the runner's own word, no default."""
    st.session_state[_TOLD] = True


def _fields(units: Units) -> None:
    """Show fields that stand for those of the Week page, which has the same answers."""
    # Each unit has a field of its own, so that none takes over the other's number.
    field = f"you_longest_{units.value}"
    km = units.distance_m / 1000

    def take_longest() -> None:
        told = st.session_state[field]
        st.session_state[_LONGEST] = None if told is None else told * km
        st.session_state[_TOLD] = told is not None

    def take_pace() -> None:
        st.session_state[_PACE] = st.session_state["you_pace"]

    runner = _runner()
    least_m, most_m = rules.LONGEST_RANGE_M
    st.number_input(
        labels.LONGEST.format(units.value),
        value=runner.longest_recent_m / units.distance_m if runner.is_told else None,
        min_value=least_m / units.distance_m,
        max_value=most_m / units.distance_m,
        step=0.5,
        format="%.1f",
        key=field,
        help=labels.LONGEST_HELP,
        on_change=take_longest,
    )
    typed = st.text_input(
        labels.PACE,
        value=st.session_state.get(_PACE, DEFAULT_PACE),
        max_chars=5,
        key="you_pace",
        help=labels.PACE_HELP,
        on_change=take_pace,
    )
    if _seconds(typed) is None:
        st.error(labels.PACE_WRONG)


def _runner() -> PlannedRunner:
    longest_km = st.session_state.get(_LONGEST)
    is_told = bool(longest_km and (st.session_state.get(_TOLD) or _LONGEST in st.query_params))
    pace = _seconds(st.session_state.get(_PACE)) or parse_pace(DEFAULT_PACE)
    return PlannedRunner(1000.0 * (longest_km or DEFAULT_LONGEST_KM), pace, is_told=is_told)


def _seconds(text: object) -> float | None:
    """Return the seconds a kilometre, None for what is no pace that anyone runs."""
    try:
        pace = parse_pace(text) if isinstance(text, str) else 0.0
    except PlanError:
        return None
    return pace if rules.PACE_RANGE_S_PER_KM[0] <= pace <= rules.PACE_RANGE_S_PER_KM[1] else None


def _remember(units: Units) -> None:
    longest = st.session_state.get(_LONGEST) if st.session_state.get(_TOLD) else None
    values = {
        _UNITS: units.value,
        _PACE: str(st.session_state.get(_PACE) or DEFAULT_PACE),
        _LONGEST: "" if longest is None else f"{longest:.1f}",
    }
    remember(values, [name for name in values if name in st.query_params], _take)


def _take(kept: Mapping[str, str]) -> None:
    """Take over what a browser remembers, as far as it makes sense."""
    if kept.get(_UNITS) in set(Units):
        st.session_state[_UNITS] = Units(kept[_UNITS])
    if _seconds(kept.get(_PACE)) is not None:
        st.session_state[_PACE] = kept[_PACE]
    try:
        longest_km = float(kept.get(_LONGEST, ""))
    except ValueError:
        return
    if math.isfinite(longest_km) and _is_distance(1000 * longest_km):
        st.session_state[_LONGEST] = longest_km
        st.session_state[_TOLD] = True


def _is_distance(distance_m: float) -> bool:
    return rules.LONGEST_RANGE_M[0] <= distance_m <= rules.LONGEST_RANGE_M[1]
