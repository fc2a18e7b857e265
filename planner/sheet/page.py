"""Where everything of a week has its place on one page: the roomiest sizes that fit are taken."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from planner.sheet import labels
from planner.sheet.areas import Area, Bar, Block, Ink, Thing, stacked
from planner.sheet.content import WeekWords
from planner.sheet.day_block import DayBlock, day_block
from planner.sheet.flow import poured, strip_height
from planner.sheet.side_blocks import (
    advice_block,
    banner_block,
    flags_block,
    head_block,
    note_lines,
    routine_block,
    rule,
)
from planner.sheet.sizes import (
    COLUMN,
    COLUMNS,
    GUTTER,
    HAIR,
    LADDER,
    PAGE,
    TWO_COLUMNS,
    Sizes,
)
from planner.sheet.wrap import LEADING, Measure, Run, paragraph
from routes.paper.look import Style

# Our choices: how much higher than asked for a map grows, and how far days stand apart at most.
_MOST_GROWTH = 56.0
_GROWTH_STEP = 2.0
_GAP_STEP = 0.25
_MOST_GAP = 26.0
# Fewer lines of notes than this do not begin under the routines.
_LEAST_LINES = 5
# Room from here on is worth lines to write on.
_LEAST_SPACE = 44.0
_WRITING = 17.0


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Hold a page's things, the boxes of its parts, and the sizes that fitted."""

    things: tuple[Thing, ...]
    parts: tuple[Area, ...]
    sizes: Sizes


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Hold the blocks of a page at one size, before days and notes have their place."""

    head: Block
    banner: Block | None
    side: Block
    flags: Block
    notes: list[list[Block]]
    why: Block
    days: list[DayBlock]


def week_page(words: WeekWords, measure: Measure) -> Page:
    """Return a week on a page, at the roomiest sizes that fit.

    Raises ValueError where none does, as no plan does.
    """
    tried: dict[int, Page | None] = {}

    def fits(rung: int) -> int:
        tried[rung] = _Arranged(words, LADDER[rung], measure).page()
        return tried[rung] is not None

    page = tried.get(bisect_left(range(len(LADDER)), 1, key=fits))
    if page is None:
        raise ValueError(f"the week of {words.title} fits no page")
    return page


class _Arranged:
    """Arrange a week at one size."""

    def __init__(self, words: WeekWords, sizes: Sizes, measure: Measure) -> None:
        self._words = words
        self._sizes = sizes
        self._measure = measure
        self._parts = self._made()
        parts = self._parts
        self._top = PAGE.y + parts.head.height + sizes.gap + 2
        if parts.banner:
            self._top += parts.banner.height + sizes.gap
        self._bottom = PAGE.bottom - parts.flags.height - sizes.gap
        self._whole = True
        # Better a note is parted than smaller type.
        self._whole = self._strip(0.0, 0.0) is not None

    def page(self) -> Page | None:
        """Return the page, None where it does not fit."""
        if self._strip(0.0, 0.0) is None:
            return None
        growth = _most(lambda growth: self._strip(growth, 0.0), _MOST_GROWTH, _GROWTH_STEP)
        most_gap = max(_MOST_GAP - self._sizes.gap, 0.0)
        gap = _most(lambda gap: self._strip(growth, gap), most_gap, _GAP_STEP)
        strip = self._strip(growth, gap)
        return None if strip is None else self._placed(growth, gap, strip)

    def _made(self) -> _Parts:
        words, sizes, measure = self._words, self._sizes, self._measure
        side = [routine_block(each, sizes, measure) for each in words.routines]
        side.append(advice_block(words, sizes, measure))
        return _Parts(
            head_block(words, sizes, measure),
            banner_block(words.banner, sizes, measure) if words.banner else None,
            stacked(side, sizes.gap),
            flags_block(words, sizes, measure),
            note_lines(words.notes, sizes, measure),
            paragraph([Run(labels.WHY_TITLE, sizes.heading)], COLUMN, measure),
            [day_block(day, sizes, measure) for day in words.days],
        )

    def _days_height(self, growth: float, gap: float) -> float:
        days = self._parts.days
        high = self._sizes.map_height + growth
        return sum(day.height(high) for day in days) + (len(days) - 1) * (gap + self._sizes.gap)

    def _upper(self, growth: float, gap: float) -> float:
        return max(self._days_height(growth, gap), self._parts.side.height)

    def _beside(self, upper: float) -> Area | None:
        """Return the room for notes under the routines, None where there is too little."""
        sizes = self._sizes
        above = self._parts.side.height + 2 * sizes.gap + self._parts.why.height
        left = upper - above
        if left < _LEAST_LINES * LEADING * sizes.small_pt:
            return None
        return Area(TWO_COLUMNS + GUTTER + PAGE.x, self._top + above, COLUMN, left)

    def _strip(self, growth: float, gap: float) -> float | None:
        """Return the height of the notes' columns below the days, None where they do not fit."""
        upper = self._upper(growth, gap)
        most = self._bottom - self._top - upper
        if most < 0:
            return None
        beside = self._beside(upper)
        height = strip_height(
            self._parts.notes, beside.height if beside else 0.0, COLUMNS, most, whole=self._whole
        )
        if not height:
            return height
        whole = height + 2 * self._sizes.gap + (0.0 if beside else self._parts.why.height)
        return height if whole <= most else None

    def _placed(self, growth: float, gap: float, strip: float) -> Page:
        sizes, parts = self._sizes, self._parts
        placer = _Placer()
        placer.put(parts.head, PAGE.x, PAGE.y)
        y = PAGE.y + parts.head.height + sizes.gap
        if parts.banner:
            placer.put(parts.banner, PAGE.x, y)
        y = self._top
        for index, day in enumerate(parts.days):
            if index:
                y += sizes.gap + gap
                placer.put(rule(TWO_COLUMNS), PAGE.x, y - (sizes.gap + gap + HAIR) / 2)
            block = day.high(sizes.map_height + growth)
            placer.put(block, PAGE.x, y)
            y += block.height
        side_x = PAGE.x + TWO_COLUMNS + GUTTER
        placer.put(parts.side, side_x, self._top)
        upper = self._upper(growth, gap)
        end = self._notes(placer, upper, strip)
        placer.put(parts.flags, PAGE.x, PAGE.bottom - parts.flags.height)
        if self._bottom - end >= _LEAST_SPACE:
            area = Area(PAGE.x, end, PAGE.width, self._bottom - end)
            placer.put(self._space(area.height), area.x, area.y)
        return Page(tuple(placer.things), tuple(placer.parts), sizes)

    def _notes(self, placer: "_Placer", upper: float, strip: float) -> float:
        """Place the notes; return where they end."""
        sizes, parts = self._sizes, self._parts
        if not parts.notes:
            return self._top + upper
        beside = self._beside(upper)
        y = self._top + upper + sizes.gap
        frames = []
        if beside:
            frames.append(beside)
            placer.put(parts.why, beside.x, beside.y - parts.why.height - sizes.gap / 2)
        elif strip:
            placer.put(rule(PAGE.width), PAGE.x, y)
            placer.put(parts.why, PAGE.x, y + sizes.gap / 2)
            y += parts.why.height
        if strip:
            if beside:
                placer.put(rule(PAGE.width), PAGE.x, y)
            y += sizes.gap
            frames += [
                Area(PAGE.x + n * (COLUMN + GUTTER), y, COLUMN, strip) for n in range(COLUMNS)
            ]
        things = poured(parts.notes, frames, whole=self._whole)
        if things is None:
            raise RuntimeError("notes were measured to fit and do not")
        placer.things += things
        placer.parts += frames
        return y + strip if strip else self._top + upper

    def _space(self, height: float) -> Block:
        """Return lines to write on, as many as there is room for."""
        sizes = self._sizes
        style = Style(sizes.small_pt, colour=Ink.QUIET)
        head = paragraph([Run(labels.SPACE, style)], PAGE.width, self._measure)
        y = sizes.gap + head.height + _WRITING - 8
        things: list[Thing] = [*head.at(0, sizes.gap)]
        while y <= height - 4:
            things.append(Bar(Area(0, y, PAGE.width, HAIR), Ink.FAINT))
            y += _WRITING
        return Block(height, tuple(things))


def _most(strip: Callable[[float], float | None], most: float, step: float) -> float:
    """Return the most of something, in steps from 0, with which there is room for the notes."""
    steps = range(int(most / step) + 1)
    return step * (bisect_left(steps, 1, key=lambda n: int(strip(step * n) is None)) - 1)


class _Placer:
    """Collect things and the boxes of the parts they belong to."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self.parts: list[Area] = []

    def put(self, block: Block, x: float, y: float) -> None:
        """Place a block."""
        placed = block.at(x, y)
        self.things += placed
        boxes = [thing.area for thing in placed]
        if boxes:
            left = min(area.x for area in boxes)
            right = max(area.right for area in boxes)
            self.parts.append(Area(left, y, right - left, block.height))
