"""The page Today: what is due now, one thing at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st
from streamlit.navigation.page import Page

from planner.errors import PlanError
from planner.pain_state import PainState
from planner.routines import routines_of
from planner.screens import labels as week_labels
from planner.screens import today_words as words
from planner.screens.check_in import pain_after_run, show_check_in
from planner.screens.components import TODAY
from planner.screens.desk import Desk
from planner.screens.done_dialog import mark_run
from planner.screens.loop_offer import LoopOffers, Loops
from planner.screens.season_view import tell_broken
from planner.screens.seasons import Seen, seen
from planner.screens.standing_view import show_standing
from planner.screens.starting import has_told
from planner.screens.today_heard import hear
from planner.screens.today_run import RunToday
from planner.screens.today_view import Session
from planner.screens.who import Runners, choose_runner
from planner.screens.words import error_text
from planner.today import Part, Today, today_of
from routes.language import first_up
from routes.library import Library
from routes.screens.asked import leave_behind
from routes.screens.library import keep_up
from routes.screens.said import show_said
from routes.screens.served import MapSources
from routes.summary import RouteSummary

_KEY = "today"
# What the back asks for before anything else.
_FIRST = (PainState.EMERGENCY, PainState.URGENT, PainState.STOP)
_TELLS, _MARKS = "today_tells", "today_marks"


@dataclass(frozen=True, slots=True)
class Pages:
    """Name the pages that this one leads to."""

    routes: Page
    week: Page
    journal: Page


def show_today(
    desk: Desk,
    runners: Runners,
    library: Library,
    sources: MapSources,
    pages: Pages,
    loops: Loops | None = None,
) -> None:
    """Show the current runner's day; where no route fits its run, `loops` has one from home."""
    leave_behind()
    st.title(words.TITLE)
    is_complete = keep_up(library)
    if desk.book is None and len(runners.heads) > 1:
        st.write(words.WHO_FIRST)
        choose_runner(runners, "today_runner")
        return
    if desk.book is None and not has_told(desk.view):
        st.write(words.NO_PLAN)
        if st.button(words.TO_WEEK, key="today-plan", type="primary"):
            st.switch_page(pages.week)
        return
    routes = library.list()
    try:
        season = seen(desk, library, routes)
        worst = pain_after_run(desk)
        day = today_of(season.given, season.season, desk.ticks, is_back_asked=worst is not None)
    except PlanError as error:
        st.info(error_text(error))
        st.page_link(pages.week, label=words.WEEK, icon=":material/calendar_month:")
        return
    broken = [breach for breach in season.season.breaches if breach.is_hard]
    if broken:
        tell_broken(broken)
        return
    offers = LoopOffers(season, desk, library, loops, "today") if loops and is_complete else None
    _Day(desk, season, day, routes, worst, offers).show(library, sources, pages)


@dataclass(frozen=True, slots=True)
class _Day:
    desk: Desk
    seen: Seen
    day: Today
    routes: tuple[RouteSummary, ...]
    worst: int | None
    offers: LoopOffers | None

    def show(self, library: Library, sources: MapSources, pages: Pages) -> None:
        # Places that are always there: what follows them would else begin anew, a clock too.
        standing, session, below = st.container(), st.container(), st.container()
        stands = self.day.standing
        check_in = self.day.thing(Part.CHECK_IN)
        is_checked = check_in is not None and not check_in.state.is_open
        # While there is something to do it comes first, under a line of what it is like today.
        with standing if stands.state in _FIRST else below:
            if (stands.state.hides_plan or is_checked) and show_standing(stands, self.desk):
                show_said()
                return
        if self.day.begins is not None:
            st.write(words.begins_line(self.day.begins))
            st.page_link(pages.week, label=words.WEEK, icon=":material/calendar_month:")
            return
        by_id = {route.id: route for route in self.routes}
        left, right = session.columns([1.2, 1], gap="large")
        with left:
            self._session(by_id)
        # Who is telling what hurts is shown nothing to run with.
        if not self._is_telling():
            with right:
                RunToday(self.desk, library, sources, self.day, stands.state, self.offers).show(
                    self.routes, by_id, pages.routes
                )
        with below:
            _tomorrow(self.day, self.desk, pages)
            show_said()
        self._mark()

    def _session(self, by_id: Mapping[str, RouteSummary]) -> None:
        """Show the day's session, and below it the whole check-in where that is asked for."""
        given = self.seen.given
        is_telling = self._is_telling()
        is_asking = self.worst is not None or is_telling
        session = Session(
            self.day,
            self.desk,
            by_id,
            routines_of(given, self.day, self.desk.ticks),
            given.exercises,
            datetime.now(UTC),
            is_asking,
        )
        TODAY(
            key=_KEY,
            data=session.data(),
            on_told_change=lambda: hear(st.session_state[_KEY].told, self.desk),
            on_wanted_change=self._want,
        )
        with st.container(key="today-check-in"):
            if is_asking:
                show_check_in(self.desk, worst=self.worst, is_telling=is_telling)

    def _is_telling(self) -> bool:
        """Tell whether the runner asked to tell more of the back, and has not told it since."""
        return bool(st.session_state.get(_TELLS) == self._told_count())

    def _told_count(self) -> tuple[str, int]:
        told = [each for each in self.desk.journal.check_ins if each.day == self.desk.today]
        return f"{self.desk.today}", len(told)

    def _want(self) -> None:
        """Open what a browser asks for: the whole check-in, or the fields of a run."""
        wanted = st.session_state[_KEY].wanted
        if wanted == Part.CHECK_IN:
            st.session_state[_TELLS] = self._told_count()
        elif wanted == Part.RUN:
            st.session_state[_MARKS] = self.desk.today
        elif wanted == "asks" and self.day.asks:
            st.session_state[_MARKS] = self.day.asks.day

    def _mark(self) -> None:
        day = st.session_state.pop(_MARKS, None)
        if day is not None:
            mark_run(self.seen, self.desk, day)


def _tomorrow(day: Today, desk: Desk, pages: Pages) -> None:
    """Say what comes next, where the session does not say it, and lead on."""
    if day.tomorrow and not day.is_over:
        with st.container(key="today-tomorrow", gap=None):
            st.markdown(f":gray[{words.TOMORROW}]")
            st.text(week_labels.day_heading(day.tomorrow, desk.units))
            st.markdown(f":gray[{first_up(week_labels.day_line(day.tomorrow))}]")
    with st.container(horizontal=True):
        st.page_link(pages.week, label=words.WEEK, icon=":material/calendar_month:")
        run = day.thing(Part.RUN)
        if run and not run.state.is_open:
            st.page_link(pages.journal, label=words.JOURNAL, icon=":material/edit_note:")
