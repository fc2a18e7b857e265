"""Signs with back pain on which nobody should run, as lists; the words are in data/care.toml."""

from dataclasses import dataclass
from datetime import date

from planner.care.files import load_texts
from planner.care.said import said, sources_of
from planner.profile import Help
from planner.screens import standing_labels
from planner.signs import Level, Sign
from routes.language import Marked, _, first_up, spoken
from routes.screens.unmarked import unmarked

# A herniated disc is the profile's to tell, not a check-in's.
_DISC = "disc"
_AUSTRALIA = Help()


@dataclass(frozen=True, slots=True)
class Flag:
    """Name a sign, whose words are said in the language of the moment.

    `sign` is None for what a profile tells instead of a check-in.
    """

    sign: Sign | None

    @property
    def id(self) -> str:
        """Return which text of data/care.toml it is."""
        return f"sign.{_DISC if self.sign is None else self.sign.value}"

    @property
    def text(self) -> str:
        """Return the words as an entry of a list."""
        return said(self.id)

    @property
    def label(self) -> str:
        """Return the words as they stand by a tick box."""
        return first_up(self.text)

    @property
    def source(self) -> str:
        """Return who says so."""
        return "; ".join(source.line for source in sources_of(self.id))

    @property
    def read_on(self) -> date:
        """Return when the words were last held against their sources."""
        return load_texts()[self.id].read_on


@dataclass(frozen=True, slots=True)
class Signs:
    """Hold the signs of a level, of which any one is enough."""

    level: Level
    flags: tuple[Flag, ...]

    @property
    def title(self) -> str:
        """Return the list's own heading."""
        return said(f"level.{self.level.value}", "title")

    @property
    def when(self) -> str:
        """Return the words before the list."""
        return said(f"level.{self.level.value}", "when")

    @property
    def signs(self) -> tuple[str, ...]:
        """Return the words of each sign."""
        return tuple(flag.text for flag in self.flags)


def _signs(level: Level, *more: Flag) -> Signs:
    return Signs(level, (*(Flag(sign) for sign in Sign if sign.level is level), *more))


EMERGENCY = _signs(Level.EMERGENCY)
URGENT = _signs(Level.URGENT)
STOP = _signs(Level.ARTICLE, Flag(None))
EVERY = (EMERGENCY, URGENT, STOP)
# What the lists are not, and where they come from.
CAVEAT = Marked(load_texts()["caveat"].text)


def flag_of(sign: Sign) -> Flag:
    """Return a sign with its words and source."""
    return Flag(sign)


def what_to_do(level: Level, numbers: Help = _AUSTRALIA) -> str:
    """Return whom to call or see, as a sentence.

    Plain text: names and numbers may be a runner's own.
    """
    if level is not Level.URGENT:
        return said(f"level.{level.value}", emergency=numbers.emergency)
    nurse = numbers.nurse_name or standing_labels.A_NURSE_LINE
    own = numbers.own_name or standing_labels.YOUR_PRACTICE
    if numbers.nurse and numbers.own:
        names = {"name": nurse, "number": numbers.nurse}
        return said("level.urgent_two", own_name=own, own_number=numbers.own, **names)
    if numbers.nurse:
        return said("level.urgent", name=nurse, number=numbers.nurse)
    if numbers.own:
        return said("level.urgent", name=own, number=numbers.own)
    return said("level.urgent_none", emergency=numbers.emergency)


def as_markdown(numbers: Help = _AUSTRALIA) -> str:
    """Return every list and the caveat, names and numbers escaped."""
    parts = []
    for group in EVERY:
        signs = "\n".join(f"- {sign}" for sign in group.signs)
        parts.append(f"**{unmarked(what_to_do(group.level, numbers))}** {group.when}\n\n{signs}")
    return "\n\n".join([*parts, _(CAVEAT)])


spoken(__name__)
