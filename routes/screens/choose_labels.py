"""The words of searching, filtering, sorting and marking routes."""

from routes.candidates import Shape
from routes.choosing import Condition, Sort
from routes.places import Trouble
from routes.surface import Surface

SEARCH = "Search"
SEARCH_HINT = "Name, place or tag"
FILTERS = "Filters"
FILTERS_SET = "Filters ({})"
NEAR = "Near"
NEAR_SET = "Near (on)"
SORT = "Sort by"
ANY = "any"

DISTANCE_FROM = "Distance from ({})"
DISTANCE_TO = "Distance to ({})"
ASCENT_FROM = "Ascent at least ({})"
ASCENT_TO = "Ascent at most ({})"
SHAPE = "Shape"
SHAPES = {Shape.LOOP: "Loop", Shape.ONE_WAY: "One way", Shape.AND_BACK: "There and back"}
SURFACE = "Surface"
SURFACES = {
    Surface.PAVED: "Paved",
    Surface.MIXED: "Mixed",
    Surface.UNPAVED: "Unpaved",
}
SURFACE_HELP = (
    "Our reading of what is said of each route: streets, roads, cycle paths and footpaths count as "
    "paved, tracks and trails as unpaved. A path alone says nothing."
)
WITH_UNKNOWN = "Also routes whose ascent or surface is not known"
READY = "How soon you may run it"
READY_NOW = "ready now"
RUNS_AWAY = "{} runs away"
WITHIN_RUNS = "within {} runs"
READY_ASK = (
    "Tell your longest run under “You”, at the top right: then each route says whether you are "
    "ready for it."
)
FAVOURITES = "Favourites only"
VIEW = "Only what the map shows"

COUNT = "{} of {} routes"
COUNT_ALL = "{} routes"
COUNT_ONE = "1 route"
FIT = "Show on map"
CLEAR = "Clear"
UNKNOWN_ONE = "1 more: ascent or surface not known"
UNKNOWN_MANY = "{} more: ascent or surface not known"
UNKNOWN_SHOW = "Include"
NONE = "No route fits all of this."
NONE_WHICH = "No route fits all of this. Give up one thing:"
IGNORED = "A part of this link makes no sense and was left out: {}."
PARAMETER_NAMES = {
    "q": "words",
    "d": "distance",
    "up": "ascent",
    "shape": "shape",
    "ground": "surface",
    "near": "near",
    "within": "radius",
    "ready": "readiness",
    "fav": "favourites",
    "view": "map view",
    "all": "unknown data",
    "sort": "sort",
}
GIVE_UP = {
    Condition.WORDS: "Any name ({})",
    Condition.DISTANCE: "Any distance ({})",
    Condition.ASCENT: "Any ascent ({})",
    Condition.SHAPE: "Any shape ({})",
    Condition.SURFACE: "Any surface ({})",
    Condition.NEAR: "Anywhere ({})",
    Condition.READY: "Ready or not ({})",
    Condition.FAVOURITES: "Not only favourites ({})",
    Condition.VIEW: "Also off the map’s view ({})",
}

SORTS = {
    (Sort.DISTANCE, False): "Shortest first",
    (Sort.DISTANCE, True): "Longest first",
    (Sort.ASCENT, False): "Flattest first",
    (Sort.ASCENT, True): "Hilliest first",
    (Sort.NEAR, False): "Nearest first",
    (Sort.NEAR, True): "Farthest first",
    (Sort.READY, False): "Readiest first",
    (Sort.READY, True): "Least ready first",
    (Sort.TIME, False): "Quickest first",
    (Sort.TIME, True): "Slowest first",
    (Sort.NAME, False): "Name, A to Z",
    (Sort.NAME, True): "Name, Z to A",
}

NEAR_PLACE = "A place on our list"
NEAR_ADDRESS = "An address"
NEAR_ADDRESS_HELP = (
    "Asked of OpenStreetMap’s Nominatim only when you press Find. It needs a network, and sees "
    "what you type."
)
NEAR_FIND = "Find"
NEAR_CLICK = "Click on the map"
NEAR_HERE = "Where I am"
NEAR_WITHIN = "At most this far ({})"
NEAR_REMOVE = "Anywhere"
NEAR_IS = "Near {}"
NEAR_POINT = "the point on the map"
NEAR_ME = "where I am"
PICK = "Click the map, or move it below the cross and press Enter. Escape gives up."
PICKING = "Waiting for a click on the map."
PICK_STOP = "Give up"
POSITION = {
    "denied": "Your browser was not allowed to tell where you are. Allow it for this page, or "
    "choose a place instead.",
    "unavailable": "Your browser could not find out where you are. Choose a place instead.",
}
ADDRESS_TROUBLE = {
    Trouble.NOTHING: "No place was found for this address. Try a street with its suburb.",
    Trouble.OFFLINE: "The address could not be asked for. Is there a network? Places on our list "
    "and the map work without one.",
    Trouble.BUSY: "The address service has had enough for now. Try again in a minute.",
}
AWAY = "{} away"
PASSES = "passes by"

STAR = "Favourite: {}"
STARRED = "“{}” is a favourite now."
UNSTARRED = "“{}” is no favourite any more."
STAR_BACK = "“{}” is as it was."
TAG_TITLE = "Your tags"
TAG_WHY = "Only you see them; they are kept on this computer, beside your own routes."
TAGGED = "The tags of “{}” are kept."
MARKS_ASIDE = (
    "Your file of favourites and tags could not be read. It was set aside as {} in the folder of "
    "your own routes, and a new one begun."
)


def list_label(sort: Sort, *, descending: bool) -> str:
    """Return the list's name, as Routes, shortest first."""
    order = SORTS[sort, descending]
    return f"Routes, {order[0].lower()}{order[1:]}"
