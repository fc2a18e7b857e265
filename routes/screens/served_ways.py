"""The networks of ways that the browser draws on, each a file of its own on this server."""

import threading

import streamlit as st

from routes.mapview.draw_given import WaysGiven
from routes.measure import Bounds
from routes.network import Network
from routes.networks import Networks
from routes.screens.known_networks import known_networks
from routes.screens.served import serve_data

# Our choice, not measured: twenty times the shipped network, which takes a browser under 0.1 s.
MOST_SERVED_WAYS = 100_000


class ServedWays:
    """Serve all networks that are there; one instance may serve many sessions."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._lock = threading.Lock()
        self._given: dict[int, tuple[Network, WaysGiven]] = {}

    def given(self) -> tuple[WaysGiven, ...]:
        """Return where each network's ways lie and are fetched, written where they are new."""
        with self._lock:
            there = [each for each in self._networks.all() if len(each.start) <= MOST_SERVED_WAYS]
            # The network is kept beside what is given of it, so that its number stays its own.
            known = self._given
            self._given = {id(each): known.get(id(each)) or (each, _serve(each)) for each in there}
            return tuple(given for _, given in self._given.values())


@st.cache_resource(show_spinner=False)
def served_ways() -> ServedWays:
    """Return the one that all visitors of this server share."""
    return ServedWays(known_networks())


def _serve(network: Network) -> WaysGiven:
    from routes.mapview.ways_file import ways_file  # noqa: PLC0415 - only who draws waits for it

    box = Bounds(
        south_deg=float(network.point_lat_deg.min()),
        west_deg=float(network.point_lon_deg.min()),
        north_deg=float(network.point_lat_deg.max()),
        east_deg=float(network.point_lon_deg.max()),
    )
    return WaysGiven(serve_data("ways", ways_file(network)), box, network.name, network.credit)
