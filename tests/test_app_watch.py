"""Which watch a runner carries, and the downloads that follow from it, without a browser."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import streamlit as st
from app_pages import APP, joined, page_of, sent, the_store_of_test, the_store_of_the_app
from builders import gpx, trk
from fit_readers import by_garmin, row, rows
from store_builders import a_profile
from streamlit.testing.v1 import AppTest
from week_pages import SQUARE, opened_week

from planner.journal import CheckIn
from planner.screens import settings_labels
from planner.store import Store
from routes.screens import watch_words
from routes.watches import TAKES, Watch

TODAY = date(2026, 11, 23)
# On a busy computer; usually the first.
_MOST_PAGES = 30


@pytest.fixture
def routes_store() -> Store:
    """Return the store of the app itself."""
    return the_store_of_the_app()


@pytest.fixture
def week_store() -> Store:
    """Return the store of the Week page alone."""
    return the_store_of_test()


def opened(**parameters: str) -> AppTest:
    app = page_of(APP, **parameters)
    # The look through the folder goes on beside the first pages.
    for _ in range(_MOST_PAGES):
        if app.run().get("download_button"):
            break
    return app


def downloads(app: AppTest) -> list[str]:
    assert not app.exception
    return [button.proto.label for button in app.get("download_button")]


def texts(app: AppTest) -> str:
    return joined(app.markdown, app.text, app.error, app.info)


def remembered(app: AppTest) -> dict[str, str]:
    (found,) = sent(app, "remembered")
    values: dict[str, str] = found["values"]
    return values


def test_without_a_watch_gpx_is_first_and_a_watch_can_be_chosen() -> None:
    app = opened()
    assert downloads(app) == ["Download GPX", "TCX", "FIT", "To print"]
    assert remembered(app)["watch"] == ""
    app.selectbox(key="take-watch-route").set_value(Watch.GARMIN).run()
    assert downloads(app) == ["FIT for Garmin", "GPX", "TCX", "To print"]
    assert app.selectbox(key="watch").value == Watch.GARMIN
    assert remembered(app)["watch"] == "garmin"
    assert "GARMIN/NewFiles" in texts(app)
    app.selectbox(key="watch").set_value(None).run()
    assert downloads(app) == ["Download GPX", "TCX", "FIT", "To print"]


def test_an_address_names_the_watch() -> None:
    assert downloads(opened(watch="Apple Watch"))[0] == "GPX for Apple Watch"


def test_each_watch_has_its_file_first_and_is_told_of() -> None:
    app = opened()
    for watch in Watch:
        app.selectbox(key="watch").set_value(watch).run()
        best = TAKES[watch].best.upper()
        assert downloads(app)[0] == f"{best} for {watch_words.NAMES[watch]}"
        said = texts(app)
        assert watch_words.DOES.format(watch=watch_words.NAMES[watch]) in said
        assert watch_words.STEPS in said


def test_an_address_with_a_watch_that_nobody_makes_is_passed_over() -> None:
    assert downloads(opened(watch="<b>Rolex</b>"))[0] == "Download GPX"


def test_a_download_never_turns_the_page() -> None:
    protos = [button.proto for button in opened().get("download_button")]
    assert all(proto.ignore_rerun for proto in protos)
    assert all(proto.deferred_file_id and not proto.url for proto in protos)


def test_a_kept_runner_chooses_it_once_for_every_page(routes_store: Store) -> None:
    book = routes_store.add_profile(a_profile("Ada"))
    app = opened()
    assert downloads(app)[0] == "Download GPX"
    # Under You there is no field for it: the profile keeps it.
    assert not [field for field in app.selectbox if field.key == "watch"]
    app.selectbox(key="take-watch-route").set_value(Watch.WAHOO).run()
    assert downloads(app)[0] == "TCX for Wahoo"
    assert routes_store.book(book.id).profile.watch is Watch.WAHOO
    assert settings_labels.WATCH_SAID.format(watch="Wahoo") in texts(app)
    app.selectbox(key="take-watch-route").set_value(None).run()
    assert routes_store.book(book.id).profile.watch is None


def test_a_kept_runner_chooses_it_in_the_week_too(week_store: Store) -> None:
    book = week_store.add_profile(a_profile("Ada"))
    app = opened_week()
    fields = [field for field in app.selectbox if field.label == watch_words.CHOOSE]
    fields[0].set_value(Watch.WAHOO).run()
    assert week_store.book(book.id).profile.watch is Watch.WAHOO
    labels = downloads(app)
    assert labels.count("TCX for Wahoo") == labels.count("Workout for Wahoo") > 0


@pytest.mark.usefixtures("week_store")
def test_a_make_that_takes_no_workout_is_offered_none() -> None:
    labels = downloads(opened_week(watch="Suunto"))
    assert "GPX for Suunto" in labels
    assert not any(label.startswith("Workout") for label in labels)


@pytest.mark.usefixtures("week_store")
def test_a_week_offers_each_runs_file_and_workout() -> None:
    app = opened_week(watch="Garmin")
    labels = downloads(app)
    runs = labels.count("FIT for Garmin")
    assert runs == labels.count("Workout for Garmin") == labels.count("TCX") > 1
    names = [button.proto.id for button in app.get("download_button")]
    assert len(set(names)) == len(names)


def test_a_name_from_a_file_is_only_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "Café ![spy](https://example.org/spy.png) <b>x</b> " + "long " * 30
    (tmp_path / "a.gpx").write_bytes(gpx(trk(SQUARE, escape(name))))
    monkeypatch.setenv("LOOPWELL_ROUTES", str(tmp_path))
    app = opened(watch="Garmin")
    assert "The name is written as" in "\n".join(each.value for each in app.text)
    assert not any("example.org" in str(each.value) for each in app.markdown)
    assert not any("example.org" in label for label in downloads(app))


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Callable[[], bytes]]]:
    """Return what each label's buttons give, in the order in which they are shown."""
    shown: dict[str, list[Callable[[], bytes]]] = {}

    def show(label: str, *, data: Callable[[], bytes], **_others: object) -> None:
        shown.setdefault(label, []).append(data)

    monkeypatch.setattr(st, "download_button", show)
    return shown


def test_a_sore_back_is_asked_for_no_pace(
    week_store: Store, pressed: dict[str, list[Callable[[], bytes]]]
) -> None:
    of = week_store.add_profile(a_profile("Ada", watch=Watch.GARMIN)).id
    for check_ins, targets in (((), {"open", "speed"}), ((CheckIn(TODAY, 2),), {"open"})):
        for each in check_ins:
            week_store.add(of, each)
        pressed.clear()
        opened_week()
        workouts = [by_garmin(make()) for make in pressed["Workout for Garmin"]]
        assert {each["target_type"] for one in workouts for each in rows(one, "workout_step")} == (
            targets
        )


def test_a_walk_run_course_takes_as_long_as_its_session(
    week_store: Store, pressed: dict[str, list[Callable[[], bytes]]]
) -> None:
    week_store.add_profile(a_profile("Ada", watch=Watch.GARMIN, longest_told_m=None))
    opened_week()
    # Stage 1 of the way back: eight times a minute of running and a minute and a half of walking.
    for course in (by_garmin(make()) for make in pressed["FIT for Garmin"]):
        taken_s = row(course, "lap")["total_timer_time"]
        assert taken_s == pytest.approx(1_200, rel=0.1)
