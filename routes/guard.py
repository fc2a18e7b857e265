"""A stranger's bytes: made text of bounded size.

Runs before any parser. Every refusal answers something that the parsers behind it take badly:
floods of namespaces and attributes, encodings that are none, numbers that are none.
"""

import re
from collections.abc import Mapping

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_ATTRIBUTES, MOST_BYTES, MOST_NAMESPACES

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
    namespaces = text.count("xmlns")
    # To look at what stands before each takes ten times longer.
    if namespaces > MOST_NAMESPACES:
        namespaces = len(re.findall(r"\sxmlns", text))
    if namespaces > MOST_NAMESPACES:
        raise RouteFileError(Fault.UNSAFE_XML, f"{namespaces} namespaces", where)
    # A parser holds all attributes of an element at once; none has fewer signs than this.
    attributes = text.count("=")
    if attributes > MOST_ATTRIBUTES:
        raise RouteFileError(Fault.UNSAFE_XML, f"{attributes} attributes", where)
    return text, guessed


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
