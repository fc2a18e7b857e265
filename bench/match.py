"""Figures of matching over the shipped network: `python bench/match.py`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from match_builders import (  # noqa: E402
    recorded,
    share_along,
    snapped,
    thinned,
    with_jumps,
    with_loss,
    with_waits,
)
from timing import best  # noqa: E402

from routes.footways import Footways, footways_of  # noqa: E402
from routes.graph import tree_from, ways_near  # noqa: E402  # the project is not installed
from routes.loop_ask import Ask, LoopError  # noqa: E402
from routes.loops import find_loops  # noqa: E402
from routes.mapmatch import match  # noqa: E402
from routes.measure import distance_along  # noqa: E402
from routes.networks import DEFAULT, SHIPPED, open_network  # noqa: E402
from routes.running_cost import cost_per_metre  # noqa: E402
from routes.track import Route, Track  # noqa: E402

DOORS, LOOP_M, WANDERS_M = 25, 5000.0, (5.0, 10.0, 20.0)
POINTS, MOST_POINTS, TREES = 1000, 100_000, 20


def loops_of(footways: Footways) -> list[Track]:
    """Return a loop from each of some doors beside random edges, where there is one."""
    network = footways.network
    found = []
    for edge in np.random.default_rng(5).choice(len(network.start), DOORS, replace=False).tolist():
        lat_deg, lon_deg = network.line(edge)
        try:
            ask = Ask((float(lat_deg.mean()), float(lon_deg.mean())), LOOP_M)
            found.append(find_loops(footways, ask).loops[0].route.track)
        except LoopError:
            continue
    return found


def recordings(loop: Track, seed: int) -> Iterator[tuple[str, Route]]:
    """Give a loop as watches record it, with what each recording is like."""
    for wander_m in WANDERS_M:
        for every_m in (3.0, 10.0, 30.0, 100.0):
            name = f"{wander_m:.0f} m astray, every {every_m:.0f} m"
            yield name, recorded(loop, wander_m, every_m, seed)
    good = recorded(loop, 5.0, 3.0, seed)
    yield "a sixth of the fixes every 3 m", thinned(good, 1 / 6, seed)
    yield "4 waits of 200 fixes, 12 m astray", with_waits(good, 4, 12.0, seed)
    yield "5 jumps of 100 m, one fix each", with_jumps(good, 5, 1, 100.0, seed)
    yield "3 jumps of 100 m, 20 fixes each", with_jumps(good, 3, 20, 100.0, seed)
    yield "300 m without a signal", with_loss(good, 100, seed)


def accuracy(footways: Footways, loops: list[Track]) -> None:
    """Print how much of loops is found, and how much of what is matched is right and of the length.

    Beside it what comes of moving each fix to the nearest way.
    """
    kinds: dict[str, list[tuple[float, ...]]] = {}
    for seed, loop in enumerate(loops):
        for name, route in recordings(loop, seed):
            simplest = snapped(footways.snapper, footways.network, route)
            told = [
                told
                for track in (match(footways, route).route.track, simplest)
                for told in (
                    share_along(loop, track),
                    share_along(track, loop),
                    float(distance_along(track)[-1] / distance_along(loop)[-1]) - 1,
                )
            ]
            kinds.setdefault(name, []).append(tuple(told))
    print("found and right of the line, longer than it is; then of each fix at the nearest way")
    for name, shares in kinds.items():
        ours, simplest = np.array(shares).mean(axis=0).reshape(2, 3)
        print(
            f"{name}: {ours[0]:.1%}, {ours[1]:.1%}, {ours[2]:+.1%}; "
            f"{simplest[0]:.1%}, {simplest[1]:.1%}, {simplest[2]:+.1%}"
        )


def speed(footways: Footways, loops: list[Track]) -> None:
    """Print how long matching takes, and how many whole searches of the network that is."""
    network = footways.network
    cost = cost_per_metre(network)
    spots = footways.snapper.snap(network.lat_deg[:TREES], network.lon_deg[:TREES])
    cut = [ways_near(network, cost, [spot], np.inf) for spot in spots]
    tree_s = best(lambda: [tree_from(ways, ways.spots[0]) for ways in cut], 3).processor_s / TREES
    print(f"one search of the whole network, by Dijkstra: {1000 * tree_s:.2f} ms of processor")
    for count, every_m in ((POINTS, 2.0), (POINTS, 25.0), (MOST_POINTS, 2.0)):
        once = [recorded(loop, 5.0, every_m, seed).track for seed, loop in enumerate(loops)]
        lat_deg = np.resize(np.concatenate([track.lat_deg for track in once]), count)
        lon_deg = np.resize(np.concatenate([track.lon_deg for track in once]), count)
        route = Route("", Track(lat_deg, lon_deg, np.full(count, np.nan)))
        wall, processor = best(lambda route=route: match(footways, route), 2)
        ratio = processor / tree_s
        print(
            f"{count} points, {every_m:.0f} m apart: {wall:.2f} s, {processor:.2f} s of processor, "
            f"as long as {ratio:.0f} such searches"
        )


def main() -> None:
    """Print every figure."""
    footways = footways_of(open_network(DEFAULT, (SHIPPED,)))
    loops = loops_of(footways)
    print(f"{len(loops)} loops of {LOOP_M / 1000:.0f} km")
    speed(footways, loops)
    accuracy(footways, loops)


if __name__ == "__main__":
    main()
