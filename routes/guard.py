"""A stranger's bytes: made text of bounded size, and walked through without building anything.

Runs before any parser that builds a tree. Every refusal answers something that the parsers
behind it take badly: entity bombs, deep nesting, floods of namespaces, numbers that are none.
"""

import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from routes.errors import Fault, RouteFileError
from routes.limits import (
    MOST_ATTRIBUTES,
    MOST_BYTES,
    MOST_DEPTH,
    MOST_ELEMENTS,
    MOST_NAMESPACES,
    MOST_TEXT_CHARS,
    MOST_XML_NAMES,
)

# How a file may begin, and the encoding that shows; longer marks first.
_BEGINNINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_ENCODINGS: Mapping[str, str] = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "ascii": "ascii",
    # As browsers do: what calls itself Latin-1 was mostly written on Windows.
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "windows-1252": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-15": "iso-8859-15",
    "windows-1250": "windows-1250",
    "iso-8859-2": "iso-8859-2",
    "windows-1251": "windows-1251",
    "koi8-r": "koi8-r",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "shift_jis",
    "euc-kr": "euc-kr",
    # Bytes that show one letter a byte are none of these, whatever is declared.
    "utf-16": "",
    "utf-16le": "",
    "utf-16be": "",
    "unicode": "",
}
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Stands for a letter whose bytes end with the file.
HALF_LETTER = "\ufffd"

# What counts as a number. float alone would take nan, inf, 1_0 and the digits of other scripts.
PLAIN_NUMBER = r"\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\s*"


class Visitor(Protocol):
    """Whoever is shown the elements of a text, in order; may raise RouteFileError."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an element's beginning; `tag` is as written, with its prefix."""

    def end(self, tag: str, text: str) -> None:
        """Take an element's end, and the text since the last beginning or end."""


def decoded(data: bytes, where: str) -> str:
    """Return a file's text, of bounded size and safe to search; `where` is its name, for the error.

    Raises RouteFileError.
    """
    text, guessed = decoded_or_guessed(data, where)
    if guessed:
        raise RouteFileError(Fault.ENCODING, "not the encoding that it declares", where)
    return text


def decoded_or_guessed(data: bytes, where: str) -> tuple[str, bool]:
    """Return a file's text as `decoded` does, and whether its encoding had to be guessed.

    Bytes that are not what they declare, or show, to be are taken for UTF-8, else for windows-1252,
    which most programs that write no UTF-8 write. Raises RouteFileError.
    """
    if len(data) > MOST_BYTES:
        raise RouteFileError(Fault.TOO_LARGE, f"{len(data)} bytes", where)
    text, guessed = _as_text(data, where)
    if not text.strip():
        raise RouteFileError(Fault.EMPTY, "", where)
    if not text.lstrip().startswith("<"):
        raise RouteFileError(Fault.NOT_GPX, "not XML", where)
    # gpxpy and others look for namespaces with patterns slow as the square of this count.
    namespaces = len(re.findall(r"\sxmlns", text))
    if namespaces > MOST_NAMESPACES:
        raise RouteFileError(Fault.UNSAFE_XML, f"{namespaces} namespaces", where)
    # A parser holds all attributes of an element at once; none has fewer signs than this.
    attributes = text.count("=")
    if attributes > MOST_ATTRIBUTES:
        raise RouteFileError(Fault.UNSAFE_XML, f"{attributes} attributes", where)
    return text, guessed


def walked(text: str, where: str, visitor: Visitor) -> bool:
    """Show every element of a text to `visitor`; tell whether the text was well-formed to its end.

    One that stops too early, or is damaged somewhere, is walked as far as it is XML, and False
    comes back. Raises RouteFileError for a DOCTYPE, too much of anything, and what is no XML.
    """
    return _Walk(where, visitor).run(text)


def _as_text(data: bytes, where: str) -> tuple[str, bool]:
    encoding = next((name for mark, name in _BEGINNINGS if data.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(data)
        label = declared[1].decode("ascii").lower() if declared else "utf-8"
        encoding = _ENCODINGS.get(label)
        if encoding is None:
            raise RouteFileError(Fault.ENCODING, label, where)
    guesses = [guess for guess in (encoding, "utf-8") if guess]
    for guess in guesses:
        text = _strictly(data, guess)
        if text is not None:
            return text, guess != encoding
    if not data.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"<"):
        raise RouteFileError(Fault.NOT_GPX, "not text", where)
    return data.removeprefix(b"\xef\xbb\xbf").decode("windows-1252", errors="replace"), True


def _strictly(data: bytes, encoding: str) -> str | None:
    """Return the text, None for bytes that are another's; half a letter at the end is marked."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(data) and len(data) - error.start < 4:  # noqa: PLR2004  # UTF's longest
            whole = data[: error.start]
            with_mark = whole.decode(encoding, errors="replace") + HALF_LETTER
            return with_mark if whole else None
        return None


class _Walk:
    """One pass of expat over a text, building nothing; refuses at the first fault."""

    def __init__(self, where: str, visitor: Visitor) -> None:
        self._where = where
        self._visitor_start = visitor.start
        self._visitor_end = visitor.end
        self._depth = 0
        self._elements = 0
        self._text = ""
        # expat keeps every different name of elements and attributes here.
        self._names: dict[str, str] = {}

    def run(self, text: str) -> bool:
        """Tell whether the text was whole. Raises RouteFileError."""
        # The text is decoded already, so its own declaration of an encoding must not count.
        parser = expat.ParserCreate("utf-8", intern=self._names)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(text.encode("utf-8", errors="replace"), True)  # noqa: FBT003
        except expat.ExpatError as error:
            if self._elements:
                return False
            raise self._refusal(Fault.BROKEN_XML, str(error)) from error
        return True

    def _refusal(self, code: Fault, detail: str) -> RouteFileError:
        return RouteFileError(code, detail, self._where)

    def _doctype(self, name: str, *_: object) -> None:
        if name.lower() == "html":
            raise self._refusal(Fault.NOT_GPX, "a web page")
        raise self._refusal(Fault.UNSAFE_XML, "DOCTYPE")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
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
        self._depth -= 1
        self._visitor_end(tag, self._text)
        self._text = ""

    def _characters(self, text: str) -> None:
        self._text += text
        if len(self._text) > MOST_TEXT_CHARS:
            raise self._refusal(Fault.UNSAFE_XML, f"a text over {MOST_TEXT_CHARS} characters")
