"""The one place that calls streamlit-folium."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from routes.mapview import LoopsShown, Shown, Sought
from routes.mapview.draw_given import DrawSetup
from routes.measure import Bounds
from routes.screens.map_told import chosen_words, gradients, map_words
from routes.screens.served import MapSources, map_assets
from routes.summary import RouteSummary
from routes.track import Route, Track

_HEIGHT_PX = 520  # until the page's style knows better
_DRAWING_KEY = "draw_map"
_LOOP_KEY = "loop_map"
# Our choice: about a kilometre and a half to each side of a door.
_ABOUT_DEG = 0.014
# What the offline map shows, for who has no routes yet.
_PARRAMATTA = Bounds(-33.84, 150.97, -33.77, 151.06)


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


def show_map(
    routes: tuple[RouteSummary, ...],
    route: Route,
    chosen: RouteSummary,
    sources: MapSources,
    on_choose: Callable[[object], None],
    *,
    key: str = "route_map",
    shown: Shown = Shown(),  # noqa: B008 - frozen
    search: Search = NO_SEARCH,
) -> None:
    """Show all `routes`, and `route` bold, which is the `chosen` one in full.

    A click on a line calls `on_choose` with what the browser says is its id. `key` tells the map of
    one page from that of another. `shown` is what is told along `route`, see shown_to(). Of
    a `search` only what is found is shown.

    The map itself stays the same from run to run, and only layers on it change: anything else would
    make the browser start over and show a blank frame, beside the old one until the run has ended.
    """
    # Here, so that a first visitor sees the list while these are being imported.
    from routes.mapview.chosen import chosen_layer  # noqa: PLC0415
    from routes.mapview.found import found_layer  # noqa: PLC0415
    from routes.mapview.lines import lines_layer  # noqa: PLC0415

    def clicked() -> None:
        value = st.session_state.get(key)
        if isinstance(value, dict) and not search.on_told(value):
            on_choose(value.get("route"))

    around = _around(routes)
    bold = chosen_layer(
        route,
        chosen.id,
        chosen_words(shown.units),
        is_loop=chosen.is_loop,
        channel=pointer_channel(),
        shown=shown,
    )
    layers = [
        lines_layer(sources.overview.url(routes), around),
        bold,
        found_layer(routes, search.sought),
    ]
    _show_layers(key, around, sources, layers, clicked)


def show_loop_map(
    loops: Sequence[Route],
    shown: LoopsShown,
    told: Shown | None,
    sources: MapSources,
    search: Search,
) -> None:
    """Show `loops`, the chosen one bold with what is `told` along it, or a map to choose a door on.

    `search` has the door, and is told of a click on the map and on a loop.
    """
    from routes.mapview.chosen import chosen_layer  # noqa: PLC0415
    from routes.mapview.found import found_layer  # noqa: PLC0415
    from routes.mapview.loops import loops_layer  # noqa: PLC0415

    def clicked() -> None:
        value = st.session_state.get(_LOOP_KEY)
        if isinstance(value, dict):
            search.on_told(value)

    layers = [loops_layer([loop.track for loop in loops], shown), found_layer((), search.sought)]
    if told:
        chosen = loops[shown.chosen - 1]
        words = chosen_words(told.units)
        layers.insert(
            1,
            chosen_layer(
                chosen,
                f"loop-{shown.chosen}",
                words,
                is_loop=_ends_at_start(chosen.track),
                channel=pointer_channel(),
                shown=told,
            ),
        )
    near = search.sought.near
    around = _round_about(*near[:2]) if near else search.sought.around or _PARRAMATTA
    _show_layers(_LOOP_KEY, around, sources, layers, clicked)


def _show_layers(
    key: str,
    around: Bounds,
    sources: MapSources,
    layers: Sequence[object],
    clicked: Callable[[], None],
) -> None:
    """Show a map with gradients whose layers alone change from run to run."""
    from streamlit_folium import st_folium  # noqa: PLC0415

    from routes.mapview.stage import build_map  # noqa: PLC0415

    st_folium(
        build_map(
            _first_seen(key, around),
            map_assets(sources),
            map_words(),
            sources.tiles,
            gradients(),
        ),
        key=key,
        height=_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=[*layers],
        on_change=clicked,
    )


def show_drawing_map(
    routes: tuple[RouteSummary, ...],
    setup: DrawSetup,
    sources: MapSources,
    on_keep: Callable[[object], None],
) -> None:
    """Show a map to draw on, all `routes` quiet under it.

    `on_keep` is called with what the browser sends to be kept, which may be anything.
    """
    from streamlit_folium import st_folium  # noqa: PLC0415

    from routes.mapview.drawing import drawing_layer  # noqa: PLC0415
    from routes.mapview.lines import lines_layer  # noqa: PLC0415
    from routes.mapview.stage import build_map  # noqa: PLC0415

    around = _around(routes) if routes else setup.around or _PARRAMATTA
    view = _first_seen(_DRAWING_KEY, around)
    st_folium(
        build_map(view, map_assets(sources), map_words(), sources.tiles),
        key=_DRAWING_KEY,
        height=_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=[
            lines_layer(sources.overview.url(routes), around),
            drawing_layer(setup),
        ],
        on_change=lambda: on_keep(st.session_state.get(_DRAWING_KEY)),
    )


def _first_seen(key: str, around: Bounds) -> Bounds:
    """Return what the map `key` was first opened on in this visit: its layers look further."""
    seen: Bounds = st.session_state.setdefault(f"{key}_first", around)
    return seen


def _ends_at_start(track: Track) -> bool:
    ends = (track.lat_deg[0], track.lon_deg[0]), (track.lat_deg[-1], track.lon_deg[-1])
    return ends[0] == ends[1]


def _round_about(lat_deg: float, lon_deg: float) -> Bounds:
    return Bounds(
        max(lat_deg - _ABOUT_DEG, -90.0),
        lon_deg - _ABOUT_DEG,
        min(lat_deg + _ABOUT_DEG, 90.0),
        lon_deg + _ABOUT_DEG,
    )


def _around(routes: Sequence[RouteSummary]) -> Bounds:
    boxes = [route.bounds for route in routes]
    return Bounds(
        min(box.south_deg for box in boxes),
        min(box.west_deg for box in boxes),
        max(box.north_deg for box in boxes),
        max(box.east_deg for box in boxes),
    )
