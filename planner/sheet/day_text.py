"""The words of a day on paper: headline, route, facts, boxes to tick, lines to write on."""

from collections.abc import Iterator, Sequence

from planner.sheet import labels
from planner.sheet.areas import Area, Bar, Block, Ink, Thing, Tick, Words
from planner.sheet.content import DayWords, Task
from planner.sheet.sizes import HAIR, Sizes
from planner.sheet.wrap import BASELINE, LEADING, Measure, Run, paragraph
from routes.paper.look import Style, Weight

_MOST_NAME_LINES = 2
_MOST_TITLE_LINES = 3
_MOST_FACT_LINES = 4
# Between two things on one line.
_APART = 10.0
_BEFORE_WHY = 8.0
_SHARES = (0.39, 0.28, 0.33)


def day_text(words: DayWords, sizes: Sizes, measure: Measure, width: float) -> Block:
    """Return the words of a day as wide as is told."""
    y = 0.0
    things: list[Thing] = []

    def add(block: Block, gap: float = 0.0) -> None:
        nonlocal y
        y += gap
        things.extend(block.at(0, y))
        y += block.height

    head, is_row_beside = _headline(words, sizes, measure, width)
    add(head)
    if words.route:
        name = Style(sizes.body_pt + 0.6, Weight.STRONG, Ink.RUN)
        add(paragraph([Run(words.route, name)], width, measure, _MOST_NAME_LINES))
    for fact in words.facts:
        add(paragraph([Run(fact, sizes.body)], width, measure, _MOST_FACT_LINES))
    tasks = [task for task in words.tasks if task.moves] if is_row_beside else words.tasks
    if tasks:
        add(_tasks(tasks, sizes, measure, width), 2.5)
    return Block(y, tuple(things))


def _headline(words: DayWords, sizes: Sizes, measure: Measure, width: float) -> tuple[Block, bool]:
    """Return a day's title, and at the right the numbers of its reasons.

    On a day without a run the tasks without moves stand beside it where there is room for them;
    whether they do is told.
    """
    title = sizes.title if words.is_run else Style(sizes.body_pt + 1, Weight.STRONG)
    things: list[Thing] = []
    right = width
    if words.numbers:
        text = labels.REFERS.format(numbers=labels.ranges(words.numbers))
        wide = measure(text, sizes.small)
        y = BASELINE * (title.size_pt - sizes.small_pt)
        things.append(Words(Area(width - wide, y, wide, sizes.small_pt), text, sizes.small))
        right -= wide + _BEFORE_WHY
    block = paragraph([Run(words.title, title)], right, measure, _MOST_TITLE_LINES)
    things += block.things
    row = [task for task in words.tasks if not task.moves]
    if words.is_run or not row:
        return Block(block.height, tuple(things)), False
    beside = _tasks(row, sizes, measure, right)
    x = _right(block) + _APART
    is_beside = x + _right(beside) <= right and beside.height <= block.height
    if is_beside:
        things += beside.at(x, BASELINE * (title.size_pt - sizes.body_pt))
    return Block(block.height, tuple(things)), is_beside


def _tasks(tasks: Sequence[Task], sizes: Sizes, measure: Measure, width: float) -> Block:
    """Return what is ticked, side by side where there is room for all of it."""
    size = sizes.body_pt
    indent = size + 3.0
    things: list[Thing] = []
    x = y = bottom = 0.0
    for task in tasks:
        block = paragraph(_task_runs(task, sizes), width - indent, measure)
        if x and x + indent + _right(block) > width:
            x, y = 0.0, bottom + 1.5
        things.append(Tick(Area(x, y + 0.4, size - 0.8, size - 0.8)))
        things += block.at(x + indent, y)
        last = max(thing.area.y for thing in block.things)
        ends = max(thing.area.right for thing in block.things if thing.area.y == last)
        bottom = y + block.height
        # The next may begin where the last line of this one ends.
        x, y = x + indent + ends + _APART, y + last
    return Block(bottom, tuple(things))


def _right(block: Block) -> float:
    return max(thing.area.right for thing in block.things)


def _task_runs(task: Task, sizes: Sizes) -> Iterator[Run]:
    yield Run(task.text, sizes.strong)
    if task.moves:
        yield Run(labels.moves_text(move.text for move in task.moves), sizes.body)


def fields_block(sizes: Sizes, measure: Measure, width: float) -> Block:
    """Return lines to write on: how it felt, and the back during and after."""
    style = Style(sizes.small_pt, colour=Ink.QUIET)
    height = sizes.body_pt * LEADING + 2
    x = 0.0
    things: list[Thing] = []
    for text, share in zip((labels.FELT, labels.BACK, labels.MORNING), _SHARES, strict=True):
        wide = measure(text, style)
        area = Area(x, height - style.size_pt - 1, wide, style.size_pt)
        things.append(Words(area, text, style))
        end = x + share * width - 5
        line = Area(x + wide + 3, height - 1.5, max(end - x - wide - 3, 0.0), HAIR)
        things.append(Bar(line, Ink.QUIET))
        x += share * width
    return Block(height, tuple(things))
