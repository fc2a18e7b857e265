"""Make the network that loops run on from the traced one; `prepare.py` calls it.

The tracing has no street names, so they come from what was read by eye: the labels of roads and the
crossings. A name holds between its known points where the way between is straight enough, and goes
on straight ahead for a while.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import rustworkx as rx
import shapely

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from routes.network import Flag, Kind, Network  # noqa: E402  # the project is not installed
from routes.network_file import write_network  # noqa: E402
from routes.track import Waypoint  # noqa: E402

CREDIT = (
    "© OpenStreetMap contributors, ODbL 1.0 (traced from a map of 2018 or earlier; lake track also "
    "BeyondTracks.com); heights SRTM (NASA/USGS)"
)
M_PER_DEG = 111_000.0
PARK_SHARE, PARK_EDGE_M = 0.6, 8.0
WATER_M = 45.0
PARTS = 3
CROSSING_M, LABEL_M = 30.0, 60.0
STRAIGHT_RATIO, BEND_DEG, ON_AHEAD_M = 1.15, 25.0, 400.0
SHORT = {"St": "Street", "Rd": "Road", "Ave": "Avenue", "Pde": "Parade", "Dr": "Drive"}
STREET = re.compile(r"([A-Z][\w' ]*?) (St|Rd|Ave|Pde|Dr)\b")
# Where each water is, read by eye: an edge takes the name of the nearest point.
WATERS = {
    "river foreshore": (
        (150.9985, -33.8095),
        (151.0170, -33.8161),
        (151.0300, -33.8150),
        (151.0450, -33.8190),
        (151.0600, -33.8220),
        (151.0800, -33.8230),
    ),
    "Toongabbie Creek path": ((150.9930, -33.7992), (150.9800, -33.7960)),
    "Duck River path": ((151.0449, -33.8294), (151.0400, -33.8350)),
    "Lake Parramatta": ((151.0094, -33.7887), (151.0075, -33.7850)),
}


def flat(degrees: Any) -> Any:  # noqa: ANN401 - nested to any depth
    """Return (lon, lat) as metres on a plane; right to a thousandth so near to Parramatta."""
    scale = np.array([M_PER_DEG * np.cos(np.radians(33.81)), M_PER_DEG])
    return np.asarray(degrees) * scale


def areas(ground: list[dict[str, Any]], kind: str) -> list[tuple[dict[str, Any], Any]]:
    """Return each area of a kind with its properties, in metres."""
    return [
        (
            each["properties"],
            shapely.transform(shapely.from_geojson(json.dumps(each["geometry"])), flat),
        )
        for each in ground
        if each["properties"]["kind"] == kind
    ]


def parted(edge: list[Any], nodes: list[list[float]]) -> list[list[Any]]:
    """Return a traced edge, or the parts of one that ends where it begins.

    An edge from a node to itself would lead nowhere, so it is cut in three, at new nodes; no height
    but that of its own node is known there. One of two points and back is no ring and is left out.
    """
    one, other, *told, points = edge
    if one != other:
        return [edge]
    steps = len(points) - 1
    if steps < PARTS:
        return []
    cuts = [0, steps // PARTS, 2 * steps // PARTS, steps]
    ends = [one, len(nodes), len(nodes) + 1, one]
    nodes.extend([*points[cut], nodes[one][2]] for cut in cuts[1:-1])
    return [
        [ends[part], ends[part + 1], *told, points[cuts[part] : cuts[part + 1] + 1]]
        for part in range(PARTS)
    ]


class Maker:
    """Gather what is known of each edge of the traced network."""

    def __init__(self, source: Path) -> None:
        folder = source / "basemap"
        traced = json.loads((folder / "parramatta-network.json").read_text(encoding="utf-8"))
        text = (folder / "parramatta-basemap.geojson").read_text(encoding="utf-8")
        self.ground = json.loads(text)["features"]
        with (folder / "landmarks.csv").open(encoding="utf-8", newline="") as lines:
            self.landmarks = list(csv.DictReader(lines))
        # Islands are left out: no loop leads there.
        edges = [each for each in traced["edges"] if each[5] == 1]
        nodes = traced["nodes"]
        edges = [part for each in edges for part in parted(each, nodes)]
        used = sorted({node for each in edges for node in each[:2]})
        new = {old: number for number, old in enumerate(used)}
        self.nodes = np.array([nodes[old] for old in used])
        self.edges = [(new[each[0]], new[each[1]]) for each in edges]
        self.kinds = [Kind[each[2].upper()] for each in edges]
        self.points = [np.array(each[6]) for each in edges]
        self.lines = [shapely.LineString(flat(points)) for points in self.points]
        self.flags = [Flag(0)] * len(edges)
        self.titles = [""] * len(edges)
        self.at_node: dict[int, list[int]] = defaultdict(list)
        for edge, ends in enumerate(self.edges):
            for node in ends:
                self.at_node[node].append(edge)

    def mark_grounds(self) -> None:
        """Mark and name what lies in parks and by water."""
        parks = areas(self.ground, "park")
        green = shapely.union_all([area for _, area in parks]).buffer(PARK_EDGE_M)
        named = next(area for told, area in parks if "approx" in told).buffer(PARK_EDGE_M)
        water = shapely.union_all([area for _, area in areas(self.ground, "water")])
        for each in (green, named, water):
            shapely.prepare(each)
        for edge, line in enumerate(self.lines):
            middle = line.interpolate(0.5, normalized=True)
            near_water = water.distance(middle) <= WATER_M
            if line.intersection(green).length >= PARK_SHARE * line.length:
                self.flags[edge] |= Flag.IN_PARK
            if self.kinds[edge] > Kind.CYCLEWAY and not self.flags[edge]:
                continue
            if near_water:
                self.flags[edge] |= Flag.WATERSIDE
                self.titles[edge] = self._water_at(middle)
            if named.contains(middle):
                self.titles[edge] = "Parramatta Park"

    @staticmethod
    def _water_at(middle: Any) -> str:  # noqa: ANN401 - shapely has no types
        points = {name: shapely.MultiPoint(flat(at)) for name, at in WATERS.items()}
        return min(points, key=lambda name: points[name].distance(middle))

    def name_streets(self) -> None:
        """Name the streets whose labels or crossings were read."""
        crossings: dict[str, list[int]] = defaultdict(list)
        at = flat(self.nodes[:, :2])
        for row in self.landmarks:
            if row["kind"] == "intersection":
                away_m = np.hypot(*(at - flat([float(row["lon"]), float(row["lat"])])).T)
                if away_m.min() <= CROSSING_M:
                    for name, short in STREET.findall(row["name"].split(" (")[0]):
                        crossings[f"{name} {SHORT[short]}"].append(int(away_m.argmin()))
        for name, nodes in sorted(crossings.items()):
            for one, other in pairwise(sorted(set(nodes), key=lambda node: tuple(at[node]))):
                self._name_between(name, one, other)
        for each in self.ground:
            if each["properties"].get("cls") == "road" and each["geometry"]["type"] == "Point":
                self._name_at(each["properties"]["name"], each["geometry"]["coordinates"])
        for name in sorted(set(self.titles) - {""}):
            self._go_on(name)

    def _roads(self) -> list[int]:
        return [edge for edge, kind in enumerate(self.kinds) if kind > Kind.CYCLEWAY]

    def _name_between(self, name: str, one: int, other: int) -> None:
        graph: rx.PyGraph[None, int] = rx.PyGraph()
        graph.add_nodes_from([None] * len(self.nodes))
        graph.extend_from_weighted_edge_list([(*self.edges[edge], edge) for edge in self._roads()])
        found = rx.dijkstra_shortest_paths(
            graph, one, other, weight_fn=lambda edge: self.lines[edge].length
        )
        if other not in found:
            return
        steps = [
            min(graph.get_all_edge_data(*pair), key=lambda edge: self.lines[edge].length)
            for pair in pairwise(found[other])
        ]
        straight_m = float(np.hypot(*(flat(self.nodes[one, :2]) - flat(self.nodes[other, :2]))))
        if sum(self.lines[edge].length for edge in steps) <= STRAIGHT_RATIO * straight_m:
            for edge in steps:
                self.titles[edge] = self.titles[edge] or name

    def _name_at(self, name: str, place: list[float]) -> None:
        point = shapely.Point(flat(place))
        edge = min(self._roads(), key=lambda each: self.lines[each].distance(point))
        if self.lines[edge].distance(point) <= LABEL_M and not self.titles[edge]:
            self.titles[edge] = name

    def _heading(self, edge: int, leaving: int) -> float:
        line = self.lines[edge] if self.edges[edge][0] == leaving else self.lines[edge].reverse()
        start, ahead = line.interpolate(0.0), line.interpolate(30.0)
        return float(np.degrees(np.arctan2(ahead.x - start.x, ahead.y - start.y)))

    def _go_on(self, name: str) -> None:
        """Let a street's name hold straight ahead, where no other name is."""
        own = {edge for edge, title in enumerate(self.titles) if title == name}
        if any(self.kinds[edge] <= Kind.CYCLEWAY or self.flags[edge] for edge in own):
            return
        ahead = [(edge, node, 0.0) for edge in sorted(own) for node in self.edges[edge]]
        while ahead:
            edge, node, gone_m = ahead.pop()
            back = self._heading(edge, node)
            for other in self.at_node[node]:
                bend = abs((self._heading(other, node) - back) % 360 - 180)
                far_m = gone_m + self.lines[other].length
                fits = bend <= BEND_DEG and self.kinds[other] == self.kinds[edge]
                if fits and not self.titles[other] and far_m <= ON_AHEAD_M:
                    self.titles[other] = name
                    one, two = self.edges[other]
                    ahead.append((other, two if one == node else one, far_m))

    def network(self) -> Network:
        """Return the network, made of what was gathered."""
        titles = ["", *sorted(set(self.titles) - {""})]
        points = np.concatenate(self.points)
        labels = [
            Waypoint(each["properties"]["name"], *reversed(each["geometry"]["coordinates"]))
            for each in self.ground
            if each["properties"].get("cls") == "suburb"
        ]
        return Network(
            name="Parramatta",
            credit=CREDIT,
            lat_deg=self.nodes[:, 1],
            lon_deg=self.nodes[:, 0],
            ele_m=self.nodes[:, 2],
            start=np.array([one for one, _ in self.edges]),
            end=np.array([other for _, other in self.edges]),
            kind=np.array(self.kinds),
            flags=np.array([int(each) for each in self.flags]),
            title=np.array([titles.index(each) for each in self.titles]),
            offsets=np.concatenate(([0], np.cumsum([len(each) for each in self.points]))),
            point_lat_deg=points[:, 1],
            point_lon_deg=points[:, 0],
            titles=tuple(titles),
            places=tuple(labels),
        )


def make_network(source: Path, into: Path) -> None:
    """Write network/parramatta.npz."""
    maker = Maker(source)
    maker.mark_grounds()
    maker.name_streets()
    (into / "network").mkdir(parents=True, exist_ok=True)
    (into / "network" / "parramatta.npz").write_bytes(write_network(maker.network()))
