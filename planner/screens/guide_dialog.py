"""The dialog that guides through a routine of the week, in full or in five minutes."""

from dataclasses import dataclass

import streamlit as st

from planner.plan import Day, Item, Kind
from planner.routine_choice import Guided, Length, guided, need_of
from planner.routines import stretched_before
from planner.screens import guide_labels as labels
from planner.screens.desk import Desk
from planner.screens.guide import show_guide
from planner.screens.seasons import Seen


def guide_me(seen: Seen, desk: Desk, day: Day, kind: Kind) -> None:
    """Open the dialog for a day's routine; call it in the run it shall open in.

    It writes nothing: the page Today does, for the day that it is.
    """
    item = next((each for each in day.items if each.kind is kind and each.exercises), None)
    if item is None:
        return
    st.dialog(labels.STEP_BY_STEP, width="medium")(_Guide(seen, desk, day, item).show)()


@dataclass(frozen=True, slots=True)
class _Guide:
    """Hold what a dialog is about."""

    seen: Seen
    desk: Desk
    day: Day
    item: Item

    def show(self) -> None:
        """Show the choice of length where there is one, and the timer."""
        whole, short = (self._made(length) for length in (Length.NORMAL, Length.SHORT))
        if whole is None:
            return
        made, key = whole, f"guide-{self.day.day}-{self.item.kind}"
        if short and short.duration_s < whole.duration_s:
            chosen = st.segmented_control(
                labels.LENGTH,
                list(Length),
                default=Length.NORMAL,
                required=True,
                format_func=lambda length: labels.LENGTHS[length],
                key=f"{key}-length",
            )
            made = short if chosen is Length.SHORT else whole
        show_guide(
            made,
            self.desk.today,
            self.seen.given.exercises,
            key=f"{key}-{made.length}",
            calm=self.desk.view.look.is_calm,
        )

    def _made(self, length: Length) -> Guided | None:
        runner, standing = self.seen.given.runner, self.seen.season.standing
        stretched = stretched_before(self.desk.ticks, self.day.day)
        need = need_of(self.desk.journal, runner, standing, self.desk.today, stretched)
        return guided(self.item, self.day.day, need, length, self.seen.given.exercises)
