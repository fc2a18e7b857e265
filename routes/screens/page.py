"""The Routes page: the map, the list, and everything about the chosen route."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import streamlit as st

from routes.catalogue import Catalogue
from routes.errors import Fault
from routes.facts import RouteFacts
from routes.mapview import Tiles
from routes.measure import Measurement, Profile, retraces
from routes.screens import labels
from routes.screens.components import ABOUT_ROUTE, PROFILE, ROUTE_CARD, ROUTE_LIST
from routes.screens.library import keep_up, opened
from routes.screens.map_widget import pointer_channel, show_map
from routes.screens.served import Ground, Overview
from routes.screens.sketch import sketch
from routes.screens.words import fault_text, repair_text
from routes.summary import RouteSummary
from routes.track import Route
from routes.write.gpx import write_gpx
from routes.write.names import file_name

_PARAMETER = "route"
_LIST_KEY = "route_list"
# Our choice: as many as a long page holds before a search is quicker than the eye.
_LIST_PAGE = 40
# Enough to read a profile on a wide screen, few enough to send at every choice.
_PROFILE_POINTS = 400


def show_routes(
    catalogue: Catalogue, folder: Path, ground: Ground, overview: Overview, tiles: Tiles | None
) -> None:
    """Show the page for the routes of `catalogue`; `folder` is named where it is empty."""
    st.title(labels.TITLE)
    is_complete = keep_up(catalogue)
    listed = catalogue.list()
    routes = sorted(listed, key=lambda route: route.distance_m)
    if not routes:
        if is_complete:
            _empty(folder)
        _problems(catalogue)
        return
    st.markdown(f":gray[{labels.INTRO}]")
    chosen = _chosen(routes)
    choose = _chooser(routes)
    whole = opened(catalogue, chosen.id)
    left, right = st.columns([1.9, 1], gap="medium")
    # The list goes first: a first visitor reads it while the map is made.
    with right:
        _list(routes, chosen, choose)
    with left:
        if whole:
            show_map(listed, whole[0], chosen, ground, overview, tiles, choose)
    if whole:
        _card(chosen, whole, catalogue)
        _about(chosen, catalogue)
    _problems(catalogue)


def _chosen(routes: Sequence[RouteSummary]) -> RouteSummary:
    """Return the route that the address names, else the last one chosen, else the longest."""
    wanted = st.query_params.get(_PARAMETER)
    by_id = {route.id: route for route in routes}
    if wanted is not None and wanted not in by_id:
        st.info(labels.UNKNOWN_ROUTE)
    last = st.session_state.get(_PARAMETER)
    chosen = by_id.get(wanted or "") or by_id.get(last or "") or routes[-1]
    _choose(chosen.id)
    return chosen


def _choose(route_id: str) -> None:
    st.session_state[_PARAMETER] = route_id
    st.query_params[_PARAMETER] = route_id


def _chooser(routes: Sequence[RouteSummary]) -> Callable[[object], None]:
    """Return what chooses a route by an id that a browser sent, which may be anything."""

    def choose(sent: object) -> None:
        if isinstance(sent, str) and any(route.id == sent for route in routes):
            _choose(sent)

    return choose


def _list(
    routes: Sequence[RouteSummary], chosen: RouteSummary, on_choose: Callable[[object], None]
) -> None:
    """Show the routes by page, and a search above them, where they are many."""
    found, first = routes, 0
    if len(routes) > _LIST_PAGE:
        found = _found(routes)
        pages = max(1, -(-len(found) // _LIST_PAGE))
        first = _LIST_PAGE * (min(st.pagination(pages, key="list_page"), pages) - 1)
    if not found:
        st.info(labels.NONE_FOUND)
        return
    ROUTE_LIST(
        key=_LIST_KEY,
        data={
            "label": labels.LIST_LABEL,
            "chosen": chosen.id,
            "routes": [
                {
                    "id": route.id,
                    "name": route.name,
                    "numbers": _numbers_line(route),
                    "sketch": sketch(route),
                }
                for route in found[first : first + _LIST_PAGE]
            ],
        },
        on_chosen_change=lambda: on_choose(st.session_state[_LIST_KEY].chosen),
    )


def _found(routes: Sequence[RouteSummary]) -> Sequence[RouteSummary]:
    """Return the routes whose name holds every word searched for, in any case and order."""
    words = st.text_input(labels.SEARCH, key="search", max_chars=80).casefold().split()
    return [route for route in routes if all(word in route.name.casefold() for word in words)]


def _shape(route: RouteSummary) -> str:
    if not route.is_loop:
        return labels.ONE_WAY
    return labels.AND_BACK if retraces(route.lat_deg, route.lon_deg) else labels.LOOP


def _numbers_line(route: RouteSummary) -> str:
    parts = [labels.kilometres(route.distance_m), _shape(route)]
    if route.ascent_m is not None:
        parts.insert(1, f"{labels.about_metres(route.ascent_m)} {labels.UP}")
    return " · ".join(parts)


def _card(chosen: RouteSummary, whole: tuple[Route, Measurement], catalogue: Catalogue) -> None:
    route, measurement = whole
    facts = catalogue.facts(chosen.id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ROUTE_CARD(
            key="route_card",
            data={
                "name": chosen.name,
                "summary": facts.summary if facts else "",
                "numbers": _numbers(measurement, _shape(chosen)),
            },
        )
        _download(chosen, route)
    if measurement.profile:
        PROFILE(key="profile", data=_profile(measurement.profile))
    else:
        st.markdown(f":gray[{labels.NO_HEIGHTS}]")


def _numbers(measurement: Measurement, shape: str) -> list[dict[str, str]]:
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
    numbers.insert(1, {"label": labels.SHAPE, "value": shape.capitalize()})
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


def _about(chosen: RouteSummary, catalogue: Catalogue) -> None:
    facts = catalogue.facts(chosen.id)
    if facts:
        _facts(facts)
    repairs = catalogue.repairs(chosen.id)
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


def _empty(folder: Path) -> None:
    st.header(labels.EMPTY_TITLE)
    st.write(labels.EMPTY_BODY)
    st.code(str(folder), language=None)


def _problems(catalogue: Catalogue) -> None:
    problems = catalogue.problems()
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
