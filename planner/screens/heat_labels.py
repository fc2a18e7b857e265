"""The words of the question how hot it is."""

from routes.language import N_, spoken

TITLE = N_("Hot today?")
INTRO = N_(
    "Loopwell reads no forecast: give what your weather service says for the time of your run."
)
TEMPERATURE = N_("Temperature (°C)")
HUMIDITY = N_("Humidity (%), if you know it")
FEELS = N_(
    "It feels like about {degrees} °C in the shade without wind. This is the apparent temperature "
    "of Steadman 1994, as the Bureau of Meteorology gives it."
)
WBGT = N_(
    "The rough wet bulb globe temperature is about {degrees} °C in sun and a light wind. That is a "
    "sum of the Bureau of Meteorology and the American College of Sports Medicine. At night it "
    "gives too much."
)

spoken(__name__)
