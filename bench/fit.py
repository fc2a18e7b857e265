"""Figures of fitting routes to a distance: `python bench/fit.py`."""

import sys
import time
from itertools import pairwise
from pathlib import Path

from geopy.distance import geodesic

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from routes.catalogue import Catalogue  # noqa: E402  # the project is not installed
from routes.tailor import FIT_SHARE, Variation, tailor  # noqa: E402
from routes.track import Route  # noqa: E402

MANY = 1000
WANTED_M = 6_000.0
KM = range(2, 21)


def off_geodesic(way: Variation) -> float:
    """Return how far a variation's distance is from geopy's, as a share."""
    track = way.route.track
    places = zip(track.lat_deg.tolist(), track.lon_deg.tolist(), strict=True)
    return abs(way.distance_m / sum(geodesic(a, b).m for a, b in pairwise(places)) - 1)


def met(routes: list[Route], km: int) -> bool:
    """Tell whether every route has a variation within 2 % of a distance."""
    wanted_m = 1000.0 * km
    best = (tailor(route, distance_m=wanted_m)[0] for route in routes)
    return all(abs(way.distance_m - wanted_m) <= FIT_SHARE * wanted_m for way in best)


def main() -> None:
    """Print every figure."""
    catalogue = Catalogue(PROJECT / "data" / "routes")
    catalogue.scan()
    summaries = [*catalogue.list()] * (MANY // len(catalogue.list()) + 1)
    began = time.perf_counter()
    for summary in summaries[:MANY]:
        summary.offers(WANTED_M)
    print(f"offers of {MANY} summaries: {(time.perf_counter() - began) * 1000:.1f} ms")
    routes = [catalogue.open(summary.id) for summary in catalogue.list()]
    for route in routes:
        began = time.perf_counter()
        ways = tailor(route, distance_m=WANTED_M)
        took_s = time.perf_counter() - began
        print(f"  {route.name:50} {len(ways)} ways in {took_s * 1000:.0f} ms")
    print(f"whole km from 2 to 20 met by every route: {sum(met(routes, km) for km in KM)} of 19")
    ways = [
        way
        for route in routes
        for way in tailor(route, distance_m=WANTED_M, others=[o for o in routes if o is not route])
    ]
    worst = max(off_geodesic(way) for way in ways)
    print(f"distance, worst of {len(ways)} variations: {worst:.1e} of geopy's geodesic")


if __name__ == "__main__":
    main()
