"""Who the runner is, in a few words: units, pace and longest run, on every page."""

from collections.abc import Mapping
from datetime import date, timedelta, tzinfo

import streamlit as st
from streamlit.navigation.page import Page

from planner.book import Book
from planner.pain import standing
from planner.runner_view import PlannedRunner
from planner.screens import labels as week_labels
from planner.screens import told
from planner.screens import you_labels as labels
from planner.screens.desk import Desk
from planner.screens.look_fields import KeepLook, LookFields, kept_look
from planner.screens.looks import (
    REMEMBERED,
    choose_look,
    look_of,
    remembered_texts,
    take_remembered,
)
from planner.screens.starting import DEFAULT_LONGEST_M
from planner.screens.units_field import UNITS, units_field
from planner.screens.watch_field import WATCH, remembered_watch, visitor_field
from planner.screens.who import NOBODY, RUNNER, Runners, choose, choose_runner, chosen_here
from routes.screens.remembered import remember
from routes.screens.view import View
from routes.units import Units

_LONGEST, _PACE = "longest_m", "pace_s_per_km"
_SAID = "said_in_address"


def show_you(
    today: date,
    zone: tzinfo,
    *,
    has_form: bool,
    runners: Runners = NOBODY,
    settings_page: Page | None = None,
) -> View:
    """Show the choice of units, and who runs; return how the page's visitor sees it.

    `has_form` tells that the page has fields for pace and longest run itself.
    """
    said = _said()
    book = runners.book
    look = look_of(book)
    with st.popover(labels.YOU, icon=":material/person:", key="you"):
        choose_runner(runners, "you_runner")
        # First, for whoever cannot read the rest.
        language = st.container()
        units = units_field()
        told.carry_over(units)
        if book is None and not has_form:
            told.longest_field(units)
            told.pace_field(units)
            if not told.is_pace(told.pace_told_s_per_km(units)):
                st.error(week_labels.PACE_WRONG)
        watch = visitor_field() if book is None else book.profile.watch
        runner = _kept_runner(book, today) if book else _told_runner(units)
        view = View(units, runner, today, zone, watch, look=look)
        looks = LookFields(look, "you", _keeping(runners, view))
        with language:
            looks.language()
        looks.size()
        st.markdown(f":gray[{labels.KEPT if book is None else labels.KEPT_HERE}]")
        if settings_page:
            st.page_link(settings_page, label=labels.SETTINGS, icon=":material/settings:")
    _remember(view, said, runners)
    return view


def _keeping(runners: Runners, view: View) -> KeepLook:
    """Return what keeps a look: in the runner's profile, or with this visit."""
    if runners.book is None or runners.store is None:
        return choose_look
    return kept_look(Desk(runners.store, view, runners.book, runners.book.profile))


def _told_runner(units: Units) -> PlannedRunner:
    longest_m, pace = told.longest_told_m(units), told.pace_told_s_per_km(units)
    return PlannedRunner(
        longest_m if longest_m and told.is_longest(longest_m) else DEFAULT_LONGEST_M,
        pace if pace and told.is_pace(pace) else told.DEFAULT_PACE_S_PER_KM,
        is_told=told.is_longest(longest_m),
    )


def _kept_runner(book: Book, today: date) -> PlannedRunner:
    # Of today too: whoever looks may have run already.
    longest_m = book.journal.longest30_m(today + timedelta(days=1))
    return PlannedRunner(
        longest_m or DEFAULT_LONGEST_M,
        book.profile.runner.easy_pace_s_per_km,
        is_told=longest_m is not None,
        may_run=standing(book.journal, book.profile.runner, today).state.allows_runs,
    )


def _said() -> set[str]:
    """Return what the address said when the visit began; call before any field is made.

    A field takes its own default out of the address, in a run that may be broken off any time.
    """
    fields = {
        UNITS: {UNITS},
        _LONGEST: {told.longest_key(units) for units in Units},
        _PACE: {told.pace_key(units) for units in Units},
        WATCH: {WATCH},
        RUNNER: {RUNNER},
    }
    said: set[str] = st.session_state.setdefault(_SAID, set())
    said.update(name for name, keys in fields.items() if keys & set(st.query_params))
    return said


def _remember(view: View, said: set[str], runners: Runners) -> None:
    """Let the browser remember what is told, in units that do not change."""
    units = view.units
    longest_m, pace = told.longest_told_m(units), told.pace_told_s_per_km(units)
    # An empty text too: what was chosen before is chosen no more.
    values = {UNITS: units.value, WATCH: view.watch.value if view.watch else ""}
    values.update(remembered_texts(view.look))
    if told.is_longest(longest_m):
        values[_LONGEST] = f"{longest_m:.0f}"
    if told.is_pace(pace):
        values[_PACE] = f"{pace:.1f}"
    runner = chosen_here()
    if runner:
        values[RUNNER] = runner
    standing = {_PACE: f"{told.DEFAULT_PACE_S_PER_KM:.1f}"}
    settled = set(said)
    if runners.book:
        standing[RUNNER] = runners.book.id
        # A visitor's answers say nothing of a runner who is kept.
        settled |= {_LONGEST, _PACE}
    names = (UNITS, _LONGEST, _PACE, WATCH, RUNNER, *REMEMBERED)
    remember(
        values,
        {name: name in settled for name in names},
        standing,
        lambda kept: _take(kept, runners),
    )


def _take(kept: Mapping[str, str], runners: Runners) -> None:
    """Take over what a browser remembers, as far as it makes sense."""
    units = Units(kept[UNITS]) if kept.get(UNITS) in set(Units) else None
    if units:
        st.session_state[UNITS] = units.value
        told.start_in(units)
    now = units or Units(st.session_state.get(UNITS) or Units.KM)
    longest_m, pace = _number(kept.get(_LONGEST)), _number(kept.get(_PACE))
    if longest_m is not None and told.is_longest(longest_m):
        told.tell_longest(longest_m, now)
    if pace is not None and told.is_pace(pace):
        told.tell_pace(pace, now)
    watch = remembered_watch(kept.get(WATCH))
    if watch:
        st.session_state[WATCH] = watch
    take_remembered(kept)
    if kept.get(RUNNER) in {head.id for head in runners.heads}:
        choose(kept[RUNNER])


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
