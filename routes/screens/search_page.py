"""The part of the Routes page that chooses: what is asked, what is found, in list and map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from routes.choosing import Found, Sort, Wish, choose, limits_of, without
from routes.finder import Finder
from routes.language import listed
from routes.mapview import Sought
from routes.marked import NO_MARK, Mark
from routes.screens import choose_labels as labels
from routes.screens.asked import ask, ask_anything, ask_with, asked, ignored
from routes.screens.filter_bar import SEARCH_KEY, filter_bar
from routes.screens.following import follows, stop_following, take_view
from routes.screens.map_widget import Search
from routes.screens.marking import marks_or_told, star
from routes.screens.measures import about_time, distance_text
from routes.screens.near import near_point, near_told
from routes.screens.route_list import Listing, show_list
from routes.screens.view import View
from routes.summary import RouteSummary
from routes.wish_text import read_wish

_FIT = "choose_fit"


@dataclass(frozen=True, slots=True, eq=False)
class Searching:
    """Hold what is asked, what is found, and the marks of all routes."""

    finder: Finder
    wish: Wish
    found: Found
    marks: Mapping[str, Mark]
    view: View

    def mark(self, route: RouteSummary) -> Mark:
        """Return a route's mark."""
        return self.marks.get(route.id, NO_MARK)

    def tagged(self, route: RouteSummary) -> RouteSummary:
        """Return a route with the tags that a runner gave it, wherever they are kept."""
        tags = self.mark(route).tags
        return replace(route, tags=(*route.tags, *tags)) if tags else route


def search(finder: Finder, view: View) -> Searching:
    """Return what the address asks for and what is found; call it before anything is shown."""
    wish = asked(is_new_visit=SEARCH_KEY not in st.session_state)
    marks = marks_or_told(finder)
    left_out = ignored()
    # A place that is always there: what follows would else begin anew.
    with st.container():
        if left_out:
            names = listed(labels.PARAMETER_NAMES[name] for name in left_out)
            st.info(labels.IGNORED.format(parts=names))
    return Searching(
        finder, wish, choose(finder.candidates(), wish, view.runner, marks), marks, view
    )


def on_map(searching: Searching) -> Search:
    """Return what the map shows of a search."""
    wish = searching.wish
    near = wish.near
    label = labels.near_name(near.label) if near else ""
    is_limited = bool(limits_of(wish, searching.view.runner))
    sought = Sought(
        found=searching.found.routes if is_limited else None,
        near=(near.lat_deg, near.lon_deg, labels.NEAR_IS.format(place=label)) if near else None,
        within_m=wish.within_m,
        picking=near_point(searching.finder).is_picking,
        follow=follows(wish),
        view=wish.view,
        fit=st.session_state.get(_FIT, 0),
        pick_hint=labels.PICK,
    )

    def told(value: Mapping[object, object]) -> bool:
        if "view" in value:
            if follows(wish):
                take_view(value["view"])
            return True
        return near_told(value, searching.finder)

    return Search(sought, told)


def show_found(
    searching: Searching, chosen: RouteSummary, on_choose: Callable[[object], None]
) -> None:
    """Show the bar, how much is found, and the list of it."""
    wish, found, view = searching.wish, searching.found, searching.view
    filter_bar(wish, searching.finder, view)
    _status(searching)
    near = near_point(searching.finder)
    with st.container(horizontal=True, vertical_alignment="center"):
        if near.is_picking:
            near.show_waiting("choose_pick_stop")
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.unknown:
            st.text(labels.unknown_text(found.unknown), width="stretch")
            st.button(
                labels.UNKNOWN_SHOW,
                key="choose_unknown",
                type="tertiary",
                on_click=lambda: ask_with(with_unknown=True),
            )
    if not found.routes:
        _nothing(found)
        return
    show_list(found.routes, chosen, on_choose, _listing(searching))


def _listing(searching: Searching) -> Listing:
    by_id = {route.id: route for route in searching.found.routes}

    def on_star(sent: object) -> None:
        match sent:
            case {"id": str(route_id), "on": bool(is_on)} if route_id in by_id:
                star(searching.finder, by_id[route_id], favourite=is_on)

    return Listing(
        "route_list",
        labels.LISTED[searching.wish.sort, searching.wish.descending],
        searching.view.units,
        marks=lambda route: " · ".join(_marks(route, searching)),
        tags=lambda route: searching.tagged(route).tags,
        is_star=lambda route: searching.mark(route).favourite,
        on_star=on_star,
        has_search=False,
    )


def _marks(route: RouteSummary, searching: Searching) -> Sequence[str]:
    runner, units = searching.view.runner, searching.view.units
    marks = []
    near_m = searching.found.near_m.get(route.id)
    if near_m is not None:
        away = labels.AWAY.format(distance=distance_text(near_m, units))
        # One decimal of a km or mile tells no less than half of its last digit.
        marks.append(labels.PASSES if near_m < units.distance_m / 20 else away)
    if runner.is_told:
        if searching.wish.sort is Sort.TIME:
            marks.append(about_time(runner.time_s(route.gradient_mix_m)))
        if runner.may_run:
            marks.append(labels.readiness_text(runner.runs_away(max(route.distance_m, 1.0))))
    return marks


def _status(searching: Searching) -> None:
    wish, found = searching.wish, searching.found
    total, count = len(searching.finder.candidates().routes), len(found.routes)
    is_limited = bool(limits_of(wish, searching.view.runner))
    text = labels.found_text(count, total) if is_limited else labels.count_text(total)
    with st.container(key="choose-status", horizontal=True, vertical_alignment="center"):
        st.text(text, width="stretch")
        if is_limited and count:
            st.button(labels.FIT, key="choose_fit_button", type="tertiary", on_click=_fit)
        if is_limited or wish != read_wish({}).wish:
            st.button(
                labels.CLEAR,
                key="choose_clear",
                type="tertiary",
                on_click=_clear,
                args=(searching.finder,),
            )


def _nothing(found: Found) -> None:
    st.text(labels.NONE_WHICH if found.loosen else labels.NONE)
    with st.container(horizontal=True):
        for condition, count in found.loosen:
            st.button(
                labels.GIVE_UP[condition].format(count=count),
                key=f"choose_without_{condition}",
                on_click=ask,
                args=(lambda wish, given_up=condition: without(wish, given_up),),
            )


def _fit() -> None:
    st.session_state[_FIT] = st.session_state.get(_FIT, 0) + 1


def _clear(finder: Finder) -> None:
    stop_following()
    near_point(finder).stop_picking()
    ask_anything()
