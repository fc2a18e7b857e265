"""Mark any route as a favourite, and give those of the shared folder tags of one's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from routes.errors import RouteFileError
from routes.facts import clean_tags
from routes.finder import Finder
from routes.marked import Mark
from routes.screens import choose_labels as labels
from routes.screens import own_labels
from routes.screens.fields_anew import begin_anew, version_of
from routes.screens.own import tags_field, typed_tags
from routes.screens.steps import Step, did, safely
from routes.screens.words import fault_text
from routes.summary import RouteSummary

_SEEN = "marks_aside_seen"


def marks_or_told(finder: Finder) -> Mapping[str, Mark]:
    """Return the marks by route; say what is wrong with their file, and return none."""
    try:
        marks = finder.marks()
    except RouteFileError as error:
        st.info(fault_text(error))
        return {}
    aside = finder.marks_set_aside()
    if aside and st.session_state.get(_SEEN) != aside:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.text(labels.MARKS_ASIDE.format(file=aside), width="stretch")
            st.button(
                own_labels.DISMISS,
                key="marks_dismiss",
                type="tertiary",
                on_click=st.session_state.update,
                args=({_SEEN: aside},),
            )
    return marks


def star(finder: Finder, route: RouteSummary, *, favourite: bool) -> None:
    """Make a route a favourite, or none; the step can be undone."""
    said = labels.STARRED if favourite else labels.UNSTARRED
    _mark(finder, route, lambda mark: replace(mark, favourite=favourite), said)


def change_tags(finder: Finder, route: RouteSummary, mark: Mark) -> None:
    """Show the runner's tags of a route that is not their own, to change."""
    with st.expander(labels.TAG_TITLE, icon=":material/sell:"):
        # Other tags, from an undo or from elsewhere, must show in a field of their own.
        version = version_of(_subject(route), mark.tags)
        with st.form(f"tag-{version}", border=False):
            tags_field(mark.tags, f"marked-tags-{version}")
            st.markdown(f":gray[{labels.TAG_WHY}]")
            # A run that another message breaks off before it comes here would lose the press.
            st.form_submit_button(
                own_labels.SAVE, type="primary", on_click=_save, args=(finder, route, version)
            )


def _save(finder: Finder, route: RouteSummary, version: str) -> None:
    tags = clean_tags(typed_tags(st.session_state[f"marked-tags-{version}"]))
    _mark(finder, route, lambda mark: replace(mark, tags=tags), labels.TAGGED)


def _subject(route: RouteSummary) -> str:
    return f"tags-{route.id}"


def _mark(finder: Finder, route: RouteSummary, marked: Callable[[Mark], Mark], said: str) -> None:
    def put(mark: Mark) -> Mark:
        before = finder.mark(route.id, mark)
        if before.tags != mark.tags:
            begin_anew(_subject(route))
        return before

    def change() -> None:
        before = put(marked(finder.marked(route.id)))
        undo = partial(put, before)
        did(Step(said.format(name=route.name), undo, labels.STAR_BACK.format(name=route.name)))

    safely(change)
