"""Figures of a large library: `python bench/library.py [FILES]`, 1,000 files where not told.

The files are the shipped routes, moved and turned about. Memory and the second start are measured
in processes of their own.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gpxpy
import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from routes.catalogue import Catalogue  # noqa: E402  # the project is not installed
from routes.read import read_file  # noqa: E402
from routes.track import Route, Track  # noqa: E402
from routes.write.gpx import write_gpx  # noqa: E402

FILES = 1_000
POINTS = 1_000
WORKERS = 2
SPREAD_DEG = 0.5
LIST_IT = """
import resource, sys, time
from pathlib import Path
from routes.catalogue import Catalogue
began = time.perf_counter()
catalogue = Catalogue(Path(sys.argv[1]), Path(sys.argv[2]))
listed_s = time.perf_counter() - began
listed = catalogue.list()
scan = catalogue.scan()
scanned_s = time.perf_counter() - began
again = time.perf_counter()
catalogue.scan()
again_s = time.perf_counter() - again
assert scan.added == scan.changed == scan.removed == ()
points = sum(len(route.lat_deg) for route in listed)
most_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(
    f"second start of {len(listed):,} routes with {points:,} points: list ready after "
    f"{listed_s:.3f} s, compared with the folder after {scanned_s:.3f} s, again in "
    f"{again_s:.3f} s; memory {most_mb:.0f} MB"
)
"""


def moved(route: Route, random: np.random.Generator, number: int) -> Route:
    """Return a route of 1000 points that is like `route`, elsewhere and turned by some angle."""
    track = route.track
    at, index = np.linspace(0, len(track) - 1, POINTS), np.arange(len(track))
    lat = np.interp(at, index, track.lat_deg)
    lon = np.interp(at, index, track.lon_deg)
    x, y, angle = lon - lon.mean(), lat - lat.mean(), random.uniform(0, 2 * np.pi)
    east, north = random.uniform(-SPREAD_DEG, SPREAD_DEG, 2)
    return Route(
        f"{route.name} {number}",
        Track(
            lat.mean() + north + x * np.sin(angle) + y * np.cos(angle),
            lon.mean() + east + x * np.cos(angle) - y * np.sin(angle),
            np.interp(at, index, track.ele_m),
        ),
    )


def make_files(folder: Path, count: int) -> None:
    """Write `count` GPX files."""
    shipped = [
        read_file(path.read_bytes(), path.name).routes[0]
        for path in sorted((PROJECT / "data" / "routes").glob("*.gpx"))
    ]
    random = np.random.default_rng(3)
    for number in range(count):
        route = moved(shipped[number % len(shipped)], random, number)
        (folder / f"route-{number:05}.gpx").write_bytes(write_gpx(route))


def gpxpy_s(folder: Path) -> float:
    """Return the seconds of a plain loop of gpxpy over the files."""
    gc.collect()
    began = time.perf_counter()
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8") as file:
            gpxpy.parse(file)
    return time.perf_counter() - began


def index_s(folder: Path, index: Path, workers: int) -> float:
    """Return the seconds of a first scan, and tell when its first routes were listed."""
    gc.collect()
    began = time.perf_counter()
    first: list[float] = []
    catalogue = Catalogue(folder, index, workers=workers)

    def tell(done: int, _total: int) -> None:
        if done and not first:
            first.append(time.perf_counter() - began)

    catalogue.scan(tell)
    seconds = time.perf_counter() - began
    catalogue.close()
    print(f"  {workers} workers: {seconds:.2f} s, first routes listed after {first[0]:.2f} s")
    return seconds


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="?", type=int, default=FILES)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "routes", Path(place) / "index.sqlite"
        folder.mkdir()
        make_files(folder, count)
        size_mb = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"{count:,} files of {POINTS:,} points, {size_mb:.0f} MB")
        loop_s = gpxpy_s(folder)
        ours_s = index_s(folder, index, WORKERS)
        print(
            f"first index: {ours_s / loop_s:.2f} of {loop_s:.2f} s for a plain loop of gpxpy; "
            f"index {index.stat().st_size / 1e6:.1f} MB"
        )
        for _ in range(2):
            subprocess.run(
                [sys.executable, "-c", LIST_IT, str(folder), str(index)],
                check=True,
                env=os.environ | {"PYTHONPATH": str(PROJECT)},
            )


if __name__ == "__main__":
    main()
