"""Our own base map, read once from its GeoJSON: what a map on paper is drawn over."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routes.paper.mercator import FARTHEST_LAT_DEG, northing
from routes.track import FloatArray

IndexArray = NDArray[np.intp]

AREAS = frozenset({"land", "industrial", "park", "pitch", "water", "building"})
LINES = frozenset({"railway", "path", "cycleway", "street", "main_road", "motorway"})


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Hold all shapes of a kind as lines one after the other, in degrees of Mercator's map.

    `firsts` are the indices at which a line, or a ring of an area, begins; `shapes` tells for each
    of them which shape it belongs to, rising from 0: an area and its holes share a number.
    """

    kind: str
    cls: str
    east_deg: FloatArray
    north_deg: FloatArray
    firsts: IndexArray
    shapes: IndexArray


@dataclass(frozen=True, slots=True)
class Name:
    """Name a point of the ground, in degrees of Mercator's map; the lower `rank`, the sooner."""

    text: str
    kind: str
    rank: int
    east_deg: float
    north_deg: float


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Hold a base map: layers from the lowest up, and names by rank."""

    layers: tuple[Layer, ...]
    names: tuple[Name, ...]
    credit: str

    def layer(self, kind: str) -> Layer | None:
        """Return the first layer of a kind."""
        return next((layer for layer in self.layers if layer.kind == kind), None)


def read_ground(data: bytes) -> Ground:
    """Read a base map from GeoJSON in the form of data/basemap.

    Each feature has a `kind`; areas are MultiPolygon, lines MultiLineString, names Point. Other
    kinds are left out. Raises ValueError for what is no such file.
    """
    try:
        content = json.loads(data)
        features = content["features"]
        layers = tuple(_layers(features))
        names = tuple(sorted(_names(features), key=lambda name: name.rank))
        credit = str(content.get("attribution", ""))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"no base map: {error!r}") from error
    return Ground(layers, names, credit)


def _layers(features: list[dict[str, dict[str, object]]]) -> Iterator[Layer]:
    for feature in features:
        kind, cls = (str(feature["properties"].get(key, "")) for key in ("kind", "cls"))
        shapes = feature["geometry"]["coordinates"]
        if kind in AREAS:
            yield _layer(
                kind, cls, [(i, r) for i, rings in enumerate(_list(shapes)) for r in rings]
            )
        elif kind in LINES:
            yield _layer(kind, cls, list(enumerate(_list(shapes))))


def _layer(kind: str, cls: str, lines: list[tuple[int, list[list[float]]]]) -> Layer:
    places = np.array([place for _, line in lines for place in line], dtype=np.float64)
    lengths = np.array([len(line) for _, line in lines])
    lat_deg = np.clip(places[:, 1], -FARTHEST_LAT_DEG, FARTHEST_LAT_DEG)
    return Layer(
        kind,
        cls,
        places[:, 0],
        northing(lat_deg),
        np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp),
        np.array([shape for shape, _ in lines], dtype=np.intp),
    )


def _names(features: list[dict[str, dict[str, object]]]) -> Iterator[Name]:
    for feature in features:
        told = feature["properties"]
        if feature["geometry"]["type"] != "Point" or told.get("closed"):
            continue
        lon_deg, lat_deg = map(float, _list(feature["geometry"]["coordinates"]))
        kind = str(told.get("cls") or told["kind"])
        rank = int(str(told.get("min_zoom", 99)))
        north_deg = float(northing(np.array([lat_deg]))[0])
        yield Name(str(told["name"]), kind, rank, lon_deg, north_deg)


def _list(value: object) -> list:  # type: ignore[type-arg] # what JSON holds, checked by its use
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value
