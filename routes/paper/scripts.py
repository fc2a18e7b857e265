"""Text made ready to be set: cleaned, each stretch in reading direction, from left to right."""

import re
import unicodedata
from collections.abc import Iterator

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_JOINERS = "\u200c\u200d"
REPLACEMENT = "\ufffd"
# Letters here change their form or place by their neighbours.
_SHAPED = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u1700-\u18af\u1900-\u1cff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ua800-\uabff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufeff\U00010a00-\U00011fff]"
)
_PAIRS = ("()", "[]", "{}", "«»", "<>", "‹›")
_OPENING = frozenset(pair[0] for pair in _PAIRS)
_OTHER = {a: b for pair in _PAIRS for a, b in (tuple(pair), tuple(reversed(pair)))}
_WANTS_SHAPE = frozenset({"Mn", "Mc"})


def printable(text: str) -> str:
    """Return `text` as one line of characters that have a form, composed (NFC).

    Spaces and control characters become single spaces, format characters but the joiners are
    dropped, and what stands for no character becomes U+FFFD.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if words.isascii() and words.isprintable():
        return words
    return " ".join("".join(_formed(c) for c in words).split())


def _formed(c: str) -> str:
    category = unicodedata.category(c)
    if category == "Cc":
        return " "
    if category in {"Cs", "Co", "Cn"}:
        return REPLACEMENT
    # Variation selectors choose among forms that our faces do not have.
    if (category == "Cf" and c not in _JOINERS) or "\ufe00" <= c <= "\ufe0f":
        return ""
    return c


def is_right_to_left(text: str) -> bool:
    """Tell whether any letter of `text` is written from right to left."""
    return not text.isascii() and any(_is_backward(c) for c in text)


def wants_shaping(text: str) -> bool:
    """Tell whether the characters of `text` change by their neighbours, or carry marks."""
    return not text.isascii() and _SHAPED.search(text) is not None


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what stands on a line from left to right: stretches, each in its logical order.

    Of each is told whether it is written from right to left. By the Unicode Bidirectional
    Algorithm (UAX 9), the direction of the line that of its first letter.
    """
    if not is_right_to_left(text):
        if text:
            yield text, False
        return
    from bidi import get_display  # noqa: PLC0415 - most names need none of it

    seen = _turned(str(get_display(text)))
    first = 0
    for start, stop in _backward(seen):
        if start > first:
            yield seen[first:start], False
        yield seen[start:stop][::-1], True
        first = stop
    if first < len(seen):
        yield seen[first:], False


def _turned(seen: str) -> str:
    """Return a line as it is seen with the pairs of brackets turned round that stand reversed.

    The package orders characters (rules up to L2 of UAX 9); this is L4, for brackets in pairs.
    """
    signs = list(seen)
    ahead: list[int] = []
    for i, c in enumerate(seen):
        if c not in _OTHER:
            continue
        if ahead and seen[ahead[-1]] == _OTHER[c]:
            opened = ahead.pop()
            if c in _OPENING:
                signs[opened], signs[i] = c, _OTHER[c]
        else:
            ahead.append(i)
    return "".join(signs)


def _is_backward(c: str) -> bool:
    return unicodedata.bidirectional(c) in _RIGHT_TO_LEFT


def _backward(seen: str) -> Iterator[tuple[int, int]]:
    """Yield where letters, with their marks, run from right to left without a break."""
    start: int | None = None
    holds_letter = False
    for i, c in enumerate((*seen, "")):
        kind = unicodedata.bidirectional(c) if c else ""
        if kind in _RIGHT_TO_LEFT or (kind in {"NSM", "BN"}):
            start = i if start is None else start
            holds_letter = holds_letter or kind in _RIGHT_TO_LEFT
            continue
        if start is not None and holds_letter:
            yield start, i
        start, holds_letter = None, False


def belongs_to_neighbour(c: str) -> bool:
    """Tell whether a character is a mark or a joiner, set in the face of the one before."""
    return c in _JOINERS or unicodedata.category(c) in _WANTS_SHAPE | {"Me"}
