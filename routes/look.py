"""How somebody likes the pages: in which language, how large, and how still."""

from dataclasses import dataclass
from enum import StrEnum


class TextSize(StrEnum):
    """Name how large the words of a page are; the values are kept in databases and addresses."""

    NORMAL = "normal"
    LARGE = "large"
    LARGER = "larger"


class Motion(StrEnum):
    """Name how much may move: what the system asks for, or less whatever it says."""

    SYSTEM = "system"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Look:
    """Hold what somebody chose of how the pages look.

    `language` is a code of `routes.language.NAMES`, "" for the browser's own; `figures` that of
    dates and numbers, "" for the language of the words. A code that is unknown here counts as "":
    another Loopwell may speak more languages.
    """

    language: str = ""
    figures: str = ""
    text_size: TextSize = TextSize.NORMAL
    motion: Motion = Motion.SYSTEM

    @property
    def is_calm(self) -> bool:
        """Tell whether nothing may move, whatever the system says."""
        return self.motion is Motion.LESS
