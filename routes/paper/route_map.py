"""A small map of one route for paper: our ground, the line, its marks, scale, north and credit.

Told by weight, dash and shape as well as by colour, so that it prints in black and white.
"""

from reportlab.lib.colors import HexColor

from routes.palette import LIGHT
from routes.paper import labels
from routes.paper.base import clipped, draw_grid_alone, draw_ground, stroke_path
from routes.paper.ground import Ground
from routes.paper.line import LaidLine, laid
from routes.paper.look import INK, QUIET, WHITE, Align, Box, Style, Weight
from routes.paper.mercator import Frame, frame_around
from routes.paper.names import Taken, draw_names
from routes.paper.page import Paper
from routes.paper.steps import step_over, step_under
from routes.paper.strokes import as_path
from routes.track import Track
from routes.units import Units

_MARGIN_PT = 15.0
_FOOT_PT = 11.0
_EDGE_PT = 2.0
_LINE_PT, _CASING_PT, _CORE_PT = 2.0, 3.6, 1.0
_LEAST_GRID_PT = 28.0
_MARK_RADIUS_PT = 4.6
_MARK_EVERY_PT = 34.0
_ARROW_EVERY_PT = 62.0
_ARROW_PT = 3.4
_SCALE_PT = 60.0
_SMALL = Style(5.6, colour=QUIET)
_NUMBER = Style(5.8, Weight.STRONG)
_END = Style(6.6, Weight.STRONG)
_FRAME_INK = "#8A918D"


def draw_route_map(
    paper: Paper,
    box: Box,
    track: Track,
    ground: Ground | None,
    units: Units,
    *,
    warm_m: tuple[float, float] | None = None,
) -> None:
    """Draw a map of a track into `box`, the ground being None where there is none to draw.

    `warm_m` tells where the warm-up ends and the warm-down begins, in metres from the start; both
    are drawn as a hollow line. Where the ground ends, a grid goes on, and the map says so.
    """
    whole = frame_around(
        track, Box(box.x, box.y + _FOOT_PT, box.width, box.height - _FOOT_PT), _MARGIN_PT
    )
    frame = Frame(
        box,
        whole.east_deg,
        whole.north_deg - _FOOT_PT / whole.pt_per_degree,
        whole.pt_per_degree,
        whole.pt_per_m,
    )
    line = laid(track, frame)
    grid_m = _grid_m(frame, units)
    canvas = paper.canvas
    with clipped(canvas, frame):
        if ground is None:
            draw_grid_alone(canvas, frame, grid_m)
            covered = 0.0
        else:
            covered = draw_ground(canvas, ground, frame, grid_m)
        _draw_line(paper, line, warm_m)
    taken = Taken()
    _draw_foot(paper, frame, units, covered, grid_m, taken)
    _draw_marks(paper, frame, line, units, taken)
    if ground is not None and covered:
        draw_names(paper, ground, frame, taken)
    canvas.setStrokeColor(HexColor(_FRAME_INK))
    canvas.setLineWidth(0.5)
    canvas.setDash()
    canvas.rect(box.x, box.y, box.width, box.height)


def _grid_m(frame: Frame, units: Units) -> float:
    least_m = _LEAST_GRID_PT / frame.pt_per_m
    if units is Units.KM:
        return step_over(least_m, 100.0)
    return step_over(least_m / units.distance_m, 0.1) * units.distance_m


def _draw_line(paper: Paper, line: LaidLine, warm_m: tuple[float, float] | None) -> None:
    canvas = paper.canvas
    run_from, run_to = warm_m or (0.0, line.length_m)
    whole = as_path(line.strokes(0.0, line.length_m))
    stroke_path(canvas, as_path(line.gaps()), LIGHT.jacaranda, 0.9, (0.2, 2.4))
    stroke_path(canvas, whole, WHITE, _CASING_PT)
    warm = line.strokes(0.0, run_from) + line.strokes(run_to, line.length_m)
    stroke_path(canvas, as_path(warm), LIGHT.sandstone, _LINE_PT)
    stroke_path(canvas, as_path(warm), WHITE, _CORE_PT)
    stroke_path(canvas, as_path(line.strokes(run_from, run_to)), LIGHT.jacaranda, _LINE_PT)


def _draw_marks(paper: Paper, frame: Frame, line: LaidLine, units: Units, taken: Taken) -> None:
    per_pt = line.length_m / max(line.length_pt, 1e-9)
    is_loop = _near(line.at(0.0), line.at(line.length_m), 6.0)
    _draw_ends(paper, frame, line, taken, is_loop=is_loop)
    step = int(step_over(_MARK_EVERY_PT * per_pt / units.distance_m, 1.0))
    for number in range(step, int(line.length_m / units.distance_m) + 1, step):
        x, y = line.at(number * units.distance_m)
        if taken.take(x - 5, y - 5, x + 5, y + 5):
            _draw_number(paper, frame.box.x + x, frame.box.y + y, str(number))
    spacing_m = max(_ARROW_EVERY_PT * per_pt, 1e-9)
    for i in range(max(1, int(line.length_m / spacing_m))):
        at_m = (i + 0.5) * spacing_m if line.length_m >= spacing_m else line.length_m / 2
        x, y = line.at(at_m)
        if taken.take(x - 4, y - 4, x + 4, y + 4):
            _draw_arrow(paper, frame.box.x + x, frame.box.y + y, line.heading(at_m, 6 * per_pt))


def _draw_number(paper: Paper, x: float, y: float, number: str) -> None:
    canvas = paper.canvas
    canvas.setFillColor(HexColor(WHITE))
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.7)
    canvas.circle(x, y, _MARK_RADIUS_PT, stroke=1, fill=1)
    paper.text(x, y - 0.34 * _NUMBER.size_pt, number, _NUMBER, Align.CENTRE)


def _draw_arrow(paper: Paper, x: float, y: float, heading: tuple[float, float]) -> None:
    dx, dy = heading[0] * _ARROW_PT, heading[1] * _ARROW_PT
    path = paper.canvas.beginPath()
    path.moveTo(x + dx, y + dy)
    path.lineTo(x - dx - dy * 0.95, y - dy + dx * 0.95)
    path.lineTo(x - dx * 0.4, y - dy * 0.4)
    path.lineTo(x - dx + dy * 0.95, y - dy - dx * 0.95)
    path.close()
    _solid(paper, LIGHT.jacaranda)
    paper.canvas.drawPath(path, stroke=1, fill=1)


def _solid(paper: Paper, colour: str) -> None:
    paper.canvas.setFillColor(HexColor(colour))
    paper.canvas.setStrokeColor(HexColor(WHITE))
    paper.canvas.setLineWidth(0.6)
    paper.canvas.setLineJoin(1)


def _draw_ends(paper: Paper, frame: Frame, line: LaidLine, taken: Taken, *, is_loop: bool) -> None:
    canvas = paper.canvas
    if not is_loop:
        x, y = line.at(line.length_m)
        taken.force(x - 5, y - 5, x + 5, y + 5)
        _solid(paper, INK)
        canvas.rect(frame.box.x + x - 3.6, frame.box.y + y - 3.6, 7.2, 7.2, stroke=1, fill=1)
        canvas.setFillColor(HexColor(WHITE))
        canvas.rect(frame.box.x + x - 1.4, frame.box.y + y - 1.4, 2.8, 2.8, stroke=0, fill=1)
        _name_end(paper, frame, (x, y), labels.FINISH, taken)
    x, y = line.at(0.0)
    taken.force(x - 6, y - 6, x + 6, y + 6)
    _solid(paper, LIGHT.eucalyptus)
    canvas.circle(frame.box.x + x, frame.box.y + y, 4.8, stroke=1, fill=1)
    canvas.setFillColor(HexColor(WHITE))
    canvas.circle(frame.box.x + x, frame.box.y + y, 1.7, stroke=0, fill=1)
    words = labels.START_AND_FINISH if is_loop else labels.START
    _name_end(paper, frame, (x, y), words, taken)


def _name_end(
    paper: Paper, frame: Frame, at: tuple[float, float], words: str, taken: Taken
) -> None:
    wide, high = paper.width(words, _END), _END.size_pt
    x, y = at
    for left, low in (
        (x + 7.5, y - 0.35 * high),
        (x - 7.5 - wide, y - 0.35 * high),
        (x - wide / 2, y + 7.5),
        (x - wide / 2, y - 7.5 - 0.7 * high),
    ):
        inside = (
            left >= _EDGE_PT
            and left + wide <= frame.box.width - _EDGE_PT
            and _FOOT_PT < low < frame.box.height - high
        )
        if inside and taken.take(left - 1, low - 1, left + wide + 1, low + high):
            paper.text(frame.box.x + left, frame.box.y + low, words, _END, halo_pt=1.2)
            return


def _draw_foot(
    paper: Paper, frame: Frame, units: Units, covered: float, grid_m: float, taken: Taken
) -> None:
    """Draw scale, note and credit along the lower side, and north in the upper right corner."""
    canvas, box = paper.canvas, frame.box
    scale_m = _scale_m(frame, units)
    wide = scale_m * frame.pt_per_m
    words = labels.whole_distance(scale_m, units)
    canvas.setFillColor(HexColor(WHITE))
    canvas.rect(box.x, box.y, box.width, _FOOT_PT, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.8)
    canvas.setLineCap(0)
    canvas.setDash()
    x, y = box.x + 5, box.y + 4
    canvas.lines([(x, y, x + wide, y), (x, y, x, y + 2.4), (x + wide, y, x + wide, y + 2.4)])
    end = x + wide + 3 + paper.text(x + wide + 3, y, words, _SMALL)
    right = box.right - 4
    if covered:
        right -= paper.text(right, y, labels.CREDIT, _SMALL, Align.RIGHT)
    if covered < 1:
        grid = labels.whole_distance(grid_m, units)
        room = right - end - 16
        notes = (note.format(grid) for note in labels.grid_notes(is_beyond=covered > 0))
        told = next((note for note in notes if paper.width(note, _SMALL) <= room), "")
        paper.text(end + 8, y, told, _SMALL)
    taken.force(0, 0, box.width, _FOOT_PT + 1)
    _draw_north(paper, box.right - 9, box.top - 19)
    taken.force(box.width - 16, box.height - 22, box.width, box.height)


def _scale_m(frame: Frame, units: Units) -> float:
    most_m = min(_SCALE_PT, frame.box.width / 4) / frame.pt_per_m
    if units is Units.KM:
        return step_under(most_m)
    return step_under(most_m / units.distance_m) * units.distance_m


def _draw_north(paper: Paper, x: float, y: float) -> None:
    path = paper.canvas.beginPath()
    path.moveTo(x, y + 16)
    path.lineTo(x - 3.4, y + 6.5)
    path.lineTo(x, y + 8.6)
    path.lineTo(x + 3.4, y + 6.5)
    path.close()
    _solid(paper, INK)
    paper.canvas.drawPath(path, stroke=1, fill=1)
    paper.text(x, y + 0.5, labels.NORTH, _NUMBER, Align.CENTRE, halo_pt=1.0)


def _near(one: tuple[float, float], other: tuple[float, float], most_pt: float) -> bool:
    return abs(one[0] - other[0]) <= most_pt and abs(one[1] - other[1]) <= most_pt
