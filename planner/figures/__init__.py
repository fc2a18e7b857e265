"""The figures of the exercises: one body, poses as data, strokes for SVG and PDF."""

from planner.figures.draw import film, still
from planner.figures.poses import load_figures
from planner.figures.svg import movements_svg, moving_svg, sheet_svg, still_svg

__all__ = [
    "film",
    "load_figures",
    "movements_svg",
    "moving_svg",
    "sheet_svg",
    "still",
    "still_svg",
]
