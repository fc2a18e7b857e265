"""The page Journal: add what was run, see it newest first, change it, and what it adds up to."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from planner.journal import RunDone
from planner.pain import standing
from planner.screens import check_in_labels, run_file_labels
from planner.screens import journal_labels as labels
from planner.screens.chart_specs import Planned
from planner.screens.check_in import pain_after_run, show_check_in
from planner.screens.dates import full_date
from planner.screens.desk import Desk
from planner.screens.journal_charts import show_charts
from planner.screens.journal_list import show_list
from planner.screens.journal_more import (
    ask_morning,
    form_key,
    next_form,
    show_cleared,
    show_walk,
)
from planner.screens.run_fields import RunForm, routes_by_id
from planner.screens.run_files import show_run_files
from planner.screens.standing_view import show_standing
from routes.library import Library
from routes.screens.asked import leave_behind
from routes.screens.library import keep_up
from routes.screens.measures import distance_text
from routes.screens.said import show_said
from routes.summary import RouteSummary


def show_journal(
    desk: Desk, library: Library, routes_page: Page, planned: Sequence[Planned] = ()
) -> None:
    """Show the page: under EMERGENCY and URGENT whom to call, and what was noted, to take it back.

    `planned` are days and metres of runs to come, drawn beside those done. `routes_page` is where a
    run's route can be seen.
    """
    leave_behind()
    st.title(labels.TITLE)
    show_said()
    keep_up(library)
    routes = routes_by_id(library.list())
    stands = standing(desk.journal, desk.profile.runner, desk.today)
    if stands.state.hides_plan:
        show_standing(stands, desk)
        show_list(desk, routes, routes_page)
        return
    st.markdown(f":gray[{labels.INTRO}]")
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        is_asked = _after_pain(desk)
        ask_morning(desk, is_asked=is_asked)
        with st.expander(labels.ADD, icon=":material/add:", key=form_key("run-open")):
            _add(desk, routes)
        with st.expander(run_file_labels.FILES, icon=":material/upload_file:"):
            show_run_files(desk, routes)
        with st.expander(labels.MORE, icon=":material/directions_walk:"):
            show_walk(desk)
            show_cleared(desk)
        show_list(desk, routes, routes_page)
    with right:
        rest_days = desk.profile.runner.rest_days_between
        show_charts(desk.journal, planned, rest_days, desk.today, desk.units)


def _after_pain(desk: Desk) -> bool:
    """Ask for the red flags after a run that hurt, as a run itself tells of no signs.

    Return whether that was asked.
    """
    place = st.container()
    worst = pain_after_run(desk)
    if worst is None:
        return False
    with place.container(border=True, key="journal-check-in"):
        st.header(check_in_labels.QUESTION)
        st.write(check_in_labels.AFTER_A_RUN)
        show_check_in(desk, worst=worst)
    return True


def _add(desk: Desk, routes: Mapping[str, RouteSummary]) -> None:
    st.markdown(f":gray[{labels.OPTIONAL}]")
    form = RunForm(form_key("run"), None, desk.today, desk.units, routes)
    run = form.show(labels.ADD_BUTTON)
    if not isinstance(run, RunDone):
        return
    far = distance_text(run.distance_m, desk.units)
    if desk.add(run, labels.ADDED.format(day=full_date(run.day), distance=far)):
        next_form("run")
        next_form("run-open")
    st.rerun()
