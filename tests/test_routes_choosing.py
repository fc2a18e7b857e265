"""What is found of a wish: every limit, open ends, what is not known, order, and speed."""

from dataclasses import replace

import numpy as np
import pytest
from choosing_builders import PlainRunner, candidates, summary
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from routes.candidates import Candidates, Point, Shape
from routes.choosing import Condition, Found, Sort, Wish, choose, limits_of, without
from routes.marked import Mark
from routes.measure import Bounds, retraces
from routes.nearness import Lines
from routes.places import Place
from routes.surface import Surface

OUT_AND_BACK = ((-33.8, 151.0), (-33.8, 151.02), (-33.8, 151.0))
FAR = ((-33.9, 151.2), (-33.9, 151.21))

POOL = candidates(
    summary("Café loop", 5000.0, 40.0, tags=("Dawn",)),
    summary("Hill there", 12_000.0, 300.0, corners=OUT_AND_BACK),
    summary("Long way", 20_000.0, 90.0, is_loop=False, corners=FAR),
    summary("Mystery", 8000.0, None),
    surfaces=("Streets.", "Bush track.", "Mixed."),
    places=(Place("Otter Pond", -33.8005, 151.005), Place("Otter Hill", -33.5, 150.0)),
)
RUNNER = PlainRunner()


def names(found: Found) -> list[str]:
    return [route.name for route in found.routes]


def fitting(wish: Wish, **more: object) -> list[str]:
    return names(choose(POOL, wish, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "  café  loop", "loop cafe", "dawn", "af"])
def test_words_are_found_in_any_case_without_accents_in_any_order(words: str) -> None:
    assert fitting(Wish(words=words)) == ["Café loop"]


def test_a_place_that_a_route_passes_is_found_by_name() -> None:
    # 55 m from the line that two routes share, 280 km and more from the others.
    assert fitting(Wish(words="otter")) == ["Café loop", "Mystery", "Hill there"]
    assert fitting(Wish(words="otter hill")) == ["Hill there"]


def test_tags_that_a_runner_gave_are_found() -> None:
    marks = {"long-way": Mark(tags=("Été",))}
    assert fitting(Wish(words="ete"), marks=marks) == ["Long way"]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(least_m=8000), ["Mystery", "Hill there", "Long way"]),
        (Wish(most_m=8000), ["Café loop", "Mystery"]),
        (Wish(least_m=6000, most_m=9000), ["Mystery"]),
        (Wish(most_ascent_m=90), ["Café loop", "Long way"]),
        (Wish(least_ascent_m=100), ["Hill there"]),
        (Wish(shapes=frozenset({Shape.LOOP})), ["Café loop", "Mystery"]),
        (Wish(shapes=frozenset({Shape.AND_BACK})), ["Hill there"]),
        (Wish(shapes=frozenset({Shape.ONE_WAY})), ["Long way"]),
        (Wish(surfaces=frozenset({Surface.PAVED, Surface.MIXED})), ["Café loop", "Long way"]),
        (Wish(near=Point(-33.9, 151.2), within_m=10), ["Long way"]),
        (Wish(runs_away=1), ["Café loop"]),
        (Wish(runs_away=3), ["Café loop", "Mystery"]),
        (Wish(view=Bounds(-33.91, 151.19, -33.89, 151.22)), ["Long way"]),
        # Inside the box of the triangle's line, and nowhere near the line itself.
        (Wish(view=Bounds(-33.7909, 151.0089, -33.7901, 151.0099)), []),
    ],
)
def test_each_limit_leaves_out_what_does_not_fit(wish: Wish, expected: list[str]) -> None:
    assert fitting(wish, runner=RUNNER) == expected


def test_favourites_alone() -> None:
    marks = {"mystery": Mark(favourite=True), "long-way": Mark(tags=("x",))}
    assert fitting(Wish(favourites=True), marks=marks) == ["Mystery"]


def test_what_is_not_known_is_counted_and_can_be_taken_in() -> None:
    wish = Wish(most_ascent_m=100, surfaces=frozenset({Surface.PAVED}))
    found = choose(POOL, wish)
    assert (names(found), found.unknown) == (["Café loop"], 1)
    found = choose(POOL, replace(wish, with_unknown=True))
    assert (names(found), found.unknown) == (["Café loop", "Mystery"], 0)


def test_what_would_not_fit_anyway_is_not_counted_as_unknown() -> None:
    assert choose(POOL, Wish(most_ascent_m=100, most_m=6000)).unknown == 0


def test_readiness_is_no_limit_for_a_runner_who_told_nothing() -> None:
    wish = Wish(runs_away=1)
    silent = PlainRunner(is_told=False)
    assert len(fitting(wish, runner=silent)) == 4
    assert limits_of(wish, silent) == frozenset()
    assert limits_of(wish, RUNNER) == {Condition.READY}


def test_nothing_found_says_what_to_give_up() -> None:
    wish = Wish(words="cafe", least_m=6000)
    found = choose(POOL, wish)
    assert found.loosen == ((Condition.DISTANCE, 1), (Condition.WORDS, 3))[::-1]
    for condition, count in found.loosen:
        assert len(choose(POOL, without(wish, condition)).routes) == count


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.DISTANCE, ["Café loop", "Mystery", "Hill there", "Long way"]),
        (Sort.NAME, ["Café loop", "Hill there", "Long way", "Mystery"]),
        (Sort.READY, ["Café loop", "Mystery", "Hill there", "Long way"]),
        (Sort.TIME, ["Café loop", "Mystery", "Hill there", "Long way"]),
        (Sort.NEAR, ["Long way", "Hill there", "Café loop", "Mystery"]),
    ],
)
def test_every_order_goes_both_ways(sort: Sort, expected: list[str]) -> None:
    wish = Wish(sort=sort, near=Point(-33.9, 151.2))
    assert fitting(wish, runner=RUNNER) == expected
    back = fitting(replace(wish, descending=True), runner=RUNNER)
    # Equals, which share a line, stand by name either way.
    ties = {"Café loop", "Mystery"} if sort is Sort.NEAR else set()
    assert [name for name in back if name not in ties] == [
        name for name in reversed(expected) if name not in ties
    ]


@pytest.mark.parametrize("descending", [False, True])
def test_an_unknown_ascent_comes_last_either_way(*, descending: bool) -> None:
    assert fitting(Wish(sort=Sort.ASCENT, descending=descending))[-1] == "Mystery"


def test_how_near_each_comes_is_told() -> None:
    found = choose(POOL, Wish(near=Point(-33.801, 151.005)))
    expected = geodesic((-33.801, 151.005), (-33.8, 151.005)).m
    assert found.near_m["café-loop"] == pytest.approx(expected, rel=0.005)


def test_an_empty_library_is_searched() -> None:
    empty = Candidates((), ())
    assert choose(empty, Wish(words="x", near=Point(0, 0), within_m=5)).routes == ()


LIMIT = st.none() | st.floats(0, 25_000)
WISHES = st.builds(
    Wish,
    words=st.sampled_from(["", "a", "o", "otter", "zz"]),
    least_m=LIMIT,
    most_m=LIMIT,
    least_ascent_m=st.none() | st.floats(0, 400),
    most_ascent_m=st.none() | st.floats(0, 400),
    shapes=st.frozensets(st.sampled_from(Shape)),
    surfaces=st.frozensets(st.sampled_from(Surface)),
    near=st.none() | st.just(Point(-33.8, 151.0)),
    within_m=st.none() | st.floats(0, 50_000),
    runs_away=st.none() | st.integers(1, 20),
    favourites=st.booleans(),
    with_unknown=st.booleans(),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
)
MARKS = {"mystery": Mark(favourite=True)}


@given(WISHES, st.sampled_from(Condition))
def test_giving_up_a_condition_never_hides_a_route(wish: Wish, condition: Condition) -> None:
    found = set(names(choose(POOL, wish, RUNNER, MARKS)))
    assert found <= set(names(choose(POOL, without(wish, condition), RUNNER, MARKS)))


@given(WISHES)
def test_a_wish_of_open_ends_alone_hides_nothing(wish: Wish) -> None:
    for condition in Condition:
        wish = without(wish, condition)
    assert sorted(names(choose(POOL, wish, RUNNER, MARKS))) == sorted(
        route.name for route in POOL.routes
    )


@given(WISHES, st.floats(0, 25_000), st.floats(0, 25_000))
def test_a_wider_distance_finds_no_less(wish: Wish, least_m: float, most_m: float) -> None:
    wider = replace(
        wish,
        least_m=min(least_m, wish.least_m) if wish.least_m is not None else None,
        most_m=max(most_m, wish.most_m) if wish.most_m is not None else None,
    )
    assert set(names(choose(POOL, wish, RUNNER, MARKS))) <= set(
        names(choose(POOL, wider, RUNNER, MARKS))
    )


def wavy(seed: int, points: int = 100) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    rng = np.random.default_rng(seed)
    steps = rng.normal(0, 0.001, (2, points)).cumsum(axis=1)
    return -33.8 + steps[0], 151.0 + steps[1]


def test_many_lines_at_once_answer_as_one_does() -> None:
    lines = [wavy(seed) for seed in range(30)]
    lines += [(np.concatenate((a, a[::-1])), np.concatenate((b, b[::-1]))) for a, b in lines[:10]]
    many = Lines(lines)
    assert many.retrace().tolist() == [retraces(*line) for line in lines]
    assert many.retrace().sum() >= 10
    for line, near_m in list(zip(lines, many.metres_from(-33.81, 151.01), strict=True))[25:33]:
        share = np.linspace(0, len(line[0]) - 1, 4000)
        index = np.arange(len(line[0]))
        dense = (np.interp(share, index, values) for values in line)
        nearest = min(geodesic((-33.81, 151.01), at).m for at in zip(*dense, strict=True))
        assert near_m == pytest.approx(nearest, rel=0.01, abs=3)


def test_a_line_across_the_180th_meridian_is_near_on_both_sides() -> None:
    across = Lines([(np.array([0.0, 0.0]), np.array([179.99, -179.99]))])
    assert across.metres_from(0.0, 180.0)[0] < 1
    assert across.metres_from(0.0, -179.995)[0] < 1
    assert across.metres_from(0.0, 0.0)[0] > 1e7
