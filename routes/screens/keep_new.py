"""Keep what was made of a route as a new one of the runner's own; the original stays."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from routes.edits import History
from routes.kept import NewFile
from routes.limits import MOST_NAME_CHARS
from routes.measure import distance_along
from routes.own import Keepsake, OwnRoutes
from routes.read.text import clean_text
from routes.screens import fit_labels as labels
from routes.screens import own_labels
from routes.screens.folding import fold, folding
from routes.screens.leading import lead_to
from routes.screens.steps import Step, did, safely
from routes.screens.workshop import new_name
from routes.summary import RouteSummary
from routes.track import Route
from routes.units import Units
from routes.write.whole_gpx import write_whole_gpx


def keep_new(
    chosen: RouteSummary,
    history: History,
    own: OwnRoutes,
    units: Units,
    key: str,
    leads_to: str = "",
) -> None:
    """Offer to keep each part of what was made of the `chosen` route, under a name to be changed.

    `key` tells one place on the page from another. Who kept stands at the widget `leads_to`, where
    what is shown here goes away with that.
    """
    whole_m = sum(float(distance_along(part.track)[-1]) for part in history.state.parts)
    version = f"{key}-{chosen.id}-{history.at}-{whole_m:.2f}-{units.value}"
    popover = f"{key}-popover"
    with folding(labels.KEEP_TITLE, popover, ":material/bookmark_add:"):
        for number, part in enumerate(history.state.parts):
            length_m = float(distance_along(part.track)[-1])
            st.text_input(
                own_labels.NAME,
                value=new_name(chosen, length_m, history, units, number),
                max_chars=MOST_NAME_CHARS,
                key=f"{version}-{number}",
            )

        def keep() -> None:
            # What was typed last may be newer than what this page was drawn with.
            typed = [st.session_state[f"{version}-{n}"] for n in range(len(history.state.parts))]
            fold(popover)
            keep_parts(history.state.parts, typed, chosen.tags, own)
            if leads_to:
                lead_to(leads_to)

        st.button(labels.KEEP, key=f"{key}-keep", on_click=keep)


def keep_parts(
    parts: Sequence[Route], typed: Sequence[str], tags: tuple[str, ...], own: OwnRoutes
) -> None:
    """Keep routes under the names that were typed, all or none, with a step that undoes it."""
    names = [
        clean_text(name, MOST_NAME_CHARS) or part.name
        for name, part in zip(typed, parts, strict=True)
    ]
    written: list[str] = []

    def change() -> None:
        keepsakes = [
            Keepsake(NewFile(name, ".gpx", write_whole_gpx(replace(part, name=name))), tags=tags)
            for name, part in zip(names, parts, strict=True)
        ]
        written.extend(own.keep(keepsakes))
        undo = partial(_unkeep, own, tuple(written))
        did(Step(labels.kept_text(names), undo, labels.unkept_text(names)))

    safely(change)


def _unkeep(own: OwnRoutes, file_names: Sequence[str]) -> None:
    own.remove(file_names)
    own.erase(file_names)
