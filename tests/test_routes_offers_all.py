"""The offers of many routes at once are those of each asked by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.errors import ShapeError
from routes.offers_all import Sizes
from routes.tailor import offers

LENGTHS = st.floats(1, 100_000) | st.integers(1, 40).map(lambda n: 250.0 * n)
GAPS = st.floats(0, 50_000) | st.sampled_from((0.0, 50.0, 100.0))
SIZES = st.lists(st.tuples(LENGTHS, GAPS, st.booleans()), max_size=12)
WANTED = st.floats(0.001, 150_000) | st.integers(1, 200).map(lambda n: 125.0 * n)


@given(SIZES, WANTED)
@settings(max_examples=400)
def test_asked_at_once_or_one_by_one_routes_offer_the_very_same(
    sizes: list[tuple[float, float, bool]], wanted_m: float
) -> None:
    ways = Sizes.of(sizes).ways(wanted_m)
    assert ways.distance_m.shape == (len(sizes), 4)
    for row, (length_m, gap_m, is_loop) in enumerate(sizes):
        one = offers(length_m, gap_m, is_loop=is_loop, distance_m=wanted_m)
        assert ways.offers(row, wanted_m) == one


@pytest.mark.parametrize("wanted_m", [1_250.0, 1_750.0, 2_250.0, 3_750.0])
def test_half_a_lap_is_rounded_as_one_by_one(wanted_m: float) -> None:
    found = Sizes.of([(500.0, 0.0, True)]).ways(wanted_m).offers(0, wanted_m)
    assert found == offers(500.0, 0.0, is_loop=True, distance_m=wanted_m)


@pytest.mark.parametrize("wanted_m", [0.0, -1.0, float("nan"), float("inf")])
def test_a_run_of_no_distance_is_refused(wanted_m: float) -> None:
    with pytest.raises(ShapeError):
        Sizes.of([(500.0, 0.0, True)]).ways(wanted_m)
