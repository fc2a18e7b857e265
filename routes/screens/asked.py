"""What this visitor looks for: it stands in the page's address, and nowhere else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from routes.candidates import Point
from routes.choosing import Wish
from routes.wish_text import PARAMETERS, read_wish, wish_parameters

# Which route is shown.
ROUTE = "route"
_LAST = "asked_last"
_IGNORED = "asked_ignored"


def asked(is_new_visit: bool) -> Wish:  # noqa: FBT001
    """Return the wish that the address tells; one who comes back to the page finds the last one.

    `is_new_visit` tells that another page was shown before.
    """
    told = {name: said for name in PARAMETERS if (said := st.query_params.get(name))}
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


def last_near() -> Point | None:
    """Return the point that this visit asks for routes near to, on whichever page it is now."""
    last = st.session_state.get(_LAST)
    return last.near if isinstance(last, Wish) else None


def ask_anything() -> None:
    """Ask for all routes again, in the order that was asked for."""
    ask(lambda wish: Wish(sort=wish.sort, descending=wish.descending, near=wish.near))


def ask_with(**changes: object) -> None:
    """Change parts of the wish by their names."""
    ask(lambda wish: replace(wish, **changes))  # type: ignore[arg-type]


def leave_behind() -> None:
    """Take what the Routes page says out of the address of another page."""
    say_in_address(dict.fromkeys((ROUTE, *PARAMETERS), ""))


def _write(wish: Wish) -> None:
    say_in_address(dict.fromkeys(PARAMETERS, "") | wish_parameters(wish))


def say_in_address(parameters: Mapping[str, str]) -> None:
    """Set parameters, "" for none, and leave all others: those of widgets are not to be touched."""
    news: dict[str, str | list[str]] = {
        name: said or []
        for name, said in parameters.items()
        if said != st.query_params.get(name, "")
    }
    if news:
        # In one step: each would be an entry of its own in the browser's history.
        st.query_params.update(news)
