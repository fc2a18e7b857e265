"""The page Add routes: drop files, see what became of each, look, name, keep."""

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from routes.catalogue import Progress
from routes.errors import Fault, RouteFileError
from routes.inbox import Inbox, Report
from routes.language import paragraph
from routes.library import Library
from routes.own import OwnRoutes
from routes.screens import own_labels as labels
from routes.screens.asked import leave_behind
from routes.screens.components import REPORTS
from routes.screens.library import keep_up, opened
from routes.screens.map_told import shown_to
from routes.screens.map_widget import show_map
from routes.screens.mend_words import repair_text
from routes.screens.own import name_field, removed_files, tags_field
from routes.screens.report_text import report_data, state_of, summary_text
from routes.screens.route_list import PAGE, Listing, chooser, show_list
from routes.screens.served import MapSources, Overview
from routes.screens.steps import Step, did, last_step
from routes.screens.view import View
from routes.screens.words import fault_text
from routes.summary import RouteSummary

_INBOX = "inbox"
_CHOSEN = "inbox_route"
_DROPS = "inbox_drops"
_KEEP_PRESSED = "inbox_keep_pressed"
_POLL_S = 1.0
# What needs an eye comes first.
_ORDER = ("busy", "refused", "partly", "mended", "twin", "known", "read")


def show_inbox(library: Library, sources: MapSources, routes_page: Page, view: View) -> None:
    """Show the page; what is kept joins `library`, and can be seen on `routes_page`."""
    leave_behind()
    st.title(labels.TITLE)
    last_step()
    st.markdown(f":gray[{labels.INTRO}]")
    keep_up(library)
    # Places that are always there: what follows would else begin anew.
    with st.container():
        _notes_trouble(library.own)
    inbox = _inbox(library)
    _drop(inbox)
    with st.container():
        far = inbox.refresh()
        if far is not None:
            _progress(inbox, [far])
    reports = inbox.reports()
    if reports:
        st.text(summary_text(reports))
        with st.container():
            if any(report.kept for report in reports):
                st.page_link(routes_page, label=labels.SEE, icon=":material/map:")
        _waiting(inbox, library.own, sources, view)
        _reports(reports)
    removed_files(library.own)
    with st.expander(labels.WHERE_TITLE, icon=":material/folder:"):
        st.write(labels.WHERE)
        st.code(str(library.own.folder), language=None, wrap_lines=True)


def _inbox(library: Library) -> Inbox:
    """Return this session's inbox; its folder goes when the session does."""
    if _INBOX not in st.session_state:
        folder = tempfile.mkdtemp(prefix="loopwell-inbox-")
        inbox = Inbox(Path(folder), library)
        weakref.finalize(inbox, shutil.rmtree, folder, ignore_errors=True)
        st.session_state[_INBOX] = inbox
        st.session_state[f"{_INBOX}_overview"] = Overview()
    found: Inbox = st.session_state[_INBOX]
    return found


def _drop(inbox: Inbox) -> None:
    """Take in what is dropped, and empty the field: what it holds stays in the server's memory."""
    drops = st.session_state.setdefault(_DROPS, 0)
    files = st.file_uploader(labels.DROP, accept_multiple_files=True, key=f"drop-{drops}")
    if not files:
        return
    bar = st.progress(0.0)
    for done, file in enumerate(files):
        show = partial(_show_taking, bar, done, len(files))
        show(0.0)
        try:
            inbox.take(file.name, file.getvalue(), show)
        except RouteFileError as error:
            did(Step(fault_text(error)))
            break
    st.session_state[_DROPS] = drops + 1
    st.rerun()


def _show_taking(bar: DeltaGenerator, done: int, total: int, share: float) -> None:
    """Show how many files are in, and how much of the one that is being unpacked."""
    bar.progress((done + share) / total, text=labels.TAKING.format(done=done, total=total))


@st.fragment(run_every=_POLL_S)
def _progress(inbox: Inbox, known: list[Progress]) -> None:
    # As in routes.screens.library: a page that is being made goes on.
    far = known.pop() if known else inbox.refresh()
    if far is None:
        st.rerun()
    elif far.total:
        text = labels.READING.format(done=far.done, total=far.total)
        st.progress(far.done / far.total, text=text)
    else:
        st.progress(0.0, text=labels.READING_SOON)


def _reports(found: Sequence[Report]) -> None:
    reports = sorted(found, key=lambda each: _ORDER.index(state_of(each)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(labels.REPORTS, width="stretch")
        st.button(labels.CLEAR, key="clear", help=labels.CLEAR_HELP, on_click=_clear)
    first = 0
    if len(reports) > PAGE:
        pages = -(-len(reports) // PAGE)
        first = PAGE * (min(st.pagination(pages, key="report_page"), pages) - 1)
    REPORTS(
        key="reports",
        data={
            "label": labels.REPORTS_LABEL,
            "files": [report_data(report) for report in reports[first : first + PAGE]],
        },
    )


def _clear() -> None:
    for key in (_INBOX, f"{_INBOX}_overview", _CHOSEN):
        st.session_state.pop(key, None)


def _waiting(inbox: Inbox, own: OwnRoutes, sources: MapSources, view: View) -> None:
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
    overview: Overview = st.session_state[f"{_INBOX}_overview"]
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
                replace(sources, overview=overview),
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


def _notes_trouble(own: OwnRoutes) -> None:
    """Show the way out where the notes beside the own routes cannot be read."""
    broken = any(each.fault is Fault.BAD_FACTS for each in own.catalogue.problems())
    if not broken:
        return
    st.warning(labels.NOTES_BROKEN)
    st.button(labels.NOTES_ASIDE, key="notes_aside", on_click=_set_notes_aside, args=(own,))


def _set_notes_aside(own: OwnRoutes) -> None:
    try:
        own.set_notes_aside()
    except RouteFileError as error:
        did(Step(fault_text(error)))
    else:
        did(Step(labels.NOTES_ASIDE_DONE))
