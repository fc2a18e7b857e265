"""What the map is given: text that is only data, lines that come back, a base that stays."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import folium
import numpy as np
import pytest
from branca.element import Figure
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

import routes.mapview.kept as routes_kept
from routes.facts import PassedPlace
from routes.mapview import (
    Assets,
    ChosenWords,
    LoopsShown,
    MapWords,
    Shown,
    Tiles,
    overview_file,
)
from routes.mapview.chosen import chosen_layer
from routes.mapview.encode import as_js, packed, polylines
from routes.mapview.kept import overview_key
from routes.mapview.loops import loops_layer
from routes.mapview.overview import overview_json
from routes.mapview.stage import build_map
from routes.measure import measure
from routes.summary import RouteSummary, summarise
from routes.track import Route, Track
from routes.units import Units

HOSTILE = "{{ 7*7 }}{% raw %}${1}`\\'\"</script><img src=x onerror=alert(1)>_abc\u2028"
WORDS = MapWords(*[HOSTILE] * len(fields(MapWords)))
ASSETS = Assets("/map.js", "/map.css", "/ground.geojson")
CHOSEN_WORDS = ChosenWords("Start", "Finish", "Both", "{number} km")


def a_route(name: str = "A loop", north_deg: float = 0.0) -> Route:
    lat = np.array([-33.81, -33.80, -33.80, -33.81]) + north_deg
    lon = np.array([151.0, 151.0, 151.01, 151.0])
    return Route(name, Track(lat, lon, np.full(4, np.nan)))


def a_map() -> folium.Map:
    return build_map(summarise(a_route(), "a").bounds, ASSETS, WORDS, Tiles("Own", "u", "a", "b"))


def script_of(chart: folium.Map) -> str:
    """Render a map as streamlit-folium does, templates compiled twice."""
    root = chart.get_root()
    assert isinstance(root, Figure)
    return str(root.render())


def read_back(expression: str) -> object:
    """Read an as_js expression as JavaScript would: a string literal of escapes, then JSON."""
    literal = re.fullmatch(r'JSON\.parse\("(.*)"\)', expression)
    assert literal
    return json.loads(json.loads(f'"{literal[1]}"'))


@given(st.text())
def test_any_text_comes_back_and_holds_no_sign_of_a_script(text: str) -> None:
    encodable = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    expression = as_js({"name": encodable})
    assert read_back(expression) == {"name": encodable}
    inside = expression.removeprefix('JSON.parse("').removesuffix('")')
    assert set(inside) <= set("\\ ,.:-[]") | set(map(chr, range(48, 58))) | set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    assert all(part[0] == "u" for part in inside.split("\\")[1:])


def test_a_template_in_a_word_is_not_run_on_the_server() -> None:
    page = script_of(a_map())
    found = re.search(r'loopwell\.start\(\w+, (JSON\.parse\(".*?"\))\);', page)
    assert found
    data = read_back(found[1])
    assert isinstance(data, dict)
    assert set(data["words"].values()) == {HOSTILE}
    assert not any(sign in page for sign in ("<img src=x", "{{", "{%", "${1}"))


def points_of(text: str) -> list[tuple[int, int]]:
    """Read a polyline's text one sign after the other, as the format is described."""
    numbers, value, shift = [], 0, 0
    for sign in text:
        part = ord(sign) - 63
        value |= (part & 31) << shift
        shift += 5
        if part < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return [(int(lat), int(lon)) for lat, lon in np.cumsum(np.reshape(numbers, (-1, 2)), axis=0)]


def test_names_and_lines_of_all_routes_are_one_file_of_json() -> None:
    routes = [summarise(a_route(HOSTILE), "a"), summarise(a_route("B", 0.01), "b")]
    listed = json.loads(overview_json(routes))
    listed.sort(key=lambda route: route["id"])
    assert [(route["id"], route["name"]) for route in listed] == [("a", HOSTILE), ("b", "B")]
    line = points_of(listed[0]["line"])
    assert line == [(-3381000, 15100000), (-3380000, 15100000), (-3380000, 15101000), line[0]]
    assert listed[0]["box"] == [-3381000, 15100000, -3380000, 15101000]


def test_no_routes_are_a_list_too() -> None:
    assert json.loads(overview_json([])) == []


def test_a_line_of_the_overview_goes_on_across_the_180th_meridian() -> None:
    over = Track(np.array([0.0, 0.1, 0.2]), np.array([179.98, -179.99, -179.95]), np.full(3, 0.0))
    back = Track(over.lat_deg, -over.lon_deg, over.ele_m)
    routes = [summarise(Route("", track), str(n)) for n, track in enumerate((over, back))]
    routes.append(summarise(a_route(), "2"))
    listed = sorted(json.loads(overview_json(routes)), key=lambda route: str(route["id"]))
    ends = [[lon for _, lon in points_of(route["line"])][::2] for route in listed[:2]]
    assert ends == [[17998000, 18005000], [-17998000, -18005000]]
    assert [route["box"][1::2] for route in listed] == [
        [17998000, 18005000],
        [-18005000, -17998000],
        [15100000, 15101000],
    ]


@given(
    st.lists(
        st.lists(st.tuples(*[st.integers(-54_000_000, 54_000_000)] * 2), min_size=1),
        min_size=1,
    )
)
def test_polylines_come_back_exactly(lines: list[list[tuple[int, int]]]) -> None:
    grid = np.array([point for line in lines for point in line])
    firsts = np.cumsum([0, *map(len, lines)])[:-1]
    assert [points_of(text) for text in polylines(grid, firsts)] == lines


def test_a_polyline_is_as_its_format_gives_it() -> None:
    # The example of Google's description of the format.
    points = np.array([[3850000, -12020000], [4070000, -12095000], [4325200, -12645300]])
    assert polylines(points, np.array([0])) == ["_p~iF~ps|U_ulLnnqC_mqNvxq`@"]


def test_many_routes_are_drawn_coarser() -> None:
    wavy = np.arange(200)
    track = Track(-33.8 + 1e-4 * (wavy % 2), 151 + 1e-4 * wavy, np.full(200, np.nan))
    route = summarise(Route("Wavy", track), "wavy")
    one = json.loads(overview_json([route]))[0]["line"]
    many = json.loads(overview_json([route] * 301))[0]["line"]
    assert len(many) < len(one) / 10


def test_packed_lines_come_back_within_a_metre() -> None:
    track = a_route().track
    steps = np.array(packed(track.lat_deg, track.lon_deg)).reshape(-1, 2)
    back = np.cumsum(steps, axis=0) / 100_000
    assert np.abs(back[:, 0] - track.lat_deg).max() <= 0.5e-5
    assert np.abs(back[:, 1] - track.lon_deg).max() <= 0.5e-5


def test_a_line_across_the_180th_meridian_is_sent_as_one() -> None:
    steps = packed(np.zeros(3), np.array([179.98, -179.99, -179.95]))
    assert steps[3::2] == [3000, 4000]


def test_a_loop_there_and_back_is_drawn_once_so_that_its_dashes_are_seen() -> None:
    there = a_route().track
    back = Track(
        *(np.r_[each, each[-2::-1]] for each in (there.lat_deg, there.lon_deg, there.ele_m))
    )
    shown = LoopsShown(1, ("Loop 1", "Loop 2"))
    script = next(iter(loops_layer([there, back], shown)._children.values())).data
    once, again = read_back(script)["loops"]
    assert np.abs(np.subtract(once, again)).max() <= 1


def test_nothing_is_loaded_but_the_given_assets() -> None:
    page = script_of(a_map())
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert set(loaded) == {"/map.js", "/map.css"}


def test_the_map_is_the_same_at_every_run() -> None:
    ids = re.compile(r"_[0-9a-f]{32}")
    first, second = (ids.sub("", script_of(a_map())) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("is_loop", [True, False])
def test_the_chosen_layer_carries_line_and_distance(*, is_loop: bool) -> None:
    layer = chosen_layer(a_route(HOSTILE), "a", CHOSEN_WORDS, is_loop=is_loop, channel="mine")
    chosen = next(iter(layer._children.values()))
    data = read_back(chosen.data)
    assert isinstance(data, dict)
    assert data["name"] == HOSTILE
    assert data["isLoop"] is is_loop
    assert len(data["line"]) == 2 * len(data["alongM"]) == 8
    track = a_route().track
    expected_m = geodesic(*zip(track.lat_deg, track.lon_deg, strict=True)).m
    assert sum(data["alongM"]) == pytest.approx(expected_m, abs=1)
    assert data["parts"] == [[0, 4]]


def chosen_data(shown: Shown, name: str = "A loop") -> dict[str, object]:
    layer = chosen_layer(
        a_route(name), "a", CHOSEN_WORDS, is_loop=True, channel="mine", shown=shown
    )
    data = read_back(next(iter(layer._children.values())).data)
    assert isinstance(data, dict)
    return data


def test_marks_are_in_the_runners_units_and_places_are_only_text() -> None:
    places = (PassedPlace(HOSTILE, 300.4), PassedPlace("Beyond", 99_000.0))
    data = chosen_data(Shown(Units.MILES, 450, 375, measure(a_route()).profile, places))
    assert (data["units"], data["unitM"]) == ("mi", 1609.344)
    assert data["places"] == [[300, HOSTILE]]
    warm = data["warm"]
    assert isinstance(warm, list)
    assert warm[0] == 450
    assert data["gradients"] == []


def test_the_line_of_before_is_drawn_in_its_unbroken_parts() -> None:
    line = a_route().track
    broken = Track(line.lat_deg, line.lon_deg, line.ele_m, (0, 2))
    before = chosen_data(Shown(before=broken))["before"]
    assert isinstance(before, list)
    assert [len(part) for part in before] == [4, 4]
    assert chosen_data(Shown())["before"] == []


def test_another_line_has_another_mark() -> None:
    layers = [
        chosen_layer(route, "a", CHOSEN_WORDS, is_loop=True, channel="mine")
        for route in (a_route(), a_route("Another name"), a_route(north_deg=0.01))
    ]
    marks = [read_back(next(iter(each._children.values())).data)["mark"] for each in layers]  # type: ignore[index]
    assert marks[0] == marks[1] != marks[2]


def test_the_pages_do_not_wait_for_folium() -> None:
    program = "import sys, routes.screens.page, planner.screens.page; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert set(ran.stdout.split()) & {"folium", "pandas", "streamlit_folium"} == set()


def many_routes() -> list[RouteSummary]:
    return [summarise(a_route(f"Route {n}", n / 1000), f"r{n}") for n in range(301)]


def told(data: bytes) -> object:
    return json.loads(gzip.decompress(data))


def test_an_overview_is_kept_from_start_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, routes = tmp_path / "new" / "of.lines", many_routes()
    made = overview_file(routes, kept)
    assert told(made) == json.loads(overview_json(routes))
    assert [each.name for each in kept.parent.iterdir()] == ["of.lines"]
    monkeypatch.setattr(routes_kept, "overview_json", None)
    assert overview_file(many_routes(), kept) == made


def test_a_few_routes_need_no_file(tmp_path: Path) -> None:
    routes = many_routes()[:300]
    assert told(overview_file(routes, tmp_path / "of.lines")) == json.loads(overview_json(routes))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "changed",
    [
        lambda route: replace(route, id="other"),
        lambda route: replace(route, name="Other"),
        lambda route: replace(route, distance_m=route.distance_m + 1e-6),
        lambda route: replace(route, lat_deg=route.lat_deg + 1e-7),
        lambda route: replace(route, lon_deg=route.lon_deg[::-1]),
        lambda route: replace(route, lat_deg=route.lat_deg[:3], lon_deg=route.lon_deg[:3]),
    ],
)
def test_no_overview_of_other_routes_is_shown(
    tmp_path: Path, changed: Callable[[RouteSummary], RouteSummary]
) -> None:
    kept, routes = tmp_path / "of.lines", many_routes()
    overview_file(routes, kept)
    others = [*routes[:-1], changed(routes[-1])]
    assert overview_key(others) != overview_key(routes)
    assert told(overview_file(others, kept)) == json.loads(overview_json(others))
    assert told(overview_file(routes[:-1], kept)) == json.loads(overview_json(routes[:-1]))


def test_a_point_that_goes_over_to_the_next_route_is_noticed() -> None:
    def two(first: int) -> list[RouteSummary]:
        route = summarise(a_route(), "a")
        return [
            replace(route, lat_deg=route.lat_deg[part], lon_deg=route.lon_deg[part])
            for part in (slice(first), slice(first, None))
        ]

    assert overview_key(two(1)) != overview_key(two(2))


@pytest.mark.parametrize("damage", [0, 40, 200, -1])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: int) -> None:
    kept, routes = tmp_path / "of.lines", many_routes()
    made = overview_file(routes, kept)
    whole = bytearray(kept.read_bytes())
    whole[damage] ^= 1
    for bad in (bytes(whole), bytes(whole)[:damage], b""):
        kept.write_bytes(bad)
        assert overview_file(routes, kept) == made
        assert len(kept.read_bytes()) == len(whole)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    (tmp_path / "of.lines").mkdir()
    expected = json.loads(overview_json(many_routes()))
    for kept in (blocked / "of.lines", tmp_path / "of.lines"):
        assert told(overview_file(many_routes(), kept)) == expected
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "of.lines"]
