"""A route's heights as a small drawing: the line of heights over km or miles."""

import math
from collections.abc import Iterator

import numpy as np
from reportlab.lib.colors import HexColor

from routes.measure import Measurement, Profile
from routes.palette import LIGHT
from routes.paper import labels
from routes.paper.look import DOTTED, INK, QUIET, TINT, Align, Box, Style
from routes.paper.page import Paper
from routes.paper.steps import step_over
from routes.paper.strokes import Stroke, as_path, thinned
from routes.screens.measures import distance_of, height_text
from routes.track import FloatArray
from routes.units import Units

_SMALL = Style(5.6, colour=QUIET)
_FOOT_PT = 9.0
_LEFT_PT = 20.0
_TICK_EVERY_PT = 26.0
# Our choice: heights fill the drawing from 40 m (about 130 ft) of difference on; less is drawn as
# flat as it is.
_LEAST_RANGE_M = 40.0
_THIN_PT = 0.15


def draw_route_profile(paper: Paper, box: Box, measurement: Measurement, units: Units) -> bool:
    """Draw the profile into `box` and tell whether there is one; without heights nothing is drawn.

    Smoothed heights as measured. Stretches of unknown height stay empty.
    """
    profile = measurement.profile
    if profile is None or not np.isfinite(profile.ele_m).any():
        return False
    plot = Box(
        box.x + _LEFT_PT, box.y + _FOOT_PT, box.width - _LEFT_PT - 3, box.height - _FOOT_PT - 4
    )
    low_m, high_m = _range(profile.ele_m, units)
    _draw_heights(paper, plot, profile, low_m, high_m)
    _draw_scale(paper, plot, profile, low_m, high_m, units)
    _draw_distances(paper, plot, measurement.distance_m, units)
    return True


def _range(ele_m: FloatArray, units: Units) -> tuple[float, float]:
    low, high = float(np.nanmin(ele_m)), float(np.nanmax(ele_m))
    step_m = 10 * units.height_m if units is Units.KM else 20 * units.height_m
    low_m = math.floor(low / step_m) * step_m
    return low_m, max(math.ceil(high / step_m) * step_m, low_m + _LEAST_RANGE_M)


def _draw_heights(paper: Paper, plot: Box, profile: Profile, low_m: float, high_m: float) -> None:
    canvas = paper.canvas
    length_m = max(float(profile.distance_m[-1]), 1e-9)
    x = profile.distance_m / length_m * plot.width
    y = (profile.ele_m - low_m) / (high_m - low_m) * plot.height
    lines = list(_known(x, y))
    canvas.saveState()
    canvas.translate(plot.x, plot.y)
    canvas.scale(0.1, 0.1)
    canvas.setFillColor(HexColor(TINT))
    for line in lines:
        foot = np.array([[line[-1, 0], 0], [line[0, 0], 0]])
        canvas.addLiteral(as_path([np.concatenate((line, foot))], is_closed=True) + " f")
    canvas.setStrokeColor(HexColor(LIGHT.jacaranda))
    canvas.setLineWidth(11)
    canvas.setLineJoin(1)
    canvas.addLiteral(as_path(lines) + " S")
    canvas.restoreState()


def _known(x: FloatArray, y: FloatArray) -> Iterator[Stroke]:
    known = np.isfinite(y)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(int)))
    for first, last in edges.reshape(-1, 2):
        if last - first > 1:
            yield from thinned(x[first:last], y[first:last], np.array([0]), _THIN_PT)


def _draw_scale(
    paper: Paper, plot: Box, profile: Profile, low_m: float, high_m: float, units: Units
) -> None:
    """Draw the lowest and the highest height as lines with their numbers."""
    canvas = paper.canvas
    ends_m = float(np.nanmin(profile.ele_m)), float(np.nanmax(profile.ele_m))
    canvas.setStrokeColor(HexColor(DOTTED))
    canvas.setLineWidth(0.35)
    last_y = -math.inf
    for height_m in ends_m:
        y = plot.y + (height_m - low_m) / (high_m - low_m) * plot.height
        canvas.setDash(1, 1.5)
        canvas.line(plot.x, y, plot.right, y)
        canvas.setDash()
        if y - last_y >= _SMALL.size_pt:
            words = height_text(height_m, units)
            paper.text(plot.x - 3, y - 1.9, words, _SMALL, Align.RIGHT)
            last_y = y


def _draw_distances(paper: Paper, plot: Box, length_m: float, units: Units) -> None:
    canvas = paper.canvas
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.5)
    canvas.line(plot.x, plot.y, plot.right, plot.y)
    per_unit = plot.width * units.distance_m / max(length_m, 1e-9)
    step = step_over(_TICK_EVERY_PT / per_unit, 0.1 if length_m < 2 * units.distance_m else 1.0)
    count = int(length_m / units.distance_m / step)
    for i in range(count + 1):
        x = plot.x + i * step * per_unit
        canvas.line(x, plot.y, x, plot.y - 2)
        number = labels.short_number(i * step)
        words = number if i else distance_of(units).format(number=number)
        paper.text(x, plot.y - 8, words, _SMALL, Align.CENTRE)
