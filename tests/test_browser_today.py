"""The page Today on a phone, in Chromium: two taps to the first second, no connection needed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_waits import made
from conftest import running_app
from playwright.sync_api import Page, expect
from store_builders import a_profile, url_of

from planner.book import Record
from planner.journal import CheckIn, Routine, RunDone, Ticked
from planner.store import Store

pytestmark = pytest.mark.browser

AXE = Axe().axe_script
COUNT_TAPS = "window.taps = 0; addEventListener('click', () => { window.taps += 1 }, true)"

# The server has confirmed each tap by name.
NOTHING_WAITS = "Object.values(JSON.parse(localStorage['loopwell-today'])).flat().length === 0"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give the store of an app that keeps one runner, with a run in the plan today."""
    folder = tmp_path / "data" / "loopwell"
    folder.mkdir(parents=True)
    opened = Store.open(
        url_of(folder / "loopwell.sqlite"), backups=None, now=lambda: datetime.now(UTC)
    )
    opened.add_profile(a_profile(told_on=datetime.now(UTC).date(), zone="UTC"))
    yield opened
    opened.close()


@pytest.fixture
def address(store: Store, tmp_path: Path) -> Iterator[str]:  # noqa: ARG001 - there before the app
    with running_app(tmp_path / "server.log") as url:
        yield url


def kept(store: Store) -> list[Record]:
    (head,) = store.profiles()
    return [each.record for each in store.book(head.id).kept]


def serious(page: Page) -> list[str]:
    """Return what axe finds of weight, once the page is made: until then it is faded."""
    made(page)
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
        if rule["impact"] in ("serious", "critical")
    ]


def test_two_taps_lead_to_the_timer_and_a_session_goes_on_without_a_connection(
    page: Page, address: str, store: Store
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(COUNT_TAPS)
    page.goto(f"{address}/today")
    today = page.locator(".today")
    heading = today.get_by_role("heading", level=2)
    expect(heading).to_have_text("How is your back?")
    assert serious(page) == []
    today.get_by_role("button", name="My back is fine").click()
    today.get_by_role("button", name="Start", exact=True).click()
    timer = today.get_by_role("timer")
    first = timer.inner_text()
    expect(timer).not_to_have_text(first)
    assert page.evaluate("window.taps") == 2
    day = datetime.now(UTC).date()
    expect(today.get_by_role("listitem").first).to_contain_text("Done")
    expect(page.get_by_role("button", name=re.compile("GPX"))).to_be_visible()
    assert kept(store) == [CheckIn(day)]
    assert serious(page) == []
    # Clock and thing go on over the turn that the page has made since.
    expect(today.locator(".guide")).to_have_attribute("data-state", "running")

    page.context.set_offline(True)
    page.evaluate("window.streamlitDebug.disconnectWebsocket()")
    second = timer.inner_text()
    expect(timer).not_to_have_text(second)
    today.get_by_role("button", name="Done", exact=True).click()
    expect(heading).to_have_text(re.compile("^Run "))
    today.get_by_role("button", name="Done, and my back was fine").click()
    expect(heading).to_have_text("Warm-down")
    today.get_by_role("button", name="Start", exact=True).click()
    expect(today.locator(".guide")).to_have_attribute("data-state", "running")
    expect(today.locator(".wire")).to_have_text(re.compile("^No connection"))
    assert kept(store) == [CheckIn(day)]

    page.context.set_offline(False)
    page.wait_for_function(NOTHING_WAITS)
    expect(today.locator(".wire")).to_be_empty()
    done = kept(store)
    assert Ticked(day, Routine.WARM_UP) in done
    (run,) = [record for record in done if isinstance(record, RunDone)]
    assert run.day == day
    assert len(done) == 3
    expect(heading).to_have_text("Warm-down")
    expect(today.locator(".guide")).to_have_attribute("data-state", "running")


def test_who_of_two_runs_is_asked_once_and_then_the_day_is_there(
    page: Page, address: str, store: Store
) -> None:
    store.add_profile(a_profile("Bo", told_on=datetime.now(UTC).date(), zone="UTC"))
    page.goto(f"{address}/today")
    who = page.get_by_role("combobox", name="Who is running?")
    expect(who).to_have_count(1)
    who.click()
    page.get_by_role("option", name="Bo").click()
    expect(page.locator(".today").get_by_role("button", name="My back is fine")).to_be_visible()
    expect(who).to_have_count(0)


def test_a_finished_routine_that_is_undone_begins_anew(
    page: Page, address: str, store: Store
) -> None:
    page.goto(f"{address}/today")
    today = page.locator(".today")
    today.get_by_role("button", name="My back is fine").click()
    heading = today.get_by_role("heading", level=2).first
    expect(heading).to_have_text("Warm-up")
    steps = today.locator(".guide .bar span").count()
    for _ in range(steps):
        today.get_by_role("button", name="Skip", exact=True).click()
    expect(heading).to_have_text(re.compile("^Run "))
    expect(page.get_by_text("Noted: done.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(heading).to_have_text("Warm-up")
    expect(today.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert kept(store) == [CheckIn(datetime.now(UTC).date())]


def test_a_page_left_open_overnight_asks_for_the_new_day(
    page: Page, address: str, store: Store
) -> None:
    # Between these two zones it is never the same day.
    (head,) = store.profiles()
    book = store.book(head.id)
    evening = replace(book.profile, zone="Pacific/Pago_Pago")
    book = store.save_profile(head.id, evening, book.version)
    page.clock.install()
    page.goto(f"{address}/today")
    day = page.locator(".today .day")
    expect(day).to_be_visible()
    before = day.inner_text()
    store.save_profile(head.id, replace(evening, zone="Pacific/Kiritimati"), book.version)
    page.clock.fast_forward("24:00:00")
    expect(day).not_to_have_text(before)
    page.locator(".today").get_by_role("button", name="My back is fine").click()
    page.wait_for_function(NOTHING_WAITS)
    (record,) = kept(store)
    assert isinstance(record, CheckIn)
    assert record.day > datetime.now(ZoneInfo("Pacific/Pago_Pago")).date()
