"""Keep up with the library's folder, and say how far that is and what is amiss."""

from typing import Protocol

import streamlit as st

from routes.catalogue import Progress
from routes.errors import RouteError
from routes.library import Library
from routes.measure import Measurement
from routes.screens import labels
from routes.screens.words import index_text
from routes.track import Route

_POLL_S = 1.0


def keep_up(library: Library) -> bool:
    """Look for what changed in the folder; return False while that is still going on.

    A long look goes on beside the page, which shows how far it is and turns itself when it is done.
    """
    far = library.refresh()
    # A place that is always there: without it all that follows would be made anew when the look is
    # through, open things would close, and a press in that moment would be lost.
    with st.container():
        if far is not None:
            _progress(library, [far])
        if library.index_notice is not None:
            st.markdown(f":gray[{index_text(library.index_notice)}]")
    return far is None


@st.fragment(run_every=_POLL_S)
def _progress(library: Library, known: list[Progress]) -> None:
    # While the page is being made, what was known a moment ago is shown and the page goes on: to
    # turn it here would lose a press that fields further down have yet to hear of.
    far = known.pop() if known else library.refresh()
    if far is None:
        st.rerun()
    else:
        share = far.done / far.total if far.total else 0.0
        st.progress(share, text=labels.READING.format(done=far.done, total=far.total))


class Opens(Protocol):
    """Whatever holds routes to look at: the library, or what came in and is not kept yet."""

    def open(self, route_id: str) -> Route:
        """Return a route in full."""

    def measurement(self, route_id: str) -> Measurement:
        """Return a route's measurement."""


def opened(library: Opens, route_id: str) -> tuple[Route, Measurement] | None:
    """Return a route and its measurement; say so, and return None, when its file is gone."""
    try:
        return library.open(route_id), library.measurement(route_id)
    except RouteError:
        st.info(labels.STALE)
        return None
