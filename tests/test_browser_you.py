"""Who runs, in Chromium: units and a few answers on every page, remembered by the browser."""

import json
import re
from pathlib import Path

import pytest
from conftest import free_port, running_app
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

REMEMBERED = "JSON.parse(localStorage.getItem('loopwell-you') ?? '{}')"


def loop(page: Page) -> Locator:
    listed = page.get_by_role("list", name="Routes, shortest first")
    return listed.locator("[data-route='parramatta-loop']")


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True).and_(page.locator("input"))


def choose_miles(page: Page) -> None:
    page.get_by_role("button", name="You").click()
    page.get_by_role("radio", name="mi").click()
    expect(loop(page)).to_contain_text("9.1 mi")
    page.keyboard.press("Escape")


def test_miles_are_told_on_every_page_and_remembered(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.goto(live_app)
    expect(loop(page)).to_contain_text("14.7 km")
    choose_miles(page)
    expect(page.get_by_role("definition").filter(has_text="9.1 mi")).to_be_visible()
    expect(page).to_have_url(re.compile("units=mi"))
    page.wait_for_function(f"{REMEMBERED}.units === 'mi'")
    page.goto(live_app)
    expect(loop(page)).to_contain_text("9.1 mi")
    page.get_by_role("link", name="Week").first.click()
    expect(field(page, "Longest run of the last 30 days (mi)")).to_have_value("3.1")
    page.get_by_text("Pace, rest days, goal and dates").click()
    expect(field(page, "Usual easy pace (min:s per mi)")).to_have_value("10:28")
    expect(page.get_by_text("mi, about").first).to_be_visible()
    for name, heading in (("Draw", "Draw a route"), ("Add routes", "Add routes")):
        page.get_by_role("link", name=name).first.click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        expect(page).to_have_url(re.compile("units=mi"))
    assert faults == []


def test_what_is_remembered_outlives_the_server_under_an_open_page(
    page: Page, tmp_path: Path
) -> None:
    port = free_port()
    with running_app(tmp_path / "first.log", port=port) as url:
        page.goto(url)
        expect(loop(page)).to_contain_text("14.7 km")
        page.get_by_role("button", name="You").click()
        page.get_by_role("radio", name="Larger", exact=True).click()
        page.wait_for_function(f"{REMEMBERED}.text === 'larger'")
    with running_app(tmp_path / "second.log", port=port):
        # The page finds the new server by itself, which knows nothing of its visitor.
        page.get_by_role("radio", name="mi", exact=True).click()
        page.wait_for_function(f"{REMEMBERED}.units === 'mi'")
        assert page.evaluate(f"{REMEMBERED}.text") == "larger"
        expect(page.get_by_role("radio", name="Larger", exact=True)).to_be_checked()


def test_an_address_says_more_than_a_memory(page: Page, live_app: str, faults: list[str]) -> None:
    page.goto(live_app)
    choose_miles(page)
    page.wait_for_function(f"{REMEMBERED}.units === 'mi'")
    page.goto(f"{live_app}/?units=km")
    expect(loop(page)).to_contain_text("14.7 km")
    assert faults == []


def test_what_is_told_on_one_page_is_known_on_the_other_and_on_the_next_visit(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.goto(f"{live_app}/week")
    longest = field(page, "Longest run of the last 30 days (km)")
    expect(longest).to_have_value("5.0")
    longest.fill("8")
    longest.press("Tab")
    page.wait_for_function(f"{REMEMBERED}.longest_m === '8000'")
    page.get_by_role("link", name="Routes").first.click()
    page.get_by_role("button", name="You").click()
    expect(longest).to_have_value("8.0")
    page.goto(live_app)
    page.get_by_role("button", name="You").click()
    expect(longest).to_have_value("8.0")
    assert faults == []


@pytest.mark.parametrize(
    "kept",
    [
        {"units": "furlongs", "longest_m": "nan", "pace_s_per_km": "1e999"},
        {"units": ["mi"], "longest_m": {"a": 1}, "pace_s_per_km": None},
        {"units": "km", "longest_m": "-5", "pace_s_per_km": "0", "other": "x" * 10_000},
    ],
)
def test_a_memory_that_makes_no_sense_is_passed_over(
    page: Page, live_app: str, faults: list[str], kept: dict[str, object]
) -> None:
    page.goto(live_app)
    expect(loop(page)).to_be_visible()
    page.evaluate("text => localStorage.setItem('loopwell-you', text)", json.dumps(kept))
    page.goto(live_app)
    expect(loop(page)).to_contain_text("14.7 km")
    page.get_by_role("button", name="You").click()
    expect(field(page, "Longest run of the last 30 days (km)")).to_have_value("")
    expect(field(page, "Usual easy pace (min:s per km)")).to_have_value("6:30")
    assert faults == []
