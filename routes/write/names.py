"""Names for files and addresses that every system takes: short, plain ASCII."""

import re
import unicodedata

MOST_CHARS = 60
NAMELESS = "route"

# Windows keeps these for devices, whatever the ending.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"com{n}" for n in range(10)} | {f"lpt{n}" for n in range(10)}
)


def file_name(route_name: str, distance_m: float, suffix: str) -> str:
    """Return a download's name, such as Parramatta-Loop_14.7km.gpx; at most 60 ASCII characters.

    `suffix` is the ending with its dot.
    """
    tail = f"_{distance_m / 1000:.1f}km{suffix}"
    return _plain(route_name)[: MOST_CHARS - len(tail)].strip("-") + tail


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words and hyphens, 1 to 60 characters."""
    return _plain(text).lower()


def ascii_only(text: str) -> str:
    """Return what of a text's beginning can be told in ASCII, letters without their marks."""
    # A long text is cut before it is worked on; decomposing can make one character into many.
    letters = unicodedata.normalize("NFKD", text[: 4 * MOST_CHARS])
    return letters.encode("ascii", "ignore").decode("ascii")


def _plain(text: str) -> str:
    letters = ascii_only(text).replace("'", "")
    words = re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")[:MOST_CHARS].strip("-")
    if not words:
        return NAMELESS
    return f"{NAMELESS}-{words}" if words.lower() in RESERVED else words
