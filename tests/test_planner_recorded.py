"""Runs from files on their way into the journal: whose they are, and which are the same."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from builders import SHIPPED

from planner.journal import RunDone, told_longest
from planner.recorded import Recorded, is_in_journal, is_same, recorded
from routes.activity import activities
from routes.read import read_file
from routes.summary import RouteSummary, summarise
from routes.track import Route, Track

START = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
DAY = date(2026, 11, 25)


def a_recording(
    minutes: float = 0, distance_m: float = 5_000, *, is_timed: bool = True, took_s: float = 1800
) -> Recorded:
    start = START + timedelta(minutes=minutes) if is_timed else None
    day = DAY if is_timed else None
    return Recorded("run.gpx", day, start, distance_m, took_s, took_s)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (a_recording(), a_recording(), True),
        (a_recording(), a_recording(2, 5_200), True),
        (a_recording(), a_recording(29, 1_000), True),
        (a_recording(), a_recording(31), False),
        (a_recording(is_timed=False), a_recording(9, 5_100, is_timed=False), True),
        (a_recording(is_timed=False), a_recording(9, 5_300, is_timed=False), False),
        (a_recording(), a_recording(is_timed=False), False),
    ],
)
def test_nobody_runs_twice_at_once(one: Recorded, other: Recorded, *, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


@pytest.mark.parametrize(
    ("run", "known"),
    [
        (RunDone(DAY, 5_100.0), True),
        (RunDone(DAY, 5_400.0), False),
        (RunDone(DAY - timedelta(days=1), 5_000.0), False),
        (told_longest(5_000.0, DAY + timedelta(days=1)), False),
    ],
)
def test_a_run_of_the_journal_is_known_by_day_and_metres(run: RunDone, *, known: bool) -> None:
    assert is_in_journal(a_recording(), [run]) is known


def the_loop() -> tuple[RouteSummary, ...]:
    names = ("parramatta-loop.gpx", "lake-parramatta-circuit.gpx")
    files = [(SHIPPED / name).read_bytes() for name in names]
    routes = [read_file(data, name).routes[0] for data, name in zip(files, names, strict=True)]
    return tuple(summarise(route, name[:-4]) for route, name in zip(routes, names, strict=True))


def test_a_run_of_a_shipped_route_is_told_with_its_day_and_its_route() -> None:
    (line,) = read_file((SHIPPED / "parramatta-loop.gpx").read_bytes(), "loop.gpx").routes
    track = line.track
    noise = np.random.default_rng(1).normal(0, 5e-5, (2, len(track)))
    times = np.linspace(0, 5400, len(track)) + START.timestamp()
    run = Track(
        track.lat_deg + noise[0], track.lon_deg + noise[1], track.ele_m, track.starts, times
    )
    (activity,) = activities([Route("run", run)])
    found = recorded(activity, "run.fit", ZoneInfo("Australia/Sydney"), the_loop())
    assert (found.day, found.route_id, found.elapsed_s) == (DAY, "parramatta-loop", 5400)
    assert recorded(activity, "run.fit", UTC, ()).day == DAY - timedelta(days=1)
