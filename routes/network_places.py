"""The places that lie where networks have ways: a runner chooses a start among no others."""

from collections.abc import Iterable, Sequence

from routes.network import Network
from routes.places import Place


def places_on(networks: Iterable[Network], listed: Sequence[Place]) -> tuple[Place, ...]:
    """Return those of the `listed` places that lie in a network's box, and networks' own places.

    A network's own follow those of the list, which are nearer to what a runner calls a place.
    """
    found: list[Place] = []
    for network in networks:
        south, north = network.lat_deg.min(), network.lat_deg.max()
        west, east = network.lon_deg.min(), network.lon_deg.max()
        found += [
            each
            for each in listed
            if south <= each.lat_deg <= north and west <= each.lon_deg <= east
        ]
        found += [Place(each.name, each.lat_deg, each.lon_deg) for each in network.places]
    return tuple(found)
