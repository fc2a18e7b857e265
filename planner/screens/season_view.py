"""The right side of the Week page: how the back stands, the goal, and the weeks of the plan."""

import streamlit as st
from streamlit.navigation.page import Page

from planner.breaches import Breach
from planner.screens import labels
from planner.screens.breach_words import breach_source
from planner.screens.change_dialog import change_run
from planner.screens.changes import days_away, show_changes
from planner.screens.dates import weekday_date
from planner.screens.desk import Desk
from planner.screens.done_dialog import mark_run
from planner.screens.goal_view import show_goal
from planner.screens.guide_dialog import guide_me
from planner.screens.heat_view import show_heat
from planner.screens.loop_offer import LoopOffers, Loops
from planner.screens.run_taking import TakeRuns
from planner.screens.seasons import Seen, seen
from planner.screens.standing_view import check_in_line, show_standing
from planner.screens.start_view import start_line
from planner.screens.take_along import show_take_along
from planner.screens.week_days import DayTools, Week, WeekDays, weeks_of
from routes.library import Library
from routes.summary import RouteSummary

# Where the week is found, as an address may end.
WEEK_ANCHOR = "the-week"


def show_season(
    desk: Desk,
    library: Library,
    routes: tuple[RouteSummary, ...],
    routes_page: Page,
    loops: Loops | None = None,
) -> None:
    """Show the season of the desk's runner. Raises PlanError where there can be none.

    Where no route fits a run, `loops` has one from home, None for no such offer.
    Under EMERGENCY and URGENT nothing is shown but whom to call.
    """
    season = seen(desk, library, routes)
    if show_standing(season.season.standing, desk):
        return
    broken = [breach for breach in season.season.breaches if breach.is_hard]
    if broken:
        tell_broken(broken)
        return
    if not desk.is_looking:
        check_in_line(season.season.standing.state, desk)
    show_goal(season, desk, routes)
    _show_weeks(season, desk, library, routes, routes_page, loops)
    home = season.given.profile.home
    show_heat(desk.today, *([home.lat_deg] if home else []))
    if not desk.is_looking:
        days_away(season, desk)
        show_changes(season, desk, library)


def tell_broken(breaches: list[Breach]) -> None:
    """Say that a plan breaks a rule that it must keep, and which."""
    st.error(labels.BROKEN)
    for breach in breaches:
        st.text(str(breach))


def _show_weeks(
    season: Seen,
    desk: Desk,
    library: Library,
    routes: tuple[RouteSummary, ...],
    routes_page: Page,
    loops: Loops | None,
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
    since = week.monday if week.done else None
    heading.header(labels.week_heading(week.days, number, len(weeks), since), anchor=WEEK_ANCHOR)
    ahead = labels.week_line(week.days, desk.units)
    if week.done:
        ahead = labels.DONE_AND_TO_COME.format(
            done=labels.done_line(week.done, desk.units), to_come=ahead
        )
    st.write(ahead)
    _tell_accepted(season, week)
    show_take_along(season, desk, library, week.days)
    by_id = {route.id: route for route in routes}
    offers = LoopOffers(season, desk, library, loops, "run") if loops else None
    tools = _tools(season, desk, library, by_id, offers)
    WeekDays(by_id, routes_page, desk.units, tools).show(week, plan.advice, desk.today)
    if offers:
        offers.fill()


def _tools(
    season: Seen,
    desk: Desk,
    library: Library,
    routes: dict[str, RouteSummary],
    offers: LoopOffers | None,
) -> DayTools:
    page = offers.loops.page if offers else None
    return DayTools(
        start_line=lambda day: start_line(season.given.profile, day, routes, desk.zone),
        mark=None if desk.is_looking else lambda day: mark_run(season, desk, day),
        change=None
        if desk.is_looking
        else lambda day: change_run(season, desk, library, day, page),
        take=TakeRuns(desk, library, routes, season.season.standing.state),
        guide=lambda day, kind: guide_me(season, desk, day, kind),
        loop=offers.place if offers else None,
    )


def _tell_accepted(season: Seen, week: Week) -> None:
    """Say which rules the runner's own changes break in a week: they are recorded, not hidden."""
    days = {day.day for day in week.days}
    for breach in season.season.breaches:
        if breach.day in days:
            st.text(
                labels.KNOWINGLY.format(day=weekday_date(breach.day), rule=breach_source(breach))
            )
