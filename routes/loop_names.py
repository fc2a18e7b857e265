"""A name for a loop, from the parks, waters and streets that it runs along.

It is in the language spoken when the loop is found.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from routes import loop_name_words as words
from routes.footways import Footways
from routes.measure import segment_metres
from routes.network import Kind
from routes.track import Track, Waypoint

# Our choice: what is run along for less than this, and this share of the run, is not worth a name.
_LEAST_M, _LEAST_SHARE = 150.0, 0.06
_MOST_NAMES = 3
# The title that the shipped network gives to ways by its river without a name of their own.
_FORESHORE = "river foreshore"


def loop_name(
    footways: Footways, edges: Sequence[int], length_m: Sequence[float], track: Track
) -> str:
    """Return what a loop runs along, in the order of the way: at most three names.

    `length_m` are the metres on each edge. Where too little of it has a name, the suburb furthest
    from the start that it comes near tells where it goes.
    """
    network, total_m = footways.network, sum(length_m)
    along_m: dict[str, float] = defaultdict(float)
    for edge, metres in zip(edges, length_m, strict=True):
        title = network.titles[network.title[edge]]
        if title:
            along_m[title] += metres
    least_m = max(_LEAST_M, _LEAST_SHARE * total_m)
    longest = sorted(along_m, key=lambda title: -along_m[title])[:_MOST_NAMES]
    passed = [title for title in along_m if title in longest and along_m[title] >= least_m]
    kept = [words.RIVER_FORESHORE if title == _FORESHORE else title for title in passed]
    if len(kept) < _MOST_NAMES and sum(along_m[title] for title in passed) < total_m / 2:
        kept.append(_elsewhere(footways, edges, length_m, track))
    return words.along_text(kept)


def told_apart(names: Sequence[str], bearings_deg: Sequence[float]) -> tuple[str, ...]:
    """Return names in which those that are the same say in which direction each loop lies."""
    return tuple(
        words.towards_text(name, bearing_deg) if names.count(name) > 1 else name
        for name, bearing_deg in zip(names, bearings_deg, strict=True)
    )


def _elsewhere(
    footways: Footways, edges: Sequence[int], length_m: Sequence[float], track: Track
) -> str:
    metres = np.array(length_m)
    paths = metres[footways.network.kind[list(edges)] <= Kind.CYCLEWAY].sum() > metres.sum() / 2
    place = _furthest_place(footways.network.places, track)
    text = words.paths_text if paths else words.streets_text
    return text("" if place is None else place.name)


def _furthest_place(places: Sequence[Waypoint], track: Track) -> Waypoint | None:
    """Return the place nearest to the point of the run that is furthest from its start."""
    if not places:
        return None
    pairs = np.empty((2, 2 * len(track)))
    pairs[0, ::2], pairs[0, 1::2] = track.lat_deg[0], track.lat_deg
    pairs[1, ::2], pairs[1, 1::2] = track.lon_deg[0], track.lon_deg
    far = int(np.argmax(segment_metres(*pairs)[::2]))

    def away_m(place: Waypoint) -> float:
        lat = np.array([track.lat_deg[far], place.lat_deg])
        return float(segment_metres(lat, np.array([track.lon_deg[far], place.lon_deg]))[0])

    return min(places, key=away_m)
