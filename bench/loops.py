"""Figures of loops over the shipped network: `python bench/loops.py`."""

import statistics
import sys
import time
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from geopy.distance import geodesic

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from dense import dense  # noqa: E402  # the project is not installed
from timing import best  # noqa: E402

from routes.footways import Footways, footways_of  # noqa: E402
from routes.graph import tree_from, ways_near  # noqa: E402
from routes.loop_ask import FIT_SHARE, Ask, Found, Loop, LoopError, Position  # noqa: E402
from routes.loops import find_loops  # noqa: E402
from routes.networks import DEFAULT, SHIPPED, open_network  # noqa: E402
from routes.running_cost import cost_per_metre  # noqa: E402

DOORS, KM, LOOPS = 50, (3, 5, 8, 10, 15), 3
SNAPPED, PATHS, SEEDS = 1000, 100, 4
CITY_KM = (5, 10, 15)
# From the middle of an edge, a few metres off it, as doors are.
OFF_DEG = 0.0002


def doors(footways: Footways, count: int) -> list[Position]:
    """Return doors beside random edges of the whole network, its ragged rim included."""
    network = footways.network
    chosen = np.random.default_rng(8).choice(len(network.start), count, replace=False)
    lines = [network.line(edge) for edge in chosen.tolist()]
    return [(float(lat.mean()) + OFF_DEG, float(lon.mean()) + OFF_DEG) for lat, lon in lines]


def milliseconds(work: Callable[[], object], times: int = 5) -> str:
    """Return the best wall and processor time of some work, in words."""
    took = best(work, times)
    return f"{took.wall_s * 1000:.1f} ms ({took.processor_s * 1000:.1f} ms of processor)"


def asked(footways: Footways, door: Position, km: int) -> Found | None:
    """Return what is found from a door, None where there is nothing."""
    try:
        return find_loops(footways, Ask(door, 1000.0 * km))
    except LoopError as error:
        print(f"  {door[0]:.5f}, {door[1]:.5f}, {km} km: {error.code}, {error.nearest_m}")
        return None


def shared(found: Found, other: Found) -> float:
    """Return the most ground that a loop of one has in common with any of another, as a share."""
    return max(in_common(a, b) for a in found.loops for b in other.loops)


def in_common(one: Loop, other: Loop) -> float:
    """Return how many of their edges two loops have in common, as a share of the fewer."""
    a, b = set(one.edges), set(other.edges)
    return len(a & b) / min(len(a), len(b))


def loops(footways: Footways) -> None:
    """Print how many asks are met, how well, and how fast."""
    walls, processors, repeated, paths, off = [], [], [], [], []
    turns, back, alike = [], [], []
    met = 0
    for door in doors(footways, DOORS):
        for km in KM:
            wall, processor = time.perf_counter(), time.process_time()
            found = asked(footways, door, km)
            walls.append(time.perf_counter() - wall)
            processors.append(time.process_time() - processor)
            if found is None:
                continue
            near = [abs(loop.distance_m / (1000 * km) - 1) <= FIT_SHARE for loop in found.loops]
            met += all(near) and len(near) == LOOPS and not found.is_back
            repeated += [loop.repeated_share for loop in found.loops]
            paths += [loop.path_share for loop in found.loops]
            turns += [loop.turns_per_km for loop in found.loops]
            back += [any(a == b for a, b in pairwise(loop.edges)) for loop in found.loops]
            off.append(off_geodesic(found.loops[0]))
            alike.append(
                max((in_common(*pair) for pair in combinations(found.loops, 2)), default=0)
            )
    count = DOORS * len(KM)
    print(f"asks with {LOOPS} loops within 3 %: {met} of {count} (to reach: 95 %)")
    most = np.percentile(repeated, 90)
    print(f"ground run twice: median {statistics.median(repeated):.1%} (to reach: 10 %)")
    print(f"  and at most {most:.1%} in 9 loops of 10")
    print(f"on paths and in parks: median {statistics.median(paths):.0%}")
    print(f"turns: {statistics.mean(turns):.1f} a km; loops with a turn straight back: ", end="")
    print(f"{statistics.mean(back):.1%}")
    print(f"most that two loops of an ask have in common: median {statistics.median(alike):.0%}")
    print(
        f"distance, worst of {len(off)} loops: {max(off):.1e} of geopy's geodesic (to reach: 5e-4)"
    )
    for name, times in (("wall", walls), ("processor", processors)):
        middle = statistics.median(times)
        print(f"an ask, {name}: median {middle:.3f} s, worst {max(times):.3f} s (to reach: 0.5 s)")


def off_geodesic(loop: Loop) -> float:
    """Return how far a loop's distance is from geopy's over the same line, as a share."""
    track = loop.route.track
    places = zip(track.lat_deg.tolist(), track.lon_deg.tolist(), strict=True)
    return abs(loop.distance_m / sum(geodesic(a, b).m for a, b in pairwise(places)) - 1)


def others(footways: Footways) -> None:
    """Print how different another seed's loops are."""
    most, began = [], time.process_time()
    for door in doors(footways, 10):
        found = [find_loops(footways, Ask(door, 6000.0, seed=seed)) for seed in range(1, SEEDS + 1)]
        most += [shared(one, other) for one, other in pairwise(found)]
    took_s = (time.process_time() - began) / (10 * SEEDS)
    print(f"an ask, seeds 1 to {SEEDS}: {took_s:.3f} s of processor")
    print(f"most that any loop shares with one of the seed before: {statistics.median(most):.0%}")


def in_a_city() -> None:
    """Print how long an ask takes among 100,000 streets, and how many paths over all that is."""
    network = dense()
    footways = footways_of(network)
    door = float(network.lat_deg.mean()) + OFF_DEG, float(network.lon_deg.mean()) + OFF_DEG
    spots = footways.snapper.snap(np.array([door[0]]), np.array([door[1]]))
    ways = ways_near(network, cost_per_metre(network), spots, np.inf)
    tree_s = best(lambda: tree_from(ways, ways.spots[0])).processor_s
    print(f"{len(network.start):,} streets, best paths from one to all: {1000 * tree_s:.1f} ms")
    for km in CITY_KM:
        found = find_loops(footways, Ask(door, 1000.0 * km))
        took = best(lambda: find_loops(footways, Ask(door, 1000.0 * km)), 3)  # noqa: B023
        took_s = took.processor_s
        print(
            f"an ask of {km} km there: {took_s:.2f} s of processor, as {took_s / tree_s:.0f} times "
            f"those; {len(found.loops)} loops"
        )


def main() -> None:
    """Print every figure."""
    print(f"network opened: {milliseconds(lambda: open_network(DEFAULT, (SHIPPED,)))}")
    network = open_network(DEFAULT, (SHIPPED,))
    print(f"made ready: {milliseconds(lambda: footways_of(network))}")
    footways = footways_of(network)
    random = np.random.default_rng(1)
    lat = random.uniform(network.lat_deg.min(), network.lat_deg.max(), SNAPPED)
    lon = random.uniform(network.lon_deg.min(), network.lon_deg.max(), SNAPPED)
    took = milliseconds(lambda: footways.snapper.snap(lat, lon))
    print(f"{SNAPPED} points snapped: {took} (to reach: 20 ms)")
    cost = cost_per_metre(network)
    spots = footways.snapper.snap(lat[: 2 * PATHS], lon[: 2 * PATHS])

    def path(pair: int) -> object:
        ways = ways_near(network, cost, spots[2 * pair : 2 * pair + 2], np.inf)
        return tree_from(ways, ways.spots[0]).steps_to(ways.spots[1], ways)

    took = milliseconds(lambda: [path(pair) for pair in range(PATHS)], 3)
    print(f"{PATHS} best paths between random spots: {took} (to reach: 10 ms each)")
    loops(footways)
    others(footways)
    in_a_city()


if __name__ == "__main__":
    main()
