"""The week's loop from home where no route fits a run, by Streamlit's own test runner."""

import os
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.edits import SetRoute
from planner.profile import Home, Profile
from planner.runner import Runner
from planner.screens import loop_offer_labels as labels
from planner.screens.storage import the_store
from planner.store import Store

TODAY = date(2026, 11, 23)
PARRAMATTA = Home(-33.8128, 151.0, "Home")


def week_page() -> None:
    """Show a week of a runner whose library has the routes of a folder of the test's own."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.loop_offer import Loops  # noqa: PLC0415
    from planner.screens.season_view import show_season  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.loop_finder import LoopFinder  # noqa: PLC0415
    from routes.networks import SHIPPED, Networks  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    own = OwnRoutes(Path(os.environ["LOOPWELL_LIBRARY"]))
    library = Library(Catalogue(Path(os.environ["LOOPWELL_ROUTES"])), own)
    library.refresh()
    view = View(Units.KM, st.session_state, date(2026, 11, 23), UTC)  # type: ignore[arg-type]
    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    finder = LoopFinder(Networks((SHIPPED,)))

    def show() -> None:
        at = desk(store, view, starting(view).profile)
        show_season(at, library, library.list(), other, Loops(finder, other))

    other = st.Page(lambda: None, title="Other", url_path="other")
    st.navigation([st.Page(show, title="Week", default=True), other]).run()


@pytest.fixture(autouse=True)
def no_routes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "routes").mkdir()
    monkeypatch.setenv("LOOPWELL_ROUTES", str(tmp_path / "routes"))


@pytest.fixture
def store() -> Store:
    return the_store(Path(os.environ["XDG_DATA_HOME"])).store


def opened(store: Store, home: Home | None) -> AppTest:
    if not store.profiles():
        store.add_profile(Profile("Ada", Runner(None, 390.0), 6_000.0, TODAY, home=home))
    app = AppTest.from_function(week_page, default_timeout=60).run()
    assert not app.exception
    return app


def offers(app: AppTest) -> list[str]:
    return [each.key for each in app.button if (each.key or "").startswith("loop-take-")]


def test_one_tap_makes_a_loop_from_home_the_run_of_a_day(store: Store) -> None:
    app = opened(store, PARRAMATTA)
    made = offers(app)
    assert made
    said = "\n".join(text.value for text in app.text)
    assert said.count("No route of yours comes within 10 % of") == len(made)
    assert "% on paths and in parks" in said

    day = date.fromisoformat(made[0].removeprefix("loop-take-"))
    app.button(key=made[0]).click().run()
    assert not app.exception
    (head,) = store.profiles()
    (edit,) = store.book(head.id).edits
    assert isinstance(edit, SetRoute)
    assert (edit.day, edit.pick.fits) == (day, True)
    assert edit.pick.distance_m == pytest.approx(edit.pick.wanted_m, rel=0.1)
    # It is a route like any other, and stays chosen: nothing is offered for that day any more.
    (file,) = Path(os.environ["LOOPWELL_LIBRARY"]).glob("*.gpx")
    assert edit.pick.route_name == file.stem
    again = opened(store, PARRAMATTA)
    assert made[0] not in offers(again)


@pytest.mark.parametrize("home", [None, Home(48.41, 15.6, "Krems")])
def test_nothing_is_offered_without_a_home_on_a_network(store: Store, home: Home | None) -> None:
    app = opened(store, home)
    assert offers(app) == []
    assert labels.TAKE not in [each.label for each in app.button]
