"""A course is the route's own line, thin, timed, with what is told exactly on it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import numpy as np
import pytest
from builders import equator_route, equator_track
from course_builders import (
    EVEN,
    START,
    across_180,
    hard_routes,
    lines,
    long_route,
    shipped,
    shipped_courses,
    sights_near,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.runner_view import PlannedRunner
from routes.course import Course, Pacing, PointKind, Sight
from routes.course_making import as_course, even_pacing
from routes.errors import ShapeError
from routes.measure import distance_along, measure, segment_metres
from routes.shape import laps, out_and_back
from routes.track import Route, Track
from routes.units import Units

MILE_M = 1609.344


def check(course: Course, route: Route, most_points: int | None) -> None:
    """Assert what every course keeps to."""
    track, count = course.track, len(course.track)
    assert track.starts == (0,)
    assert track.time_utc_s is None
    assert len(course.along_m) == len(course.times_s) == count
    assert most_points is None or count <= most_points
    assert np.isfinite(track.ele_m).all() or np.isnan(track.ele_m).all()
    for end in (0, -1):
        assert track.lat_deg[end] == route.track.lat_deg[end]
        assert (track.lon_deg[end] - route.track.lon_deg[end]) % 360 == 0
    assert course.times_s[0] == course.along_m[0] == 0
    assert (course.times_s == np.rint(course.times_s)).all()
    assert (np.diff(course.times_s) >= 1).all()
    if course.along_m[-1] > 0:
        assert (np.diff(course.along_m) > 0).all()
    indices = [point.index for point in course.points]
    assert indices == sorted(indices)
    assert (indices[0], indices[-1]) == (0, count - 1)
    kinds = [point.kind for point in course.points]
    assert (kinds[0], kinds[-1]) == (PointKind.START, PointKind.FINISH)
    assert kinds.count(PointKind.START) == kinds.count(PointKind.FINISH) == 1
    assert all(point.name.strip() for point in course.points)


def told(course: Course, kind: PointKind) -> list[tuple[float, str]]:
    """Return the metres and the name of each point of a kind."""
    return [
        (round(float(course.along_m[point.index]), 2), point.name)
        for point in course.points
        if point.kind is kind
    ]


@given(st.data(), lines(), st.sampled_from([2, 3, 7, 20, 40, None]), st.sampled_from(Units))
@settings(max_examples=60)
def test_every_course_of_any_line_is_sound(
    data: st.DataObject, route: Route, most_points: int | None, units: Units
) -> None:
    sights = data.draw(sights_near(route))
    course = as_course(route, EVEN, sights=sights, units=units, most_points=most_points)
    check(course, route, most_points)


def test_hard_routes_make_sound_courses() -> None:
    for route in hard_routes():
        for most_points in (2, 10, 500, None):
            check(as_course(route, EVEN, most_points=most_points), route, most_points)


def test_a_shipped_route_keeps_its_length_and_its_line() -> None:
    for (route, _), course in zip(shipped(), shipped_courses(), strict=True):
        check(course, route, 500)
        length_m = measure(route).distance_m
        assert course.along_m[-1] == pytest.approx(length_m, abs=1e-6)
        assert distance_along(course.track)[-1] == pytest.approx(length_m, rel=1e-4)
        assert course.gap_m == 0


def test_every_kilometre_stands_where_it_is_run() -> None:
    course = as_course(equator_route(4_300, 7), EVEN)
    assert told(course, PointKind.DISTANCE) == [(n * 1000.0, f"{n} km") for n in range(1, 5)]
    at = [point.index for point in course.points]
    from_start_m = segment_metres(np.zeros(2), course.track.lon_deg[[0, at[2]]])[0]
    assert from_start_m == pytest.approx(2000, abs=0.001)


def test_miles_are_told_to_who_counts_in_miles() -> None:
    course = as_course(equator_route(4_000, 3), EVEN, units=Units.MILES)
    assert told(course, PointKind.DISTANCE) == [(1609.34, "1 mi"), (3218.69, "2 mi")]


def test_on_a_long_way_marks_stand_further_apart() -> None:
    marks = told(as_course(long_route(2_000), EVEN), PointKind.DISTANCE)
    assert [name for _, name in marks[:2]] == ["2 km", "4 km"]
    assert len(marks) == 51


def test_a_mark_right_before_the_finish_gives_way() -> None:
    assert told(as_course(equator_route(2_030), EVEN), PointKind.DISTANCE) == [(1000, "1 km")]


def test_what_is_told_stays_within_reason_whatever_a_file_names() -> None:
    route = long_route(2_000)
    sights = [
        Sight(f"Place {i}", lat, lon, kind)
        for kind in (PointKind.PLACE, PointKind.WATER)
        for i, (lat, lon) in enumerate(
            zip(route.track.lat_deg.tolist(), route.track.lon_deg.tolist(), strict=True)
        )
    ]
    course = as_course(route, EVEN, sights=sights)
    check(course, route, 500)
    assert len(course.points) <= 100


def test_times_follow_the_runner_up_and_down() -> None:
    at_m = np.linspace(0, 4_000, 401)
    hill = Route("Hill", equator_track(list(at_m), list(100 - np.abs(at_m - 2_000) * 0.1)))
    runner = PlannedRunner(10_000, 400)
    course = as_course(hill, Pacing(START, runner.times_along_s))
    halfway = int(np.argmin(np.abs(course.along_m - 2_000)))
    up_s, down_s = course.times_s[halfway], course.times_s[-1] - course.times_s[halfway]
    assert up_s > 1.3 * down_s
    facts = measure(hill)
    assert course.times_s[-1] == pytest.approx(runner.time_s(facts.gradient_mix_m), rel=0.01)


def test_a_line_without_heights_is_run_as_flat() -> None:
    course = as_course(equator_route(3_000), even_pacing(START, 360))
    assert course.times_s[-1] == 3 * 360


def test_close_points_are_a_second_apart_and_the_time_is_made_good() -> None:
    dense = list(np.linspace(0, 20, 41))
    course = as_course(Route("Dense", equator_track([*dense, 3_000])), EVEN, most_points=None)
    assert set(np.diff(course.times_s[:41])) == {1.0}
    assert course.times_s[-1] == 1200


def test_a_gap_becomes_a_straight_step_that_counts_and_is_told() -> None:
    parts = equator_track([0, 1_000, 1_500, 2_500], [1, 2, 3, 4], starts=(0, 2))
    course = as_course(Route("Parts", parts), EVEN)
    assert course.gap_m == pytest.approx(500)
    assert course.along_m[-1] == pytest.approx(2_500)
    # The turn is told in metres of the route, the gap left out.
    turned = as_course(Route("Parts", parts), EVEN, turns_m=(1_500.0,))
    assert told(turned, PointKind.TURN) == [(2_000.0, "Turn round")]


def test_a_turn_stays_on_the_line_however_thin() -> None:
    route = out_and_back(long_route(2_000), 7_654.3)
    course = as_course(route, EVEN, turns_m=(7_654.3,), most_points=12)
    assert [name for _, name in told(course, PointKind.TURN)] == ["Turn round"]
    turn = next(point.index for point in course.points if point.kind is PointKind.TURN)
    assert course.along_m[turn] == pytest.approx(7_654.3, abs=0.01)
    far = np.argmin(np.abs(distance_along(route.track) - 7_654.3))
    assert course.track.lat_deg[turn] == pytest.approx(route.track.lat_deg[far], abs=1e-9)


def test_a_turn_that_nobody_told_is_told_by_the_line() -> None:
    course = as_course(out_and_back(equator_route(3_000), 1_234.0), EVEN)
    ((at_m, _),) = told(course, PointKind.TURN)
    assert at_m == pytest.approx(1_234, abs=1)


def test_what_cannot_be_is_refused() -> None:
    route = equator_route(3_000)
    with pytest.raises(ShapeError):
        as_course(route, EVEN, turns_m=(3_100.0,))
    with pytest.raises(ShapeError):
        as_course(route, EVEN, most_points=1)
    with pytest.raises(ShapeError):
        as_course(route, EVEN, turns_m=(100.0, 200.0), most_points=3)
    with pytest.raises(ValueError, match="before"):
        as_course(route, even_pacing(datetime(1989, 12, 30, tzinfo=UTC), 400))


def test_the_start_is_a_whole_second_in_any_zone() -> None:
    sydney = timezone(timedelta(hours=11))
    starts = datetime(2026, 11, 24, 7, 30, 0, 999_999, tzinfo=sydney)
    course = as_course(equator_route(500), even_pacing(starts, 400))
    assert course.starts_utc == datetime(2026, 11, 23, 20, 30, tzinfo=UTC)


def test_a_line_across_180_is_marked_on_both_sides() -> None:
    route = across_180()
    course = as_course(route, EVEN)
    check(course, route, 500)
    marks = [point.index for point in course.points if point.kind is PointKind.DISTANCE]
    assert len(marks) == 11
    at_m = segment_metres(np.zeros(12), course.track.lon_deg[[0, *marks]])
    assert at_m == pytest.approx(1000, abs=0.01)


def test_not_thinned_every_point_is_there() -> None:
    route, _ = shipped()[1]
    course = as_course(route, EVEN, most_points=None)
    places = set(zip(course.track.lat_deg.tolist(), course.track.lon_deg.tolist(), strict=True))
    assert places >= set(
        zip(route.track.lat_deg.tolist(), route.track.lon_deg.tolist(), strict=True)
    )
    added = len(course.track) - len(route.track)
    assert 0 < added <= len(course.points)


def test_a_hundred_kilometres_of_50_000_points_become_500() -> None:
    route = long_route()
    course = as_course(route, EVEN)
    check(course, route, 500)
    assert course.along_m[-1] == pytest.approx(measure(route).distance_m, abs=1e-3)
    assert distance_along(course.track)[-1] == pytest.approx(course.along_m[-1], rel=0.002)


def test_laps_count_on() -> None:
    ring = next(route for route, _ in shipped() if route.name == "Parramatta Park ring")
    course = as_course(laps(ring, 3), EVEN)
    assert [at for at, _ in told(course, PointKind.DISTANCE)] == [n * 1000 for n in range(1, 9)]


def test_points_told_are_in_order_and_apart() -> None:
    for course in shipped_courses():
        at_m = [
            course.along_m[point.index]
            for point in course.points
            if point.kind is not PointKind.WATER
        ]
        assert all(b - a >= 49.9 for a, b in pairwise(at_m))


def test_the_turns_of_one_route_do_not_change_another() -> None:
    route = equator_route(3_000)
    course = as_course(replace(route, name="Other"), EVEN)
    assert course.name == "Other"
    assert told(course, PointKind.TURN) == []


def test_heights_that_are_known_here_and_there_are_filled() -> None:
    track = equator_track([0, 500, 1_000, 1_500], [0, np.nan, 20, np.nan])
    course = as_course(Route("Some", track), EVEN, most_points=None)
    assert dict(zip(course.along_m.round(), course.track.ele_m.round(2), strict=True)) == {
        0: 0,
        500: 10,
        1_000: 20,
        1_500: 20,
    }
    assert isinstance(course.track, Track)
