"""Choosing on the Routes page, by Streamlit's own test runner: the address, filters, marks."""

from pathlib import Path

import pytest
from app_pages import Data, opened, sent, texts
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest

from routes.units import Units


def listed(app: AppTest) -> list[Data]:
    return [row for each in sent(app, "route_list") for row in each["routes"]]


def names(app: AppTest) -> list[str]:
    return [str(row["name"]) for row in listed(app)]


def parameter(app: AppTest, name: str) -> str | None:
    value = app.query_params.get(name)
    return value[0] if isinstance(value, list) else value


def test_a_link_opens_the_search_it_names() -> None:
    app = opened(d="4-10", shape="loop", sort="-distance", up="-50")
    assert not app.exception
    assert names(app) == ["Park and foreshore 5 km", "Lake Parramatta circuit"]
    assert "2 of 9 routes" in texts(app)
    assert app.number_input(key="choose_least_m_km").value == 4.0
    assert app.number_input(key="choose_most_ascent_m_km").value == 50.0
    assert app.button_group(key="choose_shapes").value == ["loop"]


def test_an_address_that_says_all_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(route="lake-parramatta-circuit", d="4-10", q="lake")
    written: list[object] = []
    # Whatever a run writes, the browser puts in place of where the way back has led meanwhile.
    monkeypatch.setattr(QueryParams, "_send_query_param_msg", lambda _: written.append(1))
    assert not app.run().exception
    assert written == []
    app.number_input(key="choose_most_m_km").set_value(8.0).run()
    assert len(written) == 1


def test_each_choice_goes_into_the_address_and_out_again() -> None:
    app = opened(route="lake-parramatta-circuit")
    app.text_input(key="choose_words").set_value("Harris Park").run()
    assert parameter(app, "q") == "Harris Park"
    assert len(names(app)) == 2
    app.number_input(key="choose_most_m_km").set_value(8.0).run()
    assert parameter(app, "d") == "-8"
    assert names(app) == ["Westmead to Rosehill"]
    app.selectbox(key="choose_sort").select_index(1).run()
    assert parameter(app, "sort") == "-distance"
    app.number_input(key="choose_most_m_km").set_value(None).run()
    assert parameter(app, "d") is None
    app.button(key="choose_clear").click().run()
    assert (parameter(app, "q"), len(names(app))) == (None, 9)
    assert parameter(app, "route") == "lake-parramatta-circuit"


def test_a_place_is_chosen_and_the_nearest_come_first() -> None:
    app = opened()
    app.selectbox(key="choose_place").set_value("Lake Parramatta").run()
    assert parameter(app, "near") == "-33.79000,151.00750,Lake Parramatta"
    assert parameter(app, "sort") == "near"
    assert "Lake Parramatta circuit" in names(app)[:2]
    assert "away" in str(listed(app)[-1]["numbers"])
    app.number_input(key="choose_within_km").set_value(1.0).run()
    assert len(names(app)) == 3
    app.button(key="choose_anywhere").click().run()
    assert not app.exception
    assert (parameter(app, "near"), parameter(app, "within"), len(names(app))) == (None, None, 9)


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("d", "javascript:1", "distance"),
        ("near", "{{ 7*7 }}", "near"),
        ("sort", "<img src=x>", "sort"),
        ("shape", "'; drop table", "shape"),
        ("view", "1,2,3,4,5", "map view"),
    ],
)
def test_a_hostile_address_is_told_in_one_sentence_and_leaves_the_rest(
    name: str, value: str, word: str
) -> None:
    app = opened(**{name: value, "q": "lake"})
    assert not app.exception
    (info,) = [each.value for each in app.info]
    assert word in info
    assert value not in info
    assert parameter(app, name) is None
    assert parameter(app, "q") == "lake"
    assert names(app)
    app.text_input(key="choose_words").set_value("").run()
    assert not app.info


def test_the_label_of_a_point_is_shown_as_plain_text() -> None:
    label = "![spy](https://example.org/a.png) <b>"
    app = opened(near=f"-33.81,151.0,{label}")
    assert f"Near {label}" in texts(app)
    assert not any("example.org" in str(each.value) for each in (*app.markdown, *app.caption))


def test_nothing_found_offers_what_to_give_up() -> None:
    app = opened(q="lake", d="90-")
    assert names(app) == []
    assert any("No route fits" in text for text in texts(app))
    offers = [button.label for button in app.button if "Any " in button.label]
    assert offers == ["Any distance (3)"]
    app.button(key="choose_without_distance").click().run()
    assert len(names(app)) == 3


def test_unknown_surfaces_are_counted_and_can_be_included() -> None:
    app = opened(ground="unpaved")
    assert names(app) == ["Lake Parramatta circuit"]
    assert any("not known" in text for text in texts(app))
    app.button(key="choose_unknown").click().run()
    assert parameter(app, "all") == "1"
    assert len(names(app)) > 1


def test_readiness_is_asked_for_and_not_guessed() -> None:
    app = opened(ready="1")
    assert len(names(app)) == 9
    assert not any("ready" in str(row["numbers"]) for row in listed(app))
    assert any("Tell your longest run" in str(each.value) for each in app.markdown)
    app.number_input(key="longest").set_value(6.0).run()
    assert not app.exception
    assert 0 < len(names(app)) < 9
    assert all("ready now" in str(row["numbers"]) for row in listed(app))
    app.button_group(key="choose_ready").set_value(10).run()
    assert parameter(app, "ready") == "10"
    assert any("runs away" in str(row["numbers"]) for row in listed(app))


def test_miles_in_the_fields_are_metres_in_the_wish() -> None:
    app = opened(d="-8.047")
    app.button_group(key="units").set_value(Units.MILES).run()
    assert app.number_input(key="choose_most_m_mi").value == pytest.approx(5.0, abs=0.01)
    app.number_input(key="choose_most_m_mi").set_value(4.0).run()
    assert parameter(app, "d") == "-6.437"
    assert " mi " in str(listed(app)[0]["numbers"])


def test_tags_of_a_shared_route_are_kept_found_and_undone() -> None:
    app = opened(route="parramatta-loop")
    (field,) = [each for each in app.text_input if each.key and "marked-tags" in each.key]
    field.set_value("Sunday, ![x](y)")
    (save,) = [each for each in app.button if each.label == "Save"]
    save.click().run()
    assert not app.exception
    row = next(row for row in listed(app) if row["id"] == "parramatta-loop")
    assert row["tags"] == ["Sunday", "![x](y)"]
    app.text_input(key="choose_words").set_value("SUNDAY").run()
    assert names(app) == ["Parramatta Loop"]
    app.button(key="undo").click().run()
    assert names(app) == []


def test_a_broken_file_of_marks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marks.json").write_text("{")
    monkeypatch.setenv("LOOPWELL_LIBRARY", str(tmp_path))
    app = opened()
    assert not app.exception
    assert any("marks.json.aside-1.txt" in text for text in texts(app))
    assert len(names(app)) == 9
    app.button(key="marks_dismiss").click().run()
    assert not any("marks.json" in text for text in texts(app))


def test_no_address_can_be_asked_for_where_that_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    import streamlit as st  # noqa: PLC0415 - only here

    monkeypatch.setenv("LOOPWELL_ADDRESSES", "off")
    st.cache_resource.clear()
    try:
        app = opened()
        assert not any(field.key == "choose_address" for field in app.text_input)
        assert not app.exception
    finally:
        st.cache_resource.clear()
