"""Routes as a list to choose from: by page, with a search, where they are many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from routes.candidates import Shape
from routes.measure import retraces
from routes.screens import choose_labels, labels
from routes.screens.components import ROUTE_LIST
from routes.screens.measures import distance_text, up_text
from routes.screens.route_names import bare_name
from routes.screens.sketch import sketch
from routes.summary import RouteSummary
from routes.units import Units

# Our choice: as many as a long page holds before a search is quicker than the eye.
PAGE = 40


@dataclass(frozen=True, slots=True)
class Listing:
    """Name a list's own state, so that several pages have one each, and say what it lists.

    Distances are told in `units`; `marks` follow a route's numbers, and `tags` those. With
    `is_star` each has a star, and `on_star` gets what a browser sends when it is pressed. Many
    routes have a search of their own with `has_search`.
    """

    key: str
    label: str
    units: Units = Units.KM
    marks: Callable[[RouteSummary], str] = lambda _: ""
    tags: Callable[[RouteSummary], Sequence[str]] = lambda route: route.tags
    is_star: Callable[[RouteSummary], bool] | None = None
    on_star: Callable[[object], None] = lambda _: None
    has_search: bool = True


def chooser(
    routes: Sequence[RouteSummary], choose: Callable[[str], None]
) -> Callable[[object], None]:
    """Return what chooses a route by an id that a browser sent, which may be anything."""

    def sift(sent: object) -> None:
        if isinstance(sent, str) and any(route.id == sent for route in routes):
            choose(sent)

    return sift


def show_list(
    routes: Sequence[RouteSummary],
    chosen: RouteSummary,
    on_choose: Callable[[object], None],
    listing: Listing,
) -> None:
    """Show `routes` in their order; a click calls `on_choose` with what the browser sends."""
    found, first = routes, 0
    if len(routes) > PAGE:
        found = _found(routes, listing) if listing.has_search else routes
        pages = max(1, -(-len(found) // PAGE))
        first = PAGE * (min(st.pagination(pages, key=f"{listing.key}_page"), pages) - 1)
    if not found:
        st.info(labels.NONE_FOUND)
        return
    ROUTE_LIST(
        key=listing.key,
        data={
            "label": listing.label,
            "chosen": chosen.id,
            "star": choose_labels.STAR,
            "routes": [_row(route, listing) for route in found[first : first + PAGE]],
        },
        on_chosen_change=lambda: on_choose(st.session_state[listing.key].chosen),
        on_starred_change=lambda: listing.on_star(st.session_state[listing.key].starred),
    )


def _row(route: RouteSummary, listing: Listing) -> dict[str, object]:
    return {
        "id": route.id,
        "name": bare_name(route.name, route.distance_m),
        "numbers": _line(route, listing),
        "tags": list(listing.tags(route)),
        "star": listing.is_star(route) if listing.is_star else None,
        "sketch": sketch(route),
    }


def shape_text(route: RouteSummary) -> str:
    """Return loop, one way, or there and back."""
    if not route.is_loop:
        return labels.SHAPES[Shape.ONE_WAY]
    is_back = retraces(route.lat_deg, route.lon_deg)
    return labels.SHAPES[Shape.AND_BACK if is_back else Shape.LOOP]


def _found(routes: Sequence[RouteSummary], listing: Listing) -> Sequence[RouteSummary]:
    """Return the routes whose name or tags hold every word searched for, in any case and order."""
    key = f"{listing.key}_search"
    words = st.text_input(labels.SEARCH, key=key, max_chars=80).casefold().split()
    return [route for route in routes if all(word in _searched(route) for word in words)]


def _searched(route: RouteSummary) -> str:
    return " ".join((route.name, *route.tags)).casefold()


def _line(route: RouteSummary, listing: Listing) -> str:
    parts = [distance_text(route.distance_m, listing.units)]
    if route.ascent_m is not None:
        parts.append(up_text(route.ascent_m, listing.units))
    parts += [shape_text(route), listing.marks(route)]
    return " · ".join(filter(None, parts))
