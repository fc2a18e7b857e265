"""Choosing today's run in Chromium: list and map together, the way back, near, and favourites."""

import re
from pathlib import Path

import pytest
from browser_waits import made
from conftest import running_app
from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect
from test_browser_access import violations
from test_browser_routes import SCREENS

pytestmark = pytest.mark.browser

MAP = 'iframe[title="streamlit_folium.st_folium"]'


def open_page(page: Page, url: str) -> FrameLocator:
    page.goto(url)
    frame = page.frame_locator(MAP)
    expect(frame.locator("[data-ground=drawn][data-found]")).to_be_visible()
    made(page)
    # A frame that is loaded again forgets this.
    frame.locator("body").evaluate("() => { window.isTheSame = true; }")
    return frame


# Whether the address names the very view that the map shows: there is nothing left to tell.
VIEW_IS_TOLD = """(frame) => {
  const bounds = frame.contentWindow.map.getBounds();
  const shown = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
  const told = new URL(location).searchParams.get('view')?.split(',') ?? [];
  const texts = (sides) => sides.map((side) => Number(side).toFixed(4)).join();
  return texts(told) === texts(shown);
}"""


def found(page: Page, frame: FrameLocator, count: int) -> None:
    """Wait until list and map show so many routes, in the frame that was there before."""
    expect(page.locator("button.route")).to_have_count(count)
    expect(frame.locator(f"[data-found='{count}']")).to_be_visible()
    assert frame.locator("body").evaluate("() => window.isTheSame")


def view_told(page: Page) -> None:
    """Wait until list and address have followed the map to where it is."""
    page.wait_for_function(VIEW_IS_TOLD, arg=page.locator(MAP).element_handle())
    made(page)


def lines(frame: FrameLocator) -> int:
    """Return how many quiet lines lie on the map."""
    script = "() => Object.values(map._layers).filter((l) => l._tooltip && l.getLatLngs).length"
    return int(frame.locator("body").evaluate(script))


def star(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"Favourite: {name}")


def test_search_narrows_list_and_map_and_the_way_back_undoes_it(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_page(page, f"{live_app}/?route=lake-parramatta-circuit")
    found(page, frame, 9)
    field = page.get_by_role("textbox", name="Search")
    field.fill("lake parramatta")
    field.press("Enter")
    found(page, frame, 3)
    assert lines(frame) <= 3
    expect(page).to_have_url(re.compile(r"q=lake\+parramatta"))
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("button", name="There and back").click()
    expect(page.get_by_text("No route fits")).to_be_visible()
    expect(frame.locator("[data-found='0']")).to_be_visible()
    page.go_back()
    found(page, frame, 3)
    expect(field).to_have_value("lake parramatta")
    page.go_back()
    found(page, frame, 9)
    expect(field).to_have_value("")
    page.go_forward()
    found(page, frame, 3)
    assert faults == []


def test_a_link_opens_the_same_search(page: Page, live_app: str, faults: list[str]) -> None:
    search = "near=-33.79,151.0075,The%20lake&within=1&sort=-distance&shape=loop&d=3-"
    frame = open_page(page, f"{live_app}/?{search}")
    found(page, frame, 3)
    expect(page.locator("button.route").first).to_contain_text("Parramatta Loop")
    expect(frame.locator(".lw-near")).to_be_visible()
    page.get_by_role("button", name="Near (on)").click()
    expect(page.get_by_role("spinbutton", name="At most this far")).to_have_value("1.0")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Filters (2)").click()
    expect(page.get_by_role("spinbutton", name="Distance from")).to_have_value("3.0")
    expect(page.get_by_role("button", name="Loop", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert faults == []


def test_a_click_on_the_map_gives_the_point_and_chooses_nothing(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_page(page, f"{live_app}/?route=lake-parramatta-circuit")
    page.get_by_role("button", name="Near", exact=True).click()
    page.get_by_role("button", name="Click on the map").click()
    expect(frame.get_by_text("Click the map")).to_be_visible()
    frame.locator(".leaflet-container").click(position={"x": 300, "y": 200})
    expect(page).to_have_url(re.compile("near=-33"))
    expect(page).to_have_url(re.compile("route=lake-parramatta-circuit"))
    expect(frame.locator(".lw-near")).to_be_visible()
    expect(frame.get_by_text("Click the map")).to_be_hidden()
    expect(page.locator("button.route .numbers").last).to_contain_text("away")
    found(page, frame, 9)
    assert faults == []


def test_the_middle_of_the_map_is_taken_by_keyboard(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_page(page, live_app)
    page.get_by_role("button", name="Near", exact=True).click()
    page.get_by_role("button", name="Click on the map").press("Enter")
    expect(frame.get_by_text("Click the map")).to_be_visible()
    frame.locator(".leaflet-container").press("Enter")
    expect(page).to_have_url(re.compile("near=-33"))
    assert faults == []


def test_the_browsers_position_is_near(
    page: Page, context: BrowserContext, live_app: str, faults: list[str]
) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": -33.81, "longitude": 151.01})
    frame = open_page(page, live_app)
    page.get_by_role("button", name="Near", exact=True).click()
    page.get_by_role("button", name="Where I am").click()
    expect(page).to_have_url(re.compile("near=-33.81000%2C151.01000"))
    expect(frame.locator(".lw-near")).to_be_visible()
    assert faults == []


def test_a_position_that_is_refused_is_told(page: Page, live_app: str, faults: list[str]) -> None:
    open_page(page, live_app)
    page.get_by_role("button", name="Near", exact=True).click()
    page.get_by_role("button", name="Where I am").click()
    expect(page.get_by_text("not allowed to tell where you are")).to_be_visible()
    assert faults == []


def test_the_list_follows_the_map_when_asked_and_the_way_back_leads_out(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_page(page, f"{live_app}/?route=parramatta-loop")
    page.get_by_role("button", name="Filters").click()
    page.get_by_text("Only what the map shows").click()
    expect(page).to_have_url(re.compile("view="))
    page.keyboard.press("Escape")
    # Far to the north there is only the lake; its routes stay, the others go.
    box = frame.locator(".leaflet-container")
    for _ in range(2):
        wide = page.url
        box.press("+")
        expect(page).not_to_have_url(wide)
        view_told(page)
    count = page.locator("button.route").count()
    assert 0 < count <= 9
    found(page, frame, count)
    narrow = page.url
    for _ in range(12):
        box.press("ArrowUp")
    expect(page).not_to_have_url(narrow)
    expect(page.locator("button.route")).not_to_have_count(count)
    # What the map still told would stand before what is gone back to.
    view_told(page)
    while "view=" in page.url:
        before = page.url
        page.go_back()
        # As fast as that: the page has not followed yet when it is pressed again.
        expect(page).not_to_have_url(before)
    found(page, frame, 9)
    assert faults == []


def test_the_list_is_walked_with_arrow_keys(page: Page, live_app: str, faults: list[str]) -> None:
    open_page(page, f"{live_app}/?route=parramatta-park-ring")
    rows = page.locator("button.route")
    rows.first.focus()
    rows.first.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    rows.nth(1).press("Enter")
    expect(page).to_have_url(re.compile("route=park-gentle-3k"))
    expect(rows.nth(1)).to_be_focused()
    rows.nth(1).press("End")
    expect(rows.last).to_be_focused()
    rows.last.press("ArrowRight")
    expect(star(page, "Parramatta Loop")).to_be_focused()
    assert faults == []


def test_a_favourite_is_one_after_a_restart_and_can_be_undone(page: Page, tmp_path: Path) -> None:
    with running_app(tmp_path / "first.log") as url:
        open_page(page, url)
        expect(star(page, "Lake Parramatta circuit")).to_have_attribute("aria-pressed", "false")
        star(page, "Lake Parramatta circuit").click()
        expect(page.get_by_text("is a favourite now")).to_be_visible()
        star(page, "Parramatta Loop").click()
        expect(page.get_by_text("“Parramatta Loop” is a favourite now")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(star(page, "Parramatta Loop")).to_have_attribute("aria-pressed", "false")
    with running_app(tmp_path / "second.log") as url:
        frame = open_page(page, f"{url}/?fav=1")
        found(page, frame, 1)
        expect(star(page, "Lake Parramatta circuit")).to_have_attribute("aria-pressed", "true")


def test_who_comes_back_from_another_page_finds_the_same_search(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_page(page, f"{live_app}/?q=lake&sort=-distance")
    found(page, frame, 3)
    page.get_by_role("link", name="Week").first.click()
    expect(page.get_by_role("heading", name="Week", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Routes").first.click()
    expect(page.locator("button.route")).to_have_count(3)
    expect(page).to_have_url(re.compile("q=lake"))
    assert faults == []


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_filters_near_and_what_is_offered_for_nothing_are_accessible(
    page: Page, live_app: str, faults: list[str], scheme: str, size: tuple[int, int]
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{live_app}/?longest=6&near=-33.81,151.0,Here&shape=loop")
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_text("Favourites only")).to_be_visible()
    assert violations(page.main_frame) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Near (on)").click()
    expect(page.get_by_text("A place on our list")).to_be_visible()
    assert violations(page.main_frame) == []
    page.keyboard.press("Escape")
    field = page.get_by_role("textbox", name="Search")
    field.fill("zzz")
    field.press("Enter")
    expect(page.get_by_text("No route fits")).to_be_visible()
    assert [fault for frame in page.frames for fault in violations(frame)] == []
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= size[0]
    assert faults == []
