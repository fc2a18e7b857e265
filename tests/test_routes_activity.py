"""What a recorded run tells of itself: its start, its metres, its time, and which route it was."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from builders import METRES_PER_DEGREE, SAMPLES, equator_route, equator_track, ring_route
from file_builders import NEW_YEAR_S, Fit, activity, tcx, trackpoint

from routes import activity as recorded
from routes.activity import activities, read_activities
from routes.errors import Fault, RouteFileError
from routes.matching import matching_route
from routes.shape import laps, reverse
from routes.summary import RouteSummary, summarise
from routes.track import Route, Track

SYDNEY = ZoneInfo("Australia/Sydney")
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not here")


def timed(
    along_m: list[float], at_s: list[float], starts: tuple[int, ...] = (0,), name: str = "run"
) -> Route:
    """Return a route along the equator, its points `at_s` seconds into 2026, NaN for no time."""
    track = equator_track(along_m, starts=starts)
    return Route(
        name,
        Track(
            track.lat_deg, track.lon_deg, track.ele_m, starts, NEW_YEAR_S + np.array(at_s, float)
        ),
    )


def even(km: float, seconds: float, from_s: float = 0.0) -> Route:
    points = round(seconds) + 1
    return timed(
        list(np.linspace(0, 1000 * km, points)), list(np.linspace(from_s, from_s + seconds, points))
    )


def test_a_steady_run_has_its_start_metres_and_seconds() -> None:
    (found,) = activities([even(5, 1800)])
    assert found.start == datetime(2026, 1, 1, tzinfo=UTC)
    assert found.distance_m == pytest.approx(5000, abs=1)
    assert found.elapsed_s == 1800
    assert found.moving_s == pytest.approx(1800, abs=10)


def test_a_pause_counts_as_elapsed_and_not_as_moving() -> None:
    run = list(np.linspace(0, 2000, 601))
    at = [*range(601), *range(900, 1501)]
    (found,) = activities([timed([*run, *(2000 + m for m in run)], list(map(float, at)))])
    assert found.elapsed_s == 1500
    assert found.moving_s == pytest.approx(1200, abs=20)


def test_standing_with_a_wandering_gps_is_not_moving() -> None:
    noise = np.random.default_rng(5).normal(0, 0.8, 600)
    along = [*np.linspace(0, 2000, 601), *(2000 + noise), *np.linspace(2000, 4000, 601)]
    (found,) = activities([timed(along, list(map(float, range(len(along)))))])
    assert found.elapsed_s == 1801
    assert found.moving_s == pytest.approx(1200, abs=60)


def test_the_way_between_segments_is_neither_run_nor_time_moved() -> None:
    along = [*np.linspace(0, 1000, 301), *np.linspace(9000, 10000, 301)]
    at = [*map(float, range(301)), *map(float, range(1000, 1301))]
    (found,) = activities([timed(along, at, starts=(0, 301))])
    assert found.distance_m == pytest.approx(2000, abs=1)
    assert found.elapsed_s == 1300
    assert found.moving_s == pytest.approx(600, abs=20)


def test_tracks_that_follow_each_other_are_one_run_and_others_are_not() -> None:
    first, second, evening = even(2, 700), even(3, 1000, from_s=900), even(1, 400, from_s=30_000)
    together, alone = activities([evening, second, first])
    assert together.distance_m == pytest.approx(5000, abs=1)
    assert together.elapsed_s == 1900
    assert together.moving_s == pytest.approx(1700, abs=20)
    assert alone.start == datetime(2026, 1, 1, 8, 20, tzinfo=UTC)


def test_a_run_recorded_twice_in_one_file_is_not_added_up() -> None:
    assert [each.elapsed_s for each in activities([even(2, 700), even(2, 700)])] == [700, 700]


def test_without_times_a_run_has_metres_alone() -> None:
    (found,) = activities([equator_route(4000)])
    assert (found.start, found.elapsed_s, found.moving_s) == (None, None, None)
    assert found.distance_m == pytest.approx(4000)
    assert found.day(SYDNEY) is None


def test_times_on_some_points_tell_the_day_but_not_how_long() -> None:
    at = [np.nan] * 5 + [float(s) for s in range(0, 600, 100)]
    (found,) = activities([timed(list(np.linspace(0, 4000, 11)), at)])
    assert found.day(UTC) == date(2026, 1, 1)
    assert (found.elapsed_s, found.moving_s) == (None, None)


def test_times_that_stand_still_tell_no_duration() -> None:
    (found,) = activities([timed([0, 500, 1000], [0, 0, 0])])
    assert found.day(UTC) == date(2026, 1, 1)
    assert found.elapsed_s is None


def test_times_that_go_back_are_left_out_by_the_reader() -> None:
    seconds = [0, 60, 30, 120, 180, 240]
    points = "".join(
        trackpoint(0, 100 * at / METRES_PER_DEGREE, second) for at, second in enumerate(seconds)
    )
    (found,) = read_activities(tcx(activity(points)), "back.tcx")
    assert found.elapsed_s == 240
    assert found.distance_m == pytest.approx(500, abs=0.5)


def test_laps_of_one_activity_are_one_run() -> None:
    def lap(first: int) -> str:
        return "".join(
            trackpoint(0, 10 * at / METRES_PER_DEGREE, 4 * at) for at in range(first, first + 50)
        )

    (found,) = read_activities(tcx(activity(lap(0), lap(50), lap(100))), "laps.tcx")
    assert found.distance_m == pytest.approx(1490, abs=1)
    assert found.elapsed_s == 4 * 149


def test_a_watch_that_was_stopped_for_a_while_is_read_from_fit() -> None:
    fit = Fit()
    fit.kind(4)
    for at in range(100):
        fit.record(0, 30 * at / METRES_PER_DEGREE, at_s=10 * at)
    fit.timer(4)
    fit.timer(0)
    for at in range(100, 200):
        fit.record(0, 30 * at / METRES_PER_DEGREE, at_s=600 + 10 * at)
    (found,) = read_activities(fit.bytes(), "stopped.fit")
    assert found.elapsed_s == 2590
    assert found.moving_s == pytest.approx(1980, abs=20)


@pytest.mark.parametrize(
    ("at_s", "sydney", "utc"),
    [
        (46_799, date(2026, 1, 1), date(2026, 1, 1)),
        (46_800, date(2026, 1, 2), date(2026, 1, 1)),
        (86_399, date(2026, 1, 2), date(2026, 1, 1)),
    ],
)
def test_a_run_around_midnight_is_on_the_runners_day(at_s: int, sydney: date, utc: date) -> None:
    (found,) = activities([even(3, 1200, from_s=at_s)])
    assert (found.day(SYDNEY), found.day(UTC)) == (sydney, utc)


def test_a_treadmill_is_told_as_no_line() -> None:
    fit = Fit()
    fit.kind(4)
    for at in range(60):
        fit.record(None, None, at_s=at)
    with pytest.raises(RouteFileError) as caught:
        read_activities(fit.bytes(), "treadmill.fit")
    assert caught.value.code is Fault.NO_LINE


def test_a_line_that_hardly_leaves_its_place_is_no_run() -> None:
    points = "".join(trackpoint(0, at % 3 / METRES_PER_DEGREE, 60 * at) for at in range(30))
    with pytest.raises(RouteFileError) as caught:
        read_activities(tcx(activity(points)), "indoors.tcx")
    assert caught.value.code is Fault.NO_LINE
    assert caught.value.where == "indoors.tcx"


def test_years_between_two_times_cost_nothing() -> None:
    (found,) = activities([timed([0, 1000], [-1e9, 2e9])])
    assert found.elapsed_s == 3e9
    assert found.moving_s is None


@needs_samples
@pytest.mark.parametrize(
    ("name", "start", "elapsed_s", "metres"),
    [
        ("togeojson__run.gpx", datetime(2012, 10, 24, 23, 29, 40, tzinfo=UTC), 948, 3_100),
        ("gpx__garmin-activity.gpx", datetime(2017, 7, 29, 14, 46, 35, tzinfo=UTC), 5498, 12_800),
        ("py-staticmaps__running.gpx", None, None, 11_000),
    ],
)
def test_files_of_other_programs_are_read(
    name: str, start: datetime | None, elapsed_s: float | None, metres: float
) -> None:
    (found,) = read_activities((SAMPLES / name).read_bytes(), name)
    assert (found.start, found.elapsed_s) == (start, elapsed_s)
    assert found.distance_m == pytest.approx(metres, rel=0.05)


@needs_samples
def test_tracks_minutes_apart_are_one_run_and_one_without_times_another() -> None:
    name = "gpxpy__korita-zbevnica.gpx"
    run, untimed = read_activities((SAMPLES / name).read_bytes(), name)
    assert run.elapsed_s == 1_286_103_430 + 8541 - 1_286_098_590
    assert untimed.start is None


@needs_samples
def test_every_sample_is_a_run_or_refused() -> None:
    read = 0
    for path in sorted(SAMPLES.glob("*.[gtf]*")):
        try:
            found = read_activities(path.read_bytes(), path.name)
        except RouteFileError:
            continue
        read += 1
        for each in found:
            assert each.distance_m >= recorded.LEAST_ACTIVITY_M
            assert each.moving_s is None or each.elapsed_s is not None
            assert (each.moving_s or 0) <= (each.elapsed_s or 0) + 1e-6
    assert read > 10


def library() -> list[RouteSummary]:
    ring = Route("Square", Track([0, 0, 0.01, 0.01, 0], [0, 0.01, 0.01, 0, 0], [np.nan] * 5))  # type: ignore[arg-type]
    routes = {"ring": ring_route(4000), "line": equator_route(6000), "square": ring}
    return [summarise(route, name) for name, route in routes.items()]


def shaken(track: Track, by_m: float) -> Track:
    rng = np.random.default_rng(3)
    noise = rng.normal(0, by_m / METRES_PER_DEGREE, (2, len(track)))
    return Track(track.lat_deg + noise[0], track.lon_deg + noise[1], track.ele_m)


def square(points_a_side: int = 200) -> Route:
    side = np.linspace(0, 0.01, points_a_side)
    lat = np.concatenate([0 * side, side, 0.01 + 0 * side, side[::-1]])
    lon = np.concatenate([side, 0.01 + 0 * side, side[::-1], 0 * side])
    return Route("run", Track(lat, lon, np.full(len(lat), np.nan)))


@pytest.mark.parametrize("turn", [lambda route: route, reverse, lambda route: laps(route, 2)])
def test_a_run_finds_its_route_either_way_round_and_in_laps(turn: object) -> None:
    run = turn(square())  # type: ignore[operator]
    found = matching_route(shaken(run.track, 8), library())
    assert found is not None
    assert found.id == "square"


def test_half_a_route_and_another_place_are_no_match() -> None:
    whole = square().track
    half = Track(whole.lat_deg[:400], whole.lon_deg[:400], whole.ele_m[:400])
    assert matching_route(half, library()) is None
    assert matching_route(Track(whole.lat_deg + 1, whole.lon_deg, whole.ele_m), library()) is None
    assert matching_route(whole, []) is None


def test_a_way_cut_across_the_box_is_no_match() -> None:
    across = Track([0, 0.01], [0, 0.01], [np.nan] * 2)  # type: ignore[arg-type]
    assert matching_route(across, library()) is None
