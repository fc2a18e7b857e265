"""The words of the question how hot it is."""

TITLE = "Hot today?"
INTRO = "Loopwell reads no forecast: give what your weather service says for the time of your run."
TEMPERATURE = "Temperature (°C)"
HUMIDITY = "Humidity (%), if you know it"
FEELS = (
    "It feels like about {:.0f} °C in the shade without wind (apparent temperature, Steadman 1994, "
    "as the Bureau of Meteorology gives it)."
)
WBGT = (
    "Rough wet bulb globe temperature: about {:.0f} °C in sun and a light wind, too high for the "
    "night (approximation of the Bureau of Meteorology and the American College of Sports "
    "Medicine)."
)
