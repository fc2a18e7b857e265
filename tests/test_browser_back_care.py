"""The page Back care in a browser, on a phone: all open, by keyboard, and as axe finds it."""

import pytest
from playwright.sync_api import Page, expect
from test_browser_access import violations

from planner.exercises import load_exercises
from planner.screens import back_care_labels as labels
from planner.screens import page_labels, tips_words

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}


def fits(page: Page) -> bool:
    """Tell whether nothing reaches beyond the right end of the window."""
    inner = "document.querySelector('[data-testid=stMain]')"
    return bool(page.evaluate(f"{inner}.scrollWidth <= {inner}.clientWidth"))


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", PHONE), ("dark", WIDE)], ids=["phone", "wide"]
)
def test_tips_and_exercises_are_read_and_opened_by_all(
    page: Page, live_app: str, faults: list[str], scheme: str, size: dict[str, int]
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{live_app}/care")
    expect(page.get_by_role("heading", name=page_labels.CARE, level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Ice on the sore spot", level=3)).to_be_visible()
    research = page.locator("section", has_text="Ice on the sore spot").locator("summary")
    research.press("Enter")
    source = page.get_by_role("list").get_by_role("link", name="French SD and others")
    expect(source).to_be_visible()
    expect(source).to_have_attribute("href", "https://doi.org/10.1097/01.brs.0000214881.10814.64")
    for summary in page.locator("section summary:visible").all()[1:]:
        summary.press("Enter")
    assert fits(page)
    assert violations(page.main_frame) == []
    for name in (*list(tips_words.PARTS.values())[1:], labels.EXERCISES):
        page.get_by_role("tab", name=name).click()
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
    library = page.get_by_role("tabpanel", name=labels.EXERCISES)
    for summary in library.locator("summary").all():
        summary.press("Enter")
    # Every figure is drawn: none is left empty.
    drawn = library.locator("svg.figure:not(:empty)")
    expect(drawn).to_have_count(len(load_exercises().every))
    assert fits(page)
    assert violations(page.main_frame) == []
    assert faults == []
