"""The figures of the exercises: one body, poses as data, strokes for SVG and PDF."""

from planner.figures.draw import film, still
from planner.figures.poses import load_figures
from planner.figures.svg import movements_svg, stills_svg

__all__ = [
    "film",
    "load_figures",
    "movements_svg",
    "still",
    "stills_svg",
]
