"""The Week page: a few questions, and the weeks they give."""

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import Page

from planner.errors import PlanError
from planner.screens import first_labels, labels, red_flags
from planner.screens.desk import Desk
from planner.screens.keep_plan import keep_line
from planner.screens.loop_offer import Loops
from planner.screens.season_view import WEEK_ANCHOR, show_season
from planner.screens.week_form import WeekForm, link_line, week_form
from routes.language import paragraph
from routes.library import Library
from routes.screens.asked import leave_behind
from routes.screens.library import keep_up
from routes.screens.said import show_said


def show_week(
    library: Library,
    routes_page: Page,
    desk: Desk,
    settings_page: Page | None = None,
    loops: Loops | None = None,
) -> None:
    """Show the form and the planned weeks.

    `routes_page` is where a run's route can be seen, `loops` finds loops for runs that none fits. A
    visitor begins with the questions; who has a plan begins with the plan.
    """
    leave_behind()
    st.title(labels.TITLE)
    show_said()
    link_line(desk)
    is_complete = keep_up(library)
    if desk.book is None:
        st.markdown(f":gray[{paragraph(labels.INTRO, first_labels.THREE)}]")
        asked, planned = st.columns([1, 2.1], gap="large")
    else:
        planned, asked = st.columns([2.1, 1], gap="large")
    routes = library.list()
    with asked:
        form = week_form(routes, desk, settings_page)
        at = form.desk()
        if desk.book is None:
            with st.container(key="to-week"):
                st.markdown(f"[{first_labels.TO_WEEK}](#{WEEK_ANCHOR})")
        with st.expander(labels.STOP_TITLE, icon=":material/health_and_safety:"):
            st.markdown(red_flags.as_markdown())
    with planned:
        if is_complete and not routes:
            st.info(labels.NO_LIBRARY)
        if at is not None:
            keep_line(at)
            # A loop is offered where no route fits, which is not known while routes are still read.
            offers = loops if is_complete else None
            _or_told(form, lambda: show_season(at, library, routes, routes_page, offers))
        if form.mistake:
            st.info(paragraph(form.mistake, labels.FIX_FIRST))


def _or_told(form: WeekForm, show: Callable[[], None]) -> None:
    try:
        show()
    except PlanError as error:
        form.tell(error)
