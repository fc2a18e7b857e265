"""OpenStreetMap extracts for tests: small ones made here, and two real ones that lie beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from builders import PROJECT

from routes.osm.building import Imported, network_of
from routes.osm.opening import form_of
from routes.osm.reading import read_extract

REAL = PROJECT.parent / "shared" / "osm"
NO_EXTRACTS = f"the real extracts are not in {REAL.parent.name}/{REAL.name} beside the project"
Tags = Mapping[str, str]


@dataclass
class Town:
    """Gather nodes, ways and relations of an extract; places are (row, column) in steps of 100 m.

    A node's id is its row and column in one number, plus 1.
    """

    nodes: dict[int, tuple[float, float]] = field(default_factory=dict)
    node_tags: dict[int, Tags] = field(default_factory=dict)
    ways: list[tuple[int, list[int], Tags]] = field(default_factory=list)
    relations: list[tuple[list[tuple[int, str]], Tags]] = field(default_factory=list)
    sign: int = 1

    def node(self, place: tuple[float, float], tags: str = "") -> int:
        """Return the node at a place, made where it is not there."""
        row, column = place
        number = self.sign * (1 + round(row * 100) * 100_000 + round(column * 100))
        self.nodes[number] = (round(48 + row * 0.001, 7), round(15 + column * 0.001, 7))
        if tags:
            self.node_tags[number] = tags_of(tags)
        return number

    def way(self, tags: str, *places: tuple[float, float]) -> int:
        """Add a way with tags, such as "highway=path lit=no", and return its number."""
        number = self.sign * (len(self.ways) + 1)
        self.ways.append((number, [self.node(place) for place in places], tags_of(tags)))
        return number

    def relation(self, tags: str, members: Iterable[tuple[int, str]]) -> None:
        """Add a multipolygon of ways, each with its role."""
        self.relations.append((list(members), {"type": "multipolygon", **tags_of(tags)}))

    def xml(self, *, ways_first: bool = False) -> str:
        """Return the extract as text."""
        nodes = [
            f"<node id='{number}' lat='{lat}' lon='{lon}'>{_tags(self.node_tags.get(number, {}))}"
            "</node>"
            for number, (lat, lon) in sorted(self.nodes.items())
        ]
        ways = [
            f"<way id='{number}'>{''.join(f'<nd ref={chr(39)}{at}{chr(39)}/>' for at in through)}"
            f"{_tags(tags)}</way>"
            for number, through, tags in self.ways
        ]
        relations = [
            f"<relation id='{number}'>"
            + "".join(f"<member type='way' ref='{way}' role='{role}'/>" for way, role in members)
            + f"{_tags(tags)}</relation>"
            for number, (members, tags) in enumerate(self.relations, 1)
        ]
        parts = [*ways, *nodes] if ways_first else [*nodes, *ways]
        return "".join(["<?xml version='1.0'?><osm version='0.6'>", *parts, *relations, "</osm>"])


def tags_of(text: str) -> dict[str, str]:
    """Return tags that are written as "highway=path lit=no"."""
    return dict(each.split("=", 1) for each in text.split())


def _tags(tags: Tags) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(to)}/>" for key, to in tags.items())


def imported(text: str, folder: Path, name: str = "town.osm") -> Imported:
    """Return what becomes of an extract."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return network_of(read_extract(path, form_of(path)), "Town", where=name)
