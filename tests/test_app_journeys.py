"""Journeys through the pages by Streamlit's own test runner, without a browser."""

from pathlib import Path

import pytest
from app_pages import opened, sent
from builders import gpx, trk
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block
from week_pages import SQUARE, opened_week

from planner.screens import calendar_labels, care_file_labels, labels, pack_labels
from planner.screens import settings_labels as settings
from routes.errors import StaleRouteError
from routes.library import Library
from routes.screens.labels import STALE
from routes.track import Route


@pytest.fixture
def week() -> AppTest:
    return opened_week()


def test_routes_page_opens_on_the_longest_route() -> None:
    app = opened()
    assert not app.exception
    assert app.title[0].value == "Routes"
    assert sent(app, "route_card")[0]["name"] == "Parramatta Loop"
    assert len(sent(app, "route_list")[0]["routes"]) == 9  # type: ignore[arg-type]


def test_the_address_chooses_the_route() -> None:
    app = opened(route="lake-parramatta-circuit")
    assert sent(app, "route_card")[0]["name"] == "Lake Parramatta circuit"


def test_a_stretch_is_forgotten_with_its_route() -> None:
    app = opened(route="parramatta-loop")
    assert app.session_state["span"] is None
    profile = sent(app, "profile")[0]
    app.session_state["span"], app.session_state["span_of"] = (1000.0, 2000.0), profile["line"]
    assert sent(app.run(), "profile")[0]["span"] == [1000.0, 2000.0]
    app.query_params["route"] = "lake-parramatta-circuit"
    assert sent(app.run(), "profile")[0]["span"] is None
    assert app.session_state["span"] is None


@pytest.mark.parametrize("route", ["../../etc/passwd", "nowhere", "", "{{ 7*7 }}"])
def test_an_address_of_no_route_is_told_and_does_no_harm(route: str) -> None:
    app = opened(route=route)
    assert not app.exception
    assert "not in this library" in app.info[0].value
    assert sent(app, "route_card")[0]["name"] == "Parramatta Loop"


def test_a_library_of_bad_files_tells_each_and_how_to_add_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.gpx").write_text("<html><body>not a route</body></html>")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    monkeypatch.setenv("LOOPWELL_ROUTES", str(tmp_path))
    app = opened()
    assert not app.exception
    assert app.header[0].value == "No routes yet"
    told = "\n".join(text.value for text in app.text)
    assert "page.gpx" in told
    assert "photo.jpg" in told


def test_a_missing_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOPWELL_ROUTES", str(tmp_path / "gone"))
    app = opened()
    assert not app.exception
    assert app.header[0].value == "No routes yet"


def test_a_markdown_name_reaches_no_markdown_element(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "![spy](https://example.org/spy.png)"
    (tmp_path / "spy.gpx").write_bytes(gpx(trk(SQUARE, name)))
    monkeypatch.setenv("LOOPWELL_ROUTES", str(tmp_path))
    app = opened()
    assert sent(app, "route_card")[0]["name"] == name
    shown = [*app.markdown, *app.caption, *app.title, *app.subheader, *app.header]
    assert not any("example.org" in str(element.value) for element in shown)


def test_week_is_planned_from_the_defaults(week: AppTest) -> None:
    assert not week.exception
    days = sent(week, "day")
    assert len(days) == 7
    assert [day["isRun"] for day in days] == [True, False, False, True, False, False, True]
    for day in days:
        kinds = [step["kind"] for step in day["steps"]]  # type: ignore[attr-defined]
        assert "stretch" in kinds
        if day["isRun"]:
            assert kinds.index("warm_up") < kinds.index("run") < kinds.index("warm_down")
        assert all(step["reasons"] for step in day["steps"])  # type: ignore[attr-defined]


def test_three_rest_days_leave_fewer_runs(week: AppTest) -> None:
    week.button_group(key="rest").set_value(3).run()
    assert [day["isRun"] for day in sent(week, "day")] == [True, *[False] * 3, True, False, False]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("longest", 0.0, "1 to 100 km"),
        ("longest", None, "1 to 100 km"),
        ("weeks", 0, "week"),
        ("weeks", None, "week"),
    ],
)
def test_a_number_out_of_range_is_told_at_its_field(
    week: AppTest, key: str, value: float | None, sentence: str
) -> None:
    week.number_input(key=key).set_value(value).run()
    assert not week.exception
    assert sentence in week.error[0].value
    assert sent(week, "day") == []


@pytest.mark.parametrize("pace", ["1:00", "", "fast", "6.30", "99:99"])
def test_a_pace_that_is_none_is_told_at_its_field(week: AppTest, pace: str) -> None:
    week.text_input(key="pace").set_value(pace).run()
    assert not week.exception
    assert len(week.error) == 1
    assert sent(week, "day") == []


def test_no_days_at_all_is_told(week: AppTest) -> None:
    week.button_group(key="days").set_value([]).run()
    assert not week.exception
    assert len(week.error) == 1
    assert sent(week, "day") == []


@pytest.mark.parametrize(
    ("last", "first", "sentence"),
    [
        ("2026-11-30", "2026-11-23", "Your last run is after today"),
        ("2026-11-30", "2026-12-07", "Your last run is after today"),
        ("2999-01-01", "2026-11-23", "Your last run is after today"),
    ],
)
def test_a_last_run_still_to_come_is_told_and_no_week_is_shown(
    last: str, first: str, sentence: str
) -> None:
    app = opened_week(last=last, first=first)
    assert not app.exception
    assert app.error[0].value.startswith(sentence)
    assert sent(app, "day") == []


@pytest.mark.parametrize("text", ["abc", "", "2026-02-30", "0001-01-01"])
def test_a_last_run_that_is_no_date_is_left_out(text: str) -> None:
    app = opened_week(last=text, first="2026-11-23")
    assert not app.exception
    assert len(sent(app, "day")) == 7


def test_a_newcomer_is_asked_three_questions_and_the_rest_waits_behind_one_press(
    week: AppTest,
) -> None:
    def asked(part: Block) -> set[str]:
        kinds = (
            "number_input",
            "text_input",
            "date_input",
            "selectbox",
            "button_group",
            "checkbox",
        )
        return {field.label for kind in (*kinds, "checkbox") for field in part.get(kind)}  # type: ignore[attr-defined]

    later = asked(week.expander[0])
    assert later > {"Last run", "Rest days between runs", "Rhythm", "Build up to"}
    # The run and its box for none lately are one question.
    longest = labels.LONGEST.format(unit="km")
    assert asked(week.columns[0]) - later == {longest, settings.NO_RUN, labels.DAYS, settings.BACK}


def test_the_advice_goes_with_every_day(week: AppTest) -> None:
    for day in sent(week, "day"):
        assert "Stop on sharp pain" in day["words"]["advice"]  # type: ignore[index]


def test_the_goal_in_the_address_is_the_routes_id() -> None:
    app = opened_week(goal="lake-parramatta-circuit", first="2026-11-23")
    assert app.selectbox(key="goal").value == "lake-parramatta-circuit"
    assert app.query_params["goal"] in (["lake-parramatta-circuit"], "lake-parramatta-circuit")
    app.selectbox(key="goal").set_value("hold").run()
    assert app.query_params["goal"] in (["hold"], "hold")
    app.selectbox(key="goal").set_value("longest").run()
    assert "goal" not in app.query_params
    assert not app.exception


def test_an_address_of_no_goal_falls_back() -> None:
    app = opened_week(goal="{{ 7*7 }}", first="2026-11-23")
    assert not app.exception
    assert app.selectbox(key="goal").value == "longest"
    assert "goal" not in app.query_params


def test_a_route_in_the_address_does_not_stay_on_the_week_page() -> None:
    app = opened_week(route="lake-parramatta-circuit")
    assert "route" not in app.query_params


def test_when_not_to_run_shows_every_list(week: AppTest) -> None:
    shown = "\n".join(element.value for element in week.markdown)
    for words in ("000", "1800 022 222", "genitals", "shoulder blades", "safety net"):
        assert words in shown


def test_a_runs_route_that_is_gone_by_now_is_told_in_the_week(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_: Library, route_id: str) -> Route:
        raise StaleRouteError(route_id)

    monkeypatch.setattr(Library, "open", gone)
    app = opened_week()
    assert not app.exception
    assert {info.value for info in app.info} == {STALE}
    # What is left is the week as a whole, which tells of runs without a route.
    downloads = {button.proto.label for button in app.get("download_button")}
    week = {pack_labels.PACK, pack_labels.PDF, calendar_labels.DOWNLOAD}
    assert downloads == {*week, care_file_labels.DOWNLOAD}
