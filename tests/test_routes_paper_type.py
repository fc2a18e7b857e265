"""Type on paper: any name is set, read back and embedded, and none of it is markup."""

import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from paper_builders import (
    NAMES,
    SHAPED_NAMES,
    fonts_of,
    pdf_of,
    picture_of,
    reader_of,
    said_in,
    text_of,
)

from routes.paper.look import Align, Style, Weight
from routes.paper.page import Paper, make_pdf
from routes.paper.scripts import REPLACEMENT, printable, stretches

PLAIN = Style(12)
STRONG = Style(12, Weight.STRONG)
ALL_NAMES = NAMES | SHAPED_NAMES


def line(text: str, style: Style = PLAIN) -> bytes:
    return pdf_of(lambda paper: paper.text(30, 700, text, style))


def ink_of(data: bytes) -> int:
    """Return how many points of the page are not white."""
    return int((np.array(picture_of(data, scale=2)) < 128).any(axis=2).sum())


@pytest.mark.parametrize("style", [PLAIN, STRONG], ids=["regular", "strong"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_is_read_back_as_it_is(name: str, style: Style) -> None:
    assert text_of(line(name, style)) == printable(name)


@pytest.mark.parametrize("style", [PLAIN, STRONG], ids=["regular", "strong"])
@pytest.mark.parametrize("name", SHAPED_NAMES.values(), ids=SHAPED_NAMES.keys())
def test_a_name_of_shaped_letters_says_what_it_stands_for(name: str, style: Style) -> None:
    data = line(name, style)
    assert said_in(data) == [printable(name)]
    assert REPLACEMENT not in text_of(data)


@pytest.mark.parametrize("name", ALL_NAMES.values(), ids=ALL_NAMES.keys())
def test_every_face_lies_in_the_file(name: str) -> None:
    assert set(fonts_of(line(name)).values()) == {True}


def test_only_the_letters_used_are_in_the_file() -> None:
    assert len(line("Parramatta")) < 12_000
    assert len(line("東京")) < 16_000


def test_what_no_face_has_is_a_sign_that_is_seen() -> None:
    data = line("ខ្មែរ")
    assert text_of(data).count(REPLACEMENT) == len("ខ្មែរ")
    assert ink_of(data) > 5 * ink_of(line("."))


def test_control_and_direction_signs_and_half_characters_do_no_harm() -> None:
    name = "a\x00\x07b\n\u202ec\u2066d\ud800e\ue123f\U000e0041g"
    assert printable(name) == f"a b cd{REPLACEMENT}e{REPLACEMENT}fg"
    assert text_of(line(name)) == printable(name)


def test_an_empty_name_sets_nothing() -> None:
    assert text_of(line("")) == text_of(line(" \n\u202e")) == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc", [("abc", False)]),
        ("שלום", [("שלום", True)]),
        ("abc (שלום) 12", [("abc (", False), ("שלום", True), (") 12", False)]),
        ("שלום abc", [("abc ", False), ("שלום", True)]),
        # A line that begins from the right has its brackets turned round with it.
        ("שלום (a) 5", [("5 (a) ", False), ("שלום", True)]),
        ("العربية ١٢", [("١٢ ", False), ("العربية", True)]),
    ],
)
def test_a_line_is_in_order_from_left_to_right(text: str, seen: list[tuple[str, bool]]) -> None:
    assert list(stretches(text)) == seen


def test_letters_that_join_are_joined() -> None:
    # In the middle of a word beh has no tail, and is narrower.
    def widths(paper: Paper) -> None:
        joined, alone = paper.width("ببب", PLAIN), 3 * paper.width("ب", PLAIN)
        assert joined < 0.9 * alone

    pdf_of(widths)


def test_the_same_text_gives_the_same_bytes_whatever_was_made_before() -> None:
    first = [line(name) for name in ALL_NAMES.values()]
    again = [line(name) for name in reversed(ALL_NAMES.values())]
    assert first == again[::-1]


def test_documents_made_at_the_same_time_do_not_mix() -> None:
    names = [ALL_NAMES[key] for key in ("latin", "greek", "arabic", "devanagari", "markup")] * 2
    alone = [line(name) for name in names]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(line, names)) == alone


def test_a_document_says_its_title_language_and_maker() -> None:
    data = make_pdf("Loop <b> 東京", lambda paper: paper.next_page(), subject="For the fridge")
    reader = reader_of(data)
    assert reader.metadata is not None
    assert reader.metadata.title == "Loop <b> 東京"
    assert reader.metadata.subject == "For the fridge"
    assert reader.metadata.author == "Loopwell"
    assert reader.trailer["/Root"]["/Lang"] == "en-AU"


def test_a_title_that_no_file_can_hold_is_mended() -> None:
    data = make_pdf("a\ud800b\x00", lambda paper: paper.next_page())
    metadata = reader_of(data).metadata
    assert metadata is not None
    assert metadata.title == f"a{REPLACEMENT}b"


def test_a_drawing_that_fails_leaves_the_next_one_unharmed() -> None:
    def fail(_paper: Paper) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        pdf_of(fail)
    assert text_of(line("after")) == "after"


@pytest.mark.parametrize("name", ALL_NAMES.values(), ids=ALL_NAMES.keys())
def test_a_paragraph_keeps_its_width_and_its_words(name: str) -> None:
    text = " ".join([name] * 12)

    def check(paper: Paper) -> None:
        lines = paper.lines(text, PLAIN, 150)
        assert len(lines) > 1
        assert all(paper.width(each, PLAIN) <= 150 for each in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())

    pdf_of(check)


@pytest.mark.parametrize("length", [1000, 300_000])
def test_a_word_without_end_is_cut_or_broken(length: int) -> None:
    def check(paper: Paper) -> None:
        cut = paper.fitted("W" * length, PLAIN, 200)
        assert cut.endswith("W…")
        assert 185 < paper.width(cut, PLAIN) <= 200
        assert paper.width(cut + "W", PLAIN) > 200
        lines = paper.lines("W" * 1000, PLAIN, 200)
        assert "".join(lines) == "W" * 1000
        assert all(paper.width(each, PLAIN) <= 200 for each in lines)

    pdf_of(check)


def test_any_characters_in_any_order_keep_their_width() -> None:
    chance = random.Random(6)  # noqa: S311 - the same each time, not a secret
    pool = "".join(ALL_NAMES.values()) + "\u200d\u200c\u0300\u0651\u20dd\x00\ud800\ue000\u202e"

    def check(paper: Paper) -> None:
        for _ in range(150):
            text = "".join(chance.choices(pool, k=chance.randrange(1, 30)))
            width = paper.text(30, 400, text, PLAIN)
            assert 0 <= width < 40 * PLAIN.size_pt
            lines = paper.lines(text, PLAIN, 60)
            assert all(paper.width(each, PLAIN) <= 60 for each in lines)
            assert paper.width(paper.fitted(text, PLAIN, 60), PLAIN) <= 60

    assert set(fonts_of(pdf_of(check)).values()) == {True}


def test_a_paragraph_of_few_lines_says_that_it_was_cut() -> None:
    def draw(paper: Paper) -> None:
        low = paper.paragraph(30, 700, 100, "word " * 60, PLAIN, most_lines=3)
        assert low == pytest.approx(700 - 3 * PLAIN.leading_pt)

    lines = text_of(pdf_of(draw)).splitlines()
    assert len(lines) == 3
    assert lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("align", "left"), [(Align.LEFT, 300.0), (Align.CENTRE, 275.0), (Align.RIGHT, 250.0)]
)
def test_a_line_stands_where_it_is_put(align: Align, left: float) -> None:
    size: list[float] = []

    def draw(paper: Paper) -> None:
        # A word made 50 points wide.
        style = Style(12 * 50 / paper.width("HHHHH", PLAIN))
        size.append(paper.text(300, 700, "HHHHH", style, align))

    picture = np.array(picture_of(pdf_of(draw))).min(axis=(0, 2))
    columns = np.flatnonzero(picture < 200)
    assert size == [pytest.approx(50)]
    assert columns[0] == pytest.approx(left, abs=2.5)
    assert columns[-1] == pytest.approx(left + 50, abs=2.5)
