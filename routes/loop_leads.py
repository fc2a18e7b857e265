"""The first legs of a run: from its start by one via or more, from which it can still come home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routes.graph import Step, Tree, Ways, tree_from, tree_to
from routes.loop_ask import FIT_SHARE
from routes.loop_effort import Effort, Legs
from routes.loop_ground import Ground
from routes.measure import M_PER_DEG
from routes.network import BoolArray
from routes.track import FloatArray

# How far off the wished direction vias are looked for.
LOOK_DEG = 70.0
# Our choice: how far out a second via lies, as shares of the wanted length, and on which sides of
# the start, from the first; so many vias at most fill a run.
_SECOND = (0.06, 0.30)
_SIDES_DEG, _SIDE_DEG = (180.0, 90.0, -90.0), 45.0
_MOST_VIAS = 12
_GOLDEN = (5**0.5 - 1) / 2


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
    `east_m` and `north_m` are each node's from the start; `rings` tells which lie between ways that
    lead on; `ground` is that of the ways.
    """

    ways: Ways
    start: int
    end: int
    wish: Wish
    from_start: Tree
    onward_m: FloatArray
    rings: BoolArray
    east_m: FloatArray
    north_m: FloatArray
    ground: Ground

    def leads(self, effort: Effort) -> Iterator[list[Step]]:
        """Give the first legs: none for a way to elsewhere, then those to or by way of each via."""
        place = self.wish.via
        if place is not None:
            yield self.from_start.steps_to(place, self.ways)
        elif self.start != self.end:
            yield []
        for via in self._vias(effort):
            lead = self.from_start.steps_to(via, self.ways)
            if place is not None:
                onward = tree_from(self.ways, via, self.cost_after(lead, effort))
                lead += onward.steps_to(place, self.ways)
            if effort.legs is Legs.MANY:
                yield self._prolonged(lead, effort)
            elif effort.legs is Legs.ONE:
                yield lead
            elif place is None:
                yield from self._seconds(lead, via, effort)

    @property
    def forced_m(self) -> float:
        """Return how far it is from the start out of its dead end, infinite where it has no end."""
        return float(self.from_start.length_m[self.rings].min(initial=np.inf))

    def head(self, lead: list[Step]) -> int:
        """Return the node at which a lead ends."""
        if not lead:
            return self.start
        way, forward = lead[-1]
        return int(self.ways.end[way] if forward else self.ways.start[way])

    def metres(self, steps: Sequence[Step]) -> float:
        """Return the length of some steps."""
        return sum(float(self.ways.length_m[way]) for way, _ in steps)

    def cost_after(self, steps: list[Step], effort: Effort) -> FloatArray:
        """Return what each way costs once some steps were run, those beside them included."""
        along = self.ground.beside([way for way, _ in steps])
        return self.ways.cost * (1 + (effort.again - 1) * along)

    def _vias(self, effort: Effort) -> Iterator[int]:
        """Give the most pleasant node to run to in each direction, near and far."""
        wanted_m, turn = self.wish.wanted_m, self.wish.variant * _GOLDEN % 1
        length_m = self.from_start.length_m
        # Out and home by one way that only leads round may be the whole run.
        over = 1.0 if self.ways.joined.is_both_ways else 1 + FIT_SHARE
        possible = (length_m + self.onward_m <= over * wanted_m) & (length_m > 0)
        if not effort.spurs:
            possible &= self.rings
        for sector, (low, high) in effort.looks():
            centre_deg = (sector + turn) * 360 / effort.sectors
            if self._is_towards(centre_deg):
                ring = (length_m >= low * wanted_m) & (length_m <= high * wanted_m)
                here = possible & ring & self._beside(centre_deg, 180 / effort.sectors)
                yield from _most_pleasant(self.from_start, here)

    def _seconds(self, lead: list[Step], via: int, effort: Effort) -> Iterator[list[Step]]:
        """Give a lead with ways on to a second via each, on the sides of the start away from it."""
        wanted_m, out_m = self.wish.wanted_m, self.from_start.length_m
        onward = tree_from(self.ways, via, self.cost_after(lead, effort))
        possible = self.rings & (out_m[via] + onward.length_m + self.onward_m <= wanted_m)
        possible &= (out_m >= _SECOND[0] * wanted_m) & (out_m <= _SECOND[1] * wanted_m)
        possible[via] = False
        bearing_deg = float(np.degrees(np.arctan2(self.east_m[via], self.north_m[via])))
        for side_deg in _SIDES_DEG:
            here = possible & self._beside(bearing_deg + side_deg, _SIDE_DEG)
            for second in _most_pleasant(onward, here):
                yield lead + onward.steps_to(second, self.ways)

    def _prolonged(self, lead: list[Step], effort: Effort) -> list[Step]:
        """Return a lead with ways on to far nodes until the rest may be run by one more."""
        for _ in range(_MOST_VIAS):
            cost = self.cost_after(lead, effort)
            onward = tree_from(self.ways, self.head(lead), cost)
            around_m = onward.length_m + tree_to(self.ways, self.end, cost).length_m
            ahead = self.rings & (onward.by >= 0) & np.isfinite(around_m)
            most_m = float(around_m[ahead].max(initial=0.0))
            if not ahead.any() or most_m >= self.wish.wanted_m - self.metres(lead):
                break
            far = ahead & (onward.length_m >= float(onward.length_m[ahead].max()) / 2)
            for via in _most_pleasant(onward, far):
                lead = lead + onward.steps_to(via, self.ways)
        return lead

    def _is_towards(self, bearing_deg: float) -> bool:
        towards = self.wish.towards_deg
        return towards is None or abs((bearing_deg - towards + 180) % 360 - 180) <= LOOK_DEG

    def _beside(self, bearing_deg: float, most_deg: float) -> BoolArray:
        """Tell of each node whether it lies in about a direction from the start."""
        off_deg = np.degrees(np.arctan2(self.east_m, self.north_m)) - bearing_deg
        beside: BoolArray = np.abs((off_deg + 180) % 360 - 180) <= most_deg
        return beside


def search_of(
    ways: Ways, ends: tuple[int, int], wish: Wish, rings: BoolArray, ground: Ground
) -> Search:
    """Return a search from one node to another, `rings` and `ground` being those of the ways."""
    start, end = ends
    onward_m = tree_to(ways, end).length_m
    if wish.via is not None:
        onward_m = tree_to(ways, wish.via).length_m + onward_m[wish.via]
    shrink = M_PER_DEG * np.cos(np.radians(ways.lat_deg[start]))
    return Search(
        ways=ways,
        start=start,
        end=end,
        wish=wish,
        from_start=tree_from(ways, start),
        onward_m=onward_m,
        rings=rings,
        east_m=(ways.lon_deg - ways.lon_deg[start]) * shrink,
        north_m=(ways.lat_deg - ways.lat_deg[start]) * M_PER_DEG,
        ground=ground,
    )


def _most_pleasant(tree: Tree, here: BoolArray) -> Iterator[int]:
    """Give the node to which a metre costs least, none where there is no node."""
    found = np.flatnonzero(here)
    if len(found):
        yield int(found[np.argmin(tree.cost[found] / tree.length_m[found])])
