"""Signs with back pain on which nobody should run, as lists that a clinician can review.

After the NHS list of back pain red flags, healthdirect and the cauda equina cards of UK
musculoskeletal services; the last group is the article's own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """Hold what to do, and the signs of which any one is enough."""

    what_to_do: str
    when: str
    signs: tuple[str, ...]


EMERGENCY = Signs(
    "Call 000 or go to an emergency department now",
    "if back pain comes with any one of these:",
    (
        (
            "numbness, tingling or a changed feeling around the genitals, anus, buttocks or inner "
            "thighs"
        ),
        "new trouble passing urine, or loss of bladder control",
        "new loss of bowel control",
        "pain, tingling, weakness or numbness in both legs",
        (
            "severe or worsening leg weakness, legs that do not work together, or loss of feeling "
            "or movement in an arm or leg"
        ),
        "a new change in sexual function or sensation",
        "chest pain",
        "a start after a serious accident, fall or blow",
    ),
)
URGENT = Signs(
    "See a GP today, or call healthdirect’s nurses on 1800 022 222,",
    "if back pain comes with any one of these:",
    (
        "fever, chills or feeling very unwell",
        "weight loss without trying",
        "a lump, swelling or changed shape of the back",
        "pain that is no better with rest, or worse at night",
        "pain that is worse on coughing, sneezing or opening your bowels",
        "pain between the shoulder blades",
        (
            "a history of cancer, osteoporosis, long-term steroids, a weak immune system, injected "
            "drugs or a recent infection"
        ),
        "new back pain under the age of 20 or over 55",
    ),
)
STOP = Signs(
    "Do not run, and see a GP, physiotherapist or chiropractor,",
    "with any one of these, which the article calls serious signs or warns of:",
    (
        "pain that runs down a leg",
        "numbness or tingling in a leg",
        "a markedly stiff back",
        "sharp pain, or pain felt away from where it starts",
        "back pain that worries you",
        "a herniated disc, until a professional says you may run",
    ),
)
EVERY = (EMERGENCY, URGENT, STOP)

CAVEAT = (
    "A single sign often has a harmless cause. These lists are a safety net, not a diagnosis, and "
    "Loopwell is not medical advice. The article’s advice is to stop running while the cause is "
    "addressed. Sources: NHS and healthdirect lists of back pain red flags, and the article."
)


def as_markdown() -> str:
    """Return every list and the caveat."""
    parts = []
    for group in EVERY:
        signs = "\n".join(f"- {sign}" for sign in group.signs)
        parts.append(f"**{group.what_to_do}** {group.when}\n\n{signs}")
    return "\n\n".join([*parts, CAVEAT])
