"""Where things stand on a printed week: nothing overlaps or leaves the page, type is legible."""

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import pytest
from handout_builders import a_handout, hilly, renamed
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from season_builders import NO_ROUTES, after

from planner.edits import Skip
from planner.exercises import load_exercises
from planner.figures import load_figures, still
from planner.handout import Handout
from planner.journal import CheckIn
from planner.sheet.areas import Area, Bar, Block, Drawn, Ink, Picture, Shows, Thing, Tick, Words
from planner.sheet.content import help_words, weeks_of
from planner.sheet.drawn_page import drawn_pages
from planner.sheet.flow import poured, strip_height
from planner.sheet.help_page import help_page
from planner.sheet.page import Page, week_page
from planner.sheet.pdf import measure_of
from planner.sheet.sizes import LADDER, PAGE
from planner.sheet.wrap import Measure, Run, paragraph, wrapped
from planner.signs import Sign
from routes.paper.faces import Faces
from routes.paper.look import A4_PT, Style
from routes.paper.page import Paper

PLAIN = Style(8.0)
SORE = (CheckIn(after(0), 2),)
STORIES: dict[str, Callable[[], Handout]] = {
    "one run a week": lambda: hilly(a_handout(rest_days_between=3, weeks=2)),
    "two and three": lambda: hilly(a_handout(weeks=3)),
    "four": lambda: hilly(a_handout(rest_days_between=1, longest_m=14_000.0, weeks=2)),
    "four, walked and run, sore": lambda: hilly(
        a_handout(rest_days_between=1, longest_m=None, check_ins=SORE, weeks=5)
    ),
    "no heights": lambda: a_handout(rest_days_between=1, weeks=2),
    "no routes": lambda: a_handout(library=NO_ROUTES),
    "begun on Wednesday": lambda: hilly(a_handout(as_of=after(2))),
    "pause": lambda: hilly(a_handout(check_ins=(CheckIn(after(0), 4),))),
    "stop": lambda: a_handout(
        check_ins=(CheckIn(after(0), 3, 0, frozenset({Sign.LEG_TINGLING, Sign.CONCERN})),)
    ),
    "taken out": lambda: hilly(a_handout(Skip(after(0)))),
    "a long name": lambda: renamed(hilly(a_handout(rest_days_between=1)), "Over the hill " * 30),
    "one long word": lambda: renamed(hilly(a_handout()), "W" * 500),
    "no name at all": lambda: renamed(hilly(a_handout()), "\x07 \n"),
}


HOSTILE = ("a long name", "one long word")


def alike(text: str, style: Style) -> float:
    """Return how wide a text would be if all letters were alike."""
    return len(text) * style.size_pt / 2


@pytest.fixture(scope="module")
def measure() -> Measure:
    return measure_of(Paper(Canvas(io.BytesIO()), Faces(), A4_PT))


def pages(handout: Handout, measure: Measure) -> Iterator[Page]:
    return (week_page(words, measure) for words in weeks_of(handout))


def pieces(things: Iterable[Thing]) -> list[Words]:
    return [thing for thing in things if isinstance(thing, Words)]


def overlapping(things: tuple[Thing, ...]) -> list[tuple[Thing, Thing]]:
    """Return what lies on each other, but for rules and the grounds of letters."""
    solid = sorted(
        (thing for thing in things if not isinstance(thing, Bar)), key=lambda thing: thing.area.y
    )
    return [
        (one, other)
        for index, one in enumerate(solid)
        for other in solid[index + 1 :]
        if other.area.y < one.area.bottom and one.area.overlaps(other.area, 0.1)
    ]


@pytest.mark.parametrize("story", STORIES)
def test_nothing_overlaps_and_nothing_leaves_the_page(story: str, measure: Measure) -> None:
    for page in pages(STORIES[story](), measure):
        assert [thing for thing in page.things if not PAGE.holds(thing.area)] == []
        assert overlapping(page.things) == []
        assert [(a, b) for a, b in pairs(page.parts) if a.overlaps(b, 0.1)] == []


def pairs(areas: tuple[Area, ...]) -> Iterator[tuple[Area, Area]]:
    return ((one, other) for i, one in enumerate(areas) for other in areas[i + 1 :])


@pytest.mark.parametrize("story", [story for story in STORIES if story not in HOSTILE])
def test_type_stays_legible(story: str, measure: Measure) -> None:
    for page in pages(STORIES[story](), measure):
        sizes = [piece.style.size_pt for piece in pieces(page.things)]
        assert page.sizes.body_pt >= 7
        assert min(sizes) >= 6


MOST = 27.0 / 25.4 * 72  # points


@pytest.mark.parametrize("count", [1, 4, 20, 31, 60])
def test_drawn_exercises_fill_few_pages_and_are_large_enough_to_read(
    count: int, measure: Measure
) -> None:
    every = [*load_exercises().every, *load_exercises().every][:count]
    drawings = {name: still(figure) for name, figure in load_figures().items()}
    found = drawn_pages(every, drawings, "Never a bounce.", measure)
    assert len(found) == (2 if count > 31 else 1)
    drawn = [thing for page in found for thing in page.things if isinstance(thing, Drawn)]
    assert len(drawn) == count
    for thing in drawn:
        assert 18 / 25.4 * 72 <= thing.area.width == thing.area.height <= MOST
    for page in found:
        assert [thing for thing in page.things if not PAGE.holds(thing.area)] == []
        assert overlapping(page.things) == []


def test_without_exercises_there_is_no_page_of_them(measure: Measure) -> None:
    assert drawn_pages((), {}, "", measure) == ()


def test_letters_stand_on_their_grounds(measure: Measure) -> None:
    (page, *_) = pages(a_handout(), measure)
    grounds = [thing.area for thing in page.things if thing == Bar(thing.area, Ink.ROUTINE)]
    letters = [
        thing
        for thing in page.things
        if isinstance(thing, Words) and thing.style.colour == Ink.PAPER
    ]
    assert [letter.text for letter in letters] == ["A", "B", "C"]
    assert all(ground.holds(letter.area) for ground, letter in zip(grounds, letters, strict=True))


def test_each_run_has_its_map_and_its_profile_and_every_task_a_box(measure: Measure) -> None:
    handout = hilly(a_handout(weeks=1))
    (page,) = pages(handout, measure)
    shown = [thing.shows for thing in page.things if isinstance(thing, Picture)]
    runs = sum(each.day.run is not None for each in handout.days)
    assert shown.count(Shows.MAP) == shown.count(Shows.PROFILE) == runs == 3
    # Four on a run day, a stretch and a walk on each other.
    assert sum(isinstance(thing, Tick) for thing in page.things) == 4 * 3 + 2 * 4


def test_maps_are_never_lower_than_a_size_asks_for(measure: Measure) -> None:
    for page in pages(hilly(a_handout(rest_days_between=1, weeks=2)), measure):
        maps = [
            thing.area.height
            for thing in page.things
            if isinstance(thing, Picture) and thing.shows is Shows.MAP
        ]
        assert min(maps) >= page.sizes.map_height


def test_sizes_only_shrink_down_the_ladder() -> None:
    for roomier, tighter in pairwise(LADDER):
        assert roomier.body_pt >= tighter.body_pt
        assert roomier.small_pt >= tighter.small_pt
        assert roomier.map_height >= tighter.map_height


def test_a_light_week_is_set_large_and_has_room_to_write(measure: Measure) -> None:
    (page, *_) = pages(STORIES["stop"](), measure)
    assert page.sizes == LADDER[0]
    assert "Notes" in [piece.text for piece in pieces(page.things)]


def test_a_week_that_fits_no_page_is_refused(measure: Measure) -> None:
    (words,) = weeks_of(a_handout(weeks=1))
    with pytest.raises(ValueError, match="fits no page"):
        week_page(words, lambda text, style: 40 * measure(text, style))


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_whom_to_call_stands_on_the_page_whatever_its_length(sign: Sign, measure: Measure) -> None:
    handout = a_handout(check_ins=(CheckIn(after(0), 3, 0, frozenset({sign})),))
    for each in (handout, renamed(handout, "9" * 400), renamed(handout, "")):
        page = help_page(help_words(each), measure)
        assert [thing for thing in page.things if not PAGE.holds(thing.area)] == []
        assert overlapping(page.things) == []


WORDS = st.lists(
    st.tuples(st.text("abcWi", min_size=1, max_size=30), st.sampled_from((6.0, 8.0, 12.0))),
    max_size=30,
)


@given(WORDS, st.floats(20, 300))
@settings(max_examples=60)
def test_lines_hold_all_words_in_order_and_are_never_too_wide(
    words: list[tuple[str, float]], width: float
) -> None:
    runs = [Run(f"{text} ", Style(size)) for text, size in words]
    lines = wrapped(runs, width, alike)
    set_ = pieces(thing for line in lines for thing in line.things)
    said = "".join(piece.text for piece in set_).replace(" ", "")
    assert said == "".join(text for text, _ in words)
    assert all(piece.area.right <= width + 1e-6 for piece in set_ if len(piece.text) > 1)


def test_what_stays_together_begins_a_line_together() -> None:
    runs = [Run("one two", PLAIN), Run(" 3", PLAIN, keeps_next=True), Run("three", PLAIN)]
    lines = wrapped(runs, alike("one two 3", PLAIN), alike)
    said = [piece.text for line in lines for piece in pieces(line.things)]
    assert said == ["one two", "3 three"]


def test_chinese_fills_its_lines_and_none_begins_with_a_closing_mark() -> None:
    text = "如果背痛（超过 2 分），就告诉我们。" * 9
    lines = wrapped([Run(text, PLAIN)], 100, alike)
    set_ = pieces(thing for line in lines for thing in line.things)
    assert "".join(piece.text for piece in set_).replace(" ", "") == text.replace(" ", "")
    assert not [piece for piece in set_ if piece.text[0] in "，。）" or piece.text[-1] == "（"]
    # A mark and what it closes go on together, so three letters may be wanting.
    assert all(piece.area.right > 100 - 4 * alike("字", PLAIN) for piece in set_[:-1])


def test_beyond_its_lines_a_text_ends_with_an_ellipsis_inside_its_width() -> None:
    block = paragraph([Run("a river path " * 20, PLAIN)], 100, alike, 2)
    last = block.things[-1]
    assert isinstance(last, Words)
    assert last.text.endswith("…")
    assert len(block.things) == 2
    assert last.area.right <= 100


def notes_of(counts: list[int]) -> list[list[Block]]:
    area = Area(0, 0, 10, 6)
    return [
        [Block(7.0, (Words(area, f"{number}.{line}", PLAIN),)) for line in range(count)]
        for number, count in enumerate(counts)
    ]


@given(st.lists(st.integers(1, 9), max_size=12), st.floats(0, 80), st.booleans())
def test_poured_notes_are_all_there_inside_their_columns(
    counts: list[int],
    before: float,
    whole: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    notes = notes_of(counts)
    height = strip_height(notes, before, 3, 1_000.0, whole=whole)
    assert height is not None
    frames = [Area(0, 0, 10, before), *(Area(20 * n, 100, 10, height) for n in (1, 2, 3))]
    things = poured(notes, frames, whole=whole)
    assert things is not None
    said = [thing.text for thing in things if isinstance(thing, Words)]
    assert said == [
        thing.text
        for note in notes
        for line in note
        for thing in line.things
        if isinstance(thing, Words)
    ]
    assert all(any(frame.holds(thing.area) for frame in frames) for thing in things)
    assert overlapping(things) == []


def test_notes_without_room_are_not_poured() -> None:
    notes = notes_of([3, 3])
    assert strip_height(notes, 0.0, 3, 10.0, whole=True) is None
    assert poured(notes, [Area(0, 0, 10, 40)], whole=False) is None
