"""How distances, heights and times are written: one decimal, "about" where no more is known."""

from routes.units import Units

_MINUTE_S = 60
_HOUR_MINUTES = 60


def distance_text(distance_m: float, units: Units) -> str:
    """Return a distance with one decimal, as 14.7 km or 9.1 mi."""
    return f"{distance_m / units.distance_m:.1f} {units.value}"


def height_text(height_m: float, units: Units) -> str:
    """Return a height in whole metres or feet."""
    return f"{height_m / units.height_m:.0f} {units.height_name}"


def about_height(height_m: float, units: Units) -> str:
    """Return an ascent as about a round figure, as no more is known.

    To 5 below 100 and to 10 from there on, in metres and in feet alike.
    """
    height = height_m / units.height_m
    step = 10 if height >= 100 else 5  # noqa: PLR2004
    return f"about {step * round(height / step)} {units.height_name}"


def pace_text(pace_s_per_km: float, units: Units) -> str:
    """Return a pace as minutes and seconds for each unit of distance, as 6:30 /km."""
    return f"{pace_minutes(pace_s_per_km, units)} /{units.value}"


def pace_minutes(pace_s_per_km: float, units: Units) -> str:
    """Return the minutes and seconds for each unit of distance, as 6:30."""
    minutes, seconds = divmod(round(pace_s_per_km * units.distance_m / 1000), _MINUTE_S)
    return f"{minutes}:{seconds:02d}"


def about_time(duration_s: float) -> str:
    """Return a duration in whole minutes, in hours from one hour on."""
    minutes = max(1, round(duration_s / _MINUTE_S))
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"
