"""How hard to look for lines: in how many directions, how far out, and over how many vias."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import gcd

Ring = tuple[float, float]

# Each lead takes two trees over all nodes, so a dense network gets fewer leads: it has so many ways
# that fewer do. With up to 6,000 nodes, as on the shipped network, none is left out.
_MOST_NODES, _LEAST_LEADS = 240_000, 8
_MANY = 4
_GOLDEN = (5**0.5 - 1) / 2


class Legs(StrEnum):
    """By how many vias a line goes before it turns for home."""

    ONE = "one"
    TWO = "two"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Effort:
    """Say how hard to look, and at how many X of each lead.

    `rings` are how far out the first via lies, as shares of the wanted length. `off_share` is how
    far off it a line may be. Spurs are ways to an X and straight back. Ground that was run already
    costs `again` times as much.
    """

    sectors: int
    rings: tuple[Ring, ...]
    each: int
    off_share: float
    legs: Legs = Legs.ONE
    spurs: bool = False
    again: float = 8.0

    def looks(self) -> Iterator[tuple[int, Ring]]:
        """Give each sector with each ring, so that the first few are spread over all of both."""
        stride = round(_GOLDEN * self.sectors)
        while gcd(stride, self.sectors) > 1:
            stride += 1
        for turn in range(len(self.rings)):
            for number in range(self.sectors):
                ring = self.rings[(number + turn) % len(self.rings)]
                yield number * stride % self.sectors, ring


# Our choice: the first finds enough nearly everywhere; a door in a corner takes the others. Twice
# as many directions and rings take twice as long and find lines hardly better. By two vias a line
# has a lobe on either side of the door.
EFFORTS = (
    Effort(12, ((0.10, 0.24), (0.24, 0.42)), 6, 0.025),
    Effort(12, ((0.05, 0.17), (0.17, 0.32), (0.32, 0.48)), 6, 0.028),
    Effort(12, ((0.10, 0.30),), 4, 0.028, Legs.TWO),
    Effort(12, ((0.05, 0.20), (0.20, 0.35), (0.35, 0.50)), 6, 0.028, spurs=True),
)
# Where the network is small for a run of that length, so that some of it must be run twice.
LONGEST = Effort(16, ((0.00, 0.10), (0.10, 0.50)), 4, 0.028, Legs.MANY, spurs=True, again=4.0)
# Where a place or an end leaves hardly room for more than the shortest way.
SHORTEST = Effort(12, ((0.05, 0.25), (0.25, 0.50)), 4, 0.028, spurs=True, again=1.0)


def most_leads(nodes: int, legs: Legs) -> int:
    """Return how many leads a network of so many nodes is worth; one of many legs costs many."""
    share = _MANY if legs is Legs.MANY else 1
    return max(_MOST_NODES // nodes // share, _LEAST_LEADS // share)
