"""Loops keep their promises: length, ends, joined edges, nothing barred, the same again."""

from dataclasses import replace

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from network_builders import Edge, geodesic_m, grid, grid_edges, shipped, unjoined

from routes.footways import Footways, footways_of
from routes.loop_ask import (
    FIT_SHARE,
    LEAST_M,
    MOST_M,
    Ask,
    Found,
    Loop,
    LoopError,
    LoopFault,
    Position,
    Shape,
)
from routes.loops import find_loops
from routes.measure import measure, retraces
from routes.network import Flag, Kind
from routes.running_cost import Tastes
from routes.shape import reverse
from routes.snapping import place_of

# What a door, an end, a place or a direction may do to an ask; all lengths are possible.
REASONS = {LoopFault.FAR_FROM_WAYS, LoopFault.END_TOO_FAR, LoopFault.NONE_THAT_WAY}
HOME = (-33.8128, 151.0000)
DAM = (-33.79109, 151.0053)
STATION = (-33.82326, 151.00764)

doors = st.tuples(st.floats(-33.828, -33.775), st.floats(150.985, 151.060))
lengths = st.floats(1_000, 20_000)
asks = st.builds(
    Ask,
    doors,
    lengths,
    shape=st.sampled_from(Shape),
    to=st.none() | st.just(STATION),
    through=st.none() | st.just(DAM),
    towards_deg=st.none() | st.floats(0, 360),
    clockwise=st.none() | st.booleans(),
    tastes=st.builds(Tastes, st.booleans(), st.booleans()),
    seed=st.integers(1, 50),
)


def ends(loop: Loop) -> tuple[Position, Position]:
    track = loop.route.track
    first, last = (
        (float(track.lat_deg[at]), float(track.lon_deg[at])) for at in (0, len(track) - 1)
    )
    return first, last


def snapped(place: Position) -> Position:
    (spot,) = shipped().snapper.snap(np.array([place[0]]), np.array([place[1]]))
    return place_of(shipped().network, spot)


def found_or_reason(ask: Ask) -> Found | LoopFault:
    try:
        return find_loops(shipped(), ask)
    except LoopError as error:
        return error.code


@given(asks)
@settings(max_examples=60)
def test_every_run_keeps_its_promises(ask: Ask) -> None:
    found = found_or_reason(ask)
    if isinstance(found, LoopFault):
        # Towards a side a loop may have to be shorter or longer than asked.
        assert found in REASONS or (found is LoopFault.NONE_FITS and ask.towards_deg is not None)
        return
    assert 1 <= len(found.loops) <= ask.count
    is_back = ask.shape is Shape.THERE_AND_BACK
    finish = ask.to if ask.to is not None and not is_back else ask.door
    for loop in found.loops:
        assert loop.distance_m == pytest.approx(ask.distance_m, rel=FIT_SHARE)
        assert loop.distance_m == pytest.approx(geodesic_m(loop.route.track), rel=5e-4)
        for end, wanted in zip(ends(loop), (ask.door, finish), strict=True):
            assert geodesic(end, snapped(wanted)).m < 0.5
        assert list(unjoined(shipped().network, loop.edges)) == []
        assert 0 <= loop.repeated_share <= 1
        assert 0 <= loop.path_share <= 1
        assert loop.name
        if is_back:
            assert retraces(loop.route.track.lat_deg, loop.route.track.lon_deg)
        elif ask.through is not None:
            track = loop.route.track
            assert (
                np.hypot(track.lat_deg - snapped(DAM)[0], track.lon_deg - snapped(DAM)[1]).min()
                < 1e-6
            )


@pytest.mark.parametrize("km", [3, 5, 8, 10, 15])
def test_home_has_three_loops_that_differ(km: int) -> None:
    found = find_loops(shipped(), Ask(HOME, 1000.0 * km))
    assert len(found.loops) == 3
    assert not found.is_fewer
    assert not found.is_back
    grounds = [set(loop.edges) for loop in found.loops]
    for number, one in enumerate(grounds):
        for other in grounds[:number]:
            assert len(one & other) <= 0.75 * min(len(one), len(other))
    for loop in found.loops:
        assert measure(loop.route).is_loop
        assert loop.repeated_share < 0.15


@given(doors, lengths, st.integers(1, 9))
@settings(max_examples=10)
def test_the_same_ask_gives_the_same_loops(door: Position, distance_m: float, seed: int) -> None:
    try:
        one, other = (find_loops(shipped(), Ask(door, distance_m, seed=seed)) for _ in range(2))
    except LoopError:
        assume(False)  # noqa: FBT003 - hypothesis has no other way
    for ours, theirs in zip(one.loops, other.loops, strict=True):
        assert ours.edges == theirs.edges
        assert np.array_equal(ours.route.track.lat_deg, theirs.route.track.lat_deg)
        assert (ours.name, ours.distance_m) == (theirs.name, theirs.distance_m)


def test_every_seed_of_the_first_six_brings_a_loop_that_none_before_had() -> None:
    seen: list[set[int]] = []
    for seed in range(1, 7):
        loops = find_loops(shipped(), Ask(HOME, 6_000.0, seed=seed)).loops
        fresh = [set(loop.edges) for loop in loops]
        assert any(all(len(one & old) < 0.75 * len(one) for old in seen) for one in fresh)
        seen += fresh


def test_reversing_a_loop_keeps_its_length() -> None:
    for loop in find_loops(shipped(), Ask(HOME, 7_000.0)).loops:
        assert measure(reverse(loop.route)).distance_m == pytest.approx(loop.distance_m, abs=1e-6)


def test_the_way_round_is_as_asked_and_nothing_else_changes() -> None:
    one, other = (
        find_loops(shipped(), Ask(HOME, 5_000.0, clockwise=clockwise)).loops
        for clockwise in (True, False)
    )
    for right, left in zip(one, other, strict=True):
        assert right.edges == left.edges[::-1]
        assert area_deg2(right) < 0 < area_deg2(left)


def area_deg2(loop: Loop) -> float:
    """Return the area inside a loop, positive where it is run anticlockwise."""
    east, north = loop.route.track.lon_deg - HOME[1], loop.route.track.lat_deg - HOME[0]
    return float(np.sum(east[:-1] * north[1:] - east[1:] * north[:-1])) / 2


@pytest.mark.parametrize("towards_deg", [0.0, 90.0, 180.0, 270.0])
def test_a_loop_lies_where_it_was_asked_for(towards_deg: float) -> None:
    for loop in find_loops(shipped(), Ask(HOME, 6_000.0, towards_deg=towards_deg)).loops:
        track = loop.route.track
        north = float(np.mean(track.lat_deg) - HOME[0])
        east = float(np.mean(track.lon_deg) - HOME[1]) * np.cos(np.radians(HOME[0]))
        along = east * np.sin(np.radians(towards_deg)) + north * np.cos(np.radians(towards_deg))
        assert along > 0


def test_a_run_there_and_back_is_exactly_as_long_as_asked() -> None:
    found = find_loops(shipped(), Ask(HOME, 7_123.0, shape=Shape.THERE_AND_BACK))
    assert found.is_back
    assert len(found.loops) == 3
    for loop in found.loops:
        assert loop.distance_m == pytest.approx(7_123.0, abs=0.5)
        assert loop.repeated_share == pytest.approx(0.5, abs=0.03)


def test_where_no_round_is_of_that_length_a_short_spur_fills_it() -> None:
    # From the middle of a side every round way in squares of 200 m is a multiple of 400 m long.
    footways = footways_of(grid(9, 9))
    found = find_loops(footways, Ask((0.0072, 0.0063), 2_900.0))
    assert not found.is_back
    assert len(found.loops) == 3
    for loop in found.loops:
        assert loop.distance_m == pytest.approx(2_900, abs=1)
        assert geodesic_m(loop.route.track) == pytest.approx(2_900, rel=5e-4)
        assert list(unjoined(footways.network, loop.edges)) == []
        assert loop.repeated_share < 0.1


def test_where_no_loop_is_so_short_the_way_is_there_and_back_and_said_so() -> None:
    found = find_loops(shipped(), Ask(HOME, 500.0))
    assert found.is_back
    assert found.loops[0].distance_m == pytest.approx(500, rel=FIT_SHARE)


@pytest.mark.parametrize(
    ("ask", "code", "nearest_m"),
    [
        (Ask((-33.9, 151.0), 5_000.0), LoopFault.FAR_FROM_WAYS, 7_400.0),
        (Ask(HOME, 3_000.0, to=(-33.7955, 151.0355)), LoopFault.END_TOO_FAR, 4_800.0),
        (Ask(HOME, 3_000.0, through=(-33.7955, 151.0355)), LoopFault.END_TOO_FAR, 9_600.0),
        (Ask(HOME, 100_000.0, shape=Shape.THERE_AND_BACK), LoopFault.NONE_FITS, 32_800.0),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_told_with_what_can(ask: Ask, code: LoopFault, nearest_m: float) -> None:
    with pytest.raises(LoopError) as caught:
        find_loops(shipped(), ask)
    assert caught.value.code is code
    assert caught.value.nearest_m == pytest.approx(nearest_m, rel=0.02)


@pytest.mark.parametrize(
    "ask",
    [
        Ask(HOME, 3_000.0, to=(-33.7955, 151.0355)),
        Ask(HOME, 3_000.0, through=(-33.7955, 151.0355)),
        Ask(HOME, 100_000.0, shape=Shape.THERE_AND_BACK),
    ],
    ids=["to", "through", "back"],
)
def test_the_nearest_length_that_is_told_works(ask: Ask) -> None:
    with pytest.raises(LoopError) as caught:
        find_loops(shipped(), ask)
    assert caught.value.nearest_m is not None
    assert find_loops(shipped(), replace(ask, distance_m=caught.value.nearest_m)).loops


@pytest.mark.parametrize(
    ("door", "distance_m", "code"),
    [
        (HOME, 100.0, LoopFault.TOO_SHORT),
        (HOME, -1.0, LoopFault.TOO_SHORT),
        (HOME, float("nan"), LoopFault.TOO_SHORT),
        (HOME, 300_000.0, LoopFault.TOO_LONG),
        (HOME, float("inf"), LoopFault.TOO_LONG),
        ((91.0, 0.0), 5_000.0, LoopFault.NOT_A_PLACE),
        ((0.0, 181.0), 5_000.0, LoopFault.NOT_A_PLACE),
        ((float("nan"), 0.0), 5_000.0, LoopFault.NOT_A_PLACE),
    ],
)
def test_what_no_network_has_is_refused(door: Position, distance_m: float, code: LoopFault) -> None:
    with pytest.raises(LoopError) as caught:
        Ask(door, distance_m)
    assert caught.value.code is code
    assert LEAST_M < 1_000
    assert MOST_M < 300_000


@pytest.mark.parametrize("wrong", [{"seed": 0}, {"count": 0}, {"count": 13}])
def test_an_ask_that_no_screen_makes_is_a_mistake(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Ask(HOME, 5_000.0, **wrong)


@given(st.sets(st.integers(0, len(grid_edges(7, 7)) - 1), max_size=25), st.booleans())
@settings(max_examples=30)
def test_nobody_runs_where_one_may_not(barred: set[int], by_kind: bool) -> None:  # noqa: FBT001
    number = {edge: at for at, edge in enumerate(grid_edges(7, 7))}

    def kind(edge: Edge) -> Kind:
        return Kind.MOTORWAY if by_kind and number[edge] in barred else Kind.STREET

    def flags(edge: Edge) -> int:
        return 0 if by_kind or number[edge] not in barred else Flag.BARRED

    footways = footways_of(grid(7, 7, kind=kind, flags=flags))
    try:
        found = find_loops(footways, Ask((0.0054, 0.0050), 2_000.0))
    except LoopError:
        return
    for loop in found.loops:
        assert not barred & set(loop.edges)


@pytest.mark.parametrize("tastes", [Tastes(), Tastes(flat=True)])
def test_who_likes_it_flat_climbs_less(tastes: Tastes) -> None:
    # The south half is a plain, the north half waves.
    footways = footways_of(
        grid(
            13, 13, ele_m=lambda row, column: 30.0 * ((row + column) % 2) if row > 6 else column / 9
        )
    )
    loop = find_loops(footways, Ask((6 * 200 / 111_195, 0.0108), 4_000.0, tastes=tastes)).loops[0]
    assert loop.ascent_m is not None
    assert loop.ascent_m < 10


def test_a_loop_over_ground_of_unknown_height_tells_no_ascent() -> None:
    def footways(unknown_from: int) -> Footways:
        def ele_m(row: int, column: int) -> float:
            return 30.0 * ((row + column) % 2) if column < unknown_from else np.nan

        return footways_of(grid(13, 13, ele_m=ele_m))

    ask = Ask((6 * 200 / 111_195, 6 * 200 / 111_195), 4_000.0)
    assert all(each.ascent_m for each in find_loops(footways(13), ask).loops)
    assert not any(each.ascent_m for each in find_loops(footways(7), ask).loops)


@pytest.mark.parametrize(
    ("taste", "better", "worse"),
    [
        (Tastes(quiet=True), (Kind.STREET, 0), (Kind.SECONDARY, 0)),
        (Tastes(soft=True), (Kind.STREET, Flag.SOFT), (Kind.STREET, 0)),
        (Tastes(lit=True), (Kind.STREET, Flag.LIT), (Kind.STREET, Flag.UNLIT)),
        (Tastes(), (Kind.PATH, 0), (Kind.STREET, 0)),
        (Tastes(), (Kind.STREET, 0), (Kind.TRUNK, 0)),
        (Tastes(), (Kind.STREET, 0), (Kind.STREET, Flag.STEPS)),
        (Tastes(), (Kind.STREET, Flag.IN_PARK), (Kind.STREET, 0)),
    ],
)
def test_a_taste_leads_to_the_half_it_likes(
    taste: Tastes, better: tuple[Kind, int], worse: tuple[Kind, int]
) -> None:
    def half(edge: Edge) -> tuple[Kind, int]:
        return better if edge[0] < 6 else worse

    network = grid(13, 13, kind=lambda edge: half(edge)[0], flags=lambda edge: half(edge)[1])
    loop = find_loops(footways_of(network), Ask((0.0108, 0.0108), 4_000.0, tastes=taste)).loops[0]
    liked = sum(half(grid_edges(13, 13)[edge]) == better for edge in loop.edges)
    assert liked > len(loop.edges) / 2
