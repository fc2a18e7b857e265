"""What benchmarks in Chromium share: the browser, and what page and server say to each other."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from conftest import CHROMIUM  # the project is not installed


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a running Chromium; end the program with a sentence where there is none."""
    if CHROMIUM is None:
        sys.exit("No Chromium found: install it, or name one in the environment variable CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def frames_of(page: Page) -> list[str | bytes]:
    """Return what page and server say to each other from now on, as it happens."""
    said: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        said.append(frame)

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", note)
        socket.on("framereceived", note)

    page.on("websocket", watch)
    return said
