"""What loops this visitor asks for: it stands in the page's address, and nowhere else."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from routes.loop_wish import PARAMETERS, LoopWish, loop_parameters, read_loop_wish
from routes.screens.asked import say_in_address
from routes.screens.leading import lead_to

# The button that asks for other loops, which is there with every list of loops.
OTHERS_KEY = "loop_another"
_LAST = "loop_asked_last"
_IGNORED = "loop_asked_ignored"


def asked_loop(*, is_new_visit: bool) -> LoopWish:
    """Return the wish that the address tells; one who comes back to the page finds the last one.

    `is_new_visit` tells that another page was shown before.
    """
    told = {name: said for name in PARAMETERS if (said := st.query_params.get(name))}
    last = st.session_state.get(_LAST)
    if is_new_visit and not told and isinstance(last, LoopWish):
        say_in_address(loop_parameters(last))
        return last
    wish, left_out = read_loop_wish(told)
    if left_out:
        st.session_state[_IGNORED] = left_out
        say_in_address(loop_parameters(wish))
    st.session_state[_LAST] = wish
    return wish


def ignored_of_loop() -> tuple[str, ...]:
    """Return the parameters of the link that made no sense, until something else is asked."""
    found: tuple[str, ...] = st.session_state.get(_IGNORED, ())
    return found


def ask_loop(change: Callable[[LoopWish], LoopWish]) -> None:
    """Change the wish; call it from a callback, so that the whole page shows the same."""
    last = st.session_state.get(_LAST)
    wish = change(last if isinstance(last, LoopWish) else LoopWish())
    st.session_state.pop(_IGNORED, None)
    st.session_state[_LAST] = wish
    say_in_address(loop_parameters(wish))


def ask_anew(**changes: object) -> None:
    """Change parts of the wish by their names, and look at the first loops of it."""
    ask_of_one(**{"seed": 1, "number": 1, **changes})


def ask_of_one(**changes: object) -> None:
    """Change what is looked at of the loops that are found: another one is run as it was found."""
    ask_loop(lambda wish: replace(wish, **{"is_turned": False, **changes}))  # type: ignore[arg-type]


def ask_seed(seed: int) -> None:
    """Ask for the loops of another seed, and look at the first of them."""
    ask_anew(seed=seed)


def ask_before(seed: int) -> None:
    """Ask for the loops before those of a seed; the button for it is not there with the first."""
    ask_seed(seed - 1)
    lead_to(OTHERS_KEY)


def ask_instead(**changes: object) -> None:
    """Change the wish as `ask_anew` does, by a button that is there only while nothing is found."""
    ask_anew(**changes)
    lead_to(OTHERS_KEY)
