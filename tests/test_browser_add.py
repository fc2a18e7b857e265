"""The page Add routes in Chromium: drop, look, name, keep, remove, put back."""

import re
from pathlib import Path

import pytest
from browser_waits import holds, made
from builders import SHIPPED, gpx, trk
from conftest import running_app
from fuzzing import zipped
from playwright.sync_api import FilePayload, Locator, Page, expect
from test_browser_access import violations
from test_browser_routes import MAP, PAYLOADS, SCREENS, loop_file

pytestmark = pytest.mark.browser

LOOP = SHIPPED / "parramatta-loop.gpx"


def payload(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def drop(page: Page, url: str, *files: FilePayload) -> None:
    """Open the page and drop files; return when each is told of."""
    if not page.url.endswith("/add"):
        page.goto(f"{url}/add")
    expect(page.locator("input[type=file]")).to_be_attached()
    before = reports(page).count()
    page.locator("input[type=file]").set_input_files(list(files))
    expect(reports(page)).to_have_count(before + len(files))
    expect(reports(page).filter(has_text="Being read")).to_have_count(0)


def reports(page: Page) -> Locator:
    return page.get_by_role("list", name="Files that came in").get_by_role("listitem")


def report(page: Page, name: str) -> Locator:
    return reports(page).filter(has=page.get_by_text(name, exact=True))


def waiting(page: Page) -> Locator:
    return page.get_by_role("list", name="Routes that came in").get_by_role("button")


def keep(page: Page, count: str) -> None:
    page.get_by_role("button", name=f"Keep {count}").click()
    expect(page.get_by_text("in your library now")).to_be_visible()


def open_own(page: Page, url: str, name: str) -> None:
    """Open the Routes page on an own route, and what may be changed about it."""
    page.goto(url)
    choose_own(page, name)


def choose_own(page: Page, name: str) -> None:
    """Choose an own route, and open what may be changed about it."""
    listed = page.get_by_role("list", name="Routes, shortest first")
    listed.locator("button.route", has_text=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    open_changing(page)


def open_changing(page: Page) -> None:
    """Open what may be changed about an own route that was chosen."""
    changing = page.get_by_text("Name, tags, remove")
    expect(changing).to_be_visible()
    # It moves for as long as the page above it grows.
    made(page)
    changing.click()


def test_what_came_in_is_told_looked_at_named_and_kept_over_a_restart(
    page: Page, tmp_path: Path, faults: list[str]
) -> None:
    with running_app(tmp_path / "one.log") as url:
        drop(
            page,
            url,
            payload("evening.gpx", loop_file("Evening", 0.02)),
            payload("morning.gpx", loop_file("Morning", 0.04)),
            payload("photo.jpg", b"\xff\xd8\xff\xe0"),
            payload("cut.gpx", loop_file("Cut off", 0.06)[:-40]),
            payload("loop again.gpx", LOOP.read_bytes()),
            payload("same evening.gpx", loop_file("Evening", 0.02)),
        )
        expect(report(page, "photo.jpg")).to_contain_text("It looks like a picture.")
        expect(report(page, "cut.gpx")).to_contain_text("cut off")
        expect(report(page, "loop again.gpx")).to_contain_text("Already in your library")
        expect(report(page, "same evening.gpx")).to_contain_text("The same content as evening.gpx")
        expect(waiting(page)).to_have_count(3)
        expect(page.frame_locator(MAP).locator("[data-routes='3']")).to_be_visible()

        waiting(page).filter(has_text="Evening").click()
        name = page.get_by_role("textbox", name="Name")
        holds(name, "Evening")
        name.fill("Hills at dusk")
        name.press("Tab")
        expect(waiting(page).filter(has_text="Hills at dusk")).to_be_visible()
        tags = page.get_by_role("textbox", name="Tags", exact=True)
        tags.fill("hills, with the club")
        tags.press("Tab")
        expect(waiting(page).filter(has_text=re.compile("hills ?with the club"))).to_be_visible()
        waiting(page).filter(has_text="Cut off").click()
        holds(name, "Cut off")
        page.get_by_text("Keep this route").click()
        expect(waiting(page).filter(has_text="left out")).to_be_visible()
        keep(page, "2 routes")
        expect(waiting(page)).to_have_count(1)
        page.get_by_role("link", name="See your routes").click()
        expect(page.get_by_role("button", name=re.compile("^Hills at dusk"))).to_be_visible()
        page.goto("about:blank")
    with running_app(tmp_path / "two.log") as url:
        open_own(page, url, "Hills at dusk")
        expect(page.get_by_role("textbox", name="Tags", exact=True)).to_have_value(
            "hills, with the club"
        )
    assert faults == []


def test_a_route_is_renamed_removed_put_back_and_erased(
    page: Page, app: str, faults: list[str], library: Path
) -> None:
    drop(page, app, payload("evening.gpx", loop_file("Evening", 0.02)))
    keep(page, "1 route")
    open_own(page, app, "Evening")
    page.get_by_role("textbox", name="Name").fill("Dusk")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Dusk")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Evening")).to_be_visible()
    holds(page.get_by_role("textbox", name="Name"), "Evening")
    page.get_by_role("button", name="Remove from my library").click()
    expect(page.get_by_text("Evening is removed")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Evening"))).to_have_count(0)
    expect(page.get_by_text("not in this library")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name=re.compile("^Evening"))).to_be_visible()

    choose_own(page, "Evening")
    page.get_by_role("button", name="Remove from my library").click()
    expect(page.get_by_text("Evening is removed")).to_be_visible()
    page.goto(f"{app}/add")
    page.get_by_text("1 removed file").click()
    page.get_by_role("button", name="Erase all for good").click()
    page.get_by_role("button", name="Yes, erase them").click()
    expect(page.get_by_text("The removed files are erased.")).to_be_visible()
    expect(page.get_by_text("1 removed file")).to_have_count(0)
    assert list(library.rglob("*.gpx")) == []
    assert faults == []


def test_undoing_keep_lets_the_routes_wait_again(
    page: Page, app: str, faults: list[str], library: Path
) -> None:
    drop(page, app, payload("evening.gpx", loop_file("Evening", 0.02)))
    keep(page, "1 route")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("out of your library again")).to_be_visible()
    expect(waiting(page)).to_have_count(1)
    assert list(library.rglob("*.gpx")) == []
    keep(page, "1 route")
    assert len(list(library.rglob("*.gpx"))) == 1
    assert faults == []


def test_an_archive_is_told_as_one_file_with_what_was_wrong_inside(
    page: Page, app: str, faults: list[str]
) -> None:
    inside = {f"activities/{n}.gpx": loop_file(f"Run {n}", n / 100) for n in range(3)}
    bad = {f"activities/bad{n}.gpx": b"<gpx><trk>" + b"x" * n for n in range(5)}
    drop(page, app, payload("export.zip", zipped({**inside, **bad, "photo.jpg": b"\xff\xd8\xff"})))
    told = report(page, "export.zip")
    expect(told).to_contain_text("3 routes to keep")
    expect(told).to_contain_text("1 other file")
    told.get_by_text("5 files inside could not be read").click()
    expect(told.get_by_text("bad3.gpx")).to_be_visible()
    expect(waiting(page)).to_have_count(3)
    page.get_by_role("button", name="Tag all").click()
    page.get_by_role("textbox", name="Tags for all").fill("export")
    page.get_by_role("button", name="Add to 3 routes").click()
    expect(waiting(page).filter(has_text="export")).to_have_count(3)
    page.keyboard.press("Escape")
    keep(page, "3 routes")
    drop(page, app, payload("export 2.zip", zipped({**inside, "new.gpx": loop_file("New", 0.2)})))
    expect(report(page, "export 2.zip")).to_contain_text("1 route to keep · 3 already")
    assert faults == []


def test_names_of_files_routes_and_tags_stay_text(page: Page, app: str, faults: list[str]) -> None:
    text = PAYLOADS[0]  # for HTML; the Routes page is tried with all of them
    drop(page, app, payload(f"{text.replace('/', '')[:40]}.gpx", loop_file(text, 0.02)))
    expect(page.frame_locator(MAP).locator("[data-routes='1']")).to_be_visible()
    tags = page.get_by_role("textbox", name="Tags", exact=True)
    tags.fill(text[:25])
    tags.press("Tab")
    expect(waiting(page).first).to_contain_text(text[:15])
    keep(page, "1 route")
    page.get_by_role("link", name="See your routes").click()
    own = page.get_by_role("list", name="Routes, shortest first").locator("button.route")
    own.filter(has_text=text[:15]).first.click()
    open_changing(page)
    page.get_by_role("button", name="Remove from my library").click()
    expect(page.get_by_text("is removed from your library")).to_contain_text(text[:15])
    assert page.evaluate("window.hacked") is None
    assert faults == []


def test_exchanged_coordinates_are_offered_to_be_turned(
    page: Page, tmp_path: Path, faults: list[str]
) -> None:
    folder = tmp_path / "munich"
    folder.mkdir()
    here = [(48.1, 11.5), (48.1, 11.51), (48.11, 11.51)]
    (folder / "isar.gpx").write_bytes(gpx(trk(here, "Isar")))
    with running_app(tmp_path / "server.log", folder) as url:
        turned = [(lon, lat + 0.01) for lat, lon in here]
        drop(page, url, payload("turned.gpx", gpx(trk(turned, "Turned"))))
        expect(page.get_by_text("lies far from your others")).to_be_visible()
        page.get_by_text("Exchange latitude and longitude", exact=True).click()
        expect(waiting(page)).to_contain_text("1.9 km")
        keep(page, "1 route")
        (kept,) = (tmp_path / "library").glob("*.gpx")
        assert 'lat="48.1' in kept.read_text()
    assert faults == []


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_the_page_is_accessible_and_fits_the_screen(
    page: Page, app: str, faults: list[str], size: tuple[int, int], scheme: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    drop(
        page,
        app,
        payload("evening.gpx", loop_file("Evening", 0.02)),
        payload("a-name-without-a-space-" + "x" * 40 + ".jpg", b"\xff\xd8\xff\xe0"),
    )
    expect(page.frame_locator(MAP).locator("[data-ground=drawn]")).to_be_visible()
    page.get_by_text("Where your routes lie").click()
    assert violations(page.main_frame) == []
    keep(page, "1 route")
    open_own(page, app, "Evening")
    page.get_by_role("button", name="Remove from my library").click()
    expect(page.get_by_text("Evening is removed")).to_be_visible()
    assert violations(page.main_frame) == []
    page.goto(f"{app}/add")
    page.get_by_text("1 removed file").click()
    expect(page.get_by_role("button", name=re.compile("Put back"))).to_be_visible()
    assert violations(page.main_frame) == []
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
    assert faults == []
