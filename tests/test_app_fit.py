"""Making a route another length and editing its line, by Streamlit's own test runner."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from app_pages import opened, sent
from builders import SHIPPED, equator_route
from streamlit.testing.v1 import AppTest

from routes.edits import Fit, History, Reverse
from routes.measure import measure
from routes.read import read_file
from routes.recipe import Method, Recipe
from routes.screens.fit_panel import told
from routes.screens.span import line_key
from routes.screens.workshop import new_name
from routes.summary import summarise
from routes.tailor import tailor
from routes.units import Units

LOOP = "parramatta-loop"
ONE_WAY = "westmead-parramatta-harris-park-rosehill"


def card(app: AppTest) -> dict[str, object]:
    return sent(app, "route_card")[0]


def numbers(app: AppTest) -> dict[str, str]:
    return {each["label"]: each["value"] for each in card(app)["numbers"]}  # type: ignore[attr-defined]


def ways(app: AppTest) -> list[dict[str, str]]:
    return sent(app, "fits")[0]["fits"]  # type: ignore[return-value]


def with_fit(route_id: str, recipe: Recipe) -> AppTest:
    """Open a route as it is after one of the ways was picked."""
    data = (SHIPPED / f"{route_id}.gpx").read_bytes()
    history = History.of(read_file(data, "shipped.gpx").routes[0]).apply(Fit(recipe))
    app = opened(route=route_id)
    app.session_state["workshop"] = {route_id: history}
    return app.run()


def kept_files() -> list[Path]:
    return sorted(Path(os.environ["LOOPWELL_LIBRARY"]).glob("*.gpx"))


def wanted(app: AppTest, distance: float, unit: str = "km", route_id: str = LOOP) -> AppTest:
    return app.number_input(key=f"fit_wanted-{route_id}-{unit}").set_value(distance).run()


def field(app: AppTest, name: str) -> str:
    """Return the key that a field of the edit panel has now."""
    return next(str(each.key) for each in app.number_input if f"edit-{name}-" in str(each.key))


def test_ways_to_run_six_km_are_listed_in_words_best_first() -> None:
    app = wanted(opened(route=LOOP), 6.0)
    assert not app.exception
    assert ways(app)[0]["distance"] == "6.0 km"
    assert ways(app)[0]["about"].startswith("as wanted · about 1.0 km run twice")
    assert len({each["way"] for each in ways(app)}) == len(ways(app)) >= 3
    assert sent(app, "fits")[0]["picked"] == ""
    assert numbers(app)["Distance"] == "14.7 km"


def test_a_mile_is_a_mile() -> None:
    app = opened(route=LOOP)
    app.button_group(key="units").set_value(Units.MILES).run()
    assert not app.exception
    wanted(app, 4.0, "mi")
    assert ways(app)[0]["distance"] in ("3.9 mi", "4.0 mi", "4.1 mi")


def test_each_route_remembers_its_own_wish_and_its_own_way() -> None:
    app = wanted(opened(route=LOOP), 6.0)
    app.query_params["route"] = ONE_WAY
    app.run()
    assert sent(app, "fits") == []
    app.query_params["route"] = LOOP
    app.run()
    assert app.number_input(key=f"fit_wanted-{LOOP}-km").value == 6.0
    assert ways(app)[0]["distance"] == "6.0 km"


def test_what_is_picked_is_what_the_card_tells_and_back_is_one_press() -> None:
    app = with_fit(LOOP, Recipe(Method.OUT_AND_BACK, turn_m=3000.0))
    assert not app.exception
    assert card(app)["name"] == "Parramatta Loop, 6 km"
    assert numbers(app)["Distance"] == "6.0 km"
    assert numbers(app)["Shape"] == "There and back"
    assert card(app)["summary"] == (
        "Turn at 3.0 km and come back the same way. Made of Parramatta Loop."
    )
    app.button(key="fit_back").click().run()
    assert card(app)["name"] == "Parramatta Loop"
    assert numbers(app)["Distance"] == "14.7 km"


def test_what_is_picked_is_kept_under_its_name_and_can_be_undone() -> None:
    app = with_fit(LOOP, Recipe(Method.OUT_AND_BACK, turn_m=3000.0))
    name = next(each for each in app.text_input if each.value == "Parramatta Loop, 6 km")
    name.set_value("Six to the ![lake](https://example.org/a.png)").run()
    app.button(key="fit-keep").click().run()
    assert not app.exception
    (kept,) = kept_files()
    route = read_file(kept.read_bytes(), kept.name).routes[0]
    assert route.name == "Six to the ![lake](https://example.org/a.png)"
    assert measure(route).distance_m == pytest.approx(6000, abs=1)
    listed = [each["name"] for each in sent(app, "route_list")[0]["routes"]]  # type: ignore[attr-defined]
    assert route.name in listed
    assert not any("example.org" in each.value for each in app.markdown)
    assert (SHIPPED / f"{LOOP}.gpx").exists()
    app.button(key="undo").click().run()
    assert kept_files() == []


def test_a_route_can_be_trimmed_by_its_fields_undone_and_redone() -> None:
    app = opened(route=LOOP)
    app.number_input(key=field(app, "from")).set_value(2.0)
    app.number_input(key=field(app, "to")).set_value(5.5)
    app.button(key="edit_trim").click().run()
    assert not app.exception
    assert numbers(app)["Distance"] == "3.5 km"
    app.button(key="edit_undo").click().run()
    assert numbers(app)["Distance"] == "14.7 km"
    assert app.button(key="edit_redo").label == "Redo the cut"
    app.button(key="edit_redo").click().run()
    assert numbers(app)["Distance"] == "3.5 km"


def test_a_span_of_the_profile_stands_in_the_fields_and_goes_with_the_cut() -> None:
    app = opened(route=LOOP)
    loop = read_file((SHIPPED / f"{LOOP}.gpx").read_bytes(), "loop.gpx").routes[0]
    app.session_state["span"] = (1234.5, 4234.5)
    app.session_state["span_of"] = line_key(loop.track)
    app.run()
    assert app.number_input(key=field(app, "from")).value == 1.23
    app.button(key="edit_trim").click().run()
    assert app.session_state["span"] is None
    assert numbers(app)["Distance"] == "3.0 km"
    assert json.dumps(card(app)).count("3 km") >= 1


def test_a_split_shows_either_part_and_keeps_both() -> None:
    app = opened(route=ONE_WAY)
    app.number_input(key=field(app, "at")).set_value(2.0)
    app.button(key="edit_split").click().run()
    assert numbers(app)["Distance"] == "2.0 km"
    part = next(each for each in app.button_group if "edit-part-" in str(each.key))
    part.set_value(1).run()
    assert not app.exception
    assert numbers(app)["Distance"] == "4.5 km"
    app.button(key="edit-keep").click().run()
    names = [read_file(each.read_bytes(), each.name).routes[0].name for each in kept_files()]
    assert names == ["Westmead to Rosehill, 2 km, part 1", "Westmead to Rosehill, 4.5 km, part 2"]


def test_turning_round_starting_elsewhere_and_simplifying_are_steps_of_their_own() -> None:
    app = opened(route=LOOP)
    for name in ("reverse", "start", "simplify"):
        app.button(key=f"edit_{name}").click().run()
        assert not app.exception
    assert numbers(app)["Distance"] == "14.6 km"
    assert "Turned the other way round. Begun at 7.3 km. Simplified" in str(card(app)["summary"])
    for left in ("the new start", "the turn round"):
        app.button(key="edit_undo").click().run()
        assert app.button(key="edit_undo").label == f"Undo {left}"


def test_a_way_that_is_no_loop_cannot_begin_elsewhere() -> None:
    assert opened(route=ONE_WAY).button(key="edit_start").disabled


def test_a_cut_to_nothing_is_told_and_changes_nothing() -> None:
    app = opened(route=LOOP)
    app.number_input(key=field(app, "from")).set_value(5.0)
    app.number_input(key=field(app, "to")).set_value(5.0)
    app.button(key="edit_trim").click().run()
    assert not app.exception
    assert "under 50 m" in app.warning[0].value
    assert numbers(app)["Distance"] == "14.7 km"
    assert not app.run().warning


def test_no_more_ways_are_told_than_can_be_read_and_never_none() -> None:
    for wanted_m in (60.0, 2_000.0, 9_000.0, 90_000.0):
        found = tailor(equator_route(4000), distance_m=wanted_m)
        listed = told(found, wanted_m)
        assert 1 <= len(listed) <= 6
        assert listed[0] == 0


def test_a_long_name_leaves_room_for_the_distance() -> None:
    route = replace(equator_route(100), name="n" * 80)
    chosen = summarise(route, "long", measure(route))
    name = new_name(chosen, 6_200.0, History.of(route), Units.KM)
    assert len(name) == 80
    assert name.endswith("n, 6.2 km")


def test_a_route_turned_round_is_told_from_the_original_by_its_name() -> None:
    route = replace(equator_route(100), name="n" * 80)
    chosen = summarise(route, "long", measure(route))
    once = History.of(route).apply(Reverse())
    name = new_name(chosen, 6_200.0, once, Units.KM)
    assert len(name) == 80
    assert name.endswith("n (other way round), 6.2 km")
    for as_before in (once.undo(), once.apply(Reverse())):
        assert "way round" not in new_name(chosen, 6_200.0, as_before, Units.KM)
    by_recipe = History.of(route).apply(Fit(Recipe(Method.REVERSE)))
    assert new_name(chosen, 6_200.0, by_recipe, Units.KM) == name


def test_with_a_place_to_be_near_to_a_loop_is_begun_where_it_is_nearest() -> None:
    app = opened(route=LOOP, near="-33.79,151.01,Home")
    wanted(app, 6.0)
    assert not app.exception
    assert any(each["way"].startswith("Begun at 8.9 km: ") for each in ways(app))
