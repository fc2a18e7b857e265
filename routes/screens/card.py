"""The chosen route's card: its name, its numbers, its profile, and the file for a watch."""

import numpy as np
import streamlit as st

from routes.facts import RouteFacts
from routes.measure import Measurement, Profile
from routes.screens import labels
from routes.screens.components import PROFILE, ROUTE_CARD
from routes.screens.map_widget import pointer_channel
from routes.screens.measures import about_height, distance_text, height_text
from routes.screens.route_list import shape_text
from routes.screens.view import View
from routes.summary import RouteSummary
from routes.track import Route
from routes.units import Units
from routes.write.gpx import write_gpx
from routes.write.names import file_name

# Enough to read a profile on a wide screen, few enough to send at every choice.
_PROFILE_POINTS = 400


def show_card(
    chosen: RouteSummary,
    whole: tuple[Route, Measurement],
    facts: RouteFacts | None,
    view: View,
) -> None:
    """Show the card of the `chosen` route, which is `whole` in full and measured."""
    route, measurement = whole
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ROUTE_CARD(
            key="route_card",
            data={
                "name": chosen.name,
                "summary": facts.summary if facts else "",
                "numbers": _numbers(measurement, chosen, view.units),
            },
        )
        _download(chosen, route)
    if measurement.profile:
        PROFILE(key="profile", data=_profile(measurement.profile))
    else:
        st.markdown(f":gray[{labels.NO_HEIGHTS}]")


def _numbers(measurement: Measurement, chosen: RouteSummary, units: Units) -> list[dict[str, str]]:
    numbers = [{"label": labels.DISTANCE, "value": distance_text(measurement.distance_m, units)}]
    if measurement.ascent_m is not None and measurement.profile is not None:
        low, high = np.nanmin(measurement.profile.ele_m), np.nanmax(measurement.profile.ele_m)
        low_text, high_text = f"{low / units.height_m:.0f}", height_text(high, units)
        numbers += [
            {
                "label": labels.ASCENT,
                "value": about_height(measurement.ascent_m, units),
            },
            {"label": labels.HIGHEST, "value": labels.TO.format(low_text, high_text)},
        ]
    numbers.insert(1, {"label": labels.SHAPE, "value": shape_text(chosen).capitalize()})
    if chosen.tags:
        numbers.append({"label": labels.TAGS, "value": ", ".join(chosen.tags)})
    return numbers


def _profile(profile: Profile) -> dict[str, object]:
    count = len(profile.distance_m)
    pick = np.unique(np.linspace(0, count - 1, min(count, _PROFILE_POINTS)).round().astype(int))

    def known(values: np.ndarray[tuple[int], np.dtype[np.float64]], digits: int) -> list[object]:
        return [round(float(v), digits) if np.isfinite(v) else None for v in values[pick]]

    return {
        "m": [round(float(m)) for m in profile.distance_m[pick]],
        "ele": known(profile.ele_m, 1),
        "gradient": known(profile.gradient, 3),
        "channel": pointer_channel(),
        "words": {
            "label": labels.PROFILE_LABEL,
            "hint": labels.PROFILE_HINT,
            "km": "km",
            "m": "m",
            "up": labels.UP,
            "down": labels.DOWN,
            "flat": labels.FLAT,
            "note": labels.ASCENT_NOTE,
        },
    }


def _download(chosen: RouteSummary, route: Route) -> None:
    st.download_button(
        labels.DOWNLOAD,
        data=lambda: write_gpx(route),
        file_name=file_name(chosen.name, chosen.distance_m, ".gpx"),
        mime="application/gpx+xml",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
        help=labels.DOWNLOAD_HELP,
        key="download_route",
    )
