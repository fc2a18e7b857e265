"""Matching a route to streets and paths on its page, by Streamlit's own test runner."""

import os
from pathlib import Path

import numpy as np
import pytest
from app_pages import opened
from builders import SHIPPED, equator_route
from streamlit.testing.v1 import AppTest
from test_app_fit import card, kept_files, numbers

from routes.edits import History, Match
from routes.read import read_file
from routes.write.gpx import write_gpx

LOOP = "parramatta-loop"


def said(app: AppTest) -> str:
    return " ".join(each.value for each in (*app.info, *app.text))


def history(app: AppTest) -> History:
    found = app.session_state["workshop"][LOOP]
    assert isinstance(found, History)
    return found


def test_a_route_is_matched_undone_redone_and_kept_as_a_new_one() -> None:
    app = opened(route=LOOP)
    app.button(key="edit_match").click().run()
    assert not app.exception
    edit = history(app).state.edit
    assert isinstance(edit, Match)
    assert edit.made.network_share > 0.99
    assert "of it is on streets and paths now. The line moved by" in said(app)
    assert "Matched to paths:" in str(card(app)["summary"])
    assert numbers(app)["Distance"] == "14.8 km"
    app.button(key="edit_undo").click().run()
    assert numbers(app)["Distance"] == "14.7 km"
    assert app.button(key="edit_redo").label == "Redo the match"
    app.button(key="edit_redo").click().run()
    assert numbers(app)["Distance"] == "14.8 km"
    app.button(key="edit-keep").click().run()
    assert not app.exception
    (kept,) = kept_files()
    (route,) = read_file(kept.read_bytes(), kept.name).routes
    assert np.abs(route.track.lat_deg - edit.made.route.track.lat_deg).max() < 1e-6
    original = read_file((SHIPPED / f"{LOOP}.gpx").read_bytes(), "loop.gpx").routes[0].track
    assert np.array_equal(history(app).original.track.lat_deg, original.lat_deg)


def test_what_is_on_paths_already_is_said_and_is_no_step() -> None:
    app = opened(route=LOOP)
    app.button(key="edit_match").click().run()
    app.button(key="edit_match").click().run()
    assert "already, so nothing was changed." in said(app)
    assert len(history(app).states) == 2


def test_where_no_network_is_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "far.gpx").write_bytes(write_gpx(equator_route(1000)))
    monkeypatch.setitem(os.environ, "LOOPWELL_ROUTES", str(tmp_path))
    app = opened(route="far")
    app.button(key="edit_match").click().run()
    assert not app.exception
    assert "No network here has a street or path beside this route" in said(app)
    assert numbers(app)["Distance"] == "1.0 km"
