"""The figures of the exercises in Chromium: in the week, and moving or not as the reader wishes."""

import pytest
from playwright.sync_api import Page, expect
from test_browser_week import open_week

from planner.figures import load_figures, movements_svg

pytestmark = pytest.mark.browser

_SENT_BYTES = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.name.includes("/stills-"))
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""
_HAS_INK = "svg => svg.childElementCount > 0 && svg.getBBox().width > 50"


def inlined(name: str) -> str:
    """Return a moving figure as a page inlines it: a symbol's children in an image of its own."""
    document = movements_svg([load_figures()[name]])
    symbol = document[document.index("<symbol") : document.index("</symbol>")]
    return f"{symbol.replace('<symbol', '<svg')}</svg>"


def test_each_exercise_has_its_figure_when_its_list_is_opened_and_not_before(
    page: Page, live_app: str, faults: list[str]
) -> None:
    open_week(page, live_app)
    assert page.evaluate(_SENT_BYTES) == 0
    for step in ("warm_up", "warm_down"):
        box = page.locator("article").first.locator(f"details.{step}")
        box.locator("summary").click()
        figures = box.locator("svg.figure[aria-hidden=true]")
        expect(figures).to_have_count(6)
        for figure in figures.all():
            page.wait_for_function(_HAS_INK, arg=figure.element_handle())
    assert 0 < page.evaluate(_SENT_BYTES) < 15_000  # once for both
    assert faults == []


@pytest.mark.parametrize(("motion", "shown"), [("reduce", "still"), ("no-preference", "moving")])
def test_a_figure_moves_only_where_motion_is_welcome(page: Page, motion: str, shown: str) -> None:
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    page.set_content(inlined("knee_bends"))
    for kind in ("still", "moving"):
        group = page.locator(f".figure-{kind}")
        assert group.evaluate("g => getComputedStyle(g).display !== 'none'") == (kind == shown)


def test_paper_shows_the_still_picture(page: Page) -> None:
    page.emulate_media(media="print", reduced_motion="no-preference")
    page.set_content(inlined("knee_bends"))
    assert page.locator(".figure-still").evaluate("g => getComputedStyle(g).display") == "inline"
    assert page.locator(".figure-moving").evaluate("g => getComputedStyle(g).display") == "none"


def test_a_moving_figure_moves(page: Page) -> None:
    page.emulate_media(reduced_motion="no-preference")
    page.set_content(inlined("knee_bends"))
    heights = page.evaluate(
        """() => {
          const svg = document.querySelector("svg");
          svg.pauseAnimations();
          return [0, 1.4].map((second) => {
            svg.setCurrentTime(second);
            return svg.querySelector(".figure-moving").getBBox().height;
          });
        }"""
    )
    assert heights[1] < heights[0] - 10
