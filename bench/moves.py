"""Time 100 moves over the elevation profile in Chromium, from each to the map's marker.

Run it with `make bench`. What page and server say to each other meanwhile is counted: it should be
nothing.
"""

import statistics

from chromium import app_page, frames_of
from playwright.sync_api import Page

MOVES = 100
MAP = 'iframe[title="streamlit_folium.st_folium"]'
# For each move: from before the profile hears of it to the marker having another place in the map.
MOVE = """async ([frame, surface, moves]) => {
  const pane = frame.contentDocument.querySelector('.leaflet-container');
  const box = surface.getBoundingClientRect();
  const place = () => pane.querySelector('.lw-pointer')?.parentElement.style.transform;
  let moved = () => {};
  new MutationObserver(() => moved()).observe(pane, {
    subtree: true, childList: true, attributeFilter: ['style'],
  });
  const point = (share) => surface.dispatchEvent(new PointerEvent('pointermove', {
    pointerType: 'mouse',
    bubbles: true,
    clientX: box.x + 46 + (box.width - 60) * share,
    clientY: box.y + 60,
  }));
  const move = (share) => new Promise((done) => {
    const before = place();
    const began = performance.now();
    const late = setTimeout(() => done(null), 1000);
    moved = () => {
      if (!place() || place() === before) return;
      clearTimeout(late);
      done(performance.now() - began);
    };
    point(share);
  });
  const times = [];
  await move(0);
  for (let n = 1; n <= moves; n += 1) {
    times.push(await move(n / moves));
    await new Promise(requestAnimationFrame);
  }
  return times;
}"""


def time_moves(page: Page, url: str) -> None:
    """Print how often the marker moved, how fast, and what was said over the network."""
    frames = frames_of(page)
    page.goto(f"{url}/?route=parramatta-loop")
    drawn = page.frame_locator(MAP).locator("[data-ground=drawn][data-chosen]")
    drawn.wait_for(timeout=60_000)
    surface = page.locator(".surface")
    surface.scroll_into_view_if_needed()
    # Both are to be at rest: the server has said all it has to say about opening the page.
    page.wait_for_load_state("networkidle")
    before = len(frames)
    handles = [page.locator(MAP).element_handle(), surface.element_handle(), MOVES]
    times = page.evaluate(MOVE, handles)
    moved = [ms for ms in times if ms is not None]
    print(
        f"{MOVES} moves over the profile: {len(moved)} moves of the marker, "
        f"{len(frames) - before} websocket frames (0); "
        f"median {statistics.median(moved):.1f} ms, worst {max(moved):.1f} ms (< 16)"
    )


def main() -> None:
    """Start the app and print the figures."""
    with app_page(1200) as (page, url):
        time_moves(page, url)


if __name__ == "__main__":
    main()
