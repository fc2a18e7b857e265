"""The calendar's choices and its download, by Streamlit's own test runner."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import streamlit as st
from app_pages import page_of, ran
from calendar_readers import by_icalendar
from handout_builders import a_handout

from planner.ics import CalendarOptions, write_ics
from planner.screens import calendar_labels as labels


def calendar_page() -> None:
    """Show the choices for a plan of two weeks of which the second one is shown."""
    from dataclasses import replace  # noqa: PLC0415 - the runner executes this function's text

    import streamlit as st  # noqa: PLC0415
    from handout_builders import a_handout  # noqa: PLC0415

    from planner.screens.calendar_view import Span, calendar_download  # noqa: PLC0415

    made = st.session_state.setdefault("made", [])

    def plan():  # noqa: ANN202
        made.append("a handout")
        return a_handout(weeks=2)

    def week():  # noqa: ANN202
        whole = plan()
        return replace(whole, days=whole.days[7:])

    days = a_handout(weeks=2).days
    options = calendar_download(Span(days[0].day.day, plan), Span(days[7].day.day, week))
    st.session_state["options"] = options


@dataclass(slots=True)
class Pressed:
    """Hold what the download button was given, as it was shown last."""

    data: Callable[[], bytes] = bytes
    file_name: str = ""
    others: dict[str, object] = field(default_factory=dict)


@pytest.fixture
def button(monkeypatch: pytest.MonkeyPatch) -> Pressed:
    shown = Pressed()

    def show(_label: str, *, data: Callable[[], bytes], file_name: str, **others: object) -> None:
        shown.data, shown.file_name, shown.others = data, file_name, others

    monkeypatch.setattr(st, "download_button", show)
    return shown


def test_the_whole_plan_as_it_is_comes_first(button: Pressed) -> None:
    app = ran(page_of(calendar_page))
    assert button.file_name == "Loopwell_plan_2026-11-23.ics"
    assert button.data() == write_ics(a_handout(weeks=2))
    assert app.session_state["options"] == CalendarOptions()
    assert button.others["mime"] == "text/calendar"


def test_nothing_is_made_before_the_button_is_pressed(button: Pressed) -> None:
    app = ran(page_of(calendar_page))
    assert app.session_state["made"] == []
    assert button.others["on_click"] == "ignore"
    button.data()
    assert len(app.session_state["made"]) == 1


def test_the_week_shown_is_the_shorter_choice(button: Pressed) -> None:
    app = ran(page_of(calendar_page))
    app.segmented_control(key="calendar-span").set_value(labels.HowMuch.WEEK).run()
    assert button.file_name == "Loopwell_week_2026-11-30.ics"
    days = by_icalendar(button.data())
    assert len(days) == 8


def test_every_choice_reaches_the_file(button: Pressed) -> None:
    app = ran(page_of(calendar_page))
    app.segmented_control(key="calendar-runs").set_value(labels.When.ALL_DAY)
    app.selectbox(key="calendar-reminder").set_value(30)
    app.checkbox(key="calendar-private").check()
    app.checkbox(key="calendar-weeks").uncheck()
    app.run()
    chosen = CalendarOptions(
        is_all_day=True, reminder_minutes=30, is_private=True, has_weekly_summary=False
    )
    assert app.session_state["options"] == chosen
    assert button.data() == write_ics(a_handout(weeks=2), chosen)


def test_a_choice_in_the_address_is_taken(button: Pressed) -> None:
    app = page_of(calendar_page)
    app.query_params["calendar-private"] = "true"
    app.query_params["calendar-reminder"] = "60"
    app.run()
    assert app.session_state["options"] == CalendarOptions(is_private=True, reminder_minutes=60)
    assert b"Time for me" in button.data()


@pytest.mark.parametrize("told", ["7", "-1", "x", "99999999"])
def test_a_choice_that_makes_no_sense_is_none(button: Pressed, told: str) -> None:
    app = page_of(calendar_page)
    app.query_params["calendar-reminder"] = told
    app.query_params["calendar-span"] = told
    app.run()
    assert not app.exception
    assert app.session_state["options"] == CalendarOptions()
    assert button.file_name.startswith("Loopwell_plan_")
