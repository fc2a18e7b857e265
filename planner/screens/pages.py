"""What a visitor sees: page config, navigation, wiring. Nothing else.

Streamlit runs this file for each turn of a visitor; `app.py` is the server that does so.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from planner.profile import Home
from planner.screens import page_labels as labels
from planner.screens.back_care_page import show_back_care
from planner.screens.desk import Desk, desk, runners_of
from planner.screens.journal_page import show_journal
from planner.screens.looks import look_of, take_linked, tongue_of
from planner.screens.loop_offer import Loops
from planner.screens.notices import show_notices
from planner.screens.page import show_week
from planner.screens.seasons import planned_runs
from planner.screens.settings_page import show_settings
from planner.screens.starting import starting
from planner.screens.storage import Storage, the_store
from planner.screens.time_fields import move_home
from planner.screens.today_page import Pages, show_today
from planner.screens.watch_field import with_choice
from planner.screens.who import Runners
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
from routes.screens.view import View, zone_named

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


@dataclass(slots=True)
class Turn:
    """Hold what the pages are shown in one turn of a visitor.

    `view` and `at`, the answers and the desk, come with the line above the pages; a page is shown
    after it, and links to the others by `pages`, so each must be named before any is shown.
    """

    storage: Storage
    runners: Runners
    routes: Library
    sources: MapSources
    pages: dict[str, Page] = field(default_factory=dict)
    view: View = field(init=False)
    at: Desk = field(init=False)

    def show_routes(self) -> None:
        """Show the library."""
        page = self.pages
        ways = Ways(page["add"], page["draw"], page["loop"])
        show_routes(finder(ROUTES, OWN), ROUTES, self.sources, ways, self.view)

    def show_today(self) -> None:
        """Show what is due now."""
        page = self.pages
        beside = Pages(page["routes"], page["week"], page["journal"])
        show_today(self.at, self.runners, self.routes, self.sources, beside, self._loops())

    def show_week(self) -> None:
        """Show the plan."""
        page = self.pages
        show_week(self.routes, page["routes"], self.at, page["settings"], self._loops())

    def show_care(self) -> None:
        """Show what the back asks for."""
        show_back_care(self.at, self.pages["routes"], self.pages["settings"])

    def show_journal(self) -> None:
        """Show what was run."""
        planned = planned_runs(self.at, self.routes)
        show_journal(self.at, self.routes, self.pages["routes"], planned)

    def show_draw(self) -> None:
        """Show the map to draw on."""
        show_draw(self.routes, self.sources, self.pages["routes"], self.view)

    def show_add(self) -> None:
        """Show what came in from files."""
        show_inbox(self.routes, self.sources, self.pages["routes"], self.view)

    def show_loop(self) -> None:
        """Show loops from a door."""
        book = self.runners.book
        home = book.profile.home if book else None
        show_loops(
            finder(ROUTES, OWN),
            loops(),
            self.sources,
            LoopPages(self.pages["routes"], self.pages["draw"]),
            self.view,
            LoopHome(
                Point(home.lat_deg, home.lon_deg, home.name) if home else None,
                lambda point: move_home(self.at, Home(point.lat_deg, point.lon_deg, point.label)),
            ),
        )

    def show_settings(self) -> None:
        """Show what is kept of the runner."""
        searched = finder(ROUTES, OWN)
        # A home is where loops begin.
        places = loops().places(searched.places, None)
        homes = Finder(searched.library, places, searched.geocoder)
        show_settings(self.storage, self.runners, self.at, homes)

    def _loops(self) -> Loops:
        return Loops(loops(), self.pages["loop"])


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
    raster = tiles()
    sources = MapSources(
        ground(GROUND), overview(ROUTES, OWN), raster.tiles, served_ways().grounds()
    )
    turn = Turn(storage, runners, library(ROUTES, OWN), sources)
    name_pages(turn)
    pages = turn.pages
    by_name = routes_by_name(pages["routes"])
    page = st.navigation([*pages.values(), by_name], position="top")
    if page is by_name:
        # Before anything is shown: what a widget says while pages change can be lost.
        page.run()
    show_top(turn, page)
    tell_complaint(raster)
    # The runner's own pages say themselves what the back asks for.
    is_own = page in [pages[name] for name in ("today", "week", "care", "journal")]
    reminds = None if is_own else pages["today"]
    show_notices(storage, runners, turn.at, reminds, asks_who=page is not pages["today"])
    page.run()


def name_pages(turn: Turn) -> None:
    """Name each page by its address, in the order of the menu."""

    def name(url_path: str, show: Callable[[], None], title: str, icon: str) -> None:
        turn.pages[url_path] = st.Page(
            show,
            title=title,
            icon=f":material/{icon}:",
            # The first page is at the bare address, and yet no other may have the path it is given.
            url_path="start" if url_path == "routes" else url_path,
            default=url_path == "routes",
        )

    name("routes", turn.show_routes, labels.ROUTES, "map")
    name("today", turn.show_today, labels.TODAY, "today")
    name("week", turn.show_week, labels.WEEK, "calendar_month")
    name("care", turn.show_care, labels.CARE, "self_improvement")
    name("journal", turn.show_journal, labels.JOURNAL, "edit_note")
    name("loop", turn.show_loop, labels.loop(), "laps")
    name("draw", turn.show_draw, labels.draw(), "draw")
    name("add", turn.show_add, labels.ADD, "add")
    name("settings", turn.show_settings, labels.SETTINGS, "settings")


def routes_by_name(routes_page: Page) -> Page:
    """Return a page that leads on to Routes: the first page's own address is the bare one."""
    return st.Page(
        lambda: st.switch_page(routes_page, query_params=st.query_params.to_dict()),
        title=labels.ROUTES,
        url_path="routes",
        visibility="hidden",
    )


def show_top(turn: Turn, page: Page) -> None:
    """Draw the line above `page`: the narrow screen's menu, and who the visitor is."""
    book = turn.runners.book
    zone = own_zone(turn.runners)
    with st.container(horizontal=True, key="top"):
        with st.container(horizontal=True, key="narrow-menu"):
            show_menu(turn.pages, has_plan=book is not None)
        view = show_you(
            # The runner's day, which need not be the server's.
            datetime.now(zone).date(),
            zone,
            has_form=page is turn.pages["week"],
            runners=turn.runners,
            settings_page=turn.pages["settings"],
        )
    begun = starting(view)
    turn.at = desk(turn.storage.store, view, begun.profile, begun.runs)
    turn.view = with_choice(view, turn.at)


def own_zone(runners: Runners) -> tzinfo:
    """Return the runner's time zone, the browser's where none is kept."""
    kept = runners.book.profile.zone if runners.book else ""
    return zone_named(kept or st.context.timezone)


def show_menu(pages: dict[str, Page], *, has_plan: bool) -> None:
    """Draw the links between pages."""
    short = {"add": labels.add_short(), "care": labels.care_short()}
    # Settings are under You at every width: a narrow line has no room for them.
    names = [name for name in pages if name != "settings"]
    # Who has a plan wants to know first what is due now.
    if has_plan:
        names.sort(key=lambda name: name != "today")
    for name in names:
        st.page_link(pages[name], label=short.get(name))


main()
