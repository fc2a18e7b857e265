"""The Journal in Chromium: by keyboard, from a file, with its charts, and for every eye."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from browser_waits import made
from builders import gpx, point
from conftest import running_app
from playwright.sync_api import Page, expect
from store_builders import a_profile, opened, url_of
from test_browser_access import in_light_and_dark, violations

from planner.journal import RunDone, Walked

pytestmark = pytest.mark.browser

DAY = timedelta(days=1)
TODAY = datetime.now(UTC).date()


@pytest.fixture
def journal(tmp_path: Path, page: Page) -> Iterator[str]:
    """Give the address of a journal of three weeks, the last run of yesterday, with some pain."""
    store = opened(url_of(tmp_path / "data" / "loopwell" / "loopwell.sqlite"), tmp_path / "backups")
    book = store.add_profile(a_profile(told_on=TODAY - 30 * DAY, zone="UTC"))
    for ago in range(19, 0, -3):
        pain = 2 if ago == 1 else 0
        run = RunDone(TODAY - ago * DAY, 5_000.0, 1800.0, effort=3, pain_worst=pain, note="*so-so*")
        store.add(book.id, run)
    store.add(book.id, Walked(TODAY - 2 * DAY, 1800.0))
    store.close()
    with running_app(tmp_path / "server.log") as url:
        page.goto(f"{url}/journal")
        expect(page.get_by_role("heading", name="Journal", exact=True)).to_be_visible()
        made(page)
        yield url


def test_a_run_is_added_by_keyboard_undone_checked_and_read_from_a_file(
    page: Page, journal: str, faults: list[str]
) -> None:
    adding = page.locator("summary").filter(has_text="Add a run")
    adding.focus()
    page.keyboard.press("Enter")
    distance = page.get_by_role("spinbutton", name="Distance (km)")
    distance.press_sequentially("6.2")
    page.keyboard.press("Tab")
    page.get_by_role("textbox", name="Time").press_sequentially("37:30")
    page.keyboard.press("Enter")
    done = page.get_by_text(re.compile(r"^Added your run of .*: 6\.2 km\.$"))
    expect(done).to_be_visible()
    expect(page.get_by_text("37:30, 6:03 /km", exact=True)).to_be_visible()
    expect(adding).to_be_visible()
    expect(distance).to_be_hidden()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("37:30, 6:03 /km", exact=True)).to_have_count(0)
    page.get_by_text("Pain that runs down a leg").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Noted: your back today, 2 of 10.")).to_be_visible()
    page.goto(f"{journal}/journal")
    expect(page.get_by_text(re.compile("back 2 of 10, morning the same, 1 sign"))).to_be_visible()
    drop_files(page)
    assert faults == []


def drop_files(page: Page) -> None:
    """Drop a run and a file that is none, look at what is told, and add the run."""
    start = datetime.combine(TODAY - 5 * DAY, datetime.min.time(), UTC) + timedelta(hours=6)
    points = "".join(
        point(
            "trkpt",
            (-33.8 - at / 1000, 151.0),
            f"<time>{(start + at * timedelta(seconds=45)).isoformat()}</time>",
        )
        for at in range(40)
    )
    data = gpx(f"<trk><trkseg>{points}</trkseg></trk>")
    files = [("morning.gpx", data), ("notes.txt", b"no run at all")]
    page.get_by_text("Add from files").click()
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "", "buffer": content} for name, content in files]
    )
    expect(page.get_by_text(re.compile(r"^morning\.gpx: .*4\.3 km, 29 min"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^notes\.txt "))).to_be_visible()
    page.get_by_role("radio", name="4", exact=True).last.click()
    page.get_by_role("button", name="Add 1 run").click()
    expect(page.get_by_text(re.compile(r"^Added your run of .*: 4\.3 km\.$"))).to_be_visible()


def test_the_page_is_accessible_with_everything_open_light_and_dark_on_a_phone(
    page: Page, journal: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    # The run that hurt asks for the red flags at once.
    expect(page.get_by_text(re.compile("^Call 000 or go to"))).to_be_visible()
    charts = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg")
    expect(charts).to_have_count(3)
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.get_by_role("table")).to_have_count(3)
    for _ in in_light_and_dark(page):
        assert "\n".join(violations(page.main_frame)) == ""
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
    assert journal
    assert faults == []
