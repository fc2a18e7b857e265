"""Text broken into lines of a width, each style in its own piece; nothing is ever too long."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.sheet.areas import Area, Block, Thing, Words
from routes.paper.look import Style

# The width in points of a text in a style.
Measure = Callable[[str, Style], float]
# Our choice: lines stand this many times their size apart.
LEADING = 1.17
# How far below its top text stands, as a share of its size.
BASELINE = 0.79
_MORE = "…"
# Chinese and Japanese have no spaces: a line may begin with each letter of theirs, but with no
# closing mark, and ends with no opening one (Unicode Standard Annex 14, ID, CL and OP).
_LETTERS = "\u2e80-\u2fff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CLOSING = "、。，．：；？！）》」』】〉"
_BREAK = re.compile(
    rf"(?<![（《「『【〈“‘(\[\u00a0])(?![\u00a0{_CLOSING}ー々”’…・·%‰,.:;?!)\]])"
    rf"(?:(?<=[{_LETTERS}{_CLOSING}])(?=.)|(?<=.)(?=[{_LETTERS}]))"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Hold a stretch of text in one style; with `keeps_next` no line ends after it."""

    text: str
    style: Style
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """Hold a word, the width of the space before it, and whether a line may begin with it."""

    text: str
    style: Style
    width: float
    gap: float
    may_begin: bool


def paragraph(
    runs: Iterable[Run], width: float, measure: Measure, most_lines: int | None = None
) -> Block:
    """Return runs of text as lines of at most `width`, as high as they need.

    A word that is wider is broken. Beyond `most_lines` the text ends with an ellipsis.
    """
    lines = wrapped(runs, width, measure)
    if most_lines is not None and len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], _cut(lines[most_lines - 1], width, measure)]
    return block_of(lines)


def block_of(lines: Sequence[Block]) -> Block:
    """Return lines one below the other."""
    y = 0.0
    things: list[Thing] = []
    for line in lines:
        things += line.at(0, y)
        y += line.height
    return Block(y, tuple(things))


def wrapped(runs: Iterable[Run], width: float, measure: Measure) -> list[Block]:
    """Return the lines of runs of text, each a block of its own."""
    lines: list[list[_Word]] = [[]]
    x = 0.0
    for words in _clusters(runs, width, measure):
        wide = sum(word.gap + word.width for word in words)
        if lines[-1] and x + wide > width:
            lines.append([])
            x = 0.0
        for word in words:
            # What belongs together may still be wider than a line.
            if lines[-1] and x + word.gap + word.width > width:
                lines.append([])
                x = 0.0
            x += word.width + (word.gap if lines[-1] else 0.0)
            lines[-1].append(word)
    return [_line(line) for line in lines if line]


def _clusters(runs: Iterable[Run], width: float, measure: Measure) -> Iterator[list[_Word]]:
    """Yield words, with those that stay on its line."""
    cluster: list[_Word] = []
    for word in _words(runs, width, measure):
        if word.may_begin and cluster:
            yield cluster
            cluster = []
        cluster.append(word)
    if cluster:
        yield cluster


def _words(runs: Iterable[Run], width: float, measure: Measure) -> Iterator[_Word]:
    is_spaced = keeps = False
    for run in runs:
        space = measure(" ", run.style)
        for index, text in enumerate(run.text.split(" ")):
            is_spaced = is_spaced or index > 0
            for part, is_rest in _parts(text, run.style, width, measure):
                gap = space if is_spaced else 0.0
                may_begin = is_rest or (is_spaced and not keeps)
                yield _Word(part, run.style, measure(part, run.style), gap, may_begin)
                is_spaced = keeps = False
        is_spaced, keeps = is_spaced or run.keeps_next, run.keeps_next


def _parts(text: str, style: Style, width: float, measure: Measure) -> Iterator[tuple[str, bool]]:
    """Yield what stands between spaces, in parts that a line may begin with; nothing for no word.

    A part that is wider than a line is broken anywhere.
    """
    is_rest = False
    for each in _BREAK.split(text):
        part = each
        while measure(part, style) > width and len(part) > 1:
            count = _fitting(part, style, width, measure)
            yield part[:count], is_rest
            part, is_rest = part[count:], True
        if part:
            yield part, is_rest
            is_rest = True


def _fitting(text: str, style: Style, width: float, measure: Measure) -> int:
    """Return how many letters, at least one, are not wider than `width`."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle], style) <= width else (low, middle - 1)
    return low


def _line(words: list[_Word]) -> Block:
    """Return a line; neighbours of one style are one piece."""
    pieces: list[Words] = []
    size = max(word.style.size_pt for word in words)
    x = 0.0
    for word in words:
        style, gap = word.style, word.gap if pieces else 0.0
        if pieces and pieces[-1].style == style:
            last = pieces[-1]
            area = replace(last.area, width=last.area.width + gap + word.width)
            pieces[-1] = Words(area, f"{last.text}{' ' if gap else ''}{word.text}", style)
        else:
            y = BASELINE * (size - style.size_pt)
            pieces.append(Words(Area(x + gap, y, word.width, style.size_pt), word.text, style))
        x = pieces[-1].area.right
    return Block(LEADING * size, tuple(pieces))


def _cut(line: Block, width: float, measure: Measure) -> Block:
    """Return a line that ends with an ellipsis, short enough for it."""
    *before, last = (thing for thing in line.things if isinstance(thing, Words))
    room = width - last.area.x
    text = last.text
    while text and measure(f"{text}{_MORE}", last.style) > room:
        text = text[:-1]
    ended = f"{text.rstrip()}{_MORE}"
    area = replace(last.area, width=measure(ended, last.style))
    cut = Words(area, ended, last.style)
    return Block(line.height, (*before, cut))
