"""A day of the week on paper: its date, what to do with boxes to tick, its map and profile."""

from dataclasses import dataclass

from planner.screens import dates
from planner.sheet.areas import Area, Bar, Block, Ink, Picture, Shows
from planner.sheet.content import DayWords
from planner.sheet.day_text import day_text, fields_block
from planner.sheet.sizes import TWO_COLUMNS, Sizes
from planner.sheet.wrap import Measure, Run, paragraph
from routes.paper.look import Style, Weight

_DATE_WIDTH = 36.0
_BAR = 2.4
_MAP_WIDTH = 126.0
_MAP_X = TWO_COLUMNS - _MAP_WIDTH
_PROFILE_HEIGHT = 23.0
_MOST_PROFILE = 40.0
_GAP = 10.0
_APART_Y = 3.0


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
        day_text(words, sizes, measure, width) if words.is_inside else nothing,
        fields_block(sizes, measure, width) if words.asks_back else nothing,
    )


def _date(words: DayWords, sizes: Sizes, measure: Measure) -> Block:
    """Return weekday and day of the month, grey outside the plan."""
    ink = Ink.TEXT if words.is_inside else Ink.QUIET
    weekday = Style(sizes.body_pt, Weight.STRONG if words.is_run else Weight.REGULAR, ink)
    number = Style(sizes.body_pt + 6, Weight.STRONG, ink)
    if not words.is_inside:
        line = [
            Run(dates.weekday_day(words.day), weekday),
            Run(f"   {words.title}", Style(sizes.small_pt, colour=ink)),
        ]
        return _shifted(paragraph(line, TWO_COLUMNS - _DATE_WIDTH, measure), _BAR + 5)
    parts = (
        paragraph([Run(dates.weekday_text(words.day.isoweekday()), weekday)], _DATE_WIDTH, measure),
        paragraph([Run(str(words.day.day), number)], _DATE_WIDTH, measure),
    )
    # The number closes up to the weekday.
    things = [*parts[0].at(_BAR + 5, 0), *parts[1].at(_BAR + 5, parts[0].height)]
    return Block(parts[0].height + number.size_pt, tuple(things))


def _shifted(block: Block, x: float) -> Block:
    return Block(block.height, block.at(x, 0))
