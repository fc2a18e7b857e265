"""A handout as a PDF: its words, their places, then ink."""

from reportlab.lib.colors import HexColor

from planner.figures import load_figures, still
from planner.handout import Handout
from planner.screens import standing_labels
from planner.sheet import labels
from planner.sheet.areas import Bar, Drawn, Picture, Shows, Thing, Tick, Words
from planner.sheet.content import help_words, weeks_of
from planner.sheet.drawn_page import drawn_pages, exercises_of
from planner.sheet.figure_ink import draw_figure
from planner.sheet.help_page import help_page
from planner.sheet.page import Page, week_page
from planner.sheet.sizes import A4
from planner.sheet.wrap import BASELINE, Measure
from routes.paper.ground import Ground
from routes.paper.look import Box, Style, Weight
from routes.paper.page import Paper, make_pdf
from routes.paper.route_map import draw_route_map
from routes.paper.route_profile import draw_route_profile
from routes.units import Units


def write_pdf(handout: Handout, ground: Ground | None = None) -> bytes:
    """Return a handout as a PDF; the same one, the same bytes.

    One A4 page for each calendar week, and one with the exercises of all of them, drawn.

    `ground` is the base map drawn below routes, None for none. Under a standing that hides the plan
    it is one page with whom to call, and nothing else.
    """
    is_hidden = handout.standing.state.hides_plan

    def draw(paper: Paper) -> None:
        measure = measure_of(paper)
        if is_hidden:
            pages = [help_page(help_words(handout), measure)]
        else:
            pages = [week_page(words, measure) for words in weeks_of(handout)]
            pages += _drawn(handout, measure)
        for index, page in enumerate(pages):
            if index:
                paper.next_page()
            for thing in page.things:
                draw_thing(paper, thing, ground, handout.units)

    return make_pdf(_title(handout), draw)


def _drawn(handout: Handout, measure: Measure) -> tuple[Page, ...]:
    figures, exercises = load_figures(), exercises_of(handout)
    drawings = {each.id: still(figures[each.id]) for each in exercises if each.id in figures}
    return drawn_pages(exercises, drawings, handout.advice, measure)


def _title(handout: Handout) -> str:
    if handout.standing.state.hides_plan:
        return standing_labels.HEADINGS[handout.standing.state]
    first, last = handout.days[0].day.day, handout.days[-1].day.day
    return labels.TITLE.format(days=labels.span_text(first, last))


def measure_of(paper: Paper) -> Measure:
    """Return how wide text is on a paper; widths grow with the size, so each word is asked once."""
    kept: dict[tuple[str, Weight], float] = {}

    def measure(text: str, style: Style) -> float:
        key = text, style.weight
        if key not in kept:
            one = Style(1.0, style.weight)
            # A space alone is no text to set.
            if text == " ":
                kept[key] = paper.width("a a", one) - 2 * paper.width("a", one)
            else:
                kept[key] = paper.width(text, one)
        return style.size_pt * kept[key]

    return measure


def draw_thing(
    paper: Paper, thing: Thing, ground: Ground | None = None, units: Units = Units.KM
) -> None:
    """Draw one thing of a page; `ground` and `units` are for pictures."""
    area = thing.area
    canvas = paper.canvas
    low = A4.height - area.bottom
    box = Box(area.x, low, area.width, area.height)
    match thing:
        case Words():
            y = A4.height - area.y - BASELINE * thing.style.size_pt
            paper.text(area.x, y, thing.text, thing.style)
        case Bar():
            canvas.setFillColor(HexColor(thing.ink))
            canvas.rect(area.x, low, area.width, area.height, stroke=0, fill=1)
        case Tick():
            canvas.setStrokeColor(HexColor(thing.ink))
            canvas.setLineWidth(0.7)
            canvas.rect(area.x, low, area.width, area.height, stroke=1, fill=0)
        case Picture(shows=Shows.MAP):
            draw_route_map(paper, box, thing.line.route.track, ground, units)
        case Picture(shows=Shows.PROFILE):
            draw_route_profile(paper, box, thing.line.measurement, units)
        case Drawn():
            draw_figure(canvas, thing.drawing, box)
