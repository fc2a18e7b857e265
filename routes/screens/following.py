"""A list that follows the map: only the routes that come into its view."""

import streamlit as st

from routes.choosing import Wish
from routes.screens import choose_labels as labels
from routes.screens.asked import ask_with
from routes.wish_text import read_wish

_KEY = "choose_follow"
# Set between the wish to follow and the first view that the map tells.
_WAITING = "choose_follow_waiting"


def follow_toggle(wish: Wish) -> None:
    """Show the switch."""
    st.session_state[_KEY] = follows(wish)
    st.toggle(labels.VIEW, key=_KEY, on_change=_turn)


def follows(wish: Wish) -> bool:
    """Tell whether the list follows the map."""
    return wish.view is not None or bool(st.session_state.get(_WAITING))


def take_view(sent: object) -> None:
    """Take a view that a map sent, which may be anything."""
    # From here on the address tells it, so that the browser's way back leads out of it.
    stop_following()
    if isinstance(sent, list):
        box = read_wish({"view": ",".join(map(str, sent))[:200]}).wish.view
        if box:
            ask_with(view=box)


def stop_following() -> None:
    """Wait for no view any more."""
    st.session_state[_WAITING] = False


def _turn() -> None:
    st.session_state[_WAITING] = st.session_state[_KEY]
    if not st.session_state[_KEY]:
        ask_with(view=None)
