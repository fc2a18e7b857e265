"""The page Loop: a run of any length from any door, found on the streets and paths known here."""

from collections.abc import Mapping
from zlib import crc32

import streamlit as st

from routes.finder import Finder
from routes.loop_finder import LoopFinder
from routes.mapview import LoopsShown, Shown, Sought
from routes.measure import Bounds, Measurement, measure
from routes.screens import loop_page_labels as labels
from routes.screens.asked import leave_behind
from routes.screens.library import keep_up
from routes.screens.loop_answer import Answer, answer_of
from routes.screens.loop_asked import ask_of_one, asked_loop
from routes.screens.loop_choice import LoopPages, show_chosen, show_list
from routes.screens.loop_fields import FAR_KEY, Far, Home, Points, loop_fields
from routes.screens.loop_status import show_ignored, show_status
from routes.screens.map_widget import Search, show_loop_map
from routes.screens.said import show_said
from routes.screens.served import MapSources
from routes.screens.view import View
from routes.units import Units

_FIT = "loop_fit"
# Our choice, where a runner has not said how far: a round figure in either unit.
_FAR_M = {Units.KM: 5000.0, Units.MILES: 3 * Units.MILES.distance_m}


def show_loops(
    finder: Finder,
    loops: LoopFinder,
    sources: MapSources,
    pages: LoopPages,
    view: View,
    home: Home,
) -> None:
    """Show the page; `home` is where a runner starts who says nothing else."""
    leave_behind()
    st.title(labels.TITLE)
    show_said()
    keep_up(finder.library)
    far_key = f"{FAR_KEY}_{view.units.value}"
    wish = asked_loop(is_new_visit=far_key not in st.session_state)
    door = wish.door or home.point
    at = (door.lat_deg, door.lon_deg) if door else None
    points = Points.of(loops.places(finder.places, at), finder.geocoder)
    # Places that are always there: what follows would else begin anew.
    with st.container():
        show_ignored()
    with st.container():
        if door is None:
            st.markdown(f":gray[{labels.INTRO}]")
    far_m = _FAR_M[view.units] if wish.distance_m is None else wish.distance_m
    known = loops.known_at(at) if at else None
    loop_fields(wish, points, home, known, Far(far_m, view.units))
    answer = answer_of(loops, wish, door, far_m)
    show_status(answer, points, home, view)
    left, right = st.columns([1.9, 1], gap="medium")
    measurement = None
    if answer.found:
        measurement = measure(answer.routes[answer.number - 1])
    # The list goes first: who waits reads it while the map is made.
    with right:
        if answer.found:
            said = labels.said_text(answer.found, far_m, view.units)
            show_list(answer.found, answer.number, wish, view.units, said)
    with left:
        # Those that ship are no sign of where a runner runs.
        own = finder.library.own.catalogue.list()
        around = None if door else loops.box_to_open(own)
        _map(answer, points, sources, view, measurement, around)
    if measurement:
        show_chosen(answer, measurement, finder.library, pages, view)


def _map(
    answer: Answer,
    points: Points,
    sources: MapSources,
    view: View,
    measurement: Measurement | None,
    around: Bounds | None,
) -> None:
    found = answer.found
    # Without a door a click can mean nothing else.
    picking = points.picking() or (points.door if answer.door is None else None)
    hints = {"loop_door": labels.PICK_DOOR, "loop_to": labels.PICK_TO}
    hint = hints.get(picking.key, labels.PICK_THROUGH) if picking else ""
    door, number = answer.door, answer.number
    near = (door.lat_deg, door.lon_deg, labels.from_text(door.label)) if door else None
    sought = Sought(
        near=near,
        picking=picking is not None,
        pick_hint=hint,
        fit=_fit(answer),
        around=around,
    )

    def told(value: Mapping[object, object]) -> bool:
        if picking and picking.told(value):
            return True
        chosen = value.get("loop")
        if isinstance(chosen, int):
            ask_of_one(number=max(1, chosen))
        return True

    shown = LoopsShown(
        number,
        tuple(labels.number_text(at) for at in range(1, 1 + len(found.loops) if found else 1)),
        tuple(
            (place.lat_deg, place.lon_deg, title(place.label))
            for place, title in (
                (answer.wish.through, labels.through_text),
                # The chosen loop has its own mark where it ends.
                (None if found else answer.wish.to, labels.to_text),
            )
            if place
        ),
    )
    show_loop_map(
        answer.routes,
        shown,
        # Where one walks is drawn in dots, as a loop to choose from may be.
        Shown(units=view.units, profile=measurement.profile) if measurement else None,
        sources,
        Search(sought, told),
    )


def _fit(answer: Answer) -> int:
    """Return another number where the map should go to a door at which nothing was found.

    Without a door it goes to where the ways are.
    """
    if answer.found is None:
        st.session_state[_FIT] = crc32(repr(answer.door).encode())
    return int(st.session_state.get(_FIT, 0))
