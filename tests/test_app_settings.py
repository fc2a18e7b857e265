"""The page Settings, by Streamlit's own test runner."""

from datetime import date, time
from pathlib import Path

import pytest
from app_pages import only, page_of, store, texts
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Book
from planner.journal import CheckIn
from planner.profile import Busy, Profile
from planner.runner import Spacing, Span
from planner.screens import desk_labels
from planner.screens import settings_labels as labels
from planner.signs import Sign
from planner.store import Store, StoreError, Trouble
from routes.watches import Watch

__all__ = ["store"]


MARKDOWN = "![spy](https://example.org/spy.png)"


def settings_page() -> None:
    """Show the page in kilometres on a Monday, on the places that Loopwell knows."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from planner.screens.desk import desk, runners_of  # noqa: PLC0415
    from planner.screens.notices import show_notices  # noqa: PLC0415
    from planner.screens.settings_page import show_settings  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.you import show_you  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.finder import Finder  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.places import Place  # noqa: PLC0415

    storage = the_store(Path(os.environ["XDG_DATA_HOME"]))
    runners = runners_of(storage.store)
    view = show_you(date(2026, 11, 23), UTC, has_form=True, runners=runners)
    begun = starting(view)
    at = desk(storage.store, view, begun.profile, begun.runs)
    library = Library(Catalogue(Path("no-routes")), OwnRoutes(Path("no-own-routes")))
    show_notices(storage, runners, at)
    places = (Place("Parramatta Park", -33.81, 150.99),)
    show_settings(storage, runners, at, Finder(library, places))


@pytest.fixture
def ada(store: Store) -> Book:
    return store.add_profile(a_profile("Ada"))


def opened() -> AppTest:
    return page_of(settings_page).run()


def key(name: str, book: Book | None = None, turn: str = "") -> str:
    """Return a field's key; a field that another, or an undo, changed has had a turn more."""
    return f"settings-{name}-km-{book.id if book else 'visitor-0'}{turn}"


def now(store: Store) -> Profile:
    return only(store).profile


def errors(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.value for each in app.error]


def test_nothing_is_kept_by_looking(store: Store) -> None:
    assert errors(opened()) == []
    assert store.profiles() == ()


def test_the_first_change_begins_a_runner(store: Store) -> None:
    app = opened()
    app.text_input(key=key("name")).set_value(MARKDOWN).run()
    assert errors(app) == []
    assert now(store).name == MARKDOWN
    assert now(store).longest_told_m == 5_000
    # The fields are the same: a browser that is slow to show this run may tell of one meanwhile.
    app.button_group(key=key("rest")).set_value(3).run()
    assert now(store).runner.rest_days_between == 3
    app.button(key="erase_runner").click().run()
    assert app.button_group(key="settings-rest-km-visitor-1").value != 3
    assert errors(app) == []
    shown = [*app.markdown, *app.caption, *app.title, *app.header, *app.subheader]
    assert not any("example.org" in str(each.value) for each in shown)


def test_each_field_is_kept_as_it_is_changed(store: Store, ada: Book) -> None:
    app = opened()
    app.number_input(key=key("longest", ada)).set_value(8.0).run()
    app.text_input(key=key("pace", ada)).set_value("5:45").run()
    app.button_group(key=key("rest", ada)).set_value(3).run()
    app.selectbox(key=key("long_day", ada)).set_value(7).run()
    app.time_input(key=key("starts_at", ada)).set_value(time(18, 15)).run()
    app.selectbox(key=key("zone", ada)).set_value("Australia/Perth").run()
    app.selectbox(key=key("home", ada)).set_value("Parramatta Park").run()
    app.text_input(key=key("help_own", ada)).set_value("02 5550 1234").run()
    assert errors(app) == []
    profile = now(store)
    assert (profile.longest_told_m, profile.told_on) == (8_000, date(2026, 11, 23))
    assert profile.runner.easy_pace_s_per_km == 345
    assert (profile.runner.rest_days_between, profile.runner.long_day) == (3, 7)
    assert (profile.starts_at, profile.zone) == (time(18, 15), "Australia/Perth")
    assert profile.home is not None
    assert (profile.home.lat_deg, profile.home.name) == (-33.81, "Parramatta Park")
    assert (profile.help.own, profile.help.emergency) == ("02 5550 1234", "000")


def test_the_watch_is_kept_and_can_be_none_again(store: Store, ada: Book) -> None:
    app = opened()
    app.selectbox(key=key("watch", ada)).set_value(Watch.COROS).run()
    assert now(store).watch is Watch.COROS
    assert labels.WATCH_SAID.format(watch="COROS") in texts(app)
    app.selectbox(key=key("watch", ada)).set_value(None).run()
    assert errors(app) == []
    assert now(store).watch is None


def test_the_watch_that_a_visitor_chose_is_kept_with_the_first_change(store: Store) -> None:
    app = opened()
    app.selectbox(key="watch").set_value(Watch.SUUNTO).run()
    assert store.profiles() == ()
    app.text_input(key=key("name")).set_value("Bo").run()
    assert (now(store).name, now(store).watch) == ("Bo", Watch.SUUNTO)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("pace", "fast", "minutes and seconds"),
        ("pace", "1:00", "between 2:30 and 15:00"),
        ("name", "  ", "1 to 60 letters"),
        ("help_emergency", "", labels.HELP_NEEDS),
    ],
)
def test_a_wrong_text_stays_in_its_field_and_the_rest_is_kept(
    store: Store, ada: Book, name: str, value: str, sentence: str
) -> None:
    app = opened()
    app.text_input(key=key(name, ada)).set_value(value).run()
    assert len(errors(app)) == 1
    assert sentence in errors(app)[0]
    assert app.text_input(key=key(name, ada)).value == value
    app.button_group(key=key("rest", ada)).set_value(3).run()
    assert len(errors(app)) == 1
    assert now(store).runner.rest_days_between == 3
    assert (now(store).name, now(store).help.emergency) == ("Ada", "000")


@pytest.mark.parametrize("value", [0.0, 101.0, None])
def test_a_longest_run_out_of_range_is_told(store: Store, ada: Book, value: float | None) -> None:
    app = opened()
    app.number_input(key=key("longest", ada)).set_value(value).run()
    assert "1 to 100 km" in errors(app)[0]
    assert now(store).longest_told_m == 5_000


def test_no_run_lately_is_told_and_taken_back_with_a_distance(store: Store, ada: Book) -> None:
    app = opened()
    app.checkbox(key=key("norun", ada)).check().run()
    assert now(store).longest_told_m is None
    assert app.number_input(key=key("longest", ada, "-1")).disabled
    app.checkbox(key=key("norun", ada)).uncheck().run()
    assert errors(app) == [labels.NO_RUN_NEEDS]
    assert now(store).longest_told_m is None
    app.number_input(key=key("longest", ada, "-1")).set_value(3.0).run()
    assert errors(app) == []
    assert now(store).longest_told_m == 3_000


def test_the_same_weekdays_are_checked_all_round_the_week(store: Store, ada: Book) -> None:
    app = opened()
    app.button_group(key=key("rhythm", ada)).set_value(Spacing.FIXED).run()
    assert "from Sunday on to Monday too" in errors(app)[0]
    assert now(store).runner.spacing is Spacing.ROLLING
    app.button_group(key=key("days", ada)).set_value(["Mon", "Thu", "Sun"]).run()
    assert "from Sunday on to Monday too" in errors(app)[0]
    # What makes sense by now is kept.
    app.button_group(key=key("days", ada)).set_value(["Mon", "Thu"]).run()
    assert errors(app) == []
    runner = now(store).runner
    assert (runner.spacing, runner.weekdays) == (Spacing.FIXED, frozenset({1, 4}))
    app.button_group(key=key("days", ada)).set_value([]).run()
    assert "at least one day" in errors(app)[0]
    assert now(store).runner.weekdays == frozenset({1, 4})


def test_back_problems_before_ask_for_two_rest_days(store: Store, ada: Book) -> None:
    app = opened()
    app.button_group(key=key("rest", ada)).set_value(1).run()
    app.checkbox(key=key("back", ada)).check().run()
    runner = now(store).runner
    assert (runner.has_back_history, runner.rest_days_between) == (True, 2)
    app.button_group(key=key("rest", ada, "-1")).set_value(1).run()
    assert "two rest days" in errors(app)[0]
    assert now(store).runner.rest_days_between == 2
    app.checkbox(key=key("disc", ada)).check().run()
    assert now(store).runner.has_uncleared_disc


def test_days_away_are_added_refused_and_removed(store: Store, ada: Book) -> None:
    app = opened()
    app.button(key="away_add").click().run()
    assert errors(app) == [labels.AWAY_NEEDS]
    app.date_input(key="away_first").set_value(date(2026, 12, 24)).run()
    app.date_input(key="away_last").set_value(date(2026, 12, 20)).run()
    app.button(key="away_add").click().run()
    assert "not before the beginning" in errors(app)[0]
    app.date_input(key="away_last").set_value(date(2027, 1, 2)).run()
    app.button(key="away_add").click().run()
    assert errors(app) == []
    assert now(store).runner.blocked == (Span(date(2026, 12, 24), date(2027, 1, 2)),)
    told = "24 Dec 2026 to 2 Jan 2027"
    assert told in texts(app)
    app.button(key=f"away-{told}-remove").click().run()
    assert now(store).runner.blocked == ()
    app.button(key="undo").click().run()
    assert len(now(store).runner.blocked) == 1
    assert now(store).name == ada.profile.name


def test_busy_hours_are_added_refused_and_removed(store: Store, ada: Book) -> None:
    app = opened()
    app.button(key="busy_add").click().run()
    assert errors(app) == [labels.BUSY_NEEDS]
    app.button_group(key="busy_days").set_value(["Mon", "Tue"]).run()
    app.time_input(key="busy_first").set_value(time(17)).run()
    app.time_input(key="busy_last").set_value(time(9)).run()
    app.button(key="busy_add").click().run()
    assert "not before the beginning" in errors(app)[0]
    app.time_input(key="busy_first").set_value(time(8)).run()
    app.button(key="busy_add").click().run()
    assert errors(app) == []
    assert now(store).busy == (Busy(1, time(8), time(9)), Busy(2, time(8), time(9)))
    told = "Mon, Tue 08:00 to 09:00"
    assert told in texts(app)
    app.button(key=f"busy-{told}-remove").click().run()
    assert now(store).busy == ()
    assert ada.profile.busy == ()


def test_another_runner_is_added_chosen_and_erased(store: Store, ada: Book) -> None:
    app = opened()
    app.button(key="add_runner").click().run()
    assert "1 to 60 letters" in errors(app)[0]
    app.text_input(key="new_runner").set_value("Bea").run()
    app.button(key="add_runner").click().run()
    assert [head.name for head in store.profiles()] == ["Ada", "Bea"]
    bea = next(head for head in store.profiles() if head.name == "Bea")
    assert app.selectbox(key="you_runner").value == bea.id
    app.selectbox(key="you_runner").set_value(ada.id).run()
    app.button_group(key=key("rest", ada)).set_value(3).run()
    assert store.book(bea.id).profile.runner.rest_days_between == 2
    app.selectbox(key="you_runner").set_value(bea.id).run()
    app.button(key="erase_runner").click().run()
    assert [head.name for head in store.profiles()] == ["Ada"]
    assert errors(app) == []
    assert app.text_input(key=key("name", ada)).value == "Ada"


def test_where_nobody_of_several_is_chosen_it_is_asked(store: Store, ada: Book) -> None:
    store.add_profile(a_profile("Bea"))
    app = opened()
    assert not [each for each in app.text_input if each.label == labels.NAME]
    app.selectbox(key="notice_runner").set_value(ada.id).run()
    assert app.text_input(key=key("name", ada)).value == "Ada"


def test_what_is_exported_is_told_and_taken_in(store: Store, ada: Book) -> None:
    data = store.export()
    store.erase_all()
    app = opened()
    app.file_uploader[0].set_value(("loopwell.json", data, "application/json")).run()
    assert labels.IMPORT_NEW.format(name="Ada", entries="0 entries") in texts(app)
    assert store.profiles() == ()
    app.button(key="import").click().run()
    assert store.book(ada.id).profile == ada.profile
    assert labels.IMPORTED.format(names="Ada") in texts(app)
    app.file_uploader[0].set_value(("loopwell.json", data, "application/json")).run()
    assert labels.IMPORT_KNOWN.format(name="Ada", entries="0 entries") in texts(app)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'{"loopwell": 99}', b"[" * 1000])
def test_a_file_that_is_no_export_is_told(store: Store, data: bytes) -> None:
    app = opened()
    app.file_uploader[0].set_value(("loopwell.json", data, "application/json")).run()
    assert len(errors(app)) == 1
    assert not [each for each in app.button if each.key == "import"]
    assert store.profiles() == ()


def test_all_is_erased_only_when_the_word_is_typed(store: Store, ada: Book) -> None:
    app = opened()
    app.button(key="erase_all").click().run()
    assert errors(app) == [labels.ERASE_ALL_NEEDS.format(word=labels.ERASE_ALL_WORD)]
    assert store.book(ada.id) == ada
    app.text_input(key="erase_all_word").set_value(" Erase ").run()
    app.button(key="erase_all").click().run()
    assert store.profiles() == ()
    assert errors(app) == []
    assert labels.ALL_ERASED in texts(app)


def test_where_everything_lies_is_told(store: Store) -> None:
    assert opened().code[0].value == str(store.path)


def test_a_database_that_cannot_be_used_is_told_on_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOOPWELL_DATABASE", "mysql://nowhere/loopwell")
    app = opened()
    assert not app.exception
    start = desk_labels.NOT_OPENED.format(why="")
    assert sum(text.startswith(start) for text in texts(app)) == 2
    app.button(key="notice_dismiss").click().run()
    assert sum(text.startswith(start) for text in texts(app)) == 1


def test_a_damaged_file_is_told_with_where_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loopwell.sqlite").write_bytes(b"not a database" * 100)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    app = opened()
    assert not app.exception
    assert "could not be read" in texts(app)[0]
    assert "loopwell.sqlite.damaged-" in texts(app)[0]


def test_a_runner_that_cannot_be_read_is_told_and_stays(
    store: Store, ada: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: str) -> Book:
        raise StoreError(Trouble.UNREADABLE)

    with monkeypatch.context() as broken:
        broken.setattr(store, "book", unreadable)
        app = opened()
        assert not app.exception
        assert any("cannot be read" in text for text in texts(app))
        assert not [each for each in app.text_input if each.label == labels.NAME]
    assert store.book(ada.id) == ada


def test_where_help_comes_first_settings_do_not_speak_of_exercise(store: Store, ada: Book) -> None:
    why = f":gray[{labels.BACK_WHY}]"
    assert why in [each.value for each in opened().markdown]
    store.add(ada.id, CheckIn(date(2026, 11, 23), 3, signs=frozenset({Sign.BLADDER})))
    app = opened()
    assert errors(app) == []
    assert why not in [each.value for each in app.markdown]
    assert app.checkbox(key=key("back", ada)).label == labels.BACK
