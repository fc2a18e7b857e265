"""A name for a loop, from the parks, waters and streets that it runs along.

It is in the language spoken when the loop is found.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from routes import loop_name_words as words
from routes.footways import Footways
from routes.measure import segment_metres
from routes.network import Kind
from routes.track import FloatArray, Track, Waypoint

# Our choice: what is run along for less than this, and this share of the run, is not worth a name.
_LEAST_M, _LEAST_SHARE = 150.0, 0.06
_MOST_NAMES = 3
# Points of a run at which the nearest place is looked for.
_POINTS = 50
# The title that the shipped network gives to ways by its river without a name of their own.
_FORESHORE = "river foreshore"


def loop_name(
    footways: Footways, edges: Sequence[int], length_m: Sequence[float], track: Track
) -> str:
    """Return what a loop runs along, in the order of the way: at most three names.

    `length_m` are the metres on each edge. Where too little of it has a name, the suburb furthest
    from the start that it comes near tells where it goes.
    """
    total_m = sum(length_m)
    along_m = _along_m(footways, edges, length_m)
    least_m = max(_LEAST_M, _LEAST_SHARE * total_m)
    longest = sorted(along_m, key=lambda title: -along_m[title])[:_MOST_NAMES]
    passed = [title for title in along_m if title in longest and along_m[title] >= least_m]
    kept = [_told(title) for title in passed]
    if len(kept) < _MOST_NAMES and sum(along_m[title] for title in passed) < total_m / 2:
        kept.append(_elsewhere(footways, edges, length_m, track))
    return words.along_text(kept)


def sights(
    footways: Footways, edges: Sequence[int], length_m: Sequence[float], track: Track
) -> tuple[str, ...]:
    """Return all that a loop passes, the most of it first: named ways, then places."""
    along_m = _along_m(footways, edges, length_m)
    ways = sorted(along_m, key=lambda title: -along_m[title])
    places = [place.name for place in _nearest_places(footways.network.places, track)]
    return tuple(dict.fromkeys((*map(_told, ways), *places)))


def told_apart(
    names: Sequence[str], bearings_deg: Sequence[float], passed: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Return names of which no two are the same; `passed` are each loop's sights.

    Those that were the same say in which direction each loop lies, or what none of the others
    passes where two lie in one direction; those that are the same still are numbered.
    """
    told = list(names)
    for name in dict.fromkeys(names):
        twins = [at for at, other in enumerate(names) if other == name]
        winds = [words.towards_text(name, bearings_deg[at]) for at in twins]
        if len(set(winds)) < len(twins):
            for at in twins:
                own = _own_sight(at, twins, passed)
                told[at] = name if own is None else words.via_text(name, own)
        plain = {at: wind for at, wind in zip(twins, winds, strict=True) if told[at] == name}
        if len(set(plain.values())) > 1:
            for at, wind in plain.items():
                told[at] = wind
    return tuple(
        words.numbered_text(name, told[: at + 1].count(name)) if name in told[:at] else name
        for at, name in enumerate(told)
    )


def _own_sight(at: int, twins: Sequence[int], passed: Sequence[Sequence[str]]) -> str | None:
    """Return what one of twins passes most of all that the others do not pass."""
    others = {sight for other in twins if other != at for sight in passed[other]}
    return next((sight for sight in passed[at] if sight not in others), None)


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
    start = Waypoint("", float(track.lat_deg[0]), float(track.lon_deg[0]))
    far = _away_m([start], track.lat_deg, track.lon_deg)[0].argmax()
    return places[int(_away_m(places, track.lat_deg[[far]], track.lon_deg[[far]]).argmin())]


def _nearest_places(places: Sequence[Waypoint], track: Track) -> list[Waypoint]:
    """Return the places nearest to points of the run, that to most of them first."""
    if not places:
        return []
    points = np.linspace(0, len(track) - 1, _POINTS).astype(np.int64)
    away_m = _away_m(places, track.lat_deg[points], track.lon_deg[points])
    return [places[at] for at, _ in Counter(away_m.argmin(axis=0).tolist()).most_common()]


def _away_m(places: Sequence[Waypoint], lat_deg: FloatArray, lon_deg: FloatArray) -> FloatArray:
    """Return how far each place, a row, is from each point."""
    shape = (len(places), len(lat_deg))
    lat, lon = np.empty((*shape, 2)), np.empty((*shape, 2))
    lat[..., 0], lon[..., 0] = lat_deg, lon_deg
    lat[..., 1] = np.array([[place.lat_deg] for place in places])
    lon[..., 1] = np.array([[place.lon_deg] for place in places])
    return segment_metres(lat.ravel(), lon.ravel())[::2].reshape(shape)


def _along_m(
    footways: Footways, edges: Sequence[int], length_m: Sequence[float]
) -> dict[str, float]:
    """Return the metres along each named way, in the order of the way."""
    network = footways.network
    along_m: dict[str, float] = defaultdict(float)
    for edge, metres in zip(edges, length_m, strict=True):
        title = network.titles[network.title[edge]]
        if title:
            along_m[title] += metres
    return along_m


def _told(title: str) -> str:
    return words.RIVER_FORESHORE if title == _FORESHORE else title
