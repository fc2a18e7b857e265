"""What was found on the page Loop, or why nothing was, with the way out one press away."""

import streamlit as st

from routes.loop_ask import LoopError, LoopFault
from routes.loop_instead import works_m
from routes.screens import loop_page_labels as labels
from routes.screens.loop_answer import Answer
from routes.screens.loop_asked import ask_anew, ask_seed
from routes.screens.loop_fields import Home, Points
from routes.screens.view import View

_NONE_FOUND = (LoopFault.NONE_FITS, LoopFault.NONE_THAT_WAY, LoopFault.NO_WAY)
_OFF_WAYS = (LoopFault.NO_NETWORK, LoopFault.FAR_FROM_WAYS, LoopFault.NO_WAY)


def show_status(answer: Answer, points: Points, home: Home, view: View) -> None:
    """Say what was found, or why nothing was, and what a click on the map is waited for."""
    # A place that is always there: what follows would else begin anew.
    with st.container(key="loop-status", horizontal=True, vertical_alignment="center"):
        picking = points.picking()
        if picking:
            picking.show_waiting("loop_pick_stop")
        elif answer.trouble:
            _trouble(answer, answer.trouble, home, view)
        elif answer.found and answer.ask:
            said = labels.found_lines(answer.found, answer.ask.shape, answer.far_m, view.units)
            st.text("\n".join(said), width="stretch")
            if home.point is None:
                home.button(answer.wish.door, "loop_home_found", "tertiary")
        else:
            st.text(labels.ASK_DOOR)


def _trouble(answer: Answer, trouble: LoopError, home: Home, view: View) -> None:
    wish, units = answer.wish, view.units
    are_others = wish.seed > 1 and trouble.code in _NONE_FOUND
    st.info(labels.none_text(trouble, units, are_others=are_others))
    far_m = works_m(trouble, units)
    if are_others:
        st.button(labels.BEFORE, key="loop_before", on_click=ask_seed, args=(wish.seed - 1,))
        return
    if far_m is not None:
        label = labels.instead_text(far_m, units)
        st.button(label, key="loop_instead", on_click=ask_anew, kwargs={"distance_m": far_m})
    if trouble.code is LoopFault.NONE_THAT_WAY:
        label = labels.WINDS[""]
        st.button(label, key="loop_any_way", on_click=ask_anew, kwargs={"towards": ""})
    if trouble.code in _OFF_WAYS and home.point and wish.door:
        st.button(
            labels.HOME_BUTTON, key="loop_from_home", on_click=ask_anew, kwargs={"door": None}
        )
