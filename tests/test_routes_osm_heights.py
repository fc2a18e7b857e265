"""Heights from SRTM tiles: each place between its four points, and nothing where one is void."""

from pathlib import Path

import numpy as np
import pytest
from osm_builders import Town, imported

from routes.errors import Fault, RouteFileError
from routes.osm.building import network_of
from routes.osm.heights import heights_at, read_tile
from routes.osm.opening import form_of
from routes.osm.reading import read_extract

VOID = -32768


def tile(height: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> bytes:
    return height.astype(">i2").tobytes()


def slope(rows: int = 1201) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Return heights that rise by a metre each row to the south and half that to the east."""
    return np.arange(rows)[:, None] + np.floor(np.arange(rows)[None, :] / 2)


@pytest.mark.parametrize(("name", "south", "west"), [("N48E015", 48, 15), ("s34w071", -34, -71)])
@pytest.mark.parametrize("rows", [1201, 3601])
def test_a_place_has_the_height_between_its_four_points(
    name: str, south: int, west: int, rows: int
) -> None:
    read = read_tile(tile(slope(rows)), f"{name}.hgt")
    step = 1 / (rows - 1)
    lat = np.array([south + 1.0, float(south), south + 1 - 10.25 * step])
    lon = np.array([float(west), west + 1.0, west + 20.0 * step])
    told = heights_at([read], lat, lon)
    assert told.tolist() == pytest.approx([0, 1.5 * (rows - 1), 10.25 + 10])


def test_beside_a_void_and_outside_nothing_is_known() -> None:
    heights = slope()
    heights[600, 600] = VOID
    read = read_tile(tile(heights), "N48E015.hgt")
    step = 1 / 1200
    lat = 49 - np.array([600.5, 602.5, -1.0]) * step
    lon = 15 + np.array([600.5, 600.5, 0.0]) * step
    known = ~np.isnan(heights_at([read], lat, lon))
    assert known.tolist() == [False, True, False]


def test_where_one_tile_is_void_the_next_may_know() -> None:
    void = read_tile(tile(np.full((1201, 1201), VOID)), "N48E015.hgt")
    flat = read_tile(tile(np.full((1201, 1201), 200.0)), "N48E015.SRTMGL1.hgt")
    place = np.array([48.5]), np.array([15.5])
    assert heights_at([void, flat], *place).tolist() == [200.0]
    assert np.isnan(heights_at([void], *place)).all()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("N48E015.hgt", b""),
        ("N48E015.hgt", bytes(2 * 1201 * 1201 - 1)),
        ("heights.hgt", bytes(2 * 1201 * 1201)),
        ("N48E015.hgt.zip", bytes(2 * 1201 * 1201)),
    ],
)
def test_what_is_no_tile_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(RouteFileError) as refused:
        read_tile(data, name)
    assert refused.value.code is Fault.BAD_HEIGHTS


def test_a_network_takes_heights_and_refuses_those_of_elsewhere(tmp_path: Path) -> None:
    town = Town()
    town.way("highway=path", (0, 0), (0, 10))
    flat = imported(town.xml(), tmp_path).network
    assert np.isnan(flat.ele_m).all()
    extract = read_extract(tmp_path / "town.osm", form_of(tmp_path / "town.osm"))
    made = network_of(extract, "Town", [read_tile(tile(slope()), "N48E015.hgt")])
    # From the last row, at the south-west corner, 12 columns to the east.
    assert made.network.ele_m.tolist() == pytest.approx([1200, 1206])
    assert made.told.known_heights == 1
    assert "SRTM" in made.network.credit
    with pytest.raises(RouteFileError) as refused:
        network_of(extract, "Town", [read_tile(tile(slope()), "N46E015.hgt")])
    assert refused.value.code is Fault.HEIGHTS_ELSEWHERE
