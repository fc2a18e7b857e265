"""The ground that ways lie on, so that a line back on the next path is seen to be there and back.

Maps draw a street's pavements, a pair of carriageways and a towpath's two sides as ways apart. A
runner on them sees the same ground again. Ways that cross are not the same ground.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from routes.graph import Step, Ways
from routes.loop_runs import Runs
from routes.measure import M_PER_DEG
from routes.network import IntArray, Network
from routes.repeated import BEND_M
from routes.track import FloatArray

# Our choice, a quick reckoning for hundreds of lines: a cell and its eight neighbours reach about
# 20 m, over a street or a bridge from one pavement to the other.
_CELL_M = 13.0
_MOST_CELLS = 8_000_000
# Our choice: ways less than about 45 degrees apart go along each other. Each lies on the two of
# four layers of the grid that are nearest to its heading, and looks on the nearest.
_LAYERS = 4
# More than the metres of any line, so that 0 on the grid says that nothing was run there, and few
# enough for 32 bits to tell metres: the grid of a city is large.
_FAR_M = 250_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Hold the cells of a grid that ways lie on.

    Those of way w, in its own direction, are columns `offsets[w]` to before `offsets[w + 1]` of
    `cells`: on the layer that is looked on, and on the other. `near` are the steps from a cell to
    itself and its neighbours. `drawn` is the grid, on which lines are drawn and wiped out again.
    """

    ways: Ways
    cells: IntArray
    offsets: IntArray
    near: IntArray
    drawn: NDArray[np.float32] = field(repr=False)

    def again_m(self, runs: Runs) -> FloatArray:
        """Return about how many metres of each line lie where it came by before."""
        each, part, counts = self._samples(runs)
        sample_m = (runs.length_m / counts)[each]
        along_m = runs.along_m[runs.tail][each] + part * runs.length_m[each]
        at = self._at(runs, each, part, counts)
        bounds = np.searchsorted(runs.owner[each], np.arange(runs.count + 1))
        again_m = np.zeros(runs.count)
        for number, (first, last) in enumerate(pairwise(bounds.tolist())):
            cells, line_m = self.cells[:, at[first:last]], along_m[first:last]
            for layer in cells:
                np.maximum.at(self.drawn, layer, (_FAR_M - line_m).astype(np.float32))
            sooner_m = _FAR_M - self.drawn[cells[0] + self.near[:, None]].max(axis=0)
            self.drawn[cells] = 0.0
            again_m[number] = sample_m[first:last][line_m - sooner_m > BEND_M].sum()
        return again_m

    def shared(self, one: Sequence[Step], other: Sequence[Step]) -> float:
        """Return about which share of one line, of that with the larger share, is on the other."""
        cells = [self._cells_of([way for way, _ in steps]) for steps in (one, other)]
        return max(self._on(*cells), self._on(*reversed(cells)))

    def beside(self, run: Sequence[int]) -> FloatArray:
        """Return about which share of each way goes along the ways `run`, their own being 1."""
        if not len(run):
            return np.zeros(len(self.ways.edge))
        drawn = (self._cells_of(run)[:, None] + self.near[:, None]).ravel()
        self.drawn[drawn] = 1.0
        share = np.add.reduceat(self.drawn[self.cells[0]], self.offsets[:-1])
        self.drawn[drawn] = 0.0
        return share / np.diff(self.offsets)

    def _on(self, cells: IntArray, others: IntArray) -> float:
        drawn = (others[:, None] + self.near[:, None]).ravel()
        self.drawn[drawn] = 1.0
        share = self.drawn[cells[0]].mean()
        self.drawn[drawn] = 0.0
        return float(share)

    def _cells_of(self, run: Sequence[int]) -> IntArray:
        way = np.asarray(run)
        counts = self.offsets[way + 1] - self.offsets[way]
        before = np.cumsum(counts) - counts
        return self.cells[
            :, np.repeat(self.offsets[way] - before, counts) + np.arange(counts.sum())
        ]

    def _samples(self, runs: Runs) -> tuple[IntArray, FloatArray, IntArray]:
        """Return each sample's step and how far along it, and how many each step has."""
        counts = np.diff(self.offsets)[runs.way]
        each = np.repeat(np.arange(len(counts)), counts)
        first = np.cumsum(counts) - counts
        return each, (np.arange(len(each)) - first[each] + 0.5) / counts[each], counts

    def _at(self, runs: Runs, each: IntArray, part: FloatArray, counts: IntArray) -> IntArray:
        """Return the column of `cells` that each sample of some lines is in."""
        along = np.where(runs.forward[each], part, 1 - part)
        return self.offsets[runs.way[each]] + (along * counts[each]).astype(np.int64)


def ground_of(network: Network, ways: Ways) -> Ground:
    """Return the ground of ways of a network."""
    counts = np.maximum(np.ceil(ways.length_m / _CELL_M), 1).astype(np.int64)
    offsets = np.concatenate(([0], np.cumsum(counts)))
    # The ends of all cells along each way, one more than it has cells.
    way = np.repeat(np.arange(len(counts)), counts + 1)
    place = np.arange(len(way))
    part = (place - offsets[way] - way) / counts[way]
    east_m, north_m = _places(network, ways, way, part)
    begun = np.delete(place, offsets[1:] + np.arange(len(counts)))
    layers = _layers(np.diff(east_m)[begun], np.diff(north_m)[begun])
    east_m, north_m = ((at_m[begun] + at_m[begun + 1]) / 2 for at_m in (east_m, north_m))
    cell_m = max(_CELL_M, float(np.sqrt(np.ptp(east_m) * np.ptp(north_m) / _MOST_CELLS)))
    # A rim of one cell all round, so that every cell has its neighbours.
    column = ((east_m - east_m.min()) / cell_m).astype(np.int64) + 1
    row = ((north_m - north_m.min()) / cell_m).astype(np.int64) + 1
    wide, high = int(column.max()) + 2, int(row.max()) + 2
    sides = np.arange(-1, 2)
    return Ground(
        ways=ways,
        cells=layers * (wide * high) + row * wide + column,
        offsets=offsets,
        near=(sides[:, None] * wide + sides).ravel(),
        drawn=np.zeros(_LAYERS * wide * high, dtype=np.float32),
    )


def _layers(east_m: FloatArray, north_m: FloatArray) -> IntArray:
    """Return the layer nearest to each heading, and the second nearest; there and back are one."""
    turned = np.arctan2(north_m, east_m) * _LAYERS / np.pi
    own = np.floor(turned).astype(np.int64)
    other = own + np.where(turned - own > 0.5, 1, -1)  # noqa: PLR2004
    layers: IntArray = np.stack((own, other)) % _LAYERS
    return layers


def _places(
    network: Network, ways: Ways, way: IntArray, part: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the metres east and north of points on ways, `part` of each way from its start."""
    along_m, edge = network.along_m, ways.edge[way]
    share = ways.first[way] + part * (ways.last[way] - ways.first[way])
    at_m = along_m[network.offsets[edge]] + share * network.length_m[edge]
    lat = np.interp(at_m, along_m, network.point_lat_deg)
    lon = np.interp(at_m, along_m, network.point_lon_deg)
    middle_lat = float(ways.lat_deg.mean())
    east = (lon - float(ways.lon_deg[0]) + 180) % 360 - 180
    return east * M_PER_DEG * np.cos(np.radians(middle_lat)), (lat - middle_lat) * M_PER_DEG
