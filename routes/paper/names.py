"""Names on a map's ground, by rank, each where nothing else stands."""

import math
from collections.abc import Iterator

from reportlab.lib.colors import HexColor

from routes.palette import LIGHT
from routes.paper.base import shift_to
from routes.paper.ground import Ground, Name
from routes.paper.look import QUIET, Style, Weight
from routes.paper.mercator import Frame
from routes.paper.page import Paper
from routes.paper.road_names import Roads, Spot
from routes.paper.room import Area, Taken, around, is_inside

_SUBURB = Style(6.8, Weight.STRONG, QUIET)
_PLACE = Style(5.8, colour="#4E6B52")
_WATER = Style(5.8, colour=LIGHT.river)
_ROAD = Style(5.4, colour=QUIET)
_STATION = Style(5.8, colour=LIGHT.text)
_WATERS = ("river", "creek", "lake")
# The rank that is told at 10 points to a kilometre; each further one wants twice the scale.
_RANK_AT_1 = 12
_MOST_NAMES = 40
_BESIDE_PT = 4.0
_MOVABLE = frozenset({"suburb", "place"})
_AROUND = frozenset({"suburb", "place", "road"})


def draw_names(
    paper: Paper, ground: Ground, frame: Frame, taken: Taken, told: frozenset[str] = frozenset()
) -> None:
    """Set the names of the ground that are worth it at this scale, and where there is room.

    Those that are `told` already are left out.
    """
    per_km = frame.pt_per_m * 1000
    highest = _RANK_AT_1 + math.log2(max(per_km, 1e-9) / 10)
    shift_deg = shift_to(ground, frame)
    roads = Roads(ground, frame, shift_deg)
    shown = 0
    for name in ground.names:
        x = (name.east_deg + shift_deg - frame.east_deg) * frame.pt_per_degree
        y = (name.north_deg - frame.north_deg) * frame.pt_per_degree
        inside = 0 < x < frame.box.width and 0 < y < frame.box.height
        if inside and name.rank <= highest and name.text not in told and shown < _MOST_NAMES:
            spot = roads.spot(x, y) if name.kind == "road" else Spot(x, y)
            shown += _draw(paper, frame, name, spot, taken)


def _draw(paper: Paper, frame: Frame, name: Name, spot: Spot, taken: Taken) -> bool:
    style = _style(name)
    wide, high = paper.width(name.text, style), style.size_pt
    is_spot = name.kind not in _AROUND
    # From the point of the name to the beginning of its letters.
    left = _BESIDE_PT if is_spot else -wide / 2
    for moved in _places(spot, name, high):
        boxes = _boxes(moved, left, wide, high)
        if all(is_inside(frame, box) for box in boxes) and taken.take(*boxes):
            break
    else:
        return False
    canvas = paper.canvas
    canvas.saveState()
    canvas.translate(frame.box.x + moved.x, frame.box.y + moved.y)
    canvas.rotate(moved.turn)
    if is_spot:
        canvas.setFillColor(HexColor(style.colour))
        canvas.circle(0, 0, 1.3, stroke=0, fill=1)
    paper.text(left, -0.35 * high, name.text, style, is_on_white=True)
    canvas.restoreState()
    return True


def _places(spot: Spot, name: Name, high: float) -> Iterator[Spot]:
    """Yield where a name may stand; that of an area may move up or down by some lines."""
    yield spot
    if name.kind in _MOVABLE:
        for lines in (1, -1, 2, -2, 3, -3):
            yield Spot(spot.x, spot.y + 1.2 * high * lines, spot.turn)


def _boxes(spot: Spot, left: float, wide: float, high: float) -> list[Area]:
    """Return the boxes that a line of type takes: one if it is level, many if it is turned."""
    half = high / 2 + 1
    if not spot.turn:
        first = min(left, 0.0) - 1
        return [(spot.x + first, spot.y - half, spot.x + left + wide + 1, spot.y + half)]
    turn = math.radians(spot.turn)
    count = max(2, math.ceil(wide / half))
    alongs = [left + wide * i / (count - 1) for i in range(count)]
    middles = [(spot.x + a * math.cos(turn), spot.y + a * math.sin(turn)) for a in alongs]
    return [around(x, y, half) for x, y in middles]


def _style(name: Name) -> Style:
    if name.kind == "suburb":
        return _SUBURB
    if name.kind == "road":
        return _ROAD
    if name.kind == "place":
        is_water = any(word in name.text.lower() for word in _WATERS)
        return _WATER if is_water else _PLACE
    return _STATION
