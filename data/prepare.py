"""Make the files the app reads from the traced routes and base map.

    python data/prepare.py SOURCE_FOLDER [--into FOLDER]

SOURCE_FOLDER holds `routes/` (GPX lines and `routes-index.json`) and `basemap/` (`landmarks.csv`
and the base map as GeoJSON). What no tool can measure, such as the surface or a caveat, is written
by hand in `facts-notes.toml` beside this script. The same sources always give the same bytes.
"""

import argparse
import csv
import html
import json
import math
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, cast

from prepare_network import make_network

HERE = Path(__file__).resolve().parent
EARTH_RADIUS_M = 6_371_009
STOP_WITHIN_M = 150  # a tap or toilet further off than this is not on the route
SAME_PASS_KM = 0.5  # two approaches to a stop nearer than this are one
BESIDE_M = 25
REPEAT_KM = 0.1  # a place met again within this is told once
DECIMALS = 5  # about a metre
LABEL_HEIGHT_PX, LETTER_WIDTH_PX = 16, 6.5
LAST_ZOOM = 17
CLOSED = re.compile(r" \(.*believed closed.*\)")
TRACK_POINT = re.compile(r"<trkpt .*?</trkpt>")
PLACE_ON_LINES = re.compile(r'\[\s+([\d.]+),\s+("(?:[^"\\]|\\.)*")\s+\]')
GPX_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Loopwell" xmlns="http://www.topografix.com/GPX/1/1" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">
<metadata><name>{title}</name><desc>{summary}</desc>\
<copyright author="OpenStreetMap contributors">\
<license>https://opendatacommons.org/licenses/odbl/1-0/</license></copyright></metadata>
<trk><name>{title}</name><desc>{summary}</desc><src>{licence}</src><type>running</type><trkseg>
"""
GPX_TAIL = "</trkseg></trk>\n</gpx>\n"


class RouteNote(TypedDict):
    """What is told by hand about one route."""

    file: str
    title: str
    summary: str
    surface: str
    start: str
    lake_track: bool
    made_how: str
    caveat: str


class StopNote(TypedDict):
    """A toilet or café, and how to tell of it."""

    name: str
    fact: str
    text: str
    note: str


class Notes(TypedDict):
    """The whole of facts-notes.toml."""

    common: dict[str, str]
    routes: list[RouteNote]
    stops: list[StopNote]
    names: dict[str, str]
    sources: dict[str, str]
    labels: dict[str, list[str]]


class Measured(TypedDict):
    """One route in routes-index.json; only the keys used here."""

    file: str
    turns: list[tuple[float, str]]
    station: str
    station_m: int


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


class Place(NamedTuple):
    """One row of places.csv."""

    name: str
    lat_deg: str
    lon_deg: str
    kind: str
    status: str
    source: str
    confidence: str


class Pass(NamedTuple):
    """Where a route comes nearest to a stop."""

    km: float
    away_m: float


class Box(NamedTuple):
    """The room a label takes, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


Point = tuple[float, float]


def clean_name(name: str, notes: Notes) -> str:
    """Say a mapped place in a runner's words."""
    plain = CLOSED.sub("", name)
    return notes["names"].get(plain, plain.replace(" x ", " at "))


def distance_m(one: Point, other: Point) -> float:
    """Great-circle distance between two (lat, lon) points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(half))


# Places


def source_words(source: str, notes: Notes) -> str:
    """Name where a position comes from."""
    return next(words for start, words in notes["sources"].items() if source.startswith(start))


def status_of(name: str, kind: str) -> str:
    """Tell whether a station is open; of other places nothing is known."""
    if kind != "station":
        return ""
    return "believed closed" if CLOSED.search(name) else "open"


def read_places(source: Path, notes: Notes) -> list[Place]:
    """Read the landmarks with clean names."""
    with (source / "basemap" / "landmarks.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Place(
                name=clean_name(row["name"], notes),
                lat_deg=row["lat"],
                lon_deg=row["lon"],
                kind=row["kind"],
                status=status_of(row["name"], row["kind"]),
                source=source_words(row["source"], notes),
                confidence=row["confidence"].split(" ")[0],
            )
            for row in csv.DictReader(lines)
        ]


def write_places(places: list[Place], into: Path) -> None:
    """Write places.csv."""
    with (into / "places.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(Place._fields)
        rows.writerows(places)


# Routes


def track_points(gpx: str) -> list[str]:
    """Take the track points of a GPX text, each as it stands."""
    found = TRACK_POINT.findall(gpx)
    if not found or len(found) != gpx.count("<trkpt"):
        raise ValueError("the source GPX has no track points, or some that are not closed")
    return found


def position(track_point: str) -> Point:
    """Read latitude and longitude from a track point's text."""
    lat, lon = re.findall(r'(?:lat|lon)="([-\d.]+)"', track_point)
    return float(lat), float(lon)


def licence_of(route: RouteNote, notes: Notes) -> str:
    """Give the credit line of a route."""
    return notes["common"]["licence_lake" if route["lake_track"] else "licence"]


def write_gpx(route: RouteNote, points: list[str], notes: Notes, into: Path) -> None:
    """Write a route with our own header and its points untouched."""
    words = {
        "title": route["title"],
        "summary": route["summary"],
        "licence": licence_of(route, notes),
    }
    head = GPX_HEAD.format(**{key: html.escape(text) for key, text in words.items()})
    text = head + "".join(f"{point}\n" for point in points) + GPX_TAIL
    (into / "routes" / route["file"]).write_text(text, encoding="utf-8", newline="\n")


def near_points(line: list[Point], stop: Point) -> Iterator[Pass]:
    """Give the points of a line that are near a stop, in order."""
    km, before = 0.0, line[0]
    for point in line:
        km += distance_m(before, point) / 1000
        before = point
        away_m = distance_m(point, stop)
        if away_m <= STOP_WITHIN_M:
            yield Pass(km, away_m)


def passes(line: list[Point], stop: Point) -> list[Pass]:
    """Find where a line passes a stop; approaches close together are one."""
    kept: list[Pass] = []
    last_km = -math.inf
    for near in near_points(line, stop):
        if near.km - last_km > SAME_PASS_KM:
            kept.append(near)
        elif near.away_m < kept[-1].away_m:
            kept[-1] = near
        last_km = near.km
    return kept


def how_far(found: list[Pass]) -> str:
    """Say how far off the line a stop is, to the nearest ten metres."""
    near, far = (round(end(p.away_m for p in found), -1) for end in (min, max))
    if far <= BESIDE_M:
        return "beside the line"
    span = f"{near:.0f}" if near == far else f"{max(near, 10):.0f} to {far:.0f}"
    return f"about {span} m away in a straight line"


def stop_text(stop: StopNote, found: list[Pass]) -> str:
    """Tell of one stop on a route."""
    km = " and ".join(f"{each.km:.1f}" for each in found)
    return f"{stop['text']} at {km} km, {how_far(found)}. {stop['note']}"


def stops_on(
    line: list[Point], fact: str, places: list[Place], notes: Notes
) -> list[tuple[StopNote, list[Pass]]]:
    """Find the toilets, or the water, that a line passes, and where."""
    where = {p.name: (float(p.lat_deg), float(p.lon_deg)) for p in places}
    stops = [stop for stop in notes["stops"] if stop["fact"] == fact]
    found = [(stop, passes(line, where[stop["name"]])) for stop in stops]
    return [(stop, at) for stop, at in found if at]


def stops_text(stops: list[tuple[StopNote, list[Pass]]]) -> str:
    """Tell of the stops on a route; "" when none is known."""
    return " ".join(stop_text(stop, found) for stop, found in stops)


def stops_along(stops: list[tuple[StopNote, list[Pass]]]) -> list[tuple[float, str]]:
    """Name the stops on a route by kilometre, as a watch tells them."""
    return sorted((round(each.km, 2), stop["name"]) for stop, found in stops for each in found)


def places_along(turns: list[tuple[float, str]], notes: Notes) -> list[tuple[float, str]]:
    """Name the places along a route; one met again at once is told once, the finish always."""
    kept: list[tuple[float, str]] = []
    for km, raw in turns:
        name = clean_name(raw, notes)
        again = [old for old in kept if old[1] == name and km - old[0] < REPEAT_KM + 0.001]
        if again and (km, raw) == tuple(turns[-1]):
            kept.remove(again[0])
        elif again:
            continue
        kept.append((km, name))
    return kept


def facts_of(
    route: RouteNote, measured: Measured, line: list[Point], places: list[Place], notes: Notes
) -> dict[str, object]:
    """Join what was written and what was measured."""
    water = stops_on(line, "water", places, notes)
    return {
        "file": route["file"],
        "title": route["title"],
        "summary": route["summary"],
        "places": places_along(measured["turns"], notes),
        "surface": route["surface"],
        "start": route["start"],
        "nearest_station": measured["station"],
        "station_m": measured["station_m"],
        "toilets": stops_text(stops_on(line, "toilets", places, notes)),
        "water": stops_text(water),
        "water_places": stops_along(water),
        "licence": licence_of(route, notes),
        "made_how": route["made_how"],
        "caveat": f"{route['caveat']} {notes['common']['caveat']}",
    }


def make_routes(source: Path, places: list[Place], notes: Notes, into: Path) -> None:
    """Write every GPX file and facts.json."""
    (into / "routes").mkdir(parents=True, exist_ok=True)
    index = (source / "routes" / "routes-index.json").read_text(encoding="utf-8")
    measured = {each["file"]: each for each in cast("list[Measured]", json.loads(index))}
    facts = []
    for route in notes["routes"]:
        gpx = (source / "routes" / route["file"]).read_text(encoding="utf-8")
        points = track_points(gpx)
        write_gpx(route, points, notes, into)
        line = [position(point) for point in points]
        facts.append(facts_of(route, measured[route["file"]], line, places, notes))
    text = json.dumps({"routes": facts}, ensure_ascii=False, indent=1)
    text = PLACE_ON_LINES.sub(r"[\1, \2]", text) + "\n"
    (into / "routes" / "facts.json").write_text(text, encoding="utf-8", newline="\n")


# Base map


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


def prepare(source: Path, into: Path) -> None:
    """Make every file from the sources."""
    notes = cast("Notes", tomllib.loads((HERE / "facts-notes.toml").read_text(encoding="utf-8")))
    places = read_places(source, notes)
    into.mkdir(parents=True, exist_ok=True)
    write_places(places, into)
    make_routes(source, places, notes, into)
    make_basemap(source, notes, into)
    make_network(source, into)


def main() -> None:
    """Run from the command line."""
    reader = argparse.ArgumentParser(description="Make the files in data/ from their sources.")
    reader.add_argument("source", type=Path, help="folder with routes/ and basemap/")
    reader.add_argument("--into", type=Path, default=HERE, help="where to write (default: data/)")
    told = reader.parse_args()
    prepare(told.source, told.into)
    print(f"Written to {told.into}")


if __name__ == "__main__":
    main()
