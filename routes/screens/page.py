"""The Routes page: the map, the list, and everything about the chosen route."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from routes.errors import Fault
from routes.finder import Finder
from routes.library import Library
from routes.screens import labels
from routes.screens.about import show_about
from routes.screens.asked import ROUTE
from routes.screens.card import show_card
from routes.screens.draw_page import offer_drawing
from routes.screens.edit_panel import show_edits
from routes.screens.fit_panel import show_fit
from routes.screens.library import keep_up, opened
from routes.screens.loop_choice import offer_loops
from routes.screens.map_told import shown_to
from routes.screens.map_widget import show_map
from routes.screens.marking import change_tags
from routes.screens.own import change_own
from routes.screens.route_list import chooser
from routes.screens.said import show_said
from routes.screens.search_page import Searching, on_map, search, show_found
from routes.screens.served import MapSources
from routes.screens.view import View
from routes.screens.words import fault_text
from routes.screens.workshop import history_of, shown_now
from routes.summary import RouteSummary


@dataclass(frozen=True, slots=True)
class Ways:
    """Name the pages that this one leads to: to add, draw and find routes."""

    add: Page
    draw: Page
    loop: Page


def show_routes(finder: Finder, folder: Path, sources: MapSources, ways: Ways, view: View) -> None:
    """Show the page for the library that `finder` searches.

    Where it has no routes, `folder` is named.
    """
    library = finder.library
    st.title(labels.TITLE)
    show_said()
    is_complete = keep_up(library)
    listed = library.list()
    routes = sorted(listed, key=lambda route: route.distance_m)
    if not routes:
        if is_complete:
            _empty(folder, ways.add)
            offer_loops(ways.loop)
        _problems(library)
        return
    st.markdown(f":gray[{labels.INTRO}]")
    offer_loops(ways.loop)
    chosen = _chosen(routes)
    choose = chooser(routes, _choose)
    whole = opened(library, chosen.id)
    facts = library.facts(chosen.id) if whole else None
    shown = shown_now(chosen, whole, facts, view.units) if whole else None
    searching = search(finder, view)
    left, right = st.columns([1.9, 1], gap="medium")
    # The list goes first: a first visitor reads it while the map is made.
    with right:
        show_found(searching, chosen, choose)
    with left:
        if shown:
            show_map(
                *(listed, shown.route, shown.summary, sources, choose),
                shown=shown_to(view, shown.measurement, shown.facts, shown.before),
                search=on_map(searching),
            )
    if whole and shown:
        near = searching.wish.near
        home = (near.lat_deg, near.lon_deg) if near else None
        show_fit(chosen, whole[0], library, view, home)
        show_card(
            searching.tagged(shown.summary), shown, history_of(chosen.id, whole[0]), facts, view
        )
        show_edits(chosen, whole[0], shown, library, view)
        show_about(chosen, library, view.units)
        offer_drawing(chosen, ways.draw)
        _change(chosen, finder, searching)
    _problems(library)


def _change(chosen: RouteSummary, finder: Finder, searching: Searching) -> None:
    """Offer to change a route of one's own, and of another what was noted of it."""
    if finder.library.is_own(chosen.id):
        change_own(chosen, finder.library.own)
    else:
        change_tags(finder, chosen, searching.mark(chosen))


def _chosen(routes: Sequence[RouteSummary]) -> RouteSummary:
    """Return the route that the address names, else the last one chosen, else the longest."""
    place = st.container()
    wanted = st.query_params.get(ROUTE)
    by_id = {route.id: route for route in routes}
    last = st.session_state.get(ROUTE)
    # One that was shown a moment ago was removed, and that has been said.
    if wanted is not None and wanted not in by_id and wanted != last:
        place.info(labels.UNKNOWN_ROUTE)
    chosen = by_id.get(wanted or "") or by_id.get(last or "") or routes[-1]
    _choose(chosen.id)
    return chosen


def _choose(route_id: str) -> None:
    st.session_state[ROUTE] = route_id
    # Not in every run: the browser writes what it is told over where the way back has led since.
    if st.query_params.get(ROUTE) != route_id:
        st.query_params[ROUTE] = route_id


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
    with st.expander(labels.problems_title(len(problems)), icon=":material/error:"):
        for problem in problems:
            st.text(fault_text(problem))
