"""The elevation profile of the chosen route: what the browser needs to read any point of it."""

import numpy as np
import streamlit as st

from routes.gradients import CLASSES, LIMITS
from routes.language import figures_tag
from routes.measure import ZIGZAG_M, Measurement, Profile
from routes.screens import card_labels as labels
from routes.screens.components import PROFILE
from routes.screens.map_widget import pointer_channel
from routes.screens.measures import about_down_of, about_up_of, distance_of, height_of
from routes.screens.span import keep, line_key, marked, sifted
from routes.screens.view import View
from routes.track import FloatArray, Route
from routes.units import Units

# As many as a wide screen has pixels for; few enough to send at every choice.
_MOST_POINTS = 800
_KEY = "profile"


def show_profile(route: Route, measurement: Measurement, view: View) -> None:
    """Show the profile of a route, or say in its place that there are no heights.

    A stretch marked on it is in st.session_state["span"] as metres from and to.
    """
    line = line_key(route.track)

    def take_span() -> None:
        keep(sifted(st.session_state[_KEY].span, line, measurement.distance_m), line)

    profile = measurement.profile
    span = marked(line)
    data: dict[str, object] = {
        "line": line,
        "span": span,
        "channel": pointer_channel(),
        "units": _units(view.units),
        "zigzag": ZIGZAG_M,
        "limits": LIMITS,
        "classes": [
            {"words": labels.legend_text(each), "light": each.light, "dark": each.dark}
            for each in CLASSES
        ],
        "words": labels.PROFILE,
        "lang": figures_tag(),
    }
    data |= _points(profile, view) if profile else {"none": labels.NO_HEIGHTS}
    PROFILE(key=_KEY, data=data, on_span_change=take_span)


def _points(profile: Profile, view: View) -> dict[str, object]:
    count = len(profile.distance_m)
    pick = np.unique(np.linspace(0, count - 1, min(count, _MOST_POINTS)).round().astype(int))
    times_s = view.runner.times_along_s(profile.distance_m, profile.gradient)

    def known(values: FloatArray, digits: int) -> list[float | None]:
        return [round(float(v), digits) if np.isfinite(v) else None for v in values[pick]]

    return {
        "m": [round(float(m)) for m in profile.distance_m[pick]],
        "ele": known(profile.ele_m, 1),
        "gradient": known(profile.gradient, 3),
        "s": [round(float(s)) for s in times_s[pick]],
    }


def _units(units: Units) -> dict[str, object]:
    return {
        "distance": distance_of(units),
        "distanceM": units.distance_m,
        "height": height_of(units),
        "heightM": units.height_m,
        "aboutUp": about_up_of(units),
        "aboutDown": about_down_of(units),
    }
