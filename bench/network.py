"""Figures of importing networks, one of a made-up city: `python bench/network.py [EXTRACT …]`."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import osmium
from osmium.osm.mutable import Node, Relation, Way

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
# The command line, which in the end tells the most memory that it held; on Linux in kilobytes.
MEASURED = """
import resource, sys
from routes.__main__ import main
code = main(sys.argv[1:])
sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
sys.exit(code)
"""
# A city of so many blocks to a side, of which each has two streets, four houses, and some a park.
CITY_SIDE, BLOCK_DEG, PARK_SHARE = 310, 0.001, 0.05
STREETS = ("residential",) * 6 + ("tertiary", "footway", "path", "service", "primary", "track")
# Streets in squares, of which a side has so many, and so many points to each.
SIDE, POINTS, NAMES = 224, 6, 20_000


def imported(extract: Path, folder: Path) -> Network:
    """Import an extract in a process of its own and print what it took."""
    command = [sys.executable, "-c", MEASURED, "network", "import", str(extract), "--json"]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--name", "bench", "--replace"],
        cwd=PROJECT,
        env=os.environ | {"LOOPWELL_NETWORKS": str(folder)},
        capture_output=True,
        check=True,
    )
    took_s = time.perf_counter() - began
    most_mb = int(done.stderr) / 1000
    told = json.loads(done.stdout)
    print(f"{extract.name}: {took_s:.2f} s, {most_mb:.0f} MB (Krems is to take 10 and 500)")
    share, length_km = told["kept_share"], told["kept_m"] / 1000
    print(f"  kept: {share:.1%} of what may be walked, {length_km:.1f} km, {told['edges']} edges")
    print(
        f"  on the disk: {told['bytes'] / told['edges']:.0f} bytes an edge; out: {told['left_out']}"
    )
    return read_network(Path(told["file"]).read_bytes())


class City:
    """Write an extract as large as a city's, most of it houses, with ids from 1."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.random = np.random.default_rng(1)
        self.nodes: list[Node] = []
        self.ways: list[Way] = []
        self.relations: list[Relation] = []

    def node(self, row: float, column: float) -> int:
        """Add a node at a place in blocks, now and then a crossing or a gate."""
        number = len(self.nodes) + 1
        east, north = (BLOCK_DEG * each for each in self.random.normal((column, row), 0.01))
        tags = {"highway": "crossing"} if number % 97 == 0 else {}
        tags |= {"barrier": "gate"} if number % 1009 == 0 else {}
        self.nodes.append(Node(id=number, location=(15 + east, 48 + north), tags=tags))
        return number

    def way(self, nodes: list[int], tags: dict[str, str]) -> int:
        """Add a way of nodes."""
        self.ways.append(Way(id=len(self.ways) + 1, nodes=nodes, tags=tags))
        return len(self.ways)

    def square(self, row: float, column: float, side: float, tags: dict[str, str]) -> int:
        """Add a house or a park."""
        corners = [(0.0, 0.0), (0.0, side), (side, side), (side, 0.0)]
        nodes = [self.node(row + north, column + east) for north, east in corners]
        return self.way([*nodes, nodes[0]], tags)

    def block(self, row: int, column: int, corners: list[list[int]]) -> None:
        """Add the streets, houses and perhaps the park of a block."""
        for north, east in ((1, 0), (0, 1)):
            fifths = [(row + north * part / 5, column + east * part / 5) for part in range(1, 5)]
            line = [corners[row][column], *(self.node(*place) for place in fifths)]
            named = {"name": f"Street {row if east else CITY_SIDE + column}", "surface": "asphalt"}
            kind = str(self.random.choice(STREETS))
            self.way([*line, corners[row + north][column + east]], {"highway": kind, **named})
        for house in range(4):
            place = row + 0.2 + 0.4 * (house // 2), column + 0.2 + 0.4 * (house % 2)
            self.square(*place, 0.2, {"building": "yes", "addr:housenumber": str(house)})
        if self.random.random() < PARK_SHARE:
            park = self.square(row + 0.1, column + 0.1, 0.8, {})
            tags = {"type": "multipolygon", "leisure": "park", "name": f"Park {row} {column}"}
            members = [("w", park, "outer")]
            self.relations.append(Relation(id=len(self.relations) + 1, members=members, tags=tags))

    def write(self, path: Path) -> None:
        """Write it as PBF."""
        sides = range(CITY_SIDE + 1)
        corners = [[self.node(row, column) for column in sides] for row in sides]
        for place in range(CITY_SIDE**2):
            self.block(*divmod(place, CITY_SIDE), corners)
        with osmium.SimpleWriter(str(path)) as writer:
            for add, things in (
                (writer.add_node, self.nodes),
                (writer.add_way, self.ways),
                (writer.add_relation, self.relations),
            ):
                for each in things:
                    add(each)
        size_mb = path.stat().st_size / 1e6
        print(f"{path.name}: {len(self.nodes):,} nodes, {len(self.ways):,} ways, {size_mb:.1f} MB")


def write_city(path: Path) -> None:
    """Write the made-up city."""
    City().write(path)


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
    with tempfile.TemporaryDirectory() as folder:
        city = Path(folder) / "city.osm.pbf"
        # In a process of its own: what this one holds would count as the import's.
        writing = get_context("spawn").Process(target=write_city, args=(city,))
        writing.start()
        writing.join()
        imported(city, Path(folder))
    loaded()


if __name__ == "__main__":
    main()
