"""The sources of what is said about health, from `data/sources.toml`: bytes to checked objects."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

_DOI = "https://doi.org/"


class SourceKind(StrEnum):
    """What sort of thing a source is, so that a reader can tell how much it weighs."""

    TRIAL = "trial"
    REVIEW = "review"
    COHORT = "cohort"
    STUDY = "study"
    FORMULA = "formula"
    GUIDELINE = "guideline"
    HEALTH_PAGE = "health page"
    ARTICLE = "article"
    CONVENTION = "convention"
    OUR_CHOICE = "our choice"


class WasRead(StrEnum):
    """What of a source was read; a reprint is a page as others published it."""

    ABSTRACT = "abstract"
    PAGE = "page"
    CODE = "code"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one source: who says it, where, and what of it was read.

    `year`, `title`, `doi` and `link` are None or "" where they are not known. `about` says what it
    is in our words. `read_on` is the day by which it had been read. `kept` tells why a source
    stands here that nothing names; "" where something does.
    """

    id: str
    who: str
    about: str
    where: str
    kind: SourceKind
    read: WasRead
    read_on: date
    year: int | None = None
    title: str = ""
    doi: str = ""
    link: str = ""
    kept: str = ""

    @property
    def url(self) -> str:
        """Return where to look it up, "" where no address is known."""
        return f"{_DOI}{self.doi}" if self.doi else self.link

    @property
    def short(self) -> str:
        """Return how a text names it in passing, such as "French SD and others 2006"."""
        return f"{self.who} {self.year}" if self.year else self.who

    @property
    def line(self) -> str:
        """Return it in full: who, when, what, where."""
        doi = f", doi {self.doi}" if self.doi else ""
        return f"{self.short}: {self.title or self.about}. {self.where}{doi}"


Sources = Mapping[str, Source]


def parse_sources(raw: bytes) -> Sources:
    """Return the sources of a TOML file by id, in its order. Raises ValueError for a bad file."""
    found = {}
    for name, fields in tomllib.loads(raw.decode()).items():
        try:
            found[name] = _source(name, fields)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"source {name}: {error}") from error
    return found


def _source(name: str, fields: Mapping[str, Any]) -> Source:
    told = dict(fields)
    return Source(
        id=name,
        kind=SourceKind(told.pop("kind")),
        read=WasRead(told.pop("read")),
        # An unknown key is a slip of the pen and raises TypeError.
        **told,
    )
