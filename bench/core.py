"""Figures of the core, as ratios of one run: `python bench/core.py`."""

import math
import sys
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from geopy.distance import geodesic

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from timing import best  # noqa: E402

from routes.candidates import Candidates, Point  # noqa: E402  # the project is not installed
from routes.catalogue import Catalogue  # noqa: E402
from routes.choosing import Sort, Wish, choose  # noqa: E402
from routes.measure import Bounds, measure  # noqa: E402
from routes.places import read_places  # noqa: E402
from routes.summary import RouteSummary, summarise  # noqa: E402
from routes.track import Route, Track  # noqa: E402

POINTS = 1000
LIBRARY = 100
CROWD = 10_000
WEEKS = 12
FIRST_DAY = date(2026, 11, 23)


def geodesic_m(track: Track) -> float:
    """Return the length by geopy's geodesic, segment by segment of the track."""
    places = list(zip(track.lat_deg.tolist(), track.lon_deg.tolist(), strict=True))
    steps = enumerate(pairwise(places), start=1)
    gaps = set(track.starts)
    return math.fsum(geodesic(*pair).m for index, pair in steps if index not in gaps)


def thousand_points(track: Track) -> Track:
    """Return a line of exactly 1000 points along a track."""
    at = np.linspace(0, len(track) - 1, POINTS)
    index = np.arange(len(track))
    lat, lon, ele = (
        np.interp(at, index, values) for values in (track.lat_deg, track.lon_deg, track.ele_m)
    )
    return Track(lat, lon, ele)


def tell_distance(catalogue: Catalogue) -> None:
    """Print how far our distance is from geopy's on every shipped route."""
    worst = 0.0
    for summary in catalogue.list():
        reference_m = geodesic_m(catalogue.open(summary.id).track)
        off = abs(summary.distance_m / reference_m - 1)
        worst = max(worst, off)
        print(f"  {summary.id:45} {reference_m:9.1f} m  off by {off:.1e}")
    print(f"distance, worst of {len(catalogue.list())} routes: {worst:.1e} of geopy's geodesic")


def tell_measuring(track: Track) -> None:
    """Print what measuring a whole route takes as a share of geopy's distance alone."""
    route = Route("Bench", thousand_points(track))
    ours_s = best(lambda: measure(route), 50).wall_s
    geopy_s = best(lambda: geodesic_m(route.track), 5).wall_s
    print(
        f"measuring {POINTS} points: {ours_s * 1000:.2f} ms, "
        f"{ours_s / geopy_s:.2%} of geopy's {geopy_s * 1000:.1f} ms for the distance alone"
    )


def library(track: Track) -> tuple[RouteSummary, ...]:
    """Return summaries of 100 routes, from about 1 km to the length of `track`."""
    made = []
    for number in range(LIBRARY):
        last = max(len(track) * (number + 1) // LIBRARY, 2)
        part = Track(track.lat_deg[:last], track.lon_deg[:last], track.ele_m[:last])
        made.append(summarise(Route(f"Route {number}", part), f"route-{number}"))
    return tuple(made)


def tell_building(track: Track) -> None:
    """Print what building a plan of 12 weeks over 100 routes takes."""
    import planner  # noqa: PLC0415  # the figures above stand without it

    summaries = library(track)
    runner, journal = planner.Runner(8000, 360), planner.Journal()

    def build() -> object:
        return planner.build(runner, journal, summaries, FIRST_DAY, weeks=WEEKS)

    print(f"building {WEEKS} weeks over {LIBRARY} routes: {best(build, 5).wall_s * 1000:.1f} ms")


def tell_choosing(catalogue: Catalogue) -> None:
    """Print what making 10,000 routes ready to be chosen from takes, and choosing."""
    listed = catalogue.list()
    random = np.random.default_rng(3)
    crowd = tuple(
        replace(
            listed[i % len(listed)],
            id=f"route-{i}",
            lat_deg=listed[i % len(listed)].lat_deg + north,
            lon_deg=listed[i % len(listed)].lon_deg + east,
        )
        for i, (north, east) in enumerate(random.uniform(-0.5, 0.5, (CROWD, 2)))
    )
    places = read_places((PROJECT / "data" / "places.csv").read_bytes())
    facts = [catalogue.facts(route.id) for route in listed]
    said = [facts[i % len(facts)] for i in range(CROWD)]
    began = time.perf_counter()
    candidates = Candidates(crowd, said, places)
    ready_s = time.perf_counter() - began
    here = Point(-33.81, 151.0)
    wish = Wish(words="lake", least_m=3000, near=here, within_m=40_000, sort=Sort.NEAR)
    began = time.perf_counter()
    found = choose(candidates, wish)
    first_s = time.perf_counter() - began
    again_s = best(lambda: choose(candidates, wish), 20).wall_s
    moved = replace(wish, view=Bounds(-34, 150, -33, 151))
    moved_s = best(lambda: choose(candidates, moved), 5).wall_s
    print(
        f"choosing {len(found.routes):,} of {CROWD:,} routes: {again_s * 1000:.1f} ms (< 50), with "
        f"another view of the map {moved_s * 1000:.0f} ms; made ready in {ready_s:.2f} s, the "
        f"first search for a place {first_s * 1000:.0f} ms"
    )


def main() -> None:
    """Print every figure."""
    catalogue = Catalogue(PROJECT / "data" / "routes")
    scan_s = best(lambda: Catalogue(PROJECT / "data" / "routes").scan(), 3).wall_s
    catalogue.scan()
    again_s = best(catalogue.scan, 20).wall_s
    longest = max(catalogue.list(), key=lambda summary: summary.distance_m)
    track = catalogue.open(longest.id).track
    tell_distance(catalogue)
    tell_measuring(track)
    print(
        f"scanning {len(catalogue.list())} routes: {scan_s * 1000:.0f} ms, "
        f"again {again_s * 1000:.1f} ms ({again_s / scan_s:.1%})"
    )
    tell_building(track)
    tell_choosing(catalogue)


if __name__ == "__main__":
    main()
