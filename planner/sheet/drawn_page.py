"""The page with the drawn exercises of a plan: each one once, with how it goes."""

from collections.abc import Iterator, Mapping, Sequence

from planner.exercises import Exercise
from planner.figures.strokes import Drawing
from planner.handout import Handout
from planner.plan import Kind
from planner.sheet import drawn_labels
from planner.sheet.areas import Area, Bar, Block, Drawn, Ink, Thing, stacked
from planner.sheet.page import Page
from planner.sheet.sizes import COLUMN, COLUMNS, GUTTER, LADDER, PAGE
from planner.sheet.wrap import Measure, Run, paragraph
from routes.language import _
from routes.paper.look import Style, Weight

_TITLE = Style(19.0, Weight.STRONG)
_TEXT = Style(9.0)
_NAME = Style(8.8, Weight.STRONG)
_HOW = Style(7.6)
_CAUTION = Style(7.6, colour=Ink.ROUTINE)
# The side of a drawing in points, 27 to 19 mm: the largest with which all go on one page.
_SIDES = (76.0, 68.0, 60.0, 54.0)
_BESIDE = 7.0
_GAP = 9.0
_UNDER_HEAD = 10.0


def exercises_of(handout: Handout) -> tuple[Exercise, ...]:
    """Return each exercise of a handout once, as first met; a walk by itself needs no drawing."""
    found = {
        exercise.id: exercise
        for each in handout.days
        for item in each.day.items
        if item.kind is not Kind.WALK
        for exercise in item.exercises
    }
    return tuple(found.values())


def drawn_pages(
    exercises: Sequence[Exercise], drawings: Mapping[str, Drawing], advice: str, measure: Measure
) -> tuple[Page, ...]:
    """Return exercises with their drawings by id on as few pages as they need, none for none.

    `advice` goes with all of them.
    """
    pages: tuple[Page, ...] = ()
    for side in _SIDES if exercises else ():
        cells = [_cell(each, drawings.get(each.id), side, measure) for each in exercises]
        pages = tuple(_pages(cells, _head(advice, measure)))
        if len(pages) == 1:
            break
    return pages


def _head(advice: str, measure: Measure) -> Block:
    block = stacked(
        (
            paragraph([Run(drawn_labels.TITLE, _TITLE)], PAGE.width, measure),
            paragraph([Run(drawn_labels.head_text(advice), _TEXT)], PAGE.width, measure),
        ),
        3.0,
    )
    rule = Bar(Area(0, block.height + 3, PAGE.width, 1.2), Ink.TEXT)
    return Block(block.height + 3 + 1.2, (*block.things, rule))


def _cell(exercise: Exercise, drawing: Drawing | None, side: float, measure: Measure) -> Block:
    """Return an exercise, one column wide: its drawing, beside it what it is and how it goes."""
    width = COLUMN - side - _BESIDE
    lines = [
        paragraph([Run(_(exercise.name), _NAME)], width, measure),
        paragraph([Run(_(exercise.how), _HOW)], width, measure),
    ]
    if exercise.caution:
        lines.append(paragraph([Run(_(exercise.caution), _CAUTION)], width, measure))
    words = stacked(lines, 1.0)
    height = max(side, words.height)
    things: list[Thing] = [*words.at(side + _BESIDE, (height - words.height) / 2)]
    if drawing:
        things.append(Drawn(Area(0, (height - side) / 2, side, side), drawing))
    return Block(height, tuple(things))


def _pages(cells: Sequence[Block], head: Block) -> Iterator[Page]:
    """Yield pages with rows of cells, the first under the headline."""
    things: list[Thing] = [*head.at(PAGE.x, PAGE.y)]
    parts = [Area(PAGE.x, PAGE.y, PAGE.width, head.height)]
    y = PAGE.y + head.height + _UNDER_HEAD
    for first in range(0, len(cells), COLUMNS):
        row = cells[first : first + COLUMNS]
        height = max(cell.height for cell in row)
        if y + height > PAGE.bottom:
            yield Page(tuple(things), tuple(parts), LADDER[0])
            things, parts, y = [], [], PAGE.y
        for column, cell in enumerate(row):
            x = PAGE.x + column * (COLUMN + GUTTER)
            things += cell.at(x, y + (height - cell.height) / 2)
            parts.append(Area(x, y, COLUMN, height))
        y += height + _GAP
    yield Page(tuple(things), tuple(parts), LADDER[0])
