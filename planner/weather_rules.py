"""The numbers and rules of heat, sun and daylight, each with its source."""

from datetime import time

from planner.rules import Rule, Tag

HEAT_1 = Rule(
    "HEAT-1",
    Tag.CONVENTION,
    "Sports Medicine Australia’s hot weather table of 2009, since replaced by finer models "
    "(Tartarini F et al., J Sci Med Sport 2025, doi 10.1016/j.jsams.2025.03.006); between its "
    "lines the graver one is our choice",
    ("sma-2009", "tartarini-2025"),
)
DAY_1 = Rule(
    "DAY-1",
    Tag.PRODUCT,
    "a session in the light lies wholly between civil dawn and dusk, the sun at most 6 degrees "
    "below the horizon",
)
UV_1 = Rule(
    "UV-1",
    Tag.PRODUCT,
    "the World Health Organization and Cancer Council ask for sun protection from a UV index of 3; "
    "the months are ours, as no index is read",
    ("uv-3",),
)

# Steadman 1994, as the Bureau of Meteorology gives it, without sun: AT = T + 0.33 e - 0.70 ws - 4.
APPARENT_VAPOUR = 0.33
APPARENT_WIND = 0.70
APPARENT_OFFSET_C = 4.00
# Vapour pressure in hPa: e = rh/100 * 6.105 exp(17.27 T / (237.7 + T)).
VAPOUR_HPA = 6.105
VAPOUR_FACTOR = 17.27
VAPOUR_OFFSET_C = 237.7
# The Bureau's and the ACSM's approximation of WBGT; assumes sun and a light wind.
WBGT_TEMPERATURE = 0.567
WBGT_VAPOUR = 0.393
WBGT_OFFSET_C = 3.94

# Sports Medicine Australia 2009: each line's warmest degrees, and the humidity over which it holds.
# The last line has no end.
HEAT_LINES_C = (20.0, 25.0, 30.0, 35.0)
HEAT_HUMIDITY_PERCENT = (0.0, 70.0, 60.0, 50.0, 30.0)
HEAT_MOST_S = 3_600.0

# Our choices: what we believe of weather.
TEMPERATURE_RANGE_C = (-60.0, 60.0)
HUMIDITY_RANGE_PERCENT = (0.0, 100.0)

# Our choice after Sydney's mean daily UV index: no sun tip in June and July, and north of the
# equator half a year apart.
UV_QUIET_MONTHS_SOUTH = (6, 7)
UV_QUIET_MONTHS_NORTH = (12, 1)

# Our choice: where the usual start does not fit, runs begin between these, on whole five minutes.
EARLIEST_START = time(5)
LATEST_START = time(21)
START_STEP_MINUTES = 5
