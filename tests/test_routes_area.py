"""A file with latitude and longitude exchanged is noticed by where the other routes lie."""

import pytest
from builders import Place, gpx, trk

from routes.area import cells_of, looks_swapped
from routes.measure import Bounds
from routes.read import read_file
from routes.summary import RouteSummary, summarise


def routes_at(*places: Place) -> list[RouteSummary]:
    """Return a short route at each place."""
    lines = [trk([(lat, lon), (lat + 0.01, lon - 0.01)]) for lat, lon, *_ in places]
    return [summarise(read_file(gpx(line), "a.gpx").routes[0], "a") for line in lines]


def bounds_at(lat_deg: float, lon_deg: float) -> Bounds:
    return Bounds(lat_deg, lon_deg, lat_deg + 0.02, lon_deg + 0.02)


MUNICH = cells_of(routes_at((48.1, 11.5), (47.9, 11.2)))
QUITO = cells_of(routes_at((-0.2, -78.5)))
SYDNEY = cells_of(routes_at((-33.8, 151.0)))
DATE_LINE = cells_of(routes_at((-16.9, 179.995)))


@pytest.mark.parametrize(
    ("lat_deg", "lon_deg", "is_swapped"),
    [
        (11.5, 48.1, True),
        (12.6, 47.2, True),
        (48.1, 11.5, False),
        (52.5, 13.4, False),
        (-33.8, 151.0, False),
        (11.5, -48.1, False),
        (15.5, 48.1, False),
    ],
)
def test_a_route_is_swapped_where_it_is_far_as_it_is_and_near_exchanged(
    lat_deg: float, lon_deg: float, *, is_swapped: bool
) -> None:
    assert looks_swapped(bounds_at(lat_deg, lon_deg), MUNICH) is is_swapped


def test_signs_are_exchanged_with_the_numbers() -> None:
    assert looks_swapped(bounds_at(-78.5, -0.2), QUITO)
    assert not looks_swapped(bounds_at(78.5, -0.2), QUITO)


def test_where_no_latitude_can_be_nothing_is_swapped() -> None:
    assert not looks_swapped(bounds_at(48, 151), SYDNEY)
    assert not looks_swapped(bounds_at(0, 90.5), cells_of(routes_at((89, 0))))


def test_without_other_routes_nothing_is_known() -> None:
    assert not looks_swapped(bounds_at(11.5, 48.1), cells_of(()))


def test_neighbours_across_the_180th_meridian_are_near() -> None:
    assert not looks_swapped(Bounds(-17, -179.99, -16.9, -179.9), DATE_LINE)


def test_places_that_are_near_both_ways_are_not_swapped() -> None:
    assert not looks_swapped(bounds_at(10.2, 11.9), cells_of(routes_at((11.5, 10.1))))
