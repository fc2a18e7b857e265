"""Lines a little too short made as long as wanted, by a spur up a way beside them and back.

Where the nearest junctions are far apart no round way may be of the wanted length.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from routes.graph import Step, Ways, ways_near
from routes.network import Network
from routes.snapping import Spot
from routes.track import FloatArray

# Our choice: so much of the wanted length a line may lack, half of which is run twice.
MOST_SHARE = 0.25
_Piece = tuple[int, float, float]


def filled(
    network: Network,
    ways: Ways,
    cost_per_m: FloatArray,
    spots: Sequence[Spot],
    steps: Sequence[Step],
    wanted_m: float,
) -> tuple[Ways, tuple[Step, ...]] | None:
    """Return a line of exactly `wanted_m` and its ways; None where no way beside it is long enough.

    `steps` are those of a shorter line over `ways`, which were cut at `spots`.
    """
    spur_m = (wanted_m - float(ways.length_m[[way for way, _ in steps]].sum())) / 2
    beside = min(_beside(ways, spots, steps, spur_m), default=None)
    if beside is None:
        return None
    _, at, way = beside
    node = _node_after(ways, steps, at)
    share = spur_m / float(ways.length_m[way])
    edge = int(ways.edge[way])
    turn = Spot(edge, share if ways.start[way] == node else 1 - share, 0.0)
    cut = ways_near(network, cost_per_m, [*spots, turn], wanted_m)
    new = {_piece(cut, each): each for each in range(len(cut.edge))}
    again = [(new[_piece(ways, way)], forward) for way, forward in steps]
    forward = bool(ways.start[way] == node)
    spur = new[(edge, 0.0, turn.share) if forward else (edge, turn.share, 1.0)]
    return cut, (*again[:at], (spur, forward), (spur, not forward), *again[at:])


def _beside(
    ways: Ways, spots: Sequence[Spot], steps: Sequence[Step], spur_m: float
) -> Iterator[tuple[float, int, int]]:
    """Give cost of a metre, number of steps before, and way of each spur that is long enough."""
    taken = {int(ways.edge[way]) for way, _ in steps} | {spot.edge for spot in spots}
    for at in range(1, len(steps)):
        node = _node_after(ways, steps, at)
        beside = ((ways.start == node) | (ways.end == node)) & ~ways.one_way
        for way in np.flatnonzero(beside).tolist():
            if ways.length_m[way] > spur_m and int(ways.edge[way]) not in taken:
                yield float(ways.cost[way] / ways.length_m[way]), at, way


def _node_after(ways: Ways, steps: Sequence[Step], count: int) -> int:
    way, forward = steps[count - 1]
    return int(ways.end[way] if forward else ways.start[way])


def _piece(ways: Ways, way: int) -> _Piece:
    return int(ways.edge[way]), float(ways.first[way]), float(ways.last[way])
