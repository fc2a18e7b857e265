"""The words of how the back stands, beside those that care_words has for each state."""

import re
from collections.abc import Iterator

from planner.comeback import SESSIONS
from planner.pain_state import PainState
from planner.profile import Help
from planner.screens.labels import session_text

HEADINGS = {
    PainState.EMERGENCY: "Get help now",
    PainState.URGENT: "See a doctor today",
    PainState.STOP: "Have your back looked at first",
    PainState.PAUSE: "Walk instead of your next run",
    PainState.EASY: "Run easily for now",
}
ICONS = {
    PainState.EMERGENCY: ":material/emergency_home:",
    PainState.URGENT: ":material/medical_services:",
    PainState.STOP: ":material/do_not_disturb_on:",
    PainState.PAUSE: ":material/directions_walk:",
    PainState.EASY: ":material/speed:",
}
WHY = "Why"
SINCE = "Since {}."
SEEN = "I have been seen and may run again"
SEEN_TODAY = "You noted that you were seen today. The way back begins tomorrow."
MISTAKE = (
    "Ticked by mistake? Take the entry back in the Journal, and everything is as it was before."
)
GATE = "Before the way back begins"
WALK = "Log a brisk walk"
WALK_MORNING = "Your walk of {}: how was your back the next morning?"
ASTEROID = "People with back pain do run: what a small trial found"
CHECK_UP = "A check-up is worth booking"
WAY_BACK = "How the way back works"

CALL_EMERGENCY = "Emergency"
CALL_NURSE = "A nurse line"
CALL_OWN = "Your own practice"
CALL_WORSE = "If it gets worse"
CALLS_LABEL = "Whom to call"

_NOT_DIALLED = re.compile(r"[^0-9+]")


def session_line(index: int) -> str:
    """Return which walk-run session is next; `index` counts them from 0."""
    what = session_text(SESSIONS[index])
    return f"Session {index + 1} of {len(SESSIONS)} on the way back to running is next: {what}."


def calls(state: PainState, numbers: Help) -> Iterator[tuple[str, str, str]]:
    """Return whom to call as names, numbers as they are told, and numbers as they are dialled.

    All of them plain text; a number without a digit cannot be dialled, and is "" there.
    """
    emergency = CALL_EMERGENCY if state is PainState.EMERGENCY else CALL_WORSE
    urgent = [
        (numbers.nurse_name or CALL_NURSE, numbers.nurse),
        (numbers.own_name or CALL_OWN, numbers.own),
    ]
    told = [] if state is PainState.EMERGENCY else urgent
    for name, number in (*told, (emergency, numbers.emergency)):
        if number:
            yield name, number, dialled(number)


def dialled(number: str) -> str:
    """Return what a telephone is given of a number: its digits and a leading plus."""
    digits = _NOT_DIALLED.sub("", number)
    plus = "+" if digits.startswith("+") else ""
    return plus + digits.replace("+", "") if digits.strip("+") else ""
