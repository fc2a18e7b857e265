"""The page Add routes: drop files, see what became of each, and keep what is wanted."""

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
from routes.library import Library
from routes.own import OwnRoutes
from routes.screens import own_labels as labels
from routes.screens.asked import leave_behind
from routes.screens.components import REPORTS
from routes.screens.inbox_waiting import forget_chosen, show_waiting
from routes.screens.library import keep_up
from routes.screens.own import removed_files
from routes.screens.report_text import report_data, state_of, summary_text
from routes.screens.route_list import PAGE
from routes.screens.said import show_said
from routes.screens.served import MapSources, Overview
from routes.screens.steps import Step, did
from routes.screens.view import View
from routes.screens.words import fault_text

_INBOX, _OVERVIEW = "inbox", "inbox_overview"
_DROPS = "inbox_drops"
_POLL_S = 1.0
# What needs an eye comes first.
_ORDER = ("busy", "refused", "partly", "mended", "twin", "known", "read")


def show_inbox(library: Library, sources: MapSources, routes_page: Page, view: View) -> None:
    """Show the page; what is kept joins `library`, and can be seen on `routes_page`."""
    leave_behind()
    st.title(labels.TITLE)
    show_said()
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
        own_map = replace(sources, overview=st.session_state[_OVERVIEW])
        show_waiting(inbox, library.own, own_map, view)
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
        st.session_state[_OVERVIEW] = Overview()
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
    for key in (_INBOX, _OVERVIEW):
        st.session_state.pop(key, None)
    forget_chosen()


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
