"""Where the words for a clinician have their place: two columns, on two pages at most."""

from collections.abc import Iterator

from planner.sheet import care_labels as labels
from planner.sheet import labels as sheet_labels
from planner.sheet.areas import Area, Bar, Block, Ink, Thing, stacked
from planner.sheet.care_content import CareWords, Entry, Section
from planner.sheet.flow import poured
from planner.sheet.labels import ranges
from planner.sheet.page import Page
from planner.sheet.sizes import A4, GUTTER, HAIR, LADDER, PAGE, Sizes
from planner.sheet.wrap import LEADING, Measure, Run, wrapped
from routes.paper.look import Style, Weight

MOST_PAGES = 2
_COLUMNS = 2
_WIDTH = (PAGE.width - (_COLUMNS - 1) * GUTTER) / _COLUMNS
_INDENT = 8.0
_TITLE_PT = 17.0
# Above a section's headline, as a share of a line.
_ABOVE = 0.9
_STOPS = "?:.？。！"
# Room to write by hand.
_WRITING = 19.0
_REMARK_LINES = 6
# While texts are poured, each page lies so far below the one before it.
_LENGTH = 2 * A4.height


def care_pages(words: CareWords, measure: Measure) -> list[Page]:
    """Return the pages in the largest type that they take. Raises ValueError where none fits."""
    for sizes in LADDER:
        if pages := _pages(words, sizes, measure):
            return pages
    raise ValueError("the texts of care are too long for two pages")


def _pages(words: CareWords, sizes: Sizes, measure: Measure) -> list[Page]:
    head = _head(words, sizes, measure)
    if head.height > PAGE.height:
        return []
    notes = list(_notes(words, sizes, measure))
    for count in range(1, MOST_PAGES + 1):
        frames = [frame for page in range(count) for frame in _frames(page, head.height)]
        things = poured(notes, frames, whole=True)
        if things is not None:
            return [
                Page(
                    tuple(_on(page, things, head)),
                    tuple(frame.moved(0, -page * _LENGTH) for frame in _frames(page, head.height)),
                    sizes,
                )
                for page in range(count)
            ]
    return []


def _frames(page: int, head: float) -> list[Area]:
    """Return the columns of a page, each page one length further down."""
    top = head + _INDENT if page == 0 else 0.0
    return [
        Area(
            PAGE.x + column * (_WIDTH + GUTTER),
            PAGE.y + page * _LENGTH + top,
            _WIDTH,
            PAGE.height - top,
        )
        for column in range(_COLUMNS)
    ]


def _on(page: int, things: tuple[Thing, ...], head: Block) -> Iterator[Thing]:
    """Yield what stands on a page, from its own top."""
    if page == 0:
        yield from head.at(PAGE.x, PAGE.y)
    here = [thing for thing in things if int(thing.area.y // _LENGTH) == page]
    yield from Block(0.0, tuple(here)).at(0.0, -page * _LENGTH)


def _head(words: CareWords, sizes: Sizes, measure: Measure) -> Block:
    """Return the headline, whether anybody reviewed the texts, and what they are."""
    app = Style(10.0, Weight.STRONG, Ink.RUN)
    title = [
        Run(sheet_labels.APP, app),
        Run(f"  {words.title}", Style(_TITLE_PT, Weight.STRONG)),
        Run(f"  {words.as_of}", sizes.small),
    ]
    review = [Run(words.review, Style(sizes.body_pt + 0.8, Weight.STRONG, Ink.STOP))]
    lines = [title, review, [Run(words.intro, sizes.body)]]
    block = stacked((_block(each, PAGE.width, measure) for each in lines), 3.0)
    rule = Bar(Area(0, block.height + 4, PAGE.width, 1.2), Ink.TEXT)
    return Block(block.height + 5.2, (*block.things, rule))


def _notes(words: CareWords, sizes: Sizes, measure: Measure) -> Iterator[list[Block]]:
    """Yield what is not parted: each text, the first of a section with its headline."""
    for section in words.sections:
        yield from _section(section, sizes, measure)
    head = [_heading(labels.SOURCES, sizes, measure)]
    for number, (line, read) in enumerate(words.sources, 1):
        runs = [
            Run(f"{number}", sizes.small_strong, keeps_next=True),
            Run(f" {line}.", Style(sizes.small_pt)),
        ]
        if read:
            runs.append(Run(f" {read}", sizes.small))
        yield [*head, *wrapped(runs, _WIDTH, measure)]
        head = []
    yield _remarks(sizes, measure)


def _section(section: Section, sizes: Sizes, measure: Measure) -> Iterator[list[Block]]:
    head = [_heading(section.title, sizes, measure)]
    for entry in section.entries:
        yield [*head, *_entry(entry, sizes, measure)]
        head = []


def _heading(title: str, sizes: Sizes, measure: Measure) -> Block:
    above = _ABOVE * LEADING * sizes.body_pt
    line = _block([Run(title, sizes.title)], _WIDTH, measure)
    under = above + line.height + 1
    things = (*line.at(0, above), Bar(Area(0, under, _WIDTH, HAIR), Ink.FAINT))
    return Block(under + HAIR + 2, things)


def _entry(entry: Entry, sizes: Sizes, measure: Measure) -> list[Block]:
    """Return the lines of a text, with what to do next in lines of their own."""
    runs = []
    if entry.title:
        ended = entry.title[-1] in _STOPS
        title = entry.title if ended else labels.ended_text(entry.title)
        runs.append(Run(f"{title} ", sizes.strong))
    if entry.when:
        runs.append(Run(f"{entry.when} ", Style(sizes.body_pt, colour=Ink.QUIET)))
    if entry.text:
        bullet = "" if entry.title or entry.text[0].isupper() else "• "
        runs.append(Run(f"{bullet}{entry.text} ", sizes.body))
    parts = [runs, *([Run(f"– {line} ", sizes.body)] for line in entry.lines)]
    if entry.note:
        parts[-1].append(Run(f"{entry.note} ", sizes.small))
    parts[-1].append(Run(labels.rests_text(ranges(entry.numbers), entry.held_on), sizes.small))
    first, *more = (wrapped(part, _WIDTH - _INDENT, measure) for part in parts)
    return [*first, *(_moved(line, _INDENT) for lines in more for line in lines)]


def _moved(line: Block, x: float) -> Block:
    return Block(line.height, line.at(x, 0.0))


def _remarks(sizes: Sizes, measure: Measure) -> list[Block]:
    """Return room for whoever reviews the texts."""
    line = Block(_WRITING, (Bar(Area(0, _WRITING - HAIR, _WIDTH, HAIR), Ink.QUIET),))
    who = wrapped([Run(labels.REVIEWED_BY, sizes.body)], _WIDTH, measure)
    return [_heading(labels.REMARKS, sizes, measure), *who, *[line] * _REMARK_LINES]


def _block(runs: list[Run], width: float, measure: Measure) -> Block:
    return stacked(wrapped(runs, width, measure))
