"""The words of searching, filtering, sorting and marking routes."""

from routes.candidates import Shape
from routes.choosing import Condition, Sort
from routes.language import N_, NP_, _, grouped, ngettext, spoken
from routes.places import Trouble
from routes.surface import Surface

SEARCH = N_("Search")
SEARCH_HINT = N_("Name, place or tag")
FILTERS = N_("Filters")
FILTERS_SET = N_("Filters ({count})")
NEAR = NP_("filter", "Near")
NEAR_SET = N_("Near (on)")
SORT = N_("Sort by")
ANY = NP_("no limit", "any")

DISTANCE_FROM = N_("Distance from ({unit})")
DISTANCE_TO = N_("Distance to ({unit})")
ASCENT_FROM = N_("Ascent at least ({unit})")
ASCENT_TO = N_("Ascent at most ({unit})")
SHAPE = N_("Shape")
SHAPES = {
    Shape.LOOP: N_("Loop"),
    Shape.ONE_WAY: N_("One way"),
    Shape.AND_BACK: N_("There and back"),
}
SURFACE = N_("Surface")
SURFACES = {
    Surface.PAVED: N_("Paved"),
    Surface.MIXED: N_("Mixed"),
    Surface.UNPAVED: N_("Unpaved"),
}
SURFACE_HELP = N_(
    "Our reading of what is said of each route: streets, roads, cycle paths and footpaths count as "
    "paved, tracks and trails as unpaved. A path alone says nothing."
)
WITH_UNKNOWN = N_("Also routes whose ascent or surface is not known")
READY = N_("How soon you may run it")
READY_ASK = N_(
    "Tell your longest run under “You”, at the top right: then each route says whether you are "
    "ready for it."
)
FAVOURITES = N_("Favourites only")
VIEW = N_("Only what the map shows")

FIT = N_("Show on map")
CLEAR = NP_("all filters", "Clear")
UNKNOWN_SHOW = N_("Include")
NONE = N_("No route fits all of this.")
NONE_WHICH = N_("No route fits all of this. Give up one thing:")
IGNORED = N_("A part of this link makes no sense and was left out: {parts}.")
PARAMETER_NAMES = {
    "q": NP_("part of a link", "words"),
    "d": NP_("part of a link", "distance"),
    "up": NP_("part of a link", "ascent"),
    "shape": NP_("part of a link", "shape"),
    "ground": NP_("part of a link", "surface"),
    "near": NP_("part of a link", "near"),
    "within": NP_("part of a link", "radius"),
    "ready": NP_("part of a link", "readiness"),
    "fav": NP_("part of a link", "favourites"),
    "view": NP_("part of a link", "map view"),
    "all": NP_("part of a link", "unknown data"),
    "sort": NP_("part of a link", "sort"),
}
GIVE_UP = {
    Condition.WORDS: N_("Any name ({count})"),
    Condition.DISTANCE: N_("Any distance ({count})"),
    Condition.ASCENT: N_("Any ascent ({count})"),
    Condition.SHAPE: N_("Any shape ({count})"),
    Condition.SURFACE: N_("Any surface ({count})"),
    Condition.NEAR: N_("Anywhere ({count})"),
    Condition.READY: N_("Ready or not ({count})"),
    Condition.FAVOURITES: N_("Not only favourites ({count})"),
    Condition.VIEW: N_("Also off the map’s view ({count})"),
}

SORTS = {
    (Sort.DISTANCE, False): N_("Shortest first"),
    (Sort.DISTANCE, True): N_("Longest first"),
    (Sort.ASCENT, False): N_("Flattest first"),
    (Sort.ASCENT, True): N_("Hilliest first"),
    (Sort.NEAR, False): N_("Nearest first"),
    (Sort.NEAR, True): N_("Farthest first"),
    (Sort.READY, False): N_("Readiest first"),
    (Sort.READY, True): N_("Least ready first"),
    (Sort.TIME, False): N_("Quickest first"),
    (Sort.TIME, True): N_("Slowest first"),
    (Sort.NAME, False): N_("Name, A to Z"),
    (Sort.NAME, True): N_("Name, Z to A"),
}

# The list's name, by its order.
LISTED = {
    (Sort.DISTANCE, False): N_("Routes, shortest first"),
    (Sort.DISTANCE, True): N_("Routes, longest first"),
    (Sort.ASCENT, False): N_("Routes, flattest first"),
    (Sort.ASCENT, True): N_("Routes, hilliest first"),
    (Sort.NEAR, False): N_("Routes, nearest first"),
    (Sort.NEAR, True): N_("Routes, farthest first"),
    (Sort.READY, False): N_("Routes, readiest first"),
    (Sort.READY, True): N_("Routes, least ready first"),
    (Sort.TIME, False): N_("Routes, quickest first"),
    (Sort.TIME, True): N_("Routes, slowest first"),
    (Sort.NAME, False): N_("Routes, name, A to Z"),
    (Sort.NAME, True): N_("Routes, name, Z to A"),
}

NEAR_PLACE = N_("A place on our list")
NEAR_ADDRESS = N_("An address")
NEAR_ADDRESS_HELP = N_(
    "Asked of OpenStreetMap’s Nominatim only when you press Find. It needs a network, and sees "
    "what you type."
)
NEAR_FIND = N_("Find")
NEAR_CLICK = N_("Click on the map")
NEAR_HERE = N_("Where I am")
NEAR_WITHIN = N_("At most this far ({unit})")
NEAR_REMOVE = N_("Anywhere")
NEAR_IS = N_("Near {place}")
NEAR_POINT = N_("the point on the map")
# In an address it is this, in every language.
NEAR_ME_CODE = "where I am"
PICK = N_("Click the map, or move it below the cross and press Enter. Escape gives up.")
PICKING = N_("Waiting for a click on the map.")
PICK_STOP = N_("Give up")
POSITION = {
    "denied": N_(
        "Your browser was not allowed to tell where you are. Allow it for this page, or choose a "
        "place instead."
    ),
    "unavailable": N_("Your browser could not find out where you are. Choose a place instead."),
}
ADDRESS_TROUBLE = {
    Trouble.NOTHING: N_("No place was found for this address. Try a street with its suburb."),
    Trouble.OFFLINE: N_(
        "The address could not be asked for. Is there a network? Places on our list and the map "
        "work without one."
    ),
    Trouble.BUSY: N_("The address service has had enough for now. Try again in a minute."),
}
AWAY = N_("{distance} away")
PASSES = N_("passes by")

STAR = N_("Favourite: {name}")
STARRED = N_("“{name}” is a favourite now.")
UNSTARRED = N_("“{name}” is no favourite any more.")
STAR_BACK = N_("“{name}” is as it was.")
TAG_TITLE = N_("Your tags")
TAG_WHY = N_("Only you see them; they are kept on this computer, beside your own routes.")
TAGGED = N_("The tags of “{name}” are kept.")
MARKS_ASIDE = N_(
    "Your file of favourites and tags could not be read. It was set aside as {file} in the folder "
    "of your own routes, and a new one begun."
)


def near_name(label: str) -> str:
    """Return what the point is called that routes are near to, by its label in the address."""
    if label == NEAR_ME_CODE:
        return _("where I am")
    return label or _(NEAR_POINT)


def readiness_text(runs: int) -> str:
    """Return how far away a route is for a runner, in runs, as RunnerView counts them."""
    if runs <= 1:
        return _("ready now")
    return ngettext("{count} run away", "{count} runs away", runs).format(count=grouped(runs))


def within_text(runs: int) -> str:
    """Return a choice of how soon a route may be run, in runs."""
    if runs <= 1:
        return _("Ready now")
    return ngettext("Within {count} run", "Within {count} runs", runs).format(count=grouped(runs))


def count_text(total: int) -> str:
    """Return how many routes there are."""
    return ngettext("{count} route", "{count} routes", total).format(count=grouped(total))


def found_text(count: int, total: int) -> str:
    """Return how many routes of how many are found."""
    return ngettext("{count} of {total} route", "{count} of {total} routes", total).format(
        count=grouped(count), total=grouped(total)
    )


def unknown_text(count: int) -> str:
    """Return how many more routes might fit if more were known of them."""
    return ngettext(
        "{count} more: ascent or surface not known",
        "{count} more: ascent or surface not known",
        count,
    ).format(count=grouped(count))


spoken(__name__)
