"""Signs with back pain on which nobody should run, as lists that a clinician can review.

Each sign has its words, where they come from, and when that was read. The last group is the
article's own.
"""

import string
from dataclasses import dataclass
from datetime import date

from planner.profile import Help
from planner.signs import Level, Sign

_READ = date(2026, 11, 25)
_NHS = "NHS list of back pain red flags, as published by Sheffield’s NHS services"
_NHS_PRESS = "NHS list of back pain red flags, as reprinted by the press"
_CARD = (
    "Cauda equina syndrome warning card (Greenhalgh S, Mercer C, Finucane L), as published by NHS "
    "musculoskeletal services"
)
_LEGS = "NHS Norfolk and Waveney musculoskeletal service; healthdirect on back pain"
_GUIDELINES = "Red flags of the AHCPR Quick Reference Guide on low back problems, NCBI NBK52120"
_ARTICLE = "Jabbour R, “Why do I get Back Pain After a Run”, New World Chiro, Parramatta"


@dataclass(frozen=True, slots=True)
class Flag:
    """Hold a sign's words, as they follow "if back pain comes with", and their source.

    `sign` is None for what a profile tells instead of a check-in. `read_on` is when the source was
    read last.
    """

    sign: Sign | None
    text: str
    source: str
    read_on: date = _READ

    @property
    def label(self) -> str:
        """Return the words as they stand by a tick box."""
        return self.text[0].upper() + self.text[1:]


@dataclass(frozen=True, slots=True)
class Signs:
    """Hold the signs of a level, of which any one is enough."""

    level: Level
    when: str
    flags: tuple[Flag, ...]

    @property
    def signs(self) -> tuple[str, ...]:
        """Return the words of each sign."""
        return tuple(flag.text for flag in self.flags)


EMERGENCY = Signs(
    Level.EMERGENCY,
    "if back pain comes with any one of these:",
    (
        Flag(
            Sign.SADDLE_NUMBNESS,
            (
                "numbness, tingling or a changed feeling around the genitals, anus, buttocks or "
                "inner thighs"
            ),
            f"{_NHS}; {_CARD}",
        ),
        Flag(
            Sign.BLADDER,
            "new trouble passing urine, or loss of bladder control",
            f"{_NHS}; {_CARD}",
        ),
        Flag(Sign.BOWEL, "new loss of bowel control", f"{_NHS}; {_CARD}"),
        Flag(Sign.BOTH_LEGS, "pain, tingling, weakness or numbness in both legs", _NHS),
        Flag(
            Sign.LEG_WEAKNESS,
            (
                "severe or worsening leg weakness, legs that do not work together, or loss of "
                "feeling or movement in an arm or leg"
            ),
            _LEGS,
        ),
        Flag(Sign.SEXUAL_FUNCTION, "a new change in sexual function or sensation", _CARD),
        Flag(Sign.CHEST_PAIN, "chest pain", _NHS),
        Flag(Sign.ACCIDENT, "a start after a serious accident, fall or blow", _NHS),
    ),
)
URGENT = Signs(
    Level.URGENT,
    "if back pain comes with any one of these:",
    (
        Flag(Sign.FEVER, "fever, chills or feeling very unwell", _NHS),
        Flag(Sign.WEIGHT_LOSS, "weight loss without trying", _NHS),
        Flag(Sign.LUMP, "a lump, swelling or changed shape of the back", _NHS),
        Flag(Sign.NO_REST, "pain that is no better with rest, or worse at night", _NHS),
        Flag(
            Sign.COUGHING,
            "pain that is worse on coughing, sneezing or opening your bowels",
            _NHS_PRESS,
        ),
        Flag(Sign.SHOULDER_BLADES, "pain between the shoulder blades", _NHS_PRESS),
        Flag(
            Sign.ILLNESS,
            (
                "a history of cancer, osteoporosis, long-term steroids, a weak immune system, "
                "injected drugs or a recent infection"
            ),
            _GUIDELINES,
        ),
        Flag(
            Sign.AGE,
            "new back pain under the age of 20 or over 55",
            f"{_GUIDELINES}, which says over 50; 55 is our choice",
        ),
    ),
)
STOP = Signs(
    Level.ARTICLE,
    "with any one of these, which the article calls serious signs or warns of:",
    (
        Flag(Sign.LEG_PAIN, "pain that runs down a leg", _ARTICLE),
        Flag(Sign.LEG_TINGLING, "numbness or tingling in a leg", _ARTICLE),
        Flag(Sign.STIFFNESS, "a markedly stiff back", _ARTICLE),
        Flag(Sign.SHARP_PAIN, "sharp pain, or pain felt away from where it starts", _ARTICLE),
        Flag(Sign.CONCERN, "back pain that worries you", _ARTICLE),
        Flag(None, "a herniated disc, until a professional says you may run", _ARTICLE),
    ),
)
EVERY = (EMERGENCY, URGENT, STOP)

CAVEAT = (
    "A single sign often has a harmless cause. These lists are a safety net, not a diagnosis, and "
    "Loopwell is not medical advice. The article’s advice is to stop running while the cause is "
    "addressed. Sources: NHS and healthdirect lists of back pain red flags, and the article."
)
_AUSTRALIA = Help()
_FLAGS = {flag.sign: flag for group in EVERY for flag in group.flags if flag.sign is not None}


def flag_of(sign: Sign) -> Flag:
    """Return a sign's words and source."""
    return _FLAGS[sign]


def what_to_do(level: Level, numbers: Help = _AUSTRALIA) -> str:
    """Return whom to call or see, as the beginning of a sentence.

    Plain text: names and numbers may be a runner's own.
    """
    if level is Level.EMERGENCY:
        return f"Call {numbers.emergency} or go to an emergency department now"
    if level is Level.URGENT:
        return f"See a GP today, or call {_urgent_calls(numbers)},"
    return "Do not run, and see a GP, physiotherapist or chiropractor,"


def as_markdown(numbers: Help = _AUSTRALIA) -> str:
    """Return every list and the caveat, names and numbers escaped."""
    parts = []
    for group in EVERY:
        signs = "\n".join(f"- {sign}" for sign in group.signs)
        parts.append(f"**{_escaped(what_to_do(group.level, numbers))}** {group.when}\n\n{signs}")
    return "\n\n".join([*parts, CAVEAT])


def _urgent_calls(numbers: Help) -> str:
    calls = []
    if numbers.nurse:
        name = f"{numbers.nurse_name}’s nurses" if numbers.nurse_name else "a nurse line"
        calls.append(f"{name} on {numbers.nurse}")
    if numbers.own:
        calls.append(f"{numbers.own_name or 'your own practice'} on {numbers.own}")
    return " or ".join(calls) or numbers.emergency


def _escaped(text: str) -> str:
    marks = {ord(mark): f"\\{mark}" for mark in string.punctuation if mark not in ",."}
    return " ".join(text.translate(marks).split())
