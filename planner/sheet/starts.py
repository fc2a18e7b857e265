"""When a printed run starts, and whether it is light then."""

from planner.handout import Handout, HandoutDay
from planner.screens import start_labels
from planner.screens.start_view import start_text as told
from routes.daylight import daylight, is_elsewhere


def start_text(each: HandoutDay, handout: Handout) -> str:
    """Return when a day's session starts and ends and its light, as the Week page says it.

    The light is that at the start of the line, else at home.
    """
    profile = handout.profile
    if each.start is None:
        return start_labels.NO_TIME
    place = _place(each, handout)
    light = None if place is None else daylight(*place, each.day.day, handout.zone)
    is_away = place is not None and is_elsewhere(place[1], each.day.day, handout.zone)
    return told(each.start, light, profile.starts_at, is_away=is_away)


def _place(each: HandoutDay, handout: Handout) -> tuple[float, float] | None:
    if each.line is not None:
        track = each.line.route.track
        return float(track.lat_deg[0]), float(track.lon_deg[0])
    home = handout.profile.home
    return None if home is None else (home.lat_deg, home.lon_deg)
