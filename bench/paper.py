"""Figures of routes on paper: `python bench/paper.py`."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

import routes  # noqa: E402  # the project is not installed
from routes.paper.look import Box  # noqa: E402
from routes.paper.page import Paper, make_pdf  # noqa: E402
from routes.paper.route_map import draw_route_map  # noqa: E402
from routes.paper.route_profile import draw_route_profile  # noqa: E402
from routes.units import Units  # noqa: E402

RUNS = 5
WEEK = ("parramatta-loop", "park-foreshore-5k", "lake-parramatta-hills-8k")
GROUND = PROJECT / "data" / "basemap" / "parramatta.geojson"
IMPORTS = "import routes; from routes.paper import route_sheet"


def best_of(what: Callable[[], object]) -> float:
    """Return the fewest seconds that something took, of five times."""
    took_s = []
    for _ in range(RUNS):
        began = time.perf_counter()
        what()
        took_s.append(time.perf_counter() - began)
    return min(took_s)


def main() -> None:
    """Print every figure."""
    library = routes.Catalogue(PROJECT / "data" / "routes")
    library.scan()
    measured = [(route, routes.measure(route)) for route in map(library.open, WEEK)]
    data = GROUND.read_bytes()
    ground = routes.read_ground(data)

    def draw(paper: Paper) -> None:
        for i, (route, measurement) in enumerate(measured):
            box = Box(40, 80 + 240 * i, 180, 130)
            draw_route_map(paper, box, route.track, ground, Units.KM)
            draw_route_profile(paper, Box(260, 80 + 240 * i, 180, 40), measurement, Units.KM)

    def sheet() -> bytes:
        route, measurement = measured[0]
        return routes.write_route_sheet(route, measurement, library.facts(WEEK[0]), ground)

    week = make_pdf("A week", draw)
    fresh = best_of(lambda: subprocess.run([sys.executable, "-c", IMPORTS], check=True))
    bare = best_of(lambda: subprocess.run([sys.executable, "-c", "import routes"], check=True))
    print(f"reportlab and what it brings, imported once: {(fresh - bare) * 1000:.0f} ms")
    print(f"ground read once: {best_of(lambda: routes.read_ground(data)) * 1000:.0f} ms")
    took_ms = best_of(lambda: make_pdf("A week", draw)) * 1000
    print(f"three small maps and profiles: {took_ms:.0f} ms, {len(week) / 1000:.0f} KB")
    took_ms = best_of(sheet) * 1000
    print(f"the sheet of the Parramatta Loop: {took_ms:.0f} ms, {len(sheet()) / 1000:.0f} KB")


if __name__ == "__main__":
    main()
