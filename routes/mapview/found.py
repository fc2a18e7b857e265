"""What is looked for, as a second layer that changes without the map being made again."""

from base64 import b64encode
from collections.abc import Iterable, Sequence

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template

from routes.mapview.encode import as_js, corners
from routes.mapview.given import Sought
from routes.mapview.overview import drawn_order
from routes.summary import RouteSummary


class _Found(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "loopwell.find({{ this._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Found"
        self.data = data


def found_layer(routes: Sequence[RouteSummary], sought: Sought) -> folium.FeatureGroup:
    """Return the layer that shows a search among `routes`, which are those of the map's overview.

    The map answers with the component's value: an object with `near` as latitude and longitude,
    None for a pick given up, or with `view` as south, west, north and east.
    """
    view = sought.view
    data = {
        "found": None if sought.found is None else found_bits(routes, sought.found),
        "near": list(sought.near) if sought.near else None,
        "withinM": sought.within_m,
        "picking": sought.picking,
        "follow": sought.follow,
        "view": [view.south_deg, view.west_deg, view.north_deg, view.east_deg] if view else None,
        "fit": sought.fit,
        "around": corners(sought.around) if sought.around else None,
        "words": {"pick": sought.pick_hint},
    }
    layer = folium.FeatureGroup(name="found")
    _Found(as_js(data)).add_to(layer)
    return layer


def found_bits(routes: Iterable[RouteSummary], found: Iterable[RouteSummary]) -> str:
    """Return which of `routes` are found as base64: a bit each, in the overview's order."""
    wanted = {route.id for route in found}
    bits = np.array([route.id in wanted for route in drawn_order(routes)], dtype=np.uint8)
    return b64encode(np.packbits(bits).tobytes()).decode("ascii")
