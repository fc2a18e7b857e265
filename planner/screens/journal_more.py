"""What a journal holds besides runs: yesterday's morning, brisk walks, and an all-clear."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import streamlit as st

from planner import care_rules, history_rules
from planner.book import Kept
from planner.journal import Cleared, RunDone, Walked
from planner.screens import journal_labels as labels
from planner.screens.date_format import date_format
from planner.screens.dates import full_date
from planner.screens.desk import Desk
from planner.screens.run_fields import RunFieldError, checked_day, morning_field, scale
from routes.screens.measures import about_time, distance_text

_MINUTE_S = 60
_FORMS = "journal_forms"


def ask_morning(desk: Desk, *, is_asked: bool) -> None:
    """Ask for the morning after yesterday's run, in one tap, where it was not told.

    A check-in of today tells of it too; `is_asked` tells that one is being asked for.
    """
    # A place that is always there: what follows would else begin anew, and open things close.
    place = st.container()
    if is_asked or any(each.day == desk.today for each in desk.journal.check_ins):
        return
    yesterday = desk.today - timedelta(days=1)
    open_runs = [
        (kept, kept.record)
        for kept in desk.kept
        if isinstance(kept.record, RunDone)
        and kept.record.day == yesterday
        and kept.record.pain_morning is None
        and not kept.record.is_told
    ]
    for kept, run in open_runs:
        far = distance_text(run.distance_m, desk.units)
        with place.container(border=True, key=f"morning-{kept.id}"):
            st.write(labels.ASK_MORNING.format(distance=far))
            morning_buttons(desk, kept)


def morning_buttons(desk: Desk, kept: Kept) -> None:
    """Show better, the same, worse for the morning after a run or a walk; one tap keeps it."""
    with st.container(horizontal=True, gap="small"):
        for morning, name in labels.MORNINGS.items():
            st.button(
                name,
                key=f"morning-{kept.id}-{morning}",
                on_click=partial(_tell_morning, desk, kept, morning),
            )


def _tell_morning(desk: Desk, kept: Kept, morning: int) -> None:
    record = kept.record
    day = full_date(record.day)
    if isinstance(record, RunDone):
        said = labels.MORNING_TOLD.format(day=day, morning=labels.morning_text(morning))
        desk.change(kept, replace(record, pain_morning=morning), said)
    elif isinstance(record, Walked):
        desk.change(kept, replace(record, morning=morning), labels.WALK_CHANGED.format(day=day))


def show_walk(desk: Desk) -> None:
    """Show the fields of a brisk walk."""
    key = form_key("walk")
    st.markdown(f"**{labels.WALK}**")
    st.markdown(f":gray[{labels.WALK_WHY}]")
    with st.form(key, border=False):
        left, right = st.columns(2)
        with left:
            day = st.date_input(
                labels.DAY, value=desk.today, format=date_format(), key=f"{key}-day"
            )
        with right:
            minutes = st.number_input(
                labels.WALK_MINUTES,
                value=round(care_rules.GATE_WALK_S / _MINUTE_S),
                step=5,
                key=f"{key}-minutes",
            )
        worst = scale(labels.WALK_WORST, 0, f"{key}-worst")
        morning = morning_field(labels.WALK_MORNING, None, f"{key}-morning")
        st.markdown(f":gray[{labels.WALK_MORNING_HINT}]")
        place = st.empty()
        is_sent = st.form_submit_button(labels.WALK_ADD)
    if not is_sent:
        return
    try:
        walk = _walk(day, minutes, worst or 0, morning, desk.today)
    except RunFieldError as error:
        place.error(str(error))
        return
    said = labels.WALK_ADDED.format(day=full_date(walk.day), time=about_time(walk.duration_s))
    if desk.add(walk, said):
        next_form("walk")
    st.rerun()


def _walk(day: object, minutes: float, worst: int, morning: int | None, today: date) -> Walked:
    on = checked_day(day if isinstance(day, date) else None, today)
    duration_s = float(minutes) * _MINUTE_S
    least, most = history_rules.WALK_RANGE_S
    if not least <= duration_s <= most:
        raise RunFieldError(labels.WALK_NO_TIME)
    if morning is not None and on >= today:
        raise RunFieldError(labels.WALK_MORNING_TO_COME)
    return Walked(on, duration_s, worst, morning)


def show_cleared(desk: Desk) -> None:
    """Show the way to tell that a professional says running may begin again."""
    key = form_key("cleared")
    st.markdown(f"**{labels.CLEARED}**")
    st.markdown(f":gray[{labels.CLEARED_WHY}]")
    with st.form(key, border=False):
        day = st.date_input(
            labels.CLEARED_DAY, value=desk.today, format=date_format(), key=f"{key}-day"
        )
        place = st.empty()
        is_sent = st.form_submit_button(labels.CLEARED_ADD)
    if not is_sent:
        return
    try:
        on = checked_day(day if isinstance(day, date) else None, desk.today)
    except RunFieldError as error:
        place.error(str(error))
        return
    if desk.add(Cleared(on), labels.CLEARED_ADDED.format(day=full_date(on))):
        next_form("cleared")
    st.rerun()


def form_key(name: str) -> str:
    """Return the key of a form that begins anew after each `next_form`."""
    return f"journal-{name}-{st.session_state.setdefault(_FORMS, {}).get(name, 0)}"


def next_form(name: str) -> None:
    """Let a form begin anew, empty and closed, in the next run."""
    forms = st.session_state.setdefault(_FORMS, {})
    forms[name] = forms.get(name, 0) + 1
