"""A small map of one route for paper: our ground, the line, its marks, scale, north and credit.

Told by weight, dash and shape as well as by colour, so that it prints in black and white.
"""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from routes.course import Sight
from routes.palette import LIGHT
from routes.paper import labels
from routes.paper.base import clipped, draw_grid_alone, draw_ground, solid, stroke_path
from routes.paper.ground import Ground
from routes.paper.line import LaidLine, laid
from routes.paper.look import EDGE, INK, QUIET, WHITE, Align, Box, Style, Weight
from routes.paper.marks import draw_along, draw_ends, name_ends
from routes.paper.mercator import Frame, frame_around
from routes.paper.names import draw_names
from routes.paper.page import Paper
from routes.paper.room import Taken
from routes.paper.sight_marks import draw_sights, name_sights
from routes.paper.steps import step_over, step_under
from routes.paper.strokes import as_path
from routes.track import Track
from routes.units import METRES_PER_FOOT, Units

_MARGIN_PT = 15.0
# A small map has a small margin, or nothing would be left for the line.
_MARGIN_SHARE = 0.15
_FOOT_PT = 11.0
# Narrower, scale and credit stand one above the other.
_WIDE_PT = 150.0
_NAME_GAP_PT = 1.6
_LINE_PT, _CASING_PT, _CORE_PT = 2.0, 3.6, 1.0
_LEAST_GRID_PT = 28.0
_SCALE_PT = 60.0
_LEAST_MILES = 0.1
_SMALL = Style(5.6, colour=QUIET)
_NORTH = Style(5.8, Weight.STRONG)


def draw_route_map(
    paper: Paper,
    box: Box,
    track: Track,
    ground: Ground | None,
    units: Units,
    *,
    warm_m: tuple[float, float] | None = None,
    sights: Sequence[Sight] = (),
) -> bool:
    """Draw a map of a track into `box`, and tell whether any of the ground is seen on it.

    `ground` is None where there is no base map. `warm_m` tells where the warm-up ends and the
    warm-down begins, in metres from the start; both are drawn as a hollow line. `sights` are
    marked where they are. Where the ground ends, a grid goes on, and the map says so.
    """
    foot_pt = _foot_pt(box)
    above = Box(box.x, box.y + foot_pt, box.width, box.height - foot_pt)
    margin_pt = min(_MARGIN_PT, _MARGIN_SHARE * min(above.width, above.height))
    frame = frame_around(track, above, margin_pt).lower(foot_pt)
    line = laid(track, frame)
    run_m = warm_m or (0.0, line.length_m)
    grid_m = _grid_m(frame, units)
    canvas = paper.canvas
    with clipped(canvas, frame):
        if ground is None:
            draw_grid_alone(canvas, frame, grid_m)
            covered = 0.0
        else:
            covered = draw_ground(canvas, ground, frame, grid_m)
        _draw_line(paper, line, run_m)
    taken = Taken()
    _draw_foot(paper, frame, units, covered, grid_m, taken)
    draw_ends(paper, frame, line, taken)
    placed = draw_sights(paper, frame, sights, taken)
    draw_along(paper, frame, line, units, taken, run_m)
    off_line = taken.copy()
    off_line.force(line.areas(_NAME_GAP_PT))
    name_ends(paper, frame, line, taken, off_line)
    name_sights(paper, frame, placed, off_line)
    if ground is not None and covered:
        draw_names(paper, ground, frame, off_line, frozenset(each.sight.name for each in placed))
    canvas.setStrokeColor(HexColor(EDGE))
    canvas.setLineWidth(0.5)
    canvas.setDash()
    canvas.rect(box.x, box.y, box.width, box.height)
    return covered > 0


def _grid_m(frame: Frame, units: Units) -> float:
    least_m = _LEAST_GRID_PT / frame.pt_per_m
    if units is Units.KM:
        return step_over(least_m, 100.0)
    return step_over(least_m / units.distance_m, 0.1) * units.distance_m


def _draw_line(paper: Paper, line: LaidLine, run_m: tuple[float, float]) -> None:
    canvas = paper.canvas
    run_from, run_to = run_m
    whole = as_path(line.strokes(0.0, line.length_m))
    stroke_path(canvas, as_path(line.gaps()), LIGHT.jacaranda, 0.9, (0.2, 2.4))
    stroke_path(canvas, whole, WHITE, _CASING_PT)
    warm = line.strokes(0.0, run_from) + line.strokes(run_to, line.length_m)
    stroke_path(canvas, as_path(warm), LIGHT.sandstone, _LINE_PT)
    stroke_path(canvas, as_path(warm), WHITE, _CORE_PT)
    stroke_path(canvas, as_path(line.strokes(run_from, run_to)), LIGHT.jacaranda, _LINE_PT)


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
        notes = labels.grid_notes(grid, is_beyond=covered > 0)
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
    solid(paper.canvas, INK)
    path = paper.canvas.beginPath()
    path.moveTo(x, y + 16)
    path.lineTo(x - 3.4, y + 6.5)
    path.lineTo(x, y + 8.6)
    path.lineTo(x + 3.4, y + 6.5)
    path.close()
    paper.canvas.drawPath(path, stroke=1, fill=1)
    paper.text(x, y + 0.5, labels.NORTH, _NORTH, Align.CENTRE, is_on_white=True)
