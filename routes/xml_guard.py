"""One walk of expat through a stranger's XML, bounded in everything, that builds nothing.

The guard of every format that is XML, and all the parser that they need.
"""

from collections.abc import Set as AbstractSet
from typing import Protocol
from xml.parsers import expat

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_DEPTH, MOST_ELEMENTS, MOST_TEXT_CHARS, MOST_XML_NAMES

# A line's coordinates are megabytes long; put together from small pieces they take seconds.
_BUFFER_BYTES = 1_000_000


class Visitor(Protocol):
    """Whoever is shown the elements of a text, in order; may raise RouteFileError."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an element's beginning; `tag` is as written, with its prefix."""

    def end(self, tag: str, text: str) -> None:
        """Take an element's end, and the text since the last beginning or end."""


def walked(text: str, where: str, visitor: Visitor, lengthy: AbstractSet[str] = frozenset()) -> str:
    """Show every element of a text to `visitor`; return "", or what is wrong where it breaks off.

    One that stops too early, or is damaged somewhere, is walked as far as it is XML. `lengthy` are
    elements, without prefix, whose text may be of any length while it has no element in it. Raises
    RouteFileError for a DOCTYPE, too much of anything, and what is no XML from its start.
    """
    return _Walk(where, visitor, lengthy).run(text)


class _Walk:
    """One pass over a text; refuses at the first fault."""

    def __init__(self, where: str, visitor: Visitor, lengthy: AbstractSet[str]) -> None:
        self._where = where
        self._visitor_start = visitor.start
        self._visitor_end = visitor.end
        self._lengthy = lengthy
        self._depth = 0
        self._elements = 0
        self._tag = ""
        self._text = ""
        # expat keeps every different name of elements and attributes here.
        self._names: dict[str, str] = {}

    def run(self, text: str) -> str:
        """Return what is wrong, "" for nothing. Raises RouteFileError."""
        data = text.encode("utf-8", errors="replace")
        # The text is decoded already, so its own declaration of an encoding must not count.
        parser = expat.ParserCreate("utf-8", intern=self._names)
        parser.buffer_text = True
        parser.buffer_size = max(1, min(len(data), _BUFFER_BYTES))
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(data, True)  # noqa: FBT003  # takes no keyword
        except expat.ExpatError as error:
            if self._elements:
                return str(error)
            raise self._refusal(Fault.BROKEN_XML, str(error)) from error
        return ""

    def _refusal(self, code: Fault, detail: str) -> RouteFileError:
        return RouteFileError(code, detail, self._where)

    def _doctype(self, name: str, *_: object) -> None:
        if name.lower() == "html":
            raise self._refusal(Fault.NOT_GPX, "a web page")
        raise self._refusal(Fault.UNSAFE_XML, "DOCTYPE")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tag = tag
        self._text = ""
        self._depth += 1
        self._elements += 1
        if self._depth > MOST_DEPTH:
            raise self._refusal(Fault.UNSAFE_XML, f"deeper than {MOST_DEPTH}")
        if self._elements > MOST_ELEMENTS:
            raise self._refusal(Fault.UNSAFE_XML, f"more than {MOST_ELEMENTS} elements")
        if len(self._names) > MOST_XML_NAMES:
            raise self._refusal(Fault.UNSAFE_XML, f"more than {MOST_XML_NAMES} names")
        self._visitor_start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._tag = ""
        self._depth -= 1
        self._visitor_end(tag, self._text)
        self._text = ""

    def _characters(self, text: str) -> None:
        self._text += text
        if len(self._text) > MOST_TEXT_CHARS and not self._is_lengthy():
            raise self._refusal(Fault.UNSAFE_XML, f"a text over {MOST_TEXT_CHARS} characters")

    def _is_lengthy(self) -> bool:
        return self._tag.rpartition(":")[2] in self._lengthy
