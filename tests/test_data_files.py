"""The data files agree with each other, with the ground and with what SOURCES.md says."""

import csv
import gzip
import itertools
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import gpxpy
import pytest
from geopy.distance import geodesic

Facts = dict[str, Any]
Point = tuple[float, float]

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
GPX_FILES = sorted((DATA / "routes").glob("*.gpx"))
FACTS: list[Facts] = json.loads((DATA / "routes" / "facts.json").read_text(encoding="utf-8"))[
    "routes"
]
GROUND: dict[str, Any] = json.loads(
    (DATA / "basemap" / "parramatta.geojson").read_text(encoding="utf-8")
)
with (DATA / "places.csv").open(encoding="utf-8", newline="") as _lines:
    PLACES = list(csv.DictReader(_lines))
SOURCES = (DATA / "SOURCES.md").read_text(encoding="utf-8")

SOUTH, NORTH, WEST, EAST = -33.85, -33.75, 150.96, 151.10
AREAS = ["land", "industrial", "park", "pitch", "water", "building"]
LINES = ["railway", "path", "cycleway", "street", "main_road", "motorway"]
POINTS = ["label", "station", "landmark"]
FACT_KEYS = {
    "file",
    "title",
    "summary",
    "places",
    "surface",
    "start",
    "nearest_station",
    "station_m",
    "toilets",
    "water",
    "water_places",
    "licence",
    "made_how",
    "caveat",
}
MAY_BE_UNKNOWN = {"toilets", "water", "water_places"}
JARGON = re.compile(r"loop start|believed|centroid| x |junction/|±|\+-")

each_route = pytest.mark.parametrize("facts", FACTS, ids=[each["file"] for each in FACTS])


@cache
def line_of(file: str) -> tuple[tuple[float, Point], ...]:
    """Return (km from the start, point) along a route, measured by geopy."""
    gpx = gpxpy.parse((DATA / "routes" / file).read_text(encoding="utf-8"))
    points = [(p.latitude, p.longitude) for p in gpx.tracks[0].segments[0].points]
    steps = (geodesic(a, b).km for a, b in itertools.pairwise(points))
    return tuple(zip(itertools.accumulate(steps, initial=0.0), points, strict=True))


def at_km(file: str, km: float) -> Point:
    """Return the route's point nearest to a kilometre."""
    return min(line_of(file), key=lambda each: abs(each[0] - km))[1]


def position(place: dict[str, str]) -> Point:
    return float(place["lat_deg"]), float(place["lon_deg"])


def position_of(name: str) -> Point:
    return next(position(place) for place in PLACES if place["name"] == name)


def coordinates(part: Any) -> list[Point]:  # noqa: ANN401 - nested to any depth
    """Return every (lon, lat) of a geometry."""
    if isinstance(part[0], list):
        return [point for inner in part for point in coordinates(inner)]
    return [tuple(part)]


# Routes and facts


def test_there_are_nine_routes_and_each_has_its_facts() -> None:
    assert len(GPX_FILES) == 9
    assert sorted(each["file"] for each in FACTS) == [path.name for path in GPX_FILES]
    assert len({each["title"] for each in FACTS}) == 9


@each_route
def test_facts_are_complete(facts: Facts) -> None:
    assert set(facts) == FACT_KEYS
    for key in FACT_KEYS - MAY_BE_UNKNOWN:
        assert facts[key], key


@each_route
def test_a_route_is_one_track_of_close_points_with_heights(facts: Facts) -> None:
    gpx = gpxpy.parse((DATA / "routes" / facts["file"]).read_text(encoding="utf-8"))
    assert gpx.name == gpx.tracks[0].name == facts["title"]
    assert [len(track.segments) for track in gpx.tracks] == [1]
    for point in gpx.tracks[0].segments[0].points:
        assert SOUTH < point.latitude < NORTH
        assert WEST < point.longitude < EAST
        assert 0 < point.elevation < 100
    km = [each[0] for each in line_of(facts["file"])]
    assert all(0 < (b - a) * 1000 <= 20 for a, b in itertools.pairwise(km))


@each_route
def test_places_are_in_order_and_on_the_route(facts: Facts) -> None:
    km = [place[0] for place in facts["places"]]
    assert all(a < b for a, b in itertools.pairwise(km))
    assert km[0] >= 0
    assert km[-1] <= line_of(facts["file"])[-1][0] + 0.01


@each_route
def test_places_read_well(facts: Facts) -> None:
    for _, name in facts["places"]:
        assert not JARGON.search(name), name
        assert name == name.strip()
        assert name[0].isupper(), name
    for a, b in itertools.pairwise(facts["places"]):
        assert a[1] != b[1]


@each_route
def test_known_places_are_where_the_facts_say(facts: Facts) -> None:
    known = {place["name"]: position(place) for place in PLACES if place["kind"] != "suburb"}
    checked = [(km, name) for km, name in facts["places"] if name in known]
    assert checked
    for km, name in checked:
        assert geodesic(at_km(facts["file"], km), known[name]).m < 60, (km, name)


@each_route
def test_the_nearest_open_station_is_the_nearest(facts: Facts) -> None:
    start = at_km(facts["file"], 0)
    away_m = {
        place["name"]: geodesic(start, position(place)).m
        for place in PLACES
        if place["status"] == "open"
    }
    assert facts["nearest_station"] == min(away_m, key=away_m.__getitem__)
    assert facts["station_m"] == pytest.approx(away_m[facts["nearest_station"]], abs=5)


@each_route
@pytest.mark.parametrize(
    ("fact", "names"),
    [
        ("toilets", ["Toilets near the ferry wharf", "Lake Parramatta toilets"]),
        ("water", ["Lake Parramatta café/kiosk"]),
    ],
)
def test_stops_are_told_exactly_when_the_line_passes_them(
    facts: Facts, fact: str, names: list[str]
) -> None:
    line = line_of(facts["file"])
    near = [
        position_of(name)
        for name in names
        if min(geodesic(point, position_of(name)).m for _, point in line) <= 150
    ]
    told = re.search(r"at ([\d.]+)(?: and ([\d.]+))? km", facts[fact])
    assert bool(told) == bool(facts[fact]) == bool(near)
    for km in told.groups() if told else ():
        if km:
            assert geodesic(at_km(facts["file"], float(km)), near[0]).m <= 150


@each_route
def test_water_is_told_to_a_watch_where_the_words_tell_it(facts: Facts) -> None:
    for km, name in facts["water_places"]:
        assert name in facts["water"]
        assert re.search(rf"\b{km:.1f}\b", facts["water"])
    assert bool(facts["water_places"]) == bool(facts["water"])


def test_the_loop_says_it_is_a_reconstruction_of_the_article() -> None:
    loop = next(each for each in FACTS if each["file"] == "parramatta-loop.gpx")
    assert "reconstruction" in loop["summary"]
    assert "reconstruction" in loop["made_how"]
    assert "gives no line" in loop["made_how"]
    assert "not its own line" in loop["caveat"]
    gpx = (DATA / "routes" / loop["file"]).read_text(encoding="utf-8")
    assert "reconstruction" in gpx
    assert line_of(loop["file"])[-1][0] == pytest.approx(14.7, abs=0.05)


def test_the_second_run_is_one_way_and_says_how_far_home_is() -> None:
    run = next(each for each in FACTS if each["title"] == "Westmead to Rosehill")
    assert "One way" in run["summary"]
    assert "our reading of the article" in run["summary"]
    end = line_of(run["file"])[-1][1]
    for km, station in re.findall(
        r"([\d.]+) km (?:in a straight line )?from (\w+ ?\w* Station)", run["caveat"]
    ):
        assert geodesic(end, position_of(station)).km == pytest.approx(float(km), abs=0.05)


def test_the_river_route_comes_home_on_its_own_line() -> None:
    file = "river-foreshore-rydalmere.gpx"
    length_km = line_of(file)[-1][0]
    for km, point in line_of(file)[::20]:
        assert geodesic(point, at_km(file, length_km - km)).m < 30


@each_route
def test_every_caveat_tells_the_age_of_the_map(facts: Facts) -> None:
    assert "2018 or earlier" in facts["caveat"]
    assert "not checked on the ground" in facts["caveat"]
    assert "OpenStreetMap contributors" in facts["licence"]
    assert "ODbL" in facts["licence"]
    passes_lake = any("Lake Parramatta circuit" in name for _, name in facts["places"])
    assert passes_lake == ("BeyondTracks.com" in facts["licence"])


# Base map


def test_the_base_map_is_in_drawing_order() -> None:
    kinds = [feature["properties"]["kind"] for feature in GROUND["features"]]
    assert [kind for kind, _ in itertools.groupby(kinds)] == AREAS + LINES + POINTS


def test_the_base_map_carries_its_credit() -> None:
    assert "OpenStreetMap contributors" in GROUND["attribution"]
    assert "ODbL" in GROUND["licence"]


def test_each_kind_has_one_sort_of_geometry() -> None:
    sorts = dict.fromkeys(AREAS, "MultiPolygon") | dict.fromkeys(LINES, "MultiLineString")
    for feature in GROUND["features"]:
        kind = feature["properties"]["kind"]
        assert feature["geometry"]["type"] == sorts.get(kind, "Point")
        assert set(feature["properties"]) <= {"kind", "name", "cls", "closed", "min_zoom"}


def test_every_label_has_text_and_a_zoom() -> None:
    for feature in GROUND["features"]:
        properties = feature["properties"]
        if feature["geometry"]["type"] == "Point":
            assert properties["name"].strip()
            assert 12 <= properties["min_zoom"] <= 17
        else:
            assert "min_zoom" not in properties


def test_names_on_the_map_are_right() -> None:
    names = {feature["properties"].get("name") for feature in GROUND["features"]}
    assert {"The King's School", "CommBank Stadium", "Lake Parramatta café/kiosk"} <= names
    assert not {"The Kings School", "CommBank"} & names


def test_stations_agree_with_places() -> None:
    for feature in GROUND["features"]:
        properties = feature["properties"]
        if properties["kind"] == "station":
            place = next(each for each in PLACES if each["name"] == properties["name"])
            assert properties.get("closed", False) == (place["status"] == "believed closed")
            lon_deg, lat_deg = feature["geometry"]["coordinates"]
            assert geodesic((lat_deg, lon_deg), position(place)).m < 2


def test_every_coordinate_is_near_parramatta() -> None:
    for feature in GROUND["features"]:
        for lon_deg, lat_deg in coordinates(feature["geometry"]["coordinates"]):
            assert WEST < lon_deg < EAST
            assert SOUTH < lat_deg < NORTH


def test_rings_are_closed() -> None:
    for feature in GROUND["features"]:
        if feature["geometry"]["type"] == "MultiPolygon":
            for ring in itertools.chain.from_iterable(feature["geometry"]["coordinates"]):
                assert len(ring) >= 4
                assert ring[0] == ring[-1]


def test_the_base_map_is_light() -> None:
    raw = (DATA / "basemap" / "parramatta.geojson").read_bytes()
    assert len(raw) < 700_000
    assert len(gzip.compress(raw)) < 150_000


# Places


def test_places_have_a_name_and_a_position() -> None:
    assert list(PLACES[0]) == [
        "name",
        "lat_deg",
        "lon_deg",
        "kind",
        "status",
        "source",
        "confidence",
    ]
    for place in PLACES:
        lat_deg, lon_deg = position(place)
        assert SOUTH < lat_deg < NORTH
        assert WEST < lon_deg < EAST
        assert place["kind"]
        assert place["source"]
        assert not JARGON.search(place["name"])
        assert place["confidence"] in {"high", "medium", "low"}
        assert place["status"] in {"", "open", "believed closed"}
        assert (place["status"] != "") == (place["kind"] == "station")


def test_no_two_places_of_a_kind_share_a_name() -> None:
    keys = [(place["kind"], place["name"]) for place in PLACES]
    assert len(keys) == len(set(keys))


# Sources


def test_sources_speak_of_every_file() -> None:
    files = [path.relative_to(DATA) for path in DATA.rglob("*") if path.is_file()]
    for path in files:
        if "__pycache__" in path.parts or path.name == "SOURCES.md":
            continue
        name = "routes/*.gpx" if path.suffix == ".gpx" else path.as_posix()
        assert f"`{name}`" in SOURCES, name


def test_sources_carry_the_credits() -> None:
    for credit in (
        "© OpenStreetMap contributors",
        "https://opendatacommons.org/licenses/odbl/1-0/",
        "BeyondTracks.com",
        "4UMaps",
        "Transport for NSW",
        "SRTM",
        "Rosemarie Jabbour",
        "reconstruction",
    ):
        assert credit in SOURCES, credit


def test_the_licence_points_to_the_sources() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("MIT License")
    assert "data/SOURCES.md" in licence


# Making the files again


def source_folder() -> Path | None:
    """Find the traced sources in a folder beside the project, when they are there."""
    indexes = sorted(ROOT.parent.glob("*/routes/routes-index.json"))
    return indexes[0].parents[1] if indexes else None


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    source = source_folder()
    if source is None:
        pytest.skip("the traced sources are not in a folder beside the project")
    subprocess.run(
        [sys.executable, DATA / "prepare.py", source, "--into", tmp_path],
        check=True,
        capture_output=True,
    )
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 13
    for path in made:
        assert path.read_bytes() == (DATA / path.relative_to(tmp_path)).read_bytes(), path.name
    for path in GPX_FILES:
        points = re.compile(r"<trkpt .*?</trkpt>")
        before = (source / "routes" / path.name).read_text(encoding="utf-8")
        assert points.findall(path.read_text(encoding="utf-8")) == points.findall(before)
