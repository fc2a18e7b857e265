"""What heat and sun ask of a run, from the temperature a runner enters."""

from datetime import date

import streamlit as st

from planner import weather_rules
from planner.screens import heat_labels as labels
from planner.screens import weather_words
from planner.screens.words import source_text
from planner.weather import (
    HeatLevel,
    apparent_c,
    asks_for_sunscreen,
    heat,
    rough_wbgt_c,
    vapour_hpa,
)
from routes.language import decimal

# Where the routes are that come with Loopwell.
_PARRAMATTA_DEG = -33.8
_ICONS = {
    HeatLevel.LOW: ":material/check:",
    HeatLevel.LOW_MODERATE: ":material/water_drop:",
    HeatLevel.MODERATE: ":material/schedule:",
    HeatLevel.HIGH: ":material/warning:",
    HeatLevel.EXTREME: ":material/do_not_disturb_on:",
}
_GRAVE = (HeatLevel.HIGH, HeatLevel.EXTREME)


def show_heat(today: date, lat_deg: float = _PARRAMATTA_DEG) -> None:
    """Ask how hot it is, behind one tap, and say what that asks of a run.

    `lat_deg` tells the seasons of the sun apart.
    """
    with st.expander(labels.TITLE, icon=":material/thermostat:", key="heat"):
        st.markdown(f":gray[{labels.INTRO}]")
        left, right = st.columns(2)
        with left:
            temperature_c = _field(labels.TEMPERATURE, weather_rules.TEMPERATURE_RANGE_C, "heat-t")
        with right:
            humidity = _field(labels.HUMIDITY, weather_rules.HUMIDITY_RANGE_PERCENT, "heat-rh")
        if temperature_c is not None:
            _level(temperature_c, humidity)
        if asks_for_sunscreen(today, lat_deg):
            st.markdown(f":material/sunny: {weather_words.SUN}")


def _field(label: str, limits: tuple[float, float], key: str) -> float | None:
    least, most = (int(limit) for limit in limits)
    told = st.number_input(
        label, min_value=least, max_value=most, value=None, step=1, placeholder="", key=key
    )
    return None if told is None else float(told)


def _level(temperature_c: float, humidity: float | None) -> None:
    level = heat(temperature_c, humidity)
    words = f"{_ICONS[level]} {weather_words.heat_text(level)}"
    st.markdown(f":red[{words}]" if level in _GRAVE else words)
    small = [source_text(weather_rules.HEAT_1)]
    if humidity is None:
        # Only where it would make a difference.
        if heat(temperature_c, 0.0) is not level:
            st.markdown(f":gray[{weather_words.UNKNOWN_HUMIDITY}]")
    else:
        vapour = vapour_hpa(temperature_c, humidity)
        small.insert(0, labels.FEELS.format(degrees=decimal(apparent_c(temperature_c, vapour))))
        small.insert(1, labels.WBGT.format(degrees=decimal(rough_wbgt_c(temperature_c, vapour))))
    for line in small:
        st.markdown(f":small[:gray[{line}]]")
