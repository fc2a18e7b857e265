"""Figures of reading GPX, as ratios of one run: `python bench/read.py`."""

import math
import resource
import sys
import time
from pathlib import Path

import gpxpy

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from timing import best  # noqa: E402

from routes.measure import measure  # noqa: E402  # the project is not installed
from routes.read import read_file  # noqa: E402

POINTS = 10_000
MOST_RATIO = 1.5
TRIES = 7
EXTRAS = (
    "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>150</gpxtpx:hr><gpxtpx:cad>80</gpxtpx:cad>"
    "</gpxtpx:TrackPointExtension></extensions>"
)
ROOT = (
    '<gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1" '
    'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
)


def run_of(points: int, *, timed: bool, extras: str = "") -> str:
    """Return a GPX as a watch writes it: a point a second, about 3 m apart, with heights."""
    lines = []
    for at in range(points):
        clock = f"{at // 3600 % 24:02}:{at // 60 % 60:02}:{at % 60:02}"
        when = f"        <time>2026-01-01T{clock}Z</time>\n" if timed else ""
        lines.append(
            f'      <trkpt lat="{-33.8 + math.sin(at / 500) / 50:.6f}" '
            f'lon="{151 + at / 50_000:.6f}">\n'
            f"        <ele>{20 + 5 * math.sin(at / 90):.1f}</ele>\n{when}{extras}      </trkpt>\n"
        )
    return f"{ROOT}\n<trk><name>Run</name><trkseg>\n{''.join(lines)}</trkseg></trk></gpx>"


def tell_reading(kind: str, text: str) -> float:
    """Print and return what reading and measuring takes as a share of gpxpy's parsing alone."""
    data = text.encode()

    def ours() -> None:
        for route in read_file(data, "run.gpx").routes:
            measure(route)

    ours_s, gpxpy_s = (best(work, TRIES).wall_s for work in (ours, lambda: gpxpy.parse(text)))
    print(
        f"reading and measuring {POINTS:,} points {kind}: {ours_s * 1000:.0f} ms, "
        f"{ours_s / gpxpy_s:.2f} of gpxpy.parse alone ({gpxpy_s * 1000:.0f} ms)"
    )
    return ours_s / gpxpy_s


def main() -> None:
    """Print every figure; exit with 1 if one is missed."""
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = run_of(45_000, timed=True).encode()
    began = time.perf_counter()
    read_file(data, "run.gpx")
    took_s = time.perf_counter() - began
    more_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb) / 1024
    print(f"reading 45,000 points, {len(data) / 1e6:.1f} MB: {took_s:.2f} s, {more_mb:.0f} MB more")
    ratios = (
        tell_reading("without times", run_of(POINTS, timed=False)),
        tell_reading("with times", run_of(POINTS, timed=True)),
        tell_reading("with heart rates", run_of(POINTS, timed=True, extras=EXTRAS)),
    )
    sys.exit(max(ratios) > MOST_RATIO)


if __name__ == "__main__":
    main()
