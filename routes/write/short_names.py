"""Names cut to the few characters that a watch shows, so that they still mean something."""

import re
import unicodedata

from routes.write.names import ascii_only

NAMELESS = "Route"

# Letters that are no plain letter with a mark, so that taking marks away leaves nothing.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "Æ": "Ae", "Œ": "Oe", "Þ": "Th"}
) | str.maketrans("øłđðØŁĐÐı’‘", "olddOLDDi''")
# Dashes and dots between digits belong to a number, a date or a time of day.
_APART = re.compile(r"(?<!\d)[-./:_,;|\\]+|[-./:_,;|\\]+(?!\d)|[\"()\[\]{}<>&]+")
# Our choice: words that can go without the name losing its sense.
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "via"}
)


def short_name(text: str, most_chars: int, otherwise: str = NAMELESS) -> str:
    """Return `text` as 1 to `most_chars` characters of ASCII; `otherwise` where nothing is left.

    A name that is too long keeps its numbers, which tell "Loop 1" from "Loop 2", and then as many
    of its words as fit, in their order and whole; a word is cut only where the words that fit leave
    more than half the room empty (our choice). Letters of other scripts are left out, and
    `otherwise` stands in for them.
    """
    plain = _plain(text)
    if not any(c.isalpha() for c in plain) and (plain == "" or any(c.isalpha() for c in text)):
        plain = f"{otherwise} {plain}".rstrip()
    if len(plain) <= most_chars:
        return plain
    words = _APART.sub(" ", plain).split()
    whole = " ".join(words)
    return whole if len(whole) <= most_chars else _fitted(words, most_chars)


def _plain(text: str) -> str:
    """Return a text in ASCII on one line, "" where no letter and no digit is left."""
    letters = text.translate(_LETTERS)
    # A dash or a space of another alphabet still parts two words.
    apart = "".join("-" if unicodedata.category(c) == "Pd" else c for c in letters)
    spaced = "".join(" " if c.isspace() else c for c in apart)
    plain = " ".join("".join(c for c in ascii_only(spaced) if c.isprintable()).split())
    return plain if any(c.isalnum() for c in plain) else ""


def _fitted(words: list[str], most_chars: int) -> str:
    taken: dict[int, str] = {}

    def room() -> int:
        return most_chars - sum(len(word) + 1 for word in taken.values())

    # Of several numbers the last one tells twins apart: a copy's number, a day within a date.
    for at in reversed(range(len(words))):
        if any(c.isdigit() for c in words[at]) and len(words[at]) <= room():
            taken[at] = words[at]
    others = [at for at in range(len(words)) if at not in taken]
    telling = [at for at in others if _is_telling(words[at])] or others
    for at in telling:
        if len(words[at]) <= room():
            taken[at] = words[at]
    left_out = [at for at in telling if at not in taken]
    if left_out and (room() > most_chars / 2 or not taken):
        taken[left_out[0]] = words[left_out[0]][: room()]
    return " ".join(taken[at] for at in sorted(taken))


def _is_telling(word: str) -> bool:
    return any(c.isalnum() for c in word) and word.lower() not in _SMALL_WORDS
