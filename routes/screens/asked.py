"""What this visitor looks for: it stands in the page's address, and nowhere else."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from routes.choosing import Wish
from routes.wish_text import PARAMETERS, read_wish, wish_parameters

_LAST = "asked_last"
_IGNORED = "asked_ignored"


def asked(is_new_visit: bool) -> Wish:  # noqa: FBT001
    """Return the wish that the address tells; one who comes back to the page finds the last one.

    `is_new_visit` tells that another page was shown before.
    """
    told = {name: st.query_params[name] for name in PARAMETERS if name in st.query_params}
    last = st.session_state.get(_LAST)
    if is_new_visit and not told and isinstance(last, Wish):
        _write(last)
        return last
    reading = read_wish(told)
    if reading.ignored:
        st.session_state[_IGNORED] = reading.ignored
        _write(reading.wish)
    st.session_state[_LAST] = reading.wish
    return reading.wish


def ignored() -> tuple[str, ...]:
    """Return the parameters of the link that made no sense, until something else is asked."""
    found: tuple[str, ...] = st.session_state.get(_IGNORED, ())
    return found


def ask(change: Callable[[Wish], Wish]) -> None:
    """Change the wish; call it from a callback, so that the whole page shows the same."""
    last = st.session_state.get(_LAST)
    wish = change(last if isinstance(last, Wish) else Wish())
    st.session_state.pop(_IGNORED, None)
    st.session_state[_LAST] = wish
    _write(wish)


def ask_anything() -> None:
    """Ask for all routes again, in the order that was asked for."""
    ask(lambda wish: Wish(sort=wish.sort, descending=wish.descending, near=wish.near))


def ask_with(**changes: object) -> None:
    """Change parts of the wish by their names."""
    ask(lambda wish: replace(wish, **changes))  # type: ignore[arg-type]


def _write(wish: Wish) -> None:
    others = {
        name: st.query_params.get_all(name) for name in st.query_params if name not in PARAMETERS
    }
    # In one step: each would be an entry of its own in the browser's history.
    st.query_params.from_dict({**others, **wish_parameters(wish)})
