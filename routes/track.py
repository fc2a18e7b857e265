"""The two things every other module speaks of: a line on the ground, and a named route."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Hold a line as read-only arrays of equal length, two points or more.

    `lat_deg` in [-90, 90], `lon_deg` in [-180, 180], `ele_m` with NaN where unknown. `starts` are
    the indices at which a new segment begins; the step into such a point is a gap, neither distance
    nor ascent. `time_utc_s` holds seconds since 1970 in UTC, NaN where unknown; it is None where
    the line was never run or is no longer run as it was. Raises ValueError for a line that cannot
    exist.
    """

    lat_deg: FloatArray
    lon_deg: FloatArray
    ele_m: FloatArray
    starts: tuple[int, ...] = (0,)
    time_utc_s: FloatArray | None = None

    def __post_init__(self) -> None:
        for name in ("lat_deg", "lon_deg", "ele_m", "time_utc_s"):
            if getattr(self, name) is None:
                continue
            array = np.array(getattr(self, name), dtype=np.float64)
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        if self.lat_deg.ndim != 1 or len(self.lat_deg) < 2:  # noqa: PLR2004
            raise ValueError("a track needs at least two points")
        if not len(self.lat_deg) == len(self.lon_deg) == len(self.ele_m):
            raise ValueError("latitudes, longitudes and heights differ in number")
        if self.time_utc_s is not None and len(self.time_utc_s) != len(self.lat_deg):
            raise ValueError("times and points differ in number")
        if not (np.all(np.abs(self.lat_deg) <= 90) and np.all(np.abs(self.lon_deg) <= 180)):  # noqa: PLR2004
            raise ValueError("a coordinate is not finite or out of range")
        if np.any(np.isinf(self.ele_m)):
            raise ValueError("a height is infinite")
        if self.time_utc_s is not None and np.any(np.isinf(self.time_utc_s)):
            raise ValueError("a time is infinite")
        inside = all(0 < i < len(self.lat_deg) for i in self.starts[1:])
        if self.starts[:1] != (0,) or not inside or list(self.starts) != sorted(set(self.starts)):
            raise ValueError("segment starts must rise from 0 and stay inside the track")

    def __len__(self) -> int:
        return len(self.lat_deg)


@dataclass(frozen=True, slots=True)
class Waypoint:
    """Mark a named place beside the line."""

    name: str
    lat_deg: float
    lon_deg: float


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """Join a track to its name, as plain text, and to the waypoints that came with it."""

    name: str
    track: Track
    waypoints: tuple[Waypoint, ...] = field(default=())
