"""The page Draw: a map to draw a route on, and what is kept of it."""

import re
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from routes.drawing import DrawingError, drawn_route, opened_for_drawing
from routes.drawn_heights import with_heights
from routes.kept import NewFile
from routes.library import Library
from routes.mapview.draw_given import Answer, DrawSetup, Opening
from routes.opening import box_to_open
from routes.own import Keepsake, OwnRoutes
from routes.screens import draw_labels as labels
from routes.screens.asked import leave_behind
from routes.screens.known_networks import known_networks
from routes.screens.library import keep_up, opened
from routes.screens.map_widget import show_drawing_map
from routes.screens.route_names import bare_name
from routes.screens.served import MapSources
from routes.screens.served_ways import served_ways
from routes.screens.steps import Step, did, last_step, safely
from routes.screens.view import View
from routes.screens.workshop import history_of
from routes.summary import RouteSummary
from routes.track import Route
from routes.write.whole_gpx import write_whole_gpx

_EDIT = "edit"
# Which route is open, None where one has just been asked for, absent in a new visit.
_OPEN = "draw_open"
_ANSWER = "draw_answer"
_KEPT = "draw_kept"
_TOKEN = re.compile(r"[0-9a-f]{8,64}")


def show_draw(
    library: Library,
    sources: MapSources,
    routes_page: Page,
    view: View,
) -> None:
    """Show the page; what is kept joins `library`, and can be seen on `routes_page`."""
    st.title(labels.TITLE)
    last_step()
    keep_up(library)
    routes = library.list()
    kept = str(st.session_state.get(_KEPT))
    # Places that are always there: the map would else be made again when they come and go.
    with st.container():
        if any(route.id == kept for route in routes):
            st.page_link(
                routes_page, label=labels.SEE, icon=":material/map:", query_params={"route": kept}
            )
    st.markdown(f":gray[{labels.INTRO}]")
    with st.container():
        opening = _opening(library, routes)
    answer: Answer | None = st.session_state.get(_ANSWER)
    ways = served_ways().given()
    around = None if routes else box_to_open(known_networks().all())
    setup = DrawSetup(labels.words_in(view.units), view.units, answer, opening, ways, around)
    with st.container(key="draw-map"):
        show_drawing_map(routes, setup, sources, partial(_keep_drawing, library.own))
    with st.expander(labels.HOW_TITLE, icon=":material/keyboard:"):
        st.markdown(labels.HOW)
    with st.expander(labels.KNOW_TITLE, icon=":material/info:"):
        st.markdown(labels.KNOW)
        for each in ways:
            st.text(labels.ways_text(each.name, each.credit))
        for name in served_ways().too_large():
            st.text(labels.too_large_text(name))


def offer_drawing(route: RouteSummary, draw_page: Page) -> None:
    """Show the way to change a copy of `route` by drawing, on another page than `draw_page`."""
    st.session_state[_OPEN] = None
    st.page_link(
        draw_page,
        label=labels.OFFER,
        icon=":material/draw:",
        help=labels.OFFER_HELP,
        query_params={_EDIT: route.id},
    )


def _opening(library: Library, routes: tuple[RouteSummary, ...]) -> Opening | None:
    """Return the route that the address asks to change, the same from run to run."""
    leave_behind()
    wanted = st.query_params.get(_EDIT)
    if wanted is None:
        return None
    summary = next((route for route in routes if route.id == wanted), None)
    if summary is None:
        st.info(labels.UNKNOWN)
        return None
    last = st.session_state.get(_OPEN)
    if isinstance(last, Opening) and last.route_id == wanted:
        return last
    whole = opened(library, wanted)
    if whole is None:
        return None
    # As it was made on the page Routes in this visit: matched to paths, cut or turned round.
    history = history_of(wanted, whole[0])
    told = labels.OPENED_EDITED if history.is_changed else labels.OPENED
    opening = Opening(
        route_id=wanted,
        name=labels.CHANGED_NAME.format(name=bare_name(summary.name, summary.distance_m)),
        line=opened_for_drawing(history.route),
        told=told.format(name=summary.name),
        is_fresh=_OPEN in st.session_state,
    )
    st.session_state[_OPEN] = opening
    # What became of the last drawing is no news on this one.
    st.session_state.pop(_ANSWER, None)
    return opening


def _keep_drawing(own: OwnRoutes, sent: object) -> None:
    """Keep what a browser says was drawn, once, and remember the answer to it."""
    message = sent if isinstance(sent, dict) else {}
    token = message.get("keep")
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        return
    last: Answer | None = st.session_state.get(_ANSWER)
    if last and last.token == token:
        return
    is_kept = False
    try:
        route = drawn_route(message.get("points"), message.get("name"), labels.UNNAMED)
    except DrawingError as error:
        did(Step(labels.fault_text(error.code)))
    else:
        is_kept = safely(partial(_keep, own, _with_heights(route), token))
    st.session_state[_ANSWER] = Answer(token, is_kept)


def _with_heights(route: Route) -> Route:
    """Return a drawn route with the heights of the ways it follows, where it has none itself."""
    track = route.track
    around = known_networks().at(float(track.lat_deg[0]), float(track.lon_deg[0]))
    return replace(route, track=with_heights(track, around))


def _keep(own: OwnRoutes, route: Route, token: str) -> None:
    file = NewFile(route.name, ".gpx", write_whole_gpx(route))
    (file_name,) = own.keep((Keepsake(file),))
    ids = (each.id for each in own.catalogue.list())
    st.session_state[_KEPT] = next(
        (each for each in ids if own.catalogue.origin(each).file_name == file_name), None
    )
    # What was to be changed is: going on draws another route.
    st.query_params.pop(_EDIT, None)
    st.session_state.pop(_OPEN, None)

    def undo() -> None:
        own.remove((file_name,))
        own.erase((file_name,))
        st.session_state[_ANSWER] = Answer(token, is_kept=False)

    said = labels.KEPT.format(name=route.name)
    did(Step(said, undo, labels.UNKEPT.format(name=route.name)))
