"""What stands beside the days: routines, notes, red flags, the headline."""

from collections.abc import Iterator

from planner.sheet import labels
from planner.sheet.areas import Area, Bar, Block, Ink, Thing, Words, stacked
from planner.sheet.content import Banner, FlagWords, WeekWords
from planner.sheet.notes import Note
from planner.sheet.routines import Move, Routine
from planner.sheet.sizes import COLUMN, COLUMNS, GUTTER, HAIR, PAGE, Sizes
from planner.sheet.wrap import Measure, Run, paragraph, wrapped
from routes.paper.look import Style, Weight

_TITLE_PT = 19.0
# A line may end with the dot between two signs, not begin with it.
_BETWEEN = "\u00a0• "


def head_block(words: WeekWords, sizes: Sizes, measure: Measure) -> Block:
    """Return the page's headline over its whole width."""
    half = PAGE.width / 2
    title = Style(_TITLE_PT, Weight.STRONG)
    app = Style(10.0, Weight.STRONG, Ink.RUN)
    left = paragraph([Run(labels.APP, app), Run(f"  {words.title}", title)], half, measure, 1)
    summary = paragraph([Run(words.summary, sizes.body)], half, measure, 2)
    whose = [Run(labels.OF.format(name=words.runner), sizes.strong)] if words.runner else []
    right = stacked((paragraph(whose, half, measure, 1), summary) if whose else (summary,))
    height = max(left.height, right.height) + 3
    things = [
        *left.at(0, height - 3 - left.height),
        *_right(right, half, PAGE.width).at(0, height - right.height - 3),
        Bar(Area(0, height, PAGE.width, 1.2), Ink.TEXT),
    ]
    return Block(height + 1.2, tuple(things))


def _right(block: Block, x: float, right: float) -> Block:
    """Return lines of one piece set to the right."""
    things = tuple(
        Words(Area(right - t.area.width, t.area.y, t.area.width, t.area.height), t.text, t.style)
        for t in block.things
        if isinstance(t, Words) and t.area.x + x < right
    )
    return Block(block.height, things)


def banner_block(banner: Banner, sizes: Sizes, measure: Measure) -> Block:
    """Return how the back stands, over the page's width, a bar at its left."""
    indent = 9.0
    width = PAGE.width - indent
    runs = [Run(banner.text, sizes.body)]
    if banner.numbers:
        runs.append(
            Run(f" {labels.REFERS.format(numbers=labels.ranges(banner.numbers))}", sizes.small)
        )
    ink = Ink.TEXT if banner.state.allows_runs else Ink.STOP
    title = Style(sizes.title.size_pt, Weight.STRONG, ink)
    lines = [
        paragraph([Run(banner.title, title)], width, measure),
        paragraph(runs, width, measure),
        *(paragraph([Run(f"– {line}", sizes.body)], width, measure) for line in banner.more),
    ]
    block = stacked(lines, 1.0)
    return Block(block.height, (*block.at(indent, 0), Bar(Area(0, 0, 2.4, block.height), ink)))


def routine_block(routine: Routine, sizes: Sizes, measure: Measure) -> Block:
    """Return a routine, one column wide: a letter, then its moves with their doses."""
    letter = Style(sizes.heading.size_pt, Weight.STRONG, Ink.PAPER)
    side = letter.size_pt + 3.5
    title = labels.MINUTES.format(what=routine.title, time=routine.time)
    head = paragraph([Run(title, sizes.heading)], COLUMN - side - 5, measure, 1)
    wide = measure(routine.letter, letter)
    things: list[Thing] = [
        Bar(Area(0, 0, side, side), Ink.ROUTINE),
        Words(
            Area((side - wide) / 2, (side - letter.size_pt) / 2, wide, letter.size_pt),
            routine.letter,
            letter,
        ),
        *head.at(side + 5, (side - letter.size_pt) / 2),
    ]
    moves = [_move(move, sizes, measure) for move in routine.moves]
    if routine.numbers:
        why = labels.REFERS.format(numbers=labels.ranges(routine.numbers))
        moves.append(paragraph([Run(why, sizes.small)], COLUMN, measure))
    below = stacked(moves, 1.0)
    return Block(side + 3 + below.height, (*things, *below.at(0, side + 3)))


def _move(move: Move, sizes: Sizes, measure: Measure) -> Block:
    """Return an exercise's name, its dose at the right, and its caution below."""
    dose = measure(move.dose, sizes.body)
    room = COLUMN - dose - 6
    name = paragraph([Run(move.name, sizes.strong)], max(room, COLUMN / 2), measure)
    last = name.height - name.height / max(len({t.area.y for t in name.things}), 1)
    things = [*name.things]
    height = name.height
    if room < COLUMN / 2:
        last, height = height, height + sizes.body_pt * 1.2
    things.append(Words(Area(COLUMN - dose, last, dose, sizes.body_pt), move.dose, sizes.body))
    if move.caution:
        caution = paragraph([Run(move.caution, sizes.small)], COLUMN - 6, measure)
        things += caution.at(6, height)
        height += caution.height
    return Block(height, tuple(things))


def advice_block(words: WeekWords, sizes: Sizes, measure: Measure) -> Block:
    """Return what goes with every routine, and the cautions of moves that stand with their days."""
    blocks = [paragraph([Run(words.advice, sizes.body)], COLUMN, measure)]
    if words.cautions:
        runs = [Run(f"{labels.WITH_CARE} ", sizes.small_strong)]
        for name, caution in words.cautions:
            runs += [
                Run(f" {labels.NAMED.format(name=name)}", sizes.small_strong),
                Run(f" {caution}", sizes.small),
            ]
        blocks.append(paragraph(runs, COLUMN, measure))
    return stacked(blocks, 2.5)


def note_lines(notes: tuple[Note, ...], sizes: Sizes, measure: Measure) -> list[list[Block]]:
    """Return the notes, each as its lines, one column wide."""
    return [wrapped(_note(note, sizes), COLUMN, measure) for note in notes]


def _note(note: Note, sizes: Sizes) -> Iterator[Run]:
    text = Style(sizes.small_pt)
    for number, sentence in note.sentences:
        yield Run(f"{number}", sizes.small_strong, keeps_next=True)
        yield Run(f"{sentence} ", text)
    yield Run(note.source, sizes.small)


def flags_block(words: WeekWords, sizes: Sizes, measure: Measure) -> Block:
    """Return the red flags and whom to call, over the page's width."""
    title = Style(sizes.heading.size_pt + 1, Weight.STRONG, Ink.STOP)
    head = paragraph([Run(labels.FLAGS, title)], PAGE.width, measure)
    columns = [_flag(flag, sizes, measure) for flag in words.flags]
    caveat = paragraph([Run(words.caveat, sizes.small)], COLUMN, measure)
    columns[-1] = stacked((columns[-1], caveat), 3.0)
    top = 4 + head.height + 1
    things: list[Thing] = [Bar(Area(0, 0, PAGE.width, 1.2), Ink.STOP), *head.at(0, 4)]
    for index, column in enumerate(columns[:COLUMNS]):
        things += column.at(index * (COLUMN + GUTTER), top)
    return Block(top + max(column.height for column in columns), tuple(things))


def _flag(flag: FlagWords, sizes: Sizes, measure: Measure) -> Block:
    do = Style(sizes.body_pt + 0.8, Weight.STRONG)
    signs = labels.SIGNS.format(when=flag.when, signs=_BETWEEN.join(flag.signs))
    lines = (Run(flag.do, do), Run(signs, sizes.body))
    return stacked([paragraph([line], COLUMN, measure) for line in lines], 1.0)


def rule(width: float) -> Block:
    """Return a hairline."""
    return Block(HAIR, (Bar(Area(0, 0, width, HAIR), Ink.FAINT),))
