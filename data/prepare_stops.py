"""Find where a route passes a toilet or a tap, and tell of it; `prepare_routes.py` asks."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from prepare_notes import Notes, StopNote
from prepare_places import Place

EARTH_RADIUS_M = 6_371_009
STOP_WITHIN_M = 150  # a tap or toilet further off than this is not on the route
SAME_PASS_KM = 0.5  # two approaches to a stop nearer than this are one
BESIDE_M = 25

Point = tuple[float, float]


class Pass(NamedTuple):
    """Where a route comes nearest to a stop."""

    km: float
    away_m: float


def distance_m(one: Point, other: Point) -> float:
    """Great-circle distance between two (lat, lon) points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(half))


def near_points(line: list[Point], stop: Point) -> Iterator[Pass]:
    """Give the points of a line that are near a stop, in order."""
    km, before = 0.0, line[0]
    for point in line:
        km += distance_m(before, point) / 1000
        before = point
        away_m = distance_m(point, stop)
        if away_m <= STOP_WITHIN_M:
            yield Pass(km, away_m)


def passes(line: list[Point], stop: Point) -> list[Pass]:
    """Find where a line passes a stop; approaches close together are one."""
    kept: list[Pass] = []
    last_km = -math.inf
    for near in near_points(line, stop):
        if near.km - last_km > SAME_PASS_KM:
            kept.append(near)
        elif near.away_m < kept[-1].away_m:
            kept[-1] = near
        last_km = near.km
    return kept


def how_far(found: list[Pass]) -> str:
    """Say how far off the line a stop is, to the nearest ten metres."""
    near, far = (round(end(p.away_m for p in found), -1) for end in (min, max))
    if far <= BESIDE_M:
        return "beside the line"
    span = f"{near:.0f}" if near == far else f"{max(near, 10):.0f} to {far:.0f}"
    return f"about {span} m away in a straight line"


def stop_text(stop: StopNote, found: list[Pass]) -> str:
    """Tell of one stop on a route."""
    km = " and ".join(f"{each.km:.1f}" for each in found)
    return f"{stop['text']} at {km} km, {how_far(found)}. {stop['note']}"


def stops_on(
    line: list[Point], fact: str, places: list[Place], notes: Notes
) -> list[tuple[StopNote, list[Pass]]]:
    """Find the toilets, or the water, that a line passes, and where."""
    where = {p.name: (float(p.lat_deg), float(p.lon_deg)) for p in places}
    stops = [stop for stop in notes["stops"] if stop["fact"] == fact]
    found = [(stop, passes(line, where[stop["name"]])) for stop in stops]
    return [(stop, at) for stop, at in found if at]


def stops_text(stops: list[tuple[StopNote, list[Pass]]]) -> str:
    """Tell of the stops on a route; "" when none is known."""
    return " ".join(stop_text(stop, found) for stop, found in stops)


def stops_along(stops: list[tuple[StopNote, list[Pass]]]) -> list[tuple[float, str]]:
    """Name the stops on a route by kilometre, as a watch tells them."""
    return sorted((round(each.km, 2), stop["name"]) for stop, found in stops for each in found)
