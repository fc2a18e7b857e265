"""The week's files in Chromium: made when pressed, shown to be on the way, without another run."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect
from test_browser_week import FIRST, MONDAY, open_week

pytestmark = pytest.mark.browser

# Tells whether the page was run again, and whether the button showed that it was at work.
WATCH = """
window.seen = {runs: 0, spins: 0};
const app = document.querySelector("[data-testid=stApp]");
// A quick run may begin and end before the look-out is called.
new MutationObserver((changes) => {
  window.seen.runs += changes.length;
}).observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]});
new MutationObserver(() => {
  if (document.querySelector(".st-key-download-pack [data-testid=stSpinnerIcon]")) {
    window.seen.spins += 1;
  }
}).observe(document.querySelector(".st-key-take-along"), {childList: true, subtree: true});
"""


def test_the_pack_is_made_when_pressed_without_another_run(
    page: Page, live_app: str, faults: list[str]
) -> None:
    open_week(page, live_app, f"{MONDAY}&watch=Garmin")
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    button = page.get_by_role("button", name="Week pack", exact=True)
    # Icons are drawn by a script that comes late; before it no press shows that it is at work.
    expect(button.get_by_test_id("stIconMaterial")).to_be_visible()
    page.evaluate(WATCH)
    packs = []
    for _ in range(2):
        with page.expect_download() as download:
            button.click()
        assert download.value.suggested_filename == f"Loopwell_{FIRST}.zip"
        packs.append(download.value.path())
        expect(button).to_be_enabled()
    assert packs[0].read_bytes() == packs[1].read_bytes()
    with zipfile.ZipFile(packs[0]) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert sum(name.endswith("_workout.fit") for name in names) == 3
        assert "For your Garmin" in archive.read("README.txt").decode()
        sheet = archive.read(f"Week_{FIRST}.pdf")
    with page.expect_download() as download:
        page.get_by_role("button", name="To print", exact=True).click()
    assert download.value.path().read_bytes() == sheet
    seen = page.evaluate("window.seen")
    assert seen["runs"] == 0
    assert seen["spins"] >= 2
    # The look-out sees a run where there is one.
    page.get_by_role("button", name=re.compile(r"^(Page )?2$")).click()
    expect(page.get_by_role("heading", name="Week 2 of 4")).to_be_visible()
    assert page.evaluate("window.seen")["runs"] > 0
    assert faults == []
