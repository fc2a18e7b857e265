"""When a day's session begins, seen from the hour it is: as planned, or now where that is over."""

from datetime import UTC, datetime, timedelta

from planner.day_start import DayStart
from planner.hours import Start
from routes.daylight import Daylight, Polar


def leaving(planned: DayStart, now: datetime, duration_s: float) -> Start | None:
    """Return when what is left of a session, `duration_s` long, begins and ends.

    As planned while that is to come; else `now`, an aware moment, on the same clock. None where the
    day has no time for it and none was planned.
    """
    start = planned.start
    if start is None or now.astimezone(UTC) <= start.at.astimezone(UTC):
        return start
    at = now.astimezone(start.at.tzinfo)
    ends = (now.astimezone(UTC) + timedelta(seconds=duration_s)).astimezone(start.at.tzinfo)
    return Start(at, ends, _is_light(planned.light, at, ends), is_usual=True)


def _is_light(light: Daylight | Polar | None, at: datetime, ends: datetime) -> bool | None:
    if light is None:
        return None
    if isinstance(light, Daylight):
        return light.dawn.astimezone(UTC) <= at.astimezone(UTC) and ends.astimezone(
            UTC
        ) <= light.dusk.astimezone(UTC)
    return light is Polar.LIGHT
