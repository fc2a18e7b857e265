"""Names on a map's ground, by rank, each where nothing else stands."""

import math

from reportlab.lib.colors import HexColor

from routes.palette import LIGHT
from routes.paper.ground import Ground, Name
from routes.paper.look import QUIET, Style, Weight
from routes.paper.mercator import Frame
from routes.paper.page import Paper

_SUBURB = Style(6.8, Weight.STRONG, QUIET)
_PLACE = Style(5.8, colour="#4E6B52")
_WATER = Style(5.8, colour=LIGHT.river)
_STATION = Style(5.8, colour=LIGHT.text)
_WATERS = ("river", "creek", "lake")
# The rank that is told at 10 points to a kilometre; each further one wants twice the scale.
_RANK_AT_1 = 12
_MOST_NAMES = 40
_EDGE_PT = 2.0


class Taken:
    """Hold which boxes of a frame are no longer free, in points from its lower left corner."""

    def __init__(self) -> None:
        self._boxes: list[tuple[float, float, float, float]] = []

    def force(self, west: float, south: float, east: float, north: float) -> None:
        """Take a box whatever stands there."""
        self._boxes.append((west, south, east, north))

    def take(self, west: float, south: float, east: float, north: float) -> bool:
        """Take a box if it is free, and tell whether it was."""
        if any(west < e and w < east and south < n and s < north for w, s, e, n in self._boxes):
            return False
        self._boxes.append((west, south, east, north))
        return True


def draw_names(paper: Paper, ground: Ground, frame: Frame, taken: Taken) -> None:
    """Set the names of the ground that are worth it at this scale, and where there is room."""
    per_km = frame.pt_per_m * 1000
    highest = _RANK_AT_1 + math.log2(max(per_km, 1e-9) / 10)
    shown = 0
    for name in ground.names:
        if name.rank > highest or shown >= _MOST_NAMES or name.kind == "road":
            continue
        x = (name.east_deg - frame.east_deg) * frame.pt_per_degree
        y = (name.north_deg - frame.north_deg) * frame.pt_per_degree
        if 0 < x < frame.box.width and 0 < y < frame.box.height:
            shown += _draw(paper, frame, name, (x, y), taken)


def _draw(paper: Paper, frame: Frame, name: Name, at: tuple[float, float], taken: Taken) -> bool:
    style = _style(name)
    x, y = at
    wide = paper.width(name.text, style)
    is_spot = name.kind not in {"suburb", "place"}
    left = x + 4 if is_spot else x - wide / 2
    low = y - 0.35 * style.size_pt
    if left < _EDGE_PT or left + wide > frame.box.width - _EDGE_PT:
        return False
    if not taken.take(left - (6 if is_spot else 1), low - 1, left + wide + 1, low + style.size_pt):
        return False
    if is_spot:
        paper.canvas.setFillColor(HexColor(style.colour))
        paper.canvas.circle(frame.box.x + x, frame.box.y + y, 1.3, stroke=0, fill=1)
    paper.text(frame.box.x + left, frame.box.y + low, name.text, style, halo_pt=0.9)
    return True


def _style(name: Name) -> Style:
    if name.kind == "suburb":
        return _SUBURB
    if name.kind == "place":
        is_water = any(word in name.text.lower() for word in _WATERS)
        return _WATER if is_water else _PLACE
    return _STATION
