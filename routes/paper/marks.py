"""What stands along a line on paper: start, finish, every km or mile, and which way it goes."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from routes.palette import LIGHT
from routes.paper import labels
from routes.paper.base import solid
from routes.paper.line import LaidLine
from routes.paper.look import INK, WHITE, Align, Style, Weight
from routes.paper.mercator import Frame
from routes.paper.page import Paper
from routes.paper.room import Taken, around, beside
from routes.paper.steps import step_over
from routes.units import Units

_MARK_RADIUS_PT = 4.6
_MARK_EVERY_PT = 34.0
_MOST_MARKS = 60
_ARROW_EVERY_PT = 62.0
_ARROW_PT = 3.4
_ONE_MARK_PT = 6.0
_NUMBER = Style(5.8, Weight.STRONG)
_END = Style(6.6, Weight.STRONG)


def draw_along(
    paper: Paper,
    frame: Frame,
    line: LaidLine,
    units: Units,
    taken: Taken,
    run_m: tuple[float, float],
) -> None:
    """Mark every km or mile, and which way the line goes, where there is room.

    `run_m` tells where the run itself begins and ends, in metres from the start.
    """
    per_pt = line.length_m / max(line.length_pt, 1e-9)
    least_m = line.length_m / _MOST_MARKS
    step = int(step_over(max(_MARK_EVERY_PT * per_pt, least_m) / units.distance_m, 1.0))
    for number in range(step, int(line.length_m / units.distance_m) + 1, step):
        x, y = line.at(number * units.distance_m)
        half = _mark_radius(paper, str(number))
        if taken.take(around(x, y, half)):
            _draw_number(paper, frame.box.x + x, frame.box.y + y, str(number))
    spacing_m = max(_ARROW_EVERY_PT * per_pt, least_m, 1e-9)
    for i in range(max(1, int(line.length_m / spacing_m))):
        at_m = (i + 0.5) * spacing_m if line.length_m >= spacing_m else line.length_m / 2
        x, y = line.at(at_m)
        if taken.take(around(x, y, 4)):
            heading = line.heading(at_m, 6 * per_pt)
            is_run = run_m[0] <= at_m <= run_m[1]
            colour = LIGHT.jacaranda if is_run else LIGHT.sandstone
            _draw_arrow(paper, (frame.box.x + x, frame.box.y + y), heading, colour)


def _mark_radius(paper: Paper, number: str) -> float:
    return max(_MARK_RADIUS_PT, paper.width(number, _NUMBER) / 2 + 1.4)


def _draw_number(paper: Paper, x: float, y: float, number: str) -> None:
    canvas = paper.canvas
    canvas.setFillColor(HexColor(WHITE))
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.7)
    canvas.circle(x, y, _mark_radius(paper, number), stroke=1, fill=1)
    paper.text(x, y - 0.34 * _NUMBER.size_pt, number, _NUMBER, Align.CENTRE)


def _draw_arrow(
    paper: Paper, at: tuple[float, float], heading: tuple[float, float], colour: str
) -> None:
    x, y = at
    dx, dy = heading[0] * _ARROW_PT, heading[1] * _ARROW_PT
    path = paper.canvas.beginPath()
    path.moveTo(x + dx, y + dy)
    path.lineTo(x - dx - dy * 0.95, y - dy + dx * 0.95)
    path.lineTo(x - dx * 0.4, y - dy * 0.4)
    path.lineTo(x - dx + dy * 0.95, y - dy - dx * 0.95)
    path.close()
    solid(paper.canvas, colour)
    paper.canvas.drawPath(path, stroke=1, fill=1)


def draw_ends(paper: Paper, frame: Frame, line: LaidLine, taken: Taken) -> None:
    """Draw start and finish: a ring for the start, a square for a finish elsewhere."""
    canvas = paper.canvas
    if not _is_closed(line):
        x, y = line.at(line.length_m)
        taken.force([around(x, y, 5)])
        solid(canvas, INK)
        canvas.rect(frame.box.x + x - 3.6, frame.box.y + y - 3.6, 7.2, 7.2, stroke=1, fill=1)
        canvas.setFillColor(HexColor(WHITE))
        canvas.rect(frame.box.x + x - 1.4, frame.box.y + y - 1.4, 2.8, 2.8, stroke=0, fill=1)
    x, y = line.at(0.0)
    taken.force([around(x, y, 6)])
    solid(canvas, LIGHT.eucalyptus)
    canvas.circle(frame.box.x + x, frame.box.y + y, 4.8, stroke=1, fill=1)
    canvas.setFillColor(HexColor(WHITE))
    canvas.circle(frame.box.x + x, frame.box.y + y, 1.7, stroke=0, fill=1)


def name_ends(paper: Paper, frame: Frame, line: LaidLine, rooms: Sequence[Taken]) -> None:
    """Name start and finish beside their marks: where the first of `rooms` is free, or the next."""
    named = [(0.0, labels.START_AND_FINISH)]
    if not _is_closed(line):
        named = [(0.0, labels.START), (line.length_m, labels.FINISH)]
    for at_m, words in named:
        wide, high = paper.width(words, _END), 0.7 * _END.size_pt
        places = beside(frame, line.at(at_m), (wide, high), 7.5)
        for room in rooms:
            place = next((area for area in places if room.take(area)), None)
            if place:
                for other in rooms:
                    other.force([place])
                x, y = frame.box.x + place[0] + 1, frame.box.y + place[1] + 1
                paper.text(x, y, words, _END, is_on_white=True)
                break


def _is_closed(line: LaidLine) -> bool:
    """Tell whether start and finish are one mark on paper."""
    (x, y), (end_x, end_y) = line.at(0.0), line.at(line.length_m)
    return abs(x - end_x) <= _ONE_MARK_PT and abs(y - end_y) <= _ONE_MARK_PT
