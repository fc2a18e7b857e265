"""The Week page's form: a visitor's, a kept plan's and a link's, by Streamlit's test runner."""

from datetime import date

import pytest
from app_pages import only, page_of, store, texts
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Book
from planner.profile import Profile
from planner.screens import desk_labels as labels
from planner.screens import settings_labels as words
from planner.store import Store

__all__ = ["store"]


MONDAY = date(2026, 11, 23)
LOOP_M = 14_700.0


def form_page() -> None:
    """Show the form, and keep what it gives where the tests can see it."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415
    from planner_builders import a_route  # noqa: PLC0415

    from planner.journal import RunDone  # noqa: PLC0415
    from planner.screens.desk import desk, runners_of  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.week_form import link_line, week_form  # noqa: PLC0415
    from planner.screens.you import show_you  # noqa: PLC0415
    from routes.screens.said import show_said  # noqa: PLC0415

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    routes = (a_route(5_000.0, "park"), a_route(14_700.0, "parramatta-loop"))

    def show() -> None:
        runners = runners_of(store)
        view = show_you(date(2026, 11, 23), UTC, has_form=True, runners=runners)
        begun = starting(view)
        show_said()
        kept = desk(store, view, begun.profile, begun.runs)
        link_line(kept)
        form = week_form(routes, kept, None)
        at = form.desk()
        st.session_state["profile_of_the_test"] = form.profile()
        st.session_state["runs_of_the_test"] = at.journal.runs if at else ()
        if at:
            run = RunDone(date(2026, 11, 23), 6_000.0)
            st.button("add", key="add", on_click=lambda: at.add(run, "added"))

    st.navigation([st.Page(show, title="Week", default=True)]).run()


@pytest.fixture
def ada(store: Store) -> Book:
    return store.add_profile(a_profile("Ada"))


def opened(**parameters: str) -> AppTest:
    return page_of(form_page, **parameters).run()


def told(app: AppTest) -> Profile:
    assert not app.exception
    found = app.session_state["profile_of_the_test"]
    assert isinstance(found, Profile)
    return found


def kept(store: Store) -> Profile:
    return only(store).profile


def key(name: str, book: Book) -> str:
    return f"week-{name}-km-{book.id}"


def test_a_visitors_answers_make_a_profile_and_nothing_is_kept(store: Store) -> None:
    app = opened(longest="8", pace="5:45", rest="3", goal="parramatta-loop", by="2027-04-04")
    profile = told(app)
    assert (profile.longest_told_m, profile.told_on) == (8_000, MONDAY)
    assert profile.runner.easy_pace_s_per_km == 345
    assert (profile.runner.rest_days_between, profile.runner.plan_from) == (3, MONDAY)
    assert (profile.goal_route_id, profile.runner.goal_m) == ("parramatta-loop", LOOP_M)
    assert profile.runner.goal_day == date(2027, 4, 4)
    assert store.profiles() == ()


def test_a_visitor_may_aim_at_a_distance_or_just_keep_moving() -> None:
    app = opened(goal="own", own="10")
    assert told(app).runner.goal_m == 10_000
    app.selectbox(key="goal").set_value("hold").run()
    assert told(app).runner.goal_m == 5_000
    app.selectbox(key="goal").set_value("own").run()
    app.number_input(key="own").set_value(None).run()
    assert app.session_state["profile_of_the_test"] is None
    assert "1 to 100 km" in app.error[0].value


def test_a_distance_of_ones_own_is_carried_over_into_miles() -> None:
    app = opened(goal="own", own="10")
    app.button_group(key="units").set_value("mi").run()
    assert app.number_input(key="own_mi").value == 6.2


def test_a_visitor_who_has_not_run_lately_has_no_longest_run() -> None:
    app = opened(norun="true", last="2026-11-20")
    assert told(app).longest_told_m is None
    assert app.session_state["runs_of_the_test"] == ()
    assert app.number_input(key="longest").disabled


def test_what_a_visitor_told_is_kept_with_the_first_change(store: Store) -> None:
    app = opened(longest="8", rest="3", last="2026-11-20", weeks="6")
    before = app.session_state["runs_of_the_test"]
    app.button(key="add").click().run()
    profile = kept(store)
    assert (profile.longest_told_m, profile.runner.rest_days_between) == (8_000, 3)
    assert profile.weeks == 6
    assert told(app) == profile
    runs = app.session_state["runs_of_the_test"]
    assert set(before) < set(runs)
    assert len(runs) == len(before) + 1
    assert labels.OTHER_ANSWERS not in texts(app)
    assert labels.OTHER_ANSWERS not in texts(app.run())


def test_a_kept_plans_fields_are_saved_as_they_are_changed(store: Store, ada: Book) -> None:
    app = opened()
    app.number_input(key=key("longest", ada)).set_value(8.0).run()
    app.selectbox(key=key("goal", ada)).set_value("parramatta-loop").run()
    app.date_input(key=key("goal_day", ada)).set_value(date(2027, 4, 4)).run()
    app.date_input(key=key("first", ada)).set_value(date(2026, 11, 30)).run()
    app.number_input(key=key("weeks", ada)).set_value(12).run()
    profile = told(app)
    assert profile == kept(store)
    assert (profile.longest_told_m, profile.weeks) == (8_000, 12)
    assert (profile.goal_route_id, profile.runner.goal_m) == ("parramatta-loop", LOOP_M)
    assert profile.runner.goal_day == date(2027, 4, 4)
    assert profile.runner.plan_from == date(2026, 11, 30)
    app.button(key="undo").click().run()
    assert kept(store).weeks == 4
    app.number_input(key=f"{key('weeks', ada)}-1").set_value(0).run()
    assert "between 1 and 52 weeks" in app.error[0].value
    assert kept(store).weeks == 4


def test_a_distance_of_ones_own_is_asked_for_before_it_is_kept(store: Store, ada: Book) -> None:
    app = opened()
    app.selectbox(key=key("goal", ada)).set_value("own").run()
    assert [each.value for each in app.error] == [words.GOAL_OWN_NEEDS]
    assert kept(store) == ada.profile
    app.number_input(key=key("goal_own", ada)).set_value(10.0).run()
    assert not app.error
    assert kept(store).runner.goal_m == 10_000
    assert app.selectbox(key=f"{key('goal', ada)}-1").value == "own"


def test_a_goal_whose_route_is_gone_stays(store: Store) -> None:
    runner = a_profile().runner
    gone = store.add_profile(a_profile(goal_route_id="gone", runner=runner))
    app = opened()
    assert not app.exception
    assert app.selectbox(key=key("goal", gone)).value == "gone"
    assert kept(store) == gone.profile


def test_a_link_with_the_same_answers_says_nothing(ada: Book) -> None:
    app = opened(longest="5", rest="2")
    assert labels.OTHER_ANSWERS not in texts(app)
    assert told(app) == ada.profile
    assert "longest" not in app.query_params


def test_a_link_with_other_answers_is_looked_at_and_changes_nothing(
    store: Store, ada: Book
) -> None:
    app = opened(longest="8", rest="1", goal="parramatta-loop", days="Mon")
    assert labels.OTHER_ANSWERS in texts(app)
    assert told(app) == ada.profile
    app.button(key="link_look").click().run()
    looked = told(app)
    assert (looked.longest_told_m, looked.runner.rest_days_between) == (8_000, 1)
    assert (looked.goal_route_id, looked.runner.weekdays) == ("parramatta-loop", frozenset({1}))
    app.button_group(key="rest").set_value(3).run()
    app.button(key="add").click().run()
    assert labels.LOOKING in texts(app)
    app.button(key="link_away").click().run()
    assert told(app) == ada.profile
    assert labels.OTHER_ANSWERS not in texts(app.run())
    assert store.book(ada.id) == ada


@pytest.mark.parametrize(
    "link",
    [
        {"longest": "nan", "rest": "9", "weeks": "9" * 400, "goal": "{{ 7*7 }}"},
        {"last": "2999-01-01", "by": "soon", "days": "Someday", "pace": "x" * 5000},
        {"longest": "1e999", "own": "-inf", "first": "0001-01-01", "rhythm": "waltz"},
    ],
)
def test_a_link_of_nonsense_does_no_harm(store: Store, ada: Book, link: dict[str, str]) -> None:
    app = opened(**link)
    assert not app.exception
    app.button(key="link_look").click().run()
    assert not app.exception
    app.button(key="link_away").click().run()
    assert told(app) == ada.profile
    assert store.book(ada.id) == ada
