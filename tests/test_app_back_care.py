"""The page Back care: what it shows, and what it shows when help comes first."""

from datetime import date

import pytest
from app_pages import keep_runner, page_of, ran, sent, the_store_of_test
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Record
from planner.care.files import load_tips
from planner.exercises import load_exercises
from planner.journal import CheckIn, Routine, Ticked
from planner.screens import back_care_labels as labels
from planner.screens import check_in_labels, page_labels, tips_words
from planner.screens.back_care_routines import Offer
from planner.signs import Sign

TODAY = date(2026, 11, 25)
FOR_A_SORE_BACK = [labels.OFFERS["gentle"]]
EVERY_ROUTINE = list(labels.OFFERS.values())


def care_page() -> None:
    """Show the page for the only runner."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.back_care_page import show_back_care  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    today = date(2026, 11, 25)
    view = View(Units.KM, st.session_state, today, UTC)  # type: ignore[arg-type]
    routes_page = st.Page(lambda: None, title="Routes", url_path="routes")
    settings_page = st.Page(lambda: None, title="Settings", url_path="settings")

    def show() -> None:
        at = desk(store, view, Profile("Me", Runner(None, 390.0), 5_000.0, today))
        show_back_care(at, routes_page, settings_page)

    st.navigation([st.Page(show, title="Back care"), routes_page, settings_page]).run()


def page_of_a_done_stretch() -> None:
    """Tell of a gentle routine that is done, as the browser's timer does, each time it is run."""
    import os  # noqa: PLC0415
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.exercises import load_exercises  # noqa: PLC0415
    from planner.plan import Kind  # noqa: PLC0415
    from planner.profile import Profile  # noqa: PLC0415
    from planner.routine_choice import Guided, Length  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.back_care_routines import _tick  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.screens.steps import last_step  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    today = date(2026, 11, 25)
    view = View(Units.KM, st.session_state, today, UTC)  # type: ignore[arg-type]
    at = desk(store, view, Profile("Me", Runner(None, 390.0), 5_000.0, today))
    last_step()
    _tick(at, Guided(Kind.STRETCH, Length.NORMAL, load_exercises().gentle(), ()))


def shown(*told: Record) -> AppTest:
    keep_runner(the_store_of_test(), a_profile(), *told)
    return ran(page_of(care_page))


def routines(app: AppTest) -> list[str]:
    (pills,) = [each for each in app.button_group if each.label == labels.WHICH]
    return [option.content.split(", about ")[0] for option in pills.proto.options]


def test_who_has_told_nothing_finds_all_of_it() -> None:
    app = ran(page_of(care_page))
    assert app.title[0].value == page_labels.CARE
    assert [tab.label for tab in app.tabs] == [*tips_words.PARTS.values(), labels.EXERCISES]
    tips = [tip for part in sent(app, "tips") for tip in part["tips"]]
    assert [tip["title"] for tip in tips] == [tip.title for tip in load_tips()]
    assert [tip["number"] for tip in tips if tip["number"]] == list("123456")
    assert {check_in_labels.QUESTION, labels.STOP_TITLE} <= {each.label for each in app.expander}
    assert routines(app) == EVERY_ROUTINE


def test_each_claim_is_shown_with_its_tag_and_its_sources() -> None:
    for part in sent(ran(page_of(care_page)), "tips"):
        for tip in part["tips"]:
            for found in tip["research"]:  # type: ignore[attr-defined]
                assert found["tag"] in tips_words.EVIDENCE.values()
                assert all(source["name"] for source in found["sources"])
    heat = next(
        found
        for part in sent(ran(page_of(care_page)), "tips")
        for tip in part["tips"]
        for found in tip["research"]  # type: ignore[attr-defined]
        if "1117" in found["said"]
    )
    assert heat["tag"] == "Weak or mixed"
    assert [source["url"] for source in heat["sources"]] == [
        "https://doi.org/10.1097/01.brs.0000214881.10814.64"
    ]


def test_the_library_has_each_exercise_once_with_all_that_is_known_of_it() -> None:
    groups = sent(ran(page_of(care_page)), "exercises")[0]["groups"]
    cards = [card for group in groups for card in group["exercises"]]  # type: ignore[attr-defined]
    every = {exercise.id: exercise for exercise in load_exercises().every}
    assert sorted(card["id"] for card in cards) == sorted(every)
    for card in cards:
        exercise = every[card["id"]]
        assert card["how"] == exercise.how
        assert card["feel"] == exercise.feel
        assert card["caution"] == exercise.caution
        assert exercise.source in card["source"]
        assert card["dose"]


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_when_help_comes_first_there_is_only_whom_to_call(sign: Sign) -> None:
    app = shown(CheckIn(TODAY, 3, 0, frozenset({sign})))
    assert len(sent(app, "calls")) == 1
    assert sent(app, "tips") == []
    assert sent(app, "exercises") == []
    assert not app.tabs
    told = [each.value for group in (app.header, app.markdown) for each in group]
    assert labels.ROUTINES not in told
    assert labels.INTRO not in told
    assert labels.STOP_TITLE not in [each.label for each in app.expander]


def test_a_back_that_stops_the_runs_is_offered_gentle_moves_only() -> None:
    app = shown(CheckIn(TODAY, 7))
    assert routines(app) == FOR_A_SORE_BACK
    assert labels.GENTLE_ONLY in [each.value for each in app.markdown]
    assert sent(app, "guide") == []
    (pills,) = [each for each in app.button_group if each.label == labels.WHICH]
    pills.set_value(Offer.GENTLE).run()
    (guide,) = sent(app, "guide")
    shown_ids = [step["exercise"] for step in guide["steps"]]
    assert list(dict.fromkeys(shown_ids)) == [each.id for each in load_exercises().gentle()]
    assert len(sent(app, "tips")) == len(tips_words.PARTS)


def test_the_short_stretch_takes_about_five_minutes() -> None:
    app = ran(page_of(care_page))
    (pills,) = [each for each in app.button_group if each.label == labels.WHICH]
    pills.set_value(Offer.SHORT).run()
    (guide,) = sent(app, "guide")
    seconds = sum(step["seconds"] + step["changeSeconds"] for step in guide["steps"])  # type: ignore[operator]
    assert 240 <= seconds <= 360


def test_a_check_in_here_is_kept_and_changes_the_page_at_once() -> None:
    app = shown()
    (pills,) = [each for each in app.button_group if each.label == check_in_labels.WORST]
    pills.set_value(8).run()
    (save,) = [each for each in app.button if each.label == check_in_labels.SAVE_NONE]
    save.click().run()
    assert not app.exception
    assert routines(app) == FOR_A_SORE_BACK


def test_a_routine_done_here_is_kept_as_the_days_stretch_once() -> None:
    store = the_store_of_test()
    book = store.add_profile(a_profile())
    app = ran(page_of(page_of_a_done_stretch))
    app.run()
    ticks = store.book(book.id).ticks
    assert [(tick.day, tick.routine) for tick in ticks] == [(TODAY, Routine.STRETCH)]


def test_a_stretch_that_was_left_out_at_first_can_be_done_here_after_all() -> None:
    store = the_store_of_test()
    book = store.add_profile(a_profile())
    store.add(book.id, Ticked(TODAY, Routine.STRETCH, is_left_out=True))
    ran(page_of(page_of_a_done_stretch))
    assert [tick.is_left_out for tick in store.book(book.id).ticks] == [True, False]
