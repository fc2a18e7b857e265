"""What loops are asked for, as an address has it: it comes back, and nonsense is left out."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.candidates import Point
from routes.loop_ask import LoopError, LoopFault, Shape
from routes.loop_wish import PARAMETERS, WINDS, LoopWish, loop_parameters, read_loop_wish
from routes.running_cost import Tastes

_PLACES = st.builds(
    lambda lat, lon, label: Point(lat / 1e5, lon / 1e5, label),
    st.integers(-9_000_000, 9_000_000),
    st.integers(-18_000_000, 18_000_000),
    st.sampled_from(["", "Station", "Café, am Eck", "公园"]),
)
_WISHES = st.builds(
    LoopWish,
    door=st.none() | _PLACES,
    distance_m=st.none() | st.integers(1, 100_000).map(float),
    is_back=st.booleans(),
    to=st.none() | _PLACES,
    through=st.none() | _PLACES,
    towards=st.sampled_from(["", *WINDS]),
    tastes=st.builds(Tastes, st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    seed=st.integers(1, 1_000_000),
    number=st.integers(1, 12),
    is_turned=st.booleans(),
)


@given(_WISHES)
def test_a_wish_comes_back_from_its_address(wish: LoopWish) -> None:
    said = {name: text for name, text in loop_parameters(wish).items() if text}
    assert read_loop_wish(said) == (wish, ())


def test_a_plain_wish_says_nothing() -> None:
    assert set(loop_parameters(LoopWish()).values()) == {""}


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "nan",
        "inf",
        "-1",
        "0",
        "1e9",
        "91,0",
        "a,b",
        "north",
        "flat,fast",
        "²",
        "<b>",
        "9" * 999,
    ],
)
def test_what_makes_no_sense_is_left_out_and_named(name: str, text: str) -> None:
    assert read_loop_wish({name: text}) == (LoopWish(), (name,))


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=30)))
def test_no_address_breaks_the_page(parameters: dict[str, str]) -> None:
    wish, _ = read_loop_wish(parameters)
    assert read_loop_wish(loop_parameters(wish))[0] == wish


def test_a_wish_is_asked_from_a_door() -> None:
    wish = LoopWish(
        is_back=True, towards="sw", through=Point(-33.8, 151.0), tastes=Tastes(quiet=True), seed=4
    )
    ask = wish.ask(Point(-33.81, 151.01), 6000.0)
    assert (ask.door, ask.distance_m, ask.shape) == ((-33.81, 151.01), 6000.0, Shape.THERE_AND_BACK)
    assert (ask.towards_deg, ask.through, ask.to) == (225.0, (-33.8, 151.0), None)
    assert asdict(ask.tastes) == {"flat": False, "quiet": True, "soft": False, "lit": False}
    assert ask.seed == 4


def test_a_length_that_no_network_has_is_refused_in_the_core() -> None:
    with pytest.raises(LoopError) as caught:
        LoopWish().ask(Point(-33.81, 151.01), 300_000.0)
    assert caught.value.code is LoopFault.TOO_LONG
