"""How distances, heights and times are written: one decimal, "about" where no more is known."""

from routes.language import _, decimal
from routes.units import Units

_MINUTE_S = 60
_HOUR_MINUTES = 60


def distance_unit(units: Units) -> str:
    """Return what the unit of distance is called, km or mi."""
    return _("km") if units is Units.KM else _("mi")


def height_unit(units: Units) -> str:
    """Return what the unit of height is called, m or ft."""
    return _("m") if units is Units.KM else _("ft")


def distance_of(units: Units) -> str:
    """Return how a distance is written, with a place for its {number}."""
    return _("{number} km") if units is Units.KM else _("{number} mi")


def height_of(units: Units) -> str:
    """Return how a height is written, with a place for its {number}."""
    return _("{number} m") if units is Units.KM else _("{number} ft")


def distance_number(distance_m: float, units: Units) -> str:
    """Return a distance with one decimal and no unit, as 14.7."""
    return decimal(distance_m / units.distance_m, 1)


def distance_text(distance_m: float, units: Units) -> str:
    """Return a distance with one decimal, as 14.7 km or 9.1 mi."""
    return distance_of(units).format(number=distance_number(distance_m, units))


def height_text(height_m: float, units: Units) -> str:
    """Return a height in whole metres or feet."""
    return height_of(units).format(number=decimal(height_m / units.height_m))


def about_height(height_m: float, units: Units) -> str:
    """Return an ascent as about a round figure, as no more is known.

    To 5 below 100 and to 10 from there on, in metres and in feet alike.
    """
    said = _("about {number} m") if units is Units.KM else _("about {number} ft")
    return said.format(number=_round_figure(height_m, units))


def up_text(height_m: float, units: Units) -> str:
    """Return an ascent as about a round figure, with the word for up."""
    return about_up_of(units).format(number=_round_figure(height_m, units))


def about_up_of(units: Units) -> str:
    """Return how a rise is written, with a place for its {number}."""
    return _("about {number} m up") if units is Units.KM else _("about {number} ft up")


def about_down_of(units: Units) -> str:
    """Return how a fall is written, with a place for its {number}."""
    return _("about {number} m down") if units is Units.KM else _("about {number} ft down")


def pace_text(pace_s_per_km: float, units: Units) -> str:
    """Return a pace as minutes and seconds for each unit of distance, as 6:30 /km."""
    said = _("{pace} /km") if units is Units.KM else _("{pace} /mi")
    return said.format(pace=pace_minutes(pace_s_per_km, units))


def pace_minutes(pace_s_per_km: float, units: Units) -> str:
    """Return the minutes and seconds for each unit of distance, as 6:30."""
    minutes, seconds = divmod(round(pace_s_per_km * units.distance_m / 1000), _MINUTE_S)
    return f"{minutes}:{seconds:02d}"


def about_time(duration_s: float) -> str:
    """Return a duration in whole minutes, in hours from one hour on."""
    minutes = max(1, round(duration_s / _MINUTE_S))
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if rest:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02d}")
    return _("{hours} h").format(hours=hours)


def _round_figure(height_m: float, units: Units) -> str:
    height = height_m / units.height_m
    step = 10 if height >= 100 else 5  # noqa: PLR2004
    return decimal(step * round(height / step))
