"""The blocks between ways, round each of which one may run by either side."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from routes.footways import Footways
from routes.graph import Step, Ways
from routes.loop_measures import JUNCTION, TURN_DEG
from routes.network import BoolArray

# Our choice: a block of more ways, or none at all as outside the network, is not gone round.
_MOST_SIDES = 60


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Hold what is round each side of each way.

    Half 2 w is the way w from its start to its end, half 2 w + 1 from there. `after[h]` is the half
    that goes on from half h round the block beside it, -1 up a dead end; `head` the node it leads
    to. `leaves_deg` is the heading at its beginning; `one_way` tells that it must not be run.
    """

    after: list[int]
    head: list[int]
    leaves_deg: list[float]
    length_m: list[float]
    cost: list[float]
    one_way: list[bool]
    is_junction: list[bool]

    def turns(self, halves: list[int]) -> int:
        """Return how many turns are taken from each half to the next."""
        leaves, head, is_junction = self.leaves_deg, self.head, self.is_junction
        count = 0
        for one, other in pairwise(halves):
            if is_junction[head[one]]:
                bend_deg = abs((leaves[other] - leaves[one ^ 1]) % 360 - 180)
                count += bend_deg >= TURN_DEG
        return count

    def other_side(self, first: int, last: int) -> list[int]:
        """Return the way round the block's other side from where `first` begins to `last`'s end.

        From half `first` one goes on to half `last` round a block. Nothing where that has no end.
        """
        back: list[int] = []
        half = self.after[last]
        while half != first:
            if half < 0 or len(back) == _MOST_SIDES:
                return []
            back.append(half ^ 1)
            half = self.after[half]
        back.reverse()
        return back


def half_of(step: Step) -> int:
    """Return the half of a way that a step runs."""
    way, forward = step
    return 2 * way + (not forward)


def step_of(half: int) -> Step:
    """Return the step that runs a half of a way."""
    return half // 2, half % 2 == 0


def blocks_of(footways: Footways, ways: Ways, rings: BoolArray) -> Blocks:
    """Return the blocks between ways, `rings` being the nodes between those that lead on."""
    tail = np.stack((ways.start, ways.end), axis=1).ravel()
    head = np.stack((ways.end, ways.start), axis=1).ravel()
    leaves_deg = footways.leaving_deg[:, ways.edge].T.ravel()
    inside = np.flatnonzero(rings[tail] & rings[head])
    order = inside[np.lexsort((leaves_deg[inside], tail[inside]))]
    # Of all halves that leave a node, the next one round it, and from the last the first.
    begins = np.flatnonzero(np.diff(tail[order], prepend=-1))
    following = np.roll(order, -1)
    following[np.flatnonzero(np.diff(tail[order], append=-1))] = order[begins]
    after = np.full(len(tail), -1)
    after[order ^ 1] = following
    one_way = np.zeros(len(tail), dtype=np.bool_)
    one_way[1::2] = ways.one_way
    real = ways.node < len(footways.ways_at)
    at = np.where(real, ways.node, 0)
    return Blocks(
        after=after.tolist(),
        head=head.tolist(),
        leaves_deg=leaves_deg.tolist(),
        length_m=np.repeat(ways.length_m, 2).tolist(),
        cost=np.repeat(ways.cost, 2).tolist(),
        one_way=one_way.tolist(),
        is_junction=(real & (footways.ways_at[at] >= JUNCTION)).tolist(),
    )
