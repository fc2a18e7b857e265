"""The words on paper about routes."""

from routes.language import N_, NP_, _, decimal, grouped, ngettext, spoken
from routes.screens.measures import distance_of, height_of
from routes.units import METRES_PER_FOOT, Units

CREDIT = N_("© OpenStreetMap contributors")
NORTH = NP_("compass point", "N")
GRID = N_("Grid: {distance}")
GRID_ONLY = N_("No map of ours here. Grid: {distance}")
GRID_BEYOND = N_("Grid ({distance}): beyond our map")
START = NP_("place", "Start")
FINISH = NP_("place", "Finish")
START_AND_FINISH = N_("Start and finish")


# The route sheet.
DISTANCE = N_("Distance")
TIME = N_("Your time")
TIME_VALUE = N_("about {time}")
ASCENT = N_("Ascent")
HEIGHTS = N_("Lowest to highest")
HEIGHTS_VALUE = N_("{low}–{high}")
SHAPE = N_("Shape")
LOOP = NP_("shape", "loop")
AND_BACK = NP_("shape", "there and back")
ONE_WAY = NP_("shape", "one way")
NOT_KNOWN = N_("not known")
ASCENT_METHOD = N_(
    "Ascent: climbs of 3 m or more, on heights smoothed over 200 m; other tools count otherwise."
)
TIME_METHOD = N_(
    "Time: from your easy pace on the flat and the gradient, without stops; true to about 10 % at "
    "best."
)
WALKED_METHOD = N_("The hollow line is the warm-up and the warm-down.")
NO_HEIGHTS = N_("This route has no heights, so there is no profile and no ascent.")
PASSED = N_("What you pass")
PASSED_NOTE = N_(
    "Positions are to about 50 m. The last column is the way on to the next line; a compass point "
    "only where that way is nearly straight."
)
# Of the columns of places; the first is headed by the unit of distance.
PLACE_COLUMN = N_("Place")
NEXT_COLUMN = N_("to the next")
WAY_ON = N_("{distance} {compass}")
CLOSE_BY = N_("close by")
COMPASS = (
    NP_("compass point", "N"),
    NP_("compass point", "NE"),
    NP_("compass point", "E"),
    NP_("compass point", "SE"),
    NP_("compass point", "S"),
    NP_("compass point", "SW"),
    NP_("compass point", "W"),
    NP_("compass point", "NW"),
)
WATER = N_("Water: {name}")
CAVEAT = N_("Before you trust it")
FROM = N_("Starts at")
STATION = N_("Nearest station")
STATION_VALUE = N_("{station}, {distance} from the start in a straight line")
SURFACE = N_("Underfoot")
TOILETS = N_("Toilets")
WATER_SAID = N_("Water")
LICENCE = N_("The line")
MAP_CREDIT = N_("Map: © OpenStreetMap contributors, Open Database License 1.0.")
OF_WHOLE = N_("Said of the whole route, {name}")
PAGE = NP_("page", "{number} of {count}")
SUBJECT = N_("Route sheet: map, profile and places")
NAMELESS = N_("Route without a name")


def grid_notes(distance: str, *, is_beyond: bool) -> tuple[str, ...]:
    """Return what may be said of the grid and its step, the best first."""
    best = _(GRID_BEYOND if is_beyond else GRID_ONLY)
    return best.format(distance=distance), _(GRID).format(distance=distance)


def more_text(count: int) -> str:
    """Return a sentence on places that are passed and are not listed."""
    return ngettext(
        "Further on {count} more is passed, which is not listed.",
        "Further on {count} more are passed, which are not listed.",
        count,
    ).format(count=grouped(count))


def whole_distance(distance_m: float, units: Units) -> str:
    """Return a round distance for a scale or a grid, as 500 m, 2 km, 0.5 mi or 200 ft."""
    if units is Units.KM and distance_m < units.distance_m:
        return height_of(units).format(number=short_number(distance_m))
    if units is Units.MILES and distance_m < 0.1 * units.distance_m * (1 - 1e-9):
        return height_of(units).format(number=decimal(distance_m / METRES_PER_FOOT))
    return distance_of(units).format(number=short_number(distance_m / units.distance_m))


def short_number(value: float) -> str:
    """Return a number with no more digits than it needs, as 2 or 0.5."""
    short = f"{round(value, 6):g}"
    return decimal(value, len(short.partition(".")[2]))


spoken(__name__)
