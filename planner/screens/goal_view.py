"""How far off the goal is, when the plan gets there, and what would make a wished day true."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from planner import rules
from planner.comeback import due
from planner.goals import Aim, aim_of, with_aim
from planner.pain_state import PainState
from planner.profile import Profile
from planner.readiness import Readiness, Remedy, Way
from planner.screens import goal_labels as labels
from planner.screens.dates import full_date
from planner.screens.desk import Desk
from planner.screens.seasons import Seen
from planner.screens.words import source_text
from routes.language import paragraph
from routes.screens.measures import distance_text
from routes.summary import RouteSummary


def show_goal(seen: Seen, desk: Desk, routes: tuple[RouteSummary, ...]) -> None:
    """Show a line or two of how far off the goal is.

    Where a wished day is too early, what would make it true, each one press where it can be.
    Nothing can be pressed on a link's plan.
    """
    profile = seen.given.profile
    if aim_of(profile) == Aim.HOLD:
        goal_m = profile.runner.goal_m or 0.0
        st.text(labels.HOLD.format(distance=distance_text(goal_m, desk.units)))
        return
    name = _name(profile, routes)
    if not seen.season.standing.state.allows_runs:
        goal_m = seen.given.runner.goal_m or seen.given.library.longest_m
        if goal_m:
            st.text(labels.WAITS.format(goal=labels.goal_text(name, goal_m, desk.units)))
        return
    told = seen.readiness()
    if not told.goal_m:
        st.text(labels.NO_GOAL)
        return
    goal = labels.goal_text(name, told.goal_m, desk.units)
    st.text(_text(goal, told, seen))
    if told.is_too_early:
        _ways(told, desk, profile)
    _why(told)


def _name(profile: Profile, routes: tuple[RouteSummary, ...]) -> str:
    """Return the goal's name, "" for a distance."""
    if profile.goal_route_id:
        return next((route.name for route in routes if route.id == profile.goal_route_id), "")
    return labels.LONGEST if aim_of(profile) == Aim.LONGEST else ""


def _text(goal: str, told: Readiness, seen: Seen) -> str:
    given = seen.given
    session = due(given.journal, seen.season.standing, given.as_of)
    if told.wished is None:
        lines = [*_day_gone(goal, told, seen)] or [_undated(goal, told, session)]
    elif told.is_too_early:
        lines = [labels.too_early_text(goal, told.wished, told, session)]
    else:
        lines = [labels.kept_text(goal, told.wished, given.as_of)]
    if seen.season.standing.state is not PainState.NORMAL:
        lines.append(labels.BACK_NOT_COUNTED)
    return paragraph(*lines)


def _day_gone(goal: str, told: Readiness, seen: Seen) -> list[str]:
    """Return what is said of a day that is no wish any more, or not yet; nothing without one."""
    given = seen.given
    day = given.profile.runner.goal_day
    if day is None:
        return []
    done = given.journal.run_on(day)
    if done is not None and done.distance_m >= (1 - rules.ROUTE_CLOSE) * told.goal_m:
        return [labels.RAN_IT.format(goal=goal, day=full_date(day))]
    session = due(given.journal, seen.season.standing, given.as_of)
    said = labels.PASSED if day < given.as_of else labels.FAR_AHEAD
    return [_undated(goal, told, session), said.format(day=full_date(day))]


def _undated(goal: str, told: Readiness, session: int | None) -> str:
    if told.runs == 0 and session is None:
        return labels.REACHED.format(goal=goal)
    return labels.away_text(goal, told, session)


def _ways(told: Readiness, desk: Desk, profile: Profile) -> None:
    if not told.ways:
        st.text(labels.NOT_WITHIN_A_YEAR)
        return
    st.markdown(f":gray[{labels.WAYS_TITLE}]")
    pressed = [way for way in told.ways if way.remedy is not Remedy.LONGER_RUN]
    if desk.is_looking:
        st.text("\n".join(labels.way_text(way, desk.units) for way in pressed))
    else:
        with st.container(horizontal=True, gap="small", key="goal-ways"):
            for way in pressed:
                st.button(
                    labels.way_text(way, desk.units),
                    key=f"goal-{way.remedy.value}",
                    on_click=partial(_take, way, desk, profile),
                )
    for way in told.ways:
        if way.remedy is Remedy.LONGER_RUN:
            st.text(labels.way_text(way, desk.units))


def _take(way: Way, desk: Desk, profile: Profile) -> None:
    desk.save(_CHANGES[way.remedy](way, profile), labels.said_text(way, desk.units))


def _on_day(way: Way, profile: Profile) -> Profile:
    return replace(profile, runner=replace(profile.runner, goal_day=way.day))


def _of_metres(way: Way, profile: Profile) -> Profile:
    return with_aim(profile, Aim.OWN, {}, way.metres)


def _with_rest_days(way: Way, profile: Profile) -> Profile:
    rest_days = way.rest_days or profile.runner.rest_days_between
    return replace(profile, runner=replace(profile.runner, rest_days_between=rest_days))


_CHANGES: dict[Remedy, Callable[[Way, Profile], Profile]] = {
    Remedy.LATER: _on_day,
    Remedy.SHORTER: _of_metres,
    Remedy.FEWER_REST_DAYS: _with_rest_days,
}


def _why(told: Readiness) -> None:
    with st.expander(labels.WHY, type="compact"):
        st.text(labels.COUNT)
        st.markdown(f":small[:gray[{source_text(rules.LOAD_1)}]]")
        st.text(labels.CAVEATS)
        st.text(labels.PLAN)
        st.markdown(f":small[:gray[{source_text(rules.DELOAD_1)}]]")
        if told.wished is not None:
            st.text(labels.TAPER)
            st.markdown(f":small[:gray[{source_text(rules.TAPER_1)}]]")
