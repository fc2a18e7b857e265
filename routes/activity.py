"""What a watch or a phone recorded: when a run was, how far it went, and how long it took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

import numpy as np
from numpy.typing import NDArray

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS
from routes.measure import distance_along, segment_metres
from routes.read import read_file
from routes.read.text import clean_text
from routes.track import FloatArray, Route, Track

# Our choices. Shorter is a watch that never left the room; a treadmill gives such a line.
LEAST_ACTIVITY_M = 100.0
# Parts of one file belong to one run where no longer lies between them.
REST_S = 3600.0
# Slower, over some ten seconds, is standing; by every second it would be the noise of GPS.
STANDING_M_PER_S = 0.5
STEP_S = 10.0
# Times that cover less of the way tell when it was, but not how long it took.
TIMED_SHARE = 0.95

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """Hold one recorded run; `distance_m` is 100 or more, gaps between segments not counted.

    `start` is aware UTC, None where no time is told. `elapsed_s` runs from the first time to the
    last, pauses counted; `moving_s` leaves out standing and pauses. Both are above 0, or None where
    they are not known. `line` is the longest part of it.
    """

    name: str
    start: datetime | None
    distance_m: float
    elapsed_s: float | None
    moving_s: float | None
    line: Track

    def day(self, zone: tzinfo) -> date | None:
        """Return the day on which it began for somebody in `zone`, None where no time is told."""
        return self.start.astimezone(zone).date() if self.start else None


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    name: str
    track: Track
    distance_m: float
    start_s: float
    end_s: float
    moving_s: float
    timed_m: float


def read_activities(data: bytes, file_name: str) -> tuple[Activity, ...]:
    """Return the runs that a file holds, those without a time last, one or more.

    Tracks of one file, of which each began within an hour after the one before, are one run. Takes
    any format that `routes.read_file` does. Raises RouteFileError, with NO_LINE for one that hardly
    moved, as on a treadmill.
    """
    found = activities(read_file(data, file_name).routes)
    if not found:
        where = clean_text(file_name, MOST_NAME_CHARS)
        raise RouteFileError(Fault.NO_LINE, f"under {LEAST_ACTIVITY_M:.0f} m", where)
    return found


def activities(routes: Iterable[Route]) -> tuple[Activity, ...]:
    """Return the runs of 100 m or more that routes of one file are, as `read_activities` does."""
    parts = [_part(route) for route in routes]
    timed = sorted((part for part in parts if not np.isnan(part.start_s)), key=_when)
    runs: list[list[_Part]] = []
    for part in timed:
        follows = bool(runs) and 0 <= part.start_s - runs[-1][-1].end_s <= REST_S
        if follows:
            runs[-1].append(part)
        else:
            runs.append([part])
    untimed = [[part] for part in parts if np.isnan(part.start_s)]
    made = [_activity(run) for run in (*runs, *untimed)]
    return tuple(each for each in made if each.distance_m >= LEAST_ACTIVITY_M)


def _when(part: _Part) -> tuple[float, float]:
    return part.start_s, part.end_s


def _part(route: Route) -> _Part:
    track = route.track
    along_m = distance_along(track)
    total_m = float(along_m[-1])
    times = track.time_utc_s
    known = np.empty(0, dtype=np.intp) if times is None else np.flatnonzero(np.isfinite(times))
    if times is None or not len(known):
        return _Part(route.name, track, total_m, np.nan, np.nan, 0.0, 0.0)
    at_m = along_m[known]
    return _Part(
        name=route.name,
        track=track,
        distance_m=total_m,
        start_s=float(times[known[0]]),
        end_s=float(times[known[-1]]),
        moving_s=_moving_s(track, times, known, along_m),
        timed_m=float(at_m[-1] - at_m[0]),
    )


def _moving_s(
    track: Track, times: FloatArray, known: NDArray[np.intp], along_m: FloatArray
) -> float:
    """Return the seconds moved, in steps of ten seconds or more between points of `known` time."""
    bins = np.floor((times[known] - times[known[0]]) / STEP_S)
    picked = known[np.flatnonzero(np.diff(bins, prepend=-1.0) > 0)]
    picked = np.unique(np.append(picked, known[-1]))
    took_s = np.diff(times[picked])
    # The straight way, as a watch that stands still wanders; along the line, as a gap is no way.
    straight_m = segment_metres(track.lat_deg[picked], track.lon_deg[picked])
    went_m = np.minimum(straight_m, np.diff(along_m[picked]))
    return float(took_s[went_m >= STANDING_M_PER_S * took_s].sum())


def _activity(parts: list[_Part]) -> Activity:
    longest = max(parts, key=lambda part: part.distance_m)
    distance_m = sum(part.distance_m for part in parts)
    start_s, end_s = parts[0].start_s, parts[-1].end_s
    is_covered = sum(part.timed_m for part in parts) >= TIMED_SHARE * distance_m
    elapsed_s = end_s - start_s if is_covered and end_s > start_s else None
    moving_s = sum(part.moving_s for part in parts)
    return Activity(
        name=longest.name,
        start=None if np.isnan(start_s) else _EPOCH + timedelta(seconds=start_s),
        distance_m=distance_m,
        elapsed_s=elapsed_s,
        moving_s=moving_s if elapsed_s is not None and moving_s > 0 else None,
        line=longest.track,
    )
