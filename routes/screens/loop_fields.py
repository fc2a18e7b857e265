"""The fields of the page Loop: where from, how far, which way, and what a runner likes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from routes.candidates import Point
from routes.language import paragraph
from routes.loop_finder import Known
from routes.loop_wish import MOST_KM, TASTES, WINDS, LoopWish
from routes.places import Geocoder, Place
from routes.running_cost import Tastes
from routes.screens import loop_page_labels as labels
from routes.screens.choose_labels import NEAR_ME_CODE
from routes.screens.fields import seed
from routes.screens.folding import fold, folding
from routes.screens.loop_asked import ask_anew
from routes.screens.measures import distance_unit
from routes.screens.point_fields import PointFields
from routes.screens.unmarked import unmarked
from routes.units import Units

FAR_KEY = "loop_far"
_DOOR_POPOVER = "loop_door_popover"
_STEP = 0.5
_ROUND, _BACK = "round", "back"


@dataclass(frozen=True, slots=True)
class Points:
    """Ask for the door, the place to run by, and the end, each by the same kinds of fields."""

    door: PointFields
    through: PointFields
    to: PointFields

    @classmethod
    def of(cls, places: Sequence[Place], geocoder: Geocoder | None) -> "Points":
        """Return the fields of this page, in which one of the `places` may be chosen."""

        def fields(part: str) -> PointFields:
            return PointFields(
                f"loop_{part}",
                places,
                geocoder,
                lambda point: ask_anew(**{part: point}),
                lambda: ask_anew(**{part: None}),
                f"loop_{part}_popover",
                "loop",
            )

        return cls(fields("door"), fields("through"), fields("to"))

    def picking(self) -> PointFields | None:
        """Return the fields that wait for a click on the map, None where none do."""
        return next((each for each in (self.door, self.through, self.to) if each.is_picking), None)


@dataclass(frozen=True, slots=True)
class Far:
    """Ask how far: `distance_m` is told, or where it is not, what a runner is shown first."""

    distance_m: float
    units: Units

    def show(self) -> None:
        """Show the field."""
        key = f"{FAR_KEY}_{self.units.value}"
        # Who empties the field, or types what is no length, finds the last one in it again.
        seed(key, round(self.distance_m / self.units.distance_m, 2))

        def take() -> None:
            typed = round(st.session_state[key], 1)
            if typed > 0:
                # The page itself says what is too short or too long for a run.
                metres = round(typed * self.units.distance_m, 1)
                ask_anew(distance_m=min(metres, 1000 * MOST_KM))

        st.number_input(
            labels.FAR.format(unit=distance_unit(self.units)),
            step=_STEP,
            format="%.1f",
            key=key,
            on_change=take,
            width=150,
        )


@dataclass(frozen=True, slots=True)
class Home:
    """Hold where a runner starts who says nothing else, and what makes a place that home.

    `point` is None where there is none yet.
    """

    point: Point | None
    move: Callable[[Point], None]

    def button(self, door: Point | None, key: str, kind: Literal["secondary", "tertiary"]) -> None:
        """Offer to make a door that was chosen the home, where it is not."""
        if door is None or door == self.point:
            return
        label = "" if door.label == NEAR_ME_CODE else door.label
        point = Point(door.lat_deg, door.lon_deg, label)

        def move() -> None:
            self.move(point)
            fold(_DOOR_POPOVER)

        st.button(
            labels.MAKE_HOME,
            key=key,
            icon=":material/home_pin:",
            type=kind,
            help=labels.MAKE_HOME_HELP,
            on_click=move,
        )


def loop_fields(wish: LoopWish, points: Points, home: Home, known: Known | None, far: Far) -> None:
    """Show what is asked for; each change goes into the page's address.

    `known` is what the network at the door knows, None where there is none.
    """
    door = wish.door or home.point
    with st.container(key="loop-ask", horizontal=True, vertical_alignment="bottom", gap="small"):
        label = None if door is None else door.label
        with folding(unmarked(labels.from_text(label)), points.door.popover, ":material/home_pin:"):
            if home.point and wish.door:
                st.button(
                    labels.HOME_BUTTON,
                    key="loop_home",
                    icon=":material/home:",
                    on_click=points.door.clear_now,
                )
            points.door.show(door)
            if home.point:
                home.button(wish.door, "loop_home_moved", "secondary")
        far.show()
        _towards(wish)
        _way(wish)
        _likes(wish, known)
    with st.container(key="loop-more", horizontal=True, vertical_alignment="center", gap="small"):
        _place(wish, wish.through, points.through, "through")
        _place(wish, wish.to, points.to, "to")


def _towards(wish: LoopWish) -> None:
    seed("loop_towards", wish.towards)
    st.selectbox(
        labels.TOWARDS,
        ["", *WINDS],
        format_func=labels.WINDS.__getitem__,
        key="loop_towards",
        on_change=lambda: ask_anew(towards=st.session_state["loop_towards"]),
        width=190,
    )


def _way(wish: LoopWish) -> None:
    seed("loop_way", _BACK if wish.is_back else _ROUND)
    names = {_ROUND: labels.ROUND, _BACK: labels.BACK}
    st.segmented_control(
        labels.WAY,
        list(names),
        format_func=names.__getitem__,
        required=True,
        key="loop_way",
        on_change=lambda: ask_anew(is_back=st.session_state["loop_way"] == _BACK),
    )


def _likes(wish: LoopWish, known: Known | None) -> None:
    """Show what may be liked: flat, soft and lit only where the network knows them.

    Without a network only flat and quiet are shown, which most know.
    """
    known_here = known or Known(flat=True, soft=False, lit=False)
    offered = [name for name in TASTES if getattr(known_here, name, True)]
    liked = [name for name in offered if getattr(wish.tastes, name)]
    seed("loop_likes", liked)

    def take() -> None:
        chosen = st.session_state["loop_likes"]
        ask_anew(tastes=Tastes(**{name: name in chosen for name in TASTES}))

    st.pills(
        labels.LIKES,
        offered,
        selection_mode="multi",
        format_func=labels.TASTES.__getitem__,
        help=paragraph(
            labels.LIKES_HELP,
            "" if known_here.flat else labels.FLAT_NOT_KNOWN,
            _not_known(known),
        ),
        key="loop_likes",
        on_change=take,
    )


def _not_known(known: Known | None) -> str:
    if known is None or (known.soft and known.lit):
        return ""
    said = labels.SOFT_NOT_KNOWN if known.lit else labels.LIT_NOT_KNOWN
    return said if known.soft or known.lit else labels.NOT_KNOWN


def _place(wish: LoopWish, point: Point | None, fields: PointFields, part: str) -> None:
    label = None if point is None else point.label
    title, clear = (
        (labels.through_text(label), labels.THROUGH_CLEAR)
        if part == "through"
        else (labels.to_text(label), labels.TO_CLEAR)
    )
    icon = ":material/pin_drop:" if part == "through" else ":material/flag:"
    # A place may be named by anybody, and a title is read as Markdown.
    with folding(unmarked(title), fields.popover, icon):
        if wish.is_back:
            st.text(labels.ONLY_LOOPS)
            return
        if point:
            st.button(clear, key=f"loop_{part}_clear", on_click=fields.clear_now)
        fields.show(point)
