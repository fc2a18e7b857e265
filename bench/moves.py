"""Time 100 moves in Chromium: over the elevation profile and over a map with a long line.

Run it with `make bench`. Over the profile each is timed to the map's marker, and what page and
server say to each other meanwhile is counted: it should be nothing. Over the map each is timed as
long as it keeps the browser from anything else.
"""

import math
import statistics
import sys
import tempfile
from pathlib import Path

from chromium import app_page, frames_of
from playwright.sync_api import Page

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from builders import gpx, trk  # noqa: E402  # the project is not installed

MOVES = 100
POINTS = 5_000
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

MAP_MOVES = """(_, moves) => Array.from({ length: moves }, (_, n) => {
  const whole = map.getSize();
  const began = performance.now();
  const place = [whole.x * (0.3 + (0.4 * n) / moves), whole.y / 2];
  map.fire('mousemove', { latlng: map.containerPointToLatLng(place) });
  return performance.now() - began;
})"""


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


def winding(points: int) -> bytes:
    """Return a GPX file of a line that keeps turning, so that none of its points is spare."""
    line = [
        (-33.82 + n * 4e-6, 151 + 2e-3 * math.sin(n / 40) + 6e-5 * (n % 2)) for n in range(points)
    ]
    return gpx(trk(line, "Winding"))


def time_map_moves(page: Page, url: str) -> None:
    """Print how long each move over a map with a long line takes."""
    page.goto(f"{url}/?route=winding")
    frame = page.frame_locator(MAP)
    frame.locator("[data-ground=drawn][data-chosen=winding]").wait_for(timeout=60_000)
    times = frame.locator("body").evaluate(MAP_MOVES, MOVES)
    print(
        f"{MOVES} moves over a map with a line of {POINTS:,} points: "
        f"median {statistics.median(times):.1f} ms, worst but one {sorted(times)[-2]:.1f} ms (< 16)"
    )


def main() -> None:
    """Start the app and print the figures."""
    with app_page(1200) as (page, url):
        time_moves(page, url)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "winding.gpx").write_bytes(winding(POINTS))
        with app_page(1200, Path(folder)) as (page, url):
            time_map_moves(page, url)


if __name__ == "__main__":
    main()
