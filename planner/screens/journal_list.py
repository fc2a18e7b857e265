"""What was noted, newest first, by week: looked at, changed, taken away."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

import streamlit as st
from streamlit.navigation.page import Page

from planner.book import Kept
from planner.draft import week_of
from planner.journal import CheckIn, Cleared, Missed, RunDone, Walked
from planner.screens import journal_labels as labels
from planner.screens import run_file_labels
from planner.screens.dates import full_date
from planner.screens.desk import Desk
from planner.screens.journal_more import morning_buttons
from planner.screens.run_fields import RunForm
from routes.summary import RouteSummary

_EDITED = "journal_edited"
_SHOWN = "journal_weeks"
_WEEKS_AT_FIRST = 4
_WEEKS_MORE = 12

Entry = RunDone | CheckIn | Walked | Cleared | Missed


def show_list(desk: Desk, routes: Mapping[str, RouteSummary], routes_page: Page) -> None:
    """Show what is kept of what happened; a route's name leads to it on `routes_page`."""
    weeks = list(by_week(desk.kept))
    st.header(labels.RUNS)
    if not weeks:
        st.write(labels.NOTHING)
        return
    shown = st.session_state.setdefault(_SHOWN, _WEEKS_AT_FIRST)
    for monday, entries in weeks[:shown]:
        st.subheader(labels.week_heading(monday))
        runs = [kept.record for kept in entries if isinstance(kept.record, RunDone)]
        st.markdown(f":gray[{labels.week_line(runs, desk.units)}]")
        for kept in entries:
            _entry(desk, kept, routes, routes_page)
    if len(weeks) > shown:
        st.button(labels.EARLIER, key="journal_earlier", on_click=_show_more)


def by_week(kept: Sequence[Kept]) -> Iterator[tuple[date, list[Kept]]]:
    """Return what happened by the Monday of its week, all newest first."""
    entries = [each for each in kept if isinstance(each.record, Entry)]
    entries.sort(key=lambda each: (each.record.day, each.at, each.id), reverse=True)
    for monday, group in groupby(entries, key=lambda each: week_of(each.record.day)):
        yield monday, list(group)


def _show_more() -> None:
    st.session_state[_SHOWN] += _WEEKS_MORE


def _entry(desk: Desk, kept: Kept, routes: Mapping[str, RouteSummary], routes_page: Page) -> None:
    with st.container(border=True, key=f"entry-{kept.id}", gap="small"):
        match kept.record:
            case RunDone() as run if st.session_state.get(_EDITED) == kept.id:
                _edit(desk, kept, run, routes)
            case RunDone() as run:
                _run(desk, kept, run, routes, routes_page)
            case CheckIn() | Walked() | Cleared() | Missed() as other:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.text(labels.other_text(other), width="stretch")
                    _remove_button(desk, kept)
                if isinstance(other, Walked) and other.morning is None and other.day < desk.today:
                    st.markdown(f":gray[{labels.WALK_MORNING}]")
                    morning_buttons(desk, kept)


def _run(
    desk: Desk,
    kept: Kept,
    run: RunDone,
    routes: Mapping[str, RouteSummary],
    routes_page: Page,
) -> None:
    st.markdown(f"**{labels.run_title(run, desk.units)}**")
    route = routes.get(run.route_id)
    lines = [*labels.run_lines(run, desk.units)]
    if run.route_id:
        lines.append(run_file_labels.ALONG.format(route=route.name if route else labels.ROUTE_GONE))
    if run.note:
        lines.append(run.note)
    if lines:
        st.text("\n".join(lines))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            labels.EDIT,
            key=f"edit-{kept.id}",
            type="tertiary",
            icon=":material/edit:",
            on_click=_begin_edit,
            args=(kept.id,),
        )
        _remove_button(desk, kept)
        if route:
            st.page_link(
                routes_page,
                label=labels.SEE_ROUTE,
                icon=":material/map:",
                query_params={"route": route.id},
            )


def _remove_button(desk: Desk, kept: Kept) -> None:
    said = labels.REMOVED.format(what=labels.what(kept.record, desk.units))
    st.button(
        labels.REMOVE,
        key=f"remove-{kept.id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=_remove,
        args=(desk, kept, said),
    )


def _remove(desk: Desk, kept: Kept, said: str) -> None:
    desk.remove(kept, said)


def _begin_edit(kept_id: str) -> None:
    st.session_state[_EDITED] = kept_id


def _edit(desk: Desk, kept: Kept, run: RunDone, routes: Mapping[str, RouteSummary]) -> None:
    # Another version, from an undo or another tab, shows in fields of its own.
    form = RunForm(f"change-{kept.id}-{kept.version}", run, desk.today, desk.units, routes)
    told = form.show(labels.SAVE, labels.CANCEL)
    if isinstance(told, RunDone) and told != run:
        desk.change(kept, told, labels.CHANGED.format(day=full_date(told.day)))
    if told:
        st.session_state.pop(_EDITED, None)
        st.rerun()
