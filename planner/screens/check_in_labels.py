"""The words of the check-in; the signs have theirs in red_flags."""

from planner.journal import CheckIn
from planner.screens.counted import counted
from planner.signs import Level

QUESTION = "How is your back?"
WORST = "Back pain at its worst, today or in your last run: 0 none, 10 as bad as can be"
MORNING = "This morning, against the morning before"
SIGNS_FIRST = "First: is any of this so?"
SIGNS_MORE = "Any of these signs, even without pain?"
CAVEAT = (
    "Tick all that are so; leave the rest. A single sign often has a harmless cause: the lists are "
    "a safety net, not a diagnosis."
)
AFTER_A_RUN = "Your last run hurt, so look at these lists before the next one."
SAVE = "Save"
AGAIN = "Tell how it is now"
LEVELS = {
    Level.EMERGENCY: "Emergency",
    Level.URGENT: "Today",
    Level.ARTICLE: "The article’s serious signs",
}
TICKED = "You ticked a sign"
SAVED = "Noted: your back today, {} of 10."
_MORNINGS = {-1: "better", 0: "the same", 1: "worse"}


def told_text(check_in: CheckIn) -> str:
    """Return what was told today."""
    signs = len(check_in.signs)
    ticked = f", {counted(signs, 'sign')} ticked" if signs else ""
    morning = _MORNINGS[check_in.morning]
    return f"Told today: {check_in.worst} of 10, this morning {morning}{ticked}."
