"""What turns a map into one to draw on: data for the scripts assets/draw*.js."""

import hashlib
import json
from dataclasses import asdict, astuple

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template

from routes.drawing import MOST_SET_POINTS
from routes.limits import MOST_NAME_CHARS
from routes.mapview.draw_given import LONG_LEG_M, Answer, DrawSetup, Opening
from routes.mapview.encode import as_js

# As the browser rounds what it draws, about 11 cm.
_PER_DEG = 1e6
_DM_PER_M = 10


class _Drawing(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}loopwell.draw({{ this.data }});{% endmacro %}"
    )

    def __init__(self, data: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Drawing"
        self.data = data


def drawing_layer(setup: DrawSetup) -> folium.FeatureGroup:
    """Return the layer that lets a map be drawn on; it changes without the map being made again.

    What is to be kept comes back as the component's value, an object with `keep`, a text that is
    another one each time, `name` and `points`, the whole line as a list of [latitude, longitude] in
    degrees, with the height in metres where the route that was opened has one. The browser sends
    it, so all of it may be anything.
    """
    units = setup.units
    data = {
        "words": asdict(setup.words),
        "units": {
            "metres": units.distance_m,
            "name": units.value,
            "small_metres": units.height_m,
            "distance": setup.words.distance,
            "height": setup.words.height,
            "up": setup.words.up,
        },
        "mostPoints": MOST_SET_POINTS,
        "ways": [{"url": each.url, "box": astuple(each.box)} for each in setup.ways],
        "mostNameChars": MOST_NAME_CHARS,
        "longLegM": LONG_LEG_M,
        "answer": _answer(setup.answer),
        "opened": _opened(setup.opening),
    }
    layer = folium.FeatureGroup(name="drawing")
    _Drawing(as_js(data)).add_to(layer)
    return layer


def _answer(answer: Answer | None) -> dict[str, object] | None:
    return {"token": answer.token, "isKept": answer.is_kept} if answer else None


def _opened(opening: Opening | None) -> dict[str, object] | None:
    if opening is None:
        return None
    # Across the 180th meridian longitudes go on, as a map needs them to draw one line.
    track = opening.line.track
    places = np.column_stack((track.lat_deg, np.unwrap(track.lon_deg, period=360)))
    steps = np.diff(np.rint(places * _PER_DEG).astype(np.int64), axis=0, prepend=[[0, 0]])
    known = np.isfinite(track.ele_m)
    line = {
        "line": steps.ravel().tolist(),
        # Where some are not known the ways' heights are as good for all.
        "ele": np.rint(track.ele_m * _DM_PER_M).astype(np.int64).tolist() if known.all() else None,
    }
    return {
        "id": opening.route_id,
        "mark": hashlib.sha256(json.dumps(line).encode()).hexdigest()[:16],
        "name": opening.name,
        **line,
        "handles": opening.line.handles,
        "gaps": opening.line.gaps,
        "told": opening.told,
        "isFresh": opening.is_fresh,
    }
