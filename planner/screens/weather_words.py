"""Heat, sun and daylight in plain sentences."""

from planner import weather_rules
from planner.plan import Reason
from planner.weather import HeatAdvice, HeatLevel

LEVELS = {
    HeatLevel.LOW: "Low",
    HeatLevel.LOW_MODERATE: "Low to moderate",
    HeatLevel.MODERATE: "Moderate",
    HeatLevel.HIGH: "High to very high",
    HeatLevel.EXTREME: "Extreme",
}
_ADVICE = {
    HeatAdvice.NONE: "No change for heat.",
    HeatAdvice.WATER: "Take water with you.",
    HeatAdvice.SHORTEN: "Make it shorter, or go earlier or later in the day.",
    HeatAdvice.HOUR_AT_MOST: (
        f"At most {weather_rules.HEAT_MOST_S / 60:.0f} minutes, easy and in the shade."
    ),
    HeatAdvice.MOVE: "Move this run to a cooler time or day, or leave it out.",
}
UNKNOWN_HUMIDITY = "Without the humidity, the graver level is taken."
SUN = (
    "Sun: hat, sunscreen and sunglasses by day; early or late runs are kinder. No UV index is read "
    "here, so this is said in every month but two of winter."
)
DARK = "Not all of this run is in the light: wear a light and reflective gear, on a lit route."

_REASONS = {
    weather_rules.DAY_1.id: DARK,
    weather_rules.UV_1.id: SUN,
}
KNOWN = frozenset({*_REASONS, weather_rules.HEAT_1.id})


def heat_text(level: HeatLevel) -> str:
    """Return what a level of heat asks of a run, and where that is from."""
    return (
        f"{LEVELS[level]} risk of heat. {_ADVICE[level.advice]} By Sports Medicine Australia’s "
        "table of 2009; a rough guide, no forecast."
    )


def reason_text(reason: Reason) -> str:
    """Return a reason of the rules of `weather_rules` as a sentence or two."""
    if reason.rule.id == weather_rules.HEAT_1.id:
        return heat_text(HeatLevel(str(reason.values[0])))
    return _REASONS[reason.rule.id]
