"""A stranger's bytes: made plain text that is safe to parse, or refused with a code.

Runs before any parser that builds a tree. Every refusal answers something that the parsers
behind it take badly: entity bombs, deep nesting, floods of namespaces, numbers that are none.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from routes.errors import Fault, RouteFileError
from routes.limits import (
    MOST_BYTES,
    MOST_DEPTH,
    MOST_NAMESPACES,
    MOST_POINTS,
    MOST_TEXT_CHARS,
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
}
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")

# What counts as a number. float alone would take nan, inf, 1_0 and the digits of other scripts.
PLAIN_NUMBER = r"\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\s*"
_NUMBER = re.compile(PLAIN_NUMBER)
_POINTS = frozenset({"trkpt", "rtept", "wpt"})


def decoded(data: bytes, where: str) -> str:
    """Return a file's text, of bounded size and safe to search; `where` is its name, for the error.

    Raises RouteFileError.
    """
    if len(data) > MOST_BYTES:
        raise RouteFileError(Fault.TOO_LARGE, f"{len(data)} bytes", where)
    text = _as_text(data, where)
    if not text.strip():
        raise RouteFileError(Fault.EMPTY, "", where)
    if not text.lstrip().startswith("<"):
        raise RouteFileError(Fault.NOT_GPX, "not XML", where)
    # gpxpy looks for namespaces with a pattern whose time grows with the square of this count.
    namespaces = len(re.findall(r"\sxmlns", text))
    if namespaces > MOST_NAMESPACES:
        raise RouteFileError(Fault.UNSAFE_XML, f"{namespaces} namespaces", where)
    return text


def inspected(text: str, where: str) -> str:
    """Return a GPX text that is well-formed, bounded and without a DOCTYPE, safe to parse as it is.

    Where the root has a prefix, elements come without it. Raises RouteFileError.
    """
    prefix = _Inspection(where).run(text)
    if prefix:
        # "<" begins nothing but markup in well-formed text, comments and CDATA aside, and neither
        # of these can end otherwise for it.
        text = text.replace(f"<{prefix}:", "<").replace(f"</{prefix}:", "</")
    return text


def _as_text(data: bytes, where: str) -> str:
    encoding = next((name for mark, name in _BEGINNINGS if data.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(data)
        label = declared[1].decode("ascii").lower() if declared else "utf-8"
        encoding = _ENCODINGS.get(label)
        if encoding is None:
            raise RouteFileError(Fault.ENCODING, label, where)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if data.lstrip().startswith(b"<"):
            raise RouteFileError(Fault.ENCODING, str(error), where) from error
        raise RouteFileError(Fault.NOT_GPX, "not text", where) from error


class _Inspection:
    """One pass of expat over a text, building nothing; refuses at the first fault."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._depth = 0
        self._text_chars = 0
        self._points = 0
        self._prefix = ""

    def run(self, text: str) -> str:
        """Return the prefix of the root, "" for none. Raises RouteFileError."""
        # The text is decoded already, so its own declaration of an encoding must not count.
        parser = expat.ParserCreate("utf-8")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(text.encode("utf-8"), True)  # noqa: FBT003  # takes no keyword
        except expat.ExpatError as error:
            raise self._refusal(Fault.BROKEN_XML, str(error)) from error
        return self._prefix

    def _refusal(self, code: Fault, detail: str) -> RouteFileError:
        return RouteFileError(code, detail, self._where)

    def _doctype(self, name: str, *_: object) -> None:
        if name.lower() == "html":
            raise self._refusal(Fault.NOT_GPX, "a web page")
        raise self._refusal(Fault.UNSAFE_XML, "DOCTYPE")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._text_chars = 0
        prefix, _, name = tag.rpartition(":")
        if self._depth == 1:
            if name != "gpx":
                raise self._refusal(Fault.NOT_GPX, f"a {name:.40} file")
            self._prefix = prefix
        elif self._depth > MOST_DEPTH:
            raise self._refusal(Fault.UNSAFE_XML, f"deeper than {MOST_DEPTH}")
        if prefix in ("", self._prefix) and name in _POINTS:
            self._point(attributes)

    def _point(self, attributes: dict[str, str]) -> None:
        self._points += 1
        if self._points > MOST_POINTS:
            raise self._refusal(Fault.TOO_MANY_POINTS, f"more than {MOST_POINTS}")
        for key, limit_deg in (("lat", 90), ("lon", 180)):
            value = attributes.get(key, "")
            if not (_NUMBER.fullmatch(value) and abs(float(value)) <= limit_deg):
                detail = f"point {self._points}: {key}={value:.40}"
                raise self._refusal(Fault.BAD_COORDINATE, detail)

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._text_chars = 0

    def _characters(self, text: str) -> None:
        self._text_chars += len(text)
        if self._text_chars > MOST_TEXT_CHARS:
            raise self._refusal(Fault.UNSAFE_XML, f"a text over {MOST_TEXT_CHARS} characters")
