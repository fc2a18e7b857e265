"""From the points that a reader gathered to routes, the same for TCX, FIT and KML."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import compress
from pathlib import PureWindowsPath

import numpy as np

from routes.errors import Fault, RouteFileError
from routes.limits import HIGHEST_ELE_M, LOWEST_ELE_M, MOST_LINES, MOST_NAME_CHARS
from routes.measure import segment_metres
from routes.read import doctor
from routes.read.numbers import numbers, with_points_for_commas
from routes.read.reading import Mend
from routes.read.text import clean_text
from routes.read.times import in_order, utc_seconds
from routes.track import FloatArray, Route, Track, Waypoint

NAMELESS = "route"
# Columns of the tables of points in this module.
LAT, LON, ELE, TIME = range(4)

# Where recording stopped and went on, the way between is kept if it is short or was quick: the end
# of a lap, a wait at lights. Beyond both it is unknown, a ride or a drive. Our choice.
PAUSE_M = 100.0
PAUSE_S = 60.0

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DEGREES_PER_HOUR = 15
_Texts = list[str | None]


@dataclass(slots=True, eq=False)
class Written:
    """Gather the points of a line as they are written, None where nothing is.

    `breaks` are the indices before which something may lack.
    """

    lat: _Texts = field(default_factory=list)
    lon: _Texts = field(default_factory=list)
    ele: _Texts = field(default_factory=list)
    time: _Texts = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def add(self, lat: str | None, lon: str | None, ele: str | None, time: str | None) -> None:
        """Append a point."""
        self.lat.append(lat)
        self.lon.append(lon)
        self.ele.append(ele)
        self.time.append(time)

    def split(self) -> None:
        """Let the next point begin another piece."""
        self.breaks.append(len(self.lat))

    def read(self, repairs: Counter[Mend]) -> FloatArray:
        """Return the points as rows of latitude, longitude, height and time; NaN for unknown."""
        columns = []
        for texts in (self.lat, self.lon, self.ele):
            plain, commas = with_points_for_commas(texts)
            repairs[Mend.DECIMAL_COMMA] += commas
            columns.append(numbers(plain))
        columns.append(utc_seconds(self.time))
        lat_deg, lon_deg, ele_m, time_utc_s = columns
        repairs[Mend.HEIGHT_UNKNOWN] += _unread(self.ele, ele_m)
        repairs[Mend.TIME_UNKNOWN] += _unread(self.time, time_utc_s)
        if len(lat_deg) and doctor.is_swapped(lat_deg, lon_deg):
            repairs[Mend.SWAPPED] += len(lat_deg)
            lat_deg, lon_deg = lon_deg, lat_deg
        return np.column_stack((lat_deg, lon_deg, ele_m, time_utc_s))


@dataclass(slots=True, eq=False)
class Lines:
    """Gather the lines of a file named `where`, and what was repaired, until they become routes."""

    where: str
    repairs: Counter[Mend] = field(default_factory=Counter)
    seen: int = 0
    _found: list[tuple[str, Track, tuple[Waypoint, ...]]] = field(default_factory=list)

    def begin(self) -> None:
        """Count a line. Raises RouteFileError for more than 1,000."""
        self.seen += 1
        if self.seen > MOST_LINES:
            detail = f"more than {MOST_LINES}"
            raise RouteFileError(Fault.TOO_MANY_LINES, detail, self.where)

    def add(self, name: str, track: Track, waypoints: Sequence[Waypoint] = ()) -> None:
        """Take in a line; `name` may be anything, and "" for none."""
        self._found.append((clean_text(name, MOST_NAME_CHARS), track, tuple(waypoints)))

    def __len__(self) -> int:
        return len(self._found)

    def routes(self, stem: str, waypoints: Sequence[Waypoint] = ()) -> tuple[Route, ...]:
        """Return a route for each line; the nameless get `stem`, numbered where lines are several.

        Every route gets the `waypoints` beside its own.
        """
        several = len(self._found) > 1
        shared = tuple(waypoints)
        return tuple(
            # A thousand lines may share a hundred thousand places, which are held once.
            Route(
                own or (f"{stem} {at}" if several else stem),
                track,
                mine + shared if mine else shared,
            )
            for at, (own, track, mine) in enumerate(self._found, start=1)
        )


def track_of(
    rows: FloatArray,
    breaks: Sequence[int],
    repairs: Counter[Mend],
    *,
    recorded: bool,
    joined: bool = False,
) -> Track | None:
    """Return the track of all points that have a place, None where no line is left.

    Every break starts a segment; with `joined` only one whose step is over 100 m and, where both
    times are known, over 60 s. A segment of one point is dropped, a height out of -500..9000 m is
    unknown. A line that was `recorded` is cleared of points that it never was at; one that was
    planned or drawn has no times. What is left out is added to `repairs`.
    """
    placed = doctor.usable(rows[:, LAT], rows[:, LON])
    repairs[Mend.NO_COORDINATE] += int(np.count_nonzero(~placed))
    before = np.concatenate(([0], np.cumsum(placed)))
    rows = rows[placed]
    starts = np.unique(before[np.array(breaks, dtype=np.intp)])
    starts = starts[(starts > 0) & (starts < len(rows))]
    if joined and len(starts):
        starts = starts[_is_pause(rows)[starts - 1]]
    segments = np.split(rows, starts)
    if recorded:
        segments = doctor.without_slips(segments, repairs)
    whole = [segment for segment in segments if len(segment) > 1]
    if not whole or not np.any(np.ptp(np.concatenate(whole)[:, : LON + 1], axis=0)):
        repairs[Mend.EMPTY_LINE] += 1
        return None
    repairs[Mend.SHORT_SEGMENT] += len(segments) - len(whole)
    ends = np.cumsum([len(segment) for segment in whole])[:-1]
    return _track(np.concatenate(whole), (0, *map(int, ends)), repairs, timed=recorded)


def waypoints_of(
    names: Sequence[str | None], lat_deg: FloatArray, lon_deg: FloatArray, repairs: Counter[Mend]
) -> tuple[Waypoint, ...]:
    """Return the waypoints that are somewhere on Earth; the others are added to `repairs`."""
    placed = doctor.usable(lat_deg, lon_deg).tolist()
    repairs[Mend.NO_COORDINATE] += placed.count(False)
    rows = zip(names, lat_deg.tolist(), lon_deg.tolist(), strict=True)
    return tuple(
        Waypoint(clean_text(name, MOST_NAME_CHARS), lat, lon)
        for name, lat, lon in compress(rows, placed)
    )


def stem_of(name: str) -> str:
    """Return a file's name without folder and suffix, as plain text; "route" when none is left."""
    return clean_text(PureWindowsPath(name).stem, MOST_NAME_CHARS) or NAMELESS


def day_there(time_utc_s: float, lon_deg: float) -> str:
    """Return the ISO date at a longitude, by the sun; "" where the time is unknown.

    A file tells no time zone, and in Sydney a run before breakfast is yesterday's in UTC.
    """
    if np.isnan(time_utc_s):
        return ""
    there = timedelta(seconds=time_utc_s, hours=round(lon_deg / _DEGREES_PER_HOUR))
    return (_EPOCH + there).date().isoformat()


def _unread(written: _Texts, read: FloatArray) -> int:
    blank = sum(not (text and text.strip()) for text in written)
    return int(np.isnan(read).sum()) - blank


def _is_pause(rows: FloatArray) -> doctor.BoolArray:
    """Tell for each step whether it is long in metres and, where that is known, in seconds."""
    # Not "longer than", which an unknown time never is.
    slow = ~(np.diff(rows[:, TIME]) <= PAUSE_S)
    long: doctor.BoolArray = segment_metres(rows[:, LAT], rows[:, LON]) > PAUSE_M
    return long & slow


def _track(
    rows: FloatArray, starts: tuple[int, ...], repairs: Counter[Mend], *, timed: bool
) -> Track:
    ele_m, time_utc_s = rows[:, ELE].copy(), None
    absurd = (ele_m < LOWEST_ELE_M) | (ele_m > HIGHEST_ELE_M)
    repairs[Mend.HEIGHT_UNKNOWN] += int(absurd.sum())
    ele_m[absurd] = np.nan
    if timed:
        time_utc_s = in_order(rows[:, TIME])
        lost = np.isnan(time_utc_s).sum() - np.isnan(rows[:, TIME]).sum()
        repairs[Mend.TIME_ORDER] += int(lost)
        if np.isnan(time_utc_s).all():
            time_utc_s = None
    return Track(rows[:, LAT], rows[:, LON], ele_m, starts, time_utc_s)
