"""A wish in an address: there and back, and whatever else an address may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.candidates import Point, Shape
from routes.choosing import Sort, Wish
from routes.measure import Bounds
from routes.surface import Surface
from routes.wish_text import PARAMETERS, read_wish, wish_parameters

METRES = st.none() | st.integers(0, 5_000_000).map(float)
NEAR = st.builds(
    Point,
    st.integers(-9_000_000, 9_000_000).map(lambda n: n / 1e5),
    st.integers(-18_000_000, 18_000_000).map(lambda n: n / 1e5),
    st.sampled_from(["", "Lake, north", "Café & <b>", "7,8"]),
)
WISHES = st.builds(
    Wish,
    words=st.sampled_from(["", "lake", "Dawn & dusk", "{{ 7*7 }}"]),
    least_m=METRES,
    most_m=METRES,
    least_ascent_m=st.none() | st.integers(0, 20_000).map(float),
    most_ascent_m=st.none() | st.integers(0, 20_000).map(float),
    shapes=st.frozensets(st.sampled_from(Shape)),
    surfaces=st.frozensets(st.sampled_from(Surface)),
    near=NEAR,
    within_m=METRES,
    runs_away=st.none() | st.integers(1, 99),
    favourites=st.booleans(),
    view=st.none() | st.just(Bounds(-33.82, 150.98, -33.79, 151.02)),
    with_unknown=st.booleans(),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
)


@given(WISHES)
def test_a_wish_comes_back_from_its_address(wish: Wish) -> None:
    reading = read_wish(wish_parameters(wish))
    assert reading.ignored == ()
    assert reading.wish == wish


def test_the_plain_wish_says_nothing() -> None:
    assert wish_parameters(Wish()) == {}
    assert read_wish({}).wish == Wish()


def test_the_parameters_are_short_and_stay() -> None:
    wish = Wish(words="lake", least_m=5000, near=Point(-33.81, 151, "Here"), within_m=1500)
    assert wish_parameters(wish) == {
        "q": "lake",
        "d": "5-",
        "near": "-33.81000,151.00000,Here",
        "within": "1.5",
    }
    assert wish_parameters(Wish(most_m=8047.0, sort=Sort.ASCENT, descending=True)) == {
        "d": "-8.047",
        "sort": "-ascent",
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d", "abc"),
        ("d", "5"),
        ("d", "-"),
        ("d", "5--3"),
        ("d", "-5-3"),
        ("d", "nan-"),
        ("d", "1e999-"),
        ("d", "1_0-"),
        ("d", "٥-"),
        ("up", "0-99999999"),
        ("shape", "loop,star"),
        ("shape", ""),
        ("ground", "<script>"),
        ("near", "91,0"),
        ("near", "nan,nan"),
        ("near", "1"),
        ("near", "x,y,z"),
        ("view", "1,2,3"),
        ("view", "2,0,1,1"),
        ("view", "inf,0,1,1"),
        ("ready", "0"),
        ("ready", "1.5"),
        ("ready", "1e400"),
        ("fav", "yes"),
        ("all", "2"),
        ("sort", "--name"),
        ("sort", "__class__"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_named(name: str, text: str) -> None:
    reading = read_wish({name: text, "q": "lake"})
    assert reading.ignored == (name,)
    assert reading.wish == Wish(words="lake")


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=40)))
def test_any_address_is_read_to_a_wish_that_can_be_told_again(told: dict[str, str]) -> None:
    wish = read_wish(told).wish
    assert read_wish(wish_parameters(wish)).ignored == ()


def test_nearest_first_without_a_point_is_shortest_first() -> None:
    assert read_wish({"sort": "near", "within": "2"}).wish == Wish()
