"""What is printed for a clinician: every text about a sore back, and the sources below them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import starmap

from planner.care.files import load_sources, load_texts
from planner.care.said import said, steps
from planner.pain_state import PainState
from planner.profile import Help
from planner.screens import red_flags
from planner.screens.care_words import state_sentence
from planner.screens.labels import session_text
from planner.sessions import SESSIONS
from planner.sheet import care_labels as labels
from planner.signs import Level

_AUSTRALIA = Help()
_ASKED = ("ask.worst", "ask.morning", "ask.signs", "caveat", "promise")
_REASONS = ("flag", "article_sign", "worst", "morning", "cycles", "long_pain", "stop", "disc")
_MORE_REASONS = ("back_history", "ice")
_CARE = ("check_up", "asteroid", "ice", "ice.numb", "gate")
_GATE = ("gate.walks", "gate.cleared", "gate.not_cleared")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one text as printed; `title`, `when` and `note` may be "", `lines` none.

    `numbers` are those of its sources, `held_on` when it was last held against them.
    """

    text_id: str
    title: str
    when: str
    text: str
    lines: tuple[str, ...]
    note: str
    numbers: tuple[int, ...]
    held_on: date


@dataclass(frozen=True, slots=True)
class Section:
    """Hold texts that belong together."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CareWords:
    """Hold all words of the page; each source is its line and what of it was read."""

    title: str
    review: str
    intro: str
    as_of: str
    sections: tuple[Section, ...]
    sources: tuple[tuple[str, str], ...]


def care_words(numbers: Help = _AUSTRALIA) -> CareWords:
    """Return every text about a sore back, in the language of the moment.

    `numbers` are whom to call.
    """
    return _Words(numbers).words()


class _Words:
    """Write the words, and number their sources in the order in which they are met."""

    def __init__(self, numbers: Help) -> None:
        self._help = numbers
        self._numbers: dict[str, int] = {}

    def words(self) -> CareWords:
        review = self._entry("review")
        sections = (
            Section(labels.ASKED, tuple(self._entry(each) for each in _ASKED)),
            Section(labels.SIGNS, tuple(self._signs())),
            Section(labels.STATES, tuple(self._state(state) for state in PainState)),
            Section(
                labels.REASONS,
                tuple(self._entry(f"why.{each}") for each in (*_REASONS, *_MORE_REASONS)),
            ),
            Section(labels.CARE, tuple(self._care())),
        )
        sources = load_sources()
        return CareWords(
            labels.TITLE,
            review.text,
            labels.INTRO,
            labels.as_of_text(max(text.read_on for text in load_texts().values())),
            sections,
            tuple((sources[each].line, labels.read_text(sources[each])) for each in self._numbers),
        )

    def _signs(self) -> Iterator[Entry]:
        for group in red_flags.EVERY:
            yield self._entry(
                f"level.{group.level.value}", text=red_flags.what_to_do(group.level, self._help)
            )
            if group.level is Level.URGENT:
                yield from self._other_calls()
            for flag in group.flags:
                yield self._entry(flag.id, text=flag.text)

    def _other_calls(self) -> Iterator[Entry]:
        """Yield what is said to who has other numbers to call."""
        two = Help(own=labels.OWN_NUMBER, own_name=labels.OWN_NAME)
        none = Help(nurse="")
        for text_id, numbers in (("level.urgent_two", two), ("level.urgent_none", none)):
            yield self._entry(text_id, text=red_flags.what_to_do(Level.URGENT, numbers))

    def _state(self, state: PainState) -> Entry:
        return self._entry(f"state.{state.value}", text=state_sentence(state, self._help))

    def _care(self) -> Iterator[Entry]:
        yield from (self._entry(each) for each in (*_CARE, *_GATE))
        stages = {session.id: session_text(session) for session in SESSIONS}
        yield self._entry("way_back", more=tuple(starmap(labels.stage_text, stages.items())))

    def _entry(self, text_id: str, text: str | None = None, more: tuple[str, ...] = ()) -> Entry:
        """Return a text as printed; `text` instead of its own where that names whom to call."""
        own = load_texts()[text_id]
        for each in own.sources:
            self._numbers.setdefault(each, len(self._numbers) + 1)
        return Entry(
            text_id,
            said(text_id, "title"),
            said(text_id, "when"),
            said(text_id, **labels.OPEN) if text is None else text,
            (*steps(text_id), *more),
            said(text_id, "note"),
            tuple(sorted(self._numbers[each] for each in own.sources)),
            own.read_on,
        )
