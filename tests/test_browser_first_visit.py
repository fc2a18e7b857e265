"""A first visit in Chromium: how few actions lead to a first week, and to one that is kept."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_waits import made
from conftest import running_app
from first_visit import KEPT, NAME, Hand, answer, first_week, keep
from playwright.sync_api import Page, expect
from test_browser_access import violations

pytestmark = pytest.mark.browser

MOST_ACTIONS = 6


@pytest.fixture
def new_app(tmp_path: Path) -> Iterator[str]:
    """Give the address of an app that nobody has used yet."""
    with running_app(tmp_path / "server.log") as url:
        yield url


def test_six_actions_lead_to_a_first_week_that_is_ones_own_and_kept(
    page: Page, new_app: str, faults: list[str]
) -> None:
    hand = Hand()
    first_week(page, new_app, hand)
    assert hand.actions == 1
    answer(page, hand)
    made(page)
    keep(page, hand)
    assert hand.actions <= MOST_ACTIONS
    expect(page.get_by_text(KEPT)).to_contain_text("From now on your answers are kept")
    expect(page.get_by_role("button", name="Keep this plan")).to_have_count(0)
    page.goto(f"{new_app}/settings")
    expect(page.get_by_role("textbox", name="Name", exact=True).first).to_have_value(NAME)
    expect(page.get_by_role("spinbutton", name="Longest run")).to_have_value("8.0")
    expect(page.get_by_role("checkbox", name="I have had back problems")).to_be_checked()
    assert faults == []


def test_settings_in_other_languages_and_larger_are_accessible_on_a_phone(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_app}/settings")
    expect(page.locator("html[lang=en-AU]")).to_be_attached()
    for language, tag in (("de", "de"), ("zh_Hans", "zh-Hans")):
        memory = json.dumps({"lang": language, "text": "larger", "motion": "less"})
        page.evaluate("text => localStorage.setItem('loopwell-you', text)", memory)
        page.goto(f"{live_app}/settings")
        expect(page.locator(f"html[lang={tag}][data-motion=less]")).to_be_attached()
        expect(page.locator("html")).to_have_css("font-size", "20px")
        expect(page.locator("#data")).to_be_attached()
        assert violations(page.main_frame) == []
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= 390
        page.locator(".st-key-jumps a").last.click()
        expect(page.locator("#data")).to_be_in_viewport()
    assert faults == []
