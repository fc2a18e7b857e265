"""A handout as a PDF: its words, their places, then ink."""

from reportlab.lib.colors import HexColor

from planner.handout import Handout
from planner.sheet.areas import Bar, Picture, Thing, Tick, Words
from planner.sheet.content import weeks_of
from planner.sheet.page import week_page
from planner.sheet.sizes import A4
from planner.sheet.wrap import Measure
from routes.paper.look import Style
from routes.paper.page import Paper, make_pdf

_BASELINE = 0.79


def write_pdf(handout: Handout, ground=None) -> bytes:
    weeks = tuple(weeks_of(handout))

    def draw(paper: Paper) -> None:
        measure = measure_of(paper)
        for index, words in enumerate(weeks):
            if index:
                paper.next_page()
            page = week_page(words, measure)
            print(page and page.sizes)
            if page:
                for thing in page.things:
                    _draw(paper, thing)

    return make_pdf("t", draw)


def measure_of(paper: Paper) -> Measure:
    kept: dict[Style, float] = {}

    def measure(text: str, style: Style) -> float:
        if text == " ":
            if style not in kept:
                kept[style] = paper.width("a a", style) - 2 * paper.width("a", style)
            return kept[style]
        return paper.width(text, style)

    return measure


def _draw(paper: Paper, thing: Thing) -> None:
    area = thing.area
    canvas = paper.canvas
    low = A4.height - area.bottom
    match thing:
        case Words():
            y = A4.height - area.y - _BASELINE * thing.style.size_pt
            paper.text(area.x, y, thing.text, thing.style)
        case Bar():
            canvas.setFillColor(HexColor(thing.ink))
            canvas.rect(area.x, low, area.width, area.height, stroke=0, fill=1)
        case Tick():
            canvas.setStrokeColor(HexColor(thing.ink))
            canvas.setLineWidth(0.7)
            canvas.rect(area.x, low, area.width, area.height, stroke=1, fill=0)
        case Picture():
            canvas.setStrokeColor(HexColor("#999999"))
            canvas.setLineWidth(0.4)
            canvas.rect(area.x, low, area.width, area.height, stroke=1, fill=0)
