"""Figures of writing routes for watches, as ratios of one run: `python bench/write.py`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import gpxpy.gpx
import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from timing import best  # noqa: E402

from routes import as_course, even_pacing, write_course_gpx, write_gpx, write_tcx  # noqa: E402
from routes.read import read_file  # noqa: E402
from routes.track import Route, Track  # noqa: E402

POINTS = 1000
LONG_POINTS = 50_000
START = datetime(2026, 11, 24, 7, tzinfo=UTC)


def points_of(track: Track, count: int) -> Track:
    """Return a line of exactly `count` points along a track."""
    at = np.linspace(0, len(track) - 1, count)
    index = np.arange(len(track))
    lat, lon, ele = (
        np.interp(at, index, values) for values in (track.lat_deg, track.lon_deg, track.ele_m)
    )
    return Track(lat, lon, ele)


def as_gpxpy(route: Route) -> gpxpy.gpx.GPX:
    """Return the same track, with the same heights, as gpxpy holds it."""
    track = route.track
    segment = gpxpy.gpx.GPXTrackSegment(
        [
            gpxpy.gpx.GPXTrackPoint(lat, lon, elevation=ele)
            for lat, lon, ele in zip(
                np.round(track.lat_deg, 6).tolist(),
                np.round(track.lon_deg, 6).tolist(),
                np.round(track.ele_m, 1).tolist(),
                strict=True,
            )
        ]
    )
    line = gpxpy.gpx.GPXTrack(route.name)
    line.segments.append(segment)
    whole = gpxpy.gpx.GPX()
    whole.tracks.append(line)
    return whole


def tell_gpx(route: Route) -> None:
    """Print what writing 1,000 points takes as a share of gpxpy's time for the same track."""
    theirs = as_gpxpy(route)
    ours_s = best(lambda: write_gpx(route, most_points=POINTS), 50).wall_s
    gpxpy_s = best(theirs.to_xml, 20).wall_s
    print(
        f"GPX of {POINTS:,} points: {ours_s * 1000:.2f} ms, {ours_s / gpxpy_s:.2f} x gpxpy's "
        f"{gpxpy_s * 1000:.2f} ms (< 0.5)"
    )


def tell_course(route: Route) -> None:
    """Print what making a course of a route takes, and writing it."""
    pacing = even_pacing(START, 400)
    made_s = best(lambda: as_course(route, pacing), 20).wall_s
    course = as_course(route, pacing)
    gpx_s = best(lambda: write_course_gpx(course, has_times=True), 20).wall_s
    tcx_s = best(lambda: write_tcx(course), 20).wall_s
    print(
        f"a course of {len(course.track)} of {len(route.track):,} points: made in "
        f"{made_s * 1000:.1f} ms, written as GPX in {gpx_s * 1000:.1f} ms, as TCX in "
        f"{tcx_s * 1000:.1f} ms"
    )


def main() -> None:
    """Print every figure."""
    file = PROJECT / "data" / "routes" / "parramatta-loop.gpx"
    route = read_file(file.read_bytes(), file.name).routes[0]
    tell_gpx(Route(route.name, points_of(route.track, POINTS)))
    tell_course(route)
    tell_course(Route(route.name, points_of(route.track, LONG_POINTS)))


if __name__ == "__main__":
    main()
