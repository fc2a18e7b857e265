"""What back pain means for a plan: states, reasons, the gate, ice, check-ups.

The words are in data/care.toml. Names and numbers to call may be a runner's own, so that every text
here is shown as plain text.
"""

from planner import care_rules
from planner.care.files import load_texts
from planner.care.said import said, steps
from planner.pain_state import Gate, Ice, PainState
from planner.pain_why import CYCLES, DAYS, MORNING, WORST
from planner.plan import Reason
from planner.profile import Help
from planner.screens import red_flags
from planner.screens.joined import in_clauses
from planner.signs import Level, Sign
from routes.language import Marked, decimal, paragraph, spoken

_AUSTRALIA = Help()
_LEVELS = {PainState.EMERGENCY: Level.EMERGENCY, PainState.URGENT: Level.URGENT}
_PAIN = {
    WORST: ("why.worst", "pain"),
    MORNING: ("why.morning",),
    CYCLES: ("why.cycles", "days"),
    DAYS: ("why.long_pain", "days"),
}
_REASONS = {
    care_rules.ART_4.id: "why.ice",
    care_rules.ART_6.id: "check_up",
    care_rules.ART_7.id: "why.stop",
    care_rules.ART_9.id: "why.disc",
    care_rules.ART_10.id: "why.back_history",
}
_OF_SIGNS = {care_rules.FLAG_1.id: "why.flag", care_rules.ART_8.id: "why.article_sign"}
_ICE = {Ice.SHOWN: "ice", Ice.NUMB: "ice.numb"}
KNOWN = frozenset({*_REASONS, *_OF_SIGNS, care_rules.PAIN_1.id})

ASTEROID = Marked(load_texts()["asteroid"].text)
CHECK_UP = Marked(load_texts()["check_up"].text)
ICE_TITLE = Marked(load_texts()["ice"].title)
PROMISE = Marked(load_texts()["promise"].text)


def state_sentence(state: PainState, numbers: Help = _AUSTRALIA) -> str:
    """Return the one thing to do or to know first."""
    if state in _LEVELS:
        return red_flags.what_to_do(_LEVELS[state], numbers)
    return said(_state(state))


def state_steps(state: PainState) -> tuple[str, ...]:
    """Return what to do next, in this order; none under NORMAL."""
    return steps(_state(state))


def state_note(state: PainState) -> str:
    """Return where a state's limits come from, "" where nothing need be said."""
    return said(_state(state), "note")


def state_text(state: PainState, numbers: Help = _AUSTRALIA) -> str:
    """Return what a state means for the plan and what to do next, as one paragraph."""
    return paragraph(state_sentence(state, numbers), *state_steps(state), state_note(state))


def reason_text(reason: Reason) -> str:
    """Return a reason of the rules of `care_rules` as a few sentences."""
    rule = reason.rule.id
    if rule in _OF_SIGNS:
        return said(_OF_SIGNS[rule], signs=_signs(reason))
    if rule == care_rules.PAIN_1.id:
        kind, *values = reason.values
        text_id, *names = _PAIN[str(kind)]
        told = (decimal(float(value)) for value in values)
        return said(text_id, **dict(zip(names, told, strict=True)))
    return said(_REASONS[rule])


def ice_id(ice: Ice) -> str:
    """Return which text of data/care.toml is said of cold and heat, "" for none."""
    return _ICE.get(ice, "")


def gate_lines(gate: Gate) -> tuple[str, ...]:
    """Return what is done and what is still to do before the way back begins."""
    done = min(gate.calm_walks, gate.walks_needed)
    walks = said("gate.walks", done=decimal(done))
    return walks, said("gate.cleared" if gate.is_cleared else "gate.not_cleared")


def _state(state: PainState) -> str:
    return f"state.{state.value}"


def _signs(reason: Reason) -> str:
    return in_clauses(red_flags.flag_of(Sign(str(value))).text for value in reason.values)


spoken(__name__)
