"""The Week page for tests: alone, and by an address."""

from app_pages import page_of
from streamlit.testing.v1 import AppTest

SQUARE = [(-33.81, 151.0), (-33.81, 151.011), (-33.80, 151.011), (-33.81, 151.0)]


def week_page() -> None:
    """Open the app on the Week page; Streamlit's runner cannot turn pages that are functions."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.screens.desk import desk, runners_of  # noqa: PLC0415
    from planner.screens.page import show_week  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.you import show_you  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415

    library = Library(Catalogue(Path("data/routes")), OwnRoutes(Path("no-own-routes")))
    routes_page = st.Page(lambda: None, title="Routes", url_path="routes")

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store

    def show() -> None:
        runners = runners_of(store)
        view = show_you(date(2026, 11, 23), UTC, has_form=True, runners=runners)
        begun = starting(view)
        show_week(library, routes_page, desk(store, view, begun.profile, begun.runs))

    st.navigation([st.Page(show, title="Week", default=True), routes_page]).run()


def opened_week(**parameters: str) -> AppTest:
    return page_of(week_page, **parameters).run()
