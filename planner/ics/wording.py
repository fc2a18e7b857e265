"""What a calendar's entries have to say, whichever way they say it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from planner.handout import HandoutDay
from planner.plan import Item
from routes.read.text import clean_text

# Longer than any sentence of ours; names are far shorter.
_MOST_CHARS = 2_000


class Wording(Protocol):
    """Give the plain text of each entry: titles of one line, texts of several or "" for none."""

    def day_title(self, each: HandoutDay) -> str:
        """Return a day's headline."""

    def day_text(self, each: HandoutDay) -> str:
        """Return what is to be done on a day."""

    def week_title(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's headline; its days are one or more."""

    def week_text(self, week: Sequence[HandoutDay]) -> str:
        """Return what a week holds."""

    def hidden_title(self) -> str:
        """Return the headline of every day and week while the plan may not be shown."""

    def hidden_text(self) -> str:
        """Return what stands in place of a day while the plan may not be shown."""


def one_line(text: str) -> str:
    """Return text as one line that no reader takes for more.

    Names come from files and from people. A backslash becomes a slash: readers, icalendar's own
    among them, take one before an n for a new line even where it is escaped.
    """
    return clean_text(text.replace("\\", "/"), _MOST_CHARS)


def paragraphs(parts: Iterable[Iterable[str]]) -> str:
    """Return lines by paragraph, with an empty line between two; nothing where one is empty."""
    told = ("\n".join(filter(None, map(one_line, lines))) for lines in parts)
    return "\n\n".join(filter(None, told))


def runs_of(week: Sequence[HandoutDay]) -> list[Item]:
    """Return the runs of a week."""
    return [each.day.run for each in week if each.day.run]
