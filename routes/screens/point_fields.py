"""Fields that ask for a point: a place, an address, a click on the map, or where one is."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from routes.candidates import Point
from routes.places import AddressError, Geocoder, Place, named, nearest_place, on_globe
from routes.screens import choose_labels as labels
from routes.screens.folding import fold
from routes.screens.leading import lead_to

_ASSETS = Path(__file__).parent / "assets"
_POSITION = st.components.v2.component(
    "loopwell_position",
    html='<button type="button"></button>',
    css=(_ASSETS / "position.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "position.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class PointFields:
    """Ask for one point of a page; `key` tells it from others, and where its state is kept.

    It may be one of the `places`; `geocoder` is None where addresses must not be asked for.
    `take` gets a point that was told, and `clear` is called where a place is taken out again. Of
    the fields of one `group` only one at a time waits for a click on the map. They stand in the
    `popover` of that key, which closes when a point was told or a click is waited for.
    """

    key: str
    places: Sequence[Place]
    geocoder: Geocoder | None
    take: Callable[[Point], None]
    clear: Callable[[], None]
    popover: str
    group: str = ""

    def show(self, shown: Point | None) -> None:
        """Show all the ways to name a point, the place that is `shown` chosen."""
        self._places(shown)
        if self.geocoder:
            self._address()
        with st.container(horizontal=True, gap="small"):
            st.button(
                labels.NEAR_CLICK,
                key=self._name("click"),
                icon=":material/add_location:",
                on_click=self.pick,
            )
            _POSITION(
                key=self._name("here"),
                data={"label": labels.NEAR_HERE},
                on_position_change=self._position,
                width="content",
            )
        trouble = st.session_state.get(self._name("near_trouble"))
        if trouble:
            st.info(trouble)

    @property
    def is_picking(self) -> bool:
        """Tell whether a click on the map is waited for."""
        return bool(st.session_state.get(self._picking) == self.key)

    def pick(self) -> None:
        """Wait for a click on the map."""
        self.forget_trouble()
        fold(self.popover)
        st.session_state[self._picking] = self.key

    def show_waiting(self, key: str) -> None:
        """Say that a click on the map is waited for, with a button, `key`, to wait no more."""
        st.text(labels.PICKING, width="stretch")
        st.button(labels.PICK_STOP, key=key, type="tertiary", on_click=self.stop_picking)

    def stop_picking(self) -> None:
        """Wait for no click on the map any more."""
        st.session_state[self._picking] = ""
        lead_to(self.popover)

    def forget_trouble(self) -> None:
        """Say no more why a point was not found."""
        st.session_state.pop(self._name("near_trouble"), None)

    def told(self, told: Mapping[object, object]) -> bool:
        """Take a point that a map sent, which may be anything; tell whether it was about one."""
        if "near" not in told:
            return False
        self.stop_picking()
        point = told_point(told["near"])
        if point:
            place = nearest_place(self.places, *point)
            self._take(Point(*point, place.name if place else ""))
        return True

    def clear_now(self) -> None:
        """Take the point out again."""
        fold(self.popover)
        self.clear()

    def _take(self, point: Point) -> None:
        self.forget_trouble()
        fold(self.popover)
        self.take(point)

    def _places(self, shown: Point | None) -> None:
        places = named(self.places)
        if not places:
            return
        key = self._name("place")
        by_name = {place.name: place for place in places}
        st.session_state[key] = _shown(shown, by_name)

        def take() -> None:
            place = by_name.get(st.session_state[key] or "")
            if place:
                self._take(Point(place.lat_deg, place.lon_deg, place.name))
            else:
                self.clear_now()

        st.selectbox(
            labels.NEAR_PLACE,
            list(by_name),
            index=None,
            placeholder="",
            key=key,
            on_change=take,
        )

    def _address(self) -> None:
        # A form sends nothing while one types.
        with st.form(self._name("address_form"), border=False):
            st.text_input(
                labels.NEAR_ADDRESS,
                key=self._name("address"),
                max_chars=120,
                help=labels.NEAR_ADDRESS_HELP,
            )
            st.form_submit_button(labels.NEAR_FIND, key=self._name("find"), on_click=self._find)

    def _find(self) -> None:
        if self.geocoder is None:
            return
        try:
            place = self.geocoder.find(st.session_state[self._name("address")])
        except AddressError as error:
            self._say(labels.ADDRESS_TROUBLE[error.trouble])
        else:
            self._take(Point(place.lat_deg, place.lon_deg, place.name))

    def _position(self) -> None:
        sent = st.session_state[self._name("here")].position
        point = told_point(sent.get("at")) if isinstance(sent, dict) else None
        if point:
            self._take(Point(*point, labels.NEAR_ME_CODE))
        else:
            why = sent.get("trouble") if isinstance(sent, dict) else None
            self._say(labels.POSITION["denied" if why == "denied" else "unavailable"])

    def _say(self, trouble: str) -> None:
        st.session_state[self._name("near_trouble")] = trouble

    @property
    def _picking(self) -> str:
        return f"{self.group or self.key}_picking"

    def _name(self, part: str) -> str:
        return f"{self.key}_{part}"


def told_point(sent: object) -> tuple[float, float] | None:
    """Return latitude and longitude of what a browser sent, None for what is none."""
    match sent:
        case [float() | int() as lat_deg, float() | int() as lon_deg]:
            if math.isfinite(lat_deg) and math.isfinite(lon_deg) and on_globe(lat_deg, lon_deg):
                return float(lat_deg), float(lon_deg)
    return None


def _shown(point: Point | None, places: Mapping[str, Place]) -> str | None:
    place = places.get(point.label) if point else None
    if point is None or place is None:
        return None
    # A link has five decimals, which is about a metre.
    apart = max(abs(place.lat_deg - point.lat_deg), abs(place.lon_deg - point.lon_deg))
    return place.name if apart < 1e-4 else None  # noqa: PLR2004
