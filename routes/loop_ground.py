"""The ground that ways lie on, so that a line back on the next path is seen to be there and back.

Maps draw a street's pavements, a pair of carriageways and a towpath's two sides as ways apart. A
runner on them sees the same ground again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from routes.graph import Step, Ways
from routes.measure import M_PER_DEG, segment_metres
from routes.network import IntArray, Network
from routes.repeated import BEND_M
from routes.track import FloatArray

# Our choice, as `routes.repeated` has it, but coarser: a quick reckoning for hundreds of lines. A
# cell and its eight neighbours reach about 15 m.
_CELL_M = 10.0
_MOST_CELLS = 8_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Hold the cells of a grid that ways lie on.

    Those of way w, in its own direction, are `cells` from `offsets[w]` to before `offsets[w + 1]`.
    `near` are the steps from a cell to itself and its neighbours. `first_m` is the grid, on which
    lines are drawn and wiped out again.
    """

    ways: Ways
    cells: IntArray
    offsets: IntArray
    near: IntArray
    first_m: FloatArray = field(repr=False)

    def again_m(self, steps: Sequence[Step]) -> float:
        """Return about how many metres of some steps lie where they came by before."""
        parts = self._parts(steps)
        counts = [len(part) for part in parts]
        length_m = self.ways.length_m[[way for way, _ in steps]]
        each_m = np.repeat(length_m / counts, counts)
        along_m = np.cumsum(each_m)
        cell = np.concatenate(parts)
        np.minimum.at(self.first_m, cell, along_m)
        near_m = self.first_m[cell + self.near[:, None]].min(axis=0)
        self.first_m[cell] = np.inf
        return float(each_m[along_m - near_m > BEND_M].sum())

    def shared(self, one: Sequence[Step], other: Sequence[Step]) -> float:
        """Return about which share of one line, of that with the larger share, is on the other."""
        cells = [np.concatenate(self._parts(steps)) for steps in (one, other)]
        return max(self._on(*cells), self._on(*reversed(cells)))

    def _on(self, cell: IntArray, others: IntArray) -> float:
        beside = others + self.near[:, None]
        self.first_m[beside] = 0.0
        share = np.isfinite(self.first_m[cell]).mean()
        self.first_m[beside] = np.inf
        return float(share)

    def _parts(self, steps: Sequence[Step]) -> list[IntArray]:
        """Return the cells of each step, in the order in which it is run."""
        spans = [slice(self.offsets[way], self.offsets[way + 1]) for way, _ in steps]
        return [
            self.cells[span] if forward else self.cells[span][::-1]
            for span, (_, forward) in zip(spans, steps, strict=True)
        ]


def ground_of(network: Network, ways: Ways) -> Ground:
    """Return the ground of ways of a network."""
    counts = np.maximum(np.ceil(ways.length_m / _CELL_M), 1).astype(np.int64)
    offsets = np.concatenate(([0], np.cumsum(counts)))
    way = np.repeat(np.arange(len(counts)), counts)
    part = (np.arange(offsets[-1]) - offsets[way] + 0.5) / counts[way]
    east_m, north_m = _places(network, ways, way, part)
    cell_m = max(_CELL_M, float(np.sqrt(np.ptp(east_m) * np.ptp(north_m) / _MOST_CELLS)))
    # A rim of one cell all round, so that every cell has its neighbours.
    column = ((east_m - east_m.min()) / cell_m).astype(np.int64) + 1
    row = ((north_m - north_m.min()) / cell_m).astype(np.int64) + 1
    wide, high = int(column.max()) + 2, int(row.max()) + 2
    sides = np.arange(-1, 2)
    return Ground(
        ways=ways,
        cells=row * wide + column,
        offsets=offsets,
        near=(sides[:, None] * wide + sides).ravel(),
        first_m=np.full(wide * high, np.inf),
    )


def _places(
    network: Network, ways: Ways, way: IntArray, part: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the metres east and north of points on ways, `part` of each way from its start."""
    lat_deg, lon_deg = network.point_lat_deg, network.point_lon_deg
    along_m = np.concatenate(([0.0], np.cumsum(segment_metres(lat_deg, lon_deg))))
    edge = ways.edge[way]
    share = ways.first[way] + part * (ways.last[way] - ways.first[way])
    at_m = along_m[network.offsets[edge]] + share * network.length_m[edge]
    lat, lon = np.interp(at_m, along_m, lat_deg), np.interp(at_m, along_m, lon_deg)
    middle_lat = float(ways.lat_deg.mean())
    east = (lon - float(ways.lon_deg[0]) + 180) % 360 - 180
    return east * M_PER_DEG * np.cos(np.radians(middle_lat)), (lat - middle_lat) * M_PER_DEG
