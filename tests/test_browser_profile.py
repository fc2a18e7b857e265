"""The elevation profile and the number strip in Chromium: by mouse, finger and keys."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from browser_waits import made
from builders import SHIPPED, gpx, trk
from playwright.sync_api import FrameLocator, Locator, Page, expect

from planner.runner_view import PlannedRunner
from routes.measure import ZIGZAG_M, measure, zigzag
from routes.read import read_file

pytestmark = pytest.mark.browser

MAP = 'iframe[title="streamlit_folium.st_folium"]'
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
READING = re.compile(r"^\d+\.\d km · \d+ m · (flat|\d+ % .+) · about ")
# Counts how often the map's pointer takes another place.
COUNT_MOVES = """(frame) => {
  window.places = [];
  const pane = frame.contentDocument.querySelector('.leaflet-container');
  new MutationObserver(() => {
    const dot = pane.querySelector('.lw-pointer')?.parentElement;
    const place = dot?.style.transform;
    if (place && place !== window.places.at(-1)) window.places.push(place);
  }).observe(pane, { subtree: true, childList: true, attributeFilter: ['style'] });
}"""
# Collects what the chart says to the map, as the map hears it.
LISTEN = """() => {
  window.spans = [];
  const Plain = BroadcastChannel;
  window.BroadcastChannel = class extends Plain {
    postMessage(said) {
      if ('span' in said) window.spans.push(said.span);
      super.postMessage(said);
    }
  };
}"""


def opened(page: Page, url: str) -> tuple[Locator, FrameLocator]:
    """Open a page; return its profile and its map when both are there."""
    page.goto(url)
    frame = page.frame_locator(MAP)
    expect(frame.locator("[data-ground=drawn][data-chosen]")).to_be_visible()
    profile = page.get_by_role("slider", name=re.compile("Elevation profile"))
    # Where it lies on the screen: nothing grows above it any more.
    made(page)
    profile.scroll_into_view_if_needed()
    return profile, frame


def reading(page: Page) -> Locator:
    return page.locator("output.reading")


def stretch(page: Page) -> Locator:
    return page.locator("output.told")


def spot(profile: Locator, share: float) -> tuple[float, float]:
    """Return the place on the screen at a share of the profile's width."""
    box = profile.bounding_box()
    assert box is not None
    return box["x"] + 46 + (box["width"] - 60) * share, box["y"] + box["height"] / 2


def test_100_moves_over_the_profile_move_the_marker_100_times_and_ask_nobody(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    profile, frame = opened(page, f"{live_app}/?route=parramatta-loop")
    page.mouse.move(*spot(profile, 0))
    expect(frame.locator(".lw-pointer")).to_be_visible()
    page.evaluate(COUNT_MOVES, page.locator(MAP).element_handle())
    before = len(asked)
    for step in range(1, 101):
        page.mouse.move(*spot(profile, step / 101))
    expect(reading(page)).to_have_text(READING)
    page.wait_for_function("window.places.length >= 100")
    assert page.evaluate("window.places.length") == 100
    assert len(asked) == before
    page.mouse.move(10, 10)
    expect(frame.locator(".lw-pointer")).to_have_count(0)
    assert len(asked) == before
    assert faults == []


def test_the_map_moves_the_reading(page: Page, live_app: str, faults: list[str]) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    _, frame = opened(page, f"{live_app}/?route=parramatta-loop")
    expect(reading(page)).to_have_text(re.compile("Move along"))
    frame.locator(".lw-km").get_by_text("12", exact=True).hover(force=True)
    expect(reading(page)).to_have_text(re.compile(r"^(11\.9|12\.\d) km · "))
    assert faults == []


def test_keys_read_points_to_the_end_of_the_runners_time(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    profile, _ = opened(page, f"{live_app}/?route=parramatta-loop")
    profile.focus()
    before = len(asked)
    page.keyboard.press("Home")
    expect(reading(page)).to_have_text(re.compile(r"^0\.0 km · 14 m · .+ · about 0 min$"))
    page.keyboard.press("ArrowRight")
    expect(profile).to_have_attribute("aria-valuenow", "0.1")
    page.keyboard.press("PageDown")
    expect(profile).to_have_attribute("aria-valuenow", "0.0")
    page.keyboard.press("PageUp")
    expect(profile).to_have_attribute("aria-valuenow", re.compile(r"^(0\.9|1\.\d)$"))
    page.keyboard.press("End")
    expect(profile).to_have_attribute("aria-valuetext", re.compile("^14.7 km .+ about 1 h 36 min$"))
    page.keyboard.press("Tab")
    expect(reading(page)).to_have_text(re.compile("Move along"))
    assert len(asked) == before
    assert faults == []


def told_of(file: Path, from_m: float, to_m: float) -> str:
    """Return what Python says of a stretch, from the same heights at the full 10 m."""
    measurement = measure(read_file(file.read_bytes(), file.name).routes[0])
    profile = measurement.profile
    assert profile is not None
    inside = (profile.distance_m >= from_m) & (profile.distance_m <= to_m)
    up, down = (5 * round(m / 5) for m in zigzag(profile.ele_m[inside], ZIGZAG_M))
    times_s = PlannedRunner(5000, 390).times_along_s(profile.distance_m, profile.gradient)[inside]
    minutes = round((times_s[-1] - times_s[0]) / 60)
    length = f"{(to_m - from_m) / 1000:.1f} km"
    ends = f"{from_m / 1000:.1f}–{to_m / 1000:.1f} km"
    return f"{ends} · {length} · about {up} m up · about {down} m down · about {minutes} min"


def test_a_stretch_marked_by_mouse_is_measured_told_once_and_cleared(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    page.add_init_script(f"({LISTEN})()")
    with page.expect_websocket() as to_server:
        profile, _ = opened(page, f"{live_app}/?route=lake-parramatta-hills-8k")
    page.mouse.move(*spot(profile, 0.2))
    page.mouse.down()
    before = len(asked)
    for share in (0.3, 0.4, 0.5, 0.6, 0.7):
        page.mouse.move(*spot(profile, share))
    assert len(asked) == before
    with to_server.value.expect_event(
        "framesent", lambda frame: b'"m":' in as_bytes(frame)
    ) as sent:
        page.mouse.up()
    expect(stretch(page)).to_have_text(re.compile(r"^1\.6–5\.7 km · 4\.0 km · about \d+ m up · "))
    page.wait_for_function("window.spans.length >= 5")
    from_m, to_m = page.evaluate("window.spans.at(-1)")
    file = SHIPPED / "lake-parramatta-hills-8k.gpx"
    expect(stretch(page)).to_have_text(told_of(file, from_m, to_m))
    assert f"[{from_m},{to_m}]".encode() in as_bytes(sent.value)
    grips = page.get_by_role("slider", name=re.compile("of the stretch"))
    expect(grips).to_have_count(2)
    expect(grips.first).to_have_attribute("aria-valuetext", "1.6 km")
    page.mouse.move(*spot(profile, 0.2))
    page.mouse.down()
    page.mouse.move(*spot(profile, 0.1), steps=4)
    page.mouse.up()
    expect(grips.first).to_have_attribute("aria-valuetext", "0.8 km")
    page.mouse.click(*spot(profile, 0.5))
    expect(stretch(page)).to_be_empty()
    expect(grips).to_have_count(0)
    assert page.evaluate("window.spans.at(-1)") is None
    assert faults == []


def as_bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def test_a_stretch_by_keys_stays_over_a_change_of_units_and_goes_with_another_route(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    profile, _ = opened(page, f"{live_app}/?route=parramatta-loop")
    profile.focus()
    page.keyboard.press("Home")
    for _ in range(2):
        page.keyboard.press("PageUp")
    for _ in range(3):
        page.keyboard.press("Shift+PageUp")
    expect(stretch(page)).to_have_text(
        re.compile(r"^\d\.\d–\d\.\d km · [23]\.\d km · about \d+ m up")
    )
    page.get_by_role("button", name="You").click()
    page.get_by_role("radio", name="mi", exact=True).click()
    expect(stretch(page)).to_have_text(
        re.compile(r"^\d\.\d–\d\.\d mi · 1\.\d mi · about \d+ ft up")
    )
    expect(page.locator("svg .tick").get_by_text("0 mi", exact=True)).to_be_visible()
    expect(page.locator("svg .tick").get_by_text(re.compile(r"^\d+ ft$")).first).to_be_visible()
    page.keyboard.press("Escape")
    profile.focus()
    page.keyboard.press("ArrowRight")
    expect(reading(page)).to_have_text(re.compile(r"^0\.1 mi · \d+ ft · "))
    expect(stretch(page)).to_have_text(re.compile("mi"))
    page.get_by_role("button", name=re.compile("^Lake Parramatta circuit")).click()
    expect(page.get_by_role("heading", name="Lake Parramatta circuit")).to_be_visible()
    expect(stretch(page)).to_be_empty()
    profile.focus()
    page.keyboard.press("Shift+End")
    expect(stretch(page)).to_have_text(re.compile(r"^0\.0–2\.6 mi · 2\.6 mi · "))
    page.keyboard.press("Escape")
    expect(stretch(page)).to_be_empty()
    assert faults == []


def test_the_button_marks_a_stretch_whose_ends_keys_can_move(
    page: Page, live_app: str, faults: list[str]
) -> None:
    opened(page, f"{live_app}/?route=river-foreshore-rydalmere")
    page.get_by_role("button", name="Measure a stretch").click()
    expect(stretch(page)).to_have_text(re.compile(r"^2\.3–6\.8 km · 4\.5 km · "))
    start = page.get_by_role("slider", name="Start of the stretch")
    start.focus()
    page.keyboard.press("PageUp")
    expect(start).to_have_attribute("aria-valuetext", re.compile(r"^3\.[234] km$"))
    page.keyboard.press("Home")
    expect(start).to_have_attribute("aria-valuetext", "0.0 km")
    page.get_by_role("button", name="Clear the stretch").click()
    expect(stretch(page)).to_be_empty()
    assert faults == []


def test_a_stretch_is_still_there_after_a_look_at_another_page(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    opened(page, f"{live_app}/?route=parramatta-loop")
    page.get_by_role("button", name="Measure a stretch").click()
    expect(stretch(page)).to_have_text(re.compile(r"^3\.7–11\.0 km"))
    page.get_by_role("link", name="Week").first.click()
    expect(page.get_by_role("heading", name="Week", exact=True)).to_be_visible()
    page.get_by_role("link", name="Routes").first.click()
    expect(stretch(page)).to_have_text(re.compile(r"^3\.7–11\.0 km"))
    assert faults == []


class Finger:
    """Touch the screen as a finger does, through Chromium's own input."""

    def __init__(self, page: Page) -> None:
        self._input = page.context.new_cdp_session(page)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Put a finger down at `start` and lift it at `end`."""
        self._send("touchStart", start)
        for share in np.linspace(0.1, 1, 10):
            x, y = (a + share * (b - a) for a, b in zip(start, end, strict=True))
            self._send("touchMove", (x, y))
        self._send("touchEnd")

    def _send(self, kind: str, place: tuple[float, float] | None = None) -> None:
        points = [{"x": float(place[0]), "y": float(place[1])}] if place else []
        self._input.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.browser_context_args(**PHONE)
def test_a_finger_along_the_profile_reads_and_its_reading_stays(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    profile, frame = opened(page, f"{live_app}/?route=parramatta-loop")
    before = len(asked)
    Finger(page).drag(spot(profile, 0.2), spot(profile, 0.8))
    expect(reading(page)).to_have_text(re.compile(r"^1[12]\.\d km · \d+ m · "))
    expect(frame.locator(".lw-pointer")).to_be_attached()
    expect(stretch(page)).to_be_empty()
    assert len(asked) == before
    assert faults == []


@pytest.mark.browser_context_args(**PHONE)
def test_a_finger_down_the_profile_scrolls_the_page(
    page: Page, live_app: str, faults: list[str]
) -> None:
    profile, _ = opened(page, f"{live_app}/?route=parramatta-loop")
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(top)
    x, y = spot(profile, 0.5)
    Finger(page).drag((x, y), (x, y + 150))
    page.wait_for_function(f"{top} < {before} - 50")
    expect(reading(page)).to_have_text(re.compile("^Slide along"))
    assert faults == []


@pytest.mark.browser_context_args(**PHONE)
def test_a_finger_moves_the_ends_of_a_stretch(page: Page, live_app: str, faults: list[str]) -> None:
    profile, _ = opened(page, f"{live_app}/?route=parramatta-loop")
    page.get_by_role("button", name="Measure a stretch").tap()
    end = page.get_by_role("slider", name="End of the stretch")
    expect(end).to_have_attribute("aria-valuetext", "11.0 km")
    Finger(page).drag(spot(profile, 0.75), spot(profile, 0.5))
    expect(end).to_have_attribute("aria-valuetext", re.compile(r"^7\.[234] km$"))
    expect(stretch(page)).to_have_text(re.compile(r"^3\.7–7\.\d km · 3\.\d km · "))
    assert faults == []


def test_how_ascent_is_counted_opens_by_pointer_key_and_click(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    opened(page, live_app)
    button = page.get_by_role("button", name="How this is counted: Ascent")
    said = page.get_by_text(re.compile("Climbs of 3 m or more"))
    button.hover()
    expect(said).to_be_visible()
    said.hover()
    expect(said).to_be_visible()
    page.mouse.move(10, 10)
    expect(said).to_be_hidden()
    page.get_by_role("button", name="How this is counted: Time").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(said).to_be_visible()
    page.keyboard.press("Escape")
    expect(said).to_be_hidden()
    button.click()
    page.mouse.move(10, 10)
    expect(said).to_be_visible()
    button.click()
    expect(said).to_be_hidden()
    assert faults == []


def test_another_route_moves_nothing_below_the_profile(
    page: Page, app_of: Callable[[Path], str], tmp_path: Path, faults: list[str]
) -> None:
    folder = tmp_path / "routes"
    folder.mkdir()
    corners = [(0, 0), (0, 0.011), (0.009, 0.011), (0.009, 0), (0, 0)]
    hilly = [(-33.81 + a, 151.0 + b, 10.0 + 9000 * a) for a, b in corners]
    (folder / "hilly.gpx").write_bytes(gpx(trk(hilly, "Hilly")))
    (folder / "flat.gpx").write_bytes(gpx(trk([place[:2] for place in hilly], "No heights here")))
    url = app_of(folder)
    card = """['.strip', '.place'].map((name) => {
      const find = (root) => {
        for (const each of root.querySelectorAll('*')) {
          const found = each.matches(name) ? each : each.shadowRoot && find(each.shadowRoot);
          if (found) return found;
        }
        return null;
      };
      const box = find(document).getBoundingClientRect();
      return Math.round(box.bottom + document.querySelector('[data-testid=stMain]').scrollTop);
    })"""
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        opened(page, f"{url}/?route=hilly")
        before = page.evaluate(card)
        page.get_by_role("button", name=re.compile("^No heights here")).click()
        told = page.get_by_text(re.compile("holds no heights, so there is no profile"))
        expect(told).to_be_visible()
        expect(page.get_by_text("not known").first).to_be_visible()
        made(page)
        assert page.evaluate(card) == before
    assert faults == []
