"""The chosen route as a layer of its own, which changes without the map being made again."""

import json
import zlib

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template

from routes.mapview.along import by_spread, gradient_runs, warm_ends
from routes.mapview.encode import as_js, packed
from routes.mapview.given import ChosenWords, Shown
from routes.measure import distance_along
from routes.shape import simplify
from routes.track import Route, Track

# Our choice: 1 m cannot be seen at the closest zoom and halves the points.
DRAWN_TOLERANCE_M = 1.0


class _Chosen(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "loopwell.choose({{ this._parent.get_name() }}, {{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Chosen"
        self.data = data


def chosen_layer(
    route: Route,
    route_id: str,
    words: ChosenWords,
    *,
    is_loop: bool,
    channel: str,
    shown: Shown = Shown(),  # noqa: B008 - frozen
) -> folium.FeatureGroup:
    """Return the layer that draws one route bold, with all that `shown` tells along it.

    `channel` names the browser's broadcast channel over which the profile chart and the map tell
    each other where the pointer is; it must be the session's own. The map's container tells in
    `data-chosen` which route is drawn and in `data-line` a mark that another line would change.
    """
    track = simplify(route.track, DRAWN_TOLERANCE_M)
    along_m = distance_along(track)
    length_m = float(distance_along(route.track)[-1])
    # Simplifying shortens the line by a hair; the km marks belong to the true length.
    along_m = np.rint(along_m * (length_m / along_m[-1])).astype(int)
    stops = (*track.starts[1:], len(track))
    line = packed(track.lat_deg, track.lon_deg)
    data = {
        "id": route_id,
        "name": route.name,
        "line": line,
        "mark": f"{zlib.crc32(json.dumps(line).encode('ascii')):08x}",
        "alongM": [int(m) for m in np.diff(along_m, prepend=0)],
        "parts": [[a, b] for a, b in zip(track.starts, stops, strict=True)],
        "isLoop": is_loop,
        "channel": channel,
        "units": shown.units.value,
        "unitM": shown.units.distance_m,
        "warm": warm_ends(length_m, shown.warm_up_m, shown.warm_down_m),
        "gradients": gradient_runs(shown.profile, length_m),
        "before": _before(shown.before),
        "places": [[round(p.at_m), p.name] for p in by_spread(shown.places, length_m)],
        "words": {
            "start": words.start,
            "finish": words.finish,
            "startAndFinish": words.start_and_finish,
            "mark": words.mark,
            "before": words.before,
        },
    }
    layer = folium.FeatureGroup(name="chosen")
    _Chosen(as_js(data)).add_to(layer)
    return layer


def _before(track: Track | None) -> list[list[int]]:
    """Return the unbroken lines of what was before."""
    if track is None:
        return []
    drawn = simplify(track, DRAWN_TOLERANCE_M)
    stops = (*drawn.starts[1:], len(drawn))
    bounds = zip(drawn.starts, stops, strict=True)
    return [packed(drawn.lat_deg[a:b], drawn.lon_deg[a:b]) for a, b in bounds if b - a > 1]
