"""What else is known of the chosen route: what people say of it, and what was set right."""

import streamlit as st

from routes.facts import RouteFacts
from routes.library import Library
from routes.screens import labels
from routes.screens.components import ABOUT_ROUTE
from routes.screens.measures import distance_number, distance_text
from routes.screens.mend_words import repair_text
from routes.summary import RouteSummary
from routes.units import Units


def show_about(chosen: RouteSummary, library: Library, units: Units) -> None:
    """Show it, folded; nothing where nothing is known."""
    facts = library.facts(chosen.id)
    if facts:
        _facts(facts, units)
    repairs = library.repairs(chosen.id)
    if repairs:
        with st.expander(labels.REPAIRS):
            for repair in repairs:
                st.text(repair_text(repair))


def _facts(facts: RouteFacts, units: Units) -> None:
    station = facts.nearest_station
    if station and facts.station_m is not None:
        station = labels.STRAIGHT.format(
            station=station, distance=distance_text(facts.station_m, units)
        )
    pairs = (
        (labels.CAVEAT, facts.caveat),
        (labels.START, facts.start),
        (labels.STATION, station),
        (labels.SURFACE, facts.surface),
        (labels.TOILETS, facts.toilets),
        (labels.WATER, facts.water),
        (labels.MADE_HOW, facts.made_how),
        (labels.LICENCE, facts.licence),
    )
    if not facts.places and not any(text for _, text in pairs):
        return
    with st.expander(labels.ABOUT):
        ABOUT_ROUTE(
            key="about_route",
            data={
                "said": [{"label": label, "text": text} for label, text in pairs if text],
                "placesLabel": labels.PLACES,
                "places": [
                    {"at": distance_number(place.at_m, units), "name": place.name}
                    for place in facts.places
                ],
            },
        )
