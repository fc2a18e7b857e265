"""Whether a run of a plan is in the dark, and on which weekdays there is time for one at all."""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from functools import lru_cache

from planner import rules
from planner.hours import start_time
from planner.profile import Profile
from routes.daylight import Daylight, Polar, daylight

# A Monday without a change of clocks anywhere near it.
_A_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Light:
    """Hold whose runs they are, from where (degrees), and the zone of a runner who named none."""

    profile: Profile
    lat_deg: float
    lon_deg: float
    zone: tzinfo

    def is_dark(self, day: date, run_s: float) -> bool:
        """Tell whether a session round a run of so many seconds is not wholly in the light."""
        light = _daylight(self.lat_deg, self.lon_deg, day, self.zone)
        start = start_time(self.profile, day, run_s + rules.AROUND_A_RUN_S, light, self.zone)
        return start is not None and start.in_light is False


def free_weekdays(profile: Profile, zone: tzinfo) -> frozenset[int] | None:
    """Return the ISO weekdays to run on that have time for an hour's session, None for all.

    An hour is our choice: how long a run is to be is not known before it has its day.
    """
    weekdays = profile.runner.weekdays
    busy = {each.weekday for each in profile.busy}
    taken = {
        weekday
        for weekday in busy
        if start_time(profile, _on(weekday), rules.NEEDED_S, None, zone) is None
    }
    if not taken:
        return weekdays
    every = weekdays or frozenset(range(1, rules.DAYS_A_WEEK + 1))
    return every - taken


def _on(weekday: int) -> date:
    return _A_MONDAY + timedelta(days=weekday - 1)


@lru_cache(maxsize=2_000)
def _daylight(lat_deg: float, lon_deg: float, day: date, zone: tzinfo) -> Daylight | Polar:
    return daylight(lat_deg, lon_deg, day, zone)
