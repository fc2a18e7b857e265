"""Keep up with the library's folder, and say how far that is and what is amiss."""

import streamlit as st

from routes.catalogue import Catalogue
from routes.errors import RouteError
from routes.measure import Measurement
from routes.screens import labels
from routes.screens.words import index_text
from routes.track import Route

_POLL_S = 1.0


def keep_up(catalogue: Catalogue) -> bool:
    """Look for what changed in the folder; return False while that is still going on.

    A long look goes on beside the page, which shows how far it is and turns itself when it is done.
    """
    far = catalogue.refresh()
    if far is not None:
        _progress(catalogue)
    if catalogue.index_notice is not None:
        st.markdown(f":gray[{index_text(catalogue.index_notice)}]")
    return far is None


@st.fragment(run_every=_POLL_S)
def _progress(catalogue: Catalogue) -> None:
    far = catalogue.refresh()
    if far is None:
        st.rerun()
    else:
        share = far.done / far.total if far.total else 0.0
        st.progress(share, text=labels.READING.format(far.done, far.total))


def opened(catalogue: Catalogue, route_id: str) -> tuple[Route, Measurement] | None:
    """Return a route and its measurement; say so, and return None, when its file is gone."""
    try:
        return catalogue.open(route_id), catalogue.measurement(route_id)
    except RouteError:
        st.info(labels.STALE)
        return None
