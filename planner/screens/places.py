"""Where a form tells what is wrong with an answer: beside the field that it belongs to."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator  # noqa: TC002 - our one import style

from planner.errors import PlanError, PlanFault
from planner.screens.words import error_text

_FIRST = "longest"
# Which field a refusal belongs to.
_FIELD = {
    PlanFault.LONGEST_RANGE: "longest",
    PlanFault.RUN_DISTANCE: "longest",
    PlanFault.GOAL_RANGE: "goal",
    PlanFault.PACE_RANGE: "pace",
    PlanFault.PACE_FORMAT: "pace",
    PlanFault.REST_DAYS_RANGE: "rest",
    PlanFault.REST_DAYS_BACK: "rest",
    PlanFault.NO_WEEKDAYS: "days",
    PlanFault.WEEKDAY_UNKNOWN: "days",
    PlanFault.WEEKDAYS_TOO_CLOSE: "days",
    PlanFault.RUN_AFTER_START: "last",
    PlanFault.RUN_AFTER_TODAY: "last",
    PlanFault.WEEKS_RANGE: "weeks",
    PlanFault.DATE_RANGE: "first",
}


class Places:
    """Keep a place below each field of a form, and tell there what is wrong."""

    def __init__(self) -> None:
        self._places: dict[str, DeltaGenerator] = {}

    def keep(self, field: str) -> None:
        """Keep the place below the field that was just made."""
        self._places[field] = st.empty()

    def tell(self, error: PlanError) -> str:
        """Show what is wrong below its field, and return the sentence."""
        sentence = error_text(error)
        self._places[_FIELD.get(error.code, _FIRST)].error(sentence)
        return sentence
