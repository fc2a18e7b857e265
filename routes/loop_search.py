"""Find ways of about a wanted length between two spots, all of them different.

A line goes by a via A to some node X and on to its end. With the best ways from A and from the end
to every node, the length of the line by every X is known at once, so those that fit are picked, not
tried. What was run from the start to A costs more on the other two legs, so that they keep off it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from routes.graph import LEAST_COST, Step, Tree, Ways, in_rings, tree_from
from routes.network import BoolArray
from routes.track import FloatArray

# How near each other two X may be, as a share of the wanted length.
_APART_SHARE = 0.05
# Weight of a round shape against the cost of a metre, and of being off the wanted length.
_ROUND = 0.6
_OFF = 2.0
# How far off the wished direction vias are looked for.
LOOK_DEG = 70.0
_GOLDEN = (5**0.5 - 1) / 2
_M_PER_DEG = 111_195.0


@dataclass(frozen=True, slots=True)
class Effort:
    """Say how hard to look: in how many directions, how far out, and at how many X of each via.

    `rings` are how far out a via lies, as shares of the wanted length. `off_share` is how far off
    it a line may be. Spurs are ways to an X and straight back. Ground that was run already costs
    `again` times as much.
    """

    sectors: int
    rings: tuple[tuple[float, float], ...]
    each: int
    off_share: float
    spurs: bool = False
    again: float = 8.0


# Our choice: the first finds enough nearly everywhere; a door in a corner takes the others.
EFFORTS = (
    Effort(16, ((0.10, 0.20), (0.20, 0.30), (0.30, 0.42)), 6, 0.025),
    Effort(20, ((0.05, 0.14), (0.14, 0.24), (0.24, 0.34), (0.34, 0.48)), 6, 0.028),
    Effort(12, ((0.05, 0.20), (0.20, 0.35), (0.35, 0.50)), 6, 0.028, spurs=True),
)
# Where a place or an end leaves hardly room for more than the shortest way.
SHORTEST = Effort(12, ((0.05, 0.25), (0.25, 0.50)), 4, 0.028, spurs=True, again=1.0)


@dataclass(frozen=True, slots=True)
class Wish:
    """Say what is looked for: the length, where to and by what, and which way to look.

    `towards_deg` is a compass bearing. `variant`, from 1, turns the directions that are looked in.
    """

    wanted_m: float
    via: int | None = None
    towards_deg: float | None = None
    variant: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """Hold the ways and what all lines of a search share.

    `onward_m` is how far it is from each node to the end, by the place on the way if there is one.
    """

    ways: Ways
    start: int
    end: int
    wish: Wish
    from_start: Tree
    onward_m: FloatArray
    rings: BoolArray

    def lines(self, effort: Effort) -> Iterator[tuple[Step, ...]]:
        """Give lines that are as long as wished for, or as near to it as each lead allows."""
        for lead in self._leads(effort):
            cost = self._cost_after(lead, effort)
            via = self._head(lead)
            onward = tree_from(self.ways, via, cost)
            homeward = tree_from(self.ways, self.end, cost)
            yield from self._through(tuple(lead), via, onward, homeward, effort)

    def _leads(self, effort: Effort) -> Iterator[list[Step]]:
        """Give the first legs: none for a way to elsewhere, then those to or by way of each via."""
        place = self.wish.via
        if place is not None:
            yield self.from_start.steps_to(place, self.ways)
        elif self.start != self.end:
            yield []
        for via in self._vias(effort):
            lead = self.from_start.steps_to(via, self.ways)
            if place is not None:
                onward = tree_from(self.ways, via, self._cost_after(lead, effort))
                lead += onward.steps_to(place, self.ways)
            yield lead

    def _head(self, lead: list[Step]) -> int:
        """Return the node at which a lead ends."""
        if not lead:
            return self.start
        way, forward = lead[-1]
        return int(self.ways.end[way] if forward else self.ways.start[way])

    def _cost_after(self, steps: list[Step], effort: Effort) -> FloatArray:
        cost = self.ways.cost.copy()
        cost[[way for way, _ in steps]] *= effort.again
        return cost

    def _vias(self, effort: Effort) -> Iterator[int]:
        """Give the most pleasant node to run to in each direction, near and far."""
        wanted_m, turn = self.wish.wanted_m, self.wish.variant * _GOLDEN % 1
        length_m = self.from_start.length_m
        possible = (length_m + self.onward_m <= wanted_m) & (length_m > 0)
        if not effort.spurs:
            possible &= self.rings
        per_m = np.full(len(length_m), np.inf)
        per_m[possible] = self.from_start.cost[possible] / length_m[possible]
        east, north = self._plane()
        bearing = np.degrees(np.arctan2(east, north))
        for sector in range(effort.sectors):
            centre = (sector + turn) * 360 / effort.sectors
            if not self._is_towards(centre):
                continue
            off = np.abs((bearing - centre + 180) % 360 - 180)
            here = possible & (off <= 180 / effort.sectors)
            for low, high in effort.rings:
                ring = here & (length_m >= low * wanted_m) & (length_m <= high * wanted_m)
                found = np.flatnonzero(ring)
                if len(found):
                    yield int(found[np.argmin(per_m[found])])

    def _is_towards(self, bearing_deg: float) -> bool:
        towards = self.wish.towards_deg
        return towards is None or abs((bearing_deg - towards + 180) % 360 - 180) <= LOOK_DEG

    def _plane(self) -> tuple[FloatArray, FloatArray]:
        """Return metres east and north of the start."""
        ways, at = self.ways, self.start
        north = (ways.lat_deg - ways.lat_deg[at]) * _M_PER_DEG
        shrink = _M_PER_DEG * np.cos(np.radians(ways.lat_deg[at]))
        return (ways.lon_deg - ways.lon_deg[at]) * shrink, north

    def _through(
        self, steps: tuple[Step, ...], via: int, onward: Tree, homeward: Tree, effort: Effort
    ) -> Iterator[tuple[Step, ...]]:
        """Give the lines from a via by the best few X."""
        wanted_m = self.wish.wanted_m
        gone_m = sum(float(self.ways.length_m[way]) for way, _ in steps)
        total_m = gone_m + onward.length_m + homeward.length_m
        off = np.abs(total_m / wanted_m - 1)
        fits = np.isfinite(total_m)
        if not effort.spurs:
            fits &= (onward.by != homeward.by) & self.rings
        if not fits.any():
            return
        near = fits & (off <= max(effort.off_share, float(off[fits].min())))
        left = np.flatnonzero(near)
        east, north = self._plane()
        score = (onward.cost[left] + homeward.cost[left]) / wanted_m + _OFF * off[left]
        left = left[np.argsort(score - _ROUND * self._roundness(via)[left], kind="stable")]
        for _ in range(effort.each):
            if not len(left):
                return
            best = int(left[0])
            back = homeward.steps_to(best, self.ways)
            home = [(way, not forward) for way, forward in reversed(back)]
            yield (*steps, *onward.steps_to(best, self.ways), *home)
            apart_m = np.hypot(east[left] - east[best], north[left] - north[best])
            left = left[apart_m > _APART_SHARE * wanted_m]

    def _roundness(self, via: int) -> FloatArray:
        """Return how much the triangle of start, via and each node holds of what it might."""
        east, north = self._plane()
        area = np.abs(east[via] * north - east * north[via]) / 2
        result: FloatArray = np.minimum(4 * np.pi * area / self.wish.wanted_m**2, 1.0)
        return result


def tries(ways: Ways, start: int, end: int, wish: Wish) -> Iterator[Iterator[tuple[Step, ...]]]:
    """Give the lines that each effort finds, the least effort first."""
    looking = _search(ways, start, end, wish)
    for effort in EFFORTS:
        yield looking.lines(effort)
    if wish.via is None and start == end:
        return
    by_length = replace(ways, cost=ways.length_m + LEAST_COST)
    yield _search(by_length, start, end, wish).lines(SHORTEST)


def _search(ways: Ways, start: int, end: int, wish: Wish) -> Search:
    from_start = tree_from(ways, start)
    onward_m = tree_from(ways, end).length_m
    if wish.via is not None:
        onward_m = tree_from(ways, wish.via).length_m + onward_m[wish.via]
    return Search(ways, start, end, wish, from_start, onward_m, in_rings(ways))
