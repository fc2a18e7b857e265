"""Names cut to the few characters that a watch shows, so that they still mean something."""

import re
import unicodedata

from routes.write.names import ascii_only

NAMELESS = "Route"

# Letters that are no plain letter with a mark, so that taking marks away leaves nothing.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "Æ": "Ae", "Œ": "Oe", "Þ": "Th"}
) | str.maketrans("øłđðØŁĐÐı’‘", "olddOLDDi''")
# What parts a name into clauses. Between digits it belongs to a number, a date or a time of day.
_CLAUSE = re.compile(r"(?<!\d)[,;:]+|[,;:]+(?!\d)|[()\[\]{}<>|]+|\s-+\s")
_WORD = re.compile(r"(?<!\d)[-./_\\]+|[-./_\\]+(?!\d)|[\"&]+|\s+")
# Our choice: words that begin another clause, and words that can go.
_JOINING = frozenset(
    "and at behind beside by for in near of on over to under via".split()  # noqa: SIM905
)
_NEEDLESS = _JOINING | {"a", "an", "the"}
_UNITS = frozenset({"k", "km", "m", "mi", "mile", "miles"})


def short_name(text: str, most_chars: int, otherwise: str = NAMELESS) -> str:
    """Return `text` as 1 to `most_chars` characters of ASCII; `otherwise` where nothing is left.

    A name that is too long keeps its numbers, which tell "Loop 1" from "Loop 2", and then as many
    whole words of its first clause as fit, in their order; of the next only when nothing of the
    first is missing, so that no other name comes about ("Bourke St at Illawong Dr" is never "Bourke
    Dr"). Only the first word is cut, and another where those that fit leave more than half the room
    empty (our choice). Letters of other scripts are left out, and `otherwise` stands in for them.
    """
    plain = _plain(text)
    if not any(c.isalpha() for c in plain) and (plain == "" or any(c.isalpha() for c in text)):
        plain = f"{otherwise} {plain}".rstrip()
    if len(plain) <= most_chars:
        return plain
    clauses = _clauses(plain)
    whole = " ".join(word for clause in clauses for word in clause)
    return whole if len(whole) <= most_chars else _fitted(clauses, most_chars)


def _plain(text: str) -> str:
    """Return a text in ASCII on one line, "" where no letter and no digit is left."""
    letters = text.translate(_LETTERS)
    # Dashes and spaces of other alphabets part words too, a long dash clauses.
    apart = "".join(" - " if unicodedata.category(c) == "Pd" and c != "-" else c for c in letters)
    spaced = "".join(" " if c.isspace() else c for c in apart)
    plain = " ".join("".join(c for c in ascii_only(spaced) if c.isprintable()).split())
    return plain if any(c.isalnum() for c in plain) else ""


def _clauses(plain: str) -> list[list[str]]:
    """Return the words of each clause, of which the joining one is the first; "10 km" is one."""
    clauses = []
    for text in _CLAUSE.split(plain):
        words: list[str] = []
        for word in filter(None, _WORD.split(text)):
            if word.lower() in _JOINING:
                clauses.append(words)
                words = []
            if word.lower() in _UNITS and words and words[-1][-1].isdigit():
                words[-1] += f" {word}"
            else:
                words.append(word)
        clauses.append(words)
    return [words for words in clauses if words]


def _fitted(clauses: list[list[str]], most_chars: int) -> str:
    words = [word for clause in clauses for word in clause]
    taken: dict[int, str] = {}

    def take(at: int) -> bool:
        """Take a word if there is room for it, and tell whether it is there."""
        if at not in taken and len(words[at]) <= room():
            taken[at] = words[at]
        return at in taken

    def room() -> int:
        return most_chars - sum(len(word) + 1 for word in taken.values())

    # Of several numbers the last one tells twins apart: a copy's number, a day within a date.
    for at in reversed(range(len(words))):
        if any(c.isdigit() for c in words[at]):
            take(at)
    telling = [at for at in range(len(words)) if _is_telling(words[at])] or list(range(len(words)))
    first = telling[0]
    if not take(first) and (not taken or (room() >= most_chars / 2 and words[first].isalpha())):
        taken[first] = words[first][: room()].rstrip()
    missing = [at for at in telling if at < len(clauses[0]) and not take(at)]
    if not missing:
        # all() stops at the first word that finds no room.
        all(take(at) for at in telling)
    left_out = [at for at in telling if at not in taken]
    if left_out and room() > most_chars / 2:
        taken[left_out[0]] = words[left_out[0]][: room()].rstrip()
    return " ".join(taken[at] for at in sorted(taken))


def _is_telling(word: str) -> bool:
    return any(c.isalnum() for c in word) and word.lower() not in _NEEDLESS
