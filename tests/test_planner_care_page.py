"""The pages for a clinician: every text is on them, legible, in its place, and no more than two."""

import io
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from paper_builders import reader_of, text_of
from reportlab.pdfgen.canvas import Canvas

from planner.__main__ import main
from planner.care.files import load_sources, load_texts
from planner.pack_names import CARE_FILE
from planner.profile import Help
from planner.sheet import care_labels
from planner.sheet.areas import Bar, Words
from planner.sheet.care_content import CareWords, care_words
from planner.sheet.care_page import MOST_PAGES, care_pages
from planner.sheet.care_pdf import write_care_pdf
from planner.sheet.pdf import measure_of
from planner.sheet.sizes import PAGE
from planner.sheet.wrap import Measure
from routes.language import Tongue, speaking
from routes.paper.faces import Faces
from routes.paper.look import A4_PT
from routes.paper.page import Paper

LEAST_PT = 6.5
HOSTILE = Help("9" * 60, "N" * 60, "W" * 60, "<b>*" * 15, "1 2 " * 15)


@pytest.fixture(scope="module")
def measure() -> Measure:
    return measure_of(Paper(Canvas(io.BytesIO()), Faces(), A4_PT))


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(words: CareWords) -> set[str]:
    return {entry.text_id for section in words.sections for entry in section.entries}


def test_every_text_is_printed_with_its_sources_and_its_day() -> None:
    words = care_words()
    assert printed(words) == load_texts().keys() - {"review"}
    assert words.review == load_texts()["review"].text
    lines = [line for line, _ in words.sources]
    sources = load_sources()
    for section in words.sections:
        for entry in section.entries:
            own = load_texts()[entry.text_id]
            assert {lines[n - 1] for n in entry.numbers} == {sources[i].line for i in own.sources}
            assert entry.held_on == own.read_on
            assert entry.text or entry.text_id == "gate"


def test_all_of_it_can_be_read_in_the_file() -> None:
    data = write_care_pdf()
    assert len(reader_of(data).pages) <= MOST_PAGES
    text = plain(text_of(data))
    for own in load_texts().values():
        for words in own.words:
            # What stands between names in braces.
            for part in re.split(r"{\w+}", words):
                assert plain(part).removesuffix(".") in text, part
    for source in load_sources().values():
        assert (plain(source.line) in text) == any(
            source.id in own.sources for own in load_texts().values() if own.id != "review"
        )
    assert "Call000orgo" in text
    assert "{" not in text


@pytest.mark.parametrize("numbers", [Help(), HOSTILE], ids=["Australia", "hostile"])
def test_nothing_overlaps_leaves_its_page_or_is_too_small(measure: Measure, numbers: Help) -> None:
    pages = care_pages(care_words(numbers), measure)
    assert 1 <= len(pages) <= MOST_PAGES
    for page in pages:
        assert page.sizes.small_pt >= LEAST_PT
        pieces = [thing for thing in page.things if isinstance(thing, Words)]
        for one, other in combinations(pieces, 2):
            assert not one.area.overlaps(other.area, 0.5), (one.text, other.text)
        assert [thing for thing in page.things if not PAGE.holds(thing.area)] == []


def test_a_headline_stands_with_its_first_text(measure: Measure) -> None:
    """No headline ends a column: the things right below it are in its own column."""
    titles = {section.title for section in care_words().sections} | {care_labels.SOURCES}
    found = set()
    for page in care_pages(care_words(), measure):
        for thing in page.things:
            if isinstance(thing, Words) and thing.text in titles:
                found.add(thing.text)
                below = [
                    each
                    for each in page.things
                    if isinstance(each, Words)
                    and each.area.x < thing.area.x + 20
                    and each.area.x >= thing.area.x
                    and 0 < each.area.y - thing.area.bottom < 30
                ]
                assert below, thing.text
    assert found == titles


def test_texts_that_are_too_long_are_told_and_not_cut(measure: Measure) -> None:
    words = care_words()
    with pytest.raises(ValueError, match="two pages"):
        care_pages(replace(words, intro="word " * 10_000), measure)
    longer = replace(words, sections=words.sections * 2)
    smaller = care_pages(longer, measure)[0].sizes.body_pt
    assert smaller < care_pages(words, measure)[0].sizes.body_pt


def test_the_same_texts_give_the_same_bytes_with_the_runners_own_numbers() -> None:
    assert write_care_pdf() == write_care_pdf()
    text = plain(text_of(write_care_pdf(Help("112", "Nurse *Ann*", "1234"))))
    assert "Call112orgo" in text
    assert "callNurse*Ann*on1234" in text


def test_a_language_without_a_catalogue_of_it_prints_english() -> None:
    with speaking(Tongue("en")):
        assert "Signs, the gravest first" in text_of(write_care_pdf())


def test_the_lines_to_write_on_come_last(measure: Measure) -> None:
    last = care_pages(care_words(), measure)[-1]
    bars = [thing.area.bottom for thing in last.things if isinstance(thing, Bar)]
    (remarks,) = (t for t in last.things if isinstance(t, Words) and t.text == care_labels.REMARKS)
    column = [bar for bar in bars if bar > remarks.area.bottom]
    assert len(column) >= 6


# --- The command line ---------------------------------------------------------------------------


def test_the_command_writes_the_file_and_none_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "care.pdf"
    assert main(["care", "--out", str(file)]) == 0
    assert file.read_bytes() == write_care_pdf()
    assert capsys.readouterr().out.startswith(f"{file}: ")
    assert main(["care", "--out", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_without_a_name_the_file_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["care"]) == 0
    assert [each.name for each in tmp_path.iterdir()] == [CARE_FILE]
    assert CARE_FILE in capsys.readouterr().out
