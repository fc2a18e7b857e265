"""Time drawn legs in Chromium: from a click to the leg that follows the ways being painted.

Run it with `make bench`. What page and server say to each other meanwhile is counted: it should be
nothing.
"""

import statistics

from chromium import app_page, frames_of
from playwright.sync_api import Page

LEGS = 60
SEED = 8
MAP = 'iframe[title="streamlit_folium.st_folium"]'
# For each leg: from the click to the second frame after it, by when its line has been painted.
CLICKS = """async ([legs, seed]) => {
  const map = document.querySelector('.leaflet-container');
  const box = map.getBoundingClientRect();
  let state = seed;
  const random = () => { state = (state * 48271) % 2147483647; return state / 2147483647; };
  const click = (x, y) => map.dispatchEvent(new MouseEvent('click', {
    bubbles: true, detail: 1, clientX: box.x + x * box.width, clientY: box.y + y * box.height,
  }));
  const frame = () => new Promise(requestAnimationFrame);
  const line = () => map.querySelector('path.lw-drawn').getAttribute('d');
  click(0.5, 0.5);
  while (map.dataset.ways !== 'ready') await frame();
  const times = [];
  for (let leg = 0; leg < legs; leg += 1) {
    const before = line();
    const began = performance.now();
    click(0.35 + 0.3 * random(), 0.25 + 0.5 * random());
    await frame();
    await frame();
    times.push(line() === before ? null : performance.now() - began);
  }
  return times;
}"""


def time_legs(page: Page, url: str) -> None:
    """Print how fast legs are drawn, and what was said over the network."""
    frames = frames_of(page)
    page.goto(f"{url}/draw")
    drawn = page.frame_locator(MAP).locator("[data-ground=drawn][data-drawn]")
    drawn.wait_for(timeout=60_000)
    # The server has said all it has to say about opening the page.
    page.wait_for_load_state("networkidle")
    before = len(frames)
    times = (
        page.frame_locator(MAP)
        .locator("body")
        .evaluate(f"(_, sent) => ({CLICKS})(sent)", [LEGS, SEED])
    )
    shown = [ms for ms in times if ms is not None]
    print(
        f"{LEGS} legs drawn along ways: {len(shown)} lines that grew, "
        f"{len(frames) - before} websocket frames (0); "
        f"median {statistics.median(shown):.0f} ms, worst {max(shown):.0f} ms (< 150)"
    )


def main() -> None:
    """Start the app and print the figures."""
    with app_page(900) as (page, url):
        time_legs(page, url)


if __name__ == "__main__":
    main()
