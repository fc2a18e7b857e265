"""What is kept of an OpenStreetMap extract, as arrays: the ways to walk, and what lies beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from routes.landscape import Cover
from routes.network import BoolArray, Flag, IntArray
from routes.osm.access import Course, Tags
from routes.osm.tags import Out, Walk, first_name
from routes.track import FloatArray, Waypoint

CREDIT = "© OpenStreetMap contributors, ODbL 1.0"


class Ground(Enum):
    """What an area, or a line of water, is to a runner who passes."""

    PARK = "park"
    WATER = "water"


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Hold lines of nodes, one after the other: line n is from `offsets[n]` to `offsets[n + 1]`.

    `node` are the ids of OpenStreetMap; `lat_deg` and `lon_deg` are NaN where the extract lacks a
    node.
    """

    offsets: IntArray
    node: IntArray
    lat_deg: FloatArray
    lon_deg: FloatArray

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def runs(self, number: int) -> list[NDArray[np.float64]]:
        """Return a line as rows of longitude and latitude, cut where the extract lacks a node."""
        on = slice(int(self.offsets[number]), int(self.offsets[number + 1]))
        points = np.stack((self.lon_deg[on], self.lat_deg[on]), axis=1)
        lacks = np.flatnonzero(np.isnan(points[:, 0]))
        return [run[~np.isnan(run[:, 0])] for run in np.split(points, lacks)]


@dataclass(frozen=True, slots=True)
class Shape:
    """Name a park or a water, and the lines that are its outer and inner borders.

    `cover` is what a map shows there: None for a coast, on whose right the sea is.
    A stream and a coast are lines, whether they close or not. No street lies in what is `bare`.
    """

    ground: Ground
    name: str
    cover: Cover | None
    outer: tuple[int, ...]
    inner: tuple[int, ...] = ()
    bare: bool = False

    @property
    def is_coast(self) -> bool:
        """Tell whether it is the edge of the sea."""
        return self.ground is Ground.WATER and self.cover is None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Hold the degrees between which an extract is whole, as its header tells them."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Place:
    """Name a place of an extract; of two, the one of the lower rank is known further around."""

    waypoint: Waypoint
    rank: int


@dataclass(frozen=True, slots=True, eq=False)
class Extract:
    """Hold what is read of an extract.

    Way w is a line of `ways` and is to a runner what `walks[walk[w]]` says; one that is barred is a
    main road that is crossed, not run, and one of one course is walked along its line. `blocked`
    and `crossings` are the ids of nodes that walkers do not get past, and where they cross a road.
    `borders` are the lines of `shapes`. `left_out` counts ways by the reason.
    """

    walks: tuple[Walk, ...]
    walk: IntArray
    ways: Lines
    blocked: IntArray
    crossings: IntArray
    borders: Lines
    shapes: tuple[Shape, ...]
    places: tuple[Place, ...]
    left_out: Mapping[Out, int]
    bounds: Bounds | None = None

    def is_walked(self) -> BoolArray:
        """Tell of each sort in `walks` whether one may walk there."""
        return np.array([not each.flags & Flag.BARRED for each in self.walks], dtype=np.bool_)

    def is_one_way(self) -> BoolArray:
        """Tell of each sort in `walks` whether one may walk along its lines only."""
        return np.array([each.course is Course.ALONG for each in self.walks], dtype=np.bool_)


_PARKS: Mapping[str, frozenset[str]] = {
    "leisure": frozenset(
        {"park", "garden", "nature_reserve", "common", "recreation_ground", "dog_park"}
    ),
    "landuse": frozenset(
        {"grass", "forest", "meadow", "village_green", "recreation_ground", "greenfield"}
    ),
    "natural": frozenset({"wood", "grassland", "heath", "scrub", "beach", "sand"}),
}
_WATERS: Mapping[str, frozenset[str]] = {
    "natural": frozenset({"water", "coastline", "bay"}),
    "waterway": frozenset({"river", "canal", "stream", "riverbank", "tidal_channel"}),
    "landuse": frozenset({"reservoir"}),
}
# Their middle lines, where they are not said to be areas.
_FLOWING = frozenset({"river", "canal", "stream", "tidal_channel"})
_WITH_STREETS = frozenset({"nature_reserve", "common", "recreation_ground"})
_SANDS = frozenset({"beach", "sand"})
_GROUND_KEYS = frozenset({*_PARKS, *_WATERS})
_NOT_PUBLIC = frozenset({"private", "no", "residential", "customers"})
# Nobody names a run after a lawn; these are what people call a place.
_NAMED = frozenset({*_PARKS["leisure"], "forest", "wood", "beach", "village_green", "heath"})
# By how far around a place is known.
_PLACES: Mapping[str, int] = {
    "city": 0,
    "town": 1,
    "suburb": 2,
    "village": 3,
    "quarter": 4,
    "neighbourhood": 5,
    "hamlet": 6,
    "island": 6,
    "islet": 8,
    "locality": 8,
}
_PEAK_RANK, PARK_RANK = 7, 7


def ground_of(tags: Tags) -> Ground | None:
    """Return what an area or a line is to a runner beside it, None for nothing."""
    if _GROUND_KEYS.isdisjoint(tags):
        return None
    if any(tags.get(key) in values for key, values in _PARKS.items()):
        return None if tags.get("access") in _NOT_PUBLIC else Ground.PARK
    if any(tags.get(key) in values for key, values in _WATERS.items()):
        # What flows below the ground nobody sees.
        hidden = tags.get("tunnel", "no") != "no" or tags.get("covered", "no") != "no"
        return None if hidden or tags.get("intermittent") == "yes" else Ground.WATER
    return None


def cover_of(tags: Tags) -> Cover | None:
    """Return what a map shows of a park or a water, None for a coast."""
    if ground_of(tags) is Ground.PARK:
        if tags.get("natural") in _SANDS:
            return Cover.SAND
        is_wood = tags.get("natural") == "wood" or tags.get("landuse") == "forest"
        return Cover.WOOD if is_wood else Cover.PARK
    if tags.get("natural") == "coastline":
        return None
    is_line = tags.get("waterway") in _FLOWING and tags.get("type") != "multipolygon"
    return Cover.STREAM if is_line and tags.get("area") != "yes" else Cover.WATER


def is_bare(tags: Tags) -> bool:
    """Tell whether no streets lie in a ground, as they may in a reserve of nature."""
    return ground_of(tags) is not None and tags.get("leisure") not in _WITH_STREETS


def ground_name(tags: Tags) -> str:
    """Return a park's or a water's name, "" where it has none that a run is named after."""
    if ground_of(tags) is Ground.PARK and not any(tags.get(key) in _NAMED for key in _PARKS):
        return ""
    return first_name(tags.get("name", ""))


def place_rank(tags: Tags) -> int | None:
    """Return how far around a node's place is known, None for what is none or has no name."""
    if not first_name(tags.get("name", "")):
        return None
    if tags.get("natural") in {"peak", "hill"}:
        return _PEAK_RANK
    return _PLACES.get(tags.get("place", ""))
