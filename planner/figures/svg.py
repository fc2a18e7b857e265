"""Strokes -> SVG text: the still picture, the moving one, and all stills in one file.

Same figure, same bytes. Colours are the custom properties --figure-near, --figure-gap, ...; a
picture of its own sets them by the reader's light or dark, elsewhere the page sets them.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from planner.figures.draw import film, still
from planner.figures.figure import Figure
from planner.figures.strokes import Box, Film, Point, Role, Stroke
from routes.palette import DARK, LIGHT, Palette

_UNITS = 400  # of a body's height: a whole step is finer than a pixel up to 480 pixels


def colours(palette: Palette) -> str:
    """Return the custom properties of every role as CSS declarations."""
    of_role = {
        Role.NEAR: palette.text,
        Role.FAR: palette.stone,
        Role.GAP: palette.page,
        Role.FACE: palette.page,
        Role.LIGHT: palette.level,
        Role.PROP: palette.level,
        Role.GROUND: palette.level,
        Role.ARROW: palette.eucalyptus,
        Role.STRETCH: palette.jacaranda,
    }
    return "".join(f"--figure-{role}:{colour};" for role, colour in of_role.items())


_STYLE = (
    f"<style>.figure{{{colours(LIGHT)}}}"
    f"@media (prefers-color-scheme:dark){{.figure{{{colours(DARK)}}}}}</style>"
)
# Where motion is not wanted, and on paper, the still picture is shown instead.
_MOTION = (
    "<style>.figure-moving{display:none}"
    "@media screen and (prefers-reduced-motion:no-preference)"
    "{.figure-moving{display:inline}.figure-still{display:none}}</style>"
)


def still_svg(figure: Figure, title: str, *, own_colours: bool = True) -> str:
    """Return the still picture as an SVG document; `title` is its accessible name."""
    drawing = still(figure)
    content = _paths(drawing.strokes)
    return _document(drawing.box, title, (_STYLE if own_colours else "") + content)


def moving_svg(figure: Figure, title: str, *, own_colours: bool = True) -> str:
    """Return the moving picture as an SVG document.

    It holds the still one too, and shows that in print and where the reader wants less motion. A
    page that inlines it can stop it with the element's pauseAnimations().
    """
    drawing, moving = still(figure), film(figure)
    box = _both(drawing.box, moving.box)
    content = (
        f'<g class="figure-still">{_paths(drawing.strokes)}</g>'
        f'<g class="figure-moving">{_paths(moving.around)}{_moving(moving)}</g>'
    )
    return _document(box, title, (_STYLE if own_colours else "") + _MOTION + content)


def sheet_svg(figures: Iterable[Figure]) -> str:
    """Return all still pictures as the symbols of one document, by exercise id."""
    symbols = []
    for figure in figures:
        drawing = still(figure)
        symbols.append(
            f'<symbol id="{escape(figure.id)}" viewBox="{_view(drawing.box)}" fill="none" '
            f'stroke-linejoin="round" stroke-linecap="round">{_paths(drawing.strokes)}</symbol>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def _document(box: Box, title: str, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="{_view(box)}" role="img" '
        'fill="none" stroke-linejoin="round" stroke-linecap="round">'
        f"<title>{escape(title)}</title>{content}</svg>\n"
    )


def _both(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    low = max(one.y + one.height, other.y + other.height)
    size = max(right - left, low - top)
    return Box((left + right - size) / 2, (top + low - size) / 2, size, size)


def _view(box: Box) -> str:
    return " ".join(str(round(side * _UNITS)) for side in (box.x, box.y, box.width, box.height))


def _paths(strokes: Sequence[Stroke]) -> str:
    """Return one path for each run of strokes that look alike."""
    found = []
    for _, alike in groupby(strokes, _look):
        same = list(alike)
        found.append(f'<path{_look(same[0])} d="{"".join(_d(stroke) for stroke in same)}"/>')
    return "".join(found)


def _moving(moving: Film) -> str:
    times = ";".join(f"{time:.3f}".rstrip("0").rstrip(".") for time in moving.times)
    timing = f'dur="{moving.seconds:g}s" keyTimes="{times}" repeatCount="indefinite"'
    found = []
    for strokes in zip(*moving.frames, strict=True):
        values = ";".join(_d(stroke) for stroke in strokes)
        found.append(
            f'<path{_look(strokes[0])} d="{_d(strokes[0])}">'
            f'<animate attributeName="d" {timing} values="{values}"/></path>'
        )
    return "".join(found)


def _look(stroke: Stroke) -> str:
    colour = f"var(--figure-{stroke.role})"
    look = f' stroke="{colour}" stroke-width="{round(stroke.width * _UNITS)}"'
    if stroke.closed:
        look += f' fill="{colour}"'
    if stroke.flat:
        look += ' stroke-linecap="butt"'
    if stroke.dash:
        look += f' stroke-dasharray="{round(stroke.dash * _UNITS)}"'
    return look


def _d(stroke: Stroke) -> str:
    whole = [_whole(point) for point in stroke.points]
    x, y = whole[0]
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(whole, whole[1:], strict=False)]
    line = "l" + " ".join(steps) if steps else "h0"
    return f"M{x} {y}{line}{'z' if stroke.closed else ''}".replace(" -", "-")


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0] * _UNITS), round(point[1] * _UNITS)
