"""How long it is light where a route starts, and when to start a run that ends in the light."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum

from astral import Observer
from astral.sun import dawn, dusk, elevation, noon

# Civil twilight, light enough to see the ground: the sun is at most 6 degrees below the horizon.
CIVIL_DEG = 6.0
# Our choice: clocks and the sun differ by up to some three hours (west of China, Spain in summer).
ELSEWHERE_H = 4.0
_ROUND_MINUTES = 5


class Polar(Enum):
    """Say what a day is like on which the sun never crosses 6 degrees below the horizon."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Daylight:
    """Hold a day's civil dawn and dusk as aware times; dusk may come after midnight."""

    dawn: datetime
    dusk: datetime


def daylight(lat_deg: float, lon_deg: float, day: date, zone: tzinfo) -> Daylight | Polar:
    """Return the light around the solar noon at a place that is nearest to 12:00 of `day`.

    Times are in `zone`, which need not be the place's own. By astral, to about 2 minutes; hills and
    weather are not in it.
    """
    place = Observer(lat_deg, lon_deg)
    middle = datetime.combine(day, time(12), zone)
    days = [day + timedelta(days=n) for n in (-1, 0, 1)]
    high = min((noon(place, each, UTC) for each in days), key=lambda at: abs(at - middle))

    def crossings(event: Callable[[date], datetime]) -> list[datetime]:
        found = []
        for each in days:
            try:
                found.append(event(each))
            except ValueError:  # the sun does not go there on that day
                continue
        return [at for at in found if abs(at - high) < timedelta(hours=13)]

    dawns = crossings(lambda each: dawn(place, each, CIVIL_DEG, UTC))
    dusks = crossings(lambda each: dusk(place, each, CIVIL_DEG, UTC))
    before = [at for at in dawns if at < high]
    after = [at for at in dusks if at > high]
    if before and after:
        return Daylight(max(before).astimezone(zone), min(after).astimezone(zone))
    return Polar.LIGHT if elevation(place, high) > -CIVIL_DEG else Polar.DARK


def start_window(light: Daylight, duration_s: float) -> tuple[datetime, datetime] | None:
    """Return the first and the last start of a run that is wholly in the light.

    In steps of 5 minutes to the safe side; None where the run takes longer than the light lasts.
    """
    step = timedelta(minutes=_ROUND_MINUTES)
    last = light.dusk - timedelta(seconds=duration_s)
    last -= timedelta(minutes=last.minute % _ROUND_MINUTES, seconds=last.second)
    first = light.dawn.replace(second=0, microsecond=0)
    first += -timedelta(minutes=first.minute) % step
    if first < light.dawn:
        first += step
    return (first, last.replace(microsecond=0)) if first <= last else None


def is_elsewhere(lon_deg: float, day: date, zone: tzinfo) -> bool:
    """Tell whether `zone` is hours away from the sun's time at a longitude, either way round."""
    offset = datetime.combine(day, time(12), zone).utcoffset() or timedelta()
    apart_h = offset.total_seconds() / 3600 - lon_deg / 15
    return math.fabs((apart_h + 12) % 24 - 12) > ELSEWHERE_H
