"""What an extract holds for runners, gathered object by object while it is read."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from osmium.osm import Node, Relation, Way

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_EXTRACT_OTHERS, MOST_EXTRACT_POINTS
from routes.network import IntArray
from routes.osm.access import Course, Tags, blocks
from routes.osm.extract import (
    Bounds,
    Extract,
    Ground,
    Lines,
    Place,
    Shape,
    cover_of,
    ground_name,
    ground_of,
    is_bare,
    place_rank,
)
from routes.osm.tags import Out, Walk, crossed_road_of, first_name, is_crossing, walk_of
from routes.track import Waypoint

# Longitude and latitude of a node, in ten-millionths of a degree as osmium keeps them.
XY = tuple[int, int]
_PER_DEG = 10_000_000
_MOST_X, _MOST_Y = 180 * _PER_DEG, 90 * _PER_DEG
_RINGS = frozenset({"multipolygon", "boundary"})
_INNER = "inner"


class _Gathering:
    """Gather lines point by point."""

    def __init__(self) -> None:
        self.offsets = array("q", [0])
        self.node, self.x, self.y = array("q"), array("i"), array("i")

    def __len__(self) -> int:
        return len(self.node) + len(self.offsets)

    def add(self, way: Way, *, is_turned: bool = False) -> int:
        """Add a way's line, or that line turned round, and return its number."""
        nodes = list(way.nodes)
        if is_turned:
            nodes.reverse()
        self.node.extend([each.ref for each in nodes])
        places = [each.location for each in nodes]
        self.x.extend([each.x for each in places])
        self.y.extend([each.y for each in places])
        self.offsets.append(len(self.node))
        return len(self.offsets) - 2

    def placeless(self) -> IntArray:
        """Return the ids of nodes whose places did not come with the ways."""
        node, x, y = self._arrays()
        return np.unique(node[~_is_place(x, y)])

    def lines(self, places: Mapping[int, XY]) -> Lines:
        """Return the lines, with `places` for nodes that have none."""
        node, x, y = self._arrays()
        known = _is_place(x, y)
        for at in np.flatnonzero(~known).tolist() if places else ():
            place = places.get(int(node[at]))
            if place is not None:
                (x[at], y[at]), known[at] = place, True
        return Lines(
            offsets=np.array(self.offsets, dtype=np.int64),
            node=node,
            lat_deg=np.where(known, y / _PER_DEG, np.nan),
            lon_deg=np.where(known, x / _PER_DEG, np.nan),
        )

    def _arrays(self) -> tuple[IntArray, NDArray[np.int32], NDArray[np.int32]]:
        x, y = np.array(self.x, dtype=np.int32), np.array(self.y, dtype=np.int32)
        return np.array(self.node, dtype=np.int64), x, y


def _is_place(x: NDArray[np.int32], y: NDArray[np.int32]) -> NDArray[np.bool_]:
    # A node without a place has one far outside.
    known: NDArray[np.bool_] = (np.abs(x) <= _MOST_X) & (np.abs(y) <= _MOST_Y)
    return known


@dataclass(slots=True)
class _Relation:
    """Hold a relation whose rings are wanted, and the lines of those that were met."""

    tags: Tags
    outer: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)


class Gathered:
    """Gather what an extract holds for runners: relations first, then nodes and ways.

    Raises RouteFileError with TOO_LARGE_EXTRACT, and with HISTORY for a way that is there in
    several versions. `name` is the file's; `members` are ways that are borders
    of relations, until they are met.
    """

    def __init__(self, name: str) -> None:
        """Begin with nothing."""
        self.name = name
        self._ways, self._borders = _Gathering(), _Gathering()
        self._walks: dict[Walk, int] = {}
        self._walk = array("q")
        self._way, self._version = array("q"), array("q")
        self._blocked, self._crossings = array("q"), array("q")
        self._relations: list[_Relation] = []
        self.members: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._shapes: list[Shape] = []
        self._places: list[Place] = []
        self._left_out: Counter[Out] = Counter()

    def take_relation(self, relation: Relation) -> None:
        """Take an area that is walked, or lies beside what is."""
        tags = dict(relation.tags)
        if tags.get("type") not in _RINGS:
            return
        if ground_of(tags) is None and not isinstance(walk_of(tags), Walk):
            return
        self._relations.append(_Relation(tags))
        for member in relation.members:
            if member.type == "w":
                self.members[member.ref].append((len(self._relations) - 1, member.role))
        self._check_size()

    def take_node(self, node: Node) -> None:
        """Take a barrier, a crossing or a place with a name."""
        tags = dict(node.tags)
        if blocks(tags):
            self._blocked.append(node.id)
        elif is_crossing(tags):
            self._crossings.append(node.id)
        rank = place_rank(tags)
        if rank is not None and node.location.valid():
            place = Waypoint(first_name(tags["name"]), node.location.lat, node.location.lon)
            self._places.append(Place(place, rank))
            self._check_size()

    def take_way(self, way: Way) -> None:
        """Take a way that is walked, or is the border or line of a park or water."""
        if way.deleted:
            return
        tags = dict(way.tags)
        member_of = self.members.pop(way.id, ())
        walk = walk_of(tags)
        if isinstance(walk, Walk):
            self._add_walk(way, walk)
        elif walk is not None:
            self._left_out[walk] += 1
            road = crossed_road_of(tags)
            if road is not None:
                self._add_walk(way, road)
        ground = ground_of(tags)
        if ground is not None or member_of:
            self._add_border(way, tags, ground, member_of)
        self._check_size()

    def _add_border(
        self, way: Way, tags: Tags, ground: Ground | None, member_of: Sequence[tuple[int, str]]
    ) -> None:
        line = self._borders.add(way)
        if ground is not None:
            name, cover = ground_name(tags), cover_of(tags)
            self._shapes.append(Shape(ground, name, cover, (line,), bare=is_bare(tags)))
        for number, role in member_of:
            relation = self._relations[number]
            (relation.inner if role == _INNER else relation.outer).append(line)
            # The outline of a square that is walked is walked, as that of a closed way is.
            around = walk_of(relation.tags)
            if isinstance(around, Walk) and not isinstance(walk_of(tags), Walk):
                self._add_walk(way, around)

    def _add_walk(self, way: Way, walk: Walk) -> None:
        is_turned = walk.course is Course.AGAINST
        self._ways.add(way, is_turned=is_turned)
        if is_turned:
            walk = replace(walk, course=Course.ALONG)
        self._walk.append(self._walks.setdefault(walk, len(self._walks)))
        self._way.append(way.id)
        self._version.append(way.version)

    def check_versions(self) -> None:
        """Refuse a history; one way that two joined extracts share has one version in both."""
        way, version = np.array(self._way), np.array(self._version)
        order = np.argsort(way, kind="stable")
        same = np.diff(way[order]) == 0
        if np.any(same & (np.diff(version[order]) != 0)):
            raise RouteFileError(Fault.HISTORY, "a way in several versions", self.name)

    def _check_size(self) -> None:
        points = len(self._ways) + len(self._borders)
        others = (self._shapes, self.members, self._relations, self._places, self._walks)
        if points > MOST_EXTRACT_POINTS or max(map(len, others)) > MOST_EXTRACT_OTHERS:
            raise RouteFileError(Fault.TOO_LARGE_EXTRACT, f"over {points} points", self.name)

    def placeless(self) -> IntArray:
        """Return the ids of nodes whose places did not come with the ways."""
        return np.union1d(self._ways.placeless(), self._borders.placeless())

    def extract(self, places: Mapping[int, XY], bounds: Bounds | None) -> Extract:
        """Return all that was taken, with `places` for nodes that have none."""
        for each in self._relations:
            ground = ground_of(each.tags)
            if ground is not None and each.outer:
                rings = tuple(each.outer), tuple(each.inner)
                name, cover = ground_name(each.tags), cover_of(each.tags)
                self._shapes.append(Shape(ground, name, cover, *rings, bare=is_bare(each.tags)))
        return Extract(
            walks=tuple(self._walks),
            walk=np.array(self._walk, dtype=np.int64),
            ways=self._ways.lines(places),
            blocked=np.unique(np.array(self._blocked, dtype=np.int64)),
            crossings=np.unique(np.array(self._crossings, dtype=np.int64)),
            borders=self._borders.lines(places),
            shapes=tuple(self._shapes),
            places=tuple(self._places),
            left_out=dict(self._left_out),
            bounds=bounds,
        )
