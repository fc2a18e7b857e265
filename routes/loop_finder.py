"""Loops from any door that a network covers, found once for each ask."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from routes.language import Tongue, tongue
from routes.loop_ask import Ask, Found, LoopError, LoopFault, Position
from routes.measure import Bounds
from routes.network import Flag
from routes.network_places import places_on
from routes.networks import Networks
from routes.opening import box_to_open
from routes.places import Place
from routes.summary import RouteSummary

if TYPE_CHECKING:
    from routes.footways import Footways

# Our choice: a page asks for one at a time, a week for at most seven.
_MOST_KEPT = 256


@dataclass(frozen=True, slots=True)
class Known:
    """Say what a network knows of its ways: which are flat, which are soft, which are lit."""

    flat: bool
    soft: bool
    lit: bool


class LoopFinder:
    """Find loops on the network that covers each door. One instance may serve many threads."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._lock = threading.Lock()
        # Loops are named in the language of the moment.
        self._kept: OrderedDict[tuple[Tongue, Ask], tuple[Footways, Found | LoopError]] = (
            OrderedDict()
        )

    def known_at(self, door: Position) -> Known | None:
        """Tell what the network of a place knows of its ways; None where there is no network."""
        footways = self._networks.at(*door)
        if footways is None:
            return None
        flags = int(np.bitwise_or.reduce(footways.network.flags))
        return Known(
            flat=bool(np.isfinite(footways.network.ele_m).any()),
            soft=bool(flags & Flag.SOFT),
            lit=bool(flags & Flag.LIT),
        )

    def places(self, listed: Sequence[Place], door: Position | None) -> tuple[Place, ...]:
        """Return the places on the network of a door: of those that are `listed`, and its own.

        Those of all networks without a door, or where there is no network at it.
        """
        footways = self._networks.at(*door) if door else None
        return places_on((footways.network,) if footways else self._networks.all(), listed)

    def box_to_open(self, routes: Sequence[RouteSummary]) -> Bounds | None:
        """Return where a map opens for one who has said no door yet."""
        return box_to_open(self._networks.all(), routes)

    def find(self, ask: Ask) -> Found:
        """Return what `routes.find_loops` finds, and the same again for the same ask.

        Raises LoopError as it does, and with NO_NETWORK, whose detail names those that are there,
        for a door that none covers.
        """
        # Geometry and graphs take a while to load, and most pages need none.
        from routes.loops import find_loops  # noqa: PLC0415

        footways = self._networks.at(*ask.door)
        if footways is None:
            names = ", ".join(network.name for network in self._networks.all())
            raise LoopError(LoopFault.NO_NETWORK, names)
        key = (tongue(), ask)
        with self._lock:
            known = self._kept.get(key)
        if known is None or known[0] is not footways:
            try:
                known = (footways, find_loops(footways, ask))
            except LoopError as error:
                known = (footways, error)
            with self._lock:
                self._kept[key] = known
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
        found = known[1]
        if isinstance(found, LoopError):
            # Another one each time: an error that is raised twice keeps growing its traceback.
            raise LoopError(found.code, found.detail, found.nearest_m, found.place)
        return found
