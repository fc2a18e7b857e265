"""The dialog that changes a planned run: each choice says what it breaks and costs before it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from streamlit.navigation.page import Page

from planner import rules
from planner.changing import swaps, takes_wishes, touching
from planner.edits import Edit, Move, NotToday, SetDistance, Skip, Swap
from planner.plan import Item
from planner.screens import care_words
from planner.screens import change_labels as labels
from planner.screens.change_labels import Choice
from planner.screens.change_routes import show_routes
from planner.screens.change_verdict import Offer, show_verdict
from planner.screens.change_words import dated_run_text, edit_text, total_text
from planner.screens.date_format import date_format
from planner.screens.dates import weekday_date
from planner.screens.desk import Desk
from planner.screens.joined import in_clauses
from planner.screens.loop_offer import find_loop
from planner.screens.loop_taken import take_back
from planner.screens.seasons import Seen
from planner.verdict import take_back as without
from routes.language import decimal
from routes.library import Library
from routes.screens.measures import distance_unit


def change_run(
    seen: Seen, desk: Desk, library: Library, day: date, loop_page: Page | None = None
) -> None:
    """Open the dialog for the run of a day of the plan; call it in the run it shall open in.

    `loop_page` is where a new route for it is found, None for no such way.
    """
    st.dialog(labels.TITLE)(_Change(seen, desk, library, day, loop_page).show)()


@dataclass(frozen=True)
class _Change:
    """Hold what a dialog is about."""

    seen: Seen
    desk: Desk
    library: Library
    day: date
    loop_page: Page | None = None

    def show(self) -> None:
        """Show the choices, then what the chosen one needs, breaks and costs."""
        state = self.seen.season.standing.state
        if state.hides_plan:
            st.text(care_words.state_text(state, self.desk.profile.help))
            return
        run = self.seen.season.plan.run_on(self.day)
        if run is None:
            st.text(labels.NO_RUN.format(day=weekday_date(self.day)))
        else:
            st.text(dated_run_text(self.day, run, self.desk.units))
        choices = list(self._choices(run))
        if not choices:
            return
        chosen = st.radio(
            labels.CHOOSE,
            choices,
            index=None if run else 0,
            format_func=self._name,
            key=self._key("choice"),
        )
        if run and not takes_wishes(run):
            st.markdown(f":gray[{labels.SESSION if run.session else labels.CALM}]")
        if chosen is Choice.BACK:
            self._back()
        elif chosen is Choice.ROUTE and run:
            show_routes(self.seen, self.desk, self.library, self.day, run)
            if self.loop_page:
                find_loop(self.loop_page, run, self.desk.profile.home, self.desk.units)
        elif chosen and run:
            edit = self._edit(chosen, run)
            if edit:
                offer = Offer(edit, labels.MAKE[chosen], labels.ANYWAY)
                show_verdict(self.seen, self.desk, offer, self._key(chosen.value))

    def _choices(self, run: Item | None) -> Iterator[Choice]:
        if run:
            yield from (Choice.WAIT, Choice.MOVE, Choice.SKIP)
            if swaps(self.seen.season.plan, self.day):
                yield Choice.SWAP
            if takes_wishes(run):
                yield Choice.DISTANCE
                if run.route:
                    yield Choice.ROUTE
        if touching(self.desk.edits, self.day):
            yield Choice.BACK

    def _name(self, choice: Choice) -> str:
        is_today = choice is Choice.WAIT and self.day == self.desk.today
        return labels.NOT_TODAY if is_today else labels.CHOICES[choice]

    def _key(self, name: str) -> str:
        return f"change-{self.day}-{name}"

    def _edit(self, chosen: Choice, run: Item) -> Edit | None:
        """Show what the choice needs to know; return the change, None while it makes none."""
        match chosen:
            case Choice.WAIT:
                return NotToday(self.day)
            case Choice.SKIP:
                return Skip(self.day)
            case Choice.MOVE:
                return self._move()
            case Choice.SWAP:
                return self._swap()
            case _:
                return self._distance(run)

    def _move(self) -> Move | None:
        plan = self.seen.season.plan
        first, last = plan.first_day, plan.days[-1].day
        following = self.day + timedelta(days=1)
        to = st.date_input(
            labels.TO_DAY,
            value=following if following <= last else self.day,
            min_value=first,
            max_value=last,
            format=date_format(),
            key=self._key("to"),
        )
        if to == self.day or plan.run_on(to):
            st.text(labels.SAME_DAY if to == self.day else labels.TAKEN)
            return None
        return Move(self.day, to)

    def _swap(self) -> Swap | None:
        plan, units = self.seen.season.plan, self.desk.units
        found = swaps(plan, self.day)
        others = {swap.other if swap.day == self.day else swap.day: swap for swap in found}
        if len(others) == 1:
            (chosen,) = others
        else:
            chosen = st.selectbox(
                labels.SWAP_WITH, list(others), format_func=weekday_date, key=self._key("other")
            )
        run = plan.run_on(chosen)
        if run:
            st.text(labels.SWAP_WITH_RUN.format(run=dated_run_text(chosen, run, units)))
        return others[chosen]

    def _distance(self, run: Item) -> SetDistance | None:
        units = self.desk.units
        now = round((run.distance_m or 0.0) / units.distance_m, 1)
        told = st.number_input(
            labels.DISTANCE.format(unit=distance_unit(units)),
            value=now,
            step=0.5,
            format="%.1f",
            key=self._key(f"distance-{units.value}"),
        )
        least, most = (metres / units.distance_m for metres in rules.LONGEST_RANGE_M)
        metres = told * units.distance_m
        if not rules.LONGEST_RANGE_M[0] <= metres <= rules.LONGEST_RANGE_M[1]:
            st.error(
                labels.DISTANCE_RANGE.format(
                    least=decimal(least, 1), most=decimal(most), unit=distance_unit(units)
                )
            )
            return None
        if round(told, 1) == now:
            st.text(labels.DISTANCE_SAME)
            return None
        return SetDistance(self.day, metres)

    def _back(self) -> None:
        """Show the changes of the day, what taking them back does, and the button for it."""
        gone = touching(self.desk.edits, self.day)
        units = self.desk.units
        after, cost = without(self.seen.given, self.seen.season, gone)
        with st.container(border=True, key=self._key("back-verdict"), gap="small"):
            for edit in gone:
                st.text(labels.SENTENCE.format(change=edit_text(edit, units)))
            run = after.plan.run_on(self.day)
            if run:
                st.text(dated_run_text(self.day, run, units))
            st.text(total_text(cost, after.plan.days[-1].day, units))
        if st.button(labels.MAKE[Choice.BACK], key=self._key("back-make"), type="primary"):
            kept = [each for each in self.desk.kept if each.record in gone]
            said = in_clauses(edit_text(edit, units) for edit in gone)
            take_back(self.desk, self.library, kept, said)
            st.rerun()
