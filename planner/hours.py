"""When a session starts on a day: the usual time, or the nearest that is free, best in the light.

Clocks may change on the day: what is compared are instants, not what the clock shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner import weather_rules
from planner.plan import Reason
from planner.profile import Profile
from routes.daylight import Daylight, Polar

_STEP = timedelta(minutes=weather_rules.START_STEP_MINUTES)
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Start:
    """Hold when a session starts and ends, on the runner's own clock.

    `in_light` tells whether all of it is between civil dawn and dusk, None where no place is known;
    `reason` asks for light, reflective gear and a lit route where it is not. `is_usual` tells that
    it is the runner's usual start.
    """

    at: datetime
    ends: datetime
    in_light: bool | None
    is_usual: bool
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Hold the first and the last instant at which a session may start, in UTC."""

    first: datetime
    last: datetime


def start_time(
    profile: Profile,
    day: date,
    duration_s: float,
    light: Daylight | Polar | None,
    zone: tzinfo = UTC,
) -> Start | None:
    """Return when a session of `duration_s`, warm-up to stretch, starts; None where it cannot.

    It starts as usual where all of it is on that day and outside its busy hours; else at the
    nearest time from 5:00 to 21:00 that is free and in the light; else at the nearest that is free
    (our choices). `zone` is the browser's, for a profile without one. Of two times equally near the
    earlier is taken. A usual time that a change of clocks leaves out moves on with the clock.
    """
    zone = zone_of(profile, zone)
    long = timedelta(seconds=duration_s)
    usual = _instant(day, profile.starts_at, zone)
    free = list(_free(profile, day, long, zone))
    at = usual
    if not any(each.first <= usual <= each.last for each in free):
        window = _Stretch(
            _instant(day, weather_rules.EARLIEST_START, zone),
            _instant(day, weather_rules.LATEST_START, zone),
        )
        free = list(_within(free, window))
        lit = list(_within(free, _lit(light, long)))
        found = _nearest(lit, usual) or _nearest(free, usual)
        if found is None:
            return None
        at = found
    in_light = None if light is None else _is_within(at, _lit(light, long))
    reason = Reason(weather_rules.DAY_1, ("dark",)) if in_light is False else None
    ends = (at + long).astimezone(zone)
    return Start(at.astimezone(zone), ends, in_light, at == usual, reason)


def zone_of(profile: Profile, zone: tzinfo) -> tzinfo:
    """Return the zone of a profile's clock; `zone`, the browser's, where it has none."""
    try:
        return ZoneInfo(profile.zone) if profile.zone else zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return zone


def _free(profile: Profile, day: date, long: timedelta, zone: tzinfo) -> Iterator[_Stretch]:
    """Yield when a session may start so that it is on the day and outside the busy hours."""
    first = _instant(day, _MIDNIGHT, zone)
    last = _instant(day + timedelta(days=1), _MIDNIGHT, zone) - long
    busy = sorted(
        (_instant(day, each.first, zone), _instant(day, each.last, zone))
        for each in profile.busy
        if each.weekday == day.isoweekday()
    )
    for begins, ends in busy:
        if first <= begins - long:
            yield _Stretch(first, min(begins - long, last))
        first = max(first, ends)
    if first <= last:
        yield _Stretch(first, last)


def _lit(light: Daylight | Polar | None, long: timedelta) -> _Stretch | None:
    """Return when a session may start so that it is wholly in the light, None for never."""
    if isinstance(light, Daylight):
        return _Stretch(light.dawn.astimezone(UTC), light.dusk.astimezone(UTC) - long)
    if light is Polar.LIGHT:
        return _Stretch(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    return None


def _within(stretches: list[_Stretch], limits: _Stretch | None) -> Iterator[_Stretch]:
    if limits is None:
        return
    for each in stretches:
        first, last = max(each.first, limits.first), min(each.last, limits.last)
        if first <= last:
            yield _Stretch(first, last)


def _is_within(at: datetime, limits: _Stretch | None) -> bool:
    return limits is not None and limits.first <= at <= limits.last


def _nearest(stretches: list[_Stretch], usual: datetime) -> datetime | None:
    starts = [at for each in stretches if (at := _start_in(each, usual)) is not None]
    return min(starts, key=lambda at: (abs(at - usual), at), default=None)


def _start_in(stretch: _Stretch, usual: datetime) -> datetime | None:
    """Return the start on whole five minutes in a stretch that is nearest to the usual one."""
    near = min(max(usual, stretch.first), stretch.last)
    past = timedelta(minutes=near.minute, seconds=near.second, microseconds=near.microsecond)
    before = near - past % _STEP
    fits = [at for at in (before, before + _STEP) if stretch.first <= at <= stretch.last]
    return min(fits, key=lambda at: (abs(at - usual), at), default=None)


def _instant(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
