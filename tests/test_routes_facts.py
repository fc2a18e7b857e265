"""What people say of a route, read from JSON."""

import json

import pytest
from builders import SHIPPED

from routes.errors import Fault, RouteFileError
from routes.facts import PassedPlace, RouteFacts, read_facts


def facts(**entry: object) -> bytes:
    return json.dumps({"routes": [{"file": "a.gpx", **entry}]}).encode()


def test_what_is_not_said_is_empty() -> None:
    assert read_facts(facts()) == (RouteFacts("a.gpx"),)


def test_kilometres_become_metres() -> None:
    (found,) = read_facts(facts(places=[[0, "Gate"], [1.25, "Bridge"]], station_m=734))
    assert found.places == (PassedPlace("Gate", 0), PassedPlace("Bridge", 1250))
    assert found.station_m == 734
    assert found.water_places == ()


def test_where_water_is_passed_is_read_like_places() -> None:
    (found,) = read_facts(facts(water_places=[[5.93, "Caf\u00e9"], [10.29, "Caf\u00e9"]]))
    assert found.water_places == (PassedPlace("Caf\u00e9", 5930), PassedPlace("Caf\u00e9", 10_290))


@pytest.mark.parametrize("unknown", [None, ""])
def test_an_unknown_way_to_the_station_is_none(unknown: str | None) -> None:
    assert read_facts(facts(station_m=unknown))[0].station_m is None


def test_texts_become_plain_lines() -> None:
    (found,) = read_facts(facts(title="The \n Loop\u202e", water="x" * 5000))
    assert found.title == "The Loop"
    assert len(found.water) == 1000


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"routes": {}}', id="routes no list"),
        pytest.param(b'{"routes": [7]}', id="a route no object"),
        pytest.param(b'{"routes": [{}]}', id="no file"),
        pytest.param(facts(file=""), id="an empty file name"),
        pytest.param(facts(title=7), id="a title that is a number"),
        pytest.param(facts(places="here"), id="places no list"),
        pytest.param(facts(water_places={"km": 1}), id="places of water no list"),
        pytest.param(facts(water_places=[[1]]), id="half a place of water"),
        pytest.param(facts(places=[["Gate", 1]]), id="a place the wrong way round"),
        pytest.param(facts(places=[[1]]), id="half a place"),
        pytest.param(facts(places=[[-1, "Gate"]]), id="before the start"),
        pytest.param(facts(places=[[True, "Gate"]]), id="a truth for a distance"),
        pytest.param(facts(station_m="far"), id="a word for metres"),
        pytest.param(facts(station_m=float("nan")), id="not a number"),
        pytest.param(b'{"routes": [{"file": "a", "station_m": 1' + b"0" * 400 + b"}]}", id="1e400"),
        pytest.param(b"[" * 200_000, id="200,000 deep"),
        pytest.param(b" " * 10_000_001, id="over 10 MB"),
    ],
)
def test_broken_facts_are_refused_with_a_code(data: bytes) -> None:
    with pytest.raises(RouteFileError) as caught:
        read_facts(data)
    assert caught.value.code is Fault.BAD_FACTS
    assert caught.value.where == "facts.json"


def test_the_shipped_facts_speak_of_every_shipped_route() -> None:
    said = read_facts((SHIPPED / "facts.json").read_bytes())
    assert {each.file_name for each in said} == {path.name for path in SHIPPED.glob("*.gpx")}
    assert all(each.title and each.licence and each.made_how for each in said)
