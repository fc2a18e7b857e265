"""Figures of importing networks: `python bench/network.py [EXTRACT …]`."""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from routes.footways import Footways, footways_of  # noqa: E402  # the project is not installed
from routes.graph import tree_from, ways_near  # noqa: E402
from routes.loop_ask import FIT_SHARE, Ask, LoopError  # noqa: E402
from routes.loops import find_loops  # noqa: E402
from routes.network import Network  # noqa: E402
from routes.network_file import read_network, write_network  # noqa: E402
from routes.running_cost import cost_per_metre  # noqa: E402

EXTRACTS = tuple(
    PROJECT.parent / "shared" / "osm" / f"{name}.osm.gz" for name in ("krems", "monaco")
)
PAIRS, DOORS, KM = 100, 30, (3, 5, 10)
# Streets in squares, of which a side has so many, and so many points to each.
SIDE, POINTS, NAMES = 224, 6, 20_000


def imported(extract: Path, folder: Path) -> Network:
    """Import an extract in a process of its own and print what it took."""
    command = [sys.executable, "-m", "routes", "network", "import", str(extract), "--json"]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--name", "bench", "--replace"],
        cwd=PROJECT,
        env=os.environ | {"LOOPWELL_NETWORKS": str(folder)},
        capture_output=True,
        check=True,
    )
    took_s = time.perf_counter() - began
    # Of all children the largest; on Linux in thousands of bytes.
    most_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    told = json.loads(done.stdout)
    print(f"{extract.name}: {took_s:.2f} s (to reach: 10), {most_mb:.0f} MB (to reach: 500)")
    share, length_km = told["kept_share"], told["kept_m"] / 1000
    print(f"  kept: {share:.1%} of what may be walked, {length_km:.1f} km, {told['edges']} edges")
    print(
        f"  on the disk: {told['bytes'] / told['edges']:.0f} bytes an edge; out: {told['left_out']}"
    )
    return read_network(Path(told["file"]).read_bytes())


def routed(footways: Footways) -> int:
    """Return how many of random pairs of places are joined by a way of finite cost."""
    network, cost = footways.network, cost_per_metre(footways.network)
    edges = np.random.default_rng(8).choice(len(network.start), 2 * PAIRS)
    places = np.array([np.mean(network.line(edge), axis=1) for edge in edges.tolist()])
    spots = footways.snapper.snap(places[:, 0], places[:, 1])
    found = 0
    for pair in range(PAIRS):
        ways = ways_near(network, cost, spots[2 * pair : 2 * pair + 2], np.inf)
        found += bool(np.isfinite(tree_from(ways, ways.spots[0]).cost[ways.spots[1]]))
    return found


def looped(footways: Footways) -> None:
    """Print how many doors have loops, and how long an ask takes."""
    network = footways.network
    edges = np.random.default_rng(1).choice(len(network.start), DOORS, replace=False)
    met, times = 0, []
    for edge in edges.tolist():
        door = (float(network.line(edge)[0].mean()), float(network.line(edge)[1].mean()))
        for km in KM:
            began = time.perf_counter()
            try:
                loops = find_loops(footways, Ask(door, 1000.0 * km)).loops
                met += all(abs(each.distance_m / (1000 * km) - 1) <= FIT_SHARE for each in loops)
            except LoopError:
                pass
            times.append(time.perf_counter() - began)
    count = DOORS * len(KM)
    middle, worst = statistics.median(times), max(times)
    print(f"  asks of {KM} km with loops within 3 %: {met} of {count}")
    print(f"  an ask: median {middle:.3f} s, worst {worst:.3f} s")


def squares() -> Network:
    """Return a network of some 100,000 edges, with names and heights."""
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    lat, lon = np.round(48 + row * 0.001, 6), np.round(15 + column * 0.001, 6)
    node = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    start = np.concatenate((node[:, :-1].ravel(), node[:-1].ravel()))
    end = np.concatenate((node[:, 1:].ravel(), node[1:].ravel()))
    along = np.linspace(0, 1, POINTS)
    random = np.random.default_rng(1)
    return Network(
        name="Squares",
        credit="made by a benchmark",
        lat_deg=lat,
        lon_deg=lon,
        ele_m=random.uniform(0, 500, len(lat)),
        start=start,
        end=end,
        kind=random.integers(0, 6, len(start)),
        flags=random.integers(0, 64, len(start)),
        title=random.integers(0, NAMES, len(start)),
        offsets=np.arange(0, POINTS * len(start) + 1, POINTS),
        point_lat_deg=np.round(
            lat[start, None] + np.outer(lat[end] - lat[start], along), 6
        ).ravel(),
        point_lon_deg=np.round(
            lon[start, None] + np.outer(lon[end] - lon[start], along), 6
        ).ravel(),
        titles=("", *(f"Street {number}" for number in range(NAMES - 1))),
    )


def loaded() -> None:
    """Print how long a large network takes to load."""
    network = squares()
    data = write_network(network)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        read_network(data)
        times.append(time.perf_counter() - began)
    edges = len(network.start)
    print(
        f"{edges:,} edges, {len(data) / 1e6:.1f} MB: loaded in {min(times):.3f} s (to reach: 0.3)"
    )


def main() -> None:
    """Print every figure."""
    for extract in map(Path, sys.argv[1:]) if sys.argv[1:] else EXTRACTS:
        if not extract.exists():
            print(f"{extract.name}: not here, so not measured")
            continue
        with tempfile.TemporaryDirectory() as folder:
            footways = footways_of(imported(extract, Path(folder)))
        print(f"  random pairs routed: {routed(footways)} of {PAIRS}")
        looped(footways)
    loaded()


if __name__ == "__main__":
    main()
