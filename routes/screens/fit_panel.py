"""Make it another length: ask how far, list the ways, show one on the map at a press."""

from collections import Counter
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from routes.edits import Fit, History
from routes.errors import RouteError
from routes.library import Library
from routes.measure import Bounds
from routes.screens import fit_labels as labels
from routes.screens.components import FITS
from routes.screens.keep_new import keep_new
from routes.screens.measures import distance_text, distance_unit
from routes.screens.sketch import sketch
from routes.screens.view import View
from routes.screens.workshop import before_fit, history_of, remember_history
from routes.summary import RouteSummary
from routes.tailor import Method, Place, Variation, tailor
from routes.track import Route
from routes.units import Units

_KEY = "fits"
_WANTED = "fit_wanted"
_FOUND = "fit_found"
_LEAST, _MOST, _STEP = 0.5, 100.0, 0.5
# Our choices: as many as can be read at a glance, of several kinds, and no more neighbours than
# are looked through while a page is drawn.
_MOST_TOLD = 6
_MOST_OF_A_KIND = 2
_NEAR_ENOUGH = 0.1
_MOST_NEIGHBOURS = 8
_BESIDE_DEG = 0.0005


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Hold what ways were looked for, and what was found."""

    base: Route
    wanted_m: float
    home: Place | None
    listed: tuple[RouteSummary, ...]
    found: tuple[Variation, ...]
    others: tuple[Route, ...]

    def answers(self, base: Route, wanted_m: float, home: Place | None) -> bool:
        return self.base.track is base.track and (self.wanted_m, self.home) == (wanted_m, home)


def show_fit(
    chosen: RouteSummary, whole: Route, library: Library, view: View, home: Place | None
) -> None:
    """Show the field, the ways found, and what to do with what is shown of the `chosen` route.

    A loop may be begun where it is nearest to `home`, None for nowhere.
    """
    units = view.units
    history = history_of(chosen.id, whole)
    with st.container(key="fit"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            wanted_m = _wanted_m(chosen.id, units)
            if history.is_changed:
                st.button(
                    labels.BACK,
                    key="fit_back",
                    icon=":material/first_page:",
                    on_click=remember_history,
                    args=(chosen.id, history.back_to_original()),
                )
                keep_new(chosen, history, library.own, units, "fit")
        if wanted_m is not None:
            _list(chosen, history, _ask(chosen, history, wanted_m, library, home), units)


def _wanted_m(route_id: str, units: Units) -> float | None:
    """Show the field and return what stands there, which each route keeps for the session."""
    kept = cast("MutableMapping[str, float | None]", st.session_state.setdefault(_WANTED, {}))
    key = f"{_WANTED}-{route_id}-{units.value}"
    wanted_m = kept.get(route_id)
    value = None if wanted_m is None else round(wanted_m / units.distance_m, 2)

    def keep() -> None:
        typed = st.session_state[key]
        kept[route_id] = None if typed is None else typed * units.distance_m

    st.number_input(
        labels.WANTED.format(unit=distance_unit(units)),
        min_value=_LEAST,
        max_value=_MOST,
        value=None if value is None else min(max(value, _LEAST), _MOST),
        step=_STEP,
        format="%.1f",
        placeholder="6.0",
        help=labels.WANTED_HELP,
        key=key,
        on_change=keep,
        width=190,
    )
    return kept.get(route_id)


def _ask(
    chosen: RouteSummary,
    history: History,
    wanted_m: float,
    library: Library,
    home: Place | None,
) -> _Asked:
    """Return the ways to run what is shown; looked for once for each question."""
    base = before_fit(history).route
    listed = library.list()
    asked = st.session_state.get(_FOUND)
    if isinstance(asked, _Asked) and asked.answers(base, wanted_m, home) and asked.listed is listed:
        return asked
    others = _neighbours(chosen, library)
    ways = tailor(base, distance_m=wanted_m, home=home, others=others)
    asked = _Asked(base, wanted_m, home, listed, ways, others)
    st.session_state[_FOUND] = asked
    return asked


def _neighbours(chosen: RouteSummary, library: Library) -> tuple[Route, ...]:
    """Return routes whose boxes meet that of the chosen one, the nearest middles first."""
    beside = sorted(
        (each for each in library.list() if each.id != chosen.id and _meet(each, chosen)),
        key=lambda each: _middles_apart(each.bounds, chosen.bounds),
    )
    opened = []
    for each in beside[:_MOST_NEIGHBOURS]:
        try:
            opened.append(library.open(each.id))
        except RouteError:
            # Its file went meanwhile; the list will say so.
            continue
    return tuple(opened)


def _meet(first: RouteSummary, second: RouteSummary) -> bool:
    a, b = first.bounds, second.bounds
    east_deg = (a.west_deg - b.west_deg + 180) % 360 - 180
    width_deg = b.east_deg - b.west_deg if east_deg >= 0 else a.east_deg - a.west_deg
    return abs(east_deg) <= width_deg + _BESIDE_DEG and (
        a.south_deg <= b.north_deg + _BESIDE_DEG and b.south_deg <= a.north_deg + _BESIDE_DEG
    )


def _middles_apart(a: Bounds, b: Bounds) -> float:
    north = a.south_deg + a.north_deg - b.south_deg - b.north_deg
    east = (a.west_deg + a.east_deg - b.west_deg - b.east_deg + 360) % 720 - 360
    return abs(north) + abs(east)


def told(found: Sequence[Variation], wanted_m: float) -> tuple[int, ...]:
    """Return which variations to list: near ones of several kinds, the nearest where none is."""
    near, kinds = [], Counter[Method]()
    for index, each in enumerate(found):
        kind = each.recipe.method
        off_m = abs(each.distance_m - wanted_m)
        if kinds[kind] < _MOST_OF_A_KIND and off_m <= _NEAR_ENOUGH * wanted_m:
            kinds[kind] += 1
            near.append(index)
    return tuple(near[:_MOST_TOLD] or range(min(2, len(found))))


def _list(chosen: RouteSummary, history: History, asked: _Asked, units: Units) -> None:
    wanted_m, found = asked.wanted_m, asked.found
    if not labels.fits(found[0], wanted_m):
        st.text(labels.NOT_EXACT.format(distance=distance_text(wanted_m, units)))
    edit = history.state.edit
    recipe = edit.recipe if isinstance(edit, Fit) else None
    listed = told(found, wanted_m)

    def picked() -> None:
        sent = st.session_state[_KEY].picked
        if isinstance(sent, str) and sent in map(str, listed):
            _pick(chosen.id, history, asked, int(sent))

    FITS(
        key=_KEY,
        data={
            "label": labels.FOUND,
            "picked": next((str(n) for n in listed if found[n].recipe == recipe), ""),
            "fits": [_entry(str(n), found[n], wanted_m, units) for n in listed],
        },
        on_picked_change=picked,
    )


def _entry(number: str, way: Variation, wanted_m: float, units: Units) -> dict[str, object]:
    about = (labels.off_text(way, wanted_m, units), labels.twice_text(way, units))
    return {
        "id": number,
        "distance": distance_text(way.distance_m, units),
        "way": labels.way_title(way.recipe, units),
        "about": " · ".join(about),
        "link": labels.link_text(way.recipe),
        "sketch": sketch(way.route.track),
    }


def _pick(route_id: str, history: History, asked: _Asked, number: int) -> None:
    """Show a way instead of what was picked before."""
    way = asked.found[number]
    base = before_fit(history)
    other = next((each for each in asked.others if each.name == way.recipe.other), None)
    is_whole = way.recipe.method is Method.WHOLE and not way.recipe.start_m
    remember_history(route_id, base if is_whole else base.apply(Fit(way.recipe, other)))
