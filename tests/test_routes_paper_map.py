"""The map on paper: what it shows, what it says of itself, and what it costs, for any line."""

import re
from dataclasses import replace

import numpy as np
import pytest
from builders import METRES_PER_DEGREE, equator_track
from paper_builders import (
    GROUND_FILE,
    ROUTE_IDS,
    fonts_of,
    ground,
    pdf_of,
    picture_of,
    reader_of,
    shipped,
    text_of,
)
from test_routes_palette import contrast

from routes.course import PointKind, Sight
from routes.palette import LIGHT
from routes.paper import base, labels
from routes.paper.ground import Ground, read_ground
from routes.paper.look import Box
from routes.paper.mercator import frame_around
from routes.paper.route_map import draw_route_map
from routes.paper.strokes import thinned
from routes.track import Track
from routes.units import Units

SMALL = Box(60, 500, 180, 130)
LARGE = Box(36, 300, 523, 420)


def drawn(
    track: Track,
    box: Box = SMALL,
    units: Units = Units.KM,
    on: Ground | None = None,
    warm_m: tuple[float, float] | None = None,
) -> bytes:
    return pdf_of(lambda paper: draw_route_map(paper, box, track, on, units, warm_m=warm_m))


def track_of(lat_deg: object, lon_deg: object, starts: tuple[int, ...] = (0,)) -> Track:
    lat = np.array(lat_deg, dtype=np.float64)
    return Track(lat, np.array(lon_deg, dtype=np.float64), np.full(len(lat), np.nan), starts)


def placed(data: bytes) -> list[tuple[str, float]]:
    """Return the words of the page, each with the x of its letters' beginning, in points."""
    found: list[tuple[str, float]] = []

    def visit(text: str, _cm: object, tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found.append((text.strip(), tm[4]))

    reader_of(data).pages[0].extract_text(visitor_text=visit)
    return found


def numbers_in(data: bytes) -> list[int]:
    return [int(text) for text, _ in placed(data) if text.isdigit()]


@pytest.mark.parametrize("route_id", ROUTE_IDS)
def test_a_small_map_of_a_shipped_route_costs_a_few_kilobytes(route_id: str) -> None:
    data = drawn(shipped(route_id).track, on=ground())
    assert len(data) < 45_000
    assert set(fonts_of(data).values()) == {True}
    assert labels.CREDIT in text_of(data)


def test_the_marks_count_the_kilometres() -> None:
    track = shipped("parramatta-loop").track
    found = numbers_in(drawn(track, LARGE, on=ground()))
    assert found == sorted(found)
    assert set(found) <= set(range(1, 15))
    assert len(found) >= 12
    miles = numbers_in(drawn(track, LARGE, Units.MILES, on=ground()))
    assert set(miles) <= set(range(1, 10))
    assert len(miles) >= 7


def test_a_mark_stands_where_its_kilometre_is() -> None:
    # 4 km to the east: the first mark is a quarter of the way from start to finish.
    track = equator_track([0.0, 4000.0])
    frame = frame_around(track, LARGE, 15)
    left = LARGE.x + frame.across(np.array([0.0]))[0]
    right = LARGE.x + frame.across(np.array([4000 / METRES_PER_DEGREE]))[0]
    places = dict(placed(drawn(track, LARGE)))
    for kilometre in (1, 2, 3):
        middle = places[str(kilometre)] + 1.5
        assert middle == pytest.approx(left + (right - left) * kilometre / 4, abs=0.5)


@pytest.mark.parametrize(("units", "unit"), [(Units.KM, r"(m|km)"), (Units.MILES, r"(ft|mi)")])
def test_the_bar_is_as_long_as_it_says(units: Units, unit: str) -> None:
    track = shipped("parramatta-park-ring").track
    frame = frame_around(track, Box(0, 0, LARGE.width, LARGE.height - 11), 15)
    data = drawn(track, LARGE, units, on=ground())
    found = re.search(rf"(?m)^(\d+(?:\.\d+)?) {unit}\b", text_of(data))
    assert found is not None
    metres = {"m": 1.0, "km": 1000.0, "ft": 0.3048, "mi": 1609.344}[found[2]]
    dark = np.array(picture_of(data, scale=4).convert("L")) < 110
    row = round((841.89 - LARGE.y - 4) * 4)
    bar = dark[row - 3 : row + 3, 4 * 40 : 4 * 140].any(axis=0).nonzero()[0]
    runs = np.split(bar, np.flatnonzero(np.diff(bar) > 1) + 1)
    assert len(runs[0]) / 4 == pytest.approx(float(found[1]) * metres * frame.pt_per_m, abs=1.2)


def test_where_no_map_of_ours_is_there_is_a_grid_and_the_map_says_so() -> None:
    track = equator_track([0.0, 4000.0])
    data = drawn(track, LARGE, on=ground())
    assert labels.GRID_ONLY.format(distance="500 m") in text_of(data)
    assert labels.CREDIT not in text_of(data)
    assert text_of(data) == text_of(drawn(track, LARGE, on=None))


def test_where_our_map_ends_the_map_says_so() -> None:
    edge = drawn(shipped("parramatta-loop").track, LARGE, on=ground())
    assert labels.GRID_BEYOND.format(distance="500 m") in text_of(edge)
    assert labels.CREDIT in text_of(edge)
    inside = drawn(shipped("parramatta-park-ring").track, LARGE, on=ground())
    assert "Grid" not in text_of(inside)


def test_the_ground_and_its_names_are_where_they_are_on_earth() -> None:
    track = shipped("parramatta-park-ring").track
    assert "Parramatta" in text_of(drawn(track, LARGE, on=ground()))
    # The same ground once round the Earth, as lines across the 180th have it.
    layers = (replace(layer, east_deg=layer.east_deg - 360) for layer in ground().layers)
    names = (replace(name, east_deg=name.east_deg - 360) for name in ground().names)
    turned = replace(ground(), layers=tuple(layers), names=tuple(names))
    assert text_of(drawn(track, LARGE, on=turned)) == text_of(drawn(track, LARGE, on=ground()))
    assert "Westmead" not in text_of(drawn(equator_track([0.0, 3000.0]), LARGE, on=ground()))


@pytest.mark.parametrize("route_id", ["parramatta-loop", "parramatta-park-ring"])
def test_nothing_is_drawn_outside_the_frame(route_id: str) -> None:
    picture = np.array(picture_of(drawn(shipped(route_id).track, on=ground()), scale=2))
    top, left = round((841.89 - SMALL.top) * 2), round(SMALL.x * 2)
    picture[top - 2 : top + round(SMALL.height * 2) + 3, left - 2 : left + 363] = 255
    assert (picture == 255).all()


def test_the_line_stands_out_in_black_and_white() -> None:
    # Dashed lines are told by their dashes.
    solid = (ink.colour for ink in base.INKS.values() if not ink.dashes)
    for colour in (*base.FILLS.values(), *solid):
        assert contrast(LIGHT.jacaranda, colour) >= 2.4
        assert contrast(LIGHT.sandstone, "#FFFFFF") >= 4.5


def test_the_walks_at_both_ends_are_hollow() -> None:
    track = equator_track([0.0, 4000.0])
    picture = np.array(
        picture_of(drawn(track, LARGE, warm_m=(1500.0, 2500.0)), scale=6).convert("L")
    )
    frame = frame_around(track, Box(0, 0, LARGE.width, LARGE.height - 11), 15)
    row = round((841.89 - LARGE.y - 11 - (LARGE.height - 11) / 2) * 6)

    def middle(at_m: float) -> int:
        column = (LARGE.x + frame.across(np.array([at_m / METRES_PER_DEGREE]))[0]) * 6
        return int(picture[row, round(column)])

    # Away from marks and arrows.
    assert middle(600) > 240
    assert middle(2600) > 240
    assert middle(1600) < 120


HOSTILE = {
    "one spot": track_of([-33.81, -33.81], [151, 151]),
    "ten metres": track_of([-33.81, -33.8101], [151, 151]),
    "across the 180th": track_of([-17, -17.01, -17.03], [179.99, -179.99, -179.97]),
    "north pole": track_of([89.95, 90, 89.99], [0, 90, 180]),
    "south pole": track_of([-90, -90], [0, 10]),
    "round the Earth": track_of([0, 10, -10, 20], [0, 120, -120, 0]),
    "100 km": track_of(np.linspace(-33.8, -34.7, 3000), 151 + 0.01 * np.sin(np.arange(3000))),
    "gaps": track_of([-33.81, -33.812, -33.815, -33.82], [151, 151.002, 151.01, 151.01], (0, 2)),
    "points alone": track_of([-33.81, -33.812, -33.815], [151, 151.002, 151.01], (0, 1, 2)),
    "scribble": track_of(
        -33.81 + np.random.default_rng(1).random(50_000) / 50,
        151 + np.random.default_rng(2).random(50_000) / 40,
    ),
}


@pytest.mark.parametrize("units", list(Units))
@pytest.mark.parametrize("track", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_line_has_a_map(track: Track, units: Units) -> None:
    data = drawn(track, units=units, on=ground(), warm_m=(5.0, 8.0))
    assert len(reader_of(data).pages) == 1
    assert len(data) < 100_000
    assert (np.array(picture_of(data)) < 128).any()


def test_a_line_across_the_180th_is_drawn_the_short_way() -> None:
    frame = frame_around(HOSTILE["across the 180th"], LARGE, 15)
    # The scale of some 4 km, not of the way round the Earth.
    assert LARGE.width / frame.pt_per_m < 10_000


def test_sights_are_marked_and_named_before_anything_gives_way() -> None:
    track = equator_track([0.0, 4000.0])
    # Right where the second kilometre and the start would be, beside the line, and far away.
    sights = (
        Sight("Tap", 0.0, 2000 / METRES_PER_DEGREE, PointKind.WATER),
        Sight("At the start", 0.0, 0.0),
        Sight("Coffee", 0.002, 3000 / METRES_PER_DEGREE),
        Sight("Far away", 0.0, 3.0),
        Sight("Round the Earth", 0.002, 1000 / METRES_PER_DEGREE - 360),
    )
    data = pdf_of(lambda paper: draw_route_map(paper, LARGE, track, None, Units.KM, sights=sights))
    words = {text for text, _ in placed(data)}
    assert {"Tap", "Coffee", "Round the Earth", "1", "3"} <= words
    assert not {"At the start", "Far away", "2"} & words


def test_a_map_is_the_same_whenever_it_is_drawn() -> None:
    track = shipped("park-gentle-3k").track
    assert drawn(track, on=ground()) == drawn(track, on=read_ground(GROUND_FILE.read_bytes()))


def test_a_narrow_map_has_room_for_its_credit() -> None:
    data = drawn(shipped("park-gentle-3k").track, Box(60, 500, 96, 80), on=ground())
    assert labels.CREDIT in text_of(data)


def test_thinning_moves_a_line_by_less_than_it_says() -> None:
    angle = np.linspace(0, 2 * np.pi, 2000)
    x, y = 100 + 50 * np.cos(angle), 100 + 50 * np.sin(angle)
    (stroke,) = thinned(x, y, np.array([0]), 0.25)
    assert len(stroke) < 60
    middles = (stroke[1:] + stroke[:-1]) / 20
    away = np.abs(np.hypot(middles[:, 0] - 100, middles[:, 1] - 100) - 50)
    assert away.max() < 0.25 + 0.1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"features": 3}',
        b'{"features": [{"properties": {"kind": "park"}, "geometry": {"coordinates": [[[]]]}}]}',
        b'{"features": [{"properties": {"kind": "street"}, "geometry": {"coordinates": 3}}]}',
        b'{"features": [{"properties": {"kind": "x"}, "geometry": {"type": "Point"}}]}',
    ],
)
def test_what_is_no_base_map_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_ground(data)


def test_the_shipped_ground_is_read_whole() -> None:
    assert {layer.kind for layer in ground().layers} >= {"land", "water", "park", "street", "path"}
    points = sum(len(layer.east_deg) for layer in ground().layers)
    assert points > 20_000
    assert [name.rank for name in ground().names] == sorted(name.rank for name in ground().names)
    assert "Rosehill Station" not in {name.text for name in ground().names}
