"""The one place that calls streamlit-folium."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from routes.mapview import ChosenWords, MapWords, Sought, Tiles
from routes.measure import Bounds
from routes.screens import labels
from routes.screens.served import Ground, Overview, map_assets
from routes.summary import RouteSummary
from routes.track import Route

_HEIGHT_PX = 520  # until the page's style knows better

_WORDS = MapWords(
    map_label=labels.MAP_LABEL,
    paper=labels.MAP_PAPER,
    tiles=labels.MAP_TILES,
    ground_choice=labels.MAP_CHOICE,
    tiles_failed=labels.MAP_TILES_FAILED,
    ground_failed=labels.MAP_GROUND_FAILED,
    lines_failed=labels.MAP_LINES_FAILED,
    cluster=labels.MAP_CLUSTER,
    two_fingers=labels.MAP_TWO_FINGERS,
    zoom_in=labels.MAP_ZOOM_IN,
    zoom_out=labels.MAP_ZOOM_OUT,
    ground_credit=labels.CREDIT,
    ground_credit_url=labels.CREDIT_URL,
)
_CHOSEN_WORDS = ChosenWords(
    start=labels.MARK_START,
    finish=labels.MARK_FINISH,
    start_and_finish=labels.MARK_BOTH,
    km=labels.MARK_KM,
)


def pointer_channel() -> str:
    """Return this session's own channel name, for chart and map to follow one pointer."""
    if "pointer_channel" not in st.session_state:
        st.session_state["pointer_channel"] = f"loopwell-{secrets.token_hex(8)}"
    return str(st.session_state["pointer_channel"])


@dataclass(frozen=True, slots=True)
class Search:
    """Hold what the map shows of a search, and who is told what the map says of it.

    `on_told` gets what a browser sent, which may be anything, and returns True where it was about
    the search.
    """

    sought: Sought
    on_told: Callable[[Mapping[object, object]], bool] = lambda _: False


NO_SEARCH = Search(Sought())


def show_map(  # noqa: PLR0913, PLR0917 - all that a page gives its map
    routes: tuple[RouteSummary, ...],
    route: Route,
    chosen: RouteSummary,
    ground: Ground,
    overview: Overview,
    tiles: Tiles | None,
    on_choose: Callable[[object], None],
    key: str = "route_map",
    search: Search = NO_SEARCH,
) -> None:
    """Show all `routes`, and `route` bold, which is the `chosen` one in full.

    A click on a line calls `on_choose` with what the browser says is its id. `key` tells the map of
    one page from that of another. Of a `search` only what is found is shown.

    The map itself stays the same from run to run, and only two layers on it change:
    anything else would make the browser start over and show a blank frame.
    """
    # Here, so that a first visitor sees the list while these are being imported.
    from streamlit_folium import st_folium  # noqa: PLC0415

    from routes.mapview.chosen import chosen_layer  # noqa: PLC0415
    from routes.mapview.found import found_layer  # noqa: PLC0415
    from routes.mapview.stage import build_map  # noqa: PLC0415

    def clicked() -> None:
        value = st.session_state.get(key)
        if isinstance(value, dict) and not search.on_told(value):
            on_choose(value.get("route"))

    st_folium(
        build_map(_around(routes), map_assets(ground, overview.url(routes)), _WORDS, tiles),
        key=key,
        height=_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=[
            chosen_layer(
                route,
                chosen.id,
                _CHOSEN_WORDS,
                is_loop=chosen.is_loop,
                channel=pointer_channel(),
            ),
            found_layer(routes, search.sought),
        ],
        on_change=clicked,
    )


def _around(routes: Sequence[RouteSummary]) -> Bounds:
    boxes = [route.bounds for route in routes]
    return Bounds(
        min(box.south_deg for box in boxes),
        min(box.west_deg for box in boxes),
        max(box.north_deg for box in boxes),
        max(box.east_deg for box in boxes),
    )
