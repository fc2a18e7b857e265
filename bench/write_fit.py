"""Figures of writing FIT: `python bench/write_fit.py`."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from planner.sessions import SESSIONS  # noqa: E402  # the project is not installed
from planner.workouts import session_steps  # noqa: E402
from routes.course import Course, CoursePoint, PointKind  # noqa: E402
from routes.track import Track  # noqa: E402
from routes.workout import Workout  # noqa: E402
from routes.write.fit import write_fit, write_workout  # noqa: E402

POINTS = 500
EVERY = 30
TIMES = 10
STARTS = datetime(2026, 11, 24, tzinfo=UTC)


def a_course() -> Course:
    """Return a course of 500 points with heights and a point to tell every 30."""
    at = np.arange(POINTS, dtype=np.float64)
    track = Track(-33.8 + at / 10_000, 151 + np.sin(at) / 10_000, 20 + np.sin(at))
    told = tuple(CoursePoint(i, PointKind.DISTANCE, f"{i} km") for i in range(0, POINTS, EVERY))
    return Course("Bench", track, 25 * at, 10 * at, STARTS, told)


def timed(label: str, make: Callable[[], bytes]) -> None:
    """Print the first and the best time of making some bytes."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        size = len(make())
        times.append(time.perf_counter() - begun)
    print(f"{label}: first {times[0]:.3f} s, best of {TIMES} {min(times):.3f} s, {size} bytes")


def main() -> None:
    """Print every figure."""
    course = a_course()
    timed(f"FIT course of {POINTS} points (to reach: 0.4 s)", lambda: write_fit(course))
    workout = Workout("Bench", session_steps(SESSIONS[0]))
    timed("FIT workout of a walk-run session", lambda: write_workout(workout, STARTS))


if __name__ == "__main__":
    main()
