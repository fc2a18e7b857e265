"""Time the Routes page in Chromium against a ten-line Streamlit page with one st_folium map.

Run it with `make bench`. Both pages are loaded in turn by one browser, so that the ratio holds when
the machine's speed drifts. What the ten-line page wants from CDNs is answered from this disk. With
10,000 routes the page is timed on the first visit after the server has started again, and warm.
With 1,000 it is timed how long choosing takes, and with 100 it is weighed what opening it sends.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route
from xstatic.pkg import leaflet

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from chromium import chromium, frames_of  # noqa: E402  # the project is not installed
from conftest import running_app  # noqa: E402
from library import make_files  # noqa: E402

LOADS = 9
CHOICES = 12
ROUTES = 10_000
LISTED_ROUTES = 1_000
WEIGHED_ROUTES = 100
STARTS = 5
# The first of all visits waits until every file is read.
PATIENCE_MS = 300_000
MAP = 'iframe[title="streamlit_folium.st_folium"]'
TEN_LINES = """
import folium
import streamlit as st
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
st.title("One map")
chart = folium.Map(location=(-33.81, 151.0), zoom_start=13, tiles=None)
folium.PolyLine([(-33.81, 151.0), (-33.80, 151.01)]).add_to(chart)
st_folium(chart, use_container_width=True, returned_objects=[])
"""


def from_disk(route: Route) -> None:
    """Answer a CDN's request with Leaflet from its package, anything else with nothing."""
    name = route.request.url.rsplit("/", 1)[-1]
    file = Path(leaflet.BASE_DIR) / name
    route.fulfill(path=file) if file.is_file() else route.fulfill(body="")


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """Give a page of its own context, so that nothing but the disk cache is warm."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.route(lambda url: not url.startswith("http://127.0.0.1"), from_disk)
    yield context.new_page()
    context.close()


# Runs in every frame from its start: notes when the frame's own map meets the condition. The page
# notes it itself, since a poll from outside would add up to half a second.
STOPWATCH = """(() => {
  const timer = setInterval(() => {
    if (!(CONDITION)) return;
    window.drawnAt = Date.now();
    clearInterval(timer);
  }, 5);
})()"""
ONE_LINE = "document.querySelector('path.leaflet-interactive')"
ALL_ROUTES = "document.querySelector('[data-ground=drawn][data-chosen][data-routes=\"9\"]')"
MANY_ROUTES = ALL_ROUTES.replace('"9"', f'"{ROUTES}"')


def seconds(page: Page, url: str, condition: str) -> float:
    """Return the seconds from opening a page to its map meeting the condition."""
    page.add_init_script(STOPWATCH.replace("CONDITION", condition))
    start = page.evaluate("Date.now()")
    page.goto(url)
    drawn = f"document.querySelector('{MAP}')?.contentWindow.drawnAt"
    drawn_at = page.wait_for_function(drawn, polling=100, timeout=PATIENCE_MS).json_value()
    return (drawn_at - start) / 1000


def time_loads(browser: Browser, ours: str, theirs: str) -> None:
    """Print the loading times of both pages and their ratio."""
    pairs = []
    for turn in range(LOADS + 1):
        with fresh_page(browser) as page:
            baseline = seconds(page, theirs, ONE_LINE)
        with fresh_page(browser) as page:
            loopwell = seconds(page, ours, ALL_ROUTES)
        if turn:  # the first warms the servers
            pairs.append((loopwell, baseline))
    mine, base = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"map drawn: {mine:.2f} s, ten-line page {base:.2f} s, ratio {ratio:.2f} (<= 1.5)")


# Watches, frame by frame, until the card and the map both show the wanted route.
SETTLED = """async ([id, name]) => {
  const frame = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
  const find = (root, out = []) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.tagName === 'H2') out.push(node);
      if (node.shadowRoot) find(node.shadowRoot, out);
    }
    return out;
  };
  const buttons = (root, out = []) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.dataset?.route === id) out.push(node);
      if (node.shadowRoot) buttons(node.shadowRoot, out);
    }
    return out;
  };
  const map = () => frame.contentDocument.querySelector('.leaflet-container');
  const before = frame.contentWindow;
  before.bench = true;
  let blank = 0;
  // The map flies to a chosen route for a quarter of a second; nobody chooses again in that time.
  await new Promise((done) => setTimeout(done, 500));
  const start = performance.now();
  buttons(document)[0].click();
  while (performance.now() - start < 5000) {
    await new Promise(requestAnimationFrame);
    if (!map() || !frame.contentWindow.bench) blank += 1;
    const heading = find(document).some((h) => h.textContent === name);
    if (heading && map()?.dataset.chosen === id) return [performance.now() - start, blank];
  }
  return [NaN, blank];
}"""


def time_choices(browser: Browser, ours: str) -> None:
    """Print how long choosing another route takes until card and map both show it."""
    routes = [
        ("lake-parramatta-circuit", "Lake Parramatta circuit"),
        ("parramatta-loop", "Parramatta Loop"),
    ]
    with fresh_page(browser) as page:
        seconds(page, f"{ours}/?route=parramatta-loop", ALL_ROUTES)
        tell_choices(page, routes, "of 9 routes", 0.3)


def tell_choices(page: Page, routes: list[tuple[str, str]], which: str, most_s: float) -> None:
    """Choose two routes in turn, given by id and name, and print how long it takes."""
    results = [page.evaluate(SETTLED, list(routes[turn % 2])) for turn in range(CHOICES)]
    times = [ms / 1000 for ms, _ in results]
    blank = sum(frames for _, frames in results)
    print(
        f"choosing one {which} settles: median {statistics.median(times):.2f} s, worst "
        f"{max(times):.2f} s (<= {most_s}); frames with a blank or reloaded map: {blank}"
    )


def time_choices_of_many(browser: Browser, place: Path) -> None:
    """Print how long choosing takes with 1,000 routes in the list."""
    folder = place / "thousand"
    folder.mkdir()
    make_files(folder, LISTED_ROUTES)
    drawn = ALL_ROUTES.replace('"9"', f'"{LISTED_ROUTES}"')
    with running_app(place / "thousand.log", folder) as url, fresh_page(browser) as page:
        seconds(page, url, drawn)
        page.locator("button.route").first.wait_for()
        rows = [page.locator("button.route").nth(number) for number in (3, 30)]
        two = [(str(r.get_attribute("data-route")), r.locator(".name").inner_text()) for r in rows]
        tell_choices(page, two, f"of {LISTED_ROUTES:,} routes", 0.4)


def weigh(browser: Browser, place: Path) -> None:
    """Print the bytes over the websocket that opening the page takes with 100 routes."""
    folder = place / "hundred"
    folder.mkdir()
    make_files(folder, WEIGHED_ROUTES)
    drawn = ALL_ROUTES.replace('"9"', f'"{WEIGHED_ROUTES}"')
    with running_app(place / "hundred.log", folder) as url:
        for _ in range(2):  # the first reads the files
            with fresh_page(browser) as page:
                frames = frames_of(page)
                seconds(page, url, drawn)
                page.locator("button.route").nth(39).wait_for()
                page.wait_for_timeout(1500)  # what comes late counts too
    sent_kb = sum(map(len, frames)) / 1000
    print(
        f"opening the page with {WEIGHED_ROUTES} routes: {sent_kb:.0f} kB over the "
        f"websocket in {len(frames)} messages (< 300)"
    )


def time_starts(browser: Browser, place: Path) -> None:
    """Print how long the map of a large library takes on the first visit after a start, and warm.

    The files are in the index, as at any but the very first start.
    """
    folder = place / "many"
    folder.mkdir()
    make_files(folder, ROUTES)
    visits: list[list[float]] = []
    for _ in range(STARTS + 1):
        with running_app(place / "many.log", folder) as url:
            visits.append([])
            for _ in range(2):
                with fresh_page(browser) as page:
                    visits[-1].append(seconds(page, url, MANY_ROUTES))
    visits = visits[1:]  # the first reads the files
    first, warm = (statistics.median(column) for column in zip(*visits, strict=True))
    worst = max(first for first, _ in visits)
    print(
        f"map of {ROUTES:,} routes drawn: first visit after a start {first:.2f} s (< 3), "
        f"worst of {STARTS} {worst:.2f} s; warm {warm:.2f} s"
    )


def main() -> None:
    """Start both apps and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "ten_lines.py"
        script.write_text(TEN_LINES)
        with (
            running_app(Path(folder) / "ours.log") as ours,
            running_app(Path(folder) / "theirs.log", script=script) as theirs,
            chromium() as browser,
        ):
            time_loads(browser, ours, theirs)
            time_choices(browser, ours)
            time_choices_of_many(browser, Path(folder))
            weigh(browser, Path(folder))
            time_starts(browser, Path(folder))


if __name__ == "__main__":
    main()
