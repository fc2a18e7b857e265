"""Every refusal of a loop tells what works, and that it works; odd doors and small networks."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from network_builders import Edge, grid, shipped, unjoined

from routes.footways import Footways, footways_of
from routes.loop_ask import FIT_SHARE, Ask, LoopError, LoopFault, Position, Shape
from routes.loops import find_loops
from routes.network import Flag

HOME = (-33.8128, 151.0000)
# A network of 5 by 4 junctions, 200 m apart, and one of a single street of 200 m.
SMALL = footways_of(grid(5, 4))
STREET = footways_of(grid(1, 2))
CORNER = (0.0001, 0.0003)
inside = st.tuples(st.floats(-0.001, 0.0082), st.floats(-0.001, 0.0064))


@given(
    st.builds(
        Ask,
        inside,
        st.sampled_from([500.0, 860.0, 3_100.0, 8_000.0, 25_000.0, 100_000.0]),
        shape=st.sampled_from(Shape),
        to=st.none() | inside,
        through=st.none() | inside,
        towards_deg=st.none() | st.floats(0, 360),
    ),
    st.sampled_from([SMALL, STREET, footways_of(grid(1, 9)), footways_of(grid(2, 2))]),
)
@example(Ask(CORNER, 500.0, through=(0.0072, 0.0054)), SMALL)
@example(Ask((-0.0005, -0.0001), 900.0, to=(-0.0001, -0.0005)), SMALL)
@example(Ask((0.0002, 0.0047), 500.0, through=(0.0002, 0.0011)), footways_of(grid(1, 6)))
@settings(max_examples=60)
def test_the_nearest_length_of_any_refusal_is_found_when_asked_for(
    ask: Ask, footways: Footways
) -> None:
    nearest_m = nearest_of(footways, ask)
    if nearest_m is not None:
        for loop in find_loops(footways, replace(ask, distance_m=nearest_m)).loops:
            assert loop.distance_m == pytest.approx(nearest_m, rel=FIT_SHARE)


def nearest_of(footways: Footways, ask: Ask) -> float | None:
    """Return the nearest length that works where the ask itself does not, None without one."""
    try:
        find_loops(footways, ask)
    except LoopError as error:
        if error.code is not LoopFault.FAR_FROM_WAYS:
            return error.nearest_m
    return None


@pytest.mark.parametrize("towards_deg", [180.0, 270.0])
def test_a_direction_in_which_there_is_less_tells_how_much(towards_deg: float) -> None:
    ask = Ask(HOME, 60_000.0, towards_deg=towards_deg)
    with pytest.raises(LoopError) as caught:
        find_loops(shipped(), ask)
    assert caught.value.code is LoopFault.NONE_THAT_WAY
    assert caught.value.nearest_m is not None
    assert find_loops(shipped(), replace(ask, distance_m=caught.value.nearest_m)).loops


def test_one_street_is_run_there_and_back_and_no_further() -> None:
    assert find_loops(footways_of(grid(1, 4)), Ask((0.0, 0.0), 1_000.0)).is_back
    with pytest.raises(LoopError) as caught:
        find_loops(STREET, Ask((0.0, 0.0005), 5_000.0))
    assert caught.value.code is LoopFault.NO_WAY
    assert caught.value.nearest_m is None


def test_in_the_middle_of_a_long_road_the_way_is_there_and_back() -> None:
    found = find_loops(footways_of(grid(2, 2, step_m=4_000.0)), Ask((0.0, 0.018), 1_000.0))
    assert found.is_back
    assert [loop.distance_m for loop in found.loops] == pytest.approx([1_000.0] * 2)


def test_a_part_that_barred_ways_cut_off_is_left_alone() -> None:
    def flags(edge: Edge) -> int:
        row, column, east = edge
        return Flag.BARRED if east and column == 0 and row >= 0 else 0

    island = footways_of(grid(6, 6, flags=flags))
    # The westmost street of five blocks is joined to nothing else.
    for loop in find_loops(island, Ask((0.0045, 0.0), 900.0)).loops:
        assert max(loop.route.track.lon_deg) < 1e-9
    with pytest.raises(LoopError) as caught:
        find_loops(island, Ask((0.0045, 0.0), 3_000.0, to=(0.0045, 0.0090)))
    assert caught.value.code is LoopFault.NO_WAY


def test_a_small_place_has_a_long_run_with_little_of_it_twice() -> None:
    # All streets together are 12 km long.
    footways = footways_of(grid(6, 6))
    for loop in find_loops(footways, Ask((0.0045, 0.0045), 8_000.0)).loops:
        assert loop.distance_m == pytest.approx(8_000, rel=FIT_SHARE)
        assert loop.repeated_share < 0.2
        assert list(unjoined(footways.network, loop.edges)) == []


@pytest.mark.parametrize("place", ["to", "through"])
def test_a_place_at_the_door_itself_asks_for_nothing(place: str) -> None:
    def edges(ask: Ask) -> list[tuple[int, ...]]:
        return [loop.edges for loop in find_loops(shipped(), ask).loops]

    there: dict[str, Position] = {place: HOME}
    assert edges(Ask(HOME, 5_000.0, **there)) == edges(Ask(HOME, 5_000.0))


def test_a_place_on_the_way_at_the_end_asks_for_nothing() -> None:
    station = (-33.82326, 151.00764)
    ask = Ask(HOME, 5_000.0, to=station)
    one, other = (
        find_loops(shipped(), each).loops for each in (ask, replace(ask, through=station))
    )
    assert [loop.edges for loop in one] == [loop.edges for loop in other]
