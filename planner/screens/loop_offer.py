"""Offer a loop from home for each run of a week that no route fits, found when the week is shown.

Places are kept while the days are shown, and filled below them, so that no day waits for a search.
"""

import time
from dataclasses import dataclass, field, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from planner.edits import SetRoute
from planner.loop_offer import lacks_route, loop_ask, loop_pick, loop_reason
from planner.plan import Day, Item
from planner.profile import Home
from planner.screens import loop_offer_labels as labels
from planner.screens.desk import Desk
from planner.screens.seasons import Seen
from planner.screens.words import reason_text
from routes.candidates import Point
from routes.kept import NewFile
from routes.library import Library
from routes.loop_ask import Ask, Loop, LoopError
from routes.loop_finder import LoopFinder
from routes.loop_wish import LoopWish, loop_parameters
from routes.own import Keepsake
from routes.screens.loop_labels import loop_text, loop_title
from routes.screens.steps import safely
from routes.write.whole_gpx import write_whole_gpx

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
    """Offer loops for the runs of a season; make it anew for each week shown."""

    seen: Seen
    desk: Desk
    library: Library
    loops: Loops
    _places: list[tuple[Day, Item, DeltaGenerator]] = field(default_factory=list)

    def place(self, day: Day) -> None:
        """Keep a place for the offer of a day, where it needs one."""
        if self._home and day.run and lacks_route(day.run) and not self.desk.is_looking:
            self._places.append((day, day.run, st.container()))

    def fill(self) -> None:
        """Show the offers."""
        home, until = self._home, time.monotonic() + _PATIENCE_S
        if home is None:
            return
        for day, run, place in self._places:
            if time.monotonic() > until:
                return
            ask = self._ask(day, run, home)
            loop = self._found(ask) if ask else None
            if ask and loop:
                with place:
                    self._show(day, run, loop, ask, home)

    @property
    def _home(self) -> Home | None:
        return self.seen.given.profile.home

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

    def _show(self, day: Day, run: Item, loop: Loop, ask: Ask, home: Home) -> None:
        units, key = self.desk.units, f"{day.day}"
        with st.container(border=True, key=f"run-{key}-loop", gap="small"):
            # Names of streets come from a file, so they are never markup.
            st.text(loop_text(loop, units))
            st.text(reason_text(loop_reason(loop.distance_m, run), units))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(
                    labels.TAKE,
                    key=f"loop-take-{key}",
                    icon=":material/laps:",
                    on_click=self._take,
                    args=(day, run, loop),
                )
                wish = LoopWish(
                    Point(home.lat_deg, home.lon_deg, home.name),
                    ask.distance_m,
                    tastes=ask.tastes,
                    seed=ask.seed,
                )
                told = {name: said for name, said in loop_parameters(wish).items() if said}
                st.page_link(
                    self.loops.page, label=labels.MORE, icon=":material/map:", query_params=told
                )

    def _take(self, day: Day, run: Item, loop: Loop) -> None:
        """Keep a loop as a route, and make it the runner's pick for a day."""
        written: list[str] = []
        name = loop_title(loop, self.desk.units)

        def keep() -> None:
            file = NewFile(name, ".gpx", write_whole_gpx(replace(loop.route, name=name)))
            written.extend(self.library.own.keep((Keepsake(file),)))

        if not safely(keep):
            return
        mine = self.library.own.catalogue
        for route in mine.list():
            if mine.origin(route.id).file_name in written:
                edit = SetRoute(day.day, loop_pick(route, run))
                self.desk.add(edit, labels.taken_text(name, day.day))
