"""A network of ways to run: frozen arrays of nodes, of the edges between them, and their lines."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

import numpy as np
from numpy.typing import NDArray

from routes.landscape import Landscape
from routes.measure import segment_metres
from routes.track import FloatArray, Waypoint

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
_FEWEST_POINTS = 2


class Kind(IntEnum):
    """What sort of way an edge is, from the best for a runner to the one that is never run."""

    PATH = 0
    CYCLEWAY = 1
    STREET = 2
    TERTIARY = 3
    SECONDARY = 4
    PRIMARY = 5
    TRUNK = 6
    MOTORWAY = 7


class Flag(IntFlag):
    """What more is known of an edge; a flag that is not set may also mean not known."""

    IN_PARK = 1
    WATERSIDE = 2
    SOFT = 4
    LIT = 8
    UNLIT = 16
    STEPS = 32
    BARRED = 64
    CROSSING = 128


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Hold a network as read-only arrays.

    Nodes are `lat_deg`, `lon_deg` and `ele_m`, NaN where the height is not known. Edge e joins
    nodes `start[e]` and `end[e]`, may be run both ways, or from its start only where `one_way[e]`,
    and is the line of the points from `offsets[e]` to before `offsets[e + 1]`, ends included; none
    is one way where nothing is told. `kind` are Kinds, `flags` Flags, `title`
    indices into `titles`, of which the first is "". `places` are named points, for names of loops;
    `landscape` is what a map shows around the ways, None where nobody looked for it: another map
    shows it, or the file is of before it was kept. `along_m` are the metres at each point along all
    lines, one after the other, and `length_m` is the sum of each line's segments, on WGS 84. Raises
    ValueError for arrays that do not belong together.
    """

    name: str
    credit: str
    lat_deg: FloatArray
    lon_deg: FloatArray
    ele_m: FloatArray
    start: IntArray
    end: IntArray
    kind: IntArray
    flags: IntArray
    title: IntArray
    offsets: IntArray
    point_lat_deg: FloatArray
    point_lon_deg: FloatArray
    titles: tuple[str, ...] = ("",)
    places: tuple[Waypoint, ...] = ()
    landscape: Landscape | None = None
    one_way: BoolArray = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    along_m: FloatArray = field(init=False)
    length_m: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        for name in ("lat_deg", "lon_deg", "ele_m", "point_lat_deg", "point_lon_deg"):
            self._freeze(name, np.array(getattr(self, name), dtype=np.float64))
        for name in ("start", "end", "kind", "flags", "title", "offsets"):
            self._freeze(name, np.array(getattr(self, name), dtype=np.int64))
        one_way = np.array(self.one_way, dtype=np.bool_)
        self._freeze("one_way", one_way if len(one_way) else np.zeros_like(self.start, np.bool_))
        self._check_shapes()
        self._check_values()
        steps_m = segment_metres(self.point_lat_deg, self.point_lon_deg)
        self._freeze("along_m", np.concatenate(([0.0], np.cumsum(steps_m))))
        last, first = self.offsets[1:] - 1, self.offsets[:-1]
        self._freeze("length_m", self.along_m[last] - self.along_m[first])
        if not np.all(self.length_m > 0):
            raise ValueError("an edge has no length")

    def _freeze(self, name: str, array: NDArray[np.generic]) -> None:
        array.setflags(write=False)
        object.__setattr__(self, name, array)

    def _check_shapes(self) -> None:
        if not len(self.start):
            raise ValueError("a network needs an edge")
        if not self.lat_deg.shape == self.lon_deg.shape == self.ele_m.shape == (len(self.lat_deg),):
            raise ValueError("the nodes' arrays differ in size")
        edges = (self.start, self.end, self.kind, self.flags, self.title, self.offsets[1:])
        if any(array.shape != (len(self.start),) for array in (*edges, self.one_way)):
            raise ValueError("the edges' arrays differ in size")
        if self.point_lat_deg.shape != self.point_lon_deg.shape:
            raise ValueError("the points' arrays differ in size")
        counts = np.diff(self.offsets)
        fits = self.offsets[0] == 0 and self.offsets[-1] == len(self.point_lat_deg)
        if not fits or np.any(counts < _FEWEST_POINTS):
            raise ValueError("the lines of the edges do not follow each other")

    def _check_values(self) -> None:
        ranges = (
            (self.start, len(self.lat_deg)),
            (self.end, len(self.lat_deg)),
            (self.kind, len(Kind)),
            (self.flags, 2 * max(Flag)),
            (self.title, len(self.titles)),
        )
        if any(np.any((array < 0) | (array >= most)) for array, most in ranges):
            raise ValueError("an edge points to what is not there")
        for lat_deg, lon_deg in (
            (self.lat_deg, self.lon_deg),
            (self.point_lat_deg, self.point_lon_deg),
        ):
            if not (np.all(np.abs(lat_deg) <= 90) and np.all(np.abs(lon_deg) <= 180)):  # noqa: PLR2004
                raise ValueError("a coordinate is not finite or out of range")
        if np.any(np.isinf(self.ele_m)):
            raise ValueError("a height is infinite")
        for node, point in ((self.start, self.offsets[:-1]), (self.end, self.offsets[1:] - 1)):
            if np.any(self.lat_deg[node] != self.point_lat_deg[point]) or np.any(
                self.lon_deg[node] != self.point_lon_deg[point]
            ):
                raise ValueError("a line does not end at its nodes")

    def line(self, edge: int) -> tuple[FloatArray, FloatArray]:
        """Return the latitudes and longitudes of an edge's line, from its start to its end."""
        points = slice(int(self.offsets[edge]), int(self.offsets[edge + 1]))
        return self.point_lat_deg[points], self.point_lon_deg[points]

    def may_run(self) -> BoolArray:
        """Tell of each edge whether a runner may be on it: no motorway and nothing barred."""
        allowed: BoolArray = (self.kind != Kind.MOTORWAY) & ((self.flags & Flag.BARRED) == 0)
        return allowed
