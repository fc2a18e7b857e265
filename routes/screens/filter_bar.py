"""The bar above the list: a search field, filters, near, and the order."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from routes.candidates import Shape
from routes.choosing import Condition, Sort, Wish, limits_of
from routes.finder import Finder
from routes.read.text import clean_text
from routes.screens import choose_labels as labels
from routes.screens.asked import ask_with
from routes.screens.fields import number_field, seed
from routes.screens.folding import folding
from routes.screens.following import follow_toggle
from routes.screens.measures import distance_unit, height_unit
from routes.screens.near import NEAR_KEY, near_fields
from routes.screens.view import View
from routes.units import Units
from routes.wish_text import MOST_ASCENT_M, MOST_KM, MOST_WORD_CHARS

SEARCH_KEY = "choose_words"
_RUNS_AWAY = (1, 5, 10)

_Kind = TypeVar("_Kind", bound=StrEnum)


def filter_bar(wish: Wish, finder: Finder, view: View) -> None:
    """Show what is asked for, which is `wish`; each change goes into the page's address."""
    # Who types in it is left alone while it says what is asked.
    if _plain(st.session_state.get(SEARCH_KEY)) != wish.words:
        seed(SEARCH_KEY, wish.words)
    st.text_input(
        labels.SEARCH,
        key=SEARCH_KEY,
        max_chars=MOST_WORD_CHARS,
        placeholder=labels.SEARCH_HINT,
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=lambda: ask_with(words=_plain(st.session_state[SEARCH_KEY])),
    )
    with st.container(key="choose-bar", horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        count = len(limits_of(wish, view.runner) - {Condition.WORDS, Condition.NEAR})
        title = labels.FILTERS_SET.format(count=count) if count else labels.FILTERS
        with st.popover(title, key="choose_filters"):
            _filters(wish, view)
        near = labels.NEAR_SET if wish.near else labels.NEAR
        with folding(near, NEAR_KEY):
            near_fields(wish, finder, view.units)
        _sort(wish, view)


def _plain(typed: object) -> str | None:
    return clean_text(typed, MOST_WORD_CHARS) if isinstance(typed, str) else None


def _filters(wish: Wish, view: View) -> None:
    units = view.units
    with st.container(horizontal=True, gap="small"):
        _metres(
            labels.DISTANCE_FROM.format(unit=distance_unit(units)), "least_m", wish.least_m, units
        )
        _metres(labels.DISTANCE_TO.format(unit=distance_unit(units)), "most_m", wish.most_m, units)
    with st.container(horizontal=True, gap="small"):
        name = height_unit(units)
        _height(labels.ASCENT_FROM.format(unit=name), "least_ascent_m", wish.least_ascent_m, units)
        _height(labels.ASCENT_TO.format(unit=name), "most_ascent_m", wish.most_ascent_m, units)
    _pills(labels.SHAPE, "shapes", labels.SHAPES, list(Shape), wish.shapes, None)
    surfaces = list(labels.SURFACES)
    shown = wish.surfaces & set(surfaces)
    _pills(labels.SURFACE, "surfaces", labels.SURFACES, surfaces, shown, labels.SURFACE_HELP)
    _toggle(labels.WITH_UNKNOWN, "with_unknown", wish.with_unknown)
    _readiness(wish, view)
    _toggle(labels.FAVOURITES, "favourites", wish.favourites)
    follow_toggle(wish)


def _metres(label: str, part: str, metres: float | None, units: Units) -> None:
    most = MOST_KM * 1000 / units.distance_m
    number_field(label, part, metres, units.distance_m, (f"{part}_{units.value}", 0.5, most))


def _height(label: str, part: str, metres: float | None, units: Units) -> None:
    most = MOST_ASCENT_M / units.height_m
    number_field(label, part, metres, units.height_m, (f"{part}_{units.value}", 10.0, most))


def _pills(
    label: str,
    part: str,
    names: Mapping[_Kind, str],
    options: Sequence[_Kind],
    chosen: frozenset[_Kind],
    why: str | None,
) -> None:
    key = f"choose_{part}"
    seed(key, [option for option in options if option in chosen])
    st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=names.__getitem__,
        key=key,
        help=why,
        on_change=lambda: ask_with(**{part: frozenset(st.session_state[key])}),
    )


def _toggle(label: str, part: str, is_on: bool) -> None:  # noqa: FBT001
    key = f"choose_{part}"
    seed(key, is_on)
    st.toggle(label, key=key, on_change=lambda: ask_with(**{part: st.session_state[key]}))


def _readiness(wish: Wish, view: View) -> None:
    if not view.runner.is_told:
        st.markdown(f"**{labels.READY}**  \n:gray[{labels.READY_ASK}]")
        return
    if not view.runner.may_run:
        return
    key = "choose_ready"
    seed(key, wish.runs_away)
    st.pills(
        labels.READY,
        sorted({*_RUNS_AWAY, wish.runs_away or 1}),
        format_func=labels.within_text,
        key=key,
        on_change=lambda: ask_with(runs_away=st.session_state[key]),
    )


def _sort(wish: Wish, view: View) -> None:
    left_out = {
        *([] if wish.near else [Sort.NEAR]),
        *([] if view.runner.is_told else [Sort.READY, Sort.TIME]),
    }
    now = (wish.sort, wish.descending)
    seed("choose_sort", now)

    def take() -> None:
        sort, descending = st.session_state["choose_sort"]
        ask_with(sort=sort, descending=descending)

    st.selectbox(
        labels.SORT,
        [pair for pair in labels.SORTS if pair[0] not in left_out or pair == now],
        format_func=labels.SORTS.__getitem__,
        key="choose_sort",
        label_visibility="collapsed",
        filter_mode=None,
        on_change=take,
    )
