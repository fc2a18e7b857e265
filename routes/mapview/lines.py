"""Where all routes' lines are, as a layer: routes come and go without the map being made again."""

import folium
from branca.element import MacroElement
from jinja2 import Template

from routes.mapview.encode import as_js, corners
from routes.measure import Bounds


class _Lines(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}loopwell.lay({{ this.data }});{% endmacro %}"
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Lines"
        self.data = data


def lines_layer(url: str, around: Bounds) -> folium.FeatureGroup:
    """Return the layer that draws all routes as the file at `url` has them; it goes first.

    `around` is what the map goes back to while no route is chosen. The map's container tells in
    `data-routes` how many routes are drawn.
    """
    layer = folium.FeatureGroup(name="lines")
    _Lines(as_js({"url": url, "around": corners(around)})).add_to(layer)
    return layer
