"""The networks of ways that the browser draws on, each a file of its own on this server."""

import threading
from collections.abc import Iterable

import streamlit as st

from routes.mapview import WaysGiven
from routes.measure import Bounds
from routes.network import Network
from routes.networks import SHIPPED, Networks
from routes.screens.known_networks import known_networks
from routes.screens.served import serve_data

# Our choice: a large city. So many are 7 MB to fetch and 120 MB in a browser, which takes them in
# in 1 to 2 s; a leg right across them is found in 80 ms.
MOST_SERVED_WAYS = 300_000


class ServedWays:
    """Serve all networks that are there; one instance may serve many sessions."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._lock = threading.Lock()
        self._given: dict[int, tuple[Network, WaysGiven]] = {}

    def given(self) -> tuple[WaysGiven, ...]:
        """Return where each network's ways lie and are fetched, written where they are new."""
        there = self._networks.all()
        return self._given_of(there, there)

    def grounds(self) -> tuple[WaysGiven, ...]:
        """Return those of the runner's own networks: the only map that is there of their places."""
        there = self._networks.by_folder()
        own = (network for folder, network in there if folder != SHIPPED)
        return self._given_of(own, (network for _, network in there))

    def _given_of(
        self, networks: Iterable[Network], there: Iterable[Network]
    ) -> tuple[WaysGiven, ...]:
        """Return where some networks are fetched; forget those that are not `there` any more."""
        with self._lock:
            ids = {id(each) for each in there}
            # The network is kept beside what is given of it, so that its number stays its own.
            known = {key: each for key, each in self._given.items() if key in ids}
            served = [each for each in networks if not _is_too_large(each)]
            given = {id(each): known.get(id(each)) or (each, _serve(each)) for each in served}
            self._given = known | given
            return tuple(each for _, each in given.values())

    def too_large(self) -> tuple[str, ...]:
        """Return the names of the networks that are not served: more than a browser holds."""
        return tuple(each.name for each in self._networks.all() if _is_too_large(each))


@st.cache_resource(show_spinner=False)
def served_ways() -> ServedWays:
    """Return the one that all visitors of this server share."""
    return ServedWays(known_networks())


def _is_too_large(network: Network) -> bool:
    return len(network.start) > MOST_SERVED_WAYS


def _serve(network: Network) -> WaysGiven:
    from routes.mapview.ways_file import ways_file  # noqa: PLC0415 - only who draws waits for it

    box = Bounds(
        south_deg=float(network.point_lat_deg.min()),
        west_deg=float(network.point_lon_deg.min()),
        north_deg=float(network.point_lat_deg.max()),
        east_deg=float(network.point_lon_deg.max()),
    )
    return WaysGiven(serve_data("ways", ways_file(network)), box, network.name, network.credit)
