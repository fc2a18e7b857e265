"""The Routes page in Chromium, as a runner meets it."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import gpxpy
import pytest
from browser_waits import made
from builders import gpx, trk
from playwright.sync_api import FrameLocator, Page, expect

from routes.read import read_file

pytestmark = pytest.mark.browser

MAP = 'iframe[title="streamlit_folium.st_folium"]'
# Each size and each theme once: a test of both together finds no more, and takes twice as long.
SCREENS = [
    pytest.param((1440, 900), "light", id="desktop-light"),
    pytest.param((390, 844), "dark", id="phone-dark"),
]
# The three map payloads that are known to run in folium tooltips, and the one that runs in its
# templates on the server. Each would leave a trace: a global, a dialog, or the number 49.
PAYLOADS = (
    "<img src=x onerror=\"window.parent.hacked=1;alert('img')\">",
    "${window.parent.hacked=1}",
    "`);window.parent.hacked=1;(`",
    "{{ 7*7 }} {% set x = 7*7 %}{{ x }} \\ ![a](https://example.org/a.png) :smile: $x$ </script>",
)


def loop_file(name: str, north_deg: float = 0.0) -> bytes:
    """Return a GPX file of a square of about 4 km in Parramatta."""
    south, west = -33.81 + north_deg, 151.0
    corners = [(0, 0), (0, 0.011), (0.009, 0.011), (0.009, 0), (0, 0)]
    return gpx(trk([(south + a, west + b, 10.0 + 900 * a) for a, b in corners], escape(name)))


def open_map(page: Page, url: str) -> FrameLocator:
    page.goto(url)
    frame = page.frame_locator(MAP)
    expect(frame.locator(".leaflet-container[data-ground=drawn]")).to_be_visible()
    made(page)
    return frame


def choose(page: Page, route_id: str) -> None:
    """Choose a route in the list: another page load for each would take ten times as long."""
    page.locator(f"button.route[data-route='{route_id}']").click()


def chosen(frame: FrameLocator, route_id: str) -> None:
    expect(frame.locator(f".leaflet-container[data-chosen={route_id}]")).to_be_visible()


def drawn(frame: FrameLocator, routes: int) -> None:
    """Wait until the lines of so many routes are on the map."""
    expect(frame.locator(f".leaflet-container[data-routes='{routes}']")).to_be_visible()


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_map_list_and_numbers_are_there(
    page: Page, live_app: str, faults: list[str], size: tuple[int, int], scheme: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    frame = open_map(page, live_app)
    chosen(frame, "parramatta-loop")
    drawn(frame, 9)
    expect(page.get_by_role("heading", name="Parramatta Loop", exact=True)).to_be_visible()
    expect(page.get_by_text("14.7 km", exact=True)).to_be_visible()
    expect(page.get_by_role("slider", name=re.compile("Elevation profile"))).to_be_visible()
    expect(frame.get_by_text("© OpenStreetMap contributors")).to_be_visible()
    beyond = "rgb(236, 232, 222)" if scheme == "light" else "rgb(17, 25, 22)"
    expect(frame.locator(".leaflet-container")).to_have_css("background-color", beyond)
    assert faults == []


def test_nothing_is_wider_than_a_phone(page: Page, live_app: str, faults: list[str]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(page, live_app)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
    assert faults == []


def test_choosing_in_the_list_keeps_the_frame_and_the_address(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, live_app)
    frame.locator("body").evaluate("document.body.dataset.mark = 'same frame'")
    page.get_by_role("button", name=re.compile("^Lake Parramatta circuit")).click()
    chosen(frame, "lake-parramatta-circuit")
    expect(frame.locator("body[data-mark='same frame']")).to_be_attached()
    expect(page.get_by_role("heading", name="Lake Parramatta circuit")).to_be_visible()
    expect(page).to_have_url(re.compile("route=lake-parramatta-circuit"))
    page.reload()
    chosen(page.frame_locator(MAP), "lake-parramatta-circuit")
    assert faults == []


# Where line number n runs furthest from all others, in pixels of the map.
FREEST_SPOT = """(_, n) => {
  const px = (l) => l.getLatLngs().map((at) => map.latLngToContainerPoint(at));
  const lines = Object.values(map._layers).filter((l) => l.getLatLngs && l.getTooltip()).map(px);
  const away = (p, line) => Math.min(...line.slice(1).map((b, i) =>
    p.distanceTo(L.LineUtil.closestPointOnSegment(p, line[i], b))));
  const middles = lines[n].slice(1).map((b, i) => b.add(lines[n][i]).divideBy(2));
  const others = lines.filter((_, i) => i !== n);
  const freedom = (p) => Math.min(...others.map((o) => away(p, o)));
  const inside = L.bounds([70, 70], map.getSize().subtract([70, 70]));
  const best = middles.filter((p) => inside.contains(p)).sort((p, q) => freedom(q) - freedom(p))[0];
  return [best.x, best.y];
}"""


def test_every_line_can_be_chosen_by_clicking_it(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, f"{live_app}/?route=parramatta-loop")
    chosen(frame, "parramatta-loop")
    drawn(frame, 9)
    frame.locator("body").evaluate("document.body.dataset.mark = 'same frame'")
    seen = set()
    for number in range(9):
        frame.locator("body").evaluate(
            "void map.setView([-33.808, 151.006], 13, { animate: false })"
        )
        spot = frame.locator("body").evaluate(FREEST_SPOT, number)
        # Where several share a path, each click takes the next.
        for _ in range(4):
            frame.locator(".leaflet-container").click(position={"x": spot[0], "y": spot[1]})
            seen.add(settled(page))
    assert len(seen) == 9
    expect(frame.locator("body[data-mark='same frame']")).to_be_attached()
    assert faults == []


def settled(page: Page) -> str:
    """Return the chosen route's id once mark, map and address agree on it."""
    agree = """(frame) => {
      const { chosen, marked } = frame.contentDocument.querySelector('.leaflet-container').dataset;
      return chosen === marked && location.search === `?route=${chosen}` && chosen;
    }"""
    handle = page.wait_for_function(agree, arg=page.locator(MAP).element_handle())
    return str(handle.json_value())


def test_a_line_far_away_is_there_when_the_map_is_moved_to_it(
    page: Page, app_of: Callable[[Path], str], tmp_path: Path, faults: list[str]
) -> None:
    folder = tmp_path / "routes"
    folder.mkdir()
    for name, north_deg in (("near", 0.0), ("far", 0.5)):
        (folder / f"{name}.gpx").write_bytes(loop_file(name, north_deg))
    frame = open_map(page, f"{app_of(folder)}/?route=near")
    chosen(frame, "near")
    drawn(frame, 2)
    frame.locator("body").evaluate("void map.setView([-33.31, 151.0], 14, { animate: false })")
    frame.locator(".leaflet-container").click()  # its middle, where the far loop has a corner
    chosen(frame, "far")
    assert faults == []


def test_a_phone_turns_pages_by_links_in_the_page(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(page, live_app)
    page.get_by_test_id("stMain").get_by_role("link", name="Week").click()
    expect(page.get_by_role("heading", name="Week", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.get_by_test_id("stMain").get_by_role("link", name="Routes", exact=True).click()
    expect(page.get_by_role("heading", name="Routes", exact=True)).to_be_visible()
    assert faults == []


def test_profile_moves_the_pointer_without_asking_the_server(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    frame = open_map(page, live_app)
    profile = page.get_by_role("slider", name=re.compile("Elevation profile"))
    profile.scroll_into_view_if_needed()
    before = len(asked)
    box = profile.bounding_box()
    assert box is not None
    for step in range(1, 30):
        page.mouse.move(box["x"] + box["width"] * step / 30, box["y"] + box["height"] / 2)
    expect(frame.locator(".lw-pointer")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^14\.\d km · \d+ m · "))).to_be_visible()
    assert len(asked) == before
    profile.focus()
    page.keyboard.press("Home")
    expect(profile).to_have_attribute("aria-valuenow", "0.0")
    page.keyboard.press("PageDown")
    assert faults == []


def test_download_is_the_chosen_route_for_a_watch(
    page: Page, live_app: str, faults: list[str]
) -> None:
    open_map(page, f"{live_app}/?route=park-foreshore-5k")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download GPX").click()
    assert download.value.suggested_filename == "Park-and-foreshore-5-km_4.9km.gpx"
    gpx = gpxpy.parse(Path(download.value.path()).read_text())
    assert [len(track.segments) for track in gpx.tracks] == [1]
    assert gpx.tracks[0].name == "Park and foreshore 5 km"
    # Chosen once, the watch is known in the address, and on the next visit without one.
    page.get_by_role("button", name="Choose a watch").click()
    page.get_by_role("combobox", name="Your watch").click()
    page.get_by_role("option", name="Garmin").click()
    expect(page.get_by_role("button", name="FIT for Garmin")).to_be_visible()
    expect(page).to_have_url(re.compile("watch=garmin"))
    page.wait_for_function(
        "JSON.parse(localStorage.getItem('loopwell-you') ?? '{}').watch === 'garmin'"
    )
    # By its name the page is found as well, with all that a link says.
    page.goto(f"{live_app}/routes?route=park-foreshore-5k")
    with page.expect_download() as download:
        page.get_by_role("button", name="FIT for Garmin").click()
    expect(page).to_have_url(f"{live_app}/?route=park-foreshore-5k&watch=garmin")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert download.value.suggested_filename == "Park-and-foreshore-5-km_4.9km.fit"
    course = read_file(Path(download.value.path()).read_bytes(), "course.fit").routes[0]
    assert course.name == "Park and foreshore 5 km"
    assert faults == []


def test_hostile_names_are_only_text(
    page: Page, app_of: Callable[[Path], str], tmp_path: Path, faults: list[str]
) -> None:
    folder = tmp_path / "routes"
    folder.mkdir()
    for number, payload in enumerate(PAYLOADS):
        (folder / f"hostile-{number}.gpx").write_bytes(loop_file(payload, number * 0.002))
    url = app_of(folder)
    frame = open_map(page, f"{url}/?route=hostile-0")
    for number, payload in enumerate(PAYLOADS):
        choose(page, f"hostile-{number}")
        chosen(frame, f"hostile-{number}")
        drawn(frame, len(PAYLOADS))
        expect(page.locator("h2").get_by_text(payload.strip()[:40])).to_be_visible()
        frame.locator("body").evaluate(
            "() => Object.values(map._layers).forEach((l) => l.getTooltip?.() && l.openTooltip())"
        )
        expect(frame.locator(".leaflet-tooltip").get_by_text(payload[:40])).to_be_visible()
        assert page.evaluate("window.hacked") is None
        assert page.get_by_text("49", exact=True).count() == 0
    page.goto(f"{url}/week")
    expect(page.get_by_role("button", name="Download GPX").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert faults == []


def test_failing_tiles_fall_back_to_the_offline_map(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.route("https://tile.openstreetmap.org/**", lambda route: route.abort())
    frame = open_map(page, live_app)
    frame.get_by_role("button", name="OpenStreetMap").click()
    expect(frame.get_by_role("status")).to_contain_text("did not load")
    expect(frame.get_by_role("button", name="Offline map")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert faults
    assert all("tile.openstreetmap.org" in fault for fault in faults)
    faults.clear()


def test_tiles_come_with_a_referrer_when_asked_for(
    page: Page, live_app: str, faults: list[str]
) -> None:
    referrers = []
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )

    def answer(route: object) -> None:
        referrers.append(route.request.headers.get("referer"))  # type: ignore[attr-defined]
        route.fulfill(body=dot, content_type="image/png")  # type: ignore[attr-defined]

    page.route("https://tile.openstreetmap.org/**", answer)
    frame = open_map(page, live_app)
    assert referrers == []
    frame.get_by_role("button", name="OpenStreetMap").click()
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()
    assert referrers
    assert all(referrer and referrer.startswith(live_app) for referrer in referrers)
    faults.clear()


def test_broken_files_are_told_and_the_rest_works(
    page: Page, app_of: Callable[[Path], str], tmp_path: Path, faults: list[str]
) -> None:
    folder = tmp_path / "routes"
    folder.mkdir()
    (folder / "fine.gpx").write_bytes(loop_file("A fine loop"))
    (folder / "broken.gpx").write_text("<gpx><trk>")
    (folder / "empty.gpx").write_text("")
    frame = open_map(page, app_of(folder))
    chosen(frame, "fine")
    page.get_by_text("2 files could not be read").click()
    expect(page.get_by_text(re.compile("broken.gpx"))).to_be_visible()
    expect(page.get_by_text(re.compile("empty.gpx"))).to_be_visible()
    assert faults == []


def test_empty_library_says_how_to_add_a_route(
    page: Page, app_of: Callable[[Path], str], tmp_path: Path, faults: list[str]
) -> None:
    folder = tmp_path / "routes"
    folder.mkdir()
    page.goto(app_of(folder))
    expect(page.get_by_role("heading", name="No routes yet")).to_be_visible()
    expect(page.get_by_text(str(folder))).to_be_visible()
    assert faults == []
