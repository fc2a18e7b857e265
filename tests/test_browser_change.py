"""Changing and marking runs in Chromium: by keyboard, on a phone, light and dark, with axe."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import running_app
from playwright.sync_api import Page, expect
from test_app_change import change_page
from test_browser_access import violations

from planner.screens import change_labels as labels
from planner.screens import desk_labels
from planner.screens.change_labels import Choice, Happened

pytestmark = pytest.mark.browser

# The dialogs on buttons, dressed as the app's pages are.
_START = """
import sys
sys.path.insert(0, {project!r})
import streamlit as st
from datetime import date, timedelta
from routes.screens.look import dress_page
dress_page()
st.session_state["shown"] = ""
st.session_state["day"] = date(2026, 11, 23) + timedelta(days=3)
for shown in ("change", "mark"):
    if st.button(shown):
        st.session_state["shown"] = shown
        if shown == "mark":
            st.session_state["day"] = date(2026, 11, 23)
"""


@pytest.fixture(scope="module")
def change_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a page that opens the dialogs, on the shipped routes."""
    folder = tmp_path_factory.mktemp("change")
    project = str(Path(__file__).parent.parent)
    script = folder / "page.py"
    source = inspect.getsource(change_page)
    script.write_text(f"{_START.format(project=project)}\n{source}\nchange_page()\n")
    with running_app(folder / "server.log", script=script) as url:
        yield url


def open_dialog(page: Page, url: str, name: str, title: str) -> None:
    page.goto(url)
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog").get_by_text(title, exact=True)).to_be_visible()


def test_a_run_is_changed_by_keyboard_alone(page: Page, change_app: str, faults: list[str]) -> None:
    open_dialog(page, change_app, "change", labels.TITLE)
    page.get_by_role("radio", name=labels.CHOICES[Choice.WAIT]).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=labels.CHOICES[Choice.SKIP])).to_be_checked()
    make = page.get_by_role("button", name=labels.MAKE[Choice.SKIP])
    expect(make).to_be_visible()
    page.keyboard.press("Tab")
    expect(make).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Skipped the run of Thu 26 Nov.").first).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(desk_labels.AS_BEFORE)).to_be_visible()
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_dialogs_fit_a_phone_and_are_accessible(
    page: Page, change_app: str, faults: list[str], scheme: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_dialog(page, change_app, "change", labels.TITLE)
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(labels.CHOICES[Choice.DISTANCE]).click()
    dialog.get_by_role("spinbutton").fill("12")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name=labels.ANYWAY)).to_be_visible()
    dialog.get_by_text(labels.SOURCES).click()
    assert violations(page.main_frame) == []
    dialog.get_by_text(labels.CHOICES[Choice.WAIT]).click()
    expect(dialog.get_by_role("button", name=labels.MAKE[Choice.WAIT])).to_be_visible()
    assert violations(page.main_frame) == []
    assert page.evaluate("document.querySelector('[role=dialog]').scrollWidth") <= 390
    open_dialog(page, change_app, "mark", labels.DONE_TITLE)
    expect(dialog.get_by_text(labels.HAPPENED[Happened.LEFT_OUT])).to_be_visible()
    assert violations(page.main_frame) == []
    assert page.evaluate("document.querySelector('[role=dialog]').scrollWidth") <= 390
    assert faults == []
