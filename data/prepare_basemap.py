"""Make the base map from the traced one; `prepare.py` calls it."""

import json
import math
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, cast

from prepare_notes import Notes, clean_name

DECIMALS = 5  # about a metre
LABEL_HEIGHT_PX, LETTER_WIDTH_PX = 16, 6.5
LAST_ZOOM = 17

Point = tuple[float, float]


class Geometry(TypedDict):
    """A GeoJSON geometry."""

    type: str
    coordinates: list[object]


class Feature(TypedDict):
    """A GeoJSON feature."""

    type: str
    properties: dict[str, object]
    geometry: Geometry


class Collection(TypedDict):
    """A GeoJSON feature collection."""

    type: str
    features: list[Feature]
    licence: NotRequired[str]
    attribution: NotRequired[str]


class Box(NamedTuple):
    """The room a label takes, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def first_zoom(properties: dict[str, object], notes: Notes) -> int:
    """Give the zoom a kind of label belongs to, room or not."""
    if properties["kind"] == "station":
        return 16 if "closed" in properties else 14
    if properties["cls"] == "suburb":
        return 12 if properties["name"] in notes["labels"]["first"] else 13
    return {"place": 14, "road": 15}.get(str(properties["cls"]), 16)


def label_box(feature: Feature, zoom: int) -> Box:
    """Give the room a label takes at a zoom, in web-map pixels."""
    lon_deg, lat_deg = cast("Point", feature["geometry"]["coordinates"])
    world_px = 256 * 2**zoom
    x = (lon_deg + 180) / 360 * world_px
    y = (1 - math.asinh(math.tan(math.radians(lat_deg))) / math.pi) / 2 * world_px
    half_width = len(str(feature["properties"]["name"])) * LETTER_WIDTH_PX / 2
    half_height = LABEL_HEIGHT_PX / 2
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two labels would touch."""
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def place_labels(points: list[Feature], notes: Notes) -> None:
    """Give each label the first zoom of its kind at which no earlier label is in its way."""
    placed: list[Feature] = []
    for point in sorted(points, key=lambda each: first_zoom(each["properties"], notes)):
        zoom = first_zoom(point["properties"], notes)
        while zoom < LAST_ZOOM and any(
            overlap(label_box(point, zoom), label_box(other, zoom)) for other in placed
        ):
            zoom += 1
        point["properties"]["min_zoom"] = zoom
        placed.append(point)


def short_properties(old: dict[str, object], notes: Notes) -> dict[str, object]:
    """Keep kind, name, cls and closed; nothing else is drawn."""
    new: dict[str, object] = {"kind": old["kind"]}
    if "name" in old:
        new["name"] = clean_name(str(old["name"]), notes)
    cls = old.get("cls") or old.get("sub") or ("approximate" if "approx" in old else "")
    if cls:
        new["cls"] = cls
    if "closed" in old:
        new["closed"] = True
    return new


def rounded(part: object) -> object:
    """Round coordinates at any depth."""
    if isinstance(part, list):
        return [rounded(each) for each in part]
    return round(cast("float", part), DECIMALS)


def corners(ring: list[Point]) -> list[Point]:
    """Drop the points of a stepped ring that lie on a straight side."""
    body = ring[:-1]
    kept = [
        here
        for before, here, after in zip(
            [body[-1], *body[:-1]], body, [*body[1:], body[0]], strict=True
        )
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    ]
    return [*kept, kept[0]]


def short_geometry(feature: Feature) -> Geometry:
    """Round a geometry, and keep only the corners of the mapped area."""
    geometry = feature["geometry"]
    coordinates = cast("list[object]", rounded(geometry["coordinates"]))
    if feature["properties"]["kind"] == "land":
        areas = cast("list[list[list[Point]]]", coordinates)
        coordinates = [[corners(ring) for ring in area] for area in areas]
    return {"type": geometry["type"], "coordinates": coordinates}


def make_basemap(source: Path, notes: Notes, into: Path) -> None:
    """Write the base map, ready for the browser; features stay in drawing order."""
    raw = (source / "basemap" / "parramatta-basemap.geojson").read_text(encoding="utf-8")
    features: list[Feature] = [
        {
            "type": "Feature",
            "properties": short_properties(feature["properties"], notes),
            "geometry": short_geometry(feature),
        }
        for feature in cast("Collection", json.loads(raw))["features"]
    ]
    place_labels([each for each in features if each["geometry"]["type"] == "Point"], notes)
    ground: Collection = {
        "type": "FeatureCollection",
        "licence": "ODbL 1.0",
        "attribution": "© OpenStreetMap contributors",
        "features": features,
    }
    text = json.dumps(ground, ensure_ascii=False, separators=(",", ":")) + "\n"
    folder = into / "basemap"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parramatta.geojson").write_text(text, encoding="utf-8", newline="\n")
