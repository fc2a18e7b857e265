"""The week's files on the Week page, by Streamlit's own test runner."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import streamlit as st
from app_pages import page_of, ran, store
from calendar_readers import by_icalendar
from pypdf import PdfReader
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.journal import CheckIn
from planner.runner import Runner
from planner.screens import calendar_labels
from planner.screens import pack_labels as labels
from planner.signs import Sign
from planner.store import Store
from routes.library import Library

__all__ = ["store"]


TODAY = date(2026, 11, 23)


def week_page() -> None:
    """Show the files of the plan's second week, of a visitor or of the only runner."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.seasons import seen  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.take_along import show_take_along  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415
    from routes.watches import Watch  # noqa: PLC0415

    @st.cache_resource
    def library() -> Library:
        made = Library(Catalogue(Path("data/routes")), OwnRoutes(Path("no-own-routes")))
        while made.refresh(30) is not None:
            pass
        return made

    view = View(
        Units.KM,
        st.session_state,  # type: ignore[arg-type]
        date(2026, 11, 23),
        ZoneInfo("Australia/Sydney"),
        watch=Watch(st.session_state.get("carries", "garmin")),
    )
    pace = st.session_state.get("runs_at", 390.0)
    fallback = Profile("Me", Runner(None, pace, goal_m=10_000.0), 5_000.0, view.today)
    at = desk(the_store(Path(os.environ["XDG_DATA_HOME"])).store, view, fallback)
    found = seen(at, library(), library().list())
    show_take_along(found, at, library(), found.season.plan.weeks[1])


class Buttons(dict[str, tuple[str, Callable[[], bytes], dict[str, object]]]):
    """Hold what each download button was given, by its label."""

    def press(self, label: str) -> bytes:
        """Return what a button gives."""
        return self[label][1]()

    def files(self) -> dict[str, bytes]:
        """Return the files of the week's pack."""
        with zipfile.ZipFile(io.BytesIO(self.press(labels.PACK))) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def buttons(monkeypatch: pytest.MonkeyPatch) -> Buttons:
    shown = Buttons()

    def show(label: str, *, data: Callable[[], bytes], file_name: str, **others: object) -> None:
        shown[label] = (file_name, data, others)

    monkeypatch.setattr(st, "download_button", show)
    return shown


def opened() -> AppTest:
    return ran(page_of(week_page))


def kept(store: Store) -> str:
    runner = Runner(None, 390.0, goal_m=10_000.0)
    return store.add_profile(a_profile(runner=runner, told_on=TODAY)).id


def test_a_visitor_takes_the_week_shown_along(buttons: Buttons) -> None:
    opened()
    assert list(buttons) == [calendar_labels.DOWNLOAD, labels.PACK, labels.PDF]
    name, _, others = buttons[labels.PACK]
    assert name == "Loopwell_2026-11-30.zip"
    assert others["on_click"] == "ignore"
    assert others["type"] == "primary"
    files = buttons.files()
    runs = {key[:10] for key in files if key.endswith("_workout.fit")}
    assert runs
    assert all(date(2026, 11, 30) <= date.fromisoformat(day) <= date(2026, 12, 6) for day in runs)
    assert b"For your Garmin" in files["README.txt"]


def test_the_sheet_and_the_calendar_in_the_pack_are_those_beside_it(buttons: Buttons) -> None:
    app = opened()
    assert buttons[labels.PDF][0] == "Week_2026-11-30.pdf"
    sheet = buttons.press(labels.PDF)
    files = buttons.files()
    assert files["Week_2026-11-30.pdf"] == sheet
    # The week on one page, its exercises drawn on another.
    assert len(PdfReader(io.BytesIO(sheet)).pages) == 2
    with_health = files["Week_2026-11-30.ics"]
    app.segmented_control(key="calendar-span").set_value(calendar_labels.HowMuch.WEEK)
    app.checkbox(key="calendar-private").check().run()
    without = buttons.files()["Week_2026-11-30.ics"]
    assert without != with_health
    assert buttons.press(calendar_labels.DOWNLOAD) == without


def test_pressed_again_the_pack_is_the_same_until_an_answer_changes(
    buttons: Buttons, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(datetime(2026, 11, 23, 9, minute, tzinfo=UTC) for minute in range(60))

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is UTC
            return next(moments)

    monkeypatch.setattr("planner.screens.seasons.datetime", Clock)
    app = opened()
    first = buttons.files()
    app.run()
    assert buttons.files() == first
    app.session_state["runs_at"] = 360.0
    app.run()
    second = buttons.files()["Week_2026-11-30.ics"]
    assert revision(second) > revision(first["Week_2026-11-30.ics"])


def uids(calendar: bytes) -> set[str]:
    return {each.uid for each in by_icalendar(calendar)}


def revision(calendar: bytes) -> int:
    (number,) = {line for line in calendar.splitlines() if line.startswith(b"SEQUENCE:")}
    return int(number.removeprefix(b"SEQUENCE:"))


def test_a_kept_week_is_newer_after_each_change(
    buttons: Buttons, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = kept(store)
    app = opened()
    first = buttons.files()
    app.run()
    assert buttons.files() == first
    # A calendar counts in seconds, and this machine may be quicker.
    later = datetime.now(UTC) + timedelta(minutes=1)
    monkeypatch.setattr(store, "_way", replace(store._way, now=lambda: later))
    store.add(of, CheckIn(TODAY, 0))
    app.run()
    second = buttons.files()
    assert revision(second["Week_2026-11-30.ics"]) > revision(first["Week_2026-11-30.ics"])
    assert uids(second["Week_2026-11-30.ics"]) == uids(first["Week_2026-11-30.ics"])


def test_a_kept_week_is_newer_after_a_change_of_the_routes(
    buttons: Buttons, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(store)
    app = opened()
    first = buttons.files()["Week_2026-11-30.ics"]
    later = datetime.now(UTC) + timedelta(minutes=1)
    monkeypatch.setattr(Library, "changed_at", property(lambda _self: later))
    app.run()
    assert revision(buttons.files()["Week_2026-11-30.ics"]) > revision(first)


def test_a_kept_runners_calendar_is_not_a_visitors(buttons: Buttons, store: Store) -> None:
    opened()
    of_visitor = uids(buttons.files()["Week_2026-11-30.ics"])
    kept(store)
    opened()
    assert not of_visitor & uids(buttons.files()["Week_2026-11-30.ics"])


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_nothing_is_offered_where_no_plan_may_be_shown(
    buttons: Buttons, store: Store, sign: Sign
) -> None:
    store.add(kept(store), CheckIn(TODAY, 8, signs=frozenset({sign})))
    app = opened()
    assert not buttons
    assert not app.button
    assert not app.checkbox
