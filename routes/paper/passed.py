"""What a route passes, in the order of running, with the way from each place to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from routes.course import PointKind, Sight
from routes.course_line import Line, line_of
from routes.facts import RouteFacts
from routes.limits import MOST_NAME_CHARS
from routes.measure import segment_metres
from routes.passing import passes, steps_of
from routes.pieces import places_at
from routes.read.text import clean_text
from routes.sights import sights_of
from routes.track import Route, Track

# Our choice, as for a watch: a place further off is on another street; water is worth more steps.
_WITHIN_M = {PointKind.PLACE: 50.0, PointKind.WATER: 100.0}
# More than anybody names on one run; a stranger's file may hold a hundred thousand.
_MOST_SIGHTS = 300
# The same name once more within this is the same time past it.
_SAME_M = 60.0
# Metres of places are told to 10 m or 100 m; beyond that they are not of this line.
_BEYOND_M = 100.0
# Our choice: where the straight way is less than this share of the line, a compass would mislead.
_STRAIGHT_SHARE = 0.7
_LEAST_LEG_M = 30.0
_POINTS = 8


@dataclass(frozen=True, slots=True)
class Passed:
    """Name what is passed `at_m` metres from the start, and the way on from there.

    `leg_m` are the metres to the next one, None at the last; `compass` is the direction of that
    way in eighths of a turn from north by east, None where it winds or is too short to tell.
    """

    at_m: float
    name: str
    kind: PointKind
    leg_m: float | None = None
    compass: int | None = None


def passed_on_way(
    route: Route, facts: RouteFacts | None, made_from: Route | None = None
) -> tuple[Passed, ...]:
    """Return what a route passes, from its start to its finish; () where nothing is known.

    `facts` tell places by metres along the route, or along `made_from`, the whole route that this
    one was made of; those are found again by where they are, each time the line comes by.
    """
    line = line_of(route.track)
    length_m = float(line.route_m[-1])
    found = list(_told(facts, line) if made_from is None else ())
    if made_from is not None:
        sights = sights_of(made_from, facts or RouteFacts(""))
        found += _by_position(line, sights)
    known = {each.name for each in found}
    waypoints = (Sight(each.name, each.lat_deg, each.lon_deg) for each in route.waypoints)
    found += _by_position(line, [each for each in waypoints if each.name not in known])
    if not found:
        return ()
    found.sort(key=lambda each: each.at_m)
    if found[0].at_m > _SAME_M:
        found.insert(0, Passed(0.0, "", PointKind.START))
    if found[-1].at_m < length_m - _SAME_M:
        found.append(Passed(length_m, "", PointKind.FINISH))
    return tuple(_with_ways(route.track, list(_once(found))))


def wanted_on_map(
    route: Route, facts: RouteFacts | None, made_from: Route | None = None
) -> tuple[Sight, ...]:
    """Return what a runner looks for on the map of a route: water, then its own waypoints."""
    known = sights_of(made_from or route, facts or RouteFacts(""))
    water = (each for each in known if each.kind is PointKind.WATER)
    points = route.waypoints[:_MOST_SIGHTS]
    named = (Sight(clean_text(p.name, MOST_NAME_CHARS), p.lat_deg, p.lon_deg) for p in points)
    return (*water, *(each for each in named if each.name))


def _told(facts: RouteFacts | None, line: Line) -> Iterator[Passed]:
    if facts is None:
        return
    length_m = float(line.route_m[-1])
    for places, kind in (
        (facts.water_places, PointKind.WATER),
        (facts.places, PointKind.PLACE),
    ):
        for place in places:
            name = clean_text(place.name, MOST_NAME_CHARS)
            if name and place.at_m <= length_m + _BEYOND_M:
                yield Passed(min(place.at_m, length_m), name, kind)


def _by_position(line: Line, sights: Iterable[Sight]) -> Iterator[Passed]:
    steps = steps_of(line.track)
    for sight in list(sights)[:_MOST_SIGHTS]:
        name = clean_text(sight.name, MOST_NAME_CHARS)
        kind = PointKind.WATER if sight.kind is PointKind.WATER else PointKind.PLACE
        if not name:
            continue
        for along_m in passes(steps, (sight.lat_deg, sight.lon_deg), _WITHIN_M[kind]):
            at_m = float(np.interp(along_m, line.along_m, line.route_m))
            yield Passed(at_m, name, kind)


def _once(found: list[Passed]) -> Iterator[Passed]:
    """Yield what is passed without a name that came less than 60 m before."""
    last_m: dict[str, float] = {}
    for each in found:
        if each.at_m - last_m.get(each.name, -np.inf) >= _SAME_M or not each.name:
            last_m[each.name] = each.at_m
            yield each


def _with_ways(track: Track, found: list[Passed]) -> Iterator[Passed]:
    lat_deg, lon_deg = places_at(track, np.array([each.at_m for each in found]))
    straight_m = segment_metres(lat_deg, lon_deg)
    north = np.diff(lat_deg)
    east = np.diff(lon_deg) * np.cos(np.radians((lat_deg[1:] + lat_deg[:-1]) / 2))
    turns = np.degrees(np.arctan2(east, north)) / (360 / _POINTS)
    for i, each in enumerate(found[:-1]):
        leg_m = found[i + 1].at_m - each.at_m
        is_straight = leg_m >= _LEAST_LEG_M and straight_m[i] >= _STRAIGHT_SHARE * leg_m
        compass = round(float(turns[i])) % _POINTS if is_straight else None
        yield Passed(each.at_m, each.name, each.kind, leg_m, compass)
    yield found[-1]
