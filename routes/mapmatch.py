"""A route that leaves the network matched to it, by a hidden Markov model.

After P. Newson and J. Krumm, Hidden Markov Map Matching Through Noise and Sparseness (2009), doi
10.1145/1653771.1653818. A place may be any spot within 50 m, unlikelier the further away it
is, as GPS errors are: sigma is estimated from the line's own median distance, as theirs is, from 3
to 10 m. A step is the unlikelier the more its shortest way is longer than the straight line: beta
is 5 m and a tenth of that line. These numbers are our choice. What a runner would rather run, and
which way round a way may be run, does not count: the question is where the line went.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np

from routes.footways import Footways
from routes.match_apart import apart
from routes.match_chains import Chain, chains_of
from routes.match_line import Stretch, kept_stretch, lengths_m, line_of, way_stretch
from routes.match_places import MOST_PLACES, SPACING_M, Places, as_ring, places_of
from routes.match_spurs import LEAST_SPUR_M, SPUR_OF_SIGMA, without_spurs
from routes.match_steps import Steps, pieces_between, steps_of
from routes.matched import SAME_M, Apart, Gap, Matched, MatchError, MatchFault
from routes.measure import HEIGHT_GAP_M, distance_along
from routes.pieces import backwards, places_at
from routes.track import FloatArray, Route, Track

# A part that was kept may be nearer to a way after it: three matches are enough nearly always.
_MOST_MATCHES = 5
# A line is looked at so often to see whether it is on ways already.
_LOOK_M = 10.0


def match(footways: Footways, route: Route) -> Matched:
    """Return a route on the ways of a network where it runs near them, as it is elsewhere.

    Its name and waypoints stay, its times go, its heights go along. What is matched once stays as
    it is when it is matched again. Raises MatchError where nothing of it is near a way or no way
    leads on, and where it would take too long.
    """
    is_turned = _is_turned(route.track)
    track = backwards(route.track) if is_turned else route.track
    found = _settled(footways, replace(route, track=track))
    if is_turned:
        found = _turned(found)
    if found.is_same:
        found = replace(found, route=route, after_m=found.before_m)
    return found


def _settled(footways: Footways, route: Route) -> Matched:
    """Return a route matched until one more match would move nothing."""
    first = found = _matched(footways, route)
    if _is_on_ways(footways, route.track, distance_along(route.track)):
        return _unmoved(found)
    for _ in range(_MOST_MATCHES - 1):
        # Without a gap all of it is on ways.
        if not found.gaps:
            break
        again = _matched(footways, found.route)
        if again.is_same:
            break
        found = replace(
            again,
            before_m=first.before_m,
            apart=apart(route.track, again.route.track),
            jumps=first.jumps,
        )
    return found


def _turned(found: Matched) -> Matched:
    """Return what was found of a route that was turned, for the route as it is."""
    far = found.apart
    return replace(
        found,
        route=replace(found.route, track=backwards(found.route.track)),
        apart=replace(far, at_m=max(found.after_m - far.at_m, 0.0)),
        gaps=tuple(
            Gap(max(found.after_m - gap.at_m - gap.length_m, 0.0), gap.length_m)
            for gap in reversed(found.gaps)
        ),
        edges=found.edges[::-1],
    )


def _is_turned(track: Track) -> bool:
    """Tell which of a line's two directions it has, so that both are matched alike."""
    for values in (track.lat_deg, track.lon_deg):
        other = np.flatnonzero(values != values[::-1])
        if len(other):
            return bool(values[other[0]] > values[-1 - other[0]])
    return False


def _matched(footways: Footways, route: Route) -> Matched:
    track = route.track
    along_m = distance_along(track)
    spacing_m = max(SPACING_M, float(along_m[-1]) / MOST_PLACES)
    bounds = zip(track.starts, (*track.starts[1:], len(track)), strict=True)
    is_near, jumps = False, 0
    segments: list[list[Stretch]] = []
    for first, last in bounds:
        stretches = [kept_stretch(track, along_m, first, last)]
        if last - first > 1:
            places = _places(footways, track, (first, last), along_m, spacing_m)
            if last - first == len(track):
                places = as_ring(places)
            is_near |= bool(places.is_near().any())
            jumps += places.jumps
            stretches = list(_stretches(footways, track, along_m, places, (first, last)))
        segments.append(stretches)
    if not any(each.edges for stretches in segments for each in stretches):
        raise MatchError(MatchFault.NO_WAY if is_near else MatchFault.NOT_COVERED)
    return _told(footways, route, along_m, segments, jumps)


def _is_on_ways(footways: Footways, track: Track, along_m: FloatArray) -> bool:
    """Tell whether a line is on ways all along, within 1 m, as one is that was matched before."""
    length_m = float(along_m[-1])
    wanted = np.linspace(0.0, length_m, min(int(length_m / _LOOK_M) + 2, MOST_PLACES))
    lat_deg, lon_deg = places_at(track, wanted)
    spots = footways.snapper.snap(lat_deg, lon_deg)
    return max(spot.away_m for spot in spots) <= SAME_M


def _unmoved(found: Matched) -> Matched:
    """Return what was found of a route that need not move, as it is on ways all along."""
    return replace(found, network_share=1.0, apart=Apart(0.0, 0.0, 0.0), gaps=(), jumps=0)


def _places(
    footways: Footways,
    track: Track,
    bounds: tuple[int, int],
    along_m: FloatArray,
    spacing_m: float,
) -> Places:
    """Return the places of a segment, numbered and measured as in the whole line."""
    inside = slice(*bounds)
    found = places_of(footways.snapper, track.lat_deg[inside], track.lon_deg[inside], spacing_m)
    first = bounds[0]
    return replace(found, point=found.point + first, along_m=found.along_m + along_m[first])


def _stretches(
    footways: Footways, track: Track, along_m: FloatArray, places: Places, bounds: tuple[int, int]
) -> Iterator[Stretch]:
    """Give the stretches of a segment, in turn on the ways and as they were."""
    steps = steps_of(footways, places)
    first, last = bounds
    for chain in chains_of(places, steps):
        stretch = _on_ways(footways, places, steps, chain)
        if stretch is None:
            continue
        begin = int(places.point[chain.first])
        # Between two chains there is a straight piece even without a point; before the first, none.
        if begin > first or first > bounds[0]:
            yield kept_stretch(track, along_m, first, begin)
        yield stretch
        first = int(places.point[chain.last]) + 1
    if first < last:
        yield kept_stretch(track, along_m, first, last)


def _on_ways(footways: Footways, places: Places, steps: Steps, chain: Chain) -> Stretch | None:
    network = footways.network
    pieces = []
    windows = iter(steps.windows)
    window = next(windows)
    for place in range(chain.first, chain.last):
        while window.end <= place:
            window = next(windows)
        spot = chain.spots[place - chain.first]
        onward = chain.spots[place + 1 - chain.first]
        pieces += pieces_between(window, places, place, spot, onward)
    spur_m = max(SPUR_OF_SIGMA * places.sigma_m, LEAST_SPUR_M)
    pieces = without_spurs(pieces, network.length_m, spur_m)
    return way_stretch(pieces, network) if pieces else None


def _told(
    footways: Footways,
    route: Route,
    along_m: FloatArray,
    segments: list[list[Stretch]],
    jumps: int,
) -> Matched:
    stretches = [stretch for segment in segments for stretch in segment]
    lengths = [length_m for segment in segments for length_m in lengths_m(segment)]
    at_m = np.cumsum([0.0, *lengths])
    gaps = tuple(
        Gap(float(begins_m), length_m)
        for stretch, begins_m, length_m in zip(stretches, at_m, lengths, strict=False)
        if not stretch.edges and length_m >= SAME_M
    )
    parts = [np.concatenate([each.points for each in segment]) for segment in segments]
    # Heights of the network on a part alone would tell too small an ascent.
    is_known = max((gap.length_m for gap in gaps), default=0.0) <= HEIGHT_GAP_M
    track = line_of(parts, route.track, along_m, has_heights=is_known)
    after_m = float(distance_along(track)[-1])
    edges = [edge for stretch in stretches for edge in stretch.edges]
    return Matched(
        route=replace(route, track=track),
        before_m=float(along_m[-1]),
        after_m=after_m,
        network_share=max(1 - sum(gap.length_m for gap in gaps) / after_m, 0.0),
        apart=apart(route.track, track),
        gaps=gaps,
        jumps=jumps,
        edges=tuple(edge for edge, _ in groupby(edges)),
        network=footways.network.name,
    )
