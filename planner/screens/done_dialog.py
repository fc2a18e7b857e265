"""The dialog that marks a planned run: done, cut short, on another day, or left out."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from planner import rules
from planner.changing import planned_on
from planner.edits import NotToday
from planner.journal import Missed, RunDone
from planner.plan import Item
from planner.screens import change_labels as labels
from planner.screens.change_labels import Happened
from planner.screens.change_words import dated_run_text
from planner.screens.dates import full_date, weekday_date
from planner.screens.desk import Desk
from planner.screens.run_fields import RunForm
from planner.screens.seasons import Seen
from routes.screens.measures import distance_text


def mark_run(seen: Seen, desk: Desk, day: date) -> None:
    """Open the dialog for a planned run of today or the week before it.

    Call it in the run it shall open in.
    """
    st.dialog(labels.DONE_TITLE)(_Mark(seen, desk, day).show)()


@dataclass(frozen=True)
class _Mark:
    """Hold what a dialog is about."""

    seen: Seen
    desk: Desk
    day: date

    def show(self) -> None:
        """Show what can have happened, then the fields of it."""
        ago = (self.desk.today - self.day).days
        if not 0 <= ago <= rules.DAYS_A_WEEK:
            st.text(labels.TO_COME if ago < 0 else labels.TOO_LONG_AGO)
            return
        run = self.seen.season.plan.run_on(self.day) or planned_on(self.seen.given, self.day)
        if run is None:
            st.text(labels.NOTHING_PLANNED.format(day=weekday_date(self.day)))
            return
        st.text(dated_run_text(self.day, run, self.desk.units))
        noted = self.desk.journal.run_on(self.day)
        if noted:
            far = distance_text(noted.distance_m, self.desk.units)
            st.text(labels.NOTED_ALREADY.format(run=far))
        every = tuple(Happened)
        happened = st.radio(
            labels.DONE_CHOOSE,
            every,
            format_func=lambda each: labels.HAPPENED[each],
            key=f"mark-{self.day}-what",
        )
        if happened is Happened.LEFT_OUT:
            self._left_out()
        else:
            self._ran(happened, run)

    def _ran(self, happened: Happened, run: Item) -> None:
        planned = self._planned(run)
        if run.session:
            st.markdown(f":gray[{labels.RUN_PART}]")
        if run.session and happened is Happened.CUT_SHORT:
            st.markdown(f":gray[{labels.CUT_SESSION}]")
        begun = planned
        if happened is Happened.OTHER_DAY:
            today = self.desk.today
            other = today if self.day < today else today - timedelta(days=1)
            begun = replace(planned, day=other, planned_for=self.day)
        form = RunForm(
            f"mark-{self.day}-{happened}",
            begun,
            self.desk.today,
            self.desk.units,
            {},
            is_short=happened is not Happened.OTHER_DAY,
        )
        told = form.show(labels.DONE_SAVE)
        if isinstance(told, RunDone):
            self._note(happened, planned, told)

    def _planned(self, run: Item) -> RunDone:
        """Return the run as it was planned: of a walk-run session the running alone."""
        route = run.route if run.route and run.route.fits else None
        return RunDone(
            self.day,
            run.run_m,
            stage=run.session.id if run.session else "",
            route_id=route.route_id if route else "",
        )

    def _note(self, happened: Happened, planned: RunDone, told: RunDone) -> None:
        said = labels.SAID_DONE
        if happened is Happened.CUT_SHORT:
            if told.distance_m >= planned.distance_m:
                st.error(labels.NOT_SHORT)
                return
            told, said = replace(told, is_cut_short=True), labels.SAID_CUT_SHORT
        elif happened is Happened.OTHER_DAY and told.day == self.day:
            st.error(labels.NOT_OTHER)
            return
        far = distance_text(told.distance_m, self.desk.units)
        self.desk.add(told, said.format(day=full_date(told.day), distance=far))
        st.rerun()

    def _left_out(self) -> None:
        st.text(labels.LEFT_OUT_WHY)
        if st.button(labels.LEFT_OUT_SAVE, key=f"mark-{self.day}-left-out", type="primary"):
            said = labels.SAID_LEFT_OUT.format(day=weekday_date(self.day))
            # A run that is left out today waits, as it would when the day is over.
            waits = [NotToday(self.day)] if self.day == self.desk.today else []
            self.desk.add_all([Missed(self.day), *waits], said)
            st.rerun()
