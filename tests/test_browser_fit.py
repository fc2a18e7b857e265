"""Making the Loop 6 km and editing it in Chromium, as a runner does."""

import re
from pathlib import Path

import gpxpy
import pytest
from browser_waits import made
from playwright.sync_api import FrameLocator, Locator, Page, expect
from test_browser_access import in_light_and_dark, violations
from test_browser_routes import MAP, chosen, open_map

pytestmark = pytest.mark.browser

LOOP = "parramatta-loop"


def long(frame: FrameLocator, metres: re.Pattern[str]) -> None:
    """Wait until the chosen line on the map is so many metres long."""
    expect(frame.locator(".leaflet-container")).to_have_attribute("data-chosen-m", metres)


def ways(page: Page, distance: str) -> Locator:
    """Ask for a distance and return the ways that are listed."""
    field = page.get_by_role("spinbutton", name="Make it (km)")
    field.fill(distance)
    field.press("Enter")
    listed = page.get_by_role("list", name="Ways to run it, best first").get_by_role("button")
    expect(listed.first).to_be_visible()
    made(page)
    return listed


def test_the_loop_made_six_km_is_shown_downloaded_kept_and_listed(
    page: Page, app: str, faults: list[str]
) -> None:
    frame = open_map(page, f"{app}/?route={LOOP}")
    chosen(frame, LOOP)
    long(frame, re.compile("^14690$"))
    frame.locator("body").evaluate("document.body.dataset.mark = 'same frame'")
    first = ways(page, "6").first
    first.focus()
    page.keyboard.press("Enter")
    long(frame, re.compile("^6000$"))
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(frame.locator("body[data-mark='same frame']")).to_be_attached()
    expect(page.get_by_role("heading", name="Parramatta Loop, 6 km")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download GPX").click()
    track = gpxpy.parse(Path(download.value.path()).read_text()).tracks[0]
    assert track.length_2d() == pytest.approx(6_000, rel=0.02)
    page.locator(".st-key-fit").get_by_role("button", name="Keep as a new route").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("“Parramatta Loop, 6 km” is in your library now.")).to_be_visible()
    page.reload()
    kept = page.get_by_role("list", name=re.compile("Routes")).get_by_role("button")
    expect(kept.filter(has_text=re.compile(r"Parramatta Loop\s*6\.0\skm"))).to_be_visible()
    expect(page.get_by_role("heading", name="Parramatta Loop", exact=True)).to_be_visible()
    assert faults == []


def test_a_cut_is_undone_and_done_again_on_the_same_map(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, f"{live_app}/?route={LOOP}")
    chosen(frame, LOOP)
    frame.locator("body").evaluate("document.body.dataset.mark = 'same frame'")
    page.get_by_text("Edit the line").click()
    field = page.get_by_role("spinbutton", name="To (km)")
    field.fill("5")
    page.get_by_role("button", name="Keep only this part").click()
    long(frame, re.compile("^5000$"))
    page.get_by_role("button", name="Undo the cut").click()
    long(frame, re.compile("^14690$"))
    page.get_by_role("button", name="Redo the cut").click()
    long(frame, re.compile("^5000$"))
    page.get_by_role("button", name="Back to the whole route").click()
    long(frame, re.compile("^14690$"))
    expect(frame.locator("body[data-mark='same frame']")).to_be_attached()
    expect(page.locator(MAP)).to_have_count(1)
    assert faults == []


def test_fitting_and_editing_are_accessible_with_everything_open(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, f"{live_app}/?route={LOOP}")
    chosen(frame, LOOP)
    ways(page, "6").first.click()
    long(frame, re.compile("^6000$"))
    page.get_by_text("Edit the line").click()
    expect(page.get_by_role("button", name="Keep only this part")).to_be_visible()
    found = [violations(page.main_frame) for _ in in_light_and_dark(page)]
    page.locator(".st-key-fit").get_by_role("button", name="Keep as a new route").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_visible()
    found += [violations(page.main_frame) for _ in in_light_and_dark(page)]
    assert found == [[]] * 4
    assert faults == []


def test_a_phone_has_room_for_the_ways(page: Page, live_app: str, faults: list[str]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    frame = open_map(page, f"{live_app}/?route={LOOP}")
    chosen(frame, LOOP)
    ways(page, "6").first.click()
    long(frame, re.compile("^6000$"))
    page.get_by_text("Edit the line").click()
    expect(page.get_by_role("button", name="Keep only this part")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert faults == []
