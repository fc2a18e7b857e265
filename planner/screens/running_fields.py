"""How a runner runs, as fields that are kept as they are changed."""

from dataclasses import replace

import streamlit as st

from planner import rules
from planner.errors import PlanError, PlanFault
from planner.goals import holding_on
from planner.pace import parse_pace
from planner.pain import standing
from planner.profile import Profile
from planner.runner import Runner, Spacing
from planner.screens import dates, labels, told
from planner.screens import settings_labels as words
from planner.screens.kept_fields import Field, FieldError, KeptFields
from routes.screens.measures import distance_text, distance_unit, pace_minutes, pace_text

_ALL_DAYS = frozenset(range(1, rules.DAYS_A_WEEK + 1))


def longest_fields(fields: KeptFields) -> None:
    """Show the longest run as it was told, and that there was none."""
    units, today = fields.desk.units, fields.desk.today
    profile = fields.desk.profile
    known_m = profile.longest_told_m

    def tell(before: Profile, typed: object) -> Profile:
        metres = float(typed) * units.distance_m if isinstance(typed, int | float) else None
        if metres is None or not told.is_longest(metres):
            raise PlanError(PlanFault.LONGEST_RANGE)
        return holding_on(before, replace(before, longest_told_m=metres, told_on=today))

    def tell_none(before: Profile, typed: object) -> Profile:
        if typed:
            return holding_on(before, replace(before, longest_told_m=None, told_on=today))
        if before.longest_told_m is None:
            raise FieldError(words.NO_RUN_NEEDS)
        return before

    longest = Field(
        "longest",
        None if known_m is None else round(known_m / units.distance_m, 1),
        tell,
        lambda now: words.LONGEST_SAID.format(
            distance=distance_text(now.longest_told_m or 0, units)
        ),
    )
    none = Field("norun", known_m is None, tell_none, lambda _: words.NO_RUN_SAID)
    is_none = known_m is None and fields.told("norun") is None
    st.number_input(
        labels.LONGEST.format(unit=distance_unit(units)),
        value=None,
        step=0.5,
        format="%.1f",
        key=fields.key(longest),
        help=words.LONGEST_HELP.format(day=dates.year_date(profile.told_on)),
        on_change=fields.take,
        args=(longest,),
        disabled=is_none,
    )
    fields.tell(longest)
    st.checkbox(words.NO_RUN, key=fields.key(none), on_change=fields.take, args=(none,))
    fields.tell(none)
    if is_none:
        st.markdown(f":gray[{words.NO_RUN_WHY}]")


def pace_field(fields: KeptFields) -> None:
    """Show the easy pace."""
    units = fields.desk.units

    def tell(before: Profile, typed: object) -> Profile:
        pace = parse_pace(str(typed)) * 1000 / units.distance_m
        return holding_on(before, with_runner(before, easy_pace_s_per_km=pace))

    field = Field(
        "pace",
        pace_minutes(fields.desk.profile.runner.easy_pace_s_per_km, units),
        tell,
        lambda now: words.PACE_SAID.format(pace=pace_text(now.runner.easy_pace_s_per_km, units)),
    )
    st.text_input(
        labels.PACE.format(unit=distance_unit(units)),
        max_chars=5,
        key=fields.key(field),
        help=labels.PACE_HELP,
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def rest_field(fields: KeptFields) -> None:
    """Show the rest days between runs."""
    field = Field(
        "rest",
        fields.desk.profile.runner.rest_days_between,
        lambda before, typed: with_runner(before, rest_days_between=typed),
        lambda now: words.REST_SAID.format(days=now.runner.rest_days_between),
    )
    st.segmented_control(
        labels.REST_DAYS,
        rules.REST_DAYS_ALLOWED,
        format_func=labels.rest_days_choice,
        required=True,
        wrap=True,
        key=fields.key(field),
        help=labels.REST_DAYS_HELP,
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def rhythm_fields(fields: KeptFields) -> None:
    """Show the rhythm, and the days that can be run."""
    runner = fields.desk.profile.runner
    rhythm = Field(
        "rhythm",
        runner.spacing,
        _with_rhythm,
        lambda now: words.RHYTHM_SAID[now.runner.spacing is Spacing.FIXED],
    )
    days = Field(
        "days",
        [dates.WEEKDAYS[day - 1] for day in sorted(runner.weekdays or _ALL_DAYS)],
        _with_days,
        lambda now: words.DAYS_SAID.format(days=words.days_text(tuple(now.runner.weekdays or ()))),
    )
    st.segmented_control(
        labels.RHYTHM,
        list(Spacing),
        format_func=labels.RHYTHMS.__getitem__,
        required=True,
        wrap=True,
        key=fields.key(rhythm),
        help=labels.RHYTHM_HELP,
        on_change=fields.take,
        args=(rhythm,),
    )
    fields.tell(rhythm)
    st.pills(
        labels.DAYS,
        dates.WEEKDAYS,
        format_func=dates.code_text,
        selection_mode="multi",
        wrap=True,
        key=fields.key(days),
        on_change=fields.take,
        args=(days,),
    )
    fields.tell(days)


def _with_rhythm(before: Profile, typed: object) -> Profile:
    if typed != Spacing.FIXED:
        return with_runner(before, spacing=Spacing.ROLLING)
    days = before.runner.weekdays or _ALL_DAYS
    return with_runner(before, spacing=Spacing.FIXED, weekdays=days)


def _with_days(before: Profile, typed: object) -> Profile:
    chosen = typed if isinstance(typed, list | tuple) else ()
    days = frozenset(dates.WEEKDAYS.index(day) + 1 for day in chosen)
    is_same = days == (before.runner.weekdays or _ALL_DAYS)
    return before if is_same else with_runner(before, weekdays=days)


def long_day_field(fields: KeptFields) -> None:
    """Show the day on which the long run is preferred."""
    field = Field(
        "long_day",
        fields.desk.profile.runner.long_day or 0,
        lambda before, typed: with_runner(before, long_day=typed or None),
        lambda now: words.LONG_DAY_SAID.format(day=words.long_day_text(now.runner.long_day)),
    )
    st.selectbox(
        words.LONG_DAY,
        list(range(rules.DAYS_A_WEEK + 1)),
        format_func=words.long_day_text,
        key=fields.key(field),
        help=words.LONG_DAY_HELP,
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def back_fields(fields: KeptFields) -> None:
    """Show what the runner says of the back, with what the article says and what it changes."""
    runner = fields.desk.profile.runner

    def keep_back(before: Profile, typed: object) -> Profile:
        rest_days = before.runner.rest_days_between
        least = max(rest_days, rules.REST_DAYS_BACK) if typed else rest_days
        return with_runner(before, has_back_history=bool(typed), rest_days_between=least)

    back = Field(
        "back",
        runner.has_back_history,
        keep_back,
        lambda now: words.BACK_SAID[now.runner.has_back_history],
    )
    disc = Field(
        "disc",
        runner.has_uncleared_disc,
        lambda before, typed: with_runner(before, has_uncleared_disc=bool(typed)),
        lambda now: words.DISC_SAID[now.runner.has_uncleared_disc],
    )
    desk = fields.desk
    stands = standing(desk.journal, runner, desk.today)
    for field, label, why in (
        (back, words.BACK, words.BACK_WHY),
        (disc, words.DISC, words.DISC_WHY),
    ):
        st.checkbox(label, key=fields.key(field), on_change=fields.take, args=(field,))
        fields.tell(field)
        # They speak of what exercise does for a back, and help comes first.
        if not stands.state.hides_plan:
            st.markdown(f":gray[{why}]")


def with_runner(profile: Profile, **changes: object) -> Profile:
    """Return the profile with parts of its runner changed. Raises PlanError."""
    runner: Runner = replace(profile.runner, **changes)  # type: ignore[arg-type]
    return replace(profile, runner=runner)
