"""Journeys through the Journal and the check-in by Streamlit's own test runner."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from app_pages import joined, keep_runner, kept, page_of, press, press_labelled, ran, store
from builders import METRES_PER_DEGREE, gpx
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Book, Record
from planner.journal import CheckIn, Cleared, Missed, RunDone, Sore, Walked
from planner.pain_state import PainState
from planner.profile import Help
from planner.screens import (
    chart_labels,
    check_in_labels,
    desk_labels,
    run_file_labels,
    standing_labels,
)
from planner.screens import journal_labels as labels
from planner.signs import Sign
from planner.store import Store
from routes.catalogue import Progress
from routes.library import Library

__all__ = ["store"]


TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)


def journal_page() -> None:
    """Show the journal alone; Streamlit's runner cannot turn pages that are functions."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import date, timedelta  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.check_in import show_check_in  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.journal_page import show_journal  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    today = date(2026, 11, 25)
    units = Units(st.session_state.get("shown_in", "km"))
    view = View(units, st.session_state, today, ZoneInfo("Australia/Sydney"))  # type: ignore[arg-type]
    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    at = desk(store, view, Profile("Me", Runner(None, 390.0), 5_000.0, today))

    @st.cache_resource
    def library() -> Library:
        return Library(Catalogue(Path("data/routes")), OwnRoutes(Path("no-own-routes")))

    routes_page = st.Page(lambda: None, title="Routes", url_path="routes")
    planned = [(today + timedelta(days=2), 5_500.0)]

    def show() -> None:
        if st.session_state.get("check_in_alone"):
            show_check_in(at)
        else:
            show_journal(at, library(), routes_page, planned)

    st.navigation([st.Page(show, title="Journal", default=True), routes_page]).run()


def page(**state: object) -> AppTest:
    return ran(page_of(journal_page, state))


def with_records(store: Store, *records: Record, **others: object) -> Book:
    profile = a_profile(told_on=TODAY - 60 * DAY, longest_told_m=None, **others)
    return keep_runner(store, profile, *records)


def said(app: AppTest) -> str:
    return str(app.text[0].value)


def field(app: AppTest, kind: str, name: str) -> Any:  # noqa: ANN401 - of any kind
    """Return the one widget of a kind whose key has `name` in it."""
    (found,) = [each for each in app.get(kind) if name in str(each.key)]
    return found


def fill(app: AppTest, distance: float | None, form: str = "run-0", **others: str) -> None:
    number = field(app, "number_input", f"{form}-distance")
    number.set_value(distance)
    for name, value in others.items():
        field(app, "text_input", f"run-0-{name}").set_value(value)


# --- By hand ------------------------------------------------------------------------------------


def test_an_empty_journal_says_what_to_do(store: Store) -> None:
    app = page()
    shown = "\n".join(element.value for element in app.markdown)
    for sentence in (labels.NOTHING, chart_labels.LONGEST_NOTHING, chart_labels.VOLUME_NOTHING):
        assert sentence in shown
    assert store.profiles() == ()


def test_a_run_needs_its_day_and_distance_alone(store: Store) -> None:
    app = page()
    fill(app, 5.23)
    press_labelled(app, labels.ADD_BUTTON)
    assert kept(store) == [RunDone(TODAY, 5_230.0)]
    assert "Wed 25 Nov 2026: 5.2 km" in said(app)
    assert field(app, "number_input", "run-1-distance").value is None
    press(app, "undo")
    assert said(app) == desk_labels.AS_BEFORE
    assert kept(store) == []


def test_everything_told_of_a_run_is_kept_and_shown(store: Store) -> None:
    app = page()
    fill(app, 6.0, time="32:10")
    for name, value in (("effort", 4), ("before", 1), ("worst", 2)):
        field(app, "button_group", f"run-0-{name}").set_value(value)
    field(app, "multiselect", "run-0-sore").set_value([Sore.CALF, Sore.NECK])
    field(app, "selectbox", "run-0-route").set_value("parramatta-loop")
    field(app, "text_area", "run-0-note").set_value("Windy\x00 \u202eat first\n\nthen calm ")
    press_labelled(app, labels.ADD_BUTTON)
    (run,) = kept(store)
    assert run == RunDone(
        TODAY,
        6_000.0,
        1930.0,
        effort=4,
        pain_before=1,
        pain_worst=2,
        sore=(Sore.NECK, Sore.CALF),
        route_id="parramatta-loop",
        note="Windy at first\n\nthen calm",
    )
    shown = joined(app.text)
    for part in ("32:10, 5:22 /km, effort 4", "1 before, 2 at its worst", "neck, calf", "Windy"):
        assert part in shown
    assert "Along Parramatta Loop" in shown


def test_a_press_while_routes_are_read_is_not_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page()
    whole = Library.refresh
    ahead = [Progress(1, 9)]

    def once_busy(library: Library) -> Progress | None:
        return ahead.pop() if ahead else whole(library)

    monkeypatch.setattr(Library, "refresh", once_busy)
    fill(app, 5.0)
    press_labelled(app, labels.ADD_BUTTON)
    assert ahead == []
    assert kept(store) == [RunDone(TODAY, 5_000.0)]


def test_miles_are_kept_as_metres(store: Store) -> None:
    app = page(shown_in="mi")
    fill(app, 3.1)
    press_labelled(app, labels.ADD_BUTTON)
    assert kept(store) == [RunDone(TODAY, 3.1 * 1609.344)]
    assert "3.1 mi" in said(app)


@pytest.mark.parametrize(
    ("distance", "time", "sentence"),
    [
        (None, "", labels.NO_DISTANCE),
        (0.0, "", "Give the distance as 0.1 to 300 km."),
        (-4.0, "", "Give the distance as 0.1 to 300 km."),
        (1e9, "", "Give the distance as 0.1 to 300 km."),
        (5.0, "half an hour", labels.NO_TIME),
        (5.0, "0", labels.NO_TIME),
        (10.0, "1:05", "10.0 km in 1:05 would be 0:06 /km."),
    ],
)
def test_nonsense_gets_its_sentence_and_nothing_is_kept(
    store: Store, distance: float | None, time: str, sentence: str
) -> None:
    app = page()
    fill(app, distance, time=time)
    press_labelled(app, labels.ADD_BUTTON)
    assert app.error[0].value.startswith(sentence)
    assert store.profiles() == ()


def test_a_day_to_come_is_refused_and_what_was_typed_stays(store: Store) -> None:
    app = page()
    fill(app, 5.0)
    field(app, "date_input", "run-0-day").set_value(TODAY + DAY)
    press_labelled(app, labels.ADD_BUTTON)
    assert app.error[0].value == labels.DAY_TO_COME
    assert field(app, "number_input", "run-0-distance").value == 5.0
    assert store.profiles() == ()


def test_the_morning_after_todays_run_is_still_to_come(store: Store) -> None:
    app = page()
    fill(app, 5.0)
    field(app, "button_group", "run-0-morning").set_value(0)
    press_labelled(app, labels.ADD_BUTTON)
    assert app.error[0].value == labels.MORNING_TO_COME
    assert store.profiles() == ()


# --- Looking back -------------------------------------------------------------------------------

OLD = RunDone(TODAY - 3 * DAY, 5_236.4, 1931.6, stage="5a", planned_for=TODAY - 4 * DAY, effort=3)


def test_a_change_leaves_alone_what_was_not_changed_and_can_be_undone(store: Store) -> None:
    book = with_records(store, OLD)
    app = page()
    press(app, f"edit-{book.kept[0].id}")
    field(app, "text_area", f"change-{book.kept[0].id}").set_value("Hot")
    press_labelled(app, labels.SAVE)
    (run,) = kept(store)
    assert isinstance(run, RunDone)
    assert (run.note, run.distance_m, run.duration_s) == ("Hot", 5_236.4, 1931.6)
    assert (run.stage, run.planned_for, run.effort) == ("5a", TODAY - 4 * DAY, 3)
    press(app, "undo")
    assert kept(store) == [OLD]


def test_a_change_can_be_left(store: Store) -> None:
    book = with_records(store, OLD)
    app = press(page(), f"edit-{book.kept[0].id}")
    fill(app, 9.0, form=f"change-{book.kept[0].id}-1")
    press_labelled(app, labels.CANCEL)
    assert kept(store) == [OLD]
    assert not any("change-" in str(each.key) for each in app.number_input)


def test_whatever_was_noted_can_be_removed_and_brought_back(store: Store) -> None:
    records = (
        OLD,
        CheckIn(TODAY - 5 * DAY, 2, 1, frozenset({Sign.LEG_PAIN})),
        Walked(TODAY - 6 * DAY, 1800.0, 1, 0),
        Cleared(TODAY - 7 * DAY),
        Missed(TODAY - 8 * DAY),
    )
    book = with_records(store, *records)
    app = page()
    for each in book.kept:
        press(app, f"remove-{each.id}")
        assert each.record not in kept(store)
        press(app, "undo")
        assert each.record in kept(store)


def test_weeks_are_newest_first_and_older_ones_are_a_press_away(store: Store) -> None:
    with_records(store, *(RunDone(TODAY - at * 7 * DAY, 5_000.0) for at in range(6)))
    app = page()
    weeks = [each.value for each in app.subheader if each.value.endswith("2026")]
    assert weeks == [
        "23 Nov to 29 Nov 2026",
        "16 Nov to 22 Nov 2026",
        "9 Nov to 15 Nov 2026",
        "2 Nov to 8 Nov 2026",
    ]
    press(app, "journal_earlier")
    assert len([each for each in app.subheader if each.value.endswith("2026")]) == 6


def test_what_a_runner_writes_is_no_markup(store: Store) -> None:
    note = "![spy](https://example.org/spy.png) <script>alert(1)</script> :red[x]"
    with_records(store, RunDone(TODAY - 3 * DAY, 5_000.0, note=note), name=note[:40])
    app = page()
    assert note in joined(app.text)
    shown = [*app.markdown, *app.caption, *app.title, *app.subheader, *app.header, *app.info]
    assert not any("example.org" in str(element.value) for element in shown)


def test_yesterdays_morning_is_one_tap(store: Store) -> None:
    book = with_records(store, RunDone(TODAY - DAY, 5_000.0), RunDone(TODAY - 2 * DAY, 4_000.0))
    app = page()
    press(app, f"morning-{book.kept[0].id}-0")
    runs = {run.day: run.pain_morning for run in kept(store) if isinstance(run, RunDone)}
    assert runs == {TODAY - DAY: 0, TODAY - 2 * DAY: None}
    assert not any("morning-" in str(button.key) for button in app.button)
    press(app, "undo")
    assert [run.pain_morning for run in kept(store) if isinstance(run, RunDone)] == [None, None]


def test_a_run_that_hurt_asks_for_the_red_flags_until_they_are_told(store: Store) -> None:
    with_records(store, RunDone(TODAY - DAY, 5_000.0, pain_worst=2))
    app = page()
    assert check_in_labels.AFTER_A_RUN in [each.value for each in app.markdown]
    # The lists lie open at once, the run's pain is told already, and nothing is asked twice.
    assert check_in_labels.SIGNS_MORE not in [each.label for each in app.expander]
    assert not any("morning-" in str(button.key) for button in app.button)
    next(each for each in app.checkbox if str(each.key).endswith("leg_pain")).check()
    ran(app)
    press_labelled(app, check_in_labels.SAVE)
    assert kept(store)[-1] == CheckIn(TODAY, 2, 0, frozenset({Sign.LEG_PAIN}))
    assert check_in_labels.AFTER_A_RUN not in [each.value for each in app.markdown]
    assert not any("morning-" in str(button.key) for button in app.button)


def test_a_check_in_before_the_run_is_no_answer(store: Store) -> None:
    with_records(store, CheckIn(TODAY), RunDone(TODAY, 5_000.0, pain_worst=6))
    assert check_in_labels.AFTER_A_RUN in [each.value for each in page().markdown]


@pytest.mark.parametrize("record", [RunDone(TODAY - 3 * DAY, 5_000.0, pain_worst=6), OLD])
def test_a_run_of_long_ago_or_without_pain_asks_nothing(store: Store, record: RunDone) -> None:
    with_records(store, record)
    assert check_in_labels.AFTER_A_RUN not in [each.value for each in page().markdown]


# --- Walks and an all-clear ---------------------------------------------------------------------


def test_a_brisk_walk_is_kept_and_its_morning_told_the_next_day(store: Store) -> None:
    app = press_labelled(page(), labels.WALK_ADD)
    assert kept(store) == [Walked(TODAY, 1800.0)]
    assert "30 min" in said(app)
    (head,) = store.profiles()
    walk = store.book(head.id).kept[0]
    store.change(head.id, walk.id, 1, Walked(TODAY - DAY, 1800.0))
    press(page(), f"morning-{walk.id}--1")
    assert kept(store) == [Walked(TODAY - DAY, 1800.0, 0, -1)]


def test_a_walk_of_no_time_gets_its_sentence(store: Store) -> None:
    app = page()
    field(app, "number_input", "-minutes").set_value(0)
    press_labelled(app, labels.WALK_ADD)
    assert app.error[0].value == labels.WALK_NO_TIME
    assert store.profiles() == ()


def test_an_all_clear_is_kept_but_not_for_a_day_to_come(store: Store) -> None:
    app = page()
    day = field(app, "date_input", "cleared-0-day")
    day.set_value(TODAY + DAY)
    press_labelled(app, labels.CLEARED_ADD)
    assert app.error[0].value == labels.DAY_TO_COME
    field(app, "date_input", "cleared-0-day").set_value(TODAY - DAY)
    press_labelled(app, labels.CLEARED_ADD)
    assert kept(store) == [Cleared(TODAY - DAY)]


# --- From files ---------------------------------------------------------------------------------


def recorded_gpx(start: datetime | None, km: float = 5.0, seconds: int = 1800) -> bytes:
    """Return a GPX of an even run along the equator."""
    points = []
    for at in range(101):
        lon = 10 * km * at / METRES_PER_DEGREE
        when = start and (start + timedelta(seconds=seconds * at / 100)).isoformat()
        time = f"<time>{when}</time>" if when else ""
        points.append(f'<trkpt lat="0" lon="{lon:.8f}">{time}</trkpt>')
    return gpx(f"<trk><trkseg>{''.join(points)}</trkseg></trk>")


# 06:30 in Sydney on the 25th, still the 24th in UTC.
MORNING = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


def drop(app: AppTest, **files: bytes) -> AppTest:
    (uploader,) = app.get("file_uploader")
    named = [(f"{name}.gpx", data, "application/gpx+xml") for name, data in files.items()]
    uploader.set_value(named)
    return ran(app)


def test_files_are_read_asked_about_and_kept_with_one_way_back(store: Store) -> None:
    app = page()
    drop(
        app,
        late=recorded_gpx(MORNING),
        broken=b"<gpx",
        early=recorded_gpx(MORNING - 3 * DAY, 4.0),
    )
    shown = joined(app.text)
    assert "late.gpx: Wed 25 Nov 2026, 5.0 km, 30 min, 6:00 /km" in shown
    assert "early.gpx: Sun 22 Nov 2026, 4.0 km" in shown
    assert "broken.gpx is damaged" in shown
    first = next(each for each in app.button_group if str(each.key).endswith("-effort"))
    first.set_value(3)
    ran(app)
    press(app, "journal_files_keep")
    late, early = kept(store)
    assert isinstance(late, RunDone)
    assert isinstance(early, RunDone)
    assert (late.day, late.effort, early.effort) == (TODAY, 3, None)
    assert late.distance_m == pytest.approx(5_000, abs=1)
    assert late.duration_s == pytest.approx(1800, abs=1)
    press(app, "undo")
    assert kept(store) == []


def test_the_same_run_twice_is_noticed_and_left_out(store: Store) -> None:
    with_records(store, RunDone(TODAY, 5_050.0))
    app = page()
    drop(
        app,
        watch=recorded_gpx(MORNING - 7 * DAY),
        phone=recorded_gpx(MORNING - 7 * DAY + timedelta(minutes=2), 5.2),
        known=recorded_gpx(MORNING),
    )
    wanted = [each.value for each in app.checkbox if str(each.key).endswith("-wanted")]
    assert wanted == [True, False, False]
    assert run_file_labels.SAME_HERE in joined(app.text)
    assert run_file_labels.SAME_RUN in joined(app.text)
    press(app, "journal_files_keep")
    assert len(kept(store)) == 2
    drop(app, again=recorded_gpx(MORNING - 7 * DAY))
    assert run_file_labels.SAME_START in joined(app.text)


def test_a_file_without_times_asks_for_its_day(store: Store) -> None:
    app = drop(page(), timeless=recorded_gpx(None))
    assert run_file_labels.NO_DAY_IN_FILE in joined(app.text)
    press(app, "journal_files_keep")
    assert app.error[0].value == labels.NO_DAY
    assert store.profiles() == ()
    field(app, "date_input", "journal-file-").set_value(TODAY - DAY)
    ran(app)
    press(app, "journal_files_keep")
    (run,) = kept(store)
    assert isinstance(run, RunDone)
    assert (run.day, run.duration_s) == (TODAY - DAY, None)


def test_a_clock_that_is_ahead_and_a_ride_are_told(store: Store) -> None:
    app = drop(
        page(),
        ahead=recorded_gpx(MORNING + 400 * DAY),
        ride=recorded_gpx(MORNING - 2 * DAY, 20.0, 1800),
    )
    shown = joined(app.text)
    assert run_file_labels.STILL_TO_COME in shown
    assert "1:30 /km is no pace of a run" in shown
    assert store.profiles() == ()


def test_a_treadmill_is_sent_to_the_form(store: Store) -> None:
    app = drop(page(), indoors=recorded_gpx(MORNING, 0.0005))
    assert run_file_labels.NO_LINE.format(file="indoors.gpx") in joined(app.text)
    assert store.profiles() == ()


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_under_a_red_flag_there_is_help_and_a_way_to_take_a_tick_back(
    store: Store, sign: Sign
) -> None:
    book = with_records(
        store, RunDone(TODAY - DAY, 5_000.0), CheckIn(TODAY, 4, 0, frozenset({sign}))
    )
    app = page()
    assert any("now" in each.value or "today" in each.value for each in app.header)
    # Neither a walk nor a figure of runs to come, and nothing more to fill in than being seen.
    assert [each.label for each in app.expander] == [standing_labels.WHY, standing_labels.SEEN]
    assert [each.label for each in app.date_input] == [labels.CLEARED_DAY]
    assert chart_labels.CHARTS not in [each.value for each in app.header]
    press(app, next(b.key for b in app.button if b.key and str(book.kept[1].id) in b.key))
    assert [type(each) for each in kept(store)] == [RunDone]
    assert labels.ADD in [each.label for each in app.expander]
    assert chart_labels.CHARTS in [each.value for each in app.header]


# --- The check-in -------------------------------------------------------------------------------


def test_all_is_well_in_two_presses(store: Store) -> None:
    app = page(check_in_alone=True)
    app.button_group[0].set_value(0)
    ran(app)
    press_labelled(app, check_in_labels.SAVE)
    assert kept(store) == [CheckIn(TODAY)]
    assert check_in_labels.told_text(CheckIn(TODAY)) in [each.value for each in app.markdown]


def test_with_pain_the_red_flags_come_first_the_gravest_at_the_top(store: Store) -> None:
    app = page(check_in_alone=True)
    assert app.button(key=next(b.key for b in app.button if "-save" in str(b.key))).disabled
    app.button_group[0].set_value(2)
    ran(app)
    # Open, not folded away.
    assert check_in_labels.SIGNS_MORE not in [each.label for each in app.expander]
    order = [str(each.key).rpartition("-")[2] for each in app.checkbox]
    assert order == [sign.value for sign in Sign]
    app.checkbox[order.index("bladder")].check()
    ran(app)
    # What to do stands at once under the list, with whom to call; the other lists fold.
    assert standing_labels.HEADINGS[PainState.EMERGENCY] in app.header[0].value
    assert check_in_labels.SIGNS_OTHER in [each.label for each in app.expander]
    assert [str(each.key).rpartition("-")[2] for each in app.checkbox] == order
    press_labelled(app, check_in_labels.SAVE)
    assert kept(store) == [CheckIn(TODAY, 2, 0, frozenset({Sign.BLADDER}))]


def test_a_sign_without_pain_can_be_told(store: Store) -> None:
    app = page(check_in_alone=True)
    next(each for each in app.checkbox if str(each.key).endswith("fever")).check()
    ran(app)
    press_labelled(app, check_in_labels.SAVE)
    assert kept(store) == [CheckIn(TODAY, 0, 0, frozenset({Sign.FEVER}))]


def test_the_numbers_to_call_are_the_runners_own_and_no_markup(store: Store) -> None:
    with_records(store, help=Help(emergency="112 [x](https://example.org)"))
    app = page(check_in_alone=True)
    assert "Call 112 [x](https://example.org) or go" in joined(app.text)
    assert not any("example.org" in str(each.value) for each in app.markdown)


def test_a_second_check_in_of_a_day_comes_after_the_first(store: Store) -> None:
    with_records(store, CheckIn(TODAY, 0))
    app = page(check_in_alone=True)
    app.button_group[0].set_value(4)
    ran(app)
    press_labelled(app, check_in_labels.SAVE_NONE)
    assert kept(store) == [CheckIn(TODAY, 0), CheckIn(TODAY, 4, number=1)]
