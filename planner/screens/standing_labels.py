"""The words of how the back stands, beside those that care_words has for each state."""

import re
from collections.abc import Iterator

from planner.care.files import load_texts
from planner.pain_state import PainState
from planner.profile import Help
from planner.screens.labels import session_text
from planner.sessions import SESSIONS
from routes.language import N_, Marked, _, decimal, spoken

# What to do next, in a few words, of every state.
HEADINGS = {state: Marked(load_texts()[f"state.{state.value}"].title) for state in PainState}
ICONS = {
    PainState.EMERGENCY: ":material/emergency_home:",
    PainState.URGENT: ":material/medical_services:",
    PainState.STOP: ":material/do_not_disturb_on:",
    PainState.PAUSE: ":material/directions_walk:",
    PainState.EASY: ":material/speed:",
    PainState.NORMAL: ":material/check_circle:",
}
WHY = N_("Why")
SEEN = N_("I have been seen and may run again")
SEEN_TODAY = N_("You noted that you were seen today. The way back begins tomorrow.")
MISTAKE = N_(
    "Ticked by mistake? Take the entry back in the Journal, and everything is as it was before."
)
GATE = Marked(load_texts()["gate"].title)
WALK = N_("Log a brisk walk")
ASTEROID = Marked(load_texts()["asteroid"].title)
CHECK_UP = Marked(load_texts()["check_up"].title)
WAY_BACK = Marked(load_texts()["way_back"].title)

A_NURSE_LINE = N_("a nurse line")
YOUR_PRACTICE = N_("your own practice")
CALLS_LABEL = N_("Whom to call")

_NOT_DIALLED = re.compile(r"[^0-9+]")


def since_text(day: str) -> str:
    """Return since when a state is so; `day` is written out."""
    return _("Since {day}.").format(day=day)


def sources_text(names: str) -> str:
    """Return what a text rests on; `names` are the sources, written out."""
    return _("Sources: {names}.").format(names=names)


def walk_morning_text(day: str) -> str:
    """Return the question for the morning after a walk; `day` is written out."""
    return _("Your walk of {day}: how was your back the next morning?").format(day=day)


def session_line(index: int) -> str:
    """Return which walk-run session is next; `index` counts them from 0."""
    return _("Session {number} of {count} on the way back to running is next: {session}.").format(
        number=decimal(index + 1),
        count=decimal(len(SESSIONS)),
        session=session_text(SESSIONS[index]),
    )


def calls(state: PainState, numbers: Help) -> Iterator[tuple[str, str, str]]:
    """Return whom to call as names, numbers as they are told, and numbers as they are dialled.

    All of them plain text; a number without a digit cannot be dialled, and is "" there.
    """
    is_emergency = state is PainState.EMERGENCY
    emergency = _("Emergency") if is_emergency else _("If it gets worse")
    urgent = [
        (numbers.nurse_name or _("A nurse line"), numbers.nurse),
        (numbers.own_name or _("Your own practice"), numbers.own),
    ]
    told = [] if is_emergency else urgent
    for name, number in (*told, (emergency, numbers.emergency)):
        if number:
            yield name, number, dialled(number)


def dialled(number: str) -> str:
    """Return what a telephone is given of a number: its digits and a leading plus."""
    digits = _NOT_DIALLED.sub("", number)
    plus = "+" if digits.startswith("+") else ""
    return plus + digits.replace("+", "") if digits.strip("+") else ""


spoken(__name__)
