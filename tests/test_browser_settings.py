"""Settings in Chromium: kept over visits, two runners in one installation, links, accessibility."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_waits import holds, made
from conftest import running_app
from playwright.sync_api import Locator, Page, expect
from test_browser_access import violations

from planner.screens import desk_labels

pytestmark = pytest.mark.browser

WHO = "Who is running?"
REMEMBERED = "JSON.parse(localStorage.getItem('loopwell-you') ?? '{}')"


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[str]:
    with running_app(tmp_path / "server.log") as url:
        yield url


def name_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Name", exact=True).first


def open_settings(page: Page, url: str, parameters: str = "") -> None:
    page.goto(f"{url}/settings{parameters}")
    expect(page.get_by_role("heading", name="Settings", level=1)).to_be_visible()


def tell_name(page: Page, name: str) -> None:
    name_field(page).fill(name)
    name_field(page).press("Enter")
    expect(page.get_by_text(f"The name is {name} now.")).to_be_visible()


def test_what_is_told_is_kept_undone_exported_and_not_changed_by_a_link(
    page: Page, own_app: str, faults: list[str], asked: list[str | bytes]
) -> None:
    open_settings(page, own_app)
    tell_name(page, "Ada")
    page.get_by_role("radio", name="3", exact=True).click()
    expect(page.get_by_text("Rest days between runs: 3.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(desk_labels.AS_BEFORE)).to_be_visible()
    made(page)
    expect(page.get_by_role("radio", name="2 (default)")).to_be_checked()
    page.get_by_role("radio", name="Same days every week").click()
    expect(page.get_by_role("alert")).to_contain_text("Sunday on to Monday")
    before = len(asked)
    open_settings(page, own_app)
    expect(name_field(page)).to_have_value("Ada")
    expect(page.get_by_role("radio", name="Rolling")).to_be_checked()
    made(page)
    # One run: what the browser remembers of the one who runs here is no news.
    assert len(asked) == before + 1
    with page.expect_download() as download:
        page.get_by_role("button", name="Export all").click()
    exported = json.loads(Path(download.value.path()).read_text())
    assert [each["profile"]["name"] for each in exported["profiles"]] == ["Ada"]

    page.goto(f"{own_app}/week?longest=8&rest=1&goal=hold")
    expect(page.get_by_text("This link has other answers than your plan.")).to_be_visible()
    expect(page).not_to_have_url(re.compile("longest"))
    longest = page.get_by_role("spinbutton", name="Longest run")
    holds(longest, "5.0")
    made(page)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("button", name="Back to my plan")).to_be_visible()
    holds(longest, "8.0")
    made(page)
    page.get_by_role("button", name="Back to my plan").click()
    expect(page.get_by_role("button", name="Back to my plan")).to_have_count(0)
    holds(longest, "5.0")
    expect(page).not_to_have_url(re.compile("goal"))
    assert faults == []


def test_a_browser_remembers_its_runner_and_a_link_names_another_for_one_visit(
    page: Page, own_app: str, faults: list[str]
) -> None:
    open_settings(page, own_app)
    tell_name(page, "Ada")
    made(page)
    page.get_by_role("button", name="Add another runner").click()
    page.get_by_role("textbox", name="Name", exact=True).last.fill("Bea")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(name_field(page)).to_have_value("Bea")
    page.wait_for_function(f"{REMEMBERED}.runner !== undefined")
    bea = page.evaluate(f"{REMEMBERED}.runner")
    open_settings(page, own_app)
    expect(name_field(page)).to_have_value("Bea")

    made(page)
    page.get_by_role("button", name="You", exact=True).click()
    page.get_by_role("combobox", name=WHO).click()
    page.get_by_role("option", name="Ada").click()
    page.wait_for_function(f"{REMEMBERED}.runner !== '{bea}'")
    open_settings(page, own_app, f"?runner={bea}")
    expect(name_field(page)).to_have_value("Bea")
    open_settings(page, own_app)
    expect(name_field(page)).to_have_value("Ada")
    assert faults == []


def test_settings_are_accessible_in_both_themes(
    page: Page, live_app: str, faults: list[str]
) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        open_settings(page, live_app)
        expect(page.get_by_role("button", name="Erase all")).to_be_visible()
        assert violations(page.main_frame) == []
    assert faults == []
