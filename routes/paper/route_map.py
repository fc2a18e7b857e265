"""A small map of one route for paper: our ground, the line, its marks, scale, north and credit.

Told by weight, dash and shape as well as by colour, so that it prints in black and white.
"""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import HexColor

from routes.palette import LIGHT
from routes.paper import labels
from routes.paper.base import clipped, draw_grid_alone, draw_ground, stroke_path
from routes.paper.ground import Ground
from routes.paper.line import LaidLine, laid
from routes.paper.look import INK, QUIET, WHITE, Align, Box, Style, Weight
from routes.paper.mercator import Frame, frame_around
from routes.paper.names import draw_names
from routes.paper.page import Paper
from routes.paper.room import Area, Taken, around
from routes.paper.steps import step_over, step_under
from routes.paper.strokes import as_path
from routes.track import Track
from routes.units import METRES_PER_FOOT, Units

_MARGIN_PT = 15.0
# A small map has a small margin, or nothing would be left for the line.
_MARGIN_SHARE = 0.15
_FOOT_PT = 11.0
_EDGE_PT = 2.0
# Narrower, scale and credit stand one above the other.
_WIDE_PT = 150.0
_NAME_GAP_PT = 1.6
_LINE_PT, _CASING_PT, _CORE_PT = 2.0, 3.6, 1.0
_LEAST_GRID_PT = 28.0
_MARK_RADIUS_PT = 4.6
_MARK_EVERY_PT = 34.0
_MOST_MARKS = 60
_ARROW_EVERY_PT = 62.0
_ARROW_PT = 3.4
_SCALE_PT = 60.0
_LEAST_MILES = 0.1
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
    foot_pt = _foot_pt(box)
    above = Box(box.x, box.y + foot_pt, box.width, box.height - foot_pt)
    margin_pt = min(_MARGIN_PT, _MARGIN_SHARE * min(above.width, above.height))
    frame = frame_around(track, above, margin_pt).lower(foot_pt)
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
    is_loop = _near(line.at(0.0), line.at(line.length_m), 6.0)
    _draw_ends(paper, frame, line, taken, is_loop=is_loop)
    _draw_marks(paper, frame, line, units, taken)
    off_line = taken.copy()
    off_line.force(line.areas(_NAME_GAP_PT))
    _name_ends(paper, frame, line, (off_line, taken), is_loop=is_loop)
    if ground is not None and covered:
        draw_names(paper, ground, frame, off_line)
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
            _draw_arrow(paper, frame.box.x + x, frame.box.y + y, line.heading(at_m, 6 * per_pt))


def _mark_radius(paper: Paper, number: str) -> float:
    return max(_MARK_RADIUS_PT, paper.width(number, _NUMBER) / 2 + 1.4)


def _draw_number(paper: Paper, x: float, y: float, number: str) -> None:
    canvas = paper.canvas
    canvas.setFillColor(HexColor(WHITE))
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.7)
    canvas.circle(x, y, _mark_radius(paper, number), stroke=1, fill=1)
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
        taken.force([around(x, y, 5)])
        _solid(paper, INK)
        canvas.rect(frame.box.x + x - 3.6, frame.box.y + y - 3.6, 7.2, 7.2, stroke=1, fill=1)
        canvas.setFillColor(HexColor(WHITE))
        canvas.rect(frame.box.x + x - 1.4, frame.box.y + y - 1.4, 2.8, 2.8, stroke=0, fill=1)
    x, y = line.at(0.0)
    taken.force([around(x, y, 6)])
    _solid(paper, LIGHT.eucalyptus)
    canvas.circle(frame.box.x + x, frame.box.y + y, 4.8, stroke=1, fill=1)
    canvas.setFillColor(HexColor(WHITE))
    canvas.circle(frame.box.x + x, frame.box.y + y, 1.7, stroke=0, fill=1)


def _name_ends(
    paper: Paper, frame: Frame, line: LaidLine, rooms: Sequence[Taken], *, is_loop: bool
) -> None:
    """Name start and finish beside their marks: where the first of `rooms` is free, or the next."""
    named = [(0.0, labels.START_AND_FINISH if is_loop else labels.START)]
    if not is_loop:
        named.append((line.length_m, labels.FINISH))
    for at_m, words in named:
        wide, high = paper.width(words, _END), 0.7 * _END.size_pt
        places = list(_beside(*line.at(at_m), wide, high))
        for room in rooms:
            place = next(
                (area for area in places if _inside(frame, area) and room.take(area)), None
            )
            if place:
                for other in rooms:
                    other.force([place])
                x, y = frame.box.x + place[0] + 1, frame.box.y + place[1] + 1
                paper.text(x, y, words, _END, is_on_white=True)
                break


def _beside(x: float, y: float, wide: float, high: float) -> Iterator[Area]:
    """Yield where words may stand beside a mark, the best place first."""
    for across, up in (
        (7.5, -high / 2),
        (-7.5 - wide, -high / 2),
        (6.0, 6.0),
        (6.0, -6.0 - high),
        (-6.0 - wide, 6.0),
        (-6.0 - wide, -6.0 - high),
        (-wide / 2, 8.0),
        (-wide / 2, -8.0 - high),
    ):
        left, low = x + across, y + up
        yield left - 1, low - 1, left + wide + 1, low + high + 1


def _inside(frame: Frame, area: Area) -> bool:
    west, south, east, north = area
    return (
        west >= _EDGE_PT
        and east <= frame.box.width - _EDGE_PT
        and south >= _FOOT_PT
        and north <= frame.box.height - _EDGE_PT
    )


def _foot_pt(box: Box) -> float:
    return _FOOT_PT if box.width >= _WIDE_PT else 2 * _FOOT_PT - 3


def _draw_foot(
    paper: Paper, frame: Frame, units: Units, covered: float, grid_m: float, taken: Taken
) -> None:
    """Draw scale, note and credit along the lower side, and north in the upper right corner."""
    canvas, box = paper.canvas, frame.box
    foot_pt = _foot_pt(box)
    canvas.setFillColor(HexColor(WHITE))
    canvas.rect(box.x, box.y, box.width, foot_pt, stroke=0, fill=1)
    low, high = box.y + 4, box.y + foot_pt - _FOOT_PT + 4
    end = _draw_scale(paper, frame, units, high)
    right = box.right - 4
    if covered:
        wide = paper.text(right, low, labels.CREDIT, _SMALL, Align.RIGHT)
        right -= wide if low == high else 0.0
    if covered < 1:
        grid = labels.whole_distance(grid_m, units)
        room = right - end - 16
        notes = (note.format(grid) for note in labels.grid_notes(is_beyond=covered > 0))
        told = next((note for note in notes if paper.width(note, _SMALL) <= room), "")
        paper.text(end + 8, high, told, _SMALL)
    taken.force([(0, 0, box.width, foot_pt + 1)])
    _draw_north(paper, box.right - 9, box.top - 19)
    taken.force([(box.width - 16, box.height - 22, box.width, box.height)])


def _draw_scale(paper: Paper, frame: Frame, units: Units, y: float) -> float:
    """Draw the scale's bar and its length, and return where they end."""
    canvas, x = paper.canvas, frame.box.x + 5
    scale_m = _scale_m(frame, units)
    end = x + scale_m * frame.pt_per_m
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.8)
    canvas.setLineCap(0)
    canvas.setDash()
    canvas.lines([(x, y, end, y), (x, y, x, y + 2.4), (end, y, end, y + 2.4)])
    return end + 3 + paper.text(end + 3, y, labels.whole_distance(scale_m, units), _SMALL)


def _scale_m(frame: Frame, units: Units) -> float:
    most_m = min(_SCALE_PT, frame.box.width / 4) / frame.pt_per_m
    unit_m = 1.0 if units is Units.KM else units.distance_m
    if units is Units.MILES and most_m < _LEAST_MILES * units.distance_m:
        unit_m = METRES_PER_FOOT
    return step_under(most_m / unit_m) * unit_m


def _draw_north(paper: Paper, x: float, y: float) -> None:
    path = paper.canvas.beginPath()
    path.moveTo(x, y + 16)
    path.lineTo(x - 3.4, y + 6.5)
    path.lineTo(x, y + 8.6)
    path.lineTo(x + 3.4, y + 6.5)
    path.close()
    _solid(paper, INK)
    paper.canvas.drawPath(path, stroke=1, fill=1)
    paper.text(x, y + 0.5, labels.NORTH, _NUMBER, Align.CENTRE, is_on_white=True)


def _near(one: tuple[float, float], other: tuple[float, float], most_pt: float) -> bool:
    return abs(one[0] - other[0]) <= most_pt and abs(one[1] - other[1]) <= most_pt
