"""The server's start: ready before anyone comes, and a browser opened where one is wanted."""

import asyncio
import shutil
import signal
import sqlite3
import time
import webbrowser
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from builders import SHIPPED
from conftest import running_app

import app


def indexed(caches: Path) -> int:
    """Return how many routes the indexes below `caches` hold."""
    count = 0
    for index in caches.glob("loopwell/*.sqlite"):
        with sqlite3.connect(index) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
            if ("route",) in tables:
                count += connection.execute("SELECT count(*) FROM route").fetchone()[0]
        connection.close()
    return count


def test_the_library_is_read_before_anyone_comes(tmp_path: Path) -> None:
    folder = tmp_path / "routes"
    folder.mkdir()
    shutil.copy(SHIPPED / "parramatta-loop.gpx", folder)
    log = tmp_path / "server.log"
    with running_app(log, folder):
        while indexed(tmp_path / "caches") != 1:
            assert "Traceback" not in log.read_text()
            time.sleep(0.05)
    assert "Traceback" not in log.read_text()


def test_a_server_that_is_told_to_stop_leaves_no_files_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    log = tmp_path / "server.log"
    with running_app(log):
        while not list(temporary.glob("loopwell-*/map.js")):
            assert "Traceback" not in log.read_text()
            time.sleep(0.05)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(("is_headless", "addresses"), [(True, []), (False, ["http://h:8501/b"])])
def test_a_browser_is_opened_where_one_is_wanted(
    monkeypatch: pytest.MonkeyPatch, *, is_headless: bool, addresses: list[str]
) -> None:
    options: dict[str, object] = {
        "server.headless": is_headless,
        "server.address": "h",
        "server.port": 8501,
        "server.baseUrlPath": "/b/",
    }
    opened: list[str] = []
    rehearsals: list[str] = []

    async def rehearse() -> None:
        rehearsals.append("a run")

    runtime = SimpleNamespace(does_script_run_without_error=rehearse)
    monkeypatch.setattr(st, "get_option", options.__getitem__)
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(app, "get_instance", lambda: runtime)

    async def started() -> None:
        async with app.opening(app.app):
            await asyncio.sleep(0)

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    asyncio.run(started())
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert opened == addresses
    assert len(rehearsals) == 1
