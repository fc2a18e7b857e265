"""Whom to call, in Chromium: numbers that a telephone takes, and names that stay text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import running_app
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGE = """
from datetime import UTC, date
import streamlit as st
from planner.journal import Journal, CheckIn
from planner.pain import standing
from planner.profile import Help, Profile
from planner.runner import Runner
from planner.screens.desk import desk
from planner.screens.standing_view import show_standing
from planner.store import Store
from planner.signs import Sign
from routes.screens.look import dress_page
from routes.screens.view import View
from routes.units import Units
from datetime import datetime

dress_page()
today = date(2026, 11, 25)
numbers = Help("000", "<img src=x onerror=alert(1)>", "1800 022 222", "Dr *Lee*", "javascript:")
runner = Runner(None, 390.0)
store = Store.open("sqlite://", backups=None, now=lambda: datetime.now(UTC))
view = View(Units.KM, st.session_state, today, UTC)
at = desk(store, view, Profile("Me", runner, 5_000.0, today, help=numbers))
told = Journal(check_ins=(CheckIn(today, 3, 0, frozenset({Sign.FEVER})),))
show_standing(standing(told, runner, today), at)
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    script = tmp_path / "page.py"
    root = Path(__file__).parent.parent
    script.write_text(f"import sys\nsys.path.insert(0, {str(root)!r})\n{PAGE}", encoding="utf-8")
    with running_app(tmp_path / "server.log", script=script) as url:
        yield url


def test_numbers_are_dialled_names_are_text_and_all_can_be_read(
    page: Page, address: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    expect(page.get_by_role("heading", name=re.compile("See a doctor today"))).to_be_visible()
    calls = page.get_by_role("list", name="Whom to call")
    expect(calls.get_by_role("listitem")).to_have_count(3)
    links = calls.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == ["tel:1800022222", "tel:000"]
    expect(calls).to_contain_text("<img src=x onerror=alert(1)>")
    expect(calls).to_contain_text("Dr *Lee*")
    assert calls.locator("img").count() == 0
    assert min(link.bounding_box()["height"] for link in links.all()) >= 44  # type: ignore[index]
    # By keyboard, one after the other.
    links.first.focus()
    page.keyboard.press("Tab")
    expect(links.last).to_be_focused()
    # The words that open something are not faded below what can be read.
    faded = page.get_by_text("Why", exact=True).evaluate(
        """node => {
          let shown = 1;
          for (let at = node; at.tagName !== 'DETAILS'; at = at.parentElement)
            shown *= getComputedStyle(at).opacity;
          return shown;
        }"""
    )
    assert faded == 1
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    assert faults == []
