"""Measure a route: distance, smoothed profile, ascent, gradient, bounds, loop or one-way."""

from dataclasses import dataclass

import numpy as np

from routes.track import FloatArray, Route, Track

# WGS 84, the ellipsoid of GPS.
EQUATOR_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
# A degree on a sphere of the mean radius: good for telling what is near, never for a distance.
M_PER_DEG = 111_195.0

GRID_M = 10.0
SMOOTHING_HALF_M = 100.0
ZIGZAG_M = 3.0
GRADIENT_HALF_M = 50.0
MERGE_M = 0.5
SPIKE_SLOPE = 0.70
HEIGHT_GAP_M = 200.0

# Our choice: a loop ends within 100 m, and within 5 % of its length, of where it began.
LOOP_GAP_M = 100.0
LOOP_GAP_SHARE = 0.05

RETRACE_M = 15.0
RETRACE_SHARE = 0.9
RETRACE_SAMPLES = 50

# Gradient classes of 1 % from -25 % to +25 %; the pace model is clamped to the same range.
GRADIENT_CLASSES = tuple(percent / 100 for percent in range(-25, 26))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Hold the smallest box of degrees around a line; its east may lie beyond 180."""

    south_deg: float
    west_deg: float
    north_deg: float
    east_deg: float


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Hold smoothed heights on an even grid of about 10 m; NaN where no height is known.

    `gradient` is rise over run as a fraction, by central difference over 50 m to each side.
    """

    distance_m: FloatArray
    ele_m: FloatArray
    gradient: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """Hold what is known of a route's size and shape.

    `ascent_m`, `descent_m` and `profile` are None when the file has no usable heights. `gap_m` is
    the straight way from the finish to the start. `gradient_mix_m` holds the metres run in each of
    GRADIENT_CLASSES; ground of unknown height counts as flat.
    """

    distance_m: float
    ascent_m: float | None
    descent_m: float | None
    gap_m: float
    bounds: Bounds
    profile: Profile | None
    gradient_mix_m: tuple[float, ...]

    @property
    def is_loop(self) -> bool:
        """Tell whether the finish is where the start is (our choice of 100 m and 5 %)."""
        return self.gap_m <= min(LOOP_GAP_M, LOOP_GAP_SHARE * self.distance_m)


def measure(route: Route) -> Measurement:
    """Measure a route by the documented pipeline.

    Distance is the sum of WGS 84 segments. Ascent is counted on heights resampled to 10 m, smoothed
    by a moving mean over 100 m to each side, turning points of 3 m or more (our choice, after a
    simulation of GPS noise; there is no standard).
    """
    track = route.track
    along_m = distance_along(track)
    total_m = float(along_m[-1])
    stretches = _height_stretches(track, along_m)
    profile = _profile(total_m, stretches)
    ascent_m: float | None = None
    descent_m: float | None = None
    if profile is not None:
        climbs = [zigzag(heights, ZIGZAG_M) for _, heights in stretches]
        ascent_m = sum(up for up, _ in climbs)
        descent_m = sum(down for _, down in climbs)
    ends = np.array([-1, 0])
    return Measurement(
        distance_m=total_m,
        ascent_m=ascent_m,
        descent_m=descent_m,
        gap_m=float(segment_metres(track.lat_deg[ends], track.lon_deg[ends])[0]),
        bounds=_bounds(track),
        profile=profile,
        gradient_mix_m=_gradient_mix(profile, total_m),
    )


def retraces(lat_deg: FloatArray, lon_deg: FloatArray) -> bool:
    """Tell whether a line comes home the way it went out: nine tenths of it within 15 m (ours)."""
    along_m = np.concatenate(([0.0], np.cumsum(segment_metres(lat_deg, lon_deg))))
    out_m = np.linspace(0.0, along_m[-1] / 2, RETRACE_SAMPLES)
    lon_deg = np.unwrap(lon_deg, period=360)

    def at(metres: FloatArray) -> tuple[FloatArray, FloatArray]:
        return np.interp(metres, along_m, lat_deg), np.interp(metres, along_m, lon_deg)

    (out_lat, out_lon), (home_lat, home_lon) = at(out_m), at(along_m[-1] - out_m)
    pairs = np.empty((2, 2 * RETRACE_SAMPLES))
    pairs[0, ::2], pairs[0, 1::2] = out_lat, home_lat
    pairs[1, ::2], pairs[1, 1::2] = out_lon, home_lon
    return bool(np.mean(segment_metres(*pairs)[::2] <= RETRACE_M) >= RETRACE_SHARE)


def segment_metres(lat_deg: FloatArray, lon_deg: FloatArray) -> FloatArray:
    """Return the metres between neighbours, one fewer than points, on the local ellipsoid.

    Uses the radii of curvature of WGS 84 at the middle latitude; within 0.001 % of the geodesic for
    steps up to some kilometres. Right across the 180th meridian.
    """
    eccentricity2 = FLATTENING * (2 - FLATTENING)
    lat, lon = np.radians(lat_deg), np.radians(lon_deg)
    middle = (lat[1:] + lat[:-1]) / 2
    w2 = 1 - eccentricity2 * np.sin(middle) ** 2
    east = (np.diff(lon) + np.pi) % (2 * np.pi) - np.pi
    north_m = EQUATOR_M * (1 - eccentricity2) / w2**1.5 * np.diff(lat)
    east_m = EQUATOR_M / np.sqrt(w2) * np.cos(middle) * east
    return np.hypot(north_m, east_m)


def distance_along(track: Track) -> FloatArray:
    """Return the metres run at each point, from 0; a gap between segments adds nothing."""
    steps = segment_metres(track.lat_deg, track.lon_deg)
    steps[[start - 1 for start in track.starts[1:]]] = 0.0
    return np.concatenate(([0.0], np.cumsum(steps)))


def _bounds(track: Track) -> Bounds:
    lon_deg = np.unwrap(track.lon_deg, period=360)
    return Bounds(
        south_deg=float(track.lat_deg.min()),
        west_deg=float(lon_deg.min()),
        north_deg=float(track.lat_deg.max()),
        east_deg=float(lon_deg.max()),
    )


def smooth(heights_m: FloatArray, half_points: int) -> FloatArray:
    """Return the moving mean over `half_points` to each side, both ends pinned to the raw value."""
    padded = np.concatenate(([0.0], np.cumsum(heights_m)))
    index = np.arange(len(heights_m))
    low = np.maximum(index - half_points, 0)
    high = np.minimum(index + half_points + 1, len(heights_m))
    result: FloatArray = (padded[high] - padded[low]) / (high - low)
    result[0], result[-1] = heights_m[0], heights_m[-1]
    return result


def zigzag(heights_m: FloatArray, threshold_m: float) -> tuple[float, float]:
    """Return ascent and descent between turning points of at least `threshold_m`.

    A reversal counts, once and in full, when it reaches the threshold; a steady climb loses
    nothing.
    """
    low = high = pivot = extreme = float(heights_m[0])
    trend = 0
    up = down = 0.0
    for height in map(float, heights_m[1:]):
        if trend == 0:
            low, high = min(low, height), max(high, height)
            if height - low >= threshold_m:
                trend, pivot, extreme = 1, low, height
            elif high - height >= threshold_m:
                trend, pivot, extreme = -1, high, height
        elif (height - extreme) * trend > 0:
            extreme = height
        elif (extreme - height) * trend >= threshold_m:
            up, down = _count(up, down, extreme - pivot)
            trend, pivot, extreme = -trend, extreme, height
    return _count(up, down, extreme - pivot) if trend else (up, down)


def _count(up: float, down: float, rise_m: float) -> tuple[float, float]:
    return (up + rise_m, down) if rise_m > 0 else (up, down - rise_m)


def _height_stretches(track: Track, along_m: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    """Return each stretch of known height as an even grid of metres and smoothed heights."""
    known = np.isfinite(track.ele_m)
    heights = track.ele_m[known]
    if len(heights) < 2 or np.ptp(heights) == 0:  # noqa: PLR2004
        return []
    stretches = []
    for start, stop in zip(track.starts, (*track.starts[1:], len(track)), strict=True):
        inside = np.flatnonzero(known[start:stop]) + start
        if len(inside) == 0:
            continue
        # Points far apart are a straight slope; points without a height between them are a gap.
        unknown_between = np.diff(inside) > 1
        breaks = np.flatnonzero(unknown_between & (np.diff(along_m[inside]) > HEIGHT_GAP_M)) + 1
        for part in np.split(inside, breaks):
            grid = _even_grid(along_m[part], track.ele_m[part])
            if grid is not None:
                stretches.append(grid)
    return stretches


def _even_grid(along_m: FloatArray, heights_m: FloatArray) -> tuple[FloatArray, FloatArray] | None:
    along_m, heights_m = _without_spikes(*_merged(along_m, heights_m))
    length_m = along_m[-1] - along_m[0]
    if length_m < GRID_M:
        return None
    grid_m = np.linspace(along_m[0], along_m[-1], round(length_m / GRID_M) + 1)
    half_points = round(SMOOTHING_HALF_M / GRID_M)
    return grid_m, smooth(np.interp(grid_m, along_m, heights_m), half_points)


def _merged(along_m: FloatArray, heights_m: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Drop points less than half a metre after the one before: standing still is not a slope."""
    bins = np.floor(along_m / MERGE_M)
    keep = np.concatenate(([True], np.diff(bins) > 0))
    return along_m[keep], heights_m[keep]


def _without_spikes(along_m: FloatArray, heights_m: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Drop points that rise or fall steeper than 70 % from both neighbours."""
    slope = np.diff(heights_m) / np.diff(along_m)
    steep = np.abs(slope) > SPIKE_SLOPE
    spike = steep[:-1] & steep[1:] & (np.sign(slope[:-1]) != np.sign(slope[1:]))
    keep = np.concatenate(([True], ~spike, [True])) if len(heights_m) > 1 else np.array([True])
    return along_m[keep], heights_m[keep]


def _profile(total_m: float, stretches: list[tuple[FloatArray, FloatArray]]) -> Profile | None:
    if not stretches:
        return None
    grid_m = np.linspace(0.0, total_m, max(round(total_m / GRID_M), 1) + 1)
    ele_m = np.full(len(grid_m), np.nan)
    gradient = np.full(len(grid_m), np.nan)
    step_m = GRID_M / 2
    for along_m, heights_m in stretches:
        # Found by halves, as five thousand stretches of a long grid take seconds to go through.
        here = slice(
            int(np.searchsorted(grid_m, along_m[0] - step_m)),
            int(np.searchsorted(grid_m, along_m[-1] + step_m, side="right")),
        )
        at = grid_m[here]
        ele_m[here] = np.interp(at, along_m, heights_m)
        before = np.maximum(at - GRADIENT_HALF_M, along_m[0])
        after = np.minimum(at + GRADIENT_HALF_M, along_m[-1])
        rise = np.interp(after, along_m, heights_m) - np.interp(before, along_m, heights_m)
        gradient[here] = rise / (after - before)
    for array in (grid_m, ele_m, gradient):
        array.setflags(write=False)
    return Profile(grid_m, ele_m, gradient)


def _gradient_mix(profile: Profile | None, total_m: float) -> tuple[float, ...]:
    flat = len(GRADIENT_CLASSES) // 2
    metres = np.zeros(len(GRADIENT_CLASSES))
    if profile is None or len(profile.gradient) == 0:
        metres[flat] = total_m
    else:
        percent = np.nan_to_num(np.rint(profile.gradient * 100))
        share = np.full(len(percent), total_m / max(len(percent) - 1, 1))
        share[[0, -1]] /= 2
        index = np.clip(percent, -flat, flat).astype(int) + flat
        np.add.at(metres, index, share)
    return tuple(float(m) for m in metres)
