"""What benchmarks in Chromium share: the browser, the app, and what the two say to each other."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]
from conftest import CHROMIUM, frames_of, running_app  # noqa: E402  # the project is not installed

__all__ = ["app_page", "chromium", "frames_of"]


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


@contextmanager
def app_page(height: int, routes: Path | None = None) -> Iterator[tuple[Page, str]]:
    """Give a wide page of such a height, and the address of a new app on a folder of routes.

    Without a folder the app shows the routes that come with it.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app(Path(folder) / "app.log", routes) as url,
        chromium() as browser,
    ):
        yield browser.new_page(viewport={"width": 1440, "height": height}), url
