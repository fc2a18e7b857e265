"""A day of the week on paper: its date, what to do with boxes to tick, its map and profile."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.screens.labels import WEEKDAYS
from planner.sheet import labels
from planner.sheet.areas import Area, Bar, Block, Ink, Picture, Shows, Thing, Tick, Words
from planner.sheet.content import DayWords, Task
from planner.sheet.sizes import HAIR, TWO_COLUMNS, Sizes
from planner.sheet.wrap import LEADING, Measure, Run, paragraph
from routes.paper.look import Style, Weight

_DATE_WIDTH = 36.0
_BAR = 2.4
_MAP_WIDTH = 126.0
_MAP_X = TWO_COLUMNS - _MAP_WIDTH
_PROFILE_HEIGHT = 23.0
_MOST_PROFILE = 40.0
_GAP = 10.0
_APART_Y = 3.0
# Between two things to tick on one line.
_APART_X = 10.0
_MOST_NAME_LINES = 2
_MOST_TITLE_LINES = 3
_FIELDS = ((labels.FELT, 0.36), (labels.BACK, 0.29), (labels.MORNING, 0.35))


@dataclass(frozen=True, slots=True, eq=False)
class DayBlock:
    """Hold a day, two columns wide, whose map may still be of any height."""

    words: DayWords
    sizes: Sizes
    date: Block
    text: Block
    fields: Block

    def height(self, map_height: float) -> float:
        """Return how high the day is with a map of `map_height`, or higher where the text is."""
        height = self.text.height
        if self._has_profile and not self.sizes.profile_below:
            height += _APART_Y + _PROFILE_HEIGHT
        if self.fields.things:
            height += _APART_Y + self.fields.height
        if self.words.line:
            height = max(height, map_height + self._below)
        return max(height, self.date.height)

    def high(self, map_height: float) -> Block:
        """Return the day with a map of `map_height` or more; what is written stands at its foot."""
        height = self.height(map_height)
        things = [
            *self.date.things,
            *self.text.at(_DATE_WIDTH, 0),
            *self.fields.at(_DATE_WIDTH, height - self.fields.height),
        ]
        if self.words.line:
            area = Area(_MAP_X, 0, _MAP_WIDTH, height - self._below)
            things.append(Picture(area, self.words.line, Shows.MAP))
            if self._has_profile:
                things.append(Picture(self._profile(height), self.words.line, Shows.PROFILE))
        if self.words.is_run:
            things.append(Bar(Area(0, 0, _BAR, height), Ink.RUN))
        return Block(height, tuple(things))

    @property
    def _has_profile(self) -> bool:
        return self.words.line is not None and self.words.line.measurement.profile is not None

    @property
    def _below(self) -> float:
        """Return the height of what stands below the map."""
        is_below = self._has_profile and self.sizes.profile_below
        return _PROFILE_HEIGHT + _APART_Y if is_below else 0.0

    def _profile(self, height: float) -> Area:
        if self.sizes.profile_below:
            return Area(_MAP_X, height - _PROFILE_HEIGHT, _MAP_WIDTH, _PROFILE_HEIGHT)
        foot = self.fields.height + _APART_Y if self.fields.things else 0.0
        room = min(height - foot - self.text.height - _APART_Y, _MOST_PROFILE)
        return Area(_DATE_WIDTH, height - foot - room, _MAP_X - _GAP - _DATE_WIDTH, room)


def day_block(words: DayWords, sizes: Sizes, measure: Measure) -> DayBlock:
    """Return a day at a size of type."""
    width = TWO_COLUMNS - _DATE_WIDTH
    if words.line:
        width -= _MAP_WIDTH + _GAP
    nothing = Block(0.0)
    return DayBlock(
        words,
        sizes,
        _date(words, sizes, measure),
        _text(words, sizes, measure, width) if words.is_inside else nothing,
        _fields(sizes, measure, width) if words.asks_back else nothing,
    )


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
        x, y = x + indent + ends + _APART_X, y + last
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
