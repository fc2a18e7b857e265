"""Loopwell: page config, navigation, wiring. Nothing else."""

from functools import partial
from pathlib import Path

import streamlit as st

from routes.catalogue import Catalogue
from routes.mapview import Tiles
from routes.screens.components import Ground
from routes.screens.look import dress_page
from routes.screens.page import show_routes

HERE = Path(__file__).parent
ROUTES = HERE / "data" / "routes"
GROUND = HERE / "data" / "basemap" / "parramatta.geojson"
ICON = HERE / "routes" / "screens" / "assets" / "loopwell.svg"

TILES = Tiles(
    url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    attribution="© OpenStreetMap contributors",
    attribution_url="https://www.openstreetmap.org/copyright",
)


@st.cache_resource(show_spinner=False)
def library(folder: Path) -> Catalogue:
    """Return the one catalogue that all visitors of this server share."""
    return Catalogue(folder)


def main() -> None:
    """Lay out the pages."""
    st.set_page_config(page_title="Loopwell", page_icon=str(ICON), layout="wide")
    dress_page()
    catalogue = library(ROUTES)
    routes_page = partial(show_routes, catalogue, ROUTES, Ground.serve(GROUND), TILES)
    pages = [
        st.Page(
            routes_page, title="Routes", icon=":material/map:", url_path="routes", default=True
        ),
    ]
    st.navigation(pages, position="top").run()


main()
