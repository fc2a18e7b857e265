"""An OpenStreetMap extract read with osmium, of which this module alone knows.

Three passes, so that no order of the file matters and little is held: relations, nodes, ways.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import osmium
from osmium.osm import NODE, RELATION, WAY, Node, Relation, Way

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_EXTRACT_OTHERS, MOST_EXTRACT_POINTS
from routes.osm.access import Tags, blocks
from routes.osm.extract import (
    Extract,
    Lines,
    Place,
    Shape,
    ground_name,
    ground_of,
    place_rank,
)
from routes.osm.opening import Form
from routes.osm.tags import Out, Walk, first_name, is_crossing, walk_of
from routes.track import Waypoint

_FORMATS = {Form.PBF: "pbf", Form.XML: "xml", Form.XML_GZ: "xml.gz"}
_TOLD_OF_NODES = ("barrier", "foot", "highway", "place", "natural")
_TOLD_OF_WAYS = frozenset({"highway", "leisure", "landuse", "natural", "waterway", "man_made"})
_RINGS = frozenset({"multipolygon", "boundary"})
_OUTER, _INNER = "outer", "inner"


def read_extract(path: Path, form: Form) -> Extract:
    """Read the walkable ways of an extract, and what lies beside them.

    Raises RouteFileError, with BROKEN_EXTRACT for what osmium cannot read, NOT_EXTRACT for a
    history and TOO_LARGE_EXTRACT for too many points.
    """
    # Absolute, as osmium takes other names for addresses and for the standard input.
    file = osmium.io.File(str(path.resolve()), _FORMATS[form])
    found = _Gathered(path.name)
    with _told(path.name):
        for each in osmium.FileProcessor(file, RELATION):
            if isinstance(each, Relation):
                found.take_relation(each)
        locations = _read_nodes(file, found)
        _read_ways(file, found, locations)
        below = _below_zero(file, found)
    return found.extract(below)


def _read_nodes(file: osmium.io.File, found: "_Gathered") -> osmium.NodeLocationsForWays:
    """Return the places of all nodes, and take those that something is said of."""
    locations = osmium.NodeLocationsForWays(osmium.index.create_map("flex_mem"))
    locations.ignore_errors()
    told = osmium.filter.KeyFilter(*_TOLD_OF_NODES)
    with osmium.io.Reader(file, NODE) as reader:
        if reader.header().has_multiple_object_versions:
            raise RouteFileError(Fault.NOT_EXTRACT, "a history", found.name)
        for each in osmium.OsmFileIterator(reader, locations, told):
            if isinstance(each, Node):
                found.take_node(each)
    return locations


def _read_ways(
    file: osmium.io.File, found: "_Gathered", locations: osmium.NodeLocationsForWays
) -> None:
    # Some files have no nodes but those with tags; nothing is to be put in the places' stead.
    placed = () if _has_places(file) else (locations,)
    with osmium.io.Reader(file, WAY) as reader:
        for each in osmium.OsmFileIterator(reader, *placed):
            if isinstance(each, Way):
                found.take_way(each)


def _below_zero(file: osmium.io.File, found: "_Gathered") -> dict[int, tuple[float, float]]:
    """Return the places of nodes that were never uploaded, of which osmium keeps none."""
    below = found.below_zero()
    if below:
        for each in osmium.FileProcessor(file, NODE):
            if isinstance(each, Node) and each.id in below and each.location.valid():
                below[each.id] = (each.location.lat, each.location.lon)
    return below


def _has_places(file: osmium.io.File) -> bool:
    """Tell whether ways bring the places of their nodes along, by the first that has any node."""
    with osmium.io.Reader(file, WAY) as reader:
        for each in osmium.OsmFileIterator(reader):
            if isinstance(each, Way) and len(each.nodes):
                return any(node.location.valid() for node in each.nodes)
    return False


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except RouteFileError:
        raise
    except (RuntimeError, ValueError, KeyError, OSError, osmium.InvalidLocationError) as error:
        raise RouteFileError(Fault.BROKEN_EXTRACT, str(error), name) from error


class _Gathering:
    """Gather lines point by point."""

    def __init__(self) -> None:
        self.offsets = array("q", [0])
        self.node, self.lat, self.lon = array("q"), array("d"), array("d")

    def add(self, way: Way) -> int:
        """Add a way's line and return its number."""
        for node in way.nodes:
            place = node.location
            known = place.valid()
            self.node.append(node.ref)
            self.lat.append(place.lat if known else np.nan)
            self.lon.append(place.lon if known else np.nan)
        self.offsets.append(len(self.node))
        return len(self.offsets) - 2

    def lines(self, below: dict[int, tuple[float, float]]) -> Lines:
        node = np.array(self.node, dtype=np.int64)
        lat_deg, lon_deg = np.array(self.lat), np.array(self.lon)
        for at in np.flatnonzero((node < 0) & np.isnan(lat_deg)).tolist():
            lat_deg[at], lon_deg[at] = below.get(int(node[at]), (np.nan, np.nan))
        return Lines(np.array(self.offsets, dtype=np.int64), node, lat_deg, lon_deg)


@dataclass(slots=True)
class _Relation:
    """Hold a relation whose rings are wanted, and the lines of those that were met."""

    tags: Tags
    outer: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)


class _Gathered:
    """Gather what an extract holds for runners."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.ways, self.borders = _Gathering(), _Gathering()
        self.walks: dict[Walk, int] = {}
        self.walk = array("q")
        self.blocked, self.crossings = array("q"), array("q")
        self.relations: list[_Relation] = []
        self.members: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.shapes: list[Shape] = []
        self.places: list[Place] = []
        self.left_out: Counter[Out] = Counter()

    def take_relation(self, relation: Relation) -> None:
        tags = dict(relation.tags)
        if tags.get("type") not in _RINGS:
            return
        if ground_of(tags) is None and not isinstance(walk_of(tags), Walk):
            return
        self.relations.append(_Relation(tags))
        for member in relation.members:
            if member.type == "w":
                role = _INNER if member.role == _INNER else _OUTER
                self.members[member.ref].append((len(self.relations) - 1, role))
        self._check_size()

    def take_node(self, node: Node) -> None:
        tags = dict(node.tags)
        if blocks(tags):
            self.blocked.append(node.id)
        elif is_crossing(tags):
            self.crossings.append(node.id)
        rank = place_rank(tags)
        if rank is not None and node.location.valid():
            place = Waypoint(first_name(tags["name"]), node.location.lat, node.location.lon)
            self.places.append(Place(place, rank))
            self._check_size()

    def take_way(self, way: Way) -> None:
        tags: Tags = dict(way.tags)
        if way.deleted or not (tags.keys() & _TOLD_OF_WAYS or way.id in self.members):
            return
        walk = walk_of(tags)
        if isinstance(walk, Walk):
            self._add_walk(way, walk)
        elif walk is not None:
            self.left_out[walk] += 1
        ground = ground_of(tags)
        member_of = self.members.get(way.id, ())
        if ground is None and not member_of:
            return
        line = self.borders.add(way)
        if ground is not None:
            self.shapes.append(Shape(ground, ground_name(tags), (line,)))
        for number, role in member_of:
            relation = self.relations[number]
            (relation.inner if role == _INNER else relation.outer).append(line)
            # The outline of a square that is walked is walked, as that of a closed way is.
            around = walk_of(relation.tags)
            if isinstance(around, Walk) and not isinstance(walk, Walk):
                self._add_walk(way, around)
        self._check_size()

    def _add_walk(self, way: Way, walk: Walk) -> None:
        self.ways.add(way)
        self.walk.append(self.walks.setdefault(walk, len(self.walks)))
        self._check_size()

    def _check_size(self) -> None:
        lines = (self.ways, self.borders)
        points = sum(len(each.node) + len(each.offsets) for each in lines)
        others = (self.shapes, self.members, self.relations, self.places, self.walks)
        if points > MOST_EXTRACT_POINTS or max(map(len, others)) > MOST_EXTRACT_OTHERS:
            raise RouteFileError(Fault.TOO_LARGE_EXTRACT, f"over {points} points", self.name)

    def below_zero(self) -> dict[int, tuple[float, float]]:
        ids = {node for lines in (self.ways, self.borders) for node in lines.node if node < 0}
        return dict.fromkeys(ids, (np.nan, np.nan))

    def extract(self, below: dict[int, tuple[float, float]]) -> Extract:
        for each in self.relations:
            ground = ground_of(each.tags)
            if ground is not None and each.outer:
                rings = tuple(each.outer), tuple(each.inner)
                self.shapes.append(Shape(ground, ground_name(each.tags), *rings))
        return Extract(
            walks=tuple(self.walks),
            walk=np.array(self.walk, dtype=np.int64),
            ways=self.ways.lines(below),
            blocked=np.unique(np.array(self.blocked, dtype=np.int64)),
            crossings=np.unique(np.array(self.crossings, dtype=np.int64)),
            borders=self.borders.lines(below),
            shapes=tuple(self.shapes),
            places=tuple(self.places),
            left_out=dict(self.left_out),
        )
