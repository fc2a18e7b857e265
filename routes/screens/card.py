"""The chosen route's card: its name, its numbers, its profile, and the file for a watch."""

from dataclasses import asdict

import streamlit as st

from routes.candidates import Shape
from routes.edits import History
from routes.facts import RouteFacts
from routes.measure import retraces
from routes.repeated import repeated_m
from routes.screens import card_labels, choose_labels
from routes.screens.components import ROUTE_CARD
from routes.screens.numbers import numbers
from routes.screens.printing import sheet_of
from routes.screens.profile import show_profile
from routes.screens.route_names import name_in
from routes.screens.span import line_key
from routes.screens.take import show_more, show_take
from routes.screens.taking import taking_of
from routes.screens.view import View
from routes.screens.workshop import Shown
from routes.summary import RouteSummary
from routes.track import Track


def show_card(
    chosen: RouteSummary,
    shown: Shown,
    history: History,
    facts: RouteFacts | None,
    view: View,
) -> None:
    """Show the card of the `chosen` route.

    Name and tags are those of `chosen`, all numbers and files those of what is `shown` of it, which
    may be a variation. `history` is how it was edited, `facts` are of the whole route.
    """
    route, measurement = shown.route, shown.measurement
    line = line_key(route.track)
    told = numbers(
        route,
        measurement,
        choose_labels.SHAPES[_shape(line, route.track, is_loop=measurement.is_loop)],
        _repeated(line, route.track),
        view,
        chosen.tags,
    )
    left, right = st.columns([5, 1], gap="medium")
    with left:
        ROUTE_CARD(
            key="route_card",
            data={
                "name": name_in(chosen.name, measurement.distance_m, view.units),
                "summary": shown.facts.summary if shown.facts else "",
                "numbers": [asdict(number) for number in told],
                "methodOf": card_labels.METHOD_OF,
            },
        )
    with right:
        show_take(taking_of(shown, history, facts, view), view, "route", "stretch")
        show_more(sheet_of(shown, history, facts, view), "sheet", "stretch")
    show_profile(route, measurement, view)


# Both look at every metre of a line, and a page is made anew at every press of a button.
@st.cache_data(max_entries=256, show_spinner=False)
def _repeated(line: str, _track: Track) -> float:  # noqa: ARG001 - the line's key in the cache
    return repeated_m(_track)


def _shape(line: str, track: Track, *, is_loop: bool) -> Shape:
    if not is_loop:
        return Shape.ONE_WAY
    return Shape.AND_BACK if _retraces(line, track) else Shape.LOOP


@st.cache_data(max_entries=256, show_spinner=False)
def _retraces(line: str, _track: Track) -> bool:  # noqa: ARG001 - the line's key in the cache
    return retraces(_track.lat_deg, _track.lon_deg)
