"""The page Loop in Chromium: a click on the map is the door, another chooses a loop."""

import re

import pytest
from browser_waits import made
from playwright.sync_api import Page, expect
from test_browser_access import violations
from test_browser_routes import MAP

pytestmark = pytest.mark.browser


def test_a_click_on_the_map_finds_loops_and_another_chooses_one(
    page: Page, app: str, faults: list[str]
) -> None:
    page.goto(app)
    page.get_by_role("link", name="Loop", exact=True).first.click()
    frame = page.frame_locator(MAP)
    expect(frame.locator("[data-ground=drawn][data-loops='0']")).to_be_visible()
    made(page)
    frame.locator(".leaflet-container").click()
    expect(frame.locator("[data-loops='3'][data-loop='1']")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/loop\?from=-33\."))
    frame.locator(".lw-loop", has_text="2").click()
    expect(frame.locator("[data-loop='2']")).to_be_visible()
    chosen = page.get_by_role("list", name="Loops found").get_by_role("button", pressed=True)
    expect(chosen).to_contain_text("main road")
    expect(chosen.get_by_role("img", name="Loop 2")).to_be_visible()
    assert violations(page.main_frame) == []
    # Kept, it opens to be changed.
    page.get_by_role("button", name="Change by drawing").click()
    expect(page).to_have_url(re.compile(r"/draw\?edit=my\."))
    expect(page.get_by_text("is in your library now")).to_be_visible()
    assert faults == []
