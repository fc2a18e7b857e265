"""What a visitor made of routes: the edits of each, kept for the session, and what is shown of it.

Choosing another route puts nothing away: its own edits are there again when it is chosen again.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import streamlit as st

from routes.edits import Fit, History, Match, Reverse
from routes.facts import RouteFacts
from routes.language import paragraph
from routes.limits import MOST_NAME_CHARS
from routes.measure import Measurement, measure
from routes.recipe import Method
from routes.screens import edit_labels, fit_labels
from routes.screens.route_names import bare_name
from routes.summary import RouteSummary, summarise
from routes.track import Route, Track
from routes.units import Units

_KEY = "workshop"


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Hold what the page shows of the chosen route: as it is, or as it was made.

    `summary` has the chosen route's id, and the name, sizes and line of what is shown. `before` is
    the line that was matched to make it, None where it was made otherwise.
    """

    route: Route
    measurement: Measurement
    summary: RouteSummary
    facts: RouteFacts | None
    before: Track | None = None


def history_of(route_id: str, whole: Route) -> History:
    """Return the edits of a route in this session; none where its file is another by now."""
    history = _histories().get(route_id)
    if history is None or not _same(history.original.track, whole.track):
        return History.of(whole)
    return history


def remember_history(route_id: str, history: History) -> None:
    """Keep the edits of a route for this session."""
    _histories()[route_id] = history


def before_fit(history: History) -> History:
    """Return the edits without a fit that came last: what another fit would start from."""
    return history.undo() if isinstance(history.state.edit, Fit) else history


def shown_now(
    chosen: RouteSummary,
    whole: tuple[Route, Measurement],
    facts: RouteFacts | None,
    units: Units,
) -> Shown:
    """Return what to show of the `chosen` route, which is `whole` in full and measured."""
    history = history_of(chosen.id, whole[0])
    if not history.is_changed:
        return Shown(*whole, chosen, facts)
    measurement = measure(history.route)
    name = new_name(chosen, measurement.distance_m, history, units)
    route = replace(history.route, name=name)
    summary = replace(summarise(route, chosen.id, measurement), tags=chosen.tags)
    # What is said of the whole route, and where it passes what, is not said of this.
    of_route = fit_labels.OF_ROUTE.format(name=chosen.name)
    said = paragraph(said_of(history, units), of_route)
    return Shown(
        route, measurement, summary, RouteFacts(file_name="", summary=said), _before(history)
    )


def _before(history: History) -> Track | None:
    """Return the line that the last edit matched, None where that edit was another."""
    if not isinstance(history.state.edit, Match):
        return None
    return history.undo().route.track


def new_name(
    chosen: RouteSummary, distance_m: float, history: History, units: Units, part: int = -1
) -> str:
    """Return a name for what was made of the `chosen` route: Parramatta Loop, 6 km."""
    name = bare_name(chosen.name, chosen.distance_m)
    number = (history.state.shown if part < 0 else part) + 1
    shown = number if len(history.state.parts) > 1 else None
    said = fit_labels.turned_name if _is_turned(history) else str
    taken = len(fit_labels.made_name(said(""), distance_m, units, shown))
    kept = name[: MOST_NAME_CHARS - taken].rstrip()
    return fit_labels.made_name(said(kept), distance_m, units, shown)


def _is_turned(history: History) -> bool:
    """Tell whether a route's line is run the other way round by now."""
    edits = [state.edit for state in history.states[1 : history.at + 1]]
    turns = [
        isinstance(each, Reverse)
        or (isinstance(each, Fit) and each.recipe.method is Method.REVERSE)
        for each in edits
    ]
    return sum(turns) % 2 == 1


def said_of(history: History, units: Units) -> str:
    """Return the edits up to now as sentences, the last three of them."""
    edits = [state.edit for state in history.states[1 : history.at + 1] if state.edit]
    return paragraph(*(edit_labels.edit_text(edit, units) for edit in edits[-3:]))


def _histories() -> MutableMapping[str, History]:
    return cast("MutableMapping[str, History]", st.session_state.setdefault(_KEY, {}))


def _same(first: Track, second: Track) -> bool:
    return np.array_equal(first.lat_deg, second.lat_deg) and np.array_equal(
        first.lon_deg, second.lon_deg
    )
