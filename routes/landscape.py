"""What lies around the ways of a network, as its map draws it: frozen arrays of outlines."""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from routes.track import FloatArray

IntArray = NDArray[np.int64]


class Cover(IntEnum):
    """What covers the ground within an outline; a stream is a line of water, not an area."""

    PARK = 0
    WOOD = 1
    WATER = 2
    STREAM = 3
    SAND = 4


def _none() -> IntArray:
    return np.zeros(0, dtype=np.int64)


def _nowhere() -> FloatArray:
    return np.zeros(0)


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """Hold parks, sands and waters as read-only arrays.

    Shape s is covered by `cover[s]`, called `names[name[s]]`, of which the first is "", and has the
    next `rings[s]` lines; of each line `counts` tells how many of the points `lat_deg` and
    `lon_deg` it has. What lies within an odd number of a shape's lines is inside it; lines are not
    closed. Raises ValueError for arrays that do not belong together.
    """

    cover: IntArray = field(default_factory=_none)
    name: IntArray = field(default_factory=_none)
    rings: IntArray = field(default_factory=_none)
    counts: IntArray = field(default_factory=_none)
    lat_deg: FloatArray = field(default_factory=_nowhere)
    lon_deg: FloatArray = field(default_factory=_nowhere)
    names: tuple[str, ...] = ("",)

    def __post_init__(self) -> None:
        for name in ("cover", "name", "rings", "counts"):
            self._freeze(name, np.array(getattr(self, name), dtype=np.int64))
        for name in ("lat_deg", "lon_deg"):
            self._freeze(name, np.array(getattr(self, name), dtype=np.float64))
        self._check()

    def _freeze(self, name: str, array: NDArray[np.generic]) -> None:
        array.setflags(write=False)
        object.__setattr__(self, name, array)

    def _check(self) -> None:
        if not len(self.cover) == len(self.name) == len(self.rings):
            raise ValueError("the shapes' arrays differ in size")
        if np.any(self.rings < 1) or self.rings.sum() != len(self.counts):
            raise ValueError("the shapes' lines do not follow each other")
        points = len(self.lat_deg), len(self.lon_deg)
        if np.any(self.counts < 1) or points != (self.counts.sum(), self.counts.sum()):
            raise ValueError("the lines' points do not follow each other")
        for array, most in ((self.cover, len(Cover)), (self.name, len(self.names))):
            if np.any((array < 0) | (array >= most)):
                raise ValueError("a shape points to what is not there")
        if not (np.all(np.abs(self.lat_deg) <= 90) and np.all(np.abs(self.lon_deg) <= 180)):  # noqa: PLR2004
            raise ValueError("a coordinate is not finite or out of range")
