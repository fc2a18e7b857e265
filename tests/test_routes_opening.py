"""Where a map opens: on the ways among which most routes start, else on a runner's own."""

from choosing_builders import summary
from network_builders import grid, shipped

from routes.network import Network
from routes.opening import box_to_open
from routes.summary import RouteSummary

PARRAMATTA = shipped().network
TOWN = grid(8, 8)
IN_TOWN = summary("Town", corners=((0.005, 0.005), (0.006, 0.006)))
AT_LAKE = summary("Lake", corners=((-33.79, 151.0), (-33.80, 151.01)))


def opens_on(networks: tuple[Network, ...], *routes: RouteSummary) -> Network | None:
    """Return the network on which a map opens; the two are half a world apart."""
    box = box_to_open(networks, routes)
    if box is None:
        return None
    return PARRAMATTA if box.north_deg < -1 else TOWN


def test_a_map_opens_where_most_routes_start() -> None:
    networks = (TOWN, PARRAMATTA)
    assert opens_on(networks, IN_TOWN, AT_LAKE, AT_LAKE) is PARRAMATTA
    assert opens_on(networks, IN_TOWN, IN_TOWN, AT_LAKE) is TOWN


def test_where_nothing_tells_them_apart_a_network_of_ones_own_goes_first() -> None:
    networks = (TOWN, PARRAMATTA)
    assert opens_on(networks) is TOWN
    assert opens_on(networks, IN_TOWN, AT_LAKE) is TOWN
    assert opens_on((), AT_LAKE) is None


def test_a_way_far_out_of_town_does_not_make_the_map_small() -> None:
    box = box_to_open([PARRAMATTA])
    assert box is not None
    lat, lon = PARRAMATTA.lat_deg, PARRAMATTA.lon_deg
    assert lat.min() < box.south_deg < box.north_deg < lat.max()
    assert lon.min() < box.west_deg < box.east_deg < lon.max()
    is_in = (lat >= box.south_deg) & (lat <= box.north_deg)
    is_in &= (lon >= box.west_deg) & (lon <= box.east_deg)
    assert is_in.mean() > 0.8
