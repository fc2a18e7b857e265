"""The week's loop from home where no route fits a run, by Streamlit's own test runner."""

import os
from datetime import date
from pathlib import Path

import pytest
from app_pages import only, page_of, press, ran, store, texts
from streamlit.testing.v1 import AppTest

from planner.edits import Edit, SetRoute
from planner.journal import CheckIn
from planner.profile import Home, Profile
from planner.runner import Runner
from planner.store import Store
from routes.own import OwnRoutes

__all__ = ["store"]


TODAY = date(2026, 11, 23)
PARRAMATTA = Home(-33.8128, 151.0, "Home")


def week_page() -> None:
    """Show a week of a runner whose library has the routes of a folder of the test's own."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415
    from network_builders import finder  # noqa: PLC0415

    from planner.runner_view import PlannedRunner  # noqa: PLC0415
    from planner.screens.desk import desk, runners_of  # noqa: PLC0415
    from planner.screens.loop_offer import Loops  # noqa: PLC0415
    from planner.screens.season_view import show_season  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.today_page import Pages, show_today  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.served import Ground, MapSources, Overview  # noqa: PLC0415
    from routes.screens.steps import last_step  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    own = OwnRoutes(Path(os.environ["LOOPWELL_LIBRARY"]))
    library = Library(Catalogue(Path(os.environ["LOOPWELL_ROUTES"])), own)
    library.refresh()
    view = View(Units.KM, PlannedRunner(5000, 390, is_told=False), date(2026, 11, 23), UTC)
    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store

    def show() -> None:
        at = desk(store, view, starting(view).profile)
        if not st.session_state.get("is_today"):
            last_step()
            show_season(at, library, library.list(), other, Loops(finder(), other))
            return
        ground = Ground.serve(Path("data/basemap/parramatta.geojson"))
        sources = MapSources(ground, Overview(), None)
        pages = Pages(other, other, other)
        show_today(at, runners_of(store), library, sources, pages, Loops(finder(), other))

    other = st.Page(lambda: None, title="Other", url_path="other")
    st.navigation([st.Page(show, title="Week", default=True), other]).run()


@pytest.fixture(autouse=True)
def no_routes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "routes").mkdir()
    monkeypatch.setenv("LOOPWELL_ROUTES", str(tmp_path / "routes"))


def opened(store: Store, home: Home | None, *, is_today: bool = False) -> AppTest:
    if not store.profiles():
        store.add_profile(Profile("Ada", Runner(None, 390.0), 6_000.0, TODAY, home=home))
    return ran(page_of(week_page, {"is_today": is_today}))


def offers(app: AppTest) -> list[str]:
    return [each.key for each in app.button if (each.key or "").startswith("loop-take-")]


def shown(app: AppTest, name: str) -> list[str]:
    """Return what the browser holds of each widget of a name."""
    protos = [element.proto for element in app.get("bidi_component")]
    return [proto.json for proto in protos if proto.component_name.endswith(name)]


def taken(store: Store) -> tuple[AppTest, SetRoute]:
    """Take the first loop that the week offers; return the page after it, and what was kept."""
    app = opened(store, PARRAMATTA)
    press(app, offers(app)[0])
    (edit,) = edits(store)
    assert isinstance(edit, SetRoute)
    return app, edit


def edits(store: Store) -> tuple[Edit, ...]:
    return only(store).edits


def files(folder: str = "") -> list[str]:
    """Return the names of the routes that are kept, or of those in `folder` beside them."""
    return [each.name for each in (Path(os.environ["LOOPWELL_LIBRARY"]) / folder).glob("*.gpx")]


def pressed(app: AppTest, key: str) -> str:
    """Press a button; return what the page then says was done."""
    (button,) = (each for each in app.button if (each.key or "").startswith(key))
    button.click()
    return texts(ran(app))[0]


def test_one_tap_makes_a_loop_from_home_the_run_of_a_day(store: Store) -> None:
    app = opened(store, PARRAMATTA)
    made = offers(app)
    assert made
    said = "\n".join(text.value for text in app.text)
    assert said.count("No route of yours comes within 10 % of") == len(made)
    drawn = shown(app, "loopwell_loops")
    assert len(drawn) == len(made)
    assert "% on paths and in parks" in drawn[0]

    app, edit = taken(store)
    assert f"loop-take-{edit.day}" == made[0]
    assert edit.pick.fits
    assert edit.pick.distance_m == pytest.approx(edit.pick.wanted_m, rel=0.1)
    # It is a route like any other, and stays chosen: nothing is offered for that day any more.
    (file,) = files()
    assert edit.pick.route_name == Path(file).stem
    again = opened(store, PARRAMATTA)
    assert made[0] not in offers(again)
    # The day says where its route came from, and still why it is as long as it is.
    (day,) = (each for each in shown(again, "loopwell_day") if "made for this run" in each)
    name, _, _ = edit.pick.route_name.rpartition(", ")
    # How long it is, which its name says too, is told once.
    assert name in day
    assert edit.pick.route_name not in day
    assert "An easy run" in day


def test_undo_takes_the_loop_out_of_the_library_too(store: Store) -> None:
    app, _ = taken(store)
    press(app, "undo")
    assert edits(store) == ()
    assert files() == files("removed") == []
    assert offers(app)


def test_a_loop_taken_back_later_is_put_aside_and_comes_back_with_its_day(store: Store) -> None:
    app, edit = taken(store)
    assert "You can put it back on the page Add routes" in pressed(app, "take-back-")
    assert edits(store) == ()
    assert (files(), len(files("removed"))) == ([], 1)
    press(app, "undo")
    assert edits(store) == (edit,)
    assert (len(files()), files("removed")) == (1, [])


def test_a_loop_that_got_a_name_of_its_own_stays_when_its_day_is_taken_back(store: Store) -> None:
    edit = taken(store)[1]
    own = OwnRoutes(Path(os.environ["LOOPWELL_LIBRARY"]))
    own.catalogue.scan()
    own.rename(edit.pick.route_id, "Round my block", ())
    again = opened(store, PARRAMATTA)
    assert "stays with your routes" in pressed(again, "take-back-")
    assert edits(store) == ()
    assert (len(files()), files("removed")) == (1, [])


def test_who_has_no_home_is_led_to_where_a_loop_is_found(store: Store) -> None:
    app = opened(store, None)
    assert offers(app) == []
    links = [each.proto.label for each in app.get("page_link")]
    assert "Find a loop of 4.5 km" in links


def test_nothing_is_offered_from_a_home_off_every_network(store: Store) -> None:
    app = opened(store, Home(48.41, 15.6, "Krems"))
    assert offers(app) == []
    assert [each.proto.label for each in app.get("page_link")] == []


def test_today_offers_a_loop_once_the_back_was_asked_for_and_then_shows_it(store: Store) -> None:
    assert offers(opened(store, PARRAMATTA, is_today=True)) == []
    (head,) = store.profiles()
    store.add(head.id, CheckIn(TODAY))
    app = opened(store, PARRAMATTA, is_today=True)
    assert offers(app) == [f"loop-take-{TODAY}"]
    assert not app.get("component_instance")
    app.button(key=f"loop-take-{TODAY}").click().run()
    assert not app.exception
    assert len(edits(store)) == 1
    assert offers(app) == []
    assert len(app.get("component_instance")) == 1  # the map
