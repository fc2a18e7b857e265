"""The fixed words of the Routes page."""

from routes.candidates import Shape
from routes.language import N_, NP_, by_plural, grouped, ngettext, spoken

TITLE = N_("Routes")
INTRO = N_("Pick a line on the map or a name in the list. Everything here works without a network.")
READING = N_("Reading the routes: {done} of {total} files")
STALE = N_("This route’s file has changed or gone since the list was made. Reload the page.")
REPAIRS = N_("What was set right in this file")
SEARCH = N_("Search by name or tag")
NONE_FOUND = N_("No route has these words in its name or tags.")
# As they stand among other words of a line.
SHAPES = {
    Shape.LOOP: NP_("shape", "loop"),
    Shape.ONE_WAY: NP_("shape", "one way"),
    Shape.AND_BACK: NP_("shape", "there and back"),
}
UNKNOWN_ROUTE = N_("That link names a route that is not in this library, so another one is shown.")
ABOUT = N_("About this route")
PLACES = N_("Places passed")

EMPTY_TITLE = N_("No routes yet")
EMPTY_BODY = N_(
    "Add files of your runs and routes, as watches, phones and route planners export them: GPX, "
    "TCX, FIT, KML, or a ZIP of them. Or put them into the folder named below and reload this page."
)
ADD = N_("Add routes")

SURFACE = N_("Surface")
START = NP_("place", "Start")
STATION = N_("Nearest station")
STRAIGHT = N_("{station}, {distance} in a straight line")
TOILETS = N_("Toilets")
WATER = N_("Water")
CAVEAT = N_("Good to know")
MADE_HOW = N_("How it was made")
LICENCE = N_("Licence")

MAP_LABEL = N_("Map of routes")
MAP_PAPER = N_("Offline map")
MAP_CHOICE = N_("Ground of the map")
MAP_GROUND_FAILED = N_("The offline map did not load. The routes are still right.")
MAP_TWO_FINGERS = N_("Use two fingers to move the map")
MAP_LINES_FAILED = N_("The other routes did not load. Reload the page to see them.")
MAP_ZOOM_IN = N_("Zoom in")
MAP_ZOOM_OUT = N_("Zoom out")
CREDIT = N_("© OpenStreetMap contributors")
CREDIT_URL = "https://www.openstreetmap.org/copyright"
MARK_START = NP_("place", "Start")
MARK_FINISH = NP_("place", "Finish")
MARK_BOTH = N_("Start and finish")


def problems_title(count: int) -> str:
    """Return how many files could not be read."""
    return ngettext(
        "{count} file could not be read", "{count} files could not be read", count
    ).format(count=grouped(count))


def cluster_forms() -> dict[str, str]:
    """Return what is said of routes that are drawn as one dot, by plural form."""
    return by_plural(lambda n: ngettext("{count} route, zoom in", "{count} routes, zoom in", n))


spoken(__name__)
