"""The Routes page: the map, the list, and everything about the chosen route."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import streamlit as st
from streamlit.navigation.page import Page

from routes.errors import Fault
from routes.facts import RouteFacts
from routes.library import Library
from routes.mapview import Tiles
from routes.measure import Measurement, Profile
from routes.screens import labels
from routes.screens.components import ABOUT_ROUTE, PROFILE, ROUTE_CARD
from routes.screens.library import keep_up, opened
from routes.screens.map_widget import pointer_channel, show_map
from routes.screens.own import change_own
from routes.screens.route_list import Listing, chooser, shape_text, show_list
from routes.screens.served import Ground, Overview
from routes.screens.steps import last_step
from routes.screens.words import fault_text, repair_text
from routes.summary import RouteSummary
from routes.track import Route
from routes.write.gpx import write_gpx
from routes.write.names import file_name

_PARAMETER = "route"
_LIST_KEY = "route_list"
# Enough to read a profile on a wide screen, few enough to send at every choice.
_PROFILE_POINTS = 400


def show_routes(
    library: Library,
    folder: Path,
    ground: Ground,
    overview: Overview,
    tiles: Tiles | None,
    add_page: Page,
) -> None:
    """Show the page for the routes of `library`.

    Where there are none, `folder` is named, and `add_page` offered.
    """
    st.title(labels.TITLE)
    last_step()
    is_complete = keep_up(library)
    listed = library.list()
    routes = sorted(listed, key=lambda route: route.distance_m)
    if not routes:
        if is_complete:
            _empty(folder, add_page)
        _problems(library)
        return
    st.markdown(f":gray[{labels.INTRO}]")
    chosen = _chosen(routes)
    choose = chooser(routes, _choose)
    whole = opened(library, chosen.id)
    left, right = st.columns([1.9, 1], gap="medium")
    # The list goes first: a first visitor reads it while the map is made.
    with right:
        show_list(routes, chosen, choose, Listing(_LIST_KEY, labels.LIST_LABEL))
    with left:
        if whole:
            show_map(listed, whole[0], chosen, ground, overview, tiles, choose)
    if whole:
        _card(chosen, whole, library)
        _about(chosen, library)
        if library.is_own(chosen.id):
            change_own(chosen, library.own)
    _problems(library)


def _chosen(routes: Sequence[RouteSummary]) -> RouteSummary:
    """Return the route that the address names, else the last one chosen, else the longest."""
    wanted = st.query_params.get(_PARAMETER)
    by_id = {route.id: route for route in routes}
    last = st.session_state.get(_PARAMETER)
    # One that was shown a moment ago was removed, and that has been said.
    if wanted is not None and wanted not in by_id and wanted != last:
        st.info(labels.UNKNOWN_ROUTE)
    chosen = by_id.get(wanted or "") or by_id.get(last or "") or routes[-1]
    _choose(chosen.id)
    return chosen


def _choose(route_id: str) -> None:
    st.session_state[_PARAMETER] = route_id
    st.query_params[_PARAMETER] = route_id


def _card(chosen: RouteSummary, whole: tuple[Route, Measurement], library: Library) -> None:
    route, measurement = whole
    facts = library.facts(chosen.id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ROUTE_CARD(
            key="route_card",
            data={
                "name": chosen.name,
                "summary": facts.summary if facts else "",
                "numbers": _numbers(measurement, chosen),
            },
        )
        _download(chosen, route)
    if measurement.profile:
        PROFILE(key="profile", data=_profile(measurement.profile))
    else:
        st.markdown(f":gray[{labels.NO_HEIGHTS}]")


def _numbers(measurement: Measurement, chosen: RouteSummary) -> list[dict[str, str]]:
    numbers = [{"label": labels.DISTANCE, "value": labels.kilometres(measurement.distance_m)}]
    if measurement.ascent_m is not None and measurement.profile is not None:
        low, high = np.nanmin(measurement.profile.ele_m), np.nanmax(measurement.profile.ele_m)
        numbers += [
            {
                "label": labels.ASCENT,
                "value": labels.about_metres(measurement.ascent_m),
            },
            {"label": labels.HIGHEST, "value": f"{low:.0f}–{high:.0f} m"},
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


def _about(chosen: RouteSummary, library: Library) -> None:
    facts = library.facts(chosen.id)
    if facts:
        _facts(facts)
    repairs = library.repairs(chosen.id)
    if repairs:
        with st.expander(labels.REPAIRS):
            for repair in repairs:
                st.text(repair_text(repair))


def _facts(facts: RouteFacts) -> None:
    station = facts.nearest_station
    if station and facts.station_m is not None:
        station = f"{station}, {labels.kilometres(facts.station_m)} in a straight line"
    pairs = (
        (labels.CAVEAT, facts.caveat),
        (labels.START, facts.start),
        (labels.STATION, station),
        (labels.SURFACE, facts.surface),
        (labels.TOILETS, facts.toilets),
        (labels.WATER, facts.water),
        (labels.MADE_HOW, facts.made_how),
        (labels.LICENCE, facts.licence),
    )
    if not facts.places and not any(text for _, text in pairs):
        return
    with st.expander(labels.ABOUT):
        ABOUT_ROUTE(
            key="about_route",
            data={
                "said": [{"label": label, "text": text} for label, text in pairs if text],
                "placesLabel": labels.PLACES,
                "places": [
                    {"km": f"{place.at_m / 1000:.1f}", "name": place.name} for place in facts.places
                ],
            },
        )


def _empty(folder: Path, add_page: Page) -> None:
    st.header(labels.EMPTY_TITLE)
    st.write(labels.EMPTY_BODY)
    st.page_link(add_page, label=labels.ADD, icon=":material/add:")
    st.code(str(folder), language=None, wrap_lines=True)


def _problems(library: Library) -> None:
    problems = library.problems()
    if not problems:
        return
    if problems[0].fault is Fault.NO_FOLDER:
        st.text(fault_text(problems[0]))
        return
    count = len(problems)
    title = labels.PROBLEMS_ONE if count == 1 else labels.PROBLEMS_MANY.format(count)
    with st.expander(title, icon=":material/error:"):
        for problem in problems:
            st.text(fault_text(problem))
