"""The Week page: a few questions, and the week they give."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.navigation.page import Page

from planner import build
from planner.errors import PlanError
from planner.plan import Day, Item, Kind, Plan, RoutePick
from planner.referee import referee
from planner.screens import labels, red_flags
from planner.screens.components import DAY
from planner.screens.desk import Desk
from planner.screens.said import show_said
from planner.screens.week_form import WeekForm, week_form
from planner.screens.words import reason_text, source_text
from routes.library import Library
from routes.screens.asked import leave_behind
from routes.screens.library import keep_up, opened
from routes.screens.measures import about_time
from routes.screens.sketch import sketch
from routes.summary import RouteSummary
from routes.tailor import make
from routes.units import Units
from routes.write.gpx import write_gpx
from routes.write.names import file_name


def show_week(
    library: Library, routes_page: Page, desk: Desk, settings_page: Page | None = None
) -> None:
    """Show the form and the planned weeks.

    `routes_page` is where a run's route can be seen.
    """
    leave_behind()
    st.title(labels.TITLE)
    show_said()
    st.markdown(f":gray[{labels.INTRO}]")
    is_complete = keep_up(library)
    routes = library.list()
    if is_complete and not routes:
        st.info(labels.NO_LIBRARY)
    left, right = st.columns([1, 2.1], gap="large")
    with left:
        form = week_form(routes, desk, settings_page)
        at = form.desk()
        with st.expander(labels.STOP_TITLE, icon=":material/health_and_safety:"):
            st.markdown(red_flags.as_markdown())
    with right:
        plan = _plan(form, at, routes) if at else None
        if plan is None or at is None:
            st.info(f"{form.mistake} {labels.FIX_FIRST}")
        elif _holds(plan, at):
            _show(plan, routes, library, routes_page, desk.units)


def _plan(form: WeekForm, at: Desk, routes: tuple[RouteSummary, ...]) -> Plan | None:
    profile = at.profile
    first_day = profile.runner.plan_from or at.today
    try:
        return build(profile.runner, at.journal, routes, first_day, weeks=profile.weeks)
    except PlanError as error:
        form.tell(error)
        return None


def _holds(plan: Plan, at: Desk) -> bool:
    """Tell whether the referee passes the plan; show what it found where not."""
    breaches = referee(plan, at.profile.runner, at.journal)
    if breaches:
        st.error(labels.BROKEN)
        for breach in breaches:
            st.text(str(breach))
    return not breaches


def _show(
    plan: Plan,
    routes: tuple[RouteSummary, ...],
    library: Library,
    routes_page: Page,
    units: Units,
) -> None:
    weeks = plan.weeks
    heading = st.empty()
    shown = st.pagination(
        len(weeks), width="stretch", key="week", bind="query-params", persist_state="session"
    )
    # A plan made shorter leaves the page of a week that is gone.
    number = min(shown, len(weeks))
    week = weeks[number - 1]
    heading.header(labels.week_heading(week, number, len(weeks)))
    st.write(labels.week_line(week, units))
    by_id = {route.id: route for route in routes}
    for day in week:
        pick = _day(day, by_id, plan.advice, units)
        if pick:
            with st.container(horizontal=True, vertical_alignment="center", key=f"run-{day.day}"):
                _download(pick, day.day, library, units)
                st.page_link(
                    routes_page,
                    label=labels.SEE_ON_MAP,
                    icon=":material/map:",
                    query_params={"route": pick.route_id},
                )


def _day(
    day: Day, by_id: Mapping[str, RouteSummary], advice: str, units: Units
) -> RoutePick | None:
    """Show a day; return its run's route where the library has it."""
    run = day.run
    route = by_id.get(run.route.route_id) if run and run.route else None
    DAY(
        key=f"day-{day.day}",
        data={
            "weekday": labels.WEEKDAYS[day.day.weekday()],
            "number": str(day.day.day),
            "month": labels.MONTHS[day.day.month - 1],
            "isRun": run is not None,
            "title": labels.day_title(run, units),
            "line": labels.day_line(day),
            "route": run.route.route_name if run and run.route else "",
            "note": labels.route_note(run, units) if run else "",
            "sketch": sketch(route) if route else "",
            "steps": [
                _step(item, units) for item in day.items if item.kind is not Kind.REST or not run
            ],
            "words": {"why": labels.WHY, "advice": advice},
        },
    )
    return run.route if run and route else None


def _step(item: Item, units: Units) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "title": labels.item_title(item, units),
        "time": about_time(item.duration_s) if item.duration_s else "",
        "exercises": [
            {
                "name": exercise.name,
                "dose": labels.dose(exercise),
                "how": exercise.how,
                "caution": exercise.caution,
            }
            for exercise in item.exercises
        ],
        "reasons": [
            {"said": reason_text(reason, units), "source": source_text(reason.rule)}
            for reason in item.reasons
        ],
    }


def _download(pick: RoutePick, day: date, library: Library, units: Units) -> None:
    # Opened before it is pressed: a file that is gone can only be told of in the page.
    whole = opened(library, pick.route_id)
    if whole is None:
        return

    def gpx() -> bytes:
        made = make(whole[0], pick.recipe)
        return write_gpx(replace(made, name=labels.run_name(pick, units)))

    st.download_button(
        labels.DOWNLOAD,
        data=gpx,
        file_name=file_name(f"{day} {pick.route_name}", pick.distance_m, ".gpx"),
        mime="application/gpx+xml",
        on_click="ignore",
        icon=":material/download:",
        key=f"download-{day}",
    )
