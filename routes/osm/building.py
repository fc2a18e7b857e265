"""An extract made into a network, and what is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routes.errors import Fault, RouteFileError
from routes.joined import strong_parts
from routes.measure import segment_metres
from routes.network import BoolArray, Flag, Kind, Network
from routes.osm.contracting import Chains, contracted
from routes.osm.extract import CREDIT, PARK_RANK, Extract, Ground, Place
from routes.osm.grounds import Grounds
from routes.osm.segments import Segments, segments_of
from routes.osm.stages import Stage, Tell, untold
from routes.osm.tags import Out
from routes.track import FloatArray, Waypoint

# Our choice: a loop looks at every place to find the nearest; the more important ones are kept.
MOST_PLACES = 1_000
# A place so far outside may still be the nearest.
_AROUND_DEG = 0.02


@dataclass(frozen=True, slots=True)
class Told:
    """Tell what an import found: ways, metres that may be walked, and what of them is kept.

    `parts` counts what is not joined so that one can come and go; the longest is kept. `one_way_m`
    of it are walked one way only. `crossings` are the marked ones on kept ways.
    """

    ways: int
    left_out: Mapping[Out, int]
    missing_nodes: int
    walkable_m: float
    kept_m: float
    parts: int
    path_m: float
    steps_m: float
    one_way_m: float
    crossings: int


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """Hold a network and what is told of it, and why elevation files of a folder were left out."""

    network: Network
    told: Told
    heights_left_out: tuple[RouteFileError, ...] = ()


def network_of(extract: Extract, name: str, where: str = "", tell: Tell = untold) -> Imported:
    """Return the largest connected part of an extract's walkable ways.

    Raises RouteFileError: NO_WAYS where nothing may be walked, NO_NODES where no way has its
    points. `where` is the file's name.
    """
    tell(Stage.JOINING)
    segments = segments_of(extract)
    if not extract.is_walked()[segments.walk].any():
        bare = len(extract.ways) and np.isnan(extract.ways.lat_deg).all()
        raise RouteFileError(Fault.NO_NODES if bare else Fault.NO_WAYS, where=where)
    chains = contracted(segments, extract.is_one_way())
    walked = extract.is_walked()[chains.walk]
    metres = np.where(walked, _metres(chains, segments), 0.0)
    kept, parts = _largest(chains, segments, metres, extract.is_one_way()[chains.walk])
    if not kept.any():
        raise RouteFileError(Fault.NO_WAYS, where=where)
    chains = _chosen(chains, kept)
    tell(Stage.SURROUNDINGS)
    network = _network(extract, name, chains, segments)
    kept_m = np.where(network.may_run(), network.length_m, 0.0)
    steps = (network.flags & Flag.STEPS) > 0
    along = np.repeat(network.may_run(), np.diff(chains.offsets))
    on_ways = segments.node[chains.node[along]]
    told = Told(
        ways=int(extract.is_walked()[extract.walk].sum()),
        left_out=extract.left_out,
        missing_nodes=len(np.unique(extract.ways.node[np.isnan(extract.ways.lat_deg)])),
        walkable_m=float(metres.sum()),
        kept_m=float(kept_m.sum()),
        parts=parts,
        path_m=float(kept_m[network.kind <= Kind.CYCLEWAY].sum()),
        steps_m=float(kept_m[steps].sum()),
        one_way_m=float(kept_m[network.one_way].sum()),
        crossings=int(np.isin(extract.crossings, on_ways).sum()),
    )
    return Imported(network, told)


def _metres(chains: Chains, segments: Segments) -> FloatArray:
    steps_m = segment_metres(segments.lat_deg[chains.node], segments.lon_deg[chains.node])
    along_m = np.concatenate(([0.0], np.cumsum(steps_m)))
    metres: FloatArray = along_m[chains.offsets[1:] - 1] - along_m[chains.offsets[:-1]]
    return metres


def _largest(
    chains: Chains, segments: Segments, metres: FloatArray, one_way: BoolArray
) -> tuple[BoolArray, int]:
    """Tell which edges are in the part of most metres, and how many parts there are.

    From everywhere in a part one comes to everywhere else in it; what leads from one to another, or
    to nowhere, is in none. Edges of no metres are crossed, not walked: they join nothing, and those
    that meet the part are in it.
    """
    start, end = chains.node[chains.offsets[:-1]], chains.node[chains.offsets[1:] - 1]
    walked = metres > 0
    part = strong_parts(len(segments.lat_deg), start[walked], end[walked], one_way[walked])
    inside = walked & (part[start] == part[end])
    if not inside.any():
        return inside, 0
    names, number = np.unique(part[start[inside]], return_inverse=True)
    longest = names[np.argmax(np.bincount(number, weights=metres[inside]))]
    is_in = part[start] == longest, part[end] == longest
    kept: BoolArray = np.where(walked, is_in[0] & is_in[1], is_in[0] | is_in[1])
    return kept, len(names)


def _chosen(chains: Chains, kept: BoolArray) -> Chains:
    counts = np.diff(chains.offsets)
    offsets = np.concatenate(([0], np.cumsum(counts[kept])))
    return Chains(offsets, chains.node[np.repeat(kept, counts)], chains.walk[kept])


def _network(extract: Extract, name: str, chains: Chains, segments: Segments) -> Network:
    lat_deg, lon_deg = segments.lat_deg[chains.node], segments.lon_deg[chains.node]
    first, last = chains.node[chains.offsets[:-1]], chains.node[chains.offsets[1:] - 1]
    nodes, ends = np.unique(np.concatenate((first, last)), return_inverse=True)
    kind = np.array([each.kind for each in extract.walks], dtype=np.int64)[chains.walk]
    flags = np.array([each.flags for each in extract.walks], dtype=np.int64)[chains.walk]
    title = np.array([each.title for each in extract.walks], object)[chains.walk]
    grounds = Grounds(extract, (lat_deg, lon_deg, chains.offsets), kind)
    quiet = kind <= Kind.STREET
    beside = grounds.beside()
    for ground, flag, may_name in (
        (Ground.PARK, Flag.IN_PARK, quiet),
        (Ground.WATER, Flag.WATERSIDE, kind <= Kind.CYCLEWAY),
    ):
        told = beside[ground]
        # A main road through a wood, or along a river, is a main road.
        flags[told.holds & quiet] |= flag
        nameless = may_name & (title == "")
        title[nameless] = np.array(told.names, object)[told.name[nameless]]
    titles = ("", *sorted({*title.tolist()} - {""}))
    index = {each: number for number, each in enumerate(titles)}
    return Network(
        name=name,
        credit=CREDIT,
        lat_deg=segments.lat_deg[nodes],
        lon_deg=segments.lon_deg[nodes],
        ele_m=np.full(len(nodes), np.nan),
        start=ends[: len(first)],
        end=ends[len(first) :],
        kind=kind,
        flags=flags,
        title=np.array([index[each] for each in title], dtype=np.int64),
        offsets=chains.offsets,
        point_lat_deg=lat_deg,
        point_lon_deg=lon_deg,
        titles=titles,
        places=_places(extract, grounds, lat_deg, lon_deg),
        landscape=grounds.landscape(),
        one_way=extract.is_one_way()[chains.walk],
    )


def _places(
    extract: Extract, grounds: Grounds, lat_deg: FloatArray, lon_deg: FloatArray
) -> tuple[Waypoint, ...]:
    parks = [Place(each, PARK_RANK) for each in grounds.centres(Ground.PARK)]
    south, north = lat_deg.min() - _AROUND_DEG, lat_deg.max() + _AROUND_DEG
    west, east = lon_deg.min() - _AROUND_DEG, lon_deg.max() + _AROUND_DEG
    found: dict[str, Waypoint] = {}
    for place in sorted((*extract.places, *parks), key=lambda each: each.rank):
        at = place.waypoint
        if south <= at.lat_deg <= north and west <= at.lon_deg <= east:
            found.setdefault(at.name, at)
    return tuple(found.values())[:MOST_PLACES]
