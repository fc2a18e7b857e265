"""A runner's week and today in German, by Streamlit's own test runner."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from app_pages import kept, page_of, ran, the_store_of_test
from store_builders import a_profile
from streamlit.testing.v1 import AppTest
from today_pages import TODAY, session, tapped, today_page
from week_pages import week_page

from planner.journal import CheckIn
from planner.screens.calendar_labels import When
from routes.language import Tongue, speaking

GERMAN = Tongue("de")
CHINESE = Tongue("zh_Hans")


@pytest.fixture(autouse=True)
def fields_speak_german() -> Iterator[None]:
    """Let Streamlit's runner, which names options itself, do so in the page's language."""
    with speaking(GERMAN):
        yield


def opened_in_german(page: Callable[[], None]) -> AppTest:
    return ran(page_of(page, {"tongue": GERMAN}))


def said(app: AppTest) -> str:
    groups = (app.title, app.header, app.subheader, app.markdown, app.text, app.button)
    return "\n".join(
        str(each.label if each.type == "button" else each.value)
        for group in groups
        for each in group
    )


def test_a_week_is_german_and_another_language_keeps_its_choices() -> None:
    week = opened_in_german(week_page)
    text = said(week)
    assert "Woche 1 von 4: 23. Nov bis 29. Nov 2026" in text
    assert " Läufe, " in text
    assert "Diesen Plan behalten" in text
    assert not {"Week", "runs", "Nov.."} & {*text.split()}
    week.segmented_control(key="calendar-runs").set_value(When.ALL_DAY).run()
    week.selectbox(key="calendar-reminder").set_value(30).run()
    assert week.query_params["calendar-runs"] in ("all-day", ["all-day"])
    assert week.query_params["calendar-reminder"] in ("30", ["30"])
    week.session_state["tongue"] = CHINESE
    ran(week)
    assert "第 1 周，共 4 周：2026年11月23日至11月29日" in said(week)
    with speaking(CHINESE):
        assert week.segmented_control(key="calendar-runs").value == When.ALL_DAY
        assert week.selectbox(key="calendar-reminder").value == 30


def test_today_is_german_from_the_first_question_to_the_run() -> None:
    the_store_of_test().add_profile(a_profile(told_on=TODAY - timedelta(days=10)))
    today = opened_in_german(today_page)
    titles = [thing["title"] for thing in session(today)["things"]]
    assert titles[:2] == ["Wie geht es deinem Rücken?", "Aufwärmen"]
    assert titles[2].startswith("Lauf ")
    assert titles[2].endswith(" km")
    assert "," in titles[2]
    assert titles[3:] == ["Abwärmen", "Dehnen"]
    tapped(today, {"part": "check_in", "how": "done"})
    assert CheckIn(TODAY) in kept(the_store_of_test())
    assert "Notiert: Deinem Rücken geht es gut." in said(today)
