"""What axe finds on both pages, all opened up, light and dark: nothing of ours."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_waits import made
from playwright.sync_api import Frame, Page, expect

pytestmark = pytest.mark.browser

AXE = Axe().axe_script
GROUNDS = {"light": "rgb(251, 250, 247)", "dark": "rgb(16, 24, 22)"}
MAP = 'iframe[title="streamlit_folium.st_folium"]'
# folium forbids zooming the page of its frame, which never scrolls; the page around it zooms.
# Streamlit names the place to drop files, which it also says is for the eye alone: a minor one.
NOT_OURS = frozenset({"meta-viewport", "presentation-role-conflict"})


def violations(frame: Frame) -> list[str]:
    """Return what axe finds in a frame, once the page is made."""
    made(frame.page)
    frame.evaluate(AXE)
    found = frame.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        if rule["id"] not in NOT_OURS
        for node in rule["nodes"]
    ]


def turn(page: Page, scheme: str) -> None:
    """Turn the page light or dark, and wait until it is."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", GROUNDS[scheme])


def in_light_and_dark(page: Page) -> Iterator[str]:
    """Turn the page light, then dark, and yield which once it is."""
    for scheme in GROUNDS:
        turn(page, scheme)
        yield scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_routes_page_and_its_map_are_accessible(
    page: Page, live_app: str, faults: list[str], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(live_app)
    expect(page.frame_locator(MAP).locator("[data-ground=drawn]")).to_be_visible()
    page.get_by_text("About this route").click()
    expect(page.get_by_text("Good to know")).to_be_visible()
    assert [fault for frame in page.frames for fault in violations(frame)] == []
    assert faults == []


def test_week_page_is_accessible_with_everything_open(
    page: Page, live_app: str, faults: list[str]
) -> None:
    today = datetime.now(UTC).date()
    # A plan has only days to come: a whole week begins on the Monday after today.
    monday = today + timedelta(days=8 - today.isoweekday())
    page.goto(f"{live_app}/week?first={monday}")
    expect(page.locator("article h3")).to_have_count(7)
    made(page)
    for step in page.locator("article summary").all():
        step.click()
    page.get_by_text("Pace, rest days, goal and dates").click()
    page.get_by_text("When not to run").click()
    told = page.get_by_text("Call 000 or go to an emergency department now.", exact=True)
    expect(told.first).to_be_visible()
    found = {scheme: violations(page.main_frame) for scheme in in_light_and_dark(page)}
    assert found == {"light": [], "dark": []}
    assert faults == []
