"""When a day's run starts where it is run, and the light there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from planner.hours import Start, start_time, zone_of
from planner.plan import Day, Kind
from planner.profile import Profile
from routes.daylight import Daylight, Polar, daylight, is_elsewhere
from routes.summary import RouteSummary

_SESSION = (Kind.WARM_UP, Kind.RUN, Kind.WARM_DOWN, Kind.STRETCH)


@dataclass(frozen=True, slots=True)
class DayStart:
    """Hold when a session starts, None where there is no time for it, and the light of the day.

    `light` is None where no place is known; `is_away` tells that the sun there keeps other hours
    than the runner's clock.
    """

    start: Start | None
    light: Daylight | Polar | None
    is_away: bool


def day_start(
    profile: Profile, day: Day, routes: Mapping[str, RouteSummary], zone: tzinfo
) -> DayStart | None:
    """Return when a day's session starts, warm-up to stretch; None on a day without a run.

    The light is that at the route's start, else at home. `zone` is the browser's, for a profile
    without one.
    """
    if day.run is None:
        return None
    zone = zone_of(profile, zone)
    place = _place(profile, day, routes)
    light = None if place is None else daylight(*place, day.day, zone)
    duration_s = sum(item.duration_s for item in day.items if item.kind in _SESSION)
    start = start_time(profile, day.day, duration_s, light, zone)
    is_away = place is not None and is_elsewhere(place[1], day.day, zone)
    return DayStart(start, light, is_away)


def _place(
    profile: Profile, day: Day, routes: Mapping[str, RouteSummary]
) -> tuple[float, float] | None:
    pick = day.run.route if day.run else None
    route = routes.get(pick.route_id) if pick else None
    if route is not None and len(route.lat_deg):
        return float(route.lat_deg[0]), float(route.lon_deg[0])
    home = profile.home
    return None if home is None else (home.lat_deg, home.lon_deg)
