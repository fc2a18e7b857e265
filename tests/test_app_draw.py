"""The page Draw by Streamlit's own test runner, its map replaced by what a browser may send."""

import json
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from app_pages import page_of
from builders import gpx, trk
from network_builders import shipped
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import UnknownElement

from routes.edits import History, Trim
from routes.mapview.draw_given import Answer
from routes.measure import distance_along
from routes.read import read_file
from routes.screens import served_ways

SENT = "0123456789abcdef"
TRIANGLE = [[-33.81, 151.0], [-33.81, 151.01], [-33.8, 151.01]]


def draw_page() -> None:
    """Open the Draw page alone; Streamlit's runner cannot turn pages that are functions."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.runner_view import PlannedRunner  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.draw_page import show_draw  # noqa: PLC0415
    from routes.screens.served import Ground, MapSources, Overview  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    own = OwnRoutes(Path(os.environ["LOOPWELL_LIBRARY"]))
    library = Library(Catalogue(Path("data/routes")), own)
    ground = Ground.serve(Path("data/basemap/parramatta.geojson").resolve())
    routes_page = st.Page(lambda: None, title="Routes", url_path="routes")
    runner = PlannedRunner(5000, 390, is_told=False)
    view = View(Units.KM, runner, date(2026, 11, 25), UTC)
    page = st.Page(
        lambda: show_draw(library, MapSources(ground, Overview(), None), routes_page, view),
        title="Draw",
        default=True,
    )
    st.navigation([page, routes_page]).run()


def browser(sent: object) -> Callable[..., None]:
    """Return what stands for the map: it sends `sent` when it is shown."""

    def shown(_: object, *, key: str, on_change: Callable[[], None], **__: object) -> None:
        import streamlit as st  # noqa: PLC0415

        st.session_state[key] = sent
        on_change()

    return shown


def sending(sent: object, **parameters: str) -> AppTest:
    app = page_of(draw_page, **parameters)
    with patch("streamlit_folium.st_folium", browser(sent)):
        app.run()
        # What was sent is told of by the next run.
        return app.run()


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOOPWELL_LIBRARY", str(tmp_path / "library"))
    return tmp_path / "library"


def told(app: AppTest) -> str:
    """Return what the page says, but not whose ways these are, which it always says."""
    return "\n".join(text.value for text in app.text if not text.value.startswith("Ways of"))


def test_the_page_opens_with_a_map_and_nothing_to_tell() -> None:
    app = page_of(draw_page).run()
    assert not app.exception
    assert app.title[0].value == "Draw a route"
    assert len(app.get("component_instance")) == 1
    assert told(app) == ""


def test_a_network_too_large_for_a_browser_is_told_and_not_served(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(served_ways, "MOST_SERVED_WAYS", 1)
    app = page_of(draw_page).run()
    (drawn_on,) = app.get("component_instance")
    assert told(app).startswith("Parramatta has too many ways for a browser")
    assert "/ways-" not in layers(drawn_on)


def test_the_map_is_the_same_however_the_library_and_the_answer_change(library: Path) -> None:
    app = page_of(draw_page).run()
    (first,) = app.get("component_instance")
    library.mkdir()
    far_away = [(48.1, 11.5), (48.1, 11.51), (48.11, 11.51)]
    (library / "isar.gpx").write_bytes(gpx(trk(far_away, "Isar")))
    app.session_state["draw_answer"] = Answer(SENT, is_kept=True)
    (then,) = app.run().get("component_instance")
    assert then.proto.id == first.proto.id
    # What is new comes with a layer.
    assert SENT not in layers(first)
    assert SENT in layers(then)


def layers(instance: UnknownElement) -> str:
    """Return the data of a map's layers, its escapes read."""
    text = str(json.loads(instance.proto.json_args)["feature_group"])
    return text.encode("ascii").decode("unicode_escape")


def test_a_drawing_is_kept_once_however_often_it_is_sent_and_undone(library: Path) -> None:
    app = sending({"keep": SENT, "name": "Mine", "points": TRIANGLE})
    assert not app.exception
    assert "Mine is in your library now." in told(app)
    assert [file.name for file in library.glob("*.gpx")] == ["Mine.gpx"]
    app.button(key="undo").click().run()
    assert "Mine is out of your library again" in told(app)
    assert list(library.rglob("*.gpx")) == []


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ("points", "no drawing"),
        (None, "no drawing"),
        ([[91, 0], [0, 0]], "nowhere on Earth"),
        ([[float("nan"), 0], [0, 0]], "nowhere on Earth"),
        ([["0", "1"], ["2", "3"]], "nowhere on Earth"),
        ([{"a": 1}], "nowhere on Earth"),
        ([], "two points"),
        ([[0, 0], [0, 0]], "two points"),
        ([[0, 0]] * 20_001, "at most 20,000 points"),
        ([[0, 0], [0, 90]], "longer than 5,000 km"),
    ],
)
def test_a_hostile_drawing_is_told_in_a_sentence_and_not_kept(
    library: Path, points: object, sentence: str
) -> None:
    app = sending({"keep": SENT, "name": "Mine", "points": points})
    assert not app.exception
    assert sentence in told(app)
    assert list(library.rglob("*.gpx")) == []


@pytest.mark.parametrize(
    "sent",
    [
        None,
        7,
        "keep",
        [],
        {},
        {"keep": None},
        {"keep": 7, "points": TRIANGLE},
        {"keep": "", "points": TRIANGLE},
        {"keep": "x" * 16, "points": TRIANGLE},
        {"keep": "a" * 100_000, "points": TRIANGLE},
        {"keep": "</script>`${1}", "points": TRIANGLE},
    ],
)
def test_a_message_that_is_none_is_passed_over(library: Path, sent: object) -> None:
    app = sending(sent)
    assert not app.exception
    assert told(app) == ""
    assert list(library.rglob("*.gpx")) == []


@pytest.mark.parametrize("route", ["../../etc/passwd", "nowhere", "", "{{ 7*7 }}"])
def test_an_address_of_no_route_is_told_and_opens_an_empty_map(route: str) -> None:
    app = sending(None, edit=route)
    assert not app.exception
    assert "not in this library" in app.info[0].value


def test_what_was_edited_on_the_page_routes_is_opened_as_it_is_now() -> None:
    name = "lake-parramatta-circuit"
    route = read_file(Path(f"data/routes/{name}.gpx").read_bytes(), name).routes[0]
    history = History.of(route).apply(Trim(0.0, 2000.0))
    app = page_of(draw_page, {"workshop": {name: history}}, edit=name).run()
    opening = app.session_state["draw_open"]
    assert "as you edited it, is open" in opening.told
    assert distance_along(opening.line.track)[-1] == pytest.approx(2000.0, abs=1.0)


def test_a_kept_change_takes_the_route_out_of_the_address() -> None:
    app = sending(
        {"keep": SENT, "name": "Changed", "points": TRIANGLE}, edit="lake-parramatta-circuit"
    )
    assert not app.exception
    assert "edit" not in app.query_params


def test_a_line_along_ways_is_kept_with_their_heights_whoever_sent_it(library: Path) -> None:
    network = shipped().network
    lat_deg, lon_deg = network.line(int(np.argmax(network.length_m)))
    line = np.column_stack((lat_deg, lon_deg)).tolist()
    sending({"keep": SENT, "name": "Along", "points": line})
    sending({"keep": SENT[::-1], "name": "Off", "points": [*line, [-33.81, 152.0]]})
    along, off = (
        read_file((library / f"{name}.gpx").read_bytes(), "").routes[0].track.ele_m
        for name in ("Along", "Off")
    )
    assert np.isfinite(along).all()
    assert np.isnan(off).all()
