"""Names cut to the few characters that a watch shows, so that they still mean something."""

import re
import unicodedata
from collections.abc import Callable, Iterable

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
# What says little without the name before it.
_ROADS = frozenset("ave cl cres ct dr ln pde pl rd rds st street road avenue".split())  # noqa: SIM905
# Fewer letters than this of a word are a riddle.
_LEAST_LEFT = 4
_UNITS = frozenset({"k", "km", "m", "mi", "mile", "miles"})


def short_name(text: str, most_chars: int, otherwise: str = NAMELESS) -> str:
    """Return `text` as 1 to `most_chars` characters of ASCII; `otherwise` where nothing is left.

    A name that is too long keeps its numbers, which tell "Loop 1" from "Loop 2". Then come whole
    words of its first clause: the first and the last, which say where and what ("Lake dam" of "Lake
    Parramatta dam, north end"), then the others; where those two do not fit, as much of its
    beginning or of its end as is longer. The next clause comes only when nothing of the first is
    missing, so that no other name comes about: "Bourke St at Illawong Dr" is never "Bourke Dr". A
    word is cut only where none fits, to 4 or more (all our choice). Letters of other scripts are
    left out, and `otherwise` stands in for them.
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
    taken: set[int] = set()

    def fits(more: Iterable[int]) -> bool:
        together = taken.union(more)
        return sum(len(words[at]) + 1 for at in together) <= most_chars + 1

    def take(at: int) -> bool:
        """Take a word if there is room for it, and tell whether it is there."""
        if fits([at]):
            taken.add(at)
        return at in taken

    # Of several numbers the last one tells twins apart: a copy's number, a day within a date.
    for at in reversed(range(len(words))):
        if any(c.isdigit() for c in words[at]):
            take(at)
    telling = [at for at in range(len(words)) if _is_telling(words[at])] or list(range(len(words)))
    of_first = [at for at in telling if at < len(clauses[0]) and at not in taken]
    main = [at for at in of_first if words[at].lower() not in _ROADS] or of_first
    best = _best(main, words, fits)
    taken.update(best)
    # A road's kind may follow its name and nothing else; any() and all() stop where room ends.
    is_whole = all(at - 1 in taken and take(at) for at in of_first if at not in taken)
    if is_whole:
        all(take(at) for at in telling)
    room = most_chars - sum(len(words[at]) + 1 for at in taken)
    if main and not best and room >= (_LEAST_LEFT if taken else 1):
        words[main[0]] = words[main[0]][:room].rstrip()
        taken.add(main[0])
    if not taken:
        return words[telling[0]][:most_chars]
    return " ".join(words[at] for at in sorted(taken))


def _best(main: list[int], words: list[str], fits: Callable[[Iterable[int]], bool]) -> list[int]:
    """Return which of a clause's main words tell most in the room there is."""
    ends = main[:1] + main[1:][-1:]
    if fits(ends):
        for at in main:
            if fits([*ends, at]):
                ends.append(at)
        return ends
    fronts = [main[:count] for count in range(len(main)) if fits(main[:count])]
    backs = [main[-count:] for count in range(1, len(main)) if fits(main[-count:])]
    inner = [[at] for at in main if fits([at])]
    return max(fronts + backs + inner, key=lambda run: len(" ".join(words[at] for at in run)))


def _is_telling(word: str) -> bool:
    return any(c.isalnum() for c in word) and word.lower() not in _NEEDLESS
