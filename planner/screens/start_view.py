"""When a day's run starts, and whether it is light then, in a line."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo

from planner.day_start import day_start
from planner.hours import Start
from planner.plan import Day
from planner.profile import Profile
from planner.screens import start_labels as labels
from routes.daylight import Daylight, Polar
from routes.language import clock_text, paragraph
from routes.summary import RouteSummary

_STEP = timedelta(minutes=5)


def start_line(profile: Profile, day: Day, routes: Mapping[str, RouteSummary], zone: tzinfo) -> str:
    """Return when a day's run starts and ends by the runner's clock, "" for a day without a run.

    The light is that at the route's start, else at home, else nothing is said of it. `zone` is the
    browser's, for a profile without one.
    """
    found = day_start(profile, day, routes, zone)
    if found is None:
        return ""
    if found.start is None:
        return labels.NO_TIME
    return start_text(found.start, found.light, profile.starts_at, is_away=found.is_away)


def start_text(
    start: Start, light: Daylight | Polar | None, usual: time, *, is_away: bool = False
) -> str:
    """Return when a session starts and ends, and whether it is light then.

    `is_away` tells that the runner's clock is not that of the place.
    """
    begins = _clock(start.at)
    ends = _clock(_up(start.ends))
    if not start.is_usual:
        begins = labels.UNUSUAL.format(begins=begins, usual=clock_text(usual))
    if start.in_light is None:
        return labels.PLAIN.format(begins=begins, ends=ends)
    if start.in_light:
        said = labels.LIGHT_ELSEWHERE if is_away else labels.LIGHT
        return said.format(begins=begins, ends=ends)
    said = labels.PLAIN_ELSEWHERE if is_away else labels.PLAIN
    return paragraph(said.format(begins=begins, ends=ends), _dark(start, light))


def _dark(start: Start, light: Daylight | Polar | None) -> str:
    """Return which part of a session is in the dark."""
    if not isinstance(light, Daylight):
        return labels.ALL_DAY
    dawn, dusk = _clock(light.dawn), _clock(light.dusk)
    # As instants: two times of one zone are compared by what the clock shows, whatever it skips.
    is_before_dawn = start.at.astimezone(UTC) < light.dawn.astimezone(UTC)
    if is_before_dawn and light.dusk.astimezone(UTC) < start.ends.astimezone(UTC):
        return labels.UNTIL_AND_FROM.format(dawn=dawn, dusk=dusk)
    return labels.UNTIL.format(dawn=dawn) if is_before_dawn else labels.FROM.format(dusk=dusk)


def _up(at: datetime) -> datetime:
    """Return the next whole five minutes, by instants: clocks may change on the way."""
    instant = at.astimezone(UTC)
    past = timedelta(
        minutes=instant.minute, seconds=instant.second, microseconds=instant.microsecond
    )
    return (instant + -past % _STEP).astimezone(at.tzinfo)


def _clock(at: datetime) -> str:
    return clock_text(at.time())
