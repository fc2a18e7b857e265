"""What a visitor sees: page config, navigation, wiring. Nothing else.

Streamlit runs this file for each turn of a visitor; `app.py` is the server that does so.
"""

import hashlib
import os
from datetime import datetime
from pathlib import Path

import streamlit as st

from planner.profile import Home
from planner.screens import page_labels as labels
from planner.screens.back_care_page import show_back_care
from planner.screens.desk import desk, runners_of
from planner.screens.journal_page import show_journal
from planner.screens.looks import look_of, take_linked, tongue_of
from planner.screens.loop_offer import Loops
from planner.screens.notices import show_notices
from planner.screens.page import show_week
from planner.screens.seasons import planned_runs
from planner.screens.settings_page import show_settings
from planner.screens.starting import starting
from planner.screens.storage import the_store
from planner.screens.time_fields import move_home
from planner.screens.today_page import Pages, show_today
from planner.screens.watch_field import with_choice
from planner.screens.you import show_you
from routes.candidates import Point
from routes.catalogue import Catalogue
from routes.finder import Finder
from routes.library import Library
from routes.loop_finder import LoopFinder
from routes.own import OwnRoutes
from routes.places import Geocoder, read_places
from routes.screens.draw_page import show_draw
from routes.screens.inbox_page import show_inbox
from routes.screens.known_networks import known_networks
from routes.screens.lasting import lasting
from routes.screens.look import dress_page
from routes.screens.loop_choice import LoopPages
from routes.screens.loop_fields import Home as LoopHome
from routes.screens.loop_page import show_loops
from routes.screens.page import Ways, show_routes
from routes.screens.served import Ground, MapSources, Overview
from routes.screens.served_ways import served_ways
from routes.screens.tile_choice import TileChoice, tell_complaint, tile_choice
from routes.screens.tongue import speak
from routes.screens.view import zone_named

HERE = Path(__file__).parents[2]
# Another folder of route files may be named in the environment.
ROUTES = Path(os.environ.get("LOOPWELL_ROUTES") or HERE / "data" / "routes")
# What a runner keeps lies with the user's other data, or in a folder named in the environment.
DATA = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
OWN = Path(os.environ.get("LOOPWELL_LIBRARY") or DATA / "loopwell" / "routes")
KEPT = DATA / "loopwell"
CACHES = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
PLACES = HERE / "data" / "places.csv"
GROUND = HERE / "data" / "basemap" / "parramatta.geojson"
ASSETS = HERE / "routes" / "screens" / "assets"
ICON = ASSETS / "loopwell.svg"
LOGO = ASSETS / "wordmark.svg"


def index_of(folder: Path) -> Path:
    """Return where a folder's index lies: with the user's caches, to be deleted at any time."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return CACHES / "loopwell" / f"{name}.sqlite"


@st.cache_resource(show_spinner=False)
def library(folder: Path, own: Path) -> Library:
    """Return the one library that all visitors of this server share."""
    with lasting():
        return Library(Catalogue(folder, index_of(folder)), OwnRoutes(own, index_of(own)))


@st.cache_resource(show_spinner=False)
def ground(file: Path) -> Ground:
    """Return the offline map, its folder open to the browser."""
    return Ground.serve(file)


@st.cache_resource(show_spinner=False)
def tiles() -> TileChoice:
    """Return the tiles that the map offers beside the offline ground."""
    return tile_choice(os.environ, CACHES / "loopwell")


@st.cache_resource(show_spinner=False)
def overview(folder: Path, own: Path) -> Overview:  # noqa: ARG001 - one for each library
    """Return the one file of lines that all visitors of a library share."""
    return Overview(index_of(folder).with_suffix(".lines"))


@st.cache_resource(show_spinner=False)
def geocoder() -> Geocoder | None:
    """Return the one that all visitors ask in turn, None where no address may be asked for."""
    return None if os.environ.get("LOOPWELL_ADDRESSES") == "off" else Geocoder()


@st.cache_resource(show_spinner=False)
def finder(folder: Path, own: Path) -> Finder:
    """Return what searches the library for all visitors."""
    return Finder(library(folder, own), read_places(PLACES.read_bytes()), geocoder())


@st.cache_resource(show_spinner=False)
def loops() -> LoopFinder:
    """Return what finds loops for all visitors: the runner's own networks go first."""
    return LoopFinder(known_networks())


def main() -> None:
    """Lay out the pages."""
    st.set_page_config(page_title="Loopwell", page_icon=str(ICON), layout="wide")
    st.logo(str(LOGO), size="large")
    storage = the_store(KEPT)
    runners = runners_of(storage.store)
    take_linked()
    look = look_of(runners.book)
    speak(tongue_of(look))
    dress_page(look)
    routes = library(ROUTES, OWN)
    raster = tiles()
    sources = MapSources(
        ground(GROUND), overview(ROUTES, OWN), raster.tiles, served_ways().grounds()
    )
    # Each page links to another, so one must be named before it is made.
    routes_page = st.Page(
        lambda: show_routes(
            finder(ROUTES, OWN), ROUTES, sources, Ways(add_page, draw_page, loop_page), view
        ),
        title=labels.ROUTES,
        icon=":material/map:",
        url_path="routes",
        default=True,
    )
    week_page = st.Page(
        lambda: show_week(routes, routes_page, at, settings_page, Loops(loops(), loop_page)),
        title=labels.WEEK,
        icon=":material/calendar_month:",
        url_path="week",
    )
    add_page = st.Page(
        lambda: show_inbox(routes, sources, routes_page, view),
        title=labels.ADD,
        icon=":material/add:",
        url_path="add",
    )
    care_page = st.Page(
        lambda: show_back_care(at, routes_page, settings_page),
        title=labels.CARE,
        icon=":material/self_improvement:",
        url_path="care",
    )
    draw_page = st.Page(
        lambda: show_draw(routes, sources, routes_page, view),
        title=labels.draw(),
        icon=":material/draw:",
        url_path="draw",
    )
    home = runners.book.profile.home if runners.book else None
    loop_page = st.Page(
        lambda: show_loops(
            finder(ROUTES, OWN),
            loops(),
            sources,
            LoopPages(routes_page, draw_page),
            view,
            LoopHome(
                Point(home.lat_deg, home.lon_deg, home.name) if home else None,
                lambda point: move_home(at, Home(point.lat_deg, point.lon_deg, point.label)),
            ),
        ),
        title=labels.LOOP,
        icon=":material/laps:",
        url_path="loop",
        visibility="hidden",
    )
    journal_page = st.Page(
        lambda: show_journal(at, routes, routes_page, planned_runs(at, routes)),
        title=labels.JOURNAL,
        icon=":material/edit_note:",
        url_path="journal",
    )
    today_page = st.Page(
        lambda: show_today(
            at,
            runners,
            routes,
            sources,
            Pages(routes_page, week_page, journal_page),
            Loops(loops(), loop_page),
        ),
        title=labels.TODAY,
        icon=":material/today:",
        url_path="today",
    )
    settings_page = st.Page(
        lambda: show_settings(storage, runners, at, finder(ROUTES, OWN)),
        title=labels.SETTINGS,
        icon=":material/settings:",
        url_path="settings",
    )
    # The runner's day, which need not be the server's.
    own_zone = runners.book.profile.zone if runners.book else ""
    zone = zone_named(own_zone or st.context.timezone)
    today = datetime.now(zone).date()
    pages = [
        *(routes_page, today_page, week_page, care_page, journal_page, draw_page, add_page),
        *(loop_page, settings_page),
    ]
    page = st.navigation(pages, position="top")
    with st.container(horizontal=True, key="top"):
        with st.container(horizontal=True, key="narrow-menu"):
            # Settings are under You, and loops on the page Routes, at every width: a narrow line
            # has no room for them.
            short = {add_page.url_path: labels.add_short(), care_page.url_path: labels.care_short()}
            # Who has a plan wants to know first what is due now.
            first = [today_page] if runners.book else []
            for each in [*first, *(each for each in pages[:-2] if each not in first)]:
                st.page_link(each, label=short.get(each.url_path))
        view = show_you(
            today,
            zone,
            has_form=page is week_page,
            runners=runners,
            settings_page=settings_page,
        )
    begun = starting(view)
    at = desk(storage.store, view, begun.profile, begun.runs)
    view = with_choice(view, at)
    tell_complaint(raster)
    # The runner's own pages say themselves what the back asks for.
    is_own = page in (today_page, week_page, care_page, journal_page)
    reminds = None if is_own else today_page
    show_notices(storage, runners, at, reminds, asks_who=page is not today_page)
    page.run()


main()
