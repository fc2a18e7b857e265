"""What a runner thinks of a route: a favourite, and tags. As text and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from routes.facts import Source, clean_tags
from routes.limits import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold whether a route is a favourite, and the tags a runner gave it."""

    favourite: bool = False
    tags: tuple[str, ...] = ()


class TooManyMarksError(Exception):
    """More marks than a file that is read again may hold."""


NO_MARK = Mark()
Marks = Mapping[Source, Mark]


def read_marks(data: bytes) -> Marks:
    """Read marks from JSON: {"marks": [{"sha256", "number", "favourite", "tags"}, ...]}.

    Raises ValueError for anything else.
    """
    if len(data) > MOST_BYTES:
        raise ValueError(f"{len(data)} bytes")
    try:
        whole = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    match whole:
        case {"marks": [*entries]}:
            return dict(_mark(entry) for entry in entries)
        case _:
            raise ValueError("no list of marks")


def marks_bytes(marks: Marks) -> bytes:
    """Return marks as `read_marks` reads them; a route without any is left out.

    Raises TooManyMarksError where they would be too large to be read again.
    """
    entries = [
        {
            "sha256": source.sha256.hex(),
            "number": source.number,
            "favourite": mark.favourite,
            "tags": list(mark.tags),
        }
        for source, mark in marks.items()
        if mark != NO_MARK
    ]
    data = f"{json.dumps({'marks': entries}, ensure_ascii=False, indent=1)}\n".encode()
    if len(data) > MOST_BYTES:
        raise TooManyMarksError(f"{len(data)} bytes of marks")
    return data


def _mark(entry: object) -> tuple[Source, Mark]:
    match entry:
        case {
            "sha256": str(digits),
            "number": int(number),
            "favourite": bool(favourite),
            "tags": [*tags],
        } if all(isinstance(tag, str) for tag in tags):
            return Source(bytes.fromhex(digits), number), Mark(favourite, clean_tags(tags))
        case _:
            raise ValueError(f"not a mark: {entry!r:.80}")
