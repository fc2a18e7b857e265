"""The map in Chromium: what it shows of a route, its controls, its ground."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from browser_waits import made
from builders import gpx, trk
from conftest import running_app
from network_builders import grid
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect
from test_browser_routes import choose, chosen
from tile_builders import pmtiles_file, png

from routes.landscape import Cover, Landscape
from routes.networks import keep_network
from routes.palette import LIGHT
from routes.track import Waypoint

pytestmark = pytest.mark.browser

MAP = 'iframe[title="streamlit_folium.st_folium"]'
# The names of the channels that a page opens are the session's own secret; a test may know them.
LISTEN = """
  const Real = BroadcastChannel;
  window.channels = [];
  window.BroadcastChannel = class extends Real {
    constructor(name) { super(name); window.channels.push(name); }
  };
"""
# Ends once the browser has drawn what was asked before.
DRAWN = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(0)));
})"""
OPEN_TOOLTIPS = """() => {
  Object.values(map._layers).forEach((layer) => layer.getTooltip?.() && layer.openTooltip());
}"""


def open_map(page: Page, url: str, route: str) -> FrameLocator:
    page.goto(f"{url}/?route={route}")
    frame = page.frame_locator(MAP)
    ready = f".leaflet-container[data-ground=drawn][data-routes][data-chosen='{route}']"
    expect(frame.locator(ready)).to_be_visible()
    made(page)
    return frame


def run(frame: FrameLocator, script: str) -> object:
    return frame.locator("body").evaluate(script)


def go_to(frame: FrameLocator, lat: float, lon: float, zoom: float) -> None:
    run(frame, f"void map.setView([{lat}, {lon}], {zoom}, {{ animate: false }})")


def post(page: Page, message: str) -> None:
    """Tell the map something as the chart does."""
    name = next(f for f in page.frames if f != page.main_frame).evaluate("window.channels.at(-1)")
    page.evaluate(f"(name) => new BroadcastChannel(name).postMessage({message})", name)


def test_marks_walks_and_direction_are_told(page: Page, live_app: str, faults: list[str]) -> None:
    frame = open_map(page, live_app, "parramatta-loop")
    marks = frame.locator(".lw-km").all_text_contents()
    assert "12" in marks
    assert marks == sorted(marks, key=int)
    expect(frame.locator(".lw-both")).to_have_count(1)
    assert frame.locator(".lw-arrow").count() >= 3
    legend = frame.get_by_role("list", name="What the colours of the line mean")
    expect(legend.get_by_role("listitem")).to_have_text(["run", "walk: warm-up, warm-down"])
    sandstone = frame.locator("path[stroke='#94601F']")
    expect(sandstone).to_have_count(1)
    # Two walks of some 450 and 375 m, in two pieces of one line.
    assert sandstone.get_attribute("d").count("M") == 2  # type: ignore[union-attr]
    scale = frame.locator(".leaflet-control-scale-line")
    expect(scale).to_have_text(re.compile(r"\d (k?m)$"))
    assert faults == []


def test_marks_scale_and_words_are_in_miles_for_a_runner_of_miles(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, f"{live_app}", "parramatta-loop")
    run(frame, "document.body.dataset.mark = 'same frame'")
    page.get_by_role("button", name="You").click()
    page.get_by_role("radio", name="mi", exact=True).click()
    expect(frame.locator(".leaflet-control-scale-line")).to_have_text(re.compile(r"(mi|ft)$"))
    marks = [int(text) for text in frame.locator(".lw-km").all_text_contents()]
    assert max(marks) in {8, 9}
    run(frame, OPEN_TOOLTIPS)
    expect(frame.locator(".leaflet-tooltip").get_by_text("4 mi", exact=True)).to_be_visible()
    expect(frame.locator("body[data-mark='same frame']")).to_be_attached()
    assert faults == []


def test_gradients_are_switched_on_told_in_numbers_and_remembered(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    frame = open_map(page, live_app, "lake-parramatta-hills-8k")
    before = len(asked)
    switch = frame.get_by_role("button", name="Gradients")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "true")
    legend = frame.get_by_role("list", name="What the colours of the line mean")
    expect(legend.get_by_role("listitem")).to_have_text(
        [
            "steep down, 8 % or more",
            "down, 3 to 8 %",
            "about level, less than 3 %",
            "up, 3 to 8 %",
            "steep up, 8 % or more",
        ]
    )
    for colour in ("#3B7FB8", "#7A7F7C", "#B8651B"):
        expect(frame.locator(f"path[stroke='{colour}']")).to_have_count(1)
    assert len(asked) == before
    page.reload()
    expect(frame.locator("[data-gradients=on]")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(frame.locator("path[stroke='#5FA6DC']")).to_have_count(1)
    assert faults == []


def heights_file(ele: Callable[[int], str]) -> bytes:
    """Return a GPX file of a line north of about 3 km, its heights as told point by point."""
    points = "".join(
        f"<trkpt lat='{-33.82 + n * 0.0002}' lon='151.0'>{ele(n)}</trkpt>" for n in range(140)
    )
    return gpx(f"<trk><name>Line</name><trkseg>{points}</trkseg></trk>")


OUT = [(-33.81, 151.0 + n * 0.0002) for n in range(101)]


def there_and_back_file(laps: int = 1) -> bytes:
    """Return a GPX file of a line east of about 1.8 km and home again, `laps` times."""
    return gpx(trk((OUT + OUT[::-1][1:]) * laps, "There and back"))


HOSTILE_PLACE = "<img src=x onerror=window.parent.hacked=1> ${window.parent.hacked=1} {{ 7*7 }}"


@pytest.fixture(scope="module")
def made_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of an app on lines that are made for this."""
    place = tmp_path_factory.mktemp("made")
    folder = place / "routes"
    folder.mkdir()
    files = {
        "half": heights_file(lambda n: f"<ele>{n}</ele>" if n < 60 else ""),
        "none": heights_file(lambda _: ""),
        "back": there_and_back_file(),
        "laps": there_and_back_file(20),
        "plain": gpx(trk(OUT, "Plain")),
    }
    for name, data in files.items():
        (folder / f"{name}.gpx").write_bytes(data)
    facts = {"routes": [{"file": "none.gpx", "places": [[1.5, HOSTILE_PLACE]]}]}
    (folder / "facts.json").write_text(json.dumps(facts))
    with running_app(place / "server.log", folder) as url:
        yield url


def test_unknown_heights_are_drawn_plain_and_told(
    page: Page, made_app: str, faults: list[str]
) -> None:
    frame = open_map(page, made_app, "half")
    frame.get_by_role("button", name="Gradients").click()
    expect(frame.locator(".lw-legend li").last).to_have_text("height not known")
    choose(page, "none")
    chosen(frame, "none")
    expect(frame.get_by_role("button", name="Gradients")).to_be_hidden()
    expect(frame.locator(".lw-legend li")).to_have_text(["run", "walk: warm-up, warm-down"])
    assert faults == []


# The highest and lowest drawn pixel of the line between two longitudes.
HEIGHT_OF_LINE = """() => {
  const lines = [];
  map.eachLayer((layer) => {
    if (layer.options.pane === 'chosen' && layer.getLatLngs) lines.push(...layer.getLatLngs());
  });
  const ys = lines.flatMap((line) => line.slice(1).flatMap((b, i) => {
    const [p, q] = [line[i], b].map((at) => map.latLngToContainerPoint(at));
    return Math.min(p.x, q.x) < 350 && Math.max(p.x, q.x) > 250 ? [p.y, q.y] : [];
  }));
  return Math.max(...ys) - Math.min(...ys);
}"""


def test_the_way_out_and_the_way_home_lie_side_by_side_at_every_zoom(
    page: Page, made_app: str, faults: list[str]
) -> None:
    frame = open_map(page, made_app, "back")
    for route, pixels in (("back", 7.6), ("laps", 7.6), ("plain", 0.0)):
        choose(page, route)
        chosen(frame, route)
        for zoom in (14, 15, 17):
            go_to(frame, -33.81, 151.01, zoom)
            assert run(frame, HEIGHT_OF_LINE) == pytest.approx(pixels, abs=1.2)
    assert faults == []


def test_places_passed_are_dots_with_names_from_close_by(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, live_app, "lake-parramatta-hills-8k")
    go_to(frame, -33.795, 151.0085, 15)
    expect(frame.locator(".lw-passed-name").get_by_text("Iron St at Castle St")).to_be_visible()
    boxes = run(
        frame,
        """() => [...document.querySelectorAll('.lw-passed-name, .lw-km, .lw-end')].map((n) => {
          const r = n.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom];
        })""",
    )
    assert isinstance(boxes, list)
    assert len(boxes) > 8
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
    go_to(frame, -33.795, 151.0085, 12)
    expect(frame.locator(".lw-passed")).to_have_count(0)
    assert faults == []


def test_hostile_place_names_are_only_text(page: Page, made_app: str, faults: list[str]) -> None:
    frame = open_map(page, made_app, "none")
    go_to(frame, -33.806, 151.0, 16)
    expect(frame.locator(".lw-passed-name")).to_have_text(HOSTILE_PLACE)
    run(frame, OPEN_TOOLTIPS)
    expect(frame.locator(".leaflet-tooltip").get_by_text(HOSTILE_PLACE)).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert faults == []


def test_a_span_of_the_profile_is_highlighted_and_nothing_else_changes(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.add_init_script(LISTEN)
    frame = open_map(page, live_app, "parramatta-loop")
    before = run(frame, "map.getZoom() + ' ' + map.getCenter()")
    marks = frame.locator(".lw-km").count()
    post(page, '{ from: "chart", span: [2000, 3500] }')
    expect(frame.locator("[data-span='2000 3500']")).to_be_attached()
    span = frame.locator("path[stroke='#17211D']")
    assert len(span.get_attribute("d") or "") > 40
    for nonsense in ("[NaN, 3]", "'all'", "[1]", "{}"):
        post(page, f'{{ from: "chart", span: {nonsense} }}')
    post(page, '{ from: "chart", span: [99999, -5] }')
    expect(frame.locator("[data-span]")).to_have_attribute("data-span", re.compile(r"^0 14690$"))
    post(page, '{ from: "chart", span: null }')
    expect(frame.locator("[data-span]")).to_have_count(0)
    assert run(frame, "map.getZoom() + ' ' + map.getCenter()") == before
    assert frame.locator(".lw-km").count() == marks
    assert faults == []


def test_every_control_is_a_named_button_large_enough_and_works_by_keyboard(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, live_app, "parramatta-loop")
    names = ["Zoom in", "Zoom out", "Show the whole route", "Show where I am", "Full screen"]
    for name in [*names, "Offline map", "OpenStreetMap", "Gradients"]:
        control = frame.get_by_role("button", name=name, exact=True)
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 34, name
        control.focus()
        expect(control).not_to_have_css("outline-style", "none")
    start = run(frame, "map.getZoom()")
    frame.get_by_role("button", name="Zoom in", exact=True).focus()
    page.keyboard.press("Enter")
    frame.locator("body").evaluate(DRAWN)
    assert run(frame, "map.getZoom()") != start
    go_to(frame, -33.7, 151.2, 17)
    frame.get_by_role("button", name="Show the whole route").focus()
    page.keyboard.press("Space")
    frame.locator("body").evaluate(DRAWN)
    assert run(frame, "map.getZoom()") == start
    assert faults == []


def test_full_screen_fills_the_screen_with_the_map_and_leaves_again(
    page: Page, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, live_app, "parramatta-loop")
    frame.get_by_role("button", name="Full screen", exact=True).click()
    expect(frame.locator("[data-whole=on]")).to_be_visible()
    assert page.evaluate("document.fullscreenElement?.localName") == "iframe"
    frame.get_by_role("button", name="Leave full screen").click()
    expect(frame.locator("[data-whole=off]")).to_be_visible()
    assert page.evaluate("document.fullscreenElement") is None
    assert faults == []


def test_the_runners_place_is_shown_when_asked_for(
    page: Page, context: BrowserContext, live_app: str, faults: list[str]
) -> None:
    frame = open_map(page, live_app, "parramatta-loop")
    locate = frame.get_by_role("button", name="Show where I am")
    locate.click()
    expect(frame.get_by_role("status")).to_contain_text("not allowed")
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": -33.8101, "longitude": 151.0021, "accuracy": 40})
    locate.click()
    expect(frame.locator("[data-here='-33.8101 151.0021']")).to_be_visible()
    expect(frame.locator(".lw-here")).to_be_visible()
    expect(frame.locator("path[stroke='#276E94']")).to_have_count(1)
    context.set_geolocation({"latitude": 48.2, "longitude": 16.4, "accuracy": 40})
    before = run(frame, "map.getZoom()")
    locate.click()
    expect(frame.get_by_role("status")).to_contain_text("more than 50 km")
    assert run(frame, "map.getZoom()") == before
    assert faults == []


def test_tiles_that_fail_are_told_and_may_be_tried_again(
    page: Page, live_app: str, faults: list[str]
) -> None:
    tiles = "https://tile.openstreetmap.org/**"
    page.route(tiles, lambda route: route.abort())
    frame = open_map(page, live_app, "parramatta-loop")
    frame.get_by_role("button", name="OpenStreetMap").click()
    status = frame.get_by_role("status")
    expect(status).to_contain_text("OpenStreetMap did not load, so the offline map is shown.")
    expect(frame.locator("[data-tiles=off]")).to_be_visible()
    page.unroute(tiles)
    page.route(tiles, lambda route: route.fulfill(body=png(1, 2, 3), content_type="image/png"))
    status.get_by_role("button", name="Try again").click()
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(status).to_be_hidden()
    expect(frame.get_by_text("© OpenStreetMap contributors")).to_have_count(1)
    assert all("tile.openstreetmap.org" in fault for fault in faults)
    faults.clear()


# Each square's colour on the streets, and on the land between them.
PAINTED = """() => [...document.querySelectorAll(".leaflet-beyond-pane canvas")].map((square) => {
  const { data } = square.getContext("2d").getImageData(0, 0, square.width, square.height);
  return new Set(new Uint32Array(data.buffer)).size;
})"""
HAS_COLOUR = """() => {
  const squares = [...document.querySelectorAll(".leaflet-beyond-pane canvas")];
  return squares.some((square) => {
    const { data } = square.getContext("2d").getImageData(0, 0, square.width, square.height);
    return new Uint32Array(data.buffer).includes(COLOUR);
  });
}"""


@pytest.fixture
def archive_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of the app with tiles of its own, in an archive, and a network of its own.

    The network is made of streets at the equator, far from our map.
    """
    place = Waypoint("<b>Equator</b>", 0.007, 0.007)
    park = Landscape(
        cover=np.array([Cover.PARK]),
        name=np.array([1]),
        rings=np.array([1]),
        counts=np.array([4]),
        lat_deg=np.array([0.0045, 0.0055, 0.0055, 0.0045]),
        lon_deg=np.array([0.0045, 0.0045, 0.0095, 0.0095]),
        names=("", "<i>Common</i>"),
    )
    streets = grid(9, 9)
    along = np.abs(streets.lat_deg - 0.009) < 0.0001
    streets = replace(
        streets,
        credit="<b>made</b> by a test",
        places=(place,),
        landscape=park,
        titles=("", "<u>Longitude Street</u>"),
        title=along[streets.start] & along[streets.end],
    )
    keep_network(tmp_path / "data" / "loopwell" / "networks", streets)
    tiles = [(13, x, y) for x in range(7520, 7545) for y in range(4900, 4930)]
    file = tmp_path / "town.pmtiles"
    file.write_bytes(pmtiles_file(tiles, credit="<b>&copy; Town</b> <script>x</script>"))
    monkeypatch.setenv("LOOPWELL_PMTILES", str(file))
    with running_app(tmp_path / "server.log") as url:
        yield url


def test_a_hosts_own_archive_and_network_are_the_ground_with_their_own_credits(
    page: Page, archive_app: str, faults: list[str]
) -> None:
    frame = open_map(page, archive_app, "parramatta-loop")
    frame.get_by_role("button", name="Own tiles").click()
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()
    credit = frame.locator(".leaflet-control-attribution")
    expect(credit).to_have_text("© Town x")
    go_to(frame, -33.8125, 151.004, 16)
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()
    frame.get_by_role("button", name="Offline map").click()
    expect(credit).to_have_text("© OpenStreetMap contributors")
    go_to(frame, 0.007, 0.007, 16)
    expect(frame.locator("[data-ways=drawn] .leaflet-beyond-pane canvas").first).to_be_attached()
    expect(credit).to_have_text("© OpenStreetMap contributors, <b>made</b> by a test")
    name = frame.get_by_text("<b>Equator</b>")
    expect(name).to_be_visible()
    expect(frame.get_by_text("<i>Common</i>")).to_be_visible()
    expect(frame.get_by_text("<u>Longitude Street</u>").first).to_be_visible()
    red, green, blue = bytes.fromhex(LIGHT.park[1:])
    assert run(frame, HAS_COLOUR.replace("COLOUR", f"0xff{blue:02x}{green:02x}{red:02x}"))
    squares = run(frame, PAINTED)
    assert isinstance(squares, list)
    assert min(squares) > 2
    frame.get_by_role("button", name="Own tiles").click()
    expect(frame.locator(".leaflet-beyond-pane canvas")).to_have_count(0)
    expect(name).to_have_count(0)
    assert faults == []


def test_a_wrong_setting_of_tiles_is_told_on_the_page(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    monkeypatch.setenv("LOOPWELL_TILES_URL", "https://tiles.example.org/nothing")
    with running_app(tmp_path / "server.log") as url:
        page.goto(url)
        told = page.get_by_text("LOOPWELL_TILES_URL must be an address with {z}, {x} and {y}")
        expect(told).to_be_visible()
    faults.clear()  # the page outlives its server


def test_a_map_that_starts_hidden_opens_on_its_route(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.add_init_script(
        """if (window === top) document.addEventListener('DOMContentLoaded', () => {
          const style = document.createElement('style');
          style.id = 'hide';
          style.textContent = 'iframe { display: none !important; }';
          document.head.append(style);
        });"""
    )
    page.goto(f"{live_app}/?route=lake-parramatta-circuit")
    frame = page.frame_locator(MAP)
    hidden = frame.locator(".leaflet-container[data-chosen=lake-parramatta-circuit]")
    hidden.wait_for(state="attached")
    assert run(frame, "map.getSize().x") == 0
    page.evaluate("document.getElementById('hide').remove()")
    expect(frame.locator(".lw-km").first).to_be_visible()
    inner = next(each for each in page.frames if each != page.main_frame)
    shown = "map.getSize().x > 0 && map.getBounds().contains([-33.7885, 151.008])"
    inner.wait_for_function(f"{shown} && map.getZoom() > 13")
    assert faults == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def test_one_finger_scrolls_past_the_map_and_two_move_it(phone: Page, live_app: str) -> None:
    frame = open_map(phone, live_app, "parramatta-loop")
    box = phone.locator(MAP).bounding_box()
    assert box is not None
    x, y = box["x"] + 180, box["y"] + 250
    browser = phone.context.new_cdp_session(phone)

    def swipe(fingers: int, x_step: float, y_step: float) -> None:
        for step in range(12):
            at = [(x + 60 * n + x_step * step, y + y_step * step) for n in range(fingers)]
            points = [{"x": left, "y": top} for left, top in at]
            kind = "touchMove" if step else "touchStart"
            browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            phone.evaluate(DRAWN)
        browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    centre = run(frame, "String(map.getCenter())")
    swipe(1, 0, -10)
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    phone.wait_for_function(f"{scrolled} > 50")
    assert run(frame, "String(map.getCenter())") == centre
    y -= float(phone.evaluate(scrolled))
    swipe(2, 8, 0)
    frame.locator("body").evaluate(DRAWN)
    assert run(frame, "String(map.getCenter())") != centre


def test_buttons_are_large_enough_for_a_finger(phone: Page, live_app: str) -> None:
    frame = open_map(phone, live_app, "parramatta-loop")
    for control in frame.get_by_role("button").all():
        box = control.bounding_box()
        if box:
            assert min(box["width"], box["height"]) >= 44, control.inner_html()
