"""A map's ground on paper: white land, pale parks and water, grey streets; a grid beyond it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from routes.paper.ground import Ground, Layer
from routes.paper.mercator import Frame
from routes.paper.strokes import TENTHS, as_path, strokes_of, within

_THIN_PT = 0.25
_GRID_INK = "#C9CDCA"
_LAND_EDGE = "#9AA39E"
# Of the land in the frame, so many points each way are asked whether they lie on our map.
_ASKED = 15


@dataclass(frozen=True, slots=True)
class _Ink:
    """Say how lines of a kind are drawn: `real_m` wide, but within these points."""

    colour: str
    real_m: float
    least_pt: float
    most_pt: float
    dashes: tuple[float, ...] = ()
    cap: int = 1
    # Below so many points to a kilometre they are left out.
    from_scale: float = 0.0

    def width_pt(self, pt_per_m: float) -> float:
        return min(max(self.real_m * pt_per_m, self.least_pt), self.most_pt)


FILLS = {
    "industrial": "#F4F2EE",
    "park": "#E4EFDC",
    "wood": "#DCE9D2",
    "pitch": "#D3E5C8",
    "water": "#CFE3EE",
    "building": "#EBE8E1",
}
_FILLS_FROM = {"building": 60.0, "industrial": 40.0, "pitch": 30.0}
_SHORE = _Ink("#86AFC4", 0.0, 0.35, 0.35)
_MAIN = _Ink("#C3BFB4", 13.0, 0.7, 2.4)
INKS = {
    "street": _Ink("#D8D5CD", 8.0, 0.3, 1.3, from_scale=18.0),
    "tertiary": _Ink("#CBC7BD", 11.0, 0.55, 2.0),
    "secondary": _MAIN,
    "primary": _MAIN,
    "trunk": _MAIN,
    "motorway": _Ink("#B5B1A6", 18.0, 1.0, 3.0),
    "path": _Ink("#A3A79F", 0.0, 0.45, 0.45, (0.1, 1.2), from_scale=45.0),
    "cycleway": _Ink("#A3A79F", 0.0, 0.45, 0.45, (1.6, 1.0), 0, from_scale=45.0),
    "railway": _Ink("#8D918D", 0.0, 0.8, 0.8, (3.0, 1.8), 0),
}


@contextmanager
def clipped(canvas: Canvas, frame: Frame) -> Iterator[None]:
    """Draw inside a frame only, in tenths of a point from its lower left corner."""
    canvas.saveState()
    canvas.translate(frame.box.x, frame.box.y)
    canvas.scale(1 / TENTHS, 1 / TENTHS)
    wide, high = round(frame.box.width * TENTHS), round(frame.box.height * TENTHS)
    canvas.addLiteral(f"0 0 {wide} {high} re W n")
    yield
    canvas.restoreState()


def stroke_path(
    canvas: Canvas,
    path: str,
    colour: str,
    width_pt: float,
    dashes: Sequence[float] = (),
    cap: int = 1,
) -> None:
    """Stroke a path told in tenths of a point; widths and dashes are in points."""
    if not path:
        return
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(round(width_pt * TENTHS, 1))
    canvas.setLineCap(cap)
    canvas.setLineJoin(1)
    pattern = " ".join(f"{dash * TENTHS:g}" for dash in dashes)
    canvas.addLiteral(f"[{pattern}] 0 d\n{path}\nS")


def solid(canvas: Canvas, colour: str) -> None:
    """Fill shapes with a colour from here on, with a thin white edge."""
    canvas.setFillColor(HexColor(colour))
    canvas.setStrokeColor(HexColor("#FFFFFF"))
    canvas.setLineWidth(0.6)
    canvas.setLineJoin(1)
    canvas.setDash()


def draw_ground(canvas: Canvas, ground: Ground, frame: Frame, grid_m: float) -> float:
    """Draw the ground, inside `clipped`; return which share of the frame it covers, 0 to 1.

    What it does not cover is a grid of `grid_m`.
    """
    shift_deg = shift_to(ground, frame)
    land = ground.layer("land")
    covered = 0.0 if land is None else _covered(land, frame, shift_deg)
    if covered < 1:
        _draw_grid(canvas, frame, grid_m)
    if not covered:
        return covered
    for layer in ground.layers:
        if layer.kind == "land":
            if covered < 1:
                _fill(canvas, layer, frame, shift_deg, "#FFFFFF", _LAND_EDGE)
        elif layer.kind in FILLS:
            _draw_area(canvas, layer, frame, shift_deg)
        else:
            _draw_lines(canvas, layer, frame, shift_deg)
    return covered


def draw_grid_alone(canvas: Canvas, frame: Frame, grid_m: float) -> None:
    """Draw only the grid, inside `clipped`."""
    _draw_grid(canvas, frame, grid_m)


def _draw_area(canvas: Canvas, layer: Layer, frame: Frame, shift_deg: float) -> None:
    if frame.pt_per_m * 1000 < _FILLS_FROM.get(layer.kind, 0.0):
        return
    colour = FILLS["wood" if layer.cls == "wood" else layer.kind]
    edge = _SHORE.colour if layer.kind == "water" else ""
    _fill(canvas, layer, frame, shift_deg, colour, edge)


def _fill(
    canvas: Canvas, layer: Layer, frame: Frame, shift_deg: float, colour: str, edge: str
) -> None:
    strokes, shapes = strokes_of(layer, frame, shift_deg, _THIN_PT, 1.2)
    canvas.setFillColor(HexColor(colour))
    if edge:
        canvas.setStrokeColor(HexColor(edge))
        canvas.setLineWidth(_SHORE.least_pt * TENTHS)
        canvas.addLiteral("[] 0 d")
    operator = "B*" if edge else "f*"
    # Shape by shape: of one path in one go, two that overlap would become a hole.
    pairs = zip(shapes.tolist(), strokes, strict=True)
    for _, rings in groupby(pairs, key=lambda pair: pair[0]):
        path = as_path((ring for _, ring in rings), is_closed=True)
        canvas.addLiteral(f"{path} {operator}")


def _draw_lines(canvas: Canvas, layer: Layer, frame: Frame, shift_deg: float) -> None:
    ink = INKS[layer.cls if layer.kind == "main_road" else layer.kind]
    if frame.pt_per_m * 1000 < ink.from_scale:
        return
    strokes, _ = strokes_of(layer, frame, shift_deg, _THIN_PT, 1.5)
    path = as_path(within(strokes, frame))
    stroke_path(canvas, path, ink.colour, ink.width_pt(frame.pt_per_m), ink.dashes, ink.cap)


def _draw_grid(canvas: Canvas, frame: Frame, grid_m: float) -> None:
    step = grid_m * frame.pt_per_m
    width, height = frame.box.width, frame.box.height
    lines = [
        f"{x * TENTHS:.0f} 0 m {x * TENTHS:.0f} {height * TENTHS:.0f} l" for x in _even(width, step)
    ]
    lines += [
        f"0 {y * TENTHS:.0f} m {width * TENTHS:.0f} {y * TENTHS:.0f} l" for y in _even(height, step)
    ]
    stroke_path(canvas, "\n".join(lines), _GRID_INK, 0.35)


def _even(length: float, step: float) -> list[float]:
    """Return where lines `step` apart lie along a length, one of them in its middle."""
    first = (length / 2) % step
    return [first + i * step for i in range(int((length - first) / step) + 1)]


def shift_to(ground: Ground, frame: Frame) -> float:
    """Return by how many whole turns the ground is moved to lie where the frame is."""
    if not ground.layers:
        return 0.0
    middle = frame.east_deg + frame.box.width / 2 / frame.pt_per_degree
    return 360.0 * round((middle - float(ground.layers[0].east_deg.mean())) / 360)


def _covered(land: Layer, frame: Frame, shift_deg: float) -> float:
    """Return the share of points across the frame that lie inside the land's rings."""
    shares = (np.arange(_ASKED) + 0.5) / _ASKED
    px, py = (a.ravel() for a in np.meshgrid(shares * frame.box.width, shares * frame.box.height))
    inside = np.zeros(len(px), dtype=bool)
    x, y = frame.across(land.east_deg + shift_deg), frame.up(land.north_deg)
    for first, last in zip(land.firsts, [*land.firsts[1:], len(x)], strict=True):
        ax, ay = x[first : last - 1], y[first : last - 1]
        bx, by = x[first + 1 : last], y[first + 1 : last]
        crosses = (ay[:, None] > py) != (by[:, None] > py)
        rise = np.where(by == ay, 1.0, by - ay)[:, None]
        at = ax[:, None] + (py - ay[:, None]) / rise * (bx - ax)[:, None]
        inside ^= (crosses & (px < at)).sum(axis=0) % 2 == 1
    return float(inside.mean())
