"""What is written by hand of the routes, and the words a place is told in."""

import re
import tomllib
from pathlib import Path
from typing import TypedDict, cast

CLOSED = re.compile(r" \(.*believed closed.*\)")


class RouteNote(TypedDict):
    """What is told by hand about one route."""

    file: str
    title: str
    summary: str
    surface: str
    start: str
    lake_track: bool
    made_how: str
    caveat: str


class StopNote(TypedDict):
    """A toilet or café, and how to tell of it."""

    name: str
    fact: str
    text: str
    note: str


class Notes(TypedDict):
    """The whole of facts-notes.toml."""

    common: dict[str, str]
    routes: list[RouteNote]
    stops: list[StopNote]
    names: dict[str, str]
    sources: dict[str, str]
    labels: dict[str, list[str]]


def read_notes(path: Path) -> Notes:
    """Read facts-notes.toml."""
    return cast("Notes", tomllib.loads(path.read_text(encoding="utf-8")))


def clean_name(name: str, notes: Notes) -> str:
    """Say a mapped place in a runner's words."""
    plain = CLOSED.sub("", name)
    return notes["names"].get(plain, plain.replace(" x ", " at "))
