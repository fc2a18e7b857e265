"""The texts about a sore back as a PDF that a clinician can read, two A4 pages at most."""

from planner.profile import Help
from planner.sheet import care_labels
from planner.sheet.care_content import care_words
from planner.sheet.care_page import care_pages
from planner.sheet.pdf import draw_thing, measure_of
from routes.paper.page import Paper, make_pdf

_AUSTRALIA = Help()


def write_care_pdf(numbers: Help = _AUSTRALIA) -> bytes:
    """Return every text about a sore back with its sources; the same texts, the same bytes.

    `numbers` are whom to call.
    """
    words = care_words(numbers)

    def draw(paper: Paper) -> None:
        for index, page in enumerate(care_pages(words, measure_of(paper))):
            if index:
                paper.next_page()
            for thing in page.things:
                draw_thing(paper, thing)

    return make_pdf(care_labels.FILE, draw)
