"""A route that leaves the network is matched to it, and what cannot be matched stays as it was."""

from functools import cache

import numpy as np
import pytest
from builders import equator_track
from hypothesis import given, settings
from hypothesis import strategies as st
from match_builders import furthest_from_network, recorded, share_along, thinned
from network_builders import M_PER_DEG, grid, shipped

from routes.footways import footways_of
from routes.loop_ask import Ask
from routes.loops import find_loops
from routes.mapmatch import match
from routes.match_choice import covering
from routes.matched import MatchError, MatchFault
from routes.measure import distance_along
from routes.network import Flag, Kind
from routes.shape import reverse
from routes.track import Route, Track, Waypoint

DOORS = ((-33.8128, 151.0), (-33.82, 151.01), (-33.795, 151.0), (-33.80, 151.03), (-33.81, 150.99))
GRID = footways_of(grid(6, 6))


def line(*metres: tuple[float, float]) -> Track:
    """Return a line through places so many metres east and north of the grid's corner."""
    east, north = np.array(metres, dtype=np.float64).T / M_PER_DEG
    return Track(north, east, np.full(len(east), np.nan))


def metres_of(track: Track) -> list[tuple[int, int]]:
    pairs = np.rint(np.stack((track.lon_deg, track.lat_deg), axis=1) * M_PER_DEG)
    return [(int(east), int(north)) for east, north in pairs]


@cache
def loop_from(door: int) -> Track:
    return find_loops(shipped(), Ask(DOORS[door], 5000.0)).loops[0].route.track


@pytest.mark.parametrize("wander_m", [5.0, 8.0])
def test_a_loop_with_wander_and_few_points_is_found_again(wander_m: float) -> None:
    footways = shipped()
    found, right = [], []
    for number in range(len(DOORS)):
        loop = loop_from(number)
        for route in (
            recorded(loop, wander_m, 5.0, number),
            recorded(loop, wander_m, 25.0, number),
            thinned(recorded(loop, wander_m, 5.0, number), 1 / 6, number),
        ):
            matched = match(footways, route)
            assert matched.gaps == ()
            assert matched.network_share == 1
            assert matched.after_m == pytest.approx(distance_along(loop)[-1], rel=0.03)
            found.append(share_along(loop, matched.route.track))
            right.append(share_along(matched.route.track, loop))
    assert np.mean(found) > 0.98
    assert np.mean(right) > 0.98
    assert min(*found, *right) > 0.95


@given(st.integers(0, len(DOORS) - 1), st.integers(0, 99), st.sampled_from([5.0, 25.0, 70.0]))
@settings(max_examples=8)
def test_the_other_way_round_is_the_mirror_image_and_what_is_matched_stays(
    door: int, seed: int, every_m: float
) -> None:
    footways = shipped()
    loop = loop_from(door)
    route = recorded(loop, 6.0, every_m, seed)
    matched, back = match(footways, route), match(footways, reverse(route))
    assert np.array_equal(matched.route.track.lat_deg, back.route.track.lat_deg[::-1])
    assert matched.edges == back.edges[::-1]
    again = match(footways, matched.route)
    assert again.route is matched.route
    assert again.is_same
    assert again.before_m == again.after_m == pytest.approx(matched.after_m)
    assert furthest_from_network(footways.network, matched.route.track) < 0.5
    ends = matched.route.track.lat_deg[[0, -1]], matched.route.track.lon_deg[[0, -1]]
    assert np.hypot(ends[0] - route.track.lat_deg[[0, -1]], 0).max() * M_PER_DEG <= 51


@pytest.mark.parametrize("every_m", [3.0, 10.0])
def test_fixes_20_m_astray_make_the_line_no_longer_than_it_is(every_m: float) -> None:
    loop = loop_from(0)
    matched = match(shipped(), recorded(loop, 20.0, every_m, 3))
    assert matched.after_m == pytest.approx(distance_along(loop)[-1], rel=0.06)
    assert share_along(loop, matched.route.track) > 0.95
    assert share_along(matched.route.track, loop) > 0.95


@pytest.mark.parametrize("seed", range(3))
def test_strides_forth_and_back_are_no_wander(seed: int) -> None:
    strides = line(*[(210.0 + 100 * (turn % 2), 0.0) for turn in range(11)])
    matched = match(GRID, recorded(strides, 5.0, 10.0, seed))
    assert matched.after_m == pytest.approx(1000, rel=0.1)


def test_a_ring_whose_ends_wandered_ends_where_it_begins() -> None:
    ring = line((20, 9), (200, 5), (395, 6), (404, 210), (390, 403), (205, 396), (4, 402), (9, 30))
    drawn = Track(np.append(ring.lat_deg, 4e-5), np.append(ring.lon_deg, 9e-5), np.full(9, np.nan))
    track = match(GRID, Route("Ring", drawn)).route.track
    assert (track.lat_deg[0], track.lon_deg[0]) == (track.lat_deg[-1], track.lon_deg[-1])


@pytest.mark.parametrize(("tip_m", "kept"), [(220, True), (207, False)])
def test_a_turn_that_is_longer_than_wander_stays(tip_m: int, *, kept: bool) -> None:
    matched = match(GRID, Route("Tip", line((100, 3), (tip_m, 3), (200, 3), (200, 200))))
    assert ((tip_m, 0) in metres_of(matched.route.track)) is kept


def test_a_straight_leg_is_moved_onto_the_street_beside_it() -> None:
    matched = match(GRID, Route("Drawn", line((30, 12), (430, 9), (570, 15))))
    assert metres_of(matched.route.track) == [(30, 0), (200, 0), (400, 0), (430, 0), (570, 0)]
    assert matched.apart.most_m == pytest.approx(15, abs=0.5)
    assert matched.network_share == 1
    assert matched.after_m == pytest.approx(540, rel=1e-2)


def test_nothing_is_matched_to_what_may_not_be_run() -> None:
    barred = grid(
        3,
        6,
        kind=lambda edge: Kind.MOTORWAY if edge[0] == 1 and edge[1] < 3 else Kind.STREET,
        flags=lambda edge: int(Flag.BARRED) if edge[0] == 1 and edge[1] >= 3 else 0,
    )
    across = [(190, 100), (210, 190), (390, 195), (410, 100)]
    route = Route("Drawn", line((100, 5), (180, 5), *across, (420, 5), (500, 5)))
    matched = match(footways_of(barred), route)
    assert len(matched.gaps) == 1
    assert not set(matched.edges) & set(np.flatnonzero(~barred.may_run()).tolist())


def test_where_no_way_is_near_the_old_line_stays_and_is_told() -> None:
    # Over the middle of two blocks, as over a meadow, with points there.
    meadow = [(200, 5), (230, 50), (290, 100), (310, 110), (300, 290), (370, 350)]
    track = line((20, 5), (100, 5), *meadow, (410, 405), (580, 405))
    matched = match(GRID, Route("Through", track))
    assert len(matched.gaps) == 1
    assert 0 < matched.gap_m < matched.after_m
    assert matched.network_share == pytest.approx(1 - matched.gap_m / matched.after_m)
    (gap,) = matched.gaps
    assert gap.at_m == pytest.approx(180, abs=5)
    assert (290, 100) in metres_of(matched.route.track)
    assert metres_of(matched.route.track)[-1] == (580, 400)


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_matched_in_part_stays_when_it_is_matched_again(*, turned: bool) -> None:
    through = line((200, 0), (600, 0), (600, -400), (1000, -300), (1000, 0), (900, 200))
    route = recorded(through, 3.0, 3.0, 4)
    first = match(GRID, reverse(route) if turned else route)
    again = match(GRID, first.route)
    assert first.gaps
    assert not first.is_same
    assert again.is_same
    assert again.route is first.route
    assert again.gap_m == pytest.approx(first.gap_m, rel=0.05)
    assert first.gaps[0].at_m < 300 if turned else first.gaps[0].at_m > 350


def test_one_bad_fix_does_not_pull_the_way_aside() -> None:
    track = line((20, 3), (50, 2), (75, 90), (100, 4), (150, 3), (220, 2), (300, 3))
    matched = match(GRID, Route("Bad fix", track))
    assert matched.gaps == ()
    assert {north for _, north in metres_of(matched.route.track)} == {0}


def test_heights_and_waypoints_go_along_and_times_do_not() -> None:
    track = line((20, 8), (170, 8), (320, 8))
    timed = Track(track.lat_deg, track.lon_deg, [10.0, 20.0, 10.0], (0,), [0.0, 60.0, 120.0])
    tap = Waypoint("Tap", 0.0, 0.001)
    matched = match(GRID, Route("Run", timed, (tap,))).route
    assert matched.name == "Run"
    assert matched.waypoints == (tap,)
    assert matched.track.time_utc_s is None
    assert matched.track.ele_m.tolist() == pytest.approx([10, 20, 18, 10], abs=0.3)


def test_a_drawn_line_gets_the_networks_heights() -> None:
    hill = footways_of(grid(3, 3, ele_m=lambda row, column: 10.0 * (row + column)))
    matched = match(hill, Route("Drawn", line((100, 8), (300, 8))))
    assert matched.route.track.ele_m.tolist() == pytest.approx([5, 10, 15], abs=0.1)


def test_where_much_stays_as_it_was_no_height_is_made_up() -> None:
    hill = footways_of(grid(3, 3, ele_m=lambda row, column: 10.0 * (row + column)))
    matched = match(hill, Route("Drawn", line((100, 8), (300, 8), (390, 8), (390, -900))))
    assert len(matched.gaps) == 1
    assert np.isnan(matched.route.track.ele_m).all()


def test_breaks_between_segments_stay() -> None:
    first, second = [(20, 5), (170, 5), (370, 5)], [(430, 405), (580, 405)]
    whole = line(*first, *second)
    track = Track(whole.lat_deg, whole.lon_deg, whole.ele_m, (0, 3))
    matched = match(GRID, Route("Two", track))
    start = matched.route.track.starts[1]
    assert metres_of(matched.route.track)[start - 1 : start + 1] == [(370, 0), (430, 400)]
    assert matched.gaps == ()
    assert matched.after_m == pytest.approx(500, rel=1e-2)


def test_what_is_nowhere_near_is_refused() -> None:
    with pytest.raises(MatchError) as caught:
        match(shipped(), Route("Equator", equator_track([0, 1000, 2000])))
    assert caught.value.code is MatchFault.NOT_COVERED
    with pytest.raises(MatchError) as caught:
        match(GRID, Route("A point", line((200, 10), (200, 10))))
    assert caught.value.code is MatchFault.NO_WAY


def test_the_network_that_covers_most_is_chosen() -> None:
    def at(_lat_deg: float, lon_deg: float) -> object:
        if lon_deg * M_PER_DEG > 1500:
            return None
        return GRID if lon_deg * M_PER_DEG > 500 else shipped()

    track = line((0, 0), (2000, 0))
    assert covering(at, track) is GRID  # type: ignore[arg-type]
    assert covering(lambda *_: None, track) is None


def test_fifty_thousand_points_are_matched() -> None:
    footways = shipped()
    loop = find_loops(footways, Ask(DOORS[0], 10_000.0)).loops[0].route.track
    once = recorded(loop, 3.0, 2.0, 1).track
    rounds = -(-50_000 // len(once))
    lat_deg, lon_deg = (np.tile(each, rounds)[:50_000] for each in (once.lat_deg, once.lon_deg))
    route = Route("Many laps", Track(lat_deg, lon_deg, np.full(50_000, np.nan)))
    matched = match(footways, route)
    assert matched.network_share > 0.99
    assert share_along(matched.route.track, loop) > 0.95
