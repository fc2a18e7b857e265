"""The page Loop by Streamlit's own test runner, its map replaced by what a browser may send."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from app_pages import joined, page_of
from network_builders import finder, shipped
from streamlit.testing.v1 import AppTest

from routes.loop_finder import LoopFinder
from routes.network_file import write_network
from routes.networks import Networks
from routes.read import read_file
from routes.screens import loop_page_labels as labels

DOOR = "-33.81280,151.00000,Station"


def loop_page() -> None:
    """Open the page alone; Streamlit's runner cannot turn pages that are functions."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415
    from network_builders import finder  # noqa: PLC0415

    from planner.runner_view import PlannedRunner  # noqa: PLC0415
    from routes.candidates import Point  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.finder import Finder  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.places import read_places  # noqa: PLC0415
    from routes.screens.loop_choice import LoopPages  # noqa: PLC0415
    from routes.screens.loop_fields import Home  # noqa: PLC0415
    from routes.screens.loop_page import show_loops  # noqa: PLC0415
    from routes.screens.served import Ground, MapSources, Overview  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    own = OwnRoutes(Path(os.environ["LOOPWELL_LIBRARY"]))
    library = Library(Catalogue(Path("data/routes")), own)
    library.refresh()
    searched = Finder(library, read_places(Path("data/places.csv").read_bytes()))
    ground = Ground.serve(Path("data/basemap/parramatta.geojson").resolve())
    sources = MapSources(ground, Overview(), None)
    other = st.Page(lambda: st.text("drawing"), title="Other", url_path="other")
    units = Units(os.environ.get("UNITS", "km"))
    view = View(units, PlannedRunner(5000, 390, is_told=False), date(2026, 11, 25), UTC)
    point = Point(-33.8150, 151.0010, "My door") if os.environ.get("HOME_TOLD") else None
    home = Home(point, lambda moved: st.session_state.update(moved=moved))
    pages = LoopPages(other, other)
    page = st.Page(
        lambda: show_loops(searched, finder(), sources, pages, view, home),
        title="Loop",
        default=True,
    )
    st.navigation([page, other]).run()


def browser(sent: list[object]) -> Callable[..., None]:
    """Return what stands for the map: it sends all of `sent` when it is first shown."""

    def shown(_: object, *, key: str, on_change: Callable[[], None], **__: object) -> None:
        import streamlit as st  # noqa: PLC0415

        while sent:
            st.session_state[key] = sent.pop(0)
            on_change()

    return shown


def opened(*sent: object, **parameters: str) -> AppTest:
    address = {"from" if name == "door" else name: value for name, value in parameters.items()}
    return run(page_of(loop_page, **address), *sent)


def run(app: AppTest, *sent: object) -> AppTest:
    with patch("streamlit_folium.st_folium", browser(list(sent))):
        app.run()
        # What the map sent is told of by the next run.
        if sent:
            app.run()
    assert not app.exception
    return app


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOOPWELL_LIBRARY", str(tmp_path / "library"))
    return tmp_path / "library"


def text_of(app: AppTest, name: str) -> str:
    """Return what the address says of one thing."""
    said = app.query_params[name]
    return said if isinstance(said, str) else "".join(said)


def said(app: AppTest) -> str:
    return joined(app.text, app.info)


def said_aloud(app: AppTest) -> str:
    """Return what the list of loops says to who does not see it."""
    protos = [element.proto for element in app.get("bidi_component")]
    (loops,) = (each.json for each in protos if each.component_name.endswith("loopwell_loops"))
    told = json.loads(loops)["said"]
    assert isinstance(told, str)
    return told


def test_without_a_door_a_click_on_the_map_is_the_door() -> None:
    app = opened()
    assert "Where does your run start?" in said(app)
    app = opened({"near": [-33.8128, 151.0], "click": 1})
    assert "3 runs of about 5.0 km." in said(app)
    assert text_of(app, "from").startswith("-33.81280,151.00000")


JUNK = (
    *({"near": None}, {"near": [95, 200]}, {"near": ["<b>", {}]}, {"loop": "2"}, {"loop": -7}),
    *({"route": "x"}, {}, [], "x", None, 7),
)


def test_nothing_that_a_browser_sends_breaks_the_page() -> None:
    assert "Where does your run start?" in said(opened(*JUNK))
    assert "3 runs of about" in said(opened(*JUNK, door=DOOR))


def test_home_is_where_a_runner_starts_who_says_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME_TOLD", "1")
    app = opened()
    assert "3 runs of about 5.0 km." in said(app)
    assert "from" not in app.query_params


def test_the_address_says_all_that_is_asked_and_each_field_changes_it() -> None:
    app = opened(door=DOOR, km="6", like="quiet", towards="n", loop="2")
    assert "about 6.0 km." in said(app)
    assert app.number_input(key="loop_far_km").value == 6.0
    assert app.selectbox(key="loop_towards").value == "n"
    app.number_input(key="loop_far_km").set_value(8.0)
    run(app)
    assert text_of(app, "km") == "8"
    assert text_of(app, "like") == "quiet"
    # Another ask has other loops, of which the best is looked at.
    assert "loop" not in app.query_params
    assert "about 8.0 km." in said(app)


def test_what_makes_no_sense_in_a_link_is_told_until_something_is_asked() -> None:
    app = opened(door=DOOR, km="6,2", towards="up")
    assert "makes no sense and was left out: distance and direction." in said(app)
    assert "3 runs of about 5.0 km." in said(app)
    assert "towards" not in app.query_params
    app.number_input(key="loop_far_km").set_value(6.2)
    run(app)
    assert "makes no sense" not in said(app)
    assert "3 runs of about 6.2 km." in said(app)


def test_other_loops_have_another_seed_and_those_before_come_back() -> None:
    app = opened(door=DOOR, km="6")
    first = said(app)
    told = said_aloud(app)
    assert re.match(r"3 runs of about 6\.0 km\. .+, \d\.\d km$", told)
    app.button(key="loop_another").click()
    run(app)
    assert text_of(app, "seed") == "2"
    # As many as before, and yet others: who does not see them hears which.
    assert said_aloud(app) != told
    app.button(key="loop_before").click()
    run(app)
    assert "seed" not in app.query_params
    assert said(app) == first
    # The button is gone with that; who works by the keys stands at one that is always there.
    assert app.session_state["lead_to"] == "loop_another"


IMPOSSIBLE = {
    "too short": ({"km": "0.1"}, "A loop is at least 0.5 km long.", "Make it 0.5 km"),
    "too long": ({"km": "300"}, "A loop is at most 100.0 km long.", ""),
    "end too far": ({"km": "1", "to": "-33.80,151.03"}, "Ask for that much", "Make it "),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_what_is_impossible_is_said_with_what_works_one_press_away(case: str) -> None:
    asked, says, press = IMPOSSIBLE[case]
    app = opened(door=DOOR, **asked)
    assert says in said(app)
    button = app.button(key="loop_instead")
    assert button.label.startswith(press)
    if not press:
        return
    button.click()
    run(app)
    assert " of about " in said(app)


def test_the_name_of_a_place_is_never_markup() -> None:
    app = opened(door="-33.8128,151.0,![i](https://example.org/i.png) **b** $x$ :red[r]")
    titles = [each.proto.popover.label for each in app.get("popover")]
    (title,) = (each for each in titles if "example" in each)
    # Only what a backslash goes before is a mark, and that is shown as it is.
    assert not re.search(r"[][()*$!:]", re.sub(r"\\.", "", title))


@pytest.mark.parametrize("home", ["", "1"])
def test_a_door_off_every_network_says_what_is_known_and_leads_there(
    monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("HOME_TOLD", home)
    # As a link from the week may ask, which has a seed of its day.
    app = opened(door="48.41,15.6", seed="2839")
    assert "not known here yet, only those of Parramatta" in said(app)
    button = app.button(key="loop_from_home")
    assert button.label == ("Start at home" if home else "Choose another start")
    button.click()
    run(app)
    assert ("3 runs of about" if home else "Where does your run start?") in said(app)


@pytest.mark.parametrize("part", ["to", "through"])
def test_of_a_place_off_all_ways_it_is_said_which_and_it_can_be_left_out(part: str) -> None:
    app = opened(door=DOOR, km="9", **{part: "-33.85,151.05,:red[x]"})
    which = {"to": "The end is", "through": "The place to run by is"}[part]
    assert f"{which} about 1.8 km from the nearest street or path" in said(app)
    app.button(key="loop_without").click()
    run(app)
    assert "3 runs of about 9.0 km." in said(app)


def test_without_a_door_the_map_opens_on_the_ways_that_are_known() -> None:
    app = opened()
    view = app.session_state["loop_map_first"]
    assert view == finder().box_to_open(())


@pytest.mark.parametrize("how", ["place", "click", "map"])
def test_what_a_place_is_named_in_closes_and_hides_no_answer(how: str) -> None:
    app = opened(door=DOOR)
    app.session_state["loop_door_popover"] = True
    if how == "place":
        app.selectbox(key="loop_door_place").set_value("Lake Parramatta")
    elif how == "click":
        app.button(key="loop_door_click").click()
    else:
        app.session_state["loop_picking"] = "loop_door"
    run(app, *([{"near": [-33.81, 151.0]}] if how == "map" else []))
    assert app.session_state["loop_door_popover"] is False
    # Another one that is open stays so.
    app.session_state["loop_to_popover"] = True
    run(app)
    assert app.session_state["loop_to_popover"] is True


def test_a_door_that_was_chosen_can_become_the_home() -> None:
    app = opened(door=DOOR)
    app.button(key="loop_home_found").click()
    run(app)
    moved = app.session_state["moved"]
    assert (moved.lat_deg, moved.lon_deg, moved.label) == (-33.8128, 151.0, "Station")
    assert app.session_state["lead_to"] == "loop_door_popover"


@pytest.mark.parametrize("typed", [0.0, -3.0])
def test_what_is_no_length_leaves_the_field_as_it_was(typed: float) -> None:
    app = opened(door=DOOR, km="6")
    app.number_input(key="loop_far_km").set_value(typed)
    run(app)
    assert app.number_input(key="loop_far_km").value == 6.0
    assert "about 6.0 km." in said(app)


def test_miles_are_asked_and_told_in_miles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNITS", "mi")
    app = opened(door=DOOR)
    assert "3 runs of about 3.0 mi." in said(app)
    assert app.number_input(key="loop_far_mi").value == 3.0


def test_a_click_on_the_map_chooses_and_what_is_kept_is_that_loop(library: Path) -> None:
    app = opened({"loop": 2, "click": 1}, door=DOOR, km="6")
    assert text_of(app, "loop") == "2"
    app.button(key="loop-keep").click()
    run(app)
    (kept,) = library.glob("*.gpx")
    assert "is in your library now" in said(app)
    assert app.session_state["lead_to"] == "loop-chosen"
    # What is kept is not offered to be kept again.
    run(app)
    assert "loop-keep" not in [each.key for each in app.button]
    # The other way round it is another run; the next loop is looked at as it was found.
    app.button(key="loop_turn").click()
    run(app)
    assert text_of(app, "turned") == "yes"
    app.button(key="loop-keep").click()
    run(app)
    (turned,) = set(library.glob("*.gpx")) - {kept}
    first, back = (read_file(each.read_bytes(), each.name).routes[0] for each in (kept, turned))
    assert (first.name + back.name).count("(other way round)") == 1
    assert first.track.lat_deg.tolist() == back.track.lat_deg[::-1].tolist()
    run(app, {"loop": 3})
    assert "turned" not in app.query_params


def test_soft_and_lit_are_asked_for_only_where_they_are_known() -> None:
    likes = opened(door=DOOR).button_group(key="loop_likes")
    assert "does not know which ways are soft or lit" in likes.help
    assert list(likes.options) == ["Flat", "Quiet"]


def test_a_loop_over_what_is_one_way_is_not_turned_and_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shipped().network
    # A third of all streets, so that every loop is on one.
    network = replace(whole, one_way=np.arange(len(whole.start)) % 3 == 0)
    (tmp_path / "town.npz").write_bytes(write_network(network))
    bound = LoopFinder(Networks((tmp_path,)))
    monkeypatch.setattr("network_builders.finder", lambda: bound)
    app = opened(door=DOOR, km="5")
    keys = {button.key for button in app.button}
    assert "loop_another" in keys
    assert "loop_turn" not in keys
    assert labels.ONE_WAY in joined(app.markdown)
    assert labels.ONE_WAY not in joined(opened(door=DOOR, km="5", way="back").markdown)
