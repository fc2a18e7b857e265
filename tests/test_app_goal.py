"""What the Week page says of a goal, and what one press changes, by Streamlit's own test runner."""

from datetime import date, timedelta

import pytest
from app_pages import keep_runner, only, page_of, press, ran, the_store_of_test
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Record
from planner.journal import CheckIn, Cleared, RunDone, Walked
from planner.profile import Profile
from planner.readiness import Readiness, Remedy, Way
from planner.runner import Runner
from planner.screens import goal_labels as labels
from planner.screens.dates import full_date
from routes.units import Units

TODAY = date(2026, 11, 25)
LOOP_M = 14_700.0


def goal_page() -> None:
    """Show the goal of the only runner, with the Loop and four other routes in the library."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from dataclasses import replace  # noqa: PLC0415
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415
    from planner_builders import a_library, a_route  # noqa: PLC0415

    from planner.choose import Library  # noqa: PLC0415
    from planner.exercises import load_exercises  # noqa: PLC0415
    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.goal_view import show_goal  # noqa: PLC0415
    from planner.screens.seasons import Seen  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.season import Given, season  # noqa: PLC0415
    from routes.screens.steps import last_step  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    today = date(2026, 11, 25)
    view = View(Units.KM, st.session_state, today, UTC)  # type: ignore[arg-type]
    at = desk(store, view, Profile("Me", Runner(None, 390.0), 5_000.0, today))
    if "looking" in st.query_params:
        at = at.looking(at.profile)
    loop = replace(a_route(14_700.0, "loop"), name="The *Loop*")
    routes = () if "bare" in st.query_params else (*a_library(4), loop)
    last_step()
    given = Given(at.profile, at.journal, at.edits, Library(routes), today, load_exercises())
    show_goal(Seen(given, season(given)), at, routes)


def shown(*told: Record, profile: dict[str, object] | None = None, **ask: str) -> AppTest:
    values = {"runner": Runner(None, 390.0, goal_m=LOOP_M), "told_on": TODAY} | (profile or {})
    keep_runner(the_store_of_test(), a_profile(**values), *told)
    return ran(page_of(goal_page, **ask))


def saved() -> Profile:
    return only(the_store_of_test()).profile


def dated(days: int, **others: object) -> dict[str, object]:
    goal_day = TODAY + timedelta(days=days)
    values: dict[str, object] = {"goal_m": LOOP_M, "goal_day": goal_day} | others
    return {"runner": Runner(None, 390.0, **values)}  # type: ignore[arg-type]


def line(app: AppTest) -> str:
    """Return the goal's own line, which is the first where nothing was done before."""
    return app.text[0].value


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_route_says_how_far_and_when_as_plain_text() -> None:
    app = shown(profile={"goal_route_id": "loop"})
    assert line(app).startswith(
        "The *Loop*, 14.7 km: 12 longer runs away. With one long run a week"
    )
    assert " 2027, in " in line(app)
    assert [each.value for each in app.markdown if "Loop" in each.value] == []
    assert [button.key for button in app.button] == []


def test_the_rule_its_source_and_its_caveats_are_one_tap_away() -> None:
    app = shown()
    (why,) = [each for each in app.expander if each.label == labels.WHY]
    assert not why.proto.expanded
    told = "\n".join([*(text.value for text in why.text), *(m.value for m in why.markdown)])
    for part in ("10.1136/bjsports-2024-109380", "64 %", "78 % of them men", "lighter week"):
        assert part in told


def test_a_day_that_can_be_kept_is_said_to_be_so() -> None:
    app = shown(profile=dated(158))
    assert line(app) == (
        "14.7 km: on Sun 2 May 2027 the plan gets you there, with shorter runs in the two weeks "
        "before."
    )
    assert labels.TAPER in [text.value for text in app.text]


def test_a_day_too_early_is_said_so_and_a_later_one_is_one_press() -> None:
    app = shown(profile=dated(60))
    assert line(app).startswith("14.7 km: Sun 24 Jan 2027 comes too early")
    assert "It is 12 longer runs away." in line(app)
    assert any("note it in the Journal" in text.value for text in app.text)
    button = app.button(key="goal-later")
    press(app, "goal-later")
    day = saved().runner.goal_day
    assert day is not None
    assert day > TODAY + timedelta(days=60)
    assert "the plan gets you there" in app.text[1].value
    assert button.label == labels.LATER.format(day=full_date(day))
    press(app, "undo")
    assert saved().runner.goal_day == TODAY + timedelta(days=60)


def test_a_shorter_goal_for_that_day_is_one_press_and_holds() -> None:
    app = shown(profile=dated(60) | {"goal_route_id": "loop"})
    press(app, "goal-shorter")
    profile = saved()
    assert profile.goal_route_id == ""
    assert profile.runner.goal_m is not None
    assert 5_000 < profile.runner.goal_m < LOOP_M
    assert "the plan gets you there" in app.text[1].value


def test_fewer_rest_days_are_one_press_where_they_are_enough() -> None:
    few = dated(125, goal_m=6_000.0, rest_days_between=3) | {"longest_told_m": None}
    app = shown(profile=few)
    assert app.button(key="goal-fewer_rest_days").label == "2 rest days between runs"
    press(app, "goal-fewer_rest_days")
    assert saved().runner.rest_days_between == 2
    assert "the plan gets you there" in app.text[1].value


def test_a_link_says_the_same_without_a_button() -> None:
    app = shown(looking="1", profile=dated(60))
    assert "comes too early" in line(app)
    assert [button.key for button in app.button] == []
    assert any(labels.LATER.format(day="")[:3] in text.value for text in app.text)


@pytest.mark.parametrize(
    ("kept", "profile", "says"),
    [
        ((), {"longest_told_m": 15_000.0}, "14.7 km: you have run that far in the last 30 days."),
        (
            (),
            {"runner": Runner(None, 390.0, goal_m=5_000.0)},
            "Just keep moving: long runs stay at about 5.0 km",
        ),
        ((), {"longest_told_m": None}, "the way back comes first, 27 sessions of walking and"),
        (
            tuple(RunDone(ago(days), 1_500.0, stage="1") for days in (9, 6, 3)),
            {"longest_told_m": None},
            "the way back comes first, 3 sessions done and 24 to come.",
        ),
        ((CheckIn(TODAY, 7),), {}, "14.7 km: it waits until your back has been looked at."),
        ((CheckIn(TODAY, 2),), {}, labels.BACK_NOT_COUNTED),
        ((), {"runner": Runner(None, 390.0)}, "The longest route here, 14.7 km: 12 longer runs"),
        ((), dated(-5), "The day you set, Fri 20 Nov 2026, has been."),
        ((RunDone(ago(5), LOOP_M),), dated(-5), "14.7 km: you ran it on its day, Fri 20 Nov 2026."),
        ((), dated(400), "is over a year away"),
        ((), {"longest_told_m": 13_400.0}, "14.7 km: 1 longer run away."),
    ],
)
def test_each_way_a_goal_can_stand_has_its_sentence(
    kept: tuple[Record, ...], profile: dict[str, object], says: str
) -> None:
    assert says in line(shown(*kept, profile=profile))


def test_after_a_stop_the_sessions_to_come_are_told() -> None:
    app = shown(
        RunDone(ago(20), 5_000.0),
        CheckIn(ago(15), 7),
        Cleared(ago(8)),
        Walked(ago(6), 1_800.0, 0, 0),
        Walked(ago(4), 1_800.0, 0, 0),
    )
    assert "the way back comes first, 27 sessions" in line(app)


def test_without_a_goal_and_routes_there_is_a_way_out() -> None:
    app = shown(bare="1", profile={"runner": Runner(None, 390.0)})
    assert line(app) == labels.NO_GOAL


@pytest.mark.parametrize(
    ("way", "button", "said"),
    [
        (Way(Remedy.LATER, day=TODAY), "On Wed 25 Nov 2026 instead", "Your goal is for Wed 25 Nov"),
        (Way(Remedy.SHORTER, metres=8_000.0), "5.0 mi on that day", "Your goal is 5.0 mi now."),
        (
            Way(Remedy.FEWER_REST_DAYS, rest_days=1),
            "1 rest day between runs",
            "Now 1 rest day between",
        ),
    ],
)
def test_remedies_have_their_words_in_miles_too(way: Way, button: str, said: str) -> None:
    assert labels.way_text(way, Units.MILES) == button
    assert labels.said_text(way, Units.MILES).startswith(said)


@pytest.mark.parametrize(
    ("days", "says"), [(2, "within days"), (7, "in a week"), (70, "in 10 weeks")]
)
def test_weeks_are_told_in_whole_ones(days: int, says: str) -> None:
    told = Readiness(LOOP_M, 3, TODAY + timedelta(days=days), days / 7)
    assert labels.when_text(told).endswith(f"{says}.")


def test_a_goal_beyond_a_year_says_so() -> None:
    assert labels.when_text(Readiness(LOOP_M, 30, None, None)) == labels.NOT_WITHIN_A_YEAR
