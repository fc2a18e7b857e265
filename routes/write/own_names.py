"""Names of files in the runner's own folder: told by the name they came with, made by us.

Nothing of a path survives, and what is left can be a name on every system.
"""

import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath, PureWindowsPath

from routes.limits import MOST_NAME_CHARS
from routes.read.text import clean_text
from routes.write.names import NAMELESS, RESERVED

# Most systems end at 255 bytes; a number and an ending must fit too.
_MOST_BYTES = 150
_ALLOWED_SIGNS = " -_.,()+'&"


def own_name(display_name: str, suffix: str, taken: Container[str]) -> str:
    """Return a file name such as "Morning Run.gpx" for what was called `display_name`.

    `suffix` is the ending with its dot. `taken` holds names in `folded` form; a number in brackets
    tells this one from those.
    """
    stem = _stem(display_name)

    def name(number: int) -> str:
        return f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}"

    # Thousands of runs may have one name: the free number is looked for in ever longer steps.
    low, high = 0, 1
    while folded(name(high)) in taken:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if folded(name(middle)) in taken:
            low = middle
        else:
            high = middle
    return name(high)


def folded(file_name: str) -> str:
    """Return a name as the least particular system compares it, in one case and one spelling."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", file_name).casefold())


def _stem(display_name: str) -> str:
    base = PureWindowsPath(PurePosixPath(display_name).name).name
    plain = clean_text(unicodedata.normalize("NFC", base), MOST_NAME_CHARS)
    while plain.lower().endswith(_ENDINGS):
        plain = plain[: plain.rindex(".")]
    kept = "".join(c if _is_allowed(c) else " " for c in plain if c not in _JOINERS)
    short = kept.encode()[:_MOST_BYTES].decode("utf-8", errors="ignore")
    # A command takes what begins with a dash for an option.
    stem = " ".join(short.split()).rstrip(" .").lstrip(" .-")
    # Windows takes COM¹ for COM1.
    first = unicodedata.normalize("NFKC", stem.partition(".")[0]).strip().lower()
    return f"{NAMELESS} {stem}".strip() if not stem or first in RESERVED else stem


def _is_allowed(character: str) -> bool:
    # Many scripts write vowels as marks upon letters.
    is_mark = unicodedata.category(character).startswith("M")
    return character.isalnum() or is_mark or character in _ALLOWED_SIGNS


_JOINERS = "\u200c\u200d"
_ENDINGS = (".gpx", ".tcx", ".fit", ".kml", ".kmz", ".zip", ".gz")
