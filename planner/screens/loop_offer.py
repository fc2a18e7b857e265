"""Offer a loop from home for each run that no route fits, found when its page is shown.

Places are kept while the days are shown, and filled below them, so that no day waits for a search.
"""

import time
from dataclasses import dataclass, field, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from planner.loop_offer import lacks_route, loop_ask, loop_reason, wanted_of
from planner.plan import Day, Item
from planner.profile import Home
from planner.screens import loop_offer_labels as labels
from planner.screens.desk import Desk
from planner.screens.loop_taken import take_loop
from planner.screens.seasons import Seen
from planner.screens.words import reason_text
from routes.candidates import Point
from routes.library import Library
from routes.loop_ask import LEAST_M, Ask, Loop, LoopError
from routes.loop_finder import LoopFinder
from routes.loop_wish import LoopWish, loop_parameters
from routes.screens.loop_choice import show_loop
from routes.units import Units

# Our choice: what is not found in this time after the week is there can be asked for on the page
# of loops.
_PATIENCE_S = 1.5


@dataclass(frozen=True, slots=True)
class Loops:
    """Hold what finds loops, and the page on which others are found."""

    finder: LoopFinder
    page: Page


@dataclass(frozen=True, slots=True)
class LoopOffers:
    """Offer loops for the runs of a season; make it anew for each week or day shown.

    `key` begins the keys of what is shown, which tell pages apart.
    """

    seen: Seen
    desk: Desk
    library: Library
    loops: Loops
    key: str
    _places: list[tuple[Day, Item, DeltaGenerator]] = field(default_factory=list)

    def place(self, day: Day) -> None:
        """Keep a place for the offer of a day, where it needs one."""
        if day.run and lacks_route(day.run) and not self.desk.is_looking:
            self._places.append((day, day.run, st.container()))

    def fill(self) -> None:
        """Show the offers."""
        until = time.monotonic() + _PATIENCE_S
        for day, run, place in self._places:
            with place:
                self._offer(day, run, is_late=time.monotonic() > until)

    def _offer(self, day: Day, run: Item, *, is_late: bool) -> None:
        """Show a loop; without a home, or where it is too late, the way to find one."""
        home = self.seen.given.profile.home
        if home is None:
            self._find(day, run, LoopWish())
            return
        ask = self._ask(day, run, home)
        if ask is None:
            return
        wish = LoopWish(_door(home), ask.distance_m, tastes=ask.tastes, seed=ask.seed)
        if is_late:
            self._find(day, run, wish)
            return
        loop = self._found(ask)
        if loop:
            self._show(day, run, loop, wish)

    def _ask(self, day: Day, run: Item, home: Home) -> Ask | None:
        given = self.seen.given
        light = given.light
        return loop_ask(
            run,
            home,
            day.day,
            prefers_flat=given.runner.has_back_history,
            is_dark=light is not None and light.is_dark(day.day, run.duration_s),
        )

    def _found(self, ask: Ask) -> Loop | None:
        try:
            found = self.loops.finder.find(ask)
        except LoopError:
            # The run stays as it is, any way the runner likes; its own reasons say so.
            return None
        return None if found.is_back else found.loops[0]

    def _find(self, day: Day, run: Item, wish: LoopWish) -> None:
        with st.container(key=f"{self.key}-{day.day}-find"):
            _lead(self.loops.page, run, wish, self.desk.units)

    def _show(self, day: Day, run: Item, loop: Loop, wish: LoopWish) -> None:
        units, key = self.desk.units, f"{self.key}-{day.day}-loop"
        with st.container(key=key, gap="small"):
            st.text(reason_text(loop_reason(loop.distance_m, run), units))
            show_loop(loop, units, f"loop-drawn-{day.day}")
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(
                    labels.TAKE,
                    key=f"loop-take-{day.day}",
                    icon=":material/laps:",
                    on_click=take_loop,
                    args=(self.desk, self.library, day.day, run, loop),
                )
                _link(self.loops.page, labels.MORE, ":material/map:", wish)


def find_loop(page: Page, run: Item, home: Home | None, units: Units) -> None:
    """Show the way to the page on which a loop for a run is found."""
    _lead(page, run, LoopWish(None if home is None else _door(home)), units)


def _door(home: Home) -> Point:
    return Point(home.lat_deg, home.lon_deg, home.name)


def _lead(page: Page, run: Item, wish: LoopWish, units: Units) -> None:
    wanted_m = wish.distance_m or wanted_of(run)
    if wanted_m >= LEAST_M:
        label = labels.find_text(wanted_m, units)
        _link(page, label, ":material/laps:", replace(wish, distance_m=wanted_m))


def _link(page: Page, label: str, icon: str, wish: LoopWish) -> None:
    told = {name: said for name, said in loop_parameters(wish).items() if said}
    st.page_link(page, label=label, icon=icon, query_params=told)
