"""The words of the chosen route's card: its numbers and its profile."""

from collections.abc import Mapping

from routes.daylight import Polar
from routes.gradients import GradientClass, Slope
from routes.language import N_, NP_, _, spoken

PRINT = N_("To print")
DISTANCE = N_("Distance")
TIME = N_("Time")
ABOUT_TIME = N_("about {time}")
TIME_AS_IF_FLAT = N_("Time, as if flat")
AT_PACE = N_("at {pace}")
AT_GUESSED_PACE = N_("at {pace}, a guess: set yours under You")
TIME_METHOD = N_(
    "From an easy pace on the flat, slower uphill and a little quicker gently downhill. Heat, "
    "stops and traffic lights are not in it: true to about 10 % at best."
)
ASCENT = N_("Ascent")
ASCENT_METHOD = N_(
    "Climbs of 3 m or more, on heights smoothed over 200 m. Other tools count otherwise and show "
    "other figures; none is the true one."
)
STEEPEST = N_("Steepest 100 m")
STEEPEST_METHOD = N_(
    "The 100 m that rise most, on heights smoothed over 200 m. Short ramps in them are steeper."
)
STEEPEST_UP = N_("{percent} % up")
STEEPEST_FROM = N_("from {distance}")
NO_CLIMB = N_("hardly any rise")
RANGE = N_("Lowest to highest")
RANGE_VALUE = N_("{low}–{high}")
REPEATED = N_("Repeated ground")
REPEATED_METHOD = N_(
    "The share of the way on ground that this run was on before, either way round, within about "
    "15 m: half of a way there and back, two thirds of three laps."
)
REPEATED_NONE = N_("hardly any")
REPEATED_SHARE = N_("about {percent} %")
SHAPE = N_("Shape")
DAYLIGHT = N_("Daylight today")
DAYLIGHT_METHOD = N_(
    "From first to last light at the start: civil twilight, the sun at most 6° below the horizon. "
    "Hills and weather are not in it."
)
DAYLIGHT_VALUE = N_("{dawn}–{dusk}")
DAYLIGHT_START = N_("start {first}–{last} to run in the light")
DAYLIGHT_ELSEWHERE = N_("{light}, by the clock where you are")
DAYLIGHT_SHORT = N_("shorter than this run: take a light")
POLAR = {Polar.LIGHT: N_("all day and night"), Polar.DARK: NP_("daylight", "none")}
POLAR_NOTES = {Polar.LIGHT: N_("start when you like"), Polar.DARK: N_("take a light")}
# The pattern of a day of the week, and a clock beside it.
WEEKDAY = "EEE"
DAY_AND_CLOCK = N_("{day} {clock}")
NOT_KNOWN = N_("not known")
NO_HEIGHTS_NOTE = N_("no heights in the file")
METHOD_OF = N_("How this is counted: {label}")

NO_HEIGHTS = N_(
    "This file holds no heights, so there is no profile and no ascent, and the time is as if the "
    "ground were flat."
)
# For the profile's script, under the names it knows.
PROFILE = {
    "label": N_(
        "Elevation profile: arrow keys move along the route, Shift and arrow keys mark a stretch, "
        "Escape clears it"
    ),
    "hint": N_("Move along the profile to read a point; drag to measure a stretch."),
    "touchHint": N_("Slide along the profile to read a point."),
    "flat": N_("flat"),
    "up": N_("{percent} % up"),
    "down": N_("{percent} % down"),
    "steepUp": N_("{percent} % steep up"),
    "steepDown": N_("{percent} % steep down"),
    "noHeight": N_("height not known"),
    "aboutTime": N_("about {time}"),
    "minutes": N_("{minutes} min"),
    "hours": N_("{hours} h"),
    "hoursMinutes": N_("{hours} h {minutes} min"),
    "between": N_("{from}–{to}"),
    "mark": N_("Measure a stretch"),
    "clear": N_("Clear the stretch"),
    "from": N_("Start of the stretch"),
    "to": N_("End of the stretch"),
    "legend": N_("Gradient over 100 m"),
}
_LEGEND: Mapping[Slope, str] = {
    Slope.STEEP_DOWN: N_("steep down, under {high} %"),
    Slope.DOWN: N_("down, {low} to {high} %"),
    Slope.LEVEL: N_("about level, {low} to {high} %"),
    Slope.UP: N_("up, {low} to {high} %"),
    Slope.STEEP_UP: N_("steep up, over {low} %"),
}


def legend_text(each: GradientClass) -> str:
    """Return a class of gradients in words and numbers, as "down, −8 to −3 %"."""
    low, high = (_percent(end) for end in (each.low, each.high))
    return _(_LEGEND[each.slope]).format(low=low, high=high)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}".replace("-", "−")


spoken(__name__)
