"""The loops found, one of them chosen: the list, and what can be done with the chosen one."""

import math
from dataclasses import dataclass, replace

import numpy as np
import streamlit as st
from streamlit.navigation.page import Page

from routes.edits import History
from routes.facts import RouteFacts
from routes.library import Library
from routes.loop_ask import MOST_SEED, Found, Loop
from routes.loop_wish import LoopWish
from routes.measure import Measurement
from routes.screens import edit_labels
from routes.screens import loop_page_labels as labels
from routes.screens.card import show_card
from routes.screens.components import LOOPS
from routes.screens.fit_labels import turned_name
from routes.screens.keep_new import keep_new, keep_parts
from routes.screens.loop_answer import Answer
from routes.screens.loop_asked import OTHERS_KEY, ask_before, ask_of_one, ask_seed
from routes.screens.loop_labels import loop_facts
from routes.screens.measures import distance_text
from routes.screens.sketch import sketch
from routes.screens.view import View
from routes.screens.workshop import Shown, new_name
from routes.summary import RouteSummary, summarise
from routes.units import Units

_KEY, _CHOSEN = "loops", "loop-chosen"
_TO_DRAW = "loop_to_draw"
# A file keeps coordinates to about a centimetre.
_SAME_DEG, _SAME_M = 1e-5, 2.0


@dataclass(frozen=True, slots=True)
class LoopPages:
    """Name the pages that this one leads to: where a kept loop is seen, and where it is changed."""

    routes: Page
    draw: Page


def offer_loops(loop_page: Page) -> None:
    """Show the way to find new loops, on another page than `loop_page`."""
    st.page_link(loop_page, label=labels.OFFER, icon=":material/laps:", help=labels.OFFER_HELP)


def show_list(found: Found, number: int, wish: LoopWish, units: Units, said: str) -> None:
    """Show the loops, `number` chosen, and the way to others; `said` is told without sight."""

    def chosen() -> None:
        sent = st.session_state[_KEY].chosen
        if isinstance(sent, int) and 1 <= sent <= len(found.loops):
            ask_of_one(number=sent)

    LOOPS(
        key=_KEY,
        data={
            "label": labels.LISTED,
            "said": said,
            "chosen": number,
            "loops": [_entry(at, loop, units) for at, loop in enumerate(found.loops, 1)],
        },
        on_chosen_change=chosen,
    )
    with st.container(horizontal=True, gap="small"):
        st.button(
            labels.ANOTHER,
            key=OTHERS_KEY,
            icon=":material/refresh:",
            on_click=ask_seed,
            args=(wish.seed % MOST_SEED + 1,),
        )
        if wish.seed > 1:
            st.button(
                labels.BEFORE,
                key="loop_before",
                type="tertiary",
                on_click=ask_before,
                args=(wish.seed,),
            )
    st.markdown(f":gray[{labels.RANKED}]")


def show_loop(loop: Loop, units: Units, key: str) -> None:
    """Show one loop, which nothing is to be chosen from."""
    # Names of streets come from a file; the widget shows them as text.
    LOOPS(
        key=key,
        data={
            "label": labels.LISTED_ONE,
            "said": "",
            "chosen": 0,
            "loops": [_entry(1, loop, units)],
        },
    )


def show_chosen(
    answer: Answer, measurement: Measurement, library: Library, pages: LoopPages, view: View
) -> None:
    """Show the chosen loop's card, and the ways to keep, turn and change it."""
    route, wish = answer.routes[answer.number - 1], answer.wish
    turned = "-turned" if answer.is_turned else ""
    if answer.is_turned:
        route = replace(route, name=turned_name(route.name))
    summary = summarise(route, f"loop-{wish.seed}{turned}", measurement)
    history = History.of(route)
    facts = RouteFacts(file_name="", summary=labels.UNCHECKED)
    kept = _kept(library, summary)
    with st.container(horizontal=True, vertical_alignment="center", key=_CHOSEN):
        if kept:
            st.page_link(
                pages.routes,
                label=labels.SEE,
                icon=":material/map:",
                query_params={"route": kept.id},
            )
        else:
            keep_new(summary, history, library.own, view.units, "loop", leads_to=_CHOSEN)
        _draw(summary, history, kept, library, pages, view.units)
        if answer.can_turn:
            st.button(
                edit_labels.REVERSE,
                key="loop_turn",
                icon=":material/sync:",
                on_click=ask_of_one,
                kwargs={"is_turned": not answer.is_turned},
            )
    if answer.is_one_way:
        st.markdown(f":gray[{labels.ONE_WAY}]")
    show_card(summary, Shown(route, measurement, summary, facts), history, None, view)


def _entry(number: int, loop: Loop, units: Units) -> dict[str, object]:
    return {
        "number": number,
        "numbered": labels.number_text(number),
        "distance": distance_text(loop.distance_m, units),
        "name": loop.name,
        "facts": list(loop_facts(loop, units)),
        "sketch": sketch(loop.route.track),
    }


def _draw(
    summary: RouteSummary,
    history: History,
    kept: RouteSummary | None,
    library: Library,
    pages: LoopPages,
    units: Units,
) -> None:
    """Offer to change the loop on the page Draw, which opens routes that are kept."""
    if kept and st.session_state.pop(_TO_DRAW, False):
        st.switch_page(pages.draw, query_params={"edit": kept.id})

    def keep() -> None:
        st.session_state[_TO_DRAW] = True
        if kept is None:
            name = new_name(summary, summary.distance_m, history, units)
            keep_parts(history.state.parts, [name], (), library.own)

    st.button(
        labels.DRAW,
        key="loop_draw",
        icon=":material/draw:",
        help=labels.DRAW_HELP,
        on_click=keep,
    )


def _kept(library: Library, summary: RouteSummary) -> RouteSummary | None:
    """Return the runner's own route that is this loop, None while it is not kept."""
    box = np.array(_corners(summary))
    return next(
        (
            route
            for route in library.list()
            if library.is_own(route.id)
            and abs(route.distance_m - summary.distance_m) <= _SAME_M
            and np.abs(np.array(_corners(route)) - box).max() <= _SAME_DEG
            and _same_way(route, summary)
        ),
        None,
    )


def _same_way(one: RouteSummary, other: RouteSummary) -> bool:
    """Tell whether two routes on one line are run the same way round."""

    def at(route: RouteSummary, share: float) -> tuple[float, float]:
        point = round(share * (len(route.lat_deg) - 1))
        return float(route.lat_deg[point]), float(route.lon_deg[point])

    first, same, turned = at(one, 0.25), at(other, 0.25), at(other, 0.75)
    return math.dist(first, same) <= math.dist(first, turned)


def _corners(route: RouteSummary) -> tuple[float, float, float, float]:
    box = route.bounds
    return box.south_deg, box.west_deg, box.north_deg, box.east_deg
