"""How hot it feels, and what heat and sun ask of a run, from what a runner enters."""

import math
from datetime import date
from enum import StrEnum

from planner import weather_rules as numbers
from planner.errors import PlanError, PlanFault


class HeatAdvice(StrEnum):
    """What a level of heat asks of a run."""

    NONE = "none"
    WATER = "water"
    SHORTEN = "shorten"
    HOUR_AT_MOST = "hour_at_most"
    MOVE = "move"


class HeatLevel(StrEnum):
    """How great the risk of heat is, the least first."""

    LOW = "low"
    LOW_MODERATE = "low_moderate"
    MODERATE = "moderate"
    HIGH = "high"
    EXTREME = "extreme"

    @property
    def advice(self) -> HeatAdvice:
        """Return what the level asks for."""
        return _ADVICE[self]


_ADVICE = dict(zip(HeatLevel, HeatAdvice, strict=True))


def heat(temperature_c: float, humidity_percent: float | None = None) -> HeatLevel:
    """Return the level of heat at a temperature and relative humidity.

    Sports Medicine Australia 2009 (HEAT-1). Our choices: a temperature between two lines takes the
    warmer; a line whose humidity is not exceeded gives the level before; an unknown humidity is
    taken as exceeded. Raises PlanError.
    """
    _check(temperature_c, numbers.TEMPERATURE_RANGE_C)
    line = sum(temperature_c > warmest for warmest in numbers.HEAT_LINES_C)
    if humidity_percent is not None:
        _check(humidity_percent, numbers.HUMIDITY_RANGE_PERCENT)
        if line > 0 and humidity_percent <= numbers.HEAT_HUMIDITY_PERCENT[line]:
            line -= 1
    return list(HeatLevel)[line]


def vapour_hpa(temperature_c: float, humidity_percent: float = 100.0) -> float:
    """Return the water vapour pressure, with a dew point in place of both at 100 %.

    Steadman 1994, as the Australian Bureau of Meteorology gives it. Raises PlanError.
    """
    _check(temperature_c, numbers.TEMPERATURE_RANGE_C)
    _check(humidity_percent, numbers.HUMIDITY_RANGE_PERCENT)
    exponent = numbers.VAPOUR_FACTOR * temperature_c / (numbers.VAPOUR_OFFSET_C + temperature_c)
    return humidity_percent / 100 * numbers.VAPOUR_HPA * math.exp(exponent)


def apparent_c(temperature_c: float, vapour_hpa: float, wind_m_per_s: float = 0.0) -> float:
    """Return the apparent temperature in the shade, wind at 10 m above the ground.

    Steadman 1994, as the Australian Bureau of Meteorology gives it.
    """
    return (
        temperature_c
        + numbers.APPARENT_VAPOUR * vapour_hpa
        - numbers.APPARENT_WIND * wind_m_per_s
        - numbers.APPARENT_OFFSET_C
    )


def rough_wbgt_c(temperature_c: float, vapour_hpa: float) -> float:
    """Return the wet bulb globe temperature in sun and a light wind; too high at night.

    Approximation of the Bureau of Meteorology and the American College of Sports Medicine.
    """
    return (
        numbers.WBGT_TEMPERATURE * temperature_c
        + numbers.WBGT_VAPOUR * vapour_hpa
        + numbers.WBGT_OFFSET_C
    )


def asks_for_sunscreen(day: date, lat_deg: float) -> bool:
    """Tell whether a run by day asks for protection from the sun; all year but two winter months.

    Our choice (UV-1), as no UV index is read.
    """
    north = lat_deg > 0
    quiet = numbers.UV_QUIET_MONTHS_NORTH if north else numbers.UV_QUIET_MONTHS_SOUTH
    return day.month not in quiet


def _check(value: float, limits: tuple[float, float]) -> None:
    # Written so that NaN fails too.
    if not limits[0] <= value <= limits[1]:
        raise PlanError(PlanFault.WEATHER_RANGE, f"{value}")
