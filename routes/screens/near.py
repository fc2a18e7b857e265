"""Where a route should be near to, and how far from it it may be."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from routes.candidates import Point
from routes.choosing import Sort, Wish
from routes.finder import Finder
from routes.screens import choose_labels as labels
from routes.screens.asked import ask
from routes.screens.fields import number_field
from routes.screens.measures import distance_unit
from routes.screens.point_fields import PointFields
from routes.units import Units
from routes.wish_text import MOST_KM

NEAR_KEY = "choose_near"


def near_fields(wish: Wish, finder: Finder, units: Units) -> None:
    """Show the ways to name a point, and how far from it a route may be."""
    if wish.near:
        st.text(labels.NEAR_IS.format(place=labels.near_name(wish.near.label)))
        _within(wish, units)
        st.button(labels.NEAR_REMOVE, key="choose_anywhere", on_click=near_point(finder).clear_now)
    near_point(finder).show(wish.near)


def near_point(finder: Finder) -> PointFields:
    """Return the fields of the point that routes should be near to."""
    return PointFields("choose", finder.places, finder.geocoder, _near_to, _anywhere, NEAR_KEY)


def near_told(told: Mapping[object, object], finder: Finder) -> bool:
    """Take a point that a map sent, which may be anything; tell whether it was about one."""
    return near_point(finder).told(told)


def _near_to(point: Point) -> None:
    """Ask for what is near a point, nearest first; a choice of another order stays."""

    def change(wish: Wish) -> Wish:
        is_default = (wish.sort, wish.descending) == (Sort.DISTANCE, False)
        return replace(wish, near=point, sort=Sort.NEAR if is_default else wish.sort)

    ask(change)


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
