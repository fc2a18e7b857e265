"""What a route is known to pass, as sights on the ground: water, places, its waypoints."""

from collections.abc import Sequence

import numpy as np

from routes.course import PointKind, Sight
from routes.facts import PassedPlace, RouteFacts
from routes.measure import distance_along
from routes.pieces import places_at
from routes.track import Route, Track

# Places are told to the nearest 10 m or 100 m; beyond that the line is not the one they are of.
_BEYOND_M = 100.0


def sights_of(route: Route, facts: RouteFacts) -> tuple[Sight, ...]:
    """Return the sights of a whole route, water first, then places, then its waypoints.

    `facts` are of that route, their metres along its line. The sights are right for any line made
    of it. What has no name, and what would lie beyond the line, is left out.
    """
    named = [each for each in route.waypoints if each.name.strip()]
    return (
        *_along(route.track, facts.water_places, PointKind.WATER),
        *_along(route.track, facts.places, PointKind.PLACE),
        *(Sight(each.name, each.lat_deg, each.lon_deg) for each in named),
    )


def _along(track: Track, places: Sequence[PassedPlace], kind: PointKind) -> list[Sight]:
    length_m = float(distance_along(track)[-1])
    there = [each for each in places if each.name and each.at_m <= length_m + _BEYOND_M]
    lat_deg, lon_deg = places_at(track, np.array([each.at_m for each in there]))
    lon_deg = (lon_deg + 180) % 360 - 180
    return [
        Sight(each.name, lat, lon, kind)
        for each, lat, lon in zip(there, lat_deg.tolist(), lon_deg.tolist(), strict=True)
    ]
