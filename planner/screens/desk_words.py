"""Plain sentences for what a profile refuses, beside those of a plan."""

from planner.errors import PlanError, PlanFault
from planner.screens.words import error_text

_FAULTS = {
    PlanFault.REST_DAYS_BACK: (
        "With back problems before, plan at least two rest days between runs."
    ),
    PlanFault.SPAN_ORDER: "The end comes before the beginning: exchange the two.",
    PlanFault.PLACE_RANGE: "That is no place on the globe.",
    PlanFault.NAME_LENGTH: "Give a name of 1 to 60 letters.",
}


def fault_text(error: PlanError) -> str:
    """Return what is wrong and the way out, as one sentence."""
    return _FAULTS.get(error.code) or error_text(error)
