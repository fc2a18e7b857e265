"""A day of the week on paper: its date, what to do with boxes to tick, its map and profile."""

from collections.abc import Iterator

from planner.screens.labels import WEEKDAYS
from planner.sheet import labels
from planner.sheet.areas import Area, Bar, Block, Ink, Picture, Shows, Thing, Tick, Words
from planner.sheet.content import DayWords, Task
from planner.sheet.sizes import HAIR, TWO_COLUMNS, Sizes
from planner.sheet.wrap import LEADING, Measure, Run, paragraph
from routes.paper.look import Style, Weight

_DATE_WIDTH = 36.0
_BAR = 2.4
_MAP_WIDTH = 128.0
_PROFILE_HEIGHT = 27.0
_GAP = 10.0
# Between two things to tick on one line.
_APART = 10.0
_MOST_NAME_LINES = 2
_MOST_TITLE_LINES = 3
_FIELDS = ((labels.FELT, 0.46), (labels.BACK, 0.27), (labels.MORNING, 0.27))


def day_block(words: DayWords, sizes: Sizes, measure: Measure, map_height: float) -> Block:
    """Return a day, two columns wide; its map is `map_height` high or more."""
    date = _date(words, sizes, measure)
    if not words.is_inside:
        return date
    text_width = TWO_COLUMNS - _DATE_WIDTH
    if words.line:
        text_width -= _MAP_WIDTH + _GAP
    text = _text(words, sizes, measure, text_width)
    height = max(date.height, text.height)
    things = [*date.things, *text.at(_DATE_WIDTH, 0)]
    if words.line:
        height = max(height, _least(words, map_height))
        things += _pictures(words, height)
    if words.is_run:
        things.append(Bar(Area(0, 0, _BAR, height), Ink.RUN))
    return Block(height, tuple(things))


def _least(words: DayWords, map_height: float) -> float:
    return map_height + (_PROFILE_HEIGHT + 3 if _has_profile(words) else 0)


def _has_profile(words: DayWords) -> bool:
    return words.line is not None and words.line.measurement.profile is not None


def _pictures(words: DayWords, height: float) -> Iterator[Picture]:
    if words.line is None:
        return
    x = TWO_COLUMNS - _MAP_WIDTH
    below = _PROFILE_HEIGHT + 3 if _has_profile(words) else 0.0
    yield Picture(Area(x, 0, _MAP_WIDTH, height - below), words.line, Shows.MAP)
    if below:
        area = Area(x, height - _PROFILE_HEIGHT, _MAP_WIDTH, _PROFILE_HEIGHT)
        yield Picture(area, words.line, Shows.PROFILE)


def _date(words: DayWords, sizes: Sizes, measure: Measure) -> Block:
    """Return weekday and day of the month, grey outside the plan."""
    ink = Ink.TEXT if words.is_inside else Ink.FAINT
    weekday = Style(sizes.body_pt, Weight.STRONG if words.is_run else Weight.REGULAR, ink)
    number = Style(sizes.body_pt + 6, Weight.STRONG, ink)
    if not words.is_inside:
        line = [
            Run(f"{WEEKDAYS[words.day.weekday()]} {words.day.day}", weekday),
            Run(f"   {words.title}", Style(sizes.small_pt, colour=ink)),
        ]
        return _shifted(paragraph(line, TWO_COLUMNS - _DATE_WIDTH, measure), _BAR + 5)
    parts = (
        paragraph([Run(WEEKDAYS[words.day.weekday()], weekday)], _DATE_WIDTH, measure),
        paragraph([Run(str(words.day.day), number)], _DATE_WIDTH, measure),
    )
    # The number closes up to the weekday.
    things = [*parts[0].at(_BAR + 5, 0), *parts[1].at(_BAR + 5, parts[0].height)]
    return Block(parts[0].height + number.size_pt, tuple(things))


def _shifted(block: Block, x: float) -> Block:
    return Block(block.height, block.at(x, 0))


def _text(words: DayWords, sizes: Sizes, measure: Measure, width: float) -> Block:
    y = 0.0
    things: list[Thing] = []

    def add(block: Block, gap: float = 0.0) -> None:
        nonlocal y
        y += gap if things else 0.0
        things.extend(block.at(0, y))
        y += block.height

    add(_headline(words, sizes, measure, width))
    if words.route:
        name = Style(sizes.body_pt + 0.6, Weight.STRONG, Ink.RUN)
        add(paragraph([Run(words.route, name)], width, measure, _MOST_NAME_LINES))
    for fact in words.facts:
        add(paragraph([Run(fact, sizes.body)], width, measure))
    add(_tasks(words.tasks, sizes, measure, width), 3.0)
    if words.asks_back:
        add(_fields(sizes, measure, width), 3.0)
    return Block(y, tuple(things))


def _headline(words: DayWords, sizes: Sizes, measure: Measure, width: float) -> Block:
    """Return a day's title, and at the right the numbers of its reasons."""
    title = sizes.title if words.is_run else Style(sizes.body_pt + 1, Weight.STRONG)
    if not words.numbers:
        return paragraph([Run(words.title, title)], width, measure, _MOST_TITLE_LINES)
    text = labels.REFERS.format(labels.ranges(words.numbers))
    wide = measure(text, sizes.small)
    area = Area(width - wide, title.size_pt - sizes.small_pt, wide, sizes.small_pt)
    block = paragraph([Run(words.title, title)], width - wide - 8, measure, _MOST_TITLE_LINES)
    return Block(block.height, (*block.things, Words(area, text, sizes.small)))


def _tasks(tasks: tuple[Task, ...], sizes: Sizes, measure: Measure, width: float) -> Block:
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
        yield Run(f": {'; '.join(move.text for move in task.moves)}.", sizes.body)


def _fields(sizes: Sizes, measure: Measure, width: float) -> Block:
    """Return lines to write on: how it felt, and the back during and after."""
    style = Style(sizes.small_pt, colour=Ink.QUIET)
    height = sizes.body_pt * LEADING + 2
    x = 0.0
    things: list[Thing] = []
    for text, share in _FIELDS:
        wide = measure(text, style)
        area = Area(x, height - style.size_pt - 1, wide, style.size_pt)
        things.append(Words(area, text, style))
        end = x + share * width - 5
        line = Area(x + wide + 3, height - 1.5, max(end - x - wide - 3, 0.0), HAIR)
        things.append(Bar(line, Ink.QUIET))
        x += share * width
    return Block(height, tuple(things))
