"""Say a text of `data/care.toml` in the language of the moment, its names in braces filled."""

from planner import care_rules
from planner.care.files import load_sources, load_texts
from planner.care.sources import Source
from planner.sessions import SESSIONS
from routes.language import _, decimal

# The numbers that texts may name; all are whole.
_NUMBERS: dict[str, float] = {
    "easy_most": care_rules.EASY_MOST,
    "pause_least": care_rules.EASY_MOST + 1,
    "pause_most": care_rules.PAUSE_MOST,
    "stop_least": care_rules.PAUSE_MOST + 1,
    "pause_minutes": care_rules.PAUSE_WALK_S / 60,
    "resume_days": care_rules.RESUME_DAYS,
    "pain_days": care_rules.PAIN_DAYS_MOST,
    "gate_walks": care_rules.GATE_WALKS,
    "gate_minutes": care_rules.GATE_WALK_S / 60,
    "sessions": len(SESSIONS),
    "ice_minutes": care_rules.ICE_MOST_MIN,
    "skin_minutes": care_rules.ICE_REST_MIN,
}


def said(text_id: str, part: str = "text", **names: str) -> str:
    """Return one part of a text: text, title, when or note; "" where it has none.

    `names` fill what is the runner's own; numbers fill themselves. Raises KeyError for an unknown
    id or a name that is not filled.
    """
    return _filled(getattr(load_texts()[text_id], part), names)


def steps(text_id: str, **names: str) -> tuple[str, ...]:
    """Return what to do next, one sentence or two each."""
    return tuple(_filled(step, names) for step in load_texts()[text_id].steps)


def sources_of(text_id: str) -> tuple[Source, ...]:
    """Return what a text rests on, in its order. Raises KeyError for an unknown id."""
    sources = load_sources()
    return tuple(sources[each] for each in load_texts()[text_id].sources)


def _filled(text: str, names: dict[str, str]) -> str:
    values = {name: decimal(value) for name, value in _NUMBERS.items()}
    return _(text).format(**values, **names)
