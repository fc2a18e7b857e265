"""What was found on the page Loop, or why nothing was, with the way out one press away."""

import streamlit as st

from routes.language import listed
from routes.loop_ask import LoopError, LoopFault, Position
from routes.loop_instead import works_m
from routes.loop_wish import LoopWish
from routes.screens import choose_labels
from routes.screens import loop_page_labels as labels
from routes.screens.loop_answer import Answer
from routes.screens.loop_asked import ask_before, ask_instead, ignored_of_loop
from routes.screens.loop_fields import Home, Points
from routes.screens.unmarked import unmarked
from routes.screens.view import View
from routes.units import Units

_NONE_FOUND = (LoopFault.NONE_FITS, LoopFault.NONE_THAT_WAY, LoopFault.NO_WAY)
_OFF_WAYS = (LoopFault.NO_NETWORK, LoopFault.NO_WAY)


def show_ignored() -> None:
    """Say which parts of a link make no sense, where one that was opened has such."""
    if left_out := ignored_of_loop():
        names = listed(labels.PARAMETER_NAMES[name] for name in left_out)
        st.info(choose_labels.IGNORED.format(parts=names))


def show_status(answer: Answer, points: Points, home: Home, view: View) -> None:
    """Say what was found, or why nothing was, and what a click on the map is waited for."""
    # A place that is always there: what follows would else begin anew.
    with st.container(key="loop-status", horizontal=True, vertical_alignment="center"):
        picking = points.picking()
        if picking:
            picking.show_waiting("loop_pick_stop")
        elif answer.trouble:
            _trouble(answer, answer.trouble, points, home, view)
        elif answer.found and answer.ask:
            said = labels.found_lines(answer.found, answer.ask.shape, answer.far_m, view.units)
            st.text("\n".join(said), width="stretch")
            if home.point is None:
                home.button(answer.wish.door, "loop_home_found", "tertiary")
        else:
            st.text(labels.ASK_DOOR)


def _trouble(answer: Answer, trouble: LoopError, points: Points, home: Home, view: View) -> None:
    wish, units = answer.wish, view.units
    if trouble.code is LoopFault.FAR_FROM_WAYS and trouble.place and trouble.nearest_m is not None:
        # A door so far off is on no network at all.
        _off(wish, trouble.place, trouble.nearest_m, units)
        return
    are_others = wish.seed > 1 and trouble.code in _NONE_FOUND
    # Names of networks come from files.
    st.info(unmarked(labels.none_text(trouble, units, are_others=are_others)))
    far_m = works_m(trouble, units)
    if are_others:
        st.button(labels.BEFORE, key="loop_before", on_click=ask_before, args=(wish.seed,))
        return
    if far_m is not None:
        label = labels.instead_text(far_m, units)
        st.button(label, key="loop_instead", on_click=ask_instead, kwargs={"distance_m": far_m})
    if trouble.code is LoopFault.NONE_THAT_WAY:
        label = labels.WINDS[""]
        st.button(label, key="loop_any_way", on_click=ask_instead, kwargs={"towards": ""})
    if trouble.code in _OFF_WAYS and wish.door:
        label = labels.HOME_BUTTON if home.point else labels.FROM_OTHER
        st.button(label, key="loop_from_home", on_click=points.door.clear_now)


def _off(wish: LoopWish, place: Position, away_m: float, units: Units) -> None:
    """Say that the place to run by, or the end, lies off all ways, and offer to do without it."""
    is_end = wish.to is not None and place == (wish.to.lat_deg, wish.to.lon_deg)
    said, label, part = (
        (labels.to_off_text, labels.TO_CLEAR, "to")
        if is_end
        else (labels.through_off_text, labels.THROUGH_CLEAR, "through")
    )
    st.info(said(away_m, units))
    st.button(label, key="loop_without", on_click=ask_instead, kwargs={part: None})
