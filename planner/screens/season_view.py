"""The right side of the Week page: how the back stands, the goal, and the weeks of the plan."""

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from planner.breaches import Breach
from planner.screens import labels
from planner.screens.desk import Desk
from planner.screens.seasons import Seen, seen
from planner.screens.week_days import DayTools, WeekDays, weeks_of
from routes.library import Library
from routes.summary import RouteSummary


@dataclass(frozen=True, slots=True)
class WeekPages:
    """Name the pages that the Week page leads to."""

    routes: Page
    settings: Page | None


def show_season(
    desk: Desk, library: Library, routes: tuple[RouteSummary, ...], pages: WeekPages
) -> None:
    """Show the season of the desk's runner. Raises PlanError where there can be none.

    Under EMERGENCY and URGENT nothing is shown but whom to call.
    """
    season = seen(desk, library, routes)
    broken = [breach for breach in season.season.breaches if breach.is_hard]
    if broken:
        _tell_broken(broken)
        return
    _show_weeks(season, desk, library, routes, pages)


def _tell_broken(breaches: list[Breach]) -> None:
    st.error(labels.BROKEN)
    for breach in breaches:
        st.text(str(breach))


def _show_weeks(
    season: Seen,
    desk: Desk,
    library: Library,
    routes: tuple[RouteSummary, ...],
    pages: WeekPages,
) -> None:
    plan = season.season.plan
    weeks = weeks_of(plan, desk.journal)
    heading = st.empty()
    shown = st.pagination(
        len(weeks), width="stretch", key="week", bind="query-params", persist_state="session"
    )
    # A plan made shorter leaves the page of a week that is gone.
    number = min(shown, len(weeks))
    week = weeks[number - 1]
    heading.header(labels.week_heading(week.days, number, len(weeks)))
    st.write(labels.week_line(week.days, desk.units))
    by_id = {route.id: route for route in routes}
    WeekDays(library, by_id, pages.routes, desk.units, DayTools(lambda _: "", None, None)).show(
        week, plan.advice, desk.today
    )
