"""The words on paper about routes."""

from routes.units import METRES_PER_FOOT, Units

CREDIT = "© OpenStreetMap contributors"
NORTH = "N"
GRID = "Grid: {}"
GRID_ONLY = "No map of ours here. Grid: {}"
GRID_BEYOND = "Grid ({}): beyond our map"
START = "Start"
FINISH = "Finish"
START_AND_FINISH = "Start and finish"


# The route sheet.
DISTANCE = "Distance"
TIME = "Your time"
TIME_VALUE = "about {}"
ASCENT = "Ascent"
HEIGHTS = "Lowest to highest"
SHAPE = "Shape"
LOOP = "loop"
AND_BACK = "there and back"
ONE_WAY = "one way"
NOT_KNOWN = "not known"
ASCENT_METHOD = (
    "Ascent: climbs of 3 m or more, on heights smoothed over 200 m; other tools count otherwise."
)
TIME_METHOD = (
    "Time: from your easy pace on the flat and the gradient, without stops; true to about 10 % at "
    "best."
)
WALKED_METHOD = "The hollow line is the warm-up and the warm-down."
NO_HEIGHTS = "This route has no heights, so there is no profile and no ascent."
PASSED = "What you pass"
PASSED_NOTE = (
    "Positions are to about 50 m. The last column is the way on to the next line; a compass point "
    "only where that way is nearly straight."
)
PASSED_COLUMNS = ("{}", "Place", "to the next")
CLOSE_BY = "close by"
MORE = "Further on {} more are passed, which are not listed."
COMPASS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
WATER = "Water: {}"
CAVEAT = "Before you trust it"
FROM = "Starts at"
STATION = "Nearest station"
STATION_VALUE = "{}, {} from the start in a straight line"
SURFACE = "Underfoot"
TOILETS = "Toilets"
WATER_SAID = "Water"
LICENCE = "The line"
MAP_CREDIT = "Map: © OpenStreetMap contributors, Open Database License 1.0."
OF_WHOLE = "Said of the whole route, {}"
PAGE = "{} of {}"
SUBJECT = "Route sheet: map, profile and places"
NAMELESS = "Route without a name"


def grid_notes(*, is_beyond: bool) -> tuple[str, ...]:
    """Return what may be said of the grid, the best first, each with a place for its step."""
    return (GRID_BEYOND if is_beyond else GRID_ONLY), GRID


def whole_distance(distance_m: float, units: Units) -> str:
    """Return a round distance for a scale or a grid, as 500 m, 2 km, 0.5 mi or 200 ft."""
    if units is Units.KM and distance_m < units.distance_m:
        return f"{distance_m:g} m"
    if units is Units.MILES and distance_m < 0.1 * units.distance_m * (1 - 1e-9):
        return f"{distance_m / METRES_PER_FOOT:.0f} ft"
    return f"{round(distance_m / units.distance_m, 6):g} {units.value}"
