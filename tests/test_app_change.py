"""Changing planned runs and marking them, in the dialogs, by Streamlit's own test runner."""

from datetime import date, timedelta

import pytest
from app_pages import (
    joined,
    keep_runner,
    kept,
    only,
    page_of,
    press,
    press_labelled,
    ran,
    store,
    the_store_of_test,
)
from streamlit.testing.v1 import AppTest

from planner.book import Record
from planner.breaches import Broken
from planner.changing import Use
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.journal import CheckIn, Missed, RunDone, Sore
from planner.pain_state import PainState
from planner.profile import Profile
from planner.runner import Runner
from planner.screens import care_words
from planner.screens import change_labels as labels
from planner.screens.change_labels import Choice, Happened
from planner.signs import Sign
from planner.store import Store

__all__ = ["store"]


TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
# Untouched, runs are today, on the third day and, the long one, on the sixth.
EASY, LONG = TODAY + 3 * DAY, TODAY + 6 * DAY


def change_page() -> None:
    """Show what the session names of a week: a dialog, days away or the changes."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.change_dialog import change_run  # noqa: PLC0415
    from planner.screens.changes import days_away, show_changes  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.done_dialog import mark_run  # noqa: PLC0415
    from planner.screens.seasons import seen  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.steps import last_step  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    @st.cache_resource
    def library() -> Library:
        made = Library(Catalogue(Path("data/routes")), OwnRoutes(Path("no-own-routes")))
        while made.refresh(30) is not None:
            pass
        return made

    today = date(2026, 11, 23)
    view = View(
        Units(st.session_state.get("shown_in", "km")),
        st.session_state,  # type: ignore[arg-type]
        today,
        UTC,
    )
    longest_m = st.session_state.get("longest_m", 5_000.0)
    runner = Runner(None, 390.0, goal_m=10_000.0)
    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    at = desk(store, view, Profile("Me", runner, longest_m, today))
    last_step()
    routes = library()
    found = seen(at, routes, routes.list())
    shown, day = st.session_state.get("shown", "changes"), st.session_state.get("day", today)
    if shown == "change":
        other = st.Page(lambda: None, title="Loops", url_path="loop")
        change_run(found, at, routes, day, other)
    elif shown == "mark":
        mark_run(found, at, day)
    elif shown == "away":
        days_away(found, at)
    else:
        show_changes(found, at, routes)
    run = found.season.plan.run_on(day)
    st.session_state["run"] = run


def opened(shown: str, day: date = TODAY, **session: object) -> AppTest:
    return ran(page_of(change_page, {"shown": shown, "day": day, **session}))


def change(day: date, choice: Choice, **session: object) -> AppTest:
    """Open the dialog of a day and choose."""
    app = opened("change", day, **session)
    app.radio(key=f"change-{day}-choice").set_value(choice)
    return ran(app)


def keep(*records: Record) -> None:
    """Keep records of one runner, as if told before."""
    runner = Runner(None, 390.0, goal_m=10_000.0)
    keep_runner(the_store_of_test(), Profile("Me", runner, 5_000.0, TODAY), *records)


@pytest.mark.parametrize(
    ("day", "choice", "edit"),
    [
        (TODAY, Choice.WAIT, NotToday(TODAY)),
        (EASY, Choice.SKIP, Skip(EASY)),
        (EASY, Choice.MOVE, Move(EASY, EASY + DAY)),
        (EASY, Choice.SWAP, Swap(LONG, EASY)),
    ],
)
def test_a_change_is_judged_then_kept_and_undone(
    store: Store, day: date, choice: Choice, edit: Edit
) -> None:
    app = change(day, choice)
    assert labels.FITS in joined(app.markdown)
    assert store.profiles() == ()
    press(app, f"change-{day}-{choice}-make")
    assert kept(store) == [edit]
    press(app, "undo")
    assert kept(store) == []


def test_today_is_asked_as_today() -> None:
    assert labels.NOT_TODAY in opened("change").radio[0].options
    assert labels.NOT_TODAY not in opened("change", EASY).radio[0].options


def test_a_move_too_soon_cannot_be_made_and_names_the_nearest_day(store: Store) -> None:
    app = change(EASY, Choice.MOVE)
    app.date_input(key=f"change-{EASY}-to").set_value(TODAY + DAY).run()
    assert labels.HARD in joined(app.markdown)
    assert "No rest day after the run of Mon 23 Nov; you asked for two" in joined(app.text)
    assert "The nearest day it can move to is Fri 27 Nov." in joined(app.text)
    button = app.button(key=f"change-{EASY}-move-make")
    assert button.disabled
    assert button.label == labels.CANNOT
    assert store.profiles() == ()


@pytest.mark.parametrize(("to", "said"), [(EASY, labels.SAME_DAY), (LONG, labels.TAKEN)])
def test_a_move_to_a_day_with_a_run_is_told_to_choose_another(to: date, said: str) -> None:
    app = change(EASY, Choice.MOVE)
    app.date_input(key=f"change-{EASY}-to").set_value(to).run()
    assert said in joined(app.text)
    assert not [each for each in app.button if each.key.endswith("-make")]


@pytest.mark.parametrize(("units", "told", "far"), [("km", 8.0, "8.0 km"), ("mi", 5.0, "5.0 mi")])
def test_too_far_is_done_knowingly_and_recorded(
    store: Store, units: str, told: float, far: str
) -> None:
    app = change(LONG, Choice.DISTANCE, shown_in=units)
    app.number_input(key=f"change-{LONG}-distance-{units}").set_value(told).run()
    assert labels.SOFT in joined(app.markdown)
    assert "more than your longest of the 30 days before" in joined(app.text)
    assert "10.1136/bjsports-2024-109380" in joined(app.text)
    button = app.button(key=f"change-{LONG}-distance-make")
    assert button.label == labels.ANYWAY
    press(app, f"change-{LONG}-distance-make")
    (edit,) = kept(store)
    assert isinstance(edit, SetDistance)
    assert Broken.CAP in edit.accepts
    assert f"{far}, knowingly over the 10 % limit" in joined(app.text)
    assert app.session_state["run"].distance_m > 7_000


@pytest.mark.parametrize("told", [0.0, 0.5, 101.0, -3.0])
def test_a_distance_that_is_none_is_refused_in_words(told: float) -> None:
    app = change(LONG, Choice.DISTANCE)
    app.number_input(key=f"change-{LONG}-distance-km").set_value(told).run()
    assert app.error[0].value == labels.DISTANCE_RANGE.format(least="1.0", most="100", unit="km")
    assert not [each for each in app.button if each.key.endswith("-make")]


def test_one_tap_takes_another_route_and_it_stays(store: Store) -> None:
    app = change(LONG, Choice.ROUTE)
    before = app.session_state["run"].route.route_id
    makes = [each.key for each in app.button if each.key.startswith("change-route-")]
    assert len(makes) == 3
    assert "of climb" in joined(app.text)
    # Or a new one, made for the run.
    (link,) = app.get("page_link")
    assert link.proto.label.startswith("Find a loop of ")
    press(app, makes[1])
    (edit,) = kept(store)
    assert isinstance(edit, SetRoute)
    assert edit.pick.route_id != before
    again = opened("change", LONG)
    assert again.session_state["run"].route.recipe == edit.pick.recipe
    assert again.session_state["run"].route.route_id == edit.pick.route_id
    assert again.session_state["run"].is_long_run


def test_more_ways_to_fit_are_made_on_request(store: Store) -> None:
    app = press(change(LONG, Choice.ROUTE), "change-more-routes")
    more = [each.key for each in app.button if each.key.startswith("change-way-")]
    assert more
    press(app, more[0])
    (edit,) = kept(store)
    assert isinstance(edit, SetRoute)
    assert app.session_state["run"].route.recipe == edit.pick.recipe


def test_back_to_the_plans_own_takes_all_changes_of_the_day_and_one_undo_brings_them(
    store: Store,
) -> None:
    other = Skip(TODAY + 9 * DAY)
    keep(SetDistance(EASY, 3_000.0), Move(EASY, EASY + DAY), other)
    moved = EASY + DAY
    app = change(moved, Choice.BACK)
    assert "Moved from Thu 26 Nov to Fri 27 Nov." in joined(app.text)
    press(app, f"change-{moved}-back-make")
    assert kept(store) == [SetDistance(EASY, 3_000.0), other]
    press(app, "undo")
    assert set(kept(store)) == {SetDistance(EASY, 3_000.0), Move(EASY, moved), other}


def test_a_day_without_its_run_offers_only_the_way_back(store: Store) -> None:
    keep(Skip(EASY))
    app = opened("change", EASY)
    assert "There is no run on Thu 26 Nov to change." in joined(app.text)
    assert app.radio[0].options == [labels.CHOICES[Choice.BACK]]
    press(app, f"change-{EASY}-back-make")
    assert kept(store) == []


def test_a_walk_run_session_has_no_other_distance_or_route() -> None:
    app = opened("change", TODAY, longest_m=None)
    assert labels.SESSION in joined(app.markdown)
    offered = set(app.radio[0].options)
    assert not offered & {labels.CHOICES[Choice.DISTANCE], labels.CHOICES[Choice.ROUTE]}


def test_while_a_sign_is_told_there_is_nothing_to_change() -> None:
    keep(CheckIn(TODAY, 4, signs=frozenset({Sign.BLADDER})))
    app = opened("change", TODAY)
    assert care_words.state_text(PainState.EMERGENCY) in joined(app.text)
    assert not app.radio


def mark(day: date, happened: Happened, **session: object) -> AppTest:
    app = opened("mark", day, **session)
    app.radio(key=f"mark-{day}-what").set_value(happened)
    return ran(app)


def save(app: AppTest) -> AppTest:
    return press_labelled(app, labels.DONE_SAVE)


def test_done_as_planned_takes_the_plans_distance_and_route(store: Store) -> None:
    app = opened("mark")
    planned = app.session_state["run"]
    save(app)
    (run,) = kept(store)
    assert run == RunDone(TODAY, planned.run_m, route_id=planned.route.route_id)
    assert app.session_state["run"] is None


def test_what_was_told_of_a_run_is_kept(store: Store) -> None:
    app = opened("mark")
    key = f"mark-{TODAY}-done"
    app.text_input(key=f"{key}-time-km").set_value("30")
    for name, value in (("effort", 3), ("before", 0), ("worst", 2)):
        app.button_group(key=f"{key}-{name}-km").set_value(value)
    app.multiselect(key=f"{key}-sore-km").set_value([Sore.KNEE])
    save(app)
    (run,) = kept(store)
    assert isinstance(run, RunDone)
    assert (run.duration_s, run.effort, run.sore) == (1_800, 3, (Sore.KNEE,))
    assert (run.pain_before, run.pain_worst, run.pain_morning) == (0, 2, None)


def test_cut_short_needs_a_shorter_distance(store: Store) -> None:
    app = save(mark(TODAY, Happened.CUT_SHORT))
    assert app.error[0].value == labels.NOT_SHORT
    assert store.profiles() == ()
    app.number_input(key=f"mark-{TODAY}-cut_short-distance-km").set_value(2.0)
    save(app)
    (run,) = kept(store)
    assert isinstance(run, RunDone)
    assert (run.distance_m, run.is_cut_short) == (2_000.0, True)


def test_done_on_another_day_keeps_the_day_it_was_planned_for(store: Store) -> None:
    app = mark(TODAY, Happened.OTHER_DAY)
    field = app.date_input(key=f"mark-{TODAY}-other_day-day-km")
    assert field.value == TODAY - DAY
    field.set_value(TODAY)
    save(app)
    assert app.error[0].value == labels.NOT_OTHER
    app.date_input(key=f"mark-{TODAY}-other_day-day-km").set_value(TODAY - 2 * DAY)
    save(app)
    (run,) = kept(store)
    assert isinstance(run, RunDone)
    assert (run.day, run.planned_for) == (TODAY - 2 * DAY, TODAY)


def test_left_out_today_waits_and_one_undo_takes_both_back(store: Store) -> None:
    app = press(mark(TODAY, Happened.LEFT_OUT), f"mark-{TODAY}-left-out")
    assert kept(store) == [Missed(TODAY), NotToday(TODAY)]
    assert app.session_state["run"] is None
    press(app, "undo")
    assert kept(store) == []


def test_left_out_on_a_day_gone_by_is_only_noted(store: Store) -> None:
    day = TODAY - 2 * DAY
    press(mark(day, Happened.LEFT_OUT), f"mark-{day}-left-out")
    assert kept(store) == [Missed(day)]


def test_a_session_keeps_its_stage_and_the_metres_of_running_alone(store: Store) -> None:
    app = opened("mark", longest_m=None)
    planned = app.session_state["run"]
    assert labels.RUN_PART in joined(app.markdown)
    save(app)
    (run,) = kept(store)
    assert isinstance(run, RunDone)
    assert run.stage == "1"
    assert run.distance_m == planned.run_part_m < planned.distance_m


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (EASY, labels.TO_COME),
        (TODAY - 8 * DAY, labels.TOO_LONG_AGO),
    ],
)
def test_only_today_and_the_week_before_can_be_marked(day: date, said: str) -> None:
    app = opened("mark", day)
    assert said in joined(app.text)
    assert not app.radio


def test_a_day_the_plan_had_no_run_on_is_told() -> None:
    keep(RunDone(TODAY - 3 * DAY, 4_000.0))
    app = opened("mark", TODAY - 2 * DAY)
    assert labels.NOTHING_PLANNED.format(day="Sat 21 Nov") in joined(app.text)


def test_changes_are_listed_with_what_no_longer_counts_and_taken_back(store: Store) -> None:
    keep(Skip(EASY), SetDistance(TODAY + DAY, 4_000.0), Skip(TODAY - DAY))
    app = opened("changes")
    lines = joined(app.text).splitlines()
    assert "Skipped the run of Thu 26 Nov." in lines
    assert any(labels.USES[Use.IDLE] in line and "24 Nov" in line for line in lines)
    assert any(labels.USES[Use.PAST] in line and "22 Nov" in line for line in lines)
    assert sum(". Added: " in line for line in lines) == 3
    (take,) = (each.id for each in only(store).kept if each.record == Skip(EASY))
    press(app, f"take-back-{take}")
    assert Skip(EASY) not in kept(store)
    assert "Taken back: Skipped the run of Thu 26 Nov." in joined(app.text)


def test_without_changes_it_says_what_can_be_done() -> None:
    assert labels.NO_CHANGES in joined(opened("changes").markdown)


def test_days_away_say_what_they_cost_before_they_are_kept(store: Store) -> None:
    app = press(opened("away"), "days-away")
    assert labels.AWAY_EMPTY in joined(app.text)
    app.date_input(key="away-0-first").set_value(EASY)
    app.date_input(key="away-0-last").set_value(LONG)
    press(app, "days-away")
    assert "No run on Thu 26 Nov and Sun 29 Nov." in joined(app.text)
    assert store.profiles() == ()
    press(app, "days-away")
    app.button(key="away-0-make").click()
    press(app, "days-away")
    assert kept(store) == [Vacation(EASY, LONG)]


def test_days_away_without_a_run_can_be_kept_all_the_same(store: Store) -> None:
    app = press(opened("away"), "days-away")
    app.date_input(key="away-0-first").set_value(TODAY + DAY)
    app.date_input(key="away-0-last").set_value(TODAY + 2 * DAY)
    press(app, "days-away")
    assert labels.AWAY_NONE in joined(app.text)
    app.button(key="away-0-make").click()
    press(app, "days-away")
    assert kept(store) == [Vacation(TODAY + DAY, TODAY + 2 * DAY)]


def test_days_away_that_end_before_they_begin_are_told() -> None:
    app = press(opened("away"), "days-away")
    app.date_input(key="away-0-first").set_value(LONG)
    app.date_input(key="away-0-last").set_value(EASY)
    press(app, "days-away")
    assert app.error[0].value == labels.AWAY_ORDER
