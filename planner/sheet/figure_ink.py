"""A figure's strokes as lines of a PDF."""

from itertools import groupby
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from planner.figures.strokes import Drawing, Role, Stroke
from planner.figures.svg import COLOURS
from routes.palette import LIGHT
from routes.paper.look import Box

_ROUND: Final = 1
_CUT: Final = 0
# As on a light screen, but for the ground: paper is white.
_INKS: Final = {role: HexColor(getattr(LIGHT, token)) for role, token in COLOURS.items()} | {
    Role.GAP: HexColor("#FFFFFF"),
    Role.FACE: HexColor("#FFFFFF"),
}


def draw_figure(canvas: Canvas, drawing: Drawing, box: Box) -> None:
    """Draw a figure into a square box; the lines' widths grow with it."""
    of = drawing.box
    canvas.saveState()
    canvas.translate(box.x, box.y + box.height)
    scale = box.width / of.width
    canvas.scale(scale, -scale)
    canvas.translate(-of.x, -of.y)
    canvas.setLineJoin(_ROUND)
    for (role, width, flat), alike in groupby(drawing.strokes, _look):
        canvas.setStrokeColor(_INKS[role])
        canvas.setFillColor(_INKS[role])
        canvas.setLineWidth(width)
        canvas.setLineCap(_CUT if flat else _ROUND)
        for stroke in alike:
            _draw(canvas, stroke)
    canvas.restoreState()


def _look(stroke: Stroke) -> tuple[Role, float, bool]:
    return stroke.role, stroke.width, stroke.flat


def _draw(canvas: Canvas, stroke: Stroke) -> None:
    path = canvas.beginPath()
    path.moveTo(*stroke.points[0])
    # A point alone is a line to itself: its round ends make the dot.
    for point in stroke.points[1:] or stroke.points:
        path.lineTo(*point)
    if stroke.closed:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(stroke.closed))
