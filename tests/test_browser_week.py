"""The Week page in Chromium: the plan, its reasons, its downloads, its mistakes."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fitdecode
import gpxpy
import pytest
from browser_waits import made
from playwright.sync_api import Download, Page, expect
from test_browser_routes import SCREENS

from planner.screens.dates import short_date

pytestmark = pytest.mark.browser

# A plan has only days to come: it begins on the Monday after today, by the clock of both sides.
_TODAY = datetime.now(UTC).date()
FIRST = _TODAY + timedelta(days=8 - _TODAY.isoweekday())
MONDAY = f"first={FIRST}"
HEADING = f"Week 1 of 4: {short_date(FIRST)} to {short_date(FIRST + timedelta(days=6))}"


def open_week(page: Page, url: str, parameters: str = MONDAY) -> None:
    page.goto(f"{url}/week?{parameters}")
    expect(page.get_by_role("heading", name=re.compile(HEADING))).to_be_visible()
    expect(page.locator("article h3")).to_have_count(7)
    made(page)


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_week_shows_seven_days_with_runs_and_rest(
    page: Page, live_app: str, faults: list[str], size: tuple[int, int], scheme: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_week(page, live_app)
    titles = page.locator("article h3").all_inner_texts()
    assert [title.split()[0] for title in titles] == [
        *("Run", "Rest", "Rest"),
        *("Run", "Rest", "Rest"),
        "Long",
    ]
    expect(page.get_by_text("Warm-up", exact=True)).to_have_count(3)
    expect(page.get_by_text("Warm-down", exact=True)).to_have_count(3)
    expect(page.get_by_text("Stretch", exact=True)).to_have_count(7)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= size[0]
    assert faults == []


def test_reasons_are_one_tap_away(page: Page, live_app: str, faults: list[str]) -> None:
    open_week(page, live_app)
    step = page.locator("article").first.locator("details.warm_up")
    expect(step.get_by_text(re.compile("Tip 1 of the article"))).to_be_hidden()
    step.locator("summary").click()
    expect(step.get_by_text(re.compile("Tip 1 of the article"))).to_be_visible()
    expect(step.get_by_text("Heel digs")).to_be_visible()
    expect(step.get_by_text(re.compile("Stop on sharp pain"))).to_have_count(1)
    expect(step.get_by_text(re.compile("Stop on sharp pain"))).to_be_visible()
    assert faults == []


def test_each_run_can_be_downloaded(page: Page, live_app: str, faults: list[str]) -> None:
    open_week(page, live_app, f"{MONDAY}&watch=Garmin")
    expected_km = re.search(r"([\d.]+) km", page.locator("article h3").first.inner_text())
    assert expected_km

    def pressed(name: str) -> Download:
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).first.click()
        assert download.value.suggested_filename.startswith(f"{FIRST}")
        return download.value

    for name, kind in (("FIT for Garmin", "course"), ("Workout for Garmin", "workout")):
        file = pressed(name)
        assert file.suggested_filename.endswith(".fit")
        with fitdecode.FitReader(file.path()) as reader:
            frames = [each for each in reader if isinstance(each, fitdecode.FitDataMessage)]
        assert frames[0].get_value("type") == kind
    page.get_by_role("button", name="Checked").or_(page.get_by_text("to know")).first.click()
    gpx = gpxpy.parse(Path(pressed("GPX").path()).read_text())
    assert gpx.length_2d() / 1000 == pytest.approx(float(expected_km[1]), abs=0.06)
    assert faults == []


def test_answers_survive_another_page_and_a_reload(
    page: Page, live_app: str, faults: list[str]
) -> None:
    open_week(page, live_app)
    longest = page.get_by_role("spinbutton", name="Longest run")
    longest.fill("8")
    longest.press("Enter")
    expect(page).to_have_url(re.compile("longest=8"))
    page.get_by_role("link", name="Routes", exact=True).first.click()
    expect(page.get_by_role("heading", name="Routes", exact=True)).to_be_visible()
    page.get_by_role("link", name="Week").first.click()
    expect(longest).to_have_value(re.compile(r"^8(\.0)?$"))
    expect(page).to_have_url(re.compile("longest=8"))
    page.reload()
    expect(longest).to_have_value(re.compile(r"^8(\.0)?$"))
    assert faults == []


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ("pace=fast", "6:30"),
        ("last=2999-01-01", "after today"),
    ],
)
def test_nonsense_is_told_and_no_week_is_shown(
    page: Page, live_app: str, faults: list[str], parameters: str, sentence: str
) -> None:
    page.goto(f"{live_app}/week?{parameters}")
    told = page.get_by_test_id("stAlert").filter(has_text=sentence)
    expect(told.last).to_be_visible()
    expect(page.locator("article h3")).to_have_count(0)
    assert faults == []


def test_a_field_tells_its_own_mistake_and_takes_the_cure(
    page: Page, live_app: str, faults: list[str]
) -> None:
    open_week(page, live_app)
    page.get_by_text("Pace, rest days, goal and dates").click()
    pace = page.get_by_role("textbox", name="Usual easy pace")
    pace.fill("1:00")
    pace.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("between 2:30 and 15:00")
    pace.fill("5:45")
    pace.press("Enter")
    expect(page.locator("article h3")).to_have_count(7)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert faults == []


def test_a_run_leads_to_its_route_on_the_map(page: Page, live_app: str, faults: list[str]) -> None:
    open_week(page, live_app)
    name = page.locator("article .route").first.inner_text()
    page.get_by_role("link", name="See the route on the map").first.click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert faults == []


def test_every_week_of_the_default_plan_has_its_own_button_on_a_phone(
    page: Page, live_app: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_week(page, live_app)
    for number in ("4", "3", "2"):
        page.get_by_role("button", name=re.compile(rf"^(Page )?{number}$")).click()
        heading = page.get_by_role("heading", name=re.compile(f"^Week {number} of 4: "))
        expect(heading).to_be_visible()
    assert faults == []


def test_a_route_in_the_address_is_dropped(page: Page, live_app: str, faults: list[str]) -> None:
    open_week(page, live_app, f"{MONDAY}&route=lake-parramatta-circuit&goal=hold")
    expect(page).to_have_url(re.compile("goal=hold"))
    expect(page).not_to_have_url(re.compile("route="))
    assert faults == []
