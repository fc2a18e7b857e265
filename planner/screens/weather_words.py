"""Heat, sun and daylight in plain sentences."""

from planner import weather_rules
from planner.plan import Reason
from planner.weather import HeatAdvice, HeatLevel
from routes.language import N_, _, paragraph, spoken

_RISKS = {
    HeatLevel.LOW: N_("Low risk of heat."),
    HeatLevel.LOW_MODERATE: N_("Low to moderate risk of heat."),
    HeatLevel.MODERATE: N_("Moderate risk of heat."),
    HeatLevel.HIGH: N_("High to very high risk of heat."),
    HeatLevel.EXTREME: N_("Extreme risk of heat."),
}
_TABLE = N_("By Sports Medicine Australia’s table of 2009; a rough guide, no forecast.")
_ADVICE = {
    HeatAdvice.NONE: N_("No change for heat."),
    HeatAdvice.WATER: N_("Take water with you."),
    HeatAdvice.SHORTEN: N_("Make it shorter, or go earlier or later in the day."),
    HeatAdvice.HOUR_AT_MOST: N_("At most {minutes} minutes, easy and in the shade."),
    HeatAdvice.MOVE: N_("Move this run to a cooler time or day, or leave it out."),
}
UNKNOWN_HUMIDITY = N_("Without the humidity, the graver level is taken.")
SUN = N_(
    "Sun: hat, sunscreen and sunglasses by day; early or late runs are kinder. No UV index is read "
    "here, so this is said in every month but two of winter."
)
DARK = N_("Not all of this run is in the light: wear a light and reflective gear, on a lit route.")

_REASONS = {
    weather_rules.DAY_1.id: DARK,
    weather_rules.UV_1.id: SUN,
}
KNOWN = frozenset({*_REASONS, weather_rules.HEAT_1.id})


def heat_text(level: HeatLevel) -> str:
    """Return what a level of heat asks of a run, and where that is from."""
    minutes = round(weather_rules.HEAT_MOST_S / 60)
    advice = _(_ADVICE[level.advice]).format(minutes=minutes)
    return paragraph(_(_RISKS[level]), advice, _(_TABLE))


def reason_text(reason: Reason) -> str:
    """Return a reason of the rules of `weather_rules` as a sentence or two."""
    if reason.rule.id == weather_rules.HEAT_1.id:
        return heat_text(HeatLevel(str(reason.values[0])))
    return _(_REASONS[reason.rule.id])


spoken(__name__)
