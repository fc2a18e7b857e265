"""The button that matches what is shown of a route to a network, and what that changed."""

import streamlit as st

from routes.edits import History, Match
from routes.matched import MatchError, MatchFault
from routes.screens import match_labels as labels
from routes.screens.known_networks import known_networks
from routes.screens.workshop import remember_history
from routes.units import Units

_SAID = "match_said"


def tell_match(history: History, units: Units) -> None:
    """Tell what matching changed or why nothing was, where something was matched last."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.info(said)
    edit = history.state.edit
    if isinstance(edit, Match):
        st.text(labels.matched_text(edit.made, units))


def show_match(route_id: str, history: History) -> None:
    """Show the button.

    The original stays: a match is an edit as any other, to be undone or kept as a new route.
    """
    st.button(
        labels.MATCH,
        key="edit_match",
        icon=":material/conversion_path:",
        help=labels.HELP,
        on_click=_match,
        args=(route_id, history),
    )


def _match(route_id: str, history: History) -> None:
    # Geometry and graphs take a while to load, and most pages need none.
    from routes.mapmatch import match  # noqa: PLC0415
    from routes.match_choice import covering  # noqa: PLC0415

    try:
        footways = covering(known_networks().at, history.route.track)
        if footways is None:
            raise MatchError(MatchFault.NOT_COVERED)  # noqa: TRY301 - one place says it
        made = match(footways, history.route)
    except MatchError as error:
        st.session_state[_SAID] = labels.match_fault_text(error.code)
        return
    if made.is_same:
        st.session_state[_SAID] = labels.same_text(made)
        return
    remember_history(route_id, history.apply(Match(made)))
