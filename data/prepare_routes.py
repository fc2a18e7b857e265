"""Make the routes and facts.json from the traced lines; `prepare.py` calls it."""

import html
import json
import re
from pathlib import Path
from typing import TypedDict, cast

from prepare_notes import Notes, RouteNote, clean_name
from prepare_places import Place
from prepare_stops import Point, stops_along, stops_on, stops_text

REPEAT_KM = 0.1  # a place met again within this is told once
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


class Measured(TypedDict):
    """One route in routes-index.json; only the keys used here."""

    file: str
    turns: list[tuple[float, str]]
    station: str
    station_m: int


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
