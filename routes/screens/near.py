"""Where a route should be near to: a place, an address, a point on the map, or where one is."""

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from routes.candidates import Point
from routes.choosing import Sort, Wish
from routes.finder import Finder
from routes.places import AddressError, Place, named, nearest_place, on_globe
from routes.screens import choose_labels as labels
from routes.screens.asked import ask
from routes.screens.fields import number_field
from routes.screens.measures import distance_unit
from routes.units import Units
from routes.wish_text import MOST_KM

PICKING = "choose_picking"
_PLACE, _ADDRESS, _HERE, _TROUBLE = (
    "choose_place",
    "choose_address",
    "choose_here",
    "choose_near_trouble",
)
_ASSETS = Path(__file__).parent / "assets"
_POSITION = st.components.v2.component(
    "loopwell_position",
    html='<button type="button"></button>',
    css=(_ASSETS / "position.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "position.js").read_text(encoding="utf-8"),
)


def near_fields(wish: Wish, finder: Finder, units: Units) -> None:
    """Show the ways to name a point, and how far from it a route may be."""
    if wish.near:
        st.text(labels.NEAR_IS.format(place=labels.near_name(wish.near.label)))
        _within(wish, units)
        st.button(labels.NEAR_REMOVE, key="choose_anywhere", on_click=_anywhere)
    _places(wish, finder)
    if finder.geocoder:
        _address(finder)
    with st.container(horizontal=True, gap="small"):
        st.button(
            labels.NEAR_CLICK, key="choose_click", icon=":material/add_location:", on_click=_pick
        )
        _POSITION(
            key=_HERE,
            data={"label": labels.NEAR_HERE},
            on_position_change=_position,
            width="content",
        )
    trouble = st.session_state.get(_TROUBLE)
    if trouble:
        st.info(trouble)


def near_told(told: Mapping[object, object], finder: Finder) -> bool:
    """Take a point that a map sent, which may be anything; tell whether it was about one."""
    if "near" not in told:
        return False
    st.session_state[PICKING] = False
    point = told_point(told["near"])
    if point:
        place = nearest_place(finder.places, *point)
        near_to(Point(*point, place.name if place else ""))
    return True


def told_point(sent: object) -> tuple[float, float] | None:
    """Return latitude and longitude of what a browser sent, None for what is none."""
    match sent:
        case [float() | int() as lat_deg, float() | int() as lon_deg]:
            if math.isfinite(lat_deg) and math.isfinite(lon_deg) and on_globe(lat_deg, lon_deg):
                return float(lat_deg), float(lon_deg)
    return None


def near_to(point: Point) -> None:
    """Ask for what is near a point, nearest first; a choice of another order stays."""
    st.session_state.pop(_TROUBLE, None)

    def change(wish: Wish) -> Wish:
        is_default = (wish.sort, wish.descending) == (Sort.DISTANCE, False)
        return replace(wish, near=point, sort=Sort.NEAR if is_default else wish.sort)

    ask(change)


def stop_picking() -> None:
    """Wait for no click on the map any more."""
    st.session_state[PICKING] = False


def _places(wish: Wish, finder: Finder) -> None:
    places = named(finder.places)
    if not places:
        return
    by_name = {place.name: place for place in places}
    st.session_state[_PLACE] = _shown(wish.near, by_name)

    def take() -> None:
        place = by_name.get(st.session_state[_PLACE] or "")
        if place:
            near_to(Point(place.lat_deg, place.lon_deg, place.name))
        else:
            _anywhere()

    st.selectbox(
        labels.NEAR_PLACE,
        list(by_name),
        index=None,
        placeholder="",
        key=_PLACE,
        on_change=take,
    )


def _shown(near: Point | None, places: Mapping[str, Place]) -> str | None:
    place = places.get(near.label) if near else None
    if near is None or place is None:
        return None
    # A link has five decimals, which is about a metre.
    apart = max(abs(place.lat_deg - near.lat_deg), abs(place.lon_deg - near.lon_deg))
    return place.name if apart < 1e-4 else None  # noqa: PLR2004


def _address(finder: Finder) -> None:
    # A form sends nothing while one types.
    with st.form("choose_address_form", border=False):
        st.text_input(
            labels.NEAR_ADDRESS, key=_ADDRESS, max_chars=120, help=labels.NEAR_ADDRESS_HELP
        )
        st.form_submit_button(labels.NEAR_FIND, on_click=_find, args=(finder,))


def _find(finder: Finder) -> None:
    if finder.geocoder is None:
        return
    try:
        place = finder.geocoder.find(st.session_state[_ADDRESS])
    except AddressError as error:
        st.session_state[_TROUBLE] = labels.ADDRESS_TROUBLE[error.trouble]
    else:
        near_to(Point(place.lat_deg, place.lon_deg, place.name))


def _position() -> None:
    sent = st.session_state[_HERE].position
    point = told_point(sent.get("at")) if isinstance(sent, dict) else None
    if point:
        near_to(Point(*point, labels.NEAR_ME_CODE))
    else:
        why = sent.get("trouble") if isinstance(sent, dict) else None
        st.session_state[_TROUBLE] = labels.POSITION["denied" if why == "denied" else "unavailable"]


def _pick() -> None:
    st.session_state.pop(_TROUBLE, None)
    st.session_state[PICKING] = True


def _anywhere() -> None:
    ask(
        lambda wish: replace(
            wish,
            near=None,
            within_m=None,
            sort=Sort.DISTANCE if wish.sort is Sort.NEAR else wish.sort,
            descending=wish.descending and wish.sort is not Sort.NEAR,
        )
    )


def _within(wish: Wish, units: Units) -> None:
    most = MOST_KM * 1000 / units.distance_m
    label = labels.NEAR_WITHIN.format(unit=distance_unit(units))
    number_field(
        label, "within_m", wish.within_m, units.distance_m, (f"within_{units.value}", 0.5, most)
    )
