"""What a route is run on, read from what is said of it in words."""

import re
from enum import StrEnum


class Surface(StrEnum):
    """What a route is run on; MIXED has some of both."""

    PAVED = "paved"
    MIXED = "mixed"
    UNPAVED = "unpaved"
    UNKNOWN = "unknown"


# Our reading. Streets, roads, cycle paths and footpaths count as paved; a path alone says nothing.
_PAVED = re.compile(
    r"\b(sealed|paved|asphalt|bitumen|tarmac|concrete|streets?|roads?|pavements?|footways?"
    r"|footpaths?|cycle ?paths?|cycle ?ways?|boardwalks?)\b"
)
_UNPAVED = re.compile(
    r"\b(unsealed|unpaved|tracks?|trails?|dirt|gravel|grass|sand|sandy|mud|muddy|earth|forest)\b"
)
_MIXED = re.compile(r"\bmixed\b")
_NOT_KNOWN = re.compile(r"\b(not known|unknown)\b")


def surface_of(text: str) -> Surface:
    """Return the class of a surface told in English words; UNKNOWN where they do not say.

    MIXED where both kinds, or the word itself, are named. A text that says of any part that it is
    not known counts as UNKNOWN as a whole.
    """
    words = text.casefold()
    if _NOT_KNOWN.search(words):
        return Surface.UNKNOWN
    is_paved, is_unpaved = bool(_PAVED.search(words)), bool(_UNPAVED.search(words))
    if _MIXED.search(words) or (is_paved and is_unpaved):
        return Surface.MIXED
    if is_paved:
        return Surface.PAVED
    return Surface.UNPAVED if is_unpaved else Surface.UNKNOWN
