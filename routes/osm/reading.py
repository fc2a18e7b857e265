"""An OpenStreetMap extract read with osmium, of which this module and `gathering` alone know.

Ways in a pass of their own, after nodes and relations, so that no order of the file matters and
little is held. What is of no use to a runner, most of a city, osmium leaves out before Python sees
it. osmium's filters by ids are not used: they take 4 MB for each 33 million of ids between the
lowest and the highest, 1.6 GB for the nodes of any city.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import osmium
from osmium.osm import NODE, RELATION, WAY, Node, Relation, Way, osm_entity_bits
from osmium.osm.types import OSMEntity

from routes.errors import Fault, RouteFileError
from routes.osm.extract import Bounds, Extract
from routes.osm.gathering import XY, Gathered
from routes.osm.mending import mended
from routes.osm.opening import Form
from routes.osm.stages import Stage, Tell, untold

_FORMATS = {Form.PBF: "pbf", Form.XML: "xml", Form.XML_GZ: "xml.gz"}
# Objects without any of these keys are nothing to a runner, but for the borders of relations.
_TOLD_OF_NODES = ("barrier", "foot", "highway", "place", "natural")
_TOLD_OF_WAYS = ("highway", "leisure", "landuse", "natural", "waterway", "man_made")


def read_extract(path: Path, form: Form, tell: Tell = untold) -> Extract:
    """Read the walkable ways of an extract, and what lies beside them.

    Raises RouteFileError, with BROKEN_EXTRACT for what osmium cannot read, HISTORY and
    TOO_LARGE_EXTRACT for too many points.
    """
    found = Gathered(path.name)
    with _told(path.name), mended(path, form) as (sound, its_form):
        # Absolute, as osmium takes other names for addresses and for the standard input.
        file = osmium.io.File(str(sound.resolve()), _FORMATS[its_form])
        tell(Stage.POINTS)
        header = osmium.FileProcessor(file).header
        if header.has_multiple_object_versions:
            raise RouteFileError(Fault.HISTORY, "its header says so", found.name)
        locations = _read_nodes_and_relations(file, found)
        tell(Stage.WAYS)
        brought = _bring_places(file)
        # Some files have no nodes but those with tags: nothing is to be put in their places' stead.
        located = () if brought else (locations,)
        _read_ways(file, found, located, at_once=its_form is not Form.PBF)
        places = _places_of(file, found, brought=brought)
        found.check_versions()
    return found.extract(places, _bounds_of(header.box()))


def _bounds_of(box: osmium.osm.Box) -> Bounds | None:
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return Bounds(west=low.lon, south=low.lat, east=high.lon, north=high.lat)


def _objects(
    file: osmium.io.File, entities: osm_entity_bits, *handlers: object
) -> Iterator[OSMEntity]:
    """Give the objects that pass all handlers; osmium crashes where nobody holds these."""
    with osmium.io.Reader(file, entities) as reader:
        yield from osmium.OsmFileIterator(reader, *handlers)


def _read_nodes_and_relations(file: osmium.io.File, found: Gathered) -> osmium.NodeLocationsForWays:
    """Return the places of all nodes; take relations, and nodes that something is said of."""
    locations = osmium.NodeLocationsForWays(osmium.index.create_map("flex_mem"))
    locations.ignore_errors()
    told = osmium.filter.KeyFilter("type", *_TOLD_OF_NODES)
    for each in _objects(file, NODE | RELATION, locations, told):
        if isinstance(each, Relation):
            found.take_relation(each)
        elif isinstance(each, Node):
            found.take_node(each)
    return locations


def _bring_places(file: osmium.io.File) -> bool:
    """Tell whether ways bring the places of their nodes along, by the first to walk that has any.

    The file is read no further than that.
    """
    for each in _objects(file, WAY, osmium.filter.KeyFilter("highway")):
        if isinstance(each, Way) and len(each.nodes):
            return any(node.location.valid() for node in each.nodes)
    return False


def _read_ways(
    file: osmium.io.File,
    found: Gathered,
    located: tuple[osmium.NodeLocationsForWays, ...],
    *,
    at_once: bool,
) -> None:
    """Take ways, and those without tags that are borders of relations.

    A PBF is quicker gone through again for these, XML is read slowly and only once.
    """
    told = osmium.filter.KeyFilter(*_TOLD_OF_WAYS)
    if not at_once:
        for each in _objects(file, WAY, told, *located):
            if isinstance(each, Way):
                found.take_way(each)
        if not found.members:
            return
    for each in _objects(file, WAY, *located):
        if isinstance(each, Way) and (
            each.id in found.members or (at_once and any(key in each.tags for key in _TOLD_OF_WAYS))
        ):
            found.take_way(each)


def _places_of(file: osmium.io.File, found: Gathered, *, brought: bool) -> Mapping[int, XY]:
    """Return the places of nodes that did not come with the ways, but are there.

    Those are of nodes that were never uploaded, of which osmium keeps none, and of ways that bring
    the places of some nodes only.
    """
    placeless = found.placeless()
    wanted = set(placeless.tolist() if brought else placeless[placeless < 0].tolist())
    if not wanted:
        return {}
    return {
        each.id: (each.location.x, each.location.y)
        for each in _objects(file, NODE)
        if isinstance(each, Node) and each.id in wanted and each.location.valid()
    }


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except RouteFileError:
        raise
    except (RuntimeError, ValueError, KeyError, OSError, osmium.InvalidLocationError) as error:
        raise RouteFileError(Fault.BROKEN_EXTRACT, str(error), name) from error
