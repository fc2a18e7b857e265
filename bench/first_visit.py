"""Time a newcomer's way from the first page to a first week, and to one that is kept, in Chromium.

Run it with `make bench`. The server has just started and nobody is kept. What is timed is all that
the machine makes a newcomer wait for; reading and thinking come on top.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from chromium import chromium  # noqa: E402  # the project is not installed
from conftest import running_app  # noqa: E402
from first_visit import Hand, answer, first_week, keep  # noqa: E402

VISITS = 5
MOST_S, MOST_ACTIONS = 60, 6
PHONE, DESK = (390, 844), (1440, 900)


def visit(browser: Browser, size: tuple[int, int]) -> tuple[float, float, int]:
    """Return the seconds to a first week and to a kept one, and the actions to the latter."""
    hand = Hand()
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder) / "log") as url:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        page = context.new_page()
        start = time.perf_counter()
        first_week(page, url, hand)
        planned = time.perf_counter()
        answer(page, hand)
        keep(page, hand)
        kept = time.perf_counter()
        context.close()
    return planned - start, kept - start, hand.actions


def main() -> None:
    """Visit some newly started servers, and print the figures."""
    with chromium() as browser:
        for name, size in (("desk", DESK), ("phone", PHONE)):
            visits = [visit(browser, size) for _ in range(VISITS)]
            planned, kept, actions = zip(*visits, strict=True)
            print(
                f"first visit, {name}: a week after {statistics.median(planned):.1f} s and 1 "
                f"action, kept after {statistics.median(kept):.1f} s, worst {max(kept):.1f} s "
                f"(< {MOST_S}), and {max(actions)} actions (<= {MOST_ACTIONS})"
            )


if __name__ == "__main__":
    main()
