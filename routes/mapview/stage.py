"""The map that never changes while its page is shown: Leaflet, the ground, and all words."""

from collections.abc import Sequence
from dataclasses import asdict

import folium
from branca.element import MacroElement
from jinja2 import Template

from routes.mapview.encode import as_js, corners
from routes.mapview.given import Assets, GradientRow, MapWords, Tiles
from routes.measure import Bounds
from routes.palette import DARK, LIGHT


class _Stage(MacroElement):
    """Hand the map and its data to the scripts in assets/."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "loopwell.start({{ this._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Stage"
        self.data = data


def build_map(
    view: Bounds,
    assets: Assets,
    words: MapWords,
    tiles: Tiles | None = None,
    gradients: Sequence[GradientRow] = (),
) -> folium.Map:
    """Return a folium map over the offline ground, opened on `view`; its layers bring the routes.

    Another map, be it by one word, starts over in the browser. It asks for nothing but `assets`,
    and for `tiles` once a runner switches them on. `gradients` is the legend of the classes,
    steepest down first.
    A click on a line sends the route's id back as the component's value, an object with `route` and
    a rising `click`.
    """

    class LocalMap(folium.Map):
        """Load Leaflet and our scripts from our own server, where folium would use a CDN."""

        default_js = [("loopwell", assets.script)]  # noqa: RUF012 - folium's own attribute
        default_css = [("loopwell_css", assets.style)]  # noqa: RUF012
        _template = folium.Map._template  # noqa: SLF001 - folium looks it up on the class itself

    centre = ((view.south_deg + view.north_deg) / 2, (view.west_deg + view.east_deg) / 2)
    chart = LocalMap(location=centre, zoom_start=13, tiles=None, zoom_control=False, zoom_snap=0.25)
    data = {
        "ground": assets.ground,
        "ways": [
            {"url": each.url, "box": corners(each.box), "credit": each.credit}
            for each in assets.ways
        ],
        "view": corners(view),
        "light": asdict(LIGHT),
        "dark": asdict(DARK),
        "words": asdict(words),
        "tiles": _tiles(tiles) if tiles else None,
        "gradients": [asdict(row) for row in gradients],
    }
    _Stage(as_js(data)).add_to(chart)
    return chart


def _tiles(tiles: Tiles) -> dict[str, object]:
    return asdict(tiles) | {"bounds": corners(tiles.bounds) if tiles.bounds else None}
