"""The page Today by Streamlit's own test runner: each day, each tap, and what is kept of it."""

from datetime import timedelta

import pytest
from app_pages import checked, joined, kept, page_of, ran, the_store_of_test
from store_builders import a_profile
from streamlit.testing.v1 import AppTest
from today_pages import (
    TODAY,
    has_session,
    opened,
    session,
    states,
    tapped,
    today_page,
)

from planner.edits import NotToday
from planner.exercises import Muscle
from planner.journal import CheckIn, Missed, Routine, RunDone, Ticked
from planner.profile import Help
from planner.runner import Runner
from planner.screens import change_labels, standing_labels, today_words
from planner.screens import check_in_labels as questions
from planner.signs import Sign

DAY = timedelta(days=1)
MISSED = Missed(TODAY - DAY)
FINE = {"part": "check_in", "how": "done"}


def words(app: AppTest) -> str:
    return joined(app.header, app.subheader, app.markdown, app.text, app.info)


def links(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("page_link")]


def run_tap(app: AppTest, how: str = "done", **others: object) -> dict[str, object]:
    (run,) = [thing["run"] for thing in session(app)["things"] if thing["part"] == "run"]
    return {"part": "run", "how": how} | {n: run[n] for n in ("runM", "stage", "routeId")} | others


def test_a_whole_run_day_tap_by_tap() -> None:
    app = opened(MISSED)
    assert states(app) == {
        "check_in": "due",
        **dict.fromkeys(("warm_up", "run", "warm_down", "stretch"), "waiting"),
    }
    # Nothing else comes before the check-in: no file, no map.
    assert app.get("download_button") == []
    app = tapped(app, FINE)
    assert kept(the_store_of_test()) == [MISSED, CheckIn(TODAY)]
    assert states(app)["warm_up"] == "due"
    assert len(app.get("download_button")) >= 1
    assert len(app.get("component_instance")) == 1
    app = tapped(app, {"part": "warm_up", "how": "done"})
    assert states(app)["run"] == "due"
    app = tapped(app, run_tap(app, isFine=True))
    assert states(app)["warm_down"] == "due"
    assert app.get("download_button") == []
    (run,) = [record for record in kept(the_store_of_test()) if isinstance(record, RunDone)]
    assert run.pain_worst == 0
    assert run.route_id
    assert not session(app)["tomorrow"]["title"].startswith("Run")
    app = tapped(app, {"part": "warm_down", "how": "done"}, {"part": "stretch", "how": "left_out"})
    assert list(states(app).values()) == ["done"] * 4 + ["left_out"]
    assert kept(the_store_of_test())[-1] == Ticked(TODAY, Routine.STRETCH, is_left_out=True)


def test_each_routine_comes_with_its_guide_whole_and_short() -> None:
    things = {thing["part"]: thing for thing in session(opened(MISSED, CheckIn(TODAY)))["things"]}
    for part in ("warm_up", "warm_down", "stretch"):
        assert things[part]["whole"]["guide"]["steps"]
        assert len(things[part]["short"]["guide"]["steps"]) <= len(
            things[part]["whole"]["guide"]["steps"]
        )
    assert things["stretch"]["whole"]["muscles"] == sorted(Muscle)
    assert things["run"]["run"]["sketch"]
    assert things["run"]["run"]["route"]
    assert things["warm_up"]["lines"][0].startswith("Start ")


def test_what_was_stretched_is_kept_with_it() -> None:
    app = tapped(opened(MISSED), {"part": "stretch", "how": "done", "muscles": ["calf"]})
    assert kept(the_store_of_test())[-1] == Ticked(
        TODAY, Routine.STRETCH, muscles=frozenset({Muscle.CALF})
    )
    assert states(app)["stretch"] == "done"


def test_the_same_tap_sent_twice_or_by_two_devices_is_kept_once() -> None:
    app = opened(MISSED)
    again = {**FINE, "id": "one"}
    app = tapped(app, again, again)
    assert session(app)["heard"].count("one") >= 1
    tapped(app, again)
    tapped(app, FINE, {"part": "warm_up", "how": "done"}, {"part": "warm_up", "how": "done"})
    assert kept(the_store_of_test()) == [MISSED, CheckIn(TODAY), Ticked(TODAY, Routine.WARM_UP)]


def test_a_tick_can_be_taken_back_here_and_by_undo() -> None:
    app = tapped(opened(MISSED, CheckIn(TODAY)), {"part": "warm_up", "how": "done"})
    app = tapped(app, {"part": "warm_up", "how": "undone"})
    assert states(app)["warm_up"] == "due"
    assert kept(the_store_of_test()) == [MISSED, CheckIn(TODAY)]
    app = tapped(app, {"part": "warm_up", "how": "done"})
    (undo,) = [button for button in app.button if button.key == "undo"]
    app = checked(undo.click().run())
    assert states(app)["warm_up"] == "due"


def test_what_was_ticked_is_there_in_another_visit() -> None:
    tapped(opened(MISSED, CheckIn(TODAY)), {"part": "warm_up", "how": "done"})
    other = page_of(today_page)
    assert states(ran(other))["warm_up"] == "done"


def test_not_today_lets_the_run_wait_and_leaves_the_stretch() -> None:
    app = opened(MISSED, CheckIn(TODAY))
    app = tapped(app, run_tap(app, "left_out"))
    assert kept(the_store_of_test())[-2:] == [Missed(TODAY), NotToday(TODAY)]
    assert states(app) == {"check_in": "done", "walk": "optional", "stretch": "due"}


@pytest.mark.parametrize(
    "bad",
    [
        {"part": "check_in"},
        {"part": "nothing", "how": "done"},
        {"part": "run", "how": "done", "runM": 1e9},
        {"part": "run", "how": "done", "runM": "far"},
        {"part": "run", "how": "done", "runM": float("nan")},
        {"part": "run", "how": "done", "runM": 5000, "stage": "<b>"},
        {"part": "stretch", "how": "done", "muscles": ["<b>"]},
        {"part": "stretch", "how": "done", "day": "2026-11-27"},
        {"part": "stretch", "how": "done", "day": "2020-01-01"},
        {"part": "stretch", "how": "done", "day": "today"},
        {"part": "stretch", "how": "done", "id": 7},
        {"part": "stretch", "how": "done", "id": "x" * 1000},
    ],
)
def test_what_no_browser_of_ours_sends_is_passed_over(bad: dict[str, object]) -> None:
    tapped(opened(MISSED), bad)
    assert kept(the_store_of_test()) == [MISSED]


@pytest.mark.parametrize("sent", [None, "taps", [], {"taps": 7}, {"taps": [None, 7, "x", []]}])
def test_whatever_else_is_sent_does_no_harm(sent: object) -> None:
    app = opened(MISSED)
    app.session_state["test_sends"] = sent
    ran(app)
    assert kept(the_store_of_test()) == [MISSED]


def test_yesterdays_run_is_asked_for_and_told_in_one_tap() -> None:
    app = opened(CheckIn(TODAY))
    asks = session(app)["asks"]
    assert asks["day"] == "2026-11-25"
    assert asks["title"] == "Did you run on Wed 25 Nov?"
    tap = {"part": "run", "how": "done", "day": asks["day"]}
    app = tapped(app, tap | {name: asks[name] for name in ("runM", "stage", "routeId")})
    assert session(app)["asks"] is None
    (run,) = [record for record in kept(the_store_of_test()) if isinstance(record, RunDone)]
    assert run.day == TODAY - DAY
    assert run.pain_worst is None
    # Two rest days begin with it.
    assert "run" not in states(app)


def test_that_yesterday_was_no_run_is_told_in_one_tap() -> None:
    app = tapped(opened(CheckIn(TODAY)), {"part": "run", "how": "left_out", "day": "2026-11-25"})
    assert session(app)["asks"] is None
    assert kept(the_store_of_test())[-1] == MISSED
    assert states(app)["warm_up"] == "due"


def test_a_rest_day_offers_a_walk_and_asks_for_a_stretch() -> None:
    app = opened(RunDone(TODAY - DAY, 5_000.0), CheckIn(TODAY))
    assert states(app) == {"check_in": "done", "walk": "optional", "stretch": "due"}
    assert app.get("component_instance") == []
    app = tapped(app, {"part": "stretch", "how": "done"})
    assert states(app)["stretch"] == "done"
    assert today_words.WEEK in links(app)


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_under_a_red_flag_only_whom_to_call_is_shown(sign: Sign) -> None:
    app = opened(MISSED, CheckIn(TODAY, 3, 0, frozenset({sign})))
    assert not has_session(app)
    assert app.get("download_button") == []
    assert app.get("component_instance") == []
    assert standing_labels.WHY in [each.label for each in app.expander]
    assert today_words.TOMORROW not in words(app)


@pytest.mark.parametrize(("worst", "walk"), [(7, "optional"), (4, "due")])
def test_a_sore_back_says_what_to_do_before_the_days_things(worst: int, walk: str) -> None:
    app = opened(MISSED, CheckIn(TODAY, worst))
    assert states(app)["walk"] == walk
    assert "run" not in states(app)
    # A stop is told before the session; a pause is a line of it, with the rest below.
    assert bool(session(app)["notice"]) == (worst == 4)
    assert len(app.subheader) == 1


def test_after_a_run_that_hurt_the_lists_come_first() -> None:
    app = opened(CheckIn(TODAY), RunDone(TODAY, 5_000.0, pain_worst=2))
    assert states(app)["check_in"] == "due"
    assert session(app)["isAsking"]
    assert questions.SIGNS_FIRST in words(app)


def test_that_something_is_not_right_opens_the_whole_check_in() -> None:
    app = opened(MISSED)
    assert not session(app)["isAsking"]
    app.session_state["test_wants"] = True
    app = ran(app)
    assert session(app)["isAsking"]
    (worst,) = [each for each in app.button_group if each.label == questions.WORST]
    worst.set_value(2).run()
    (save,) = [each for each in app.button if each.label == questions.SAVE_NONE]
    app = checked(save.click().run())
    assert kept(the_store_of_test())[-1] == CheckIn(TODAY, 2)
    assert not session(app)["isAsking"]
    assert states(app)["warm_up"] == "due"


def test_who_says_later_that_it_hurts_finds_the_questions_open_and_no_run() -> None:
    app = opened(MISSED, CheckIn(TODAY))
    assert app.get("download_button")
    app.session_state["today_tells"] = (TODAY.isoformat(), 1)
    app = ran(app)
    assert [each for each in app.button_group if each.label == questions.WORST]
    assert questions.AGAIN not in [each.label for each in app.expander]
    assert not app.get("download_button")


def test_a_run_that_went_otherwise_is_told_in_its_dialog() -> None:
    app = opened(MISSED, CheckIn(TODAY))
    app.session_state["today_marks"] = TODAY
    app = ran(app)
    (save,) = [each for each in app.button if each.label == change_labels.DONE_SAVE]
    # Streamlit's runner turns the whole page, where a browser turns the dialog alone.
    app.session_state["today_marks"] = TODAY
    checked(save.click().run())
    (run,) = [record for record in kept(the_store_of_test()) if isinstance(record, RunDone)]
    assert run.day == TODAY
    assert run.pain_worst is None


def test_without_a_connection_the_number_to_call_is_in_the_browser_already() -> None:
    app = opened(MISSED, help=Help(emergency="112"))
    assert "call 112" in session(app)["words"]["backNeedsLine"]


def test_who_has_told_nothing_is_led_to_the_week() -> None:
    app = page_of(today_page)
    ran(app)
    assert today_words.NO_PLAN in words(app)
    assert [button.label for button in app.button] == [today_words.TO_WEEK]
    assert not has_session(app)


def test_of_a_visitor_nothing_is_kept_until_a_run_is() -> None:
    app = page_of(today_page)
    app.query_params["longest"] = "5.0"
    ran(app)
    assert session(app)["keeps"] is False
    assert session(app)["who"] == ""
    assert the_store_of_test().profiles() == ()
    app = tapped(app, FINE, run_tap(app))
    assert session(app)["keeps"] is True
    assert [type(record) for record in kept(the_store_of_test())] == [CheckIn, RunDone]


def test_of_several_runners_one_is_chosen_first() -> None:
    the_store_of_test().add_profile(a_profile("Ben"))
    app = opened()
    assert not has_session(app)
    (who,) = [each for each in app.selectbox if each.key == "today_runner"]
    app = checked(who.set_value(next(h.id for h in the_store_of_test().profiles())).run())
    assert has_session(app)


def test_before_its_first_day_a_plan_says_when_it_begins() -> None:
    app = opened(runner=Runner(None, 390.0, plan_from=TODAY + 5 * DAY))
    assert "Tuesday 1 December" in words(app)
    assert not has_session(app)


def test_after_midnight_it_is_another_day_and_a_late_tap_belongs_to_the_old_one() -> None:
    app = opened(MISSED, CheckIn(TODAY), day=TODAY + DAY)
    assert session(app)["day"] == "2026-11-27"
    assert states(app)["check_in"] == "due"
    app = tapped(app, {"part": "stretch", "how": "done", "day": "2026-11-26"})
    assert kept(the_store_of_test())[-1] == Ticked(TODAY, Routine.STRETCH)
    assert states(app)["stretch"] == "waiting"
