"""Text broken into lines of a width, each style in its own piece; nothing is ever too long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.sheet.areas import Area, Block, Thing, Words
from routes.paper.look import Style

# The width in points of a text in a style.
Measure = Callable[[str, Style], float]
# Our choice: lines stand this many times their size apart.
LEADING = 1.17
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """Hold a stretch of text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    style: Style
    width: float
    is_glued: bool


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
    for word in _words(runs, width, measure):
        gap = 0.0 if word.is_glued or not lines[-1] else measure(" ", word.style)
        if lines[-1] and x + gap + word.width > width:
            lines.append([])
            x = gap = 0.0
        lines[-1].append(word)
        x += gap + word.width
    return [_line(line, measure) for line in lines if line]


def _words(runs: Iterable[Run], width: float, measure: Measure) -> Iterator[_Word]:
    glues = True
    for run in runs:
        for index, text in enumerate(run.text.split(" ")):
            is_glued = glues if index == 0 else False
            if not text:
                glues = False
                continue
            for part, is_rest in _parts(text, run.style, width, measure):
                yield _Word(part, run.style, measure(part, run.style), is_glued or is_rest)
            glues = True


def _parts(text: str, style: Style, width: float, measure: Measure) -> Iterator[tuple[str, bool]]:
    """Yield a word, in parts where it is wider than a line."""
    is_rest = False
    while measure(text, style) > width and len(text) > 1:
        count = _fitting(text, style, width, measure)
        yield text[:count], is_rest
        text, is_rest = text[count:], True
    yield text, is_rest


def _fitting(text: str, style: Style, width: float, measure: Measure) -> int:
    """Return how many letters, at least one, are not wider than `width`."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle], style) <= width else (low, middle - 1)
    return low


def _line(words: list[_Word], measure: Measure) -> Block:
    """Return a line; neighbours of one style are one piece."""
    pieces: list[Words] = []
    size = max(word.style.size_pt for word in words)
    x = 0.0
    for word in words:
        style = word.style
        gap = "" if word.is_glued or not pieces else " "
        last = pieces[-1] if pieces else None
        if last and last.style == style:
            wide = last.area.width + (measure(gap, style) if gap else 0.0) + word.width
            area = replace(last.area, width=wide)
            pieces[-1] = Words(area, f"{last.text}{gap}{word.text}", style)
        else:
            x += measure(gap, style) if gap else 0.0
            # Small text beside large stands on its line.
            area = Area(x, size - style.size_pt, word.width, style.size_pt)
            pieces.append(Words(area, word.text, style))
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
