"""The timer of a guided routine in Chromium: its clock, its keys, and what it needs of a server."""

from itertools import accumulate

import pytest
from browser_waits import made
from guide_builders import a_guided, guide_page
from playwright.sync_api import Page, expect
from test_browser_access import violations
from test_browser_week import open_week

from planner.guide_steps import steps_of

pytestmark = pytest.mark.browser

WHOLE = a_guided()
STEPS = steps_of(WHOLE.exercises)
ENDS_S = list(accumulate(step.seconds + step.change_s for step in STEPS))
DRIFT_MS = 200


def step_text(number: int) -> str:
    return f"Step {number} of {len(STEPS)}"


def stopped(page: Page) -> None:
    """Stop the page's clock a minute from now."""
    page.clock.install(time=0)
    guide_page(page, WHOLE)
    page.clock.pause_at(60_000)


def test_over_ten_minutes_each_step_begins_when_it_should(page: Page, faults: list[str]) -> None:
    stopped(page)
    page.get_by_role("button", name="Start").click()
    begun = page.evaluate("told.moved.at(-1).at")
    page.clock.run_for(600_000)
    moved = page.evaluate("told.moved.filter(({ index }) => index > 0)")
    expected = [begun + 1000 * end for end in ENDS_S if end <= 600]
    assert [each["index"] for each in moved] == list(range(1, len(expected) + 1))
    late = [each["at"] - at for each, at in zip(moved, expected, strict=True)]
    assert 0 <= min(late) <= max(late) < DRIFT_MS
    assert faults == []


def test_a_tab_that_slept_shows_the_right_step_and_second_at_once(page: Page) -> None:
    stopped(page)
    page.get_by_role("button", name="Start").click()
    page.clock.fast_forward(400_000)
    here = next(i for i, end in enumerate(ENDS_S) if end > 400)
    expect(page.get_by_text(step_text(here + 1))).to_be_visible()
    # After the change of five seconds the step counts down; during it, the change does.
    left = ENDS_S[here] - 400
    shown = left if left <= STEPS[here].seconds else left - STEPS[here].seconds
    expect(page.get_by_role("timer")).to_have_text(str(round(shown)))


def test_who_slept_past_the_end_says_that_it_was_done(page: Page) -> None:
    stopped(page)
    page.get_by_role("button", name="Start").click()
    page.clock.fast_forward(7_200_000)
    expect(page.get_by_text("Time is up.").first).to_be_visible()
    assert page.evaluate("told.done") == []
    page.get_by_role("button", name="Done").click()
    assert page.evaluate("told.done") == [WHOLE.duration_s]
    expect(page.get_by_role("button", name="Do it again")).to_be_visible()


def test_keys_drive_it_and_a_reload_loses_nothing(page: Page) -> None:
    stopped(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.clock.run_for(12_000)
    page.keyboard.press("Space")
    page.get_by_role("button", name="Sound").click()
    number = page.get_by_role("timer").inner_text()
    expect(page.get_by_text(step_text(3))).to_be_visible()
    page.reload()
    expect(page.get_by_text(step_text(3))).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text(number)
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.get_by_role("button", name="Sound", pressed=True)).to_be_visible()
    page.keyboard.press("Space")
    page.reload()
    # It was running a moment ago, and still is.
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.clock.run_for(1_000)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text(step_text(2))).to_be_visible()
    for _ in range(len(STEPS)):
        page.keyboard.press("ArrowRight")
    assert len(page.evaluate("told.done")) == 1


def test_a_full_browser_keeps_the_place_for_as_long_as_the_page_lives(page: Page) -> None:
    stopped(page)
    page.keyboard.press("ArrowRight")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(step_text(3))).to_be_visible()
    # As where another thing of the day was looked at meanwhile.
    page.evaluate(
        "() => { guide.end(); new Guide(document.querySelector('main')).update(guide.data); }"
    )
    expect(page.get_by_text(step_text(3))).to_be_visible()


@pytest.mark.parametrize("calm", [True, False])
def test_figures_move_unless_the_runner_likes_it_calm(page: Page, *, calm: bool) -> None:
    page.emulate_media(reduced_motion="no-preference")
    guide_page(page, WHOLE, calm=calm)
    shown = page.locator(".figure .figure-still" if calm else ".figure .figure-moving")
    hidden = page.locator(".figure .figure-moving" if calm else ".figure .figure-still")
    expect(shown).to_be_visible()
    expect(hidden).to_be_hidden()


def test_the_week_guides_through_a_routine_without_asking_the_server(
    page: Page, live_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    page.clock.install()
    open_week(page, live_app)
    page.locator("article").first.locator("details.warm_down summary").click()
    page.get_by_role("button", name="Guide me: Warm-down").first.click()
    dialog = page.get_by_role("dialog")
    start = dialog.get_by_role("button", name="Start")
    expect(start).to_be_visible()
    made(page)
    # From here on it is no later than the test says, however long that takes.
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 600)
    start.click()
    before = len(asked)
    page.clock.fast_forward(300_000)
    page.clock.fast_forward(300_000)
    number = next(i for i, end in enumerate(ENDS_S) if end > 600) + 1
    expect(dialog.get_by_text(f"Step {number} of {len(STEPS)}")).to_be_visible()
    assert len(asked) == before
    page.clock.resume()
    assert violations(page.main_frame) == []
    assert faults == []
