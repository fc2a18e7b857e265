"""The steps of many lines as flat arrays, so that all of them are measured in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from routes.graph import Step, Ways
from routes.network import BoolArray, IntArray
from routes.track import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Hold lines one after another, each of at least one step.

    A step runs the way `way`, from its start where `forward`, and belongs to the line number
    `owner`. Line n passes the nodes from `first_node[n]` to before `first_node[n + 1]` of `nodes`,
    `along_m` metres from its start; step s of it leads from node s + n of them to the next.
    """

    ways: Ways
    way: IntArray
    forward: BoolArray
    owner: IntArray
    nodes: IntArray
    first_node: IntArray
    along_m: FloatArray

    @property
    def count(self) -> int:
        """Return how many lines there are."""
        return len(self.first_node) - 1

    @property
    def length_m(self) -> FloatArray:
        """Return the length of each step."""
        return self.ways.length_m[self.way]

    @property
    def tail(self) -> IntArray:
        """Return where in `nodes` each step begins; it ends at the next."""
        return np.arange(len(self.way)) + self.owner

    @property
    def follows(self) -> BoolArray:
        """Tell of each step but the first whether it follows the one before it in a line."""
        same: BoolArray = self.owner[1:] == self.owner[:-1]
        return same

    def summed(self, each: FloatArray) -> FloatArray:
        """Return for each line the sum of a number of each of its steps."""
        total: FloatArray = np.bincount(self.owner, each, minlength=self.count).astype(np.float64)
        return total


def runs_of(ways: Ways, lines: Sequence[Sequence[Step]]) -> Runs:
    """Return lines over ways as flat arrays."""
    counts = np.array([len(steps) for steps in lines], dtype=np.int64)
    flat = np.array(list(chain.from_iterable(lines)), dtype=np.int64).reshape(-1, 2)
    way, forward = flat[:, 0], flat[:, 1] > 0
    owner = np.repeat(np.arange(len(counts)), counts)
    first_node = np.concatenate(([0], np.cumsum(counts + 1)))
    head = np.arange(len(way)) + owner + 1
    nodes = np.empty(len(way) + len(counts), dtype=np.int64)
    nodes[first_node[:-1]] = np.where(forward, ways.start[way], ways.end[way])[
        first_node[:-1] - np.arange(len(counts))
    ]
    nodes[head] = np.where(forward, ways.end[way], ways.start[way])
    step_m = np.zeros(len(nodes))
    step_m[head] = ways.length_m[way]
    along_m = np.cumsum(step_m)
    along_m -= np.repeat(along_m[first_node[:-1]], counts + 1)
    return Runs(ways, way, forward, owner, nodes, first_node, along_m)
