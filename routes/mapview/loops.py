"""Loops to choose from, each with its number and dashes, as a layer of their own."""

from collections.abc import Sequence

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template

from routes.mapview.chosen import DRAWN_TOLERANCE_M
from routes.mapview.encode import as_js, packed
from routes.mapview.given import LoopsShown
from routes.measure import distance_along
from routes.shape import cut, simplify
from routes.track import Track


class _Loops(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "loopwell.layLoops({{ this._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Loops"
        self.data = data


def loops_layer(tracks: Sequence[Track], shown: LoopsShown) -> folium.FeatureGroup:
    """Return the layer that draws `tracks` with their numbers, from 1, the chosen one's alone.

    That one is drawn by the chosen layer, which goes after this. A click on another sends the
    component's value, an object with `loop`, its number.
    """
    data = {
        "loops": [_line(track) for track in tracks],
        "chosen": shown.chosen,
        "names": list(shown.names),
        "places": [list(place) for place in shown.places],
    }
    layer = folium.FeatureGroup(name="loops")
    _Loops(as_js(data)).add_to(layer)
    return layer


def _line(track: Track) -> list[int]:
    if all(np.array_equal(each, each[::-1]) for each in (track.lat_deg, track.lon_deg)):
        # Drawn there and back, the dashes of the one way would fill the gaps of the other.
        track = cut(track, float(distance_along(track)[-1]) / 2)
    drawn = simplify(track, DRAWN_TOLERANCE_M)
    return packed(drawn.lat_deg, drawn.lon_deg)
