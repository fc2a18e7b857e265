"""What goes with a run of today, while it is to come: its files, its page, its map."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from planner.pain_state import PainState
from planner.picks import other_id
from planner.plan import RoutePick
from planner.screens import labels
from planner.screens.desk import Desk
from planner.screens.loop_offer import LoopOffers
from planner.screens.run_taking import TakeRuns
from planner.today import Part, State, Today
from routes.errors import RouteError
from routes.library import Library
from routes.measure import measure
from routes.screens.map_told import shown_to
from routes.screens.map_widget import show_map
from routes.screens.served import MapSources
from routes.summary import RouteSummary
from routes.tailor import make
from routes.track import Route

_MADE = "today_made"


@dataclass(frozen=True, slots=True)
class RunToday:
    """Show what a runner takes along, from the check-in to the end of the run."""

    desk: Desk
    library: Library
    sources: MapSources
    day: Today
    state: PainState
    offers: LoopOffers | None = None

    def show(
        self,
        routes: tuple[RouteSummary, ...],
        by_id: Mapping[str, RouteSummary],
        routes_page: Page,
    ) -> None:
        """Show it below each other; nothing before the check-in, and nothing after the run."""
        run, check_in = self.day.thing(Part.RUN), self.day.thing(Part.CHECK_IN)
        is_asked = check_in is not None and check_in.state is State.DUE
        plan_day = self.day.plan_day
        # What became of yesterday's run may yet move this one.
        is_open = run is not None and run.state.is_open and self.day.asks is None
        if run is None or not is_open or is_asked or plan_day is None:
            return
        pick = run.item.route if run.item else None
        route = by_id.get(pick.route_id) if pick else None
        with st.container(horizontal=True, vertical_alignment="center", key="today-take"):
            TakeRuns(self.desk, self.library, by_id, self.state)(plan_day, pick if route else None)
            if route:
                st.page_link(
                    routes_page,
                    label=labels.SEE_ON_MAP,
                    icon=":material/map:",
                    query_params={"route": route.id},
                )
        if self.offers:
            self.offers.place(plan_day)
            self.offers.fill()
        if route and pick:
            self._map(routes, route, pick)

    def _map(self, routes: tuple[RouteSummary, ...], route: RouteSummary, pick: RoutePick) -> None:
        try:
            made = self._made(pick, routes)
            measured = measure(made)
        except RouteError:
            # The downloads beside it have said that the file is gone.
            return
        show_map(
            routes,
            made,
            route,
            self.sources,
            lambda _: None,
            key="today_map",
            shown=shown_to(self.desk.view, measured),
        )

    def _made(self, pick: RoutePick, routes: tuple[RouteSummary, ...]) -> Route:
        """Return the run's own line, made once for as long as it stays the same."""
        known = st.session_state.get(_MADE)
        if isinstance(known, _Made) and known.pick == pick:
            return known.route
        over = other_id(pick.recipe, routes)
        made = make(
            self.library.open(pick.route_id),
            pick.recipe,
            self.library.open(over) if over else None,
        )
        st.session_state[_MADE] = _Made(pick, made)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    pick: RoutePick
    route: Route
