"""The words of the chosen route's card: its numbers and its profile."""

from routes.daylight import Polar

PRINT = "To print"
DISTANCE = "Distance"
TIME = "Time"
TIME_AS_IF_FLAT = "Time, as if flat"
AT_PACE = "at {}"
AT_GUESSED_PACE = "at {}, a guess: set yours under You"
TIME_METHOD = (
    "From an easy pace on the flat, slower uphill and a little quicker gently downhill. Heat, "
    "stops and traffic lights are not in it: true to about 10 % at best."
)
ASCENT = "Ascent"
ASCENT_METHOD = (
    "Climbs of 3 m or more, on heights smoothed over 200 m. Other tools count otherwise and show "
    "other figures; none is the true one."
)
STEEPEST = "Steepest 100 m"
STEEPEST_METHOD = (
    "The 100 m that rise most, on heights smoothed over 200 m. Short ramps in them are steeper."
)
STEEPEST_UP = "{:.0f} % up"
STEEPEST_FROM = "from {}"
NO_CLIMB = "hardly any rise"
RANGE = "Lowest to highest"
RANGE_VALUE = "{}–{}"
REPEATED = "Repeated ground"
REPEATED_METHOD = (
    "The share of the way on ground that this run was on before, either way round, within about "
    "15 m: half of a way there and back, two thirds of three laps."
)
REPEATED_NONE = "hardly any"
REPEATED_SHARE = "about {:.0f} %"
SHAPE = "Shape"
DAYLIGHT = "Daylight today"
DAYLIGHT_METHOD = (
    "From first to last light at the start: civil twilight, the sun at most 6° below the horizon. "
    "Hills and weather are not in it."
)
DAYLIGHT_VALUE = "{}–{}"
DAYLIGHT_START = "start {}–{} to run in the light"
DAYLIGHT_ELSEWHERE = "{}, by the clock where you are"
DAYLIGHT_SHORT = "shorter than this run: take a light"
POLAR = {Polar.LIGHT: "all day and night", Polar.DARK: "none"}
POLAR_NOTES = {Polar.LIGHT: "start when you like", Polar.DARK: "take a light"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOT_KNOWN = "not known"
NO_HEIGHTS_NOTE = "no heights in the file"
METHOD_OF = "How this is counted: {}"

NO_HEIGHTS = (
    "This file holds no heights, so there is no profile and no ascent, and the time is as if the "
    "ground were flat."
)
# For the profile's script, under the names it knows.
PROFILE = {
    "label": "Elevation profile: arrow keys move along the route, Shift and arrow keys mark a "
    "stretch, Escape clears it",
    "hint": "Move along the profile to read a point; drag to measure a stretch.",
    "touchHint": "Slide along the profile to read a point.",
    "flat": "flat",
    "up": "up",
    "down": "down",
    "noHeight": "height not known",
    "about": "about",
    "h": "h",
    "min": "min",
    "mark": "Measure a stretch",
    "clear": "Clear the stretch",
    "from": "Start of the stretch",
    "to": "End of the stretch",
    "legend": "Gradient over 100 m",
    "under": "under",
    "over": "over",
    "rangeTo": "to",
}
