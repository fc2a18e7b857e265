"""The current runner's desk, in two tabs on one store, by Streamlit's own test runner."""

import pytest
from app_pages import only, page_of, press, store
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.journal import RunDone
from planner.screens import desk_labels as labels
from planner.store import Store, StoreError, Trouble

__all__ = ["store"]


def desk_page() -> None:
    """Show a desk with a button for each change, and what is on it."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from dataclasses import replace  # noqa: PLC0415
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.journal import RunDone  # noqa: PLC0415
    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.clash import ask_clash  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.running_fields import with_runner  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.screens.steps import last_step  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    today = date(2026, 11, 23)
    view = View(Units.KM, st.session_state, today, UTC)  # type: ignore[arg-type]
    told = (RunDone(date(2026, 11, 20), 4_000.0),)
    at = desk(store, view, Profile("Me", Runner(None, 390.0), 5_000.0, today), told)
    last_step()
    ask_clash(at)
    run = RunDone(today, 6_000.0)

    def rest_days(days: int) -> None:
        at.save(with_runner(at.profile, rest_days_between=days), f"rest {days}")

    def weeks(count: int) -> None:
        at.save(replace(at.profile, weeks=count), f"weeks {count}")

    st.button("add", key="add", on_click=lambda: at.add(run, "added"))
    if at.kept:
        newest = at.kept[-1]
        longer = replace(run, distance_m=7_000.0)
        st.button("change", key="change", on_click=lambda: at.change(newest, longer, "changed"))
        st.button("remove", key="remove", on_click=lambda: at.remove(newest, "removed"))
    for days in (1, 3):
        st.button(f"rest {days}", key=f"rest{days}", on_click=rest_days, args=(days,))
    st.button("weeks", key="weeks8", on_click=weeks, args=(8,))
    st.number_input("a", value=2, key="a", on_change=rest_days, args=(3,))
    st.number_input("b", value=4, key="b", on_change=weeks, args=(12,))
    st.text(repr(at.journal.runs))


def tab(**parameters: str) -> AppTest:
    return page_of(desk_page, **parameters).run()


def pressed(app: AppTest, key: str) -> str:
    """Press a button and return the line that says what was done."""
    return said(press(app, key))


def said(app: AppTest) -> str:
    lines = app.text
    return lines[0].value if len(lines) > 1 else ""


def kept_runs(store: Store) -> list[float]:
    return [each.record.distance_m for each in only(store).kept if isinstance(each.record, RunDone)]


def test_nothing_is_kept_by_looking(store: Store) -> None:
    tab()
    assert store.profiles() == ()


def test_the_first_record_keeps_what_was_told_and_goes_on(store: Store) -> None:
    app = tab()
    assert pressed(app, "add") == labels.KEPT_FROM_NOW.format(said="added")
    assert only(store).profile.longest_told_m == 5_000
    assert kept_runs(store) == [4_000, 6_000]
    assert pressed(app, "undo") == labels.AS_BEFORE
    assert kept_runs(store) == [4_000]
    assert pressed(app, "add") == "added"


def test_a_change_and_a_removal_are_undone_exactly(store: Store) -> None:
    app = tab()
    press(app, "add")
    before = only(store)
    assert pressed(app, "change") == "changed"
    assert kept_runs(store) == [4_000, 7_000]
    press(app, "undo")
    assert [each.record for each in only(store).kept] == [each.record for each in before.kept]
    assert pressed(app, "remove") == "removed"
    assert kept_runs(store) == [4_000]
    press(app, "undo")
    assert [each.record for each in only(store).kept] == [each.record for each in before.kept]


def test_a_saved_profile_is_undone_exactly(store: Store) -> None:
    app = tab()
    press(app, "add")
    before = only(store).profile
    assert pressed(app, "rest3") == "rest 3"
    assert only(store).profile.runner.rest_days_between == 3
    press(app, "undo")
    assert only(store).profile == before


def test_a_first_change_of_the_profile_is_kept_and_undone(store: Store) -> None:
    app = tab()
    assert pressed(app, "rest3") == labels.KEPT_FROM_NOW.format(said="rest 3")
    assert only(store).profile.runner.rest_days_between == 3
    press(app, "undo")
    assert only(store).profile.runner.rest_days_between == 2


def test_two_fields_changed_in_one_run_make_one_runner(store: Store) -> None:
    app = tab()
    app.number_input(key="a").set_value(3)
    app.number_input(key="b").set_value(12)
    app.run()
    profile = only(store).profile
    assert (profile.runner.rest_days_between, profile.weeks) == (3, 12)


def test_what_two_tabs_change_apart_is_kept_together(store: Store) -> None:
    one = tab()
    press(one, "add")
    other = tab()
    press(one, "rest3")
    assert pressed(other, "weeks8") == "weeks 8"
    profile = only(store).profile
    assert (profile.runner.rest_days_between, profile.weeks) == (3, 8)
    press(other, "undo")
    profile = only(store).profile
    assert (profile.runner.rest_days_between, profile.weeks) == (3, 4)


@pytest.mark.parametrize(("answer", "rest_days"), [("clash_mine", 1), ("clash_leave", 3)])
def test_what_two_tabs_change_both_is_asked(store: Store, answer: str, rest_days: int) -> None:
    one = tab()
    press(one, "add")
    other = tab()
    press(one, "rest3")
    assert pressed(other, "rest1") == labels.CLASH.format(parts="rest days")
    assert only(store).profile.runner.rest_days_between == 3
    press(other, answer)
    assert only(store).profile.runner.rest_days_between == rest_days
    assert not [each for each in other.button if each.key == answer]


def test_a_record_changed_in_another_tab_stays_as_it_is_there_and_is_told(store: Store) -> None:
    one = tab()
    press(one, "add")
    other = tab()
    press(one, "change")
    assert pressed(other, "remove") == labels.CHANGED_ELSEWHERE
    assert kept_runs(store) == [4_000, 7_000]


def test_an_undo_takes_back_nothing_that_another_tab_changed_since(store: Store) -> None:
    one = tab()
    press(one, "rest3")
    other = tab()
    press(other, "rest1")
    assert pressed(one, "undo") == labels.CHANGED_SINCE
    assert only(store).profile.runner.rest_days_between == 1


def test_a_runner_erased_in_another_tab_is_told(store: Store) -> None:
    app = tab()
    press(app, "add")
    store.erase(only(store).id)
    assert "erased in another tab" in pressed(app, "change")


def test_the_address_says_who_runs_and_changes_nobody(store: Store) -> None:
    ada, bea = (store.add_profile(a_profile(name)) for name in ("Ada", "Bea"))
    app = tab(runner=bea.id)
    press(app, "rest3")
    assert store.book(bea.id).profile.runner.rest_days_between == 3
    assert store.book(ada.id) == ada


@pytest.mark.parametrize("runner", ["", "nobody", "' OR 1=1 --"])
def test_where_nobody_of_several_is_chosen_nothing_is_kept(store: Store, runner: str) -> None:
    books = [store.add_profile(a_profile(name)) for name in ("Ada", "Bea")]
    app = tab(runner=runner)
    assert pressed(app, "add") == labels.WHO_FIRST
    assert [store.book(book.id) for book in books] == books


def test_a_store_that_cannot_save_is_told_and_nothing_is_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tab()
    press(app, "add")
    before = only(store).profile

    def full(*_: object) -> None:
        raise StoreError(Trouble.NOT_SAVED)

    monkeypatch.setattr(store, "save_profile", full)
    assert "could not be saved" in pressed(app, "rest3")
    assert only(store).profile == before
