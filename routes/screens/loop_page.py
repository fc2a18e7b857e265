"""The page Loop: a run of any length from any door, found on the streets and paths known here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zlib import crc32

import streamlit as st

from routes.candidates import Point
from routes.finder import Finder
from routes.loop_ask import Ask, Found, LoopError
from routes.loop_finder import LoopFinder
from routes.loop_wish import LoopWish
from routes.mapview import LoopsShown, Shown, Sought
from routes.measure import Measurement, measure
from routes.screens import choose_labels
from routes.screens import loop_page_labels as labels
from routes.screens.asked import leave_behind
from routes.screens.library import keep_up
from routes.screens.loop_asked import ask_loop, asked_loop
from routes.screens.loop_choice import LoopPages, show_chosen, show_list
from routes.screens.loop_fields import FAR_KEY, Far, Points, loop_fields
from routes.screens.map_widget import Search, show_loop_map
from routes.screens.served import MapSources
from routes.screens.steps import last_step
from routes.screens.view import View
from routes.units import Units

_FIT = "loop_fit"
# Our choice, where a runner has not said how far: a round figure in either unit.
_FAR_M = {Units.KM: 5000.0, Units.MILES: 3 * Units.MILES.distance_m}


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """Hold what was asked, what was found, and why nothing was."""

    wish: LoopWish
    door: Point | None
    ask: Ask | None = None
    found: Found | None = None
    trouble: LoopError | None = None

    @property
    def number(self) -> int:
        """Return which loop is looked at, from 1."""
        return min(self.wish.number, len(self.found.loops)) if self.found else 1


def show_loops(
    finder: Finder,
    loops: LoopFinder,
    sources: MapSources,
    pages: LoopPages,
    view: View,
    home: Point | None,
) -> None:
    """Show the page; `home` is where a runner starts who says nothing else, None where unknown."""
    leave_behind()
    st.title(labels.TITLE)
    last_step()
    keep_up(finder.library)
    st.markdown(f":gray[{labels.INTRO}]")
    far_key = f"{FAR_KEY}_{view.units.value}"
    wish = asked_loop(is_new_visit=far_key not in st.session_state)
    points = Points.of(finder)
    door = wish.door or home
    far_m = wish.distance_m or _FAR_M[view.units]
    known = loops.known_at((door.lat_deg, door.lon_deg)) if door else None
    loop_fields(wish, points, home, known, Far(far_m, view.units))
    answer = _answer(loops, wish, door, far_m)
    _status(answer, far_m, points, view)
    left, right = st.columns([1.9, 1], gap="medium")
    measurement = None
    if answer.found:
        measurement = measure(answer.found.loops[answer.number - 1].route)
    # The list goes first: who waits reads it while the map is made.
    with right:
        if answer.found:
            show_list(answer.found, answer.number, wish, view.units)
    with left:
        _map(answer, points, sources, view, measurement)
    if answer.found and measurement:
        chosen = answer.found.loops[answer.number - 1]
        show_chosen(chosen, measurement, finder.library, pages, view)


def _answer(loops: LoopFinder, wish: LoopWish, door: Point | None, far_m: float) -> _Answer:
    if door is None:
        return _Answer(wish, door)
    try:
        ask = wish.ask(door, far_m)
        with st.spinner(labels.SEARCHING):
            return _Answer(wish, door, ask, loops.find(ask))
    except LoopError as error:
        return _Answer(wish, door, trouble=error)


def _status(answer: _Answer, far_m: float, points: Points, view: View) -> None:
    """Say what was found, or why nothing was, and what a click on the map is waited for."""
    # A place that is always there: what follows would else begin anew.
    with st.container(key="loop-status", horizontal=True, vertical_alignment="center"):
        picking = points.picking()
        if picking:
            st.text(choose_labels.PICKING, width="stretch")
            st.button(
                choose_labels.PICK_STOP,
                key="loop_pick_stop",
                type="tertiary",
                on_click=picking.stop_picking,
            )
        elif answer.trouble:
            st.info(labels.none_text(answer.trouble, answer.wish.seed, view.units))
            if answer.wish.seed > 1:
                st.button(labels.FIRST, key="loop_first", on_click=_first)
        elif answer.found and answer.ask:
            st.text(
                "\n".join(labels.found_lines(answer.found, answer.ask.shape, far_m, view.units)),
                width="stretch",
            )
        else:
            st.text(labels.ASK_DOOR)


def _first() -> None:
    ask_loop(lambda wish: replace(wish, seed=1, number=1))


def _map(
    answer: _Answer,
    points: Points,
    sources: MapSources,
    view: View,
    measurement: Measurement | None,
) -> None:
    found = answer.found
    # Without a door a click can mean nothing else.
    picking = points.picking() or (points.door if answer.door is None else None)
    hints = {"loop_door": labels.PICK_DOOR, "loop_to": labels.PICK_TO}
    hint = hints.get(picking.key, labels.PICK_THROUGH) if picking else ""
    door, number = answer.door, answer.number
    near = (door.lat_deg, door.lon_deg, labels.from_text(door.label)) if door else None
    sought = Sought(near=near, picking=picking is not None, pick_hint=hint, fit=_fit(answer))

    def told(value: Mapping[object, object]) -> bool:
        if picking and picking.told(value):
            return True
        chosen = value.get("loop")
        if isinstance(chosen, int):
            ask_loop(lambda wish: replace(wish, number=max(1, chosen)))
        return True

    shown = LoopsShown(
        number,
        tuple(labels.number_text(at) for at in range(1, 1 + len(found.loops) if found else 1)),
        tuple(
            (place.lat_deg, place.lon_deg, title(place.label))
            for place, title in (
                (answer.wish.through, labels.through_text),
                (answer.wish.to, labels.to_text),
            )
            if place
        ),
    )
    show_loop_map(
        [loop.route for loop in found.loops] if found else [],
        shown,
        # Where one walks is drawn in dots, as a loop to choose from may be.
        Shown(units=view.units, profile=measurement.profile) if measurement else None,
        sources,
        Search(sought, told),
    )


def _fit(answer: _Answer) -> int:
    """Return another number where the map should go to a door at which nothing was found."""
    if answer.found is None and answer.door is not None:
        st.session_state[_FIT] = crc32(repr(answer.door).encode())
    return int(st.session_state.get(_FIT, 0))
