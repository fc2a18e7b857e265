"""The routes of the page Add routes that wait: look at each, name it, tag it, keep it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from routes.errors import RouteFileError
from routes.inbox import Inbox
from routes.language import paragraph
from routes.own import OwnRoutes
from routes.screens import own_labels as labels
from routes.screens.library import opened
from routes.screens.map_told import shown_to
from routes.screens.map_widget import show_map
from routes.screens.mend_words import repair_text
from routes.screens.own import name_field, tags_field
from routes.screens.route_list import Listing, chooser, show_list
from routes.screens.served import MapSources
from routes.screens.steps import Step, did
from routes.screens.view import View
from routes.screens.words import fault_text
from routes.summary import RouteSummary

_CHOSEN = "inbox_route"
_KEEP_PRESSED = "inbox_keep_pressed"


def show_waiting(inbox: Inbox, own: OwnRoutes, sources: MapSources, view: View) -> None:
    """Show what of an inbox is not kept yet, and keep what is wanted of it among `own`.

    `sources` are those of the inbox's own map.
    """
    routes = inbox.waiting()
    if not routes:
        st.session_state.pop(_KEEP_PRESSED, None)
        if all(report.is_read for report in inbox.reports()):
            st.text(labels.ALL_DONE)
        return
    wanted = [route for route in routes if inbox.choice(route.id).is_wanted]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(labels.WAITING_TITLE, width="stretch")
        if len(wanted) > 1:
            _tag_all(inbox, wanted)
        st.button(
            labels.keep_text(len(wanted)) if wanted else labels.KEEP_NONE,
            key="keep",
            type="primary",
            icon=":material/check:",
            disabled=not wanted,
            on_click=st.session_state.update,
            args=({_KEEP_PRESSED: True},),
        )
    # Remembered: a run that another message breaks off before it comes here would lose the press.
    if st.session_state.pop(_KEEP_PRESSED, False):
        _keep(inbox, own, wanted)
    st.markdown(f":gray[{labels.WAITING_INTRO}]")
    chosen = _chosen(routes)
    _look(inbox, routes, chosen, sources, view)


def forget_chosen() -> None:
    """Choose no route any more."""
    st.session_state.pop(_CHOSEN, None)


def _tag_all(inbox: Inbox, wanted: Sequence[RouteSummary]) -> None:
    """Offer to tag all routes that are to be kept, beside the tags they have."""

    def add() -> None:
        # What was typed last may be newer than what this page was drawn with.
        tags = st.session_state["tags-for-all"].split(",")
        for route in wanted:
            choice = inbox.choice(route.id)
            inbox.choose(route.id, replace(choice, tags=(*choice.tags, *tags)))
            field = _tags_key(route.id)
            if field in st.session_state:
                st.session_state[field] = ", ".join(inbox.choice(route.id).tags)

    with st.popover(labels.TAG_ALL, icon=":material/label:"):
        tags_field((), "tags-for-all", labels.TAGS_FOR_ALL)
        st.button(labels.tag_all_text(len(wanted)), key="tag_all", on_click=add)


def _tags_key(route_id: str) -> str:
    return f"tags-{route_id}"


def _look(
    inbox: Inbox,
    routes: tuple[RouteSummary, ...],
    chosen: RouteSummary,
    sources: MapSources,
    view: View,
) -> None:
    """Show the routes on the map and as a list, and what is wanted of the chosen one."""
    whole = opened(inbox, chosen.id)
    choose = chooser(routes, _choose)

    def marks(route: RouteSummary) -> str:
        return "" if inbox.choice(route.id).is_wanted else labels.LEFT_OUT

    left, right = st.columns([1.9, 1], gap="medium")
    with left:
        if whole:
            shown = shown_to(view, whole[1])
            show_map(
                routes,
                whole[0],
                chosen,
                sources,
                choose,
                key="inbox_map",
                shown=shown,
            )
    with right:
        show_list(
            routes, chosen, choose, Listing("inbox_list", labels.WAITING_LABEL, view.units, marks)
        )
    _wishes(inbox, chosen)


def _chosen(routes: Sequence[RouteSummary]) -> RouteSummary:
    last = st.session_state.get(_CHOSEN)
    return next((route for route in routes if route.id == last), routes[0])


def _choose(route_id: str) -> None:
    st.session_state[_CHOSEN] = route_id


def _wishes(inbox: Inbox, chosen: RouteSummary) -> None:
    """Show what is wanted of a route, and take it over where it is changed."""
    choice = inbox.choice(chosen.id)
    with st.container(border=True):
        is_wanted = st.checkbox(labels.WANTED, value=choice.is_wanted, key=f"wanted-{chosen.id}")
        left, right = st.columns(2)
        with left:
            name = name_field(chosen.name, f"name-{chosen.id}")
        with right:
            tags = tags_field(chosen.tags, _tags_key(chosen.id))
        is_swapped = choice.is_swapped
        if is_swapped or inbox.looks_swapped(chosen.id):
            st.text(labels.SWAP_WHY)
            is_swapped = st.checkbox(labels.SWAP, value=is_swapped, key=f"swap-{chosen.id}")
        for repair in inbox.repairs(chosen.id):
            st.text(repair_text(repair))
    title = choice.title if name == chosen.name else name
    now = replace(choice, is_wanted=is_wanted, title=title, tags=tags, is_swapped=is_swapped)
    if inbox.choose(chosen.id, now):
        # The list, the map and the button stand above and are drawn already.
        st.rerun()


def _keep(inbox: Inbox, own: OwnRoutes, wanted: Sequence[RouteSummary]) -> None:
    ids = [route.id for route in wanted]
    names: list[str] = []
    bar = st.progress(0.0)
    try:
        for name in own.keep(inbox.keepsakes(ids)):
            names.append(name)
            text = labels.KEEPING.format(done=len(names), total=len(ids))
            bar.progress(len(names) / len(ids), text=text)
    except RouteFileError as error:
        kept = labels.now_kept_text(len(names)) if names else ""
        did(Step(paragraph(fault_text(error), kept)))
    else:
        undo = partial(_unkeep, own, tuple(names))
        did(Step(labels.now_kept_text(len(names)), undo, labels.UNKEPT))
    st.rerun()


def _unkeep(own: OwnRoutes, names: Sequence[str]) -> None:
    own.remove(names)
    own.erase(names)
