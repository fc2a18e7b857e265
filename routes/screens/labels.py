"""The fixed words of the Routes page."""

TITLE = "Routes"
INTRO = "Pick a line on the map or a name in the list. Everything here works without a network."
READING = "Reading the routes: {} of {} files"
STALE = "This route’s file has changed or gone since the list was made. Reload the page."
REPAIRS = "What was set right in this file"
LIST_LABEL = "Routes, shortest first"
SEARCH = "Search by name or tag"
NONE_FOUND = "No route has these words in its name or tags."
LOOP = "loop"
ONE_WAY = "one way"
AND_BACK = "there and back"
UNKNOWN_ROUTE = "That link names a route that is not in this library, so another one is shown."
DOWNLOAD = "Download GPX"
DOWNLOAD_HELP = (
    "One track of at most 500 points, as watches want it. Open it with your watch's app, "
    "or copy it to the watch."
)
ABOUT = "About this route"
PLACES = "Places passed"

DISTANCE = "Distance"
ASCENT = "Ascent"
ASCENT_NOTE = (
    "Ascent counts climbs of 3 m or more, on heights smoothed over 200 m. Other tools count "
    "otherwise and show other figures; none is the true one."
)
SHAPE = "Shape"
TAGS = "Tags"
HIGHEST = "Lowest to highest"
NO_HEIGHTS = "This file holds no heights, so there is no ascent and no profile."

EMPTY_TITLE = "No routes yet"
EMPTY_BODY = (
    "Add files of your runs and routes, as watches, phones and route planners export them: GPX, "
    "TCX, FIT, KML, or a ZIP of them. Or put them into the folder named below and reload this page."
)
ADD = "Add routes"
PROBLEMS_ONE = "1 file could not be read"
PROBLEMS_MANY = "{} files could not be read"

SURFACE = "Surface"
START = "Start"
STATION = "Nearest station"
TOILETS = "Toilets"
WATER = "Water"
CAVEAT = "Good to know"
MADE_HOW = "How it was made"
LICENCE = "Licence"

PROFILE_LABEL = "Elevation profile: arrow keys move along the route"
PROFILE_HINT = "Move over the profile, or use the arrow keys, to read a point."
UP = "up"
DOWN = "down"
FLAT = "flat"

MAP_LABEL = "Map of routes"
MAP_PAPER = "Offline map"
MAP_TILES = "OpenStreetMap"
MAP_CHOICE = "Ground of the map"
MAP_TILES_FAILED = "The OpenStreetMap tiles did not load, so the offline map is shown."
MAP_GROUND_FAILED = "The offline map did not load. The routes are still right."
MAP_TWO_FINGERS = "Use two fingers to move the map"
MAP_LINES_FAILED = "The other routes did not load. Reload the page to see them."
MAP_CLUSTER = "{} routes, zoom in"
MAP_ZOOM_IN = "Zoom in"
MAP_ZOOM_OUT = "Zoom out"
CREDIT = "© OpenStreetMap contributors"
CREDIT_URL = "https://www.openstreetmap.org/copyright"
MARK_START = "Start"
MARK_FINISH = "Finish"
MARK_BOTH = "Start and finish"
MARK_KM = "{} km"


def kilometres(distance_m: float) -> str:
    """Return a distance in km with one decimal."""
    return f"{distance_m / 1000:.1f} km"


def about_metres(height_m: float) -> str:
    """Return an ascent to the nearest 5 m, or 10 m from 100 m on, as no more is known."""
    step = 10 if height_m >= 100 else 5  # noqa: PLR2004
    return f"about {step * round(height_m / step)} m"
