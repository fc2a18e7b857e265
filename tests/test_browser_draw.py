"""The page Draw in Chromium: by mouse, by keys alone, by touch, over reloads, and for everyone."""

import re
from pathlib import Path

import pytest
from browser_waits import made
from builders import SHIPPED
from conftest import running_app
from playwright.sync_api import FrameLocator, Locator, Page, expect
from test_browser_access import turn, violations
from test_browser_routes import MAP, PAYLOADS, SCREENS

from routes.measure import measure
from routes.read import read_file

pytestmark = pytest.mark.browser

# Rules for a whole page: the one around the map's frame has its heading and its main part.
OF_WHOLE_PAGES = ("landmark-one-main", "page-has-heading-one")
# Shares of the map's width and height.
TRIANGLE = ((0.4, 0.4), (0.6, 0.4), (0.6, 0.6))


def opened(page: Page, url: str) -> FrameLocator:
    """Open the page with new legs straight, so that a test knows where the line goes."""
    page.add_init_script(
        "if (location.protocol === 'http:') localStorage.setItem('loopwell-follow', 'no')"
    )
    page.goto(url)
    return ready(page)


def ready(page: Page) -> FrameLocator:
    frame = page.frame_locator(MAP)
    expect(frame.locator("[data-ground=drawn][data-drawn]")).to_be_visible()
    made(page)
    return frame


def spot(frame: FrameLocator, share: tuple[float, float]) -> tuple[float, float]:
    """Return where on the page a share of the map lies."""
    box = frame.locator(".leaflet-container").bounding_box()
    assert box
    return box["x"] + box["width"] * share[0], box["y"] + box["height"] * share[1]


def points(frame: FrameLocator, count: int) -> None:
    """Wait until the line has so many points; one that closes a loop counts."""
    expect(frame.locator(f"[data-drawn='{count}']")).to_be_visible()


def count_of(frame: FrameLocator) -> int:
    """Return how many points the line has; one that closes a loop counts."""
    return int(str(frame.locator("[data-drawn]").get_attribute("data-drawn")))


def click(page: Page, frame: FrameLocator, *shares: tuple[float, float]) -> None:
    """Set a point at each of the shares, one after the other."""
    for number, share in enumerate(shares, count_of(frame) + 1):
        page.mouse.click(*spot(frame, share))
        points(frame, number)


def said(frame: FrameLocator) -> Locator:
    return frame.locator(".lw-said")


def tool(frame: FrameLocator, name: str) -> Locator:
    return frame.get_by_role("button", name=name, exact=True)


def distance(frame: FrameLocator) -> float:
    text = frame.locator(".lw-sums strong").inner_text()
    return float(text.split()[0])


def drag(
    page: Page, frame: FrameLocator, start: tuple[float, float], end: tuple[float, float]
) -> None:
    page.mouse.move(*spot(frame, start))
    page.mouse.down()
    page.mouse.move(*spot(frame, end), steps=6)
    page.mouse.up()


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Move one finger over the page."""
    finger = page.context.new_cdp_session(page)
    steps = [[a + (b - a) * i / 10 for a, b in zip(start, end, strict=True)] for i in range(11)]
    for i, (x, y) in enumerate(steps):
        kind = "touchMove" if i else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def keep(page: Page, frame: FrameLocator, name: str) -> None:
    frame.get_by_role("textbox", name="Name").fill(name)
    tool(frame, "Keep this route").click()
    expect(page.get_by_text(f"{name} is in your library now.")).to_be_visible()


def found_by_axe(page: Page) -> list[str]:
    inside = [fault for each in page.frames[1:] for fault in violations(each)]
    own = [fault for fault in inside if not fault.startswith(OF_WHOLE_PAGES)]
    return violations(page.main_frame) + own


def mark(frame: FrameLocator) -> None:
    frame.locator("body").evaluate("document.body.dataset.mark = 'same frame'")


def same(frame: FrameLocator) -> None:
    """Tell that the map was not made again since it was marked."""
    expect(frame.locator("body[data-mark='same frame']")).to_be_attached()


def listed(page: Page) -> Locator:
    return page.get_by_role("list", name="Routes, shortest first").get_by_role("button")


def test_a_triangle_is_drawn_changed_kept_and_there_after_a_restart(
    page: Page, tmp_path: Path, faults: list[str]
) -> None:
    with running_app(tmp_path / "one.log") as url:
        frame = opened(page, f"{url}/draw")
        expect(tool(frame, "Undo")).to_have_attribute("aria-disabled", "true")
        expect(tool(frame, "Keep this route")).to_have_attribute("aria-disabled", "true")
        click(page, frame, *TRIANGLE)
        points(frame, 3)
        before = distance(frame)
        drag(page, frame, (0.6, 0.6), (0.6, 0.7))
        expect(said(frame)).to_contain_text("Point 3 moved.")
        assert distance(frame) > before
        # A leg's middle becomes a point of its own.
        drag(page, frame, (0.5, 0.4), (0.5, 0.3))
        points(frame, 4)
        page.keyboard.press("Control+z")
        points(frame, 3)
        tool(frame, "Undo").click()
        assert distance(frame) == before
        page.keyboard.press("Control+Shift+z")
        tool(frame, "Redo").click()
        points(frame, 4)
        # A click on a point takes it out.
        page.mouse.click(*spot(frame, (0.5, 0.3)))
        points(frame, 3)
        tool(frame, "Close loop").click()
        points(frame, 4)
        expect(said(frame)).to_contain_text("Loop closed.")
        told = distance(frame)
        keep(page, frame, "My triangle")
        points(ready(page), 0)
        page.get_by_role("link", name="See it on the Routes page").click()
        expect(page.get_by_role("heading", name="My triangle")).to_be_visible()
        page.goto("about:blank")
    with running_app(tmp_path / "two.log") as url:
        page.goto(url)
        expect(listed(page).filter(has_text="My triangle")).to_contain_text(f"{told:.1f} km · loop")
    (file,) = (tmp_path / "library").glob("*.gpx")
    (route,) = read_file(file.read_bytes(), file.name).routes
    facts = measure(route)
    assert len(route.track) == 4
    assert facts.is_loop
    assert facts.ascent_m is None
    assert facts.distance_m / 1000 == pytest.approx(told, abs=0.05)
    assert faults == []


def test_reverse_and_back_and_clear_are_undone_one_by_one(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = opened(page, f"{live_app}/draw")
    click(page, frame, *TRIANGLE)
    once = distance(frame)
    tool(frame, "And back").click()
    points(frame, 5)
    # Both are told to one decimal.
    assert distance(frame) == pytest.approx(2 * once, abs=0.151)
    tool(frame, "Undo").click()
    tool(frame, "Reverse").click()
    points(frame, 3)
    expect(said(frame)).to_contain_text("Turned round.")
    # The start is now where the last click was: a click on it closes the loop.
    page.mouse.click(*spot(frame, TRIANGLE[2]))
    points(frame, 4)
    tool(frame, "Clear").click()
    points(frame, 0)
    tool(frame, "Undo").click()
    points(frame, 4)
    assert faults == []


def test_a_route_is_drawn_and_kept_by_the_keyboard_alone(
    page: Page, app: str, faults: list[str]
) -> None:
    frame = opened(page, f"{app}/draw")
    frame.get_by_role("application").focus()
    expect(frame.locator(".lw-cross")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(said(frame)).to_contain_text("east of the last point")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    points(frame, 3)
    expect(said(frame)).to_contain_text(
        re.compile(r"Point 3 set\. Straight leg, \d+\.\d km\. \d+\.\d km\.")
    )
    page.keyboard.press("Enter")
    points(frame, 4)
    page.keyboard.press("Delete")
    points(frame, 3)
    # Take hold of the second point and move it; set one after it, and take that out.
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(said(frame)).to_contain_text("Point 2 of 3 taken hold of.")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(said(frame)).to_contain_text("Point 2 moved.")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("i")
    points(frame, 4)
    page.keyboard.press("Delete")
    points(frame, 3)
    page.keyboard.press("Escape")
    # Back to the tools with the keys, and on to the name and the button.
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
        if tool(frame, "Close loop").evaluate("node => node === document.activeElement"):
            break
    expect(tool(frame, "Close loop")).to_be_focused()
    page.keyboard.press("Enter")
    points(frame, 4)
    name = frame.get_by_role("textbox", name="Name")
    for _ in range(30):
        page.keyboard.press("Tab")
        if name.evaluate("node => node === document.activeElement"):
            break
    expect(name).to_be_focused()
    page.keyboard.type("By keys")
    page.keyboard.press("Enter")
    expect(page.get_by_text("By keys is in your library now.")).to_be_visible()
    assert faults == []


@pytest.mark.browser_context_args(
    has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
)
def test_a_tap_sets_a_point_and_one_finger_scrolls_past_the_map(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = opened(page, f"{live_app}/draw")
    for number, share in enumerate(TRIANGLE, 1):
        page.touchscreen.tap(*spot(frame, share))
        points(frame, number)
    tools = ("Undo", "Redo", "Close loop", "And back", "Reverse", "Straight leg", "Clear")
    for name in (*tools, "Keep this route"):
        box = tool(frame, name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    # A finger on a point drags that, and the page stays; beside it, the page moves.
    swipe(page, spot(frame, TRIANGLE[2]), spot(frame, (0.9, 0.75)))
    expect(said(frame)).to_contain_text("Point 3 moved.")
    assert page.get_by_test_id("stMain").evaluate("node => node.scrollTop") == 0
    # A long press on a leg's arrow lets it follow paths; no point is set when the finger leaves.
    finger = page.context.new_cdp_session(page)
    x, y = spot(frame, (0.75, 0.575))
    touch = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    finger.send("Input.dispatchTouchEvent", touch)
    expect(said(frame)).to_contain_text("Leg changed.")
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    swipe(page, spot(frame, (0.2, 0.7)), spot(frame, (0.2, 0.3)))
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 50")
    points(frame, 3)
    assert faults == []


def test_a_drawing_outlasts_a_rerun_another_page_a_theme_and_a_reload(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = opened(page, f"{live_app}/draw")
    click(page, frame, *TRIANGLE)
    frame.get_by_role("textbox", name="Name").fill("Half done")
    told = distance(frame)
    mark(frame)
    turn(page, "dark")
    points(frame, 3)
    made(page)
    # Units are the page's: changing them runs it again.
    page.get_by_role("button", name="You").click()
    page.get_by_role("radio", name="mi", exact=True).click()
    expect(frame.locator(".lw-sums strong")).to_contain_text("mi")
    points(ready(page), 3)
    page.get_by_role("radio", name="km", exact=True).click()
    expect(frame.locator(".lw-sums strong")).to_contain_text("km")
    same(frame)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Week").first.click()
    expect(page.get_by_role("heading", name="Week", exact=True)).to_be_visible()
    page.get_by_role("link", name="Draw", exact=True).first.click()
    points(ready(page), 3)
    page.reload()
    frame = ready(page)
    points(frame, 3)
    expect(said(frame)).to_contain_text("as you left it")
    expect(frame.get_by_role("textbox", name="Name")).to_have_value("Half done")
    assert distance(frame) == told
    tool(frame, "Undo").click()
    points(frame, 2)
    assert faults == []


def test_keeping_undone_brings_the_drawing_back(
    page: Page, app: str, library: Path, faults: list[str]
) -> None:
    frame = opened(page, f"{app}/draw")
    click(page, frame, *TRIANGLE)
    mark(frame)
    keep(page, frame, "Too soon")
    points(ready(page), 0)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("out of your library again")).to_be_visible()
    points(ready(page), 3)
    expect(frame.get_by_role("textbox", name="Name")).to_have_value("Too soon")
    same(frame)
    assert list(library.rglob("*.gpx")) == []
    assert faults == []


def test_a_stored_drawing_that_is_none_does_no_harm(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = opened(page, f"{live_app}/draw")
    for text in ("{", "[]", '{"format":1,"name":"","past":[],"now":{"line":["x"]},"future":[]}'):
        page.evaluate("text => localStorage.setItem('loopwell-drawing', text)", text)
        page.reload()
        points(ready(page), 0)
        expect(said(frame)).to_contain_text("where the route begins")
    assert faults == []


def test_a_route_is_opened_for_changing_and_stays_as_it_is(
    page: Page, app: str, library: Path, faults: list[str]
) -> None:
    before = (SHIPPED / "parramatta-loop.gpx").read_bytes()
    frame = opened(page, f"{app}/draw")
    click(page, frame, *TRIANGLE)
    page.goto(f"{app}/?route=parramatta-loop")
    page.get_by_role("link", name="Change this route by drawing").click()
    frame = ready(page)
    expect(said(frame)).to_contain_text("Parramatta Loop is open to be changed")
    count = count_of(frame)
    assert 20 < count <= 200
    assert distance(frame) == 14.7
    up = frame.locator(".lw-sums span").inner_text().split(" · ")[1]
    # What was drawn before is one step away, and so is the route.
    tool(frame, "Undo").click()
    points(frame, 3)
    tool(frame, "Redo").click()
    points(frame, count)
    tool(frame, "Reverse").click()
    page.reload()
    frame = ready(page)
    points(frame, count)
    expect(said(frame)).to_contain_text("as you left them")
    assert distance(frame) == 14.7
    expect(frame.locator(".lw-sums")).to_contain_text(up)
    expect(frame.get_by_role("textbox", name="Name")).to_have_value("Parramatta Loop (changed)")
    keep(page, frame, "Loop the other way")
    points(ready(page), 0)
    assert (SHIPPED / "parramatta-loop.gpx").read_bytes() == before
    (file,) = library.glob("*.gpx")
    assert file.stem == "Loop the other way"
    kept, first = (read_file(data, "").routes[0] for data in (file.read_bytes(), before))
    assert kept.track.ele_m == pytest.approx(first.track.ele_m[::-1], abs=0.051)
    assert measure(kept).distance_m == pytest.approx(measure(first).distance_m, rel=1e-4)
    assert faults == []


def test_a_name_stays_text(page: Page, app: str, faults: list[str]) -> None:
    text = PAYLOADS[-1]  # not for HTML; the Routes page is tried with all of them
    frame = opened(page, f"{app}/draw")
    click(page, frame, *TRIANGLE)
    frame.get_by_role("textbox", name="Name").fill(text[:80])
    tool(frame, "Keep this route").click()
    expect(page.get_by_text("is in your library now.")).to_contain_text(text[:15])
    points(ready(page), 0)
    page.get_by_role("link", name="See it on the Routes page").click()
    page.get_by_role("link", name="Change this route by drawing").click()
    expect(said(ready(page))).to_contain_text(text[:15])
    assert page.evaluate("window.hacked") is None
    assert faults == []


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_the_page_is_accessible_and_fits_the_screen(
    page: Page, live_app: str, faults: list[str], size: tuple[int, int], scheme: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    frame = opened(page, f"{live_app}/draw")
    assert found_by_axe(page) == []
    click(page, frame, *TRIANGLE)
    page.get_by_text("How to draw, and the keys").click()
    page.get_by_text("What a drawn route is, and is not").click()
    expect(page.get_by_text("Nobody has checked")).to_be_visible()
    assert found_by_axe(page) == []
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= size[0]
    assert faults == []
