"""What a kept plan builds up to, and when: fields that are kept as they are changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from planner import rules
from planner.errors import PlanError, PlanFault
from planner.goals import Aim, aim_of, with_aim
from planner.profile import Profile
from planner.screens import labels
from planner.screens import settings_labels as words
from planner.screens.date_format import date_format
from planner.screens.dates import year_date
from planner.screens.joined import in_a_row
from planner.screens.kept_fields import Field, FieldError, KeptFields
from planner.screens.running_fields import with_runner
from routes.screens.measures import distance_text, distance_unit
from routes.screens.route_names import bare_name
from routes.summary import RouteSummary
from routes.units import Units


def goal_choices(routes: Sequence[RouteSummary]) -> list[str]:
    """Return what may be built up to: the aims, then the routes by their ids."""
    # A route whose id is one of the aims could not be told from it.
    aims = [Aim.LONGEST.value, Aim.HOLD.value, Aim.OWN.value]
    return [*aims, *(route.id for route in routes if route.id not in aims)]


def goal_name(goal: str, routes: Mapping[str, RouteSummary], gone_m: float, units: Units) -> str:
    """Return a goal as its choice says it; `gone_m` is how long a route was that is gone."""
    names = {
        Aim.LONGEST.value: labels.GOAL_LONGEST,
        Aim.HOLD.value: labels.GOAL_HOLD,
        Aim.OWN.value: words.GOAL_OWN,
    }
    if goal in names:
        return names[goal]
    route = routes.get(goal)
    if route is None:
        return words.GOAL_GONE.format(distance=distance_text(gone_m, units))
    return in_a_row(
        (bare_name(route.name, route.distance_m), distance_text(route.distance_m, units))
    )


def goal_fields(fields: KeptFields, routes: Sequence[RouteSummary]) -> None:
    """Show what is built up to, and its distance where it is one of the runner's own."""
    by_id = {route.id: route for route in routes}
    routes_m = {route.id: route.distance_m for route in routes}
    profile, units = fields.desk.profile, fields.desk.units
    goal_m = profile.runner.goal_m or 0.0

    def keep(before: Profile, typed: object) -> Profile:
        if typed == Aim.OWN and aim_of(before) != Aim.OWN:
            raise FieldError(words.GOAL_OWN_NEEDS)
        return with_aim(before, str(typed), routes_m)

    def name(goal: str) -> str:
        return goal_name(goal, by_id, goal_m, units)

    aim = aim_of(profile)
    choices = goal_choices(routes)
    field = Field(
        "goal", str(aim), keep, lambda now: words.GOAL_SAID.format(goal=name(str(aim_of(now))))
    )
    st.selectbox(
        labels.GOAL,
        choices if aim in choices else [*choices, aim],
        format_func=name,
        key=fields.key(field),
        on_change=fields.take,
        args=(field,),
    )
    if Aim.OWN in (aim, fields.told("goal")) and fields.told("goal") in (None, Aim.OWN):
        _own_distance(fields)
    fields.tell(field)


def _own_distance(fields: KeptFields) -> None:
    units, profile = fields.desk.units, fields.desk.profile
    is_own = aim_of(profile) == Aim.OWN

    def keep(before: Profile, typed: object) -> Profile:
        if not isinstance(typed, int | float):
            raise PlanError(PlanFault.GOAL_RANGE)
        return with_aim(before, Aim.OWN, {}, float(typed) * units.distance_m)

    field = Field(
        "goal_own",
        round((profile.runner.goal_m or 0) / units.distance_m, 1) if is_own else None,
        keep,
        lambda now: words.GOAL_SAID.format(goal=distance_text(now.runner.goal_m or 0, units)),
    )
    st.number_input(
        words.GOAL_OWN_M.format(unit=distance_unit(units)),
        value=None,
        step=0.5,
        format="%.1f",
        key=fields.key(field),
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def goal_day_field(fields: KeptFields) -> None:
    """Show when the goal shall be run."""
    field = Field(
        "goal_day",
        fields.desk.profile.runner.goal_day,
        lambda before, typed: with_runner(before, goal_day=_day(typed)),
        lambda now: _goal_day_said(now.runner.goal_day),
    )
    st.date_input(
        words.GOAL_DAY,
        value=None,
        min_value=date(rules.YEARS_RANGE[0], 1, 1),
        max_value=date(rules.YEARS_RANGE[1], 12, 31),
        format=date_format(),
        key=fields.key(field),
        help=words.GOAL_DAY_HELP,
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def when_fields(fields: KeptFields) -> None:
    """Show when the plan begins, and for how many weeks it is shown."""

    def keep_first(before: Profile, typed: object) -> Profile:
        day = _day(typed)
        if day is None:
            raise PlanError(PlanFault.DATE_RANGE)
        return with_runner(before, plan_from=day)

    def keep_weeks(before: Profile, typed: object) -> Profile:
        return replace(before, weeks=int(typed) if isinstance(typed, int | float) else 0)

    profile = fields.desk.profile
    first = Field(
        "first",
        profile.runner.plan_from or profile.told_on,
        keep_first,
        lambda now: words.FIRST_DAY_SAID.format(day=year_date(now.runner.plan_from or date.min)),
    )
    weeks = Field(
        "weeks", profile.weeks, keep_weeks, lambda now: words.WEEKS_SAID.format(weeks=now.weeks)
    )
    st.date_input(
        labels.FIRST_DAY,
        value=None,
        min_value=date(rules.YEARS_RANGE[0], 1, 1),
        max_value=date(rules.YEARS_RANGE[1], 12, 31),
        format=date_format(),
        key=fields.key(first),
        on_change=fields.take,
        args=(first,),
    )
    fields.tell(first)
    st.number_input(
        labels.WEEKS,
        value=None,
        step=1,
        key=fields.key(weeks),
        on_change=fields.take,
        args=(weeks,),
    )
    fields.tell(weeks)


def _goal_day_said(day: date | None) -> str:
    return words.GOAL_DAY_SAID[day is not None].format(day=year_date(day) if day else "")


def _day(typed: object) -> date | None:
    return typed if isinstance(typed, date) else None
