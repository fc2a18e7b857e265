"""What the map tells along a route: walks at both ends, gradients, places."""

import numpy as np
import pytest
from builders import equator_track
from hypothesis import given
from hypothesis import strategies as st

from routes.facts import PassedPlace
from routes.gradients import CLASSES
from routes.mapview.along import by_spread, gradient_runs, warm_ends
from routes.measure import Profile, measure
from routes.track import Route


@pytest.mark.parametrize(
    ("length_m", "up_m", "down_m", "expected"),
    [
        (5000.0, 450.0, 375.0, (450.0, 4625.0)),
        (1650.0, 450.0, 375.0, (450.0, 1275.0)),
        (1649.0, 450.0, 375.0, None),
        (5000.0, 0.0, 0.0, None),
        (5000.0, 450.0, 0.0, (450.0, 5000.0)),
    ],
)
def test_walks_are_told_apart_where_they_leave_half_of_a_route(
    length_m: float, up_m: float, down_m: float, expected: tuple[float, float] | None
) -> None:
    assert warm_ends(length_m, up_m, down_m) == expected


def test_a_route_without_heights_has_no_gradients() -> None:
    assert gradient_runs(None, 1000.0) == []


def test_a_steady_climb_between_level_stretches_is_one_run() -> None:
    along = list(np.linspace(0, 3000, 301))
    route = Route("", equator_track(along, [min(max(0.0, m - 1000), 1000) * 0.05 for m in along]))
    measured = measure(route)
    runs = gradient_runs(measured.profile, measured.distance_m)
    assert [CLASSES[n].slope for n in runs[::2]] == ["about level", "up", "about level"]
    assert runs[1::2] == pytest.approx([1000, 1000, 1000], abs=60)
    assert sum(runs[1::2]) == 3000


def test_unknown_heights_are_a_class_of_their_own() -> None:
    gradient = np.array([0.0, 0.0, np.nan, np.nan, 0.05])
    profile = Profile(np.array([0.0, 10, 20, 30, 40]), np.zeros(5), gradient)
    assert gradient_runs(profile, 40.0) == [2, 15, -1, 20, 3, 5]


@given(st.lists(st.sampled_from([-0.2, -0.05, 0.0, 0.05, 0.2, np.nan]), min_size=2, max_size=60))
def test_runs_cover_the_whole_route_and_no_two_neighbours_are_alike(gradient: list[float]) -> None:
    along = np.arange(len(gradient)) * 10.0
    profile = Profile(along, np.zeros(len(gradient)), np.array(gradient))
    runs = gradient_runs(profile, float(along[-1]))
    assert sum(runs[1::2]) == along[-1]
    assert all(a != b for a, b in zip(runs[::2], runs[2::2], strict=False))


def test_the_first_names_are_far_from_each_other_and_from_both_ends() -> None:
    places = [PassedPlace(f"at {m}", m) for m in (0.0, 100.0, 400.0, 500.0, 900.0, 1000.0)]
    assert [place.at_m for place in by_spread(places, 1000.0)][:2] == [500.0, 100.0]
    assert set(by_spread(places, 1000.0)) == set(places)


def test_a_place_beyond_the_end_is_left_out_and_one_told_twice_is_told_once() -> None:
    bridge = PassedPlace("Bridge", 400.0)
    assert by_spread([bridge, bridge, PassedPlace("Far", 1200.0)], 1000.0) == [bridge]
