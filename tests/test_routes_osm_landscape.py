"""What a map shows around the ways of an extract: parks, woods, waters, and a sure sea."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from osm_builders import NO_EXTRACTS, REAL, Town, imported

from routes.landscape import Cover, Landscape
from routes.network import Flag, Network
from routes.osm.building import network_of
from routes.osm.opening import form_of
from routes.osm.reading import read_extract

STEP_DEG = 0.001
PATH = "highway=path"


def town() -> Town:
    """Return a town of ways round a box of 10 by 10 steps, and one across."""
    made = Town()
    made.way(PATH, (0, 0), (0, 10), (10, 10), (10, 0), (0, 0))
    made.way(PATH, (5, 0), (0, 0))
    return made


def landscape_of(made: Town, folder: Path) -> Landscape:
    around = imported(made.xml(), folder).network.landscape
    assert around is not None
    return around


def areas(around: Landscape | None) -> list[tuple[Cover, str, shapely.Geometry]]:
    """Return each shape in steps, as drawn: inside is what an odd number of lines is round."""
    assert around is not None
    found, ring, point = [], 0, 0
    places = np.stack((around.lon_deg - 15, around.lat_deg - 48), axis=1) / STEP_DEG
    for cover, name, rings in zip(around.cover, around.name, around.rings, strict=True):
        lines = []
        for count in around.counts[ring : ring + rings].tolist():
            lines.append(places[point : point + count])
            point += count
        ring += rings
        whole = shapely.Polygon()
        for line in lines if cover != Cover.STREAM else ():
            whole = whole.symmetric_difference(shapely.Polygon(line))
        found.append((Cover(cover), around.names[name], whole))
    return found


def water_of(around: Landscape | None) -> shapely.Geometry:
    waters = [area for cover, _, area in areas(around) if cover is Cover.WATER]
    return shapely.union_all(waters)


def ring(row: float, column: float, side: float) -> tuple[tuple[float, float], ...]:
    """Return a square, turning to the left as seen on a map."""
    there = (row, column), (row, column + side), (row + side, column + side), (row + side, column)
    return (*there, there[0])


def test_each_ground_is_drawn_as_what_covers_it_waters_last_and_the_small_on_the_large(
    tmp_path: Path,
) -> None:
    made = town()
    made.way("natural=water name=Teich", *ring(2, 2, 0.5))
    made.way("leisure=park name=Stadtpark", *ring(1, 1, 2))
    made.way("landuse=forest name=Au", *ring(1, 1, 3))
    made.way("landuse=grass name=Rasen", *ring(6, 6, 1))
    made.way("natural=beach name=Strand", *ring(8, 8, 0.8))
    made.way("leisure=garden access=private", *ring(7, 1, 1))
    made.way("waterway=stream name=Bach", (0, 5), (6, 5))
    found = areas(landscape_of(made, tmp_path))
    assert [(cover, name) for cover, name, _ in found] == [
        (Cover.WOOD, "Au"),
        (Cover.PARK, "Stadtpark"),
        (Cover.PARK, ""),
        (Cover.SAND, "Strand"),
        (Cover.WATER, "Teich"),
        (Cover.STREAM, "Bach"),
    ]


def test_an_area_has_its_holes_and_ends_where_the_map_does(tmp_path: Path) -> None:
    made = town()
    outer = made.way("", *ring(6, 6, 8))
    inner = made.way("", *ring(7, 7, 1))
    made.relation("natural=water", [(outer, "outer"), (inner, "inner")])
    ((_, _, area),) = areas(landscape_of(made, tmp_path))
    assert area.area == pytest.approx(4 * 4 - 1, rel=0.01)


def test_a_river_that_goes_round_and_a_trifle_are_no_areas(tmp_path: Path) -> None:
    made = town()
    made.way("waterway=canal", *ring(2, 2, 4))
    made.way("landuse=grass", *ring(8, 8, 0.05))
    found = areas(landscape_of(made, tmp_path))
    assert [cover for cover, _, _ in found] == [Cover.STREAM]


def test_a_line_of_many_points_is_kept_with_few_and_stays_where_it_is(tmp_path: Path) -> None:
    made = town()
    edge = [(2 + 4 * at, 2.0) for at in np.linspace(0, 1, 101).tolist()]
    made.way("leisure=park", *edge, (6, 6), (2, 6), (2, 2))
    around = landscape_of(made, tmp_path)
    assert len(around.lat_deg) == 4
    assert areas(around)[0][2].area == pytest.approx(16, rel=0.01)


def test_borders_that_cross_each_other_break_nothing(tmp_path: Path) -> None:
    made = town()
    one = made.way("", (3.51, 6), (5.03, 8.6), (1.1, 11), (3.51, 6))
    other = made.way("", (-2, 5.77), (4.5, 11), (9.61, 6), (0, 7.02), (7.66, 5), (-2, 5.77))
    made.relation("landuse=forest", [(one, "outer"), (other, "outer")])
    ((cover, _, area),) = areas(landscape_of(made, tmp_path))
    assert cover is Cover.WOOD
    assert area.area > 0


def test_nothing_around_is_an_empty_landscape(tmp_path: Path) -> None:
    assert not len(landscape_of(town(), tmp_path).cover)


@pytest.mark.parametrize("parts", [1, 2])
def test_the_sea_is_on_the_right_of_a_coast_from_edge_to_edge(tmp_path: Path, parts: int) -> None:
    made = town()
    coast = [(4.0, -1.0), (4.0, 3.0), (6.0, 6.0), (4.0, 11.0)]
    for part in range(parts):
        made.way("natural=coastline", *coast[2 * part : 4 if parts == 1 or part else 3])
    around = landscape_of(made, tmp_path)
    sea = water_of(around)
    assert sea.contains(shapely.Point(5, 1))
    assert not sea.contains(shapely.Point(5, 9))
    assert sea.area == pytest.approx(4 * 10 + 0.5 * 2 * 8 - 0.6, rel=0.05)


def test_an_island_lies_in_the_sea_and_only_its_shore_is_waterside(tmp_path: Path) -> None:
    made = town()
    made.way("natural=coastline", *ring(1, 1, 8))
    network = imported(made.xml(), tmp_path).network
    assert water_of(network.landscape).area == pytest.approx(100 - 64, rel=0.01)
    made.way(f"{PATH} name=Mitte", (5, 0), (5, 0.5), (5, 4), (5, 6))
    made.way(f"{PATH} name=Ufer", (5, 6), (5, 9), (8, 9))
    marked = waterside(imported(made.xml(), tmp_path).network)
    assert not marked["Mitte"]
    assert marked["Ufer"]


def waterside(network: Network) -> dict[str, bool]:
    return {
        network.titles[title]: bool(flags & Flag.WATERSIDE)
        for title, flags in zip(network.title.tolist(), network.flags.tolist(), strict=True)
    }


def test_a_coast_that_ends_just_before_the_edge_is_taken_to_it(tmp_path: Path) -> None:
    made = town()
    made.way("natural=coastline", (5, 0.5), (5, 9.5))
    assert water_of(landscape_of(made, tmp_path)).area == pytest.approx(50, rel=0.01)


def test_of_coasts_that_end_in_the_box_the_sea_between_their_ends_is_drawn(
    tmp_path: Path,
) -> None:
    # As in an answer of Overpass, in which streets go on further than coasts.
    made = town()
    made.way("natural=coastline", (5, 1.5), (5, 7.5))
    assert water_of(landscape_of(made, tmp_path)).area == pytest.approx(30, rel=0.01)


def test_where_a_coast_is_missing_nothing_is_sea(tmp_path: Path) -> None:
    made = town()
    made.way("natural=coastline", (5, -1), (5, 4))
    assert water_of(landscape_of(made, tmp_path)).is_empty


def test_coasts_that_disagree_make_no_sea(tmp_path: Path) -> None:
    made = town()
    made.way("natural=coastline", (3, -1), (3, 11))
    made.way("natural=coastline", (7, -1), (7, 11))
    assert water_of(landscape_of(made, tmp_path)).is_empty


@pytest.mark.skipif(not REAL.is_dir(), reason=NO_EXTRACTS)
@pytest.mark.parametrize(
    ("name", "wet", "dry"),
    [
        # The harbour and the open sea; the palace and a far pier.
        ("monaco", [(43.7350, 7.4260), (43.7300, 7.4350)], [(43.7314, 7.4203), (43.7404, 7.4293)]),
        # The Danube, twice; the town.
        ("krems", [(48.4040, 15.6150), (48.4012, 15.6385)], [(48.4100, 15.6040)]),
    ],
)
def test_waters_of_real_places_are_where_they_are(
    name: str, wet: list[tuple[float, float]], dry: list[tuple[float, float]]
) -> None:
    file = REAL / f"{name}.osm.gz"
    network = network_of(read_extract(file, form_of(file)), name).network
    water = water_of(network.landscape)

    def covered(places: list[tuple[float, float]]) -> list[bool]:
        points = [((lon - 15) / STEP_DEG, (lat - 48) / STEP_DEG) for lat, lon in places]
        return [water.contains(shapely.Point(point)) for point in points]

    assert all(covered(wet))
    assert not any(covered(dry))
