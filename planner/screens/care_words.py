"""What back pain means for a plan, in plain sentences: states, reasons, the gate, ice, check-ups.

Names and numbers to call may be a runner's own, so that every text here is shown as plain text.
"""

from planner import care_rules
from planner.pain_state import Gate, Ice, PainState
from planner.pain_why import CYCLES, DAYS, MORNING, WORST
from planner.plan import Reason
from planner.profile import Help
from planner.screens import red_flags
from planner.sessions import SESSIONS
from planner.signs import Level, Sign

_AUSTRALIA = Help()
_WHO = "a GP, physiotherapist or chiropractor"
_LEVELS = {PainState.EMERGENCY: Level.EMERGENCY, PainState.URGENT: Level.URGENT}

_OURS = (
    "These limits are our choice, stricter than a model for sore Achilles tendons that nobody has "
    "tested for backs."
)
_CLEARED = (
    "Until a health professional has seen you and says you may run again, no plan, exercise or ice "
    "is shown here. Then note it in the journal: it counts from the day after a red flag, and the "
    "way back begins with brisk walks."
)
_STATES = {
    PainState.STOP: (
        "No runs for now. The article’s advice is to stop running while the cause is addressed. "
        f"See {_WHO}. Walk a little every day and move gently, as far as that is "
        "comfortable. Running comes back step by step, with walks first."
    ),
    PainState.PAUSE: (
        f"Your next run becomes an easy walk of {care_rules.PAUSE_WALK_S / 60:.0f} minutes. Say "
        f"how your back is each day: runs come back after {care_rules.RESUME_DAYS} days with pain "
        f"at {care_rules.EASY_MOST} or less and no worse in the morning. {_OURS}"
    ),
    PainState.EASY: (
        "You can run, easily: your rest days stay, no run grows and routes are flatter. If pain "
        f"goes over {care_rules.EASY_MOST} or the next morning is worse, say so and the plan eases "
        f"off. {_OURS}"
    ),
    PainState.NORMAL: "Your plan stays as it is.",
}

_PAIN = {
    WORST: "You gave your pain as {0} of 10.",
    MORNING: "Your back was worse in the morning than the morning before.",
    CYCLES: (
        "Your back asked for a pause twice, in one cycle of {0} days and in the next. That is a "
        "good reason to have it looked at."
    ),
    DAYS: (
        "Pain has been with you for {0} days without a day of none. That is a good reason to have "
        "it looked at."
    ),
}

ASTEROID = (
    "Back pain is not always a reason to give up running. In ASTEROID, a small trial, 40 people of "
    "18 to 45 had lasting back pain without a known cause; half of them walked and ran in turn, "
    "half an hour, up to three times a week. After 12 weeks their pain was about 15 of 100 points "
    "lower than that of those who waited, and nobody had dropped out. Nine harms were told, none "
    "of them serious: seven to legs, one to a back, one faint. It tested nobody older, and no back "
    "with a known cause (Neason C et al., Br J Sports Med 2024, doi 10.1136/bjsports-2024-108245)."
)
CHECK_UP = (
    "A check-up is worth booking. The article advises a thorough chiropractic one; a GP or "
    "physiotherapist can look at your back too. The NICE guideline NG59 has hands-on treatment "
    "only together with exercise."
)
WAY_BACK = (
    f"The way back has {len(SESSIONS)} sessions of walking and running in turn, as in NHS Couch to "
    f"5K. A session with pain at {care_rules.EASY_MOST} or less and no worse the next morning is "
    f"passed; at {care_rules.EASY_MOST + 1} to {care_rules.PAUSE_MOST} you do it again. Take the "
    "time it takes."
)

ICE_TITLE = "Cold or heat"
_ICE = {
    Ice.SHOWN: (
        "The article’s tip is ice on the sore spot. Wrap a cold pack in a damp cloth, hold it on "
        f"for up to {care_rules.ICE_MOST_MIN} minutes, and let the skin recover for "
        f"{care_rules.ICE_REST_MIN} minutes or more. Or try heat instead. Stop if the skin hurts; "
        "use neither on broken skin or with poor circulation. For cold there is little evidence; "
        "for heat, moderate evidence of a small benefit for a short time (French SD et al., Spine "
        "2006;31:998–1006, doi 10.1097/01.brs.0000214881.10814.64)."
    ),
    Ice.NUMB: (
        "No ice and no heat for now, as you told of numbness, tingling or weakness: healthdirect "
        "advises neither then. Skin that feels less can be hurt without your noticing."
    ),
    Ice.HIDDEN: "",
    Ice.NO_PAIN: "",
}

_REASONS = {
    care_rules.ART_4.id: "The article’s tip: ice on the sore spot.",
    care_rules.ART_6.id: CHECK_UP,
    care_rules.ART_7.id: (
        "The article: if your lower back pain is causing real concern, it’s best to stop running "
        "while you address the cause."
    ),
    care_rules.ART_9.id: (
        "The article: with a herniated disc, running may make it worse. So there are no runs until "
        "a professional says you may. That is prudent, not proven: in a study, runners’ healthy "
        "discs were in better shape than those of people who did not run (Belavý DL et al., Sci "
        "Rep 2017, doi 10.1038/srep45975)."
    ),
    care_rules.ART_10.id: (
        "The article: people with existing back problems may find that running makes them worse. "
        "So your runs stay easy, with two rest days or more between them and flatter routes; that "
        "reading is ours."
    ),
}
KNOWN = frozenset({*_REASONS, care_rules.FLAG_1.id, care_rules.ART_8.id, care_rules.PAIN_1.id})


def state_text(state: PainState, numbers: Help = _AUSTRALIA) -> str:
    """Return what a state means for the plan, and what to do next."""
    if state in _LEVELS:
        call = red_flags.what_to_do(_LEVELS[state], numbers).removesuffix(",")
        return f"{call}. {_CLEARED}"
    return _STATES[state]


def reason_text(reason: Reason) -> str:
    """Return a reason of the rules of `care_rules` as a few sentences."""
    rule = reason.rule.id
    if rule == care_rules.FLAG_1.id:
        return (
            f"With your back pain you ticked: {_signs(reason)}. Such a sign needs somebody to look "
            "at it before any run. This list is a safety net, not a diagnosis."
        )
    if rule == care_rules.ART_8.id:
        return (
            f"You ticked: {_signs(reason)}. The article counts this among the signs to take "
            "seriously. It often has a harmless cause; a professional can tell."
        )
    if rule == care_rules.PAIN_1.id:
        kind, *values = reason.values
        return _PAIN[str(kind)].format(*(f"{float(value):.0f}" for value in values))
    return _REASONS[rule]


def ice_text(ice: Ice) -> str:
    """Return the card on cold and heat, or why there is none; "" where nothing is to be said."""
    return _ICE[ice]


def gate_lines(gate: Gate) -> tuple[str, ...]:
    """Return what is done and what is still to do before the way back begins."""
    done = min(gate.calm_walks, gate.walks_needed)
    walks = (
        f"Brisk walks: {done} of {gate.walks_needed} done. Each is "
        f"{care_rules.GATE_WALK_S / 60:.0f} minutes or more, on a day of its own, with pain at "
        f"{care_rules.EASY_MOST} or less and no worse the next morning."
    )
    if gate.is_cleared:
        return (walks, "Check-up: done, a professional said you may run again.")
    return (
        walks,
        (f"Check-up: still to come. See {_WHO}, and note here when they say you may run again."),
    )


def _signs(reason: Reason) -> str:
    return "; ".join(red_flags.flag_of(Sign(str(value))).text for value in reason.values)
