"""Make of a route what a watch is given: one thin line, timed, with what is told on the way."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from routes.course import Course, CoursePoint, Pacing, Sight
from routes.course_line import Line, index_at, line_of, picked, with_points_at
from routes.course_points import MOST_TOLD, told_along
from routes.errors import ShapeError
from routes.measure import measure
from routes.shape import kept_points
from routes.track import FloatArray, Route
from routes.units import Units

# FIT counts its seconds from here, and cannot tell what was before.
FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
# Our choice: the shape of the line has three of four points.
_TOLD_SHARE = 4


def as_course(
    route: Route,
    pacing: Pacing,
    *,
    turns_m: Sequence[float] = (),
    sights: Sequence[Sight] = (),
    units: Units = Units.KM,
    most_points: int | None = 500,
) -> Course:
    """Return a route as a watch follows it: at most `most_points` points, all of them for None.

    The line keeps its start, its finish and every point told on the way; `turns_m` are where it
    turns round, in metres of the route as `routes.measure` has them, beside the turns that the line
    itself tells. A sight is told at the point of the line nearest to it, where that is within 50 m
    of a place or 100 m of water, at each pass 300 m or more after the last (our choice). Points are
    added where something is told, so that "5 km" stands at 5,000 m.

    `along_m` are the metres of the whole line and not of the thinned one, gaps counted as the
    straight steps that they become. Times are the runner's by gradient, over 100 m or more, in
    whole seconds; where points lie closer than a second, the later ones are late. Raises ShapeError
    for fewer points than start, finish and turns need and for a turn beyond the line, and
    ValueError for a start before 1990.
    """
    starts = pacing.starts.replace(microsecond=0)
    if starts <= FIT_EPOCH:
        raise ValueError(f"a start before FIT's time begins: {starts}")
    line = line_of(route.track)
    told = told_along(line, turns_m, sights, units, _most_told(most_points, len(turns_m)))
    at_m = np.array([each.at_m for each in told])
    whole = with_points_at(line, at_m)
    thinned = picked(whole, _kept(whole, at_m, most_points))
    places = index_at(thinned, at_m)
    places[-1] = len(thinned.along_m) - 1
    points = (
        CoursePoint(int(index), each.kind, each.name)
        for index, each in zip(places, told, strict=True)
    )
    return Course(
        name=route.name,
        track=thinned.track,
        along_m=thinned.along_m,
        times_s=_times(whole, thinned.along_m, pacing),
        starts=starts,
        points=tuple(points),
        gap_m=line.gap_m,
    )


def _most_told(most_points: int | None, turns: int) -> int:
    if most_points is None:
        return MOST_TOLD
    if most_points < 2 + turns:
        raise ShapeError(f"{most_points} points for {turns} turns")
    return min(MOST_TOLD, most_points // _TOLD_SHARE)


def even_pacing(starts: datetime, pace_s_per_km: float) -> Pacing:
    """Return the pacing of one who runs up and down hill alike. `starts` is aware."""

    def times_along_s(distance_m: FloatArray, _gradient: FloatArray) -> FloatArray:
        return distance_m * (pace_s_per_km / 1000)

    return Pacing(starts, times_along_s)


def _kept(line: Line, at_m: FloatArray, most_points: int | None) -> NDArray[np.intp]:
    ends = np.union1d(index_at(line, at_m), [0, len(line.along_m) - 1])
    return kept_points(line.track, ends, most_points or len(line.along_m))


def _times(whole: Line, along_m: FloatArray, pacing: Pacing) -> FloatArray:
    """Return whole seconds that rise by 1 or more at each of the distances."""
    profile = measure(Route("", whole.track)).profile
    if profile is None:
        grid_m, gradient = np.array([0.0, whole.length_m]), np.full(2, np.nan)
    else:
        grid_m, gradient = profile.distance_m, profile.gradient
    seconds = np.rint(np.interp(along_m, grid_m, pacing.times_along_s(grid_m, gradient)))
    index = np.arange(len(along_m), dtype=np.float64)
    rising: FloatArray = index + np.maximum.accumulate(seconds - index)
    rising -= rising[0]
    return rising
