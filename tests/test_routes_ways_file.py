"""The file of ways that the browser draws on: whole numbers, only what may be run, our costs."""

import json
from dataclasses import replace

import numpy as np
import pytest
from network_builders import Edge, grid, shipped

from routes.landscape import Cover, Landscape
from routes.mapview.ways_file import ways_file
from routes.network import Flag, Kind, Network
from routes.running_cost import cost_per_metre
from routes.track import Waypoint


def told(network: Network) -> dict[str, list[int]]:
    found: dict[str, list[int]] = json.loads(ways_file(network))
    return found


def test_the_points_of_the_shipped_ways_come_back_to_a_millionth_of_a_degree() -> None:
    network = shipped().network
    steps = np.array(told(network)["line"]).reshape(-1, 2)
    points = np.column_stack((network.point_lat_deg, network.point_lon_deg))
    assert np.cumsum(steps, axis=0) / 1e6 == pytest.approx(points, abs=1e-9)
    assert told(network)["count"] == np.diff(network.offsets).tolist()


def test_costs_are_those_of_the_search_to_a_centimetre() -> None:
    network = shipped().network
    costs = cost_per_metre(network) * network.length_m
    assert np.array(told(network)["cost"]) / 100 == pytest.approx(costs, abs=0.0051)


def test_what_may_not_be_run_is_not_sent() -> None:
    def kind(edge: Edge) -> Kind:
        return Kind.MOTORWAY if edge == (0, 0, True) else Kind.STREET

    def flags(edge: Edge) -> int:
        return int(Flag.BARRED) if edge == (0, 0, False) else 0

    sent = told(grid(2, 2, kind=kind, flags=flags))
    # Four ways are there; the motorway and the barred one begin at the first node.
    assert list(zip(sent["start"], sent["end"], strict=True)) == [(1, 3), (2, 3)]
    assert sent["count"] == [2, 2]
    assert len(sent["line"]) == 8


def test_named_places_go_along_as_they_are() -> None:
    place = Waypoint("<b>Harris Park</b>", -33.8150049, 151.0)
    network = replace(grid(2, 2), places=(place,))
    assert json.loads(ways_file(network))["places"] == [[-33.815, 151.0, "<b>Harris Park</b>"]]


def test_parks_and_waters_go_along_as_steps() -> None:
    network = replace(
        grid(2, 2),
        landscape=Landscape(
            cover=np.array([Cover.WOOD]),
            name=np.array([1]),
            rings=np.array([1]),
            counts=np.array([3]),
            lat_deg=np.array([1.0, 1.001, 1.001]),
            lon_deg=np.array([2.0, 2.0, 2.000001]),
            names=("", "Au"),
        ),
    )
    assert json.loads(ways_file(network))["landscape"] == {
        "names": ["", "Au"],
        "cover": [1],
        "name": [1],
        "rings": [1],
        "count": [3],
        "line": [1_000_000, 2_000_000, 1_000, 0, 0, 1],
    }


def test_a_height_that_is_not_known_is_null() -> None:
    sent = told(grid(1, 2, ele_m=lambda _, column: 12.34 if column else np.nan))
    assert sent["ele"] == [None, 123]
