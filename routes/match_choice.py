"""Which network a route is matched to: the one that covers most of it."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from routes.footways import Footways
from routes.measure import distance_along
from routes.pieces import places_at
from routes.track import Track

# So often that of a long line the part on a small network is seen.
_LOOKED_AT = 41


def covering(at: Callable[[float, float], Footways | None], track: Track) -> Footways | None:
    """Return the network that is there at most of 41 places along a line, None where none is.

    `at` gives the network at a latitude and longitude, as `routes.networks.Networks.at` does.
    """
    length_m = float(distance_along(track)[-1])
    places = places_at(track, np.linspace(0.0, length_m, _LOOKED_AT))
    found = [at(float(lat_deg), float(lon_deg)) for lat_deg, lon_deg in zip(*places, strict=True)]
    there = [footways for footways in found if footways is not None]
    if not there:
        return None
    ((best, _),) = Counter(map(id, there)).most_common(1)
    return next(footways for footways in there if id(footways) == best)
