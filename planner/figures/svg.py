"""Strokes -> SVG text: still or moving pictures as the symbols of one document.

Same figures, same bytes. Colours are the custom properties --figure-near, --figure-gap, ..., which
the page sets by the reader's light or dark; it names a picture, too, in the reader's language.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter
from xml.sax.saxutils import escape

from planner.figures.draw import film, still
from planner.figures.figure import Figure
from planner.figures.strokes import Box, Film, Role, Stroke

# Steps in a body's height, all whole: finer than a pixel up to a height of as many pixels.
_FINE = 400
_COARSE = 200
_WHOLE = Box(0, 0, 1, 1)
_LINES = 'fill="none" stroke="currentColor" stroke-linejoin="round" stroke-linecap="round"'


# The token of routes/palette.py that each role has, on screens and on paper.
COLOURS = {
    Role.NEAR: "text",
    Role.FAR: "stone",
    Role.GAP: "page",
    Role.FACE: "page",
    Role.LIGHT: "stone",
    Role.PROP: "stone",
    Role.GROUND: "stone",
    Role.ARROW: "eucalyptus",
    Role.MUSCLE: "jacaranda",
}


# Where motion is not wanted, and on paper, the still picture is shown instead.
_MOTION = (
    "<style>.figure-moving{display:none}"
    "@media screen and (prefers-reduced-motion:no-preference)"
    "{.figure-moving{display:inline}.figure-still{display:none}}</style>"
)


def stills_svg(figures: Iterable[Figure]) -> str:
    """Return all still pictures as the symbols of one document, by exercise id."""
    symbols = []
    for figure in figures:
        drawing = still(figure)
        symbols.append(
            f'<symbol id="{escape(figure.id)}" viewBox="{_view(drawing.box, _COARSE)}" {_LINES}>'
            f"{_paths(drawing.strokes, _COARSE)}</symbol>"
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def movements_svg(figures: Iterable[Figure]) -> str:
    """Return moving pictures as the symbols of one document, by exercise id.

    Each holds the still one too and the style that shows one of both: a page needs only to inline
    its children, and can stop them with the element's pauseAnimations(). The classes figure-still
    and figure-moving are the page's to overrule.
    """
    symbols = (
        f'<symbol id="{escape(figure.id)}" viewBox="{_view(_WHOLE, _FINE)}" {_LINES}>'
        f"{_movement(figure)}</symbol>"
        for figure in figures
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


@cache
def _movement(figure: Figure) -> str:
    drawing, moving = still(figure), film(figure)
    frames = f"{_paths(moving.around, _FINE)}{_moving(moving)}"
    return (
        _MOTION
        + _fitted("still", drawing.box, _paths(drawing.strokes, _FINE))
        + _fitted("moving", moving.box, frames)
    )


def _fitted(kind: str, box: Box, content: str) -> str:
    """Return a group that fills the whole document; a nested one would not pause with it."""
    move = f"translate({round(-box.x * _FINE)} {round(-box.y * _FINE)})"
    return f'<g class="figure-{kind}" transform="scale({1 / box.width:.4f}){move}">{content}</g>'


def _view(box: Box, units: int) -> str:
    return " ".join(str(round(side * units)) for side in (box.x, box.y, box.width, box.height))


def _paths(strokes: Sequence[Stroke], units: int) -> str:
    """Return a group for each run of one role, in it one path for each run that looks alike."""
    found = []
    for role, same_role in groupby(strokes, attrgetter("role")):
        paths = []
        for look, alike in groupby(same_role, lambda stroke: _look(stroke, units)):
            paths.append(f'<path{look} d="{"".join(_d(stroke, units) for stroke in alike)}"/>')
        found.append(f"<g {_colour(role)}>{''.join(paths)}</g>")
    return "".join(found)


def _moving(moving: Film) -> str:
    times = ";".join(f"{time:.3f}".rstrip("0").rstrip(".") for time in moving.times)
    timing = f'dur="{moving.seconds:g}s" keyTimes="{times}" repeatCount="indefinite"'
    found = []
    for strokes in zip(*moving.frames, strict=True):
        first = strokes[0]
        values = ";".join(_d(stroke, _FINE) for stroke in strokes)
        found.append(
            f'<path {_colour(first.role)}{_look(first, _FINE)} d="{_d(first, _FINE)}">'
            f'<animate attributeName="d" {timing} values="{values}"/></path>'
        )
    return "".join(found)


def _colour(role: Role) -> str:
    return f'color="var(--figure-{role})"'


def _look(stroke: Stroke, units: int) -> str:
    look = f' stroke-width="{round(stroke.width * units)}"'
    if stroke.closed:
        look += ' fill="currentColor"'
    if stroke.flat:
        look += ' stroke-linecap="butt"'
    return look


def _d(stroke: Stroke, units: int) -> str:
    whole = [(round(x * units), round(y * units)) for x, y in stroke.points]
    x, y = whole[0]
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(whole)]
    line = "l" + " ".join(steps) if steps else "h0"
    return f"M{x} {y}{line}{'z' if stroke.closed else ''}".replace(" -", "-")
