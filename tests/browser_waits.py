"""What browser tests wait for where a page is still being made: its effects, and never a time."""

from playwright.sync_api import Locator, Page, expect

# The run is through, and no file is being read, which ends in another run.
_MADE = "[data-test-script-state=notRunning]:not(:has([data-testid=stProgress]))"


def made(page: Page) -> None:
    """Wait until the page is made: until then it is faded, and old fields may stand beside new.

    A press begins a run only once the server has heard of it: wait for something of that run first.
    """
    expect(page.locator(_MADE)).to_be_visible()


def holds(field: Locator, value: str) -> None:
    """Wait until a field holds a value, and is the only one of its name."""
    expect(field.first).to_have_value(value)
    made(field.page)
    expect(field).to_have_value(value)
