"""Heights between the points of a grid, and whether those of a network can be true."""

from pathlib import Path

import numpy as np
import pytest
from osm_builders import Town, imported

from routes.errors import Fault, RouteFileError
from routes.osm.building import Imported
from routes.osm.heights import COPERNICUS_CREDIT, SRTM_CREDIT, between, with_heights


def line(tmp_path: Path) -> Imported:
    """Return two junctions, 1,112 m apart."""
    town = Town()
    town.way("highway=path", (0, 0), (10, 0))
    return imported(town.xml(), tmp_path)


def test_a_place_lies_between_its_four_points_and_beyond_the_edge_as_high_as_the_edge() -> None:
    grid = np.array([[0.0, 1.0, 2.0], [10.0, 11.0, 12.0]])
    row, column = np.array([0.0, 1.0, 0.25, -0.5, 1.5]), np.array([0.0, 2.0, 1.5, 1.0, 9.0])
    assert between(grid, row, column).tolist() == [0, 12, 4, 1, 12]
    assert between(grid[:1, :1], row, column).tolist() == [0] * 5


def test_beside_a_point_without_a_height_there_is_none() -> None:
    grid = np.array([[0.0, 1.0, 2.0], [10.0, np.nan, 12.0], [20.0, 21.0, 22.0]])
    found = between(grid, np.array([0.5, 0.0, 2.0]), np.array([0.5, 2.0, 0.0]))
    assert np.isnan(found).tolist() == [True, False, False]


def test_a_network_takes_heights_and_says_whose_they_are(tmp_path: Path) -> None:
    made = line(tmp_path)
    assert np.isnan(made.network.ele_m).all()
    names = ["a.tif", "N48E015.hgt", "N48E016.hgt", "Copernicus_DSM_N48.tif", "b.tif", "c.tif"]
    network = with_heights(made, np.array([200.0, np.nan]), names).network
    assert network.ele_m[0] == 200
    assert np.isnan(network.ele_m[1])
    osm = made.network.credit
    others = "heights from a.tif and 2 more"
    assert network.credit == f"{osm}; {SRTM_CREDIT}; {COPERNICUS_CREDIT}; {others}"
    alone = with_heights(made, np.array([200.0, 201.0]), ["a.tif"]).network
    assert alone.credit == f"{osm}; heights from a.tif"


def test_heights_that_no_street_climbs_are_refused(tmp_path: Path) -> None:
    made = line(tmp_path)
    assert with_heights(made, np.array([0.0, 550.0]), ["a.tif"]).network.ele_m[1] == 550
    with pytest.raises(RouteFileError) as refused:
        with_heights(made, np.array([0.0, 560.0]), ["a.tif"], where="a.tif")
    assert (refused.value.code, refused.value.where) == (Fault.WILD_HEIGHTS, "a.tif")


def test_heights_of_elsewhere_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RouteFileError) as refused:
        with_heights(line(tmp_path), np.array([np.nan, np.nan]), [])
    assert refused.value.code is Fault.HEIGHTS_ELSEWHERE
