"""Everything about a route, from a stranger's file to a watch's file.

`routes.measure` and `routes.tailor` are the functions; what else their modules hold is reached by
`from routes.measure import ...`.
"""

from routes.catalogue import Catalogue, IndexTrouble, Problem, Progress, Scan
from routes.edits import History
from routes.errors import (
    Fault,
    RouteError,
    RouteFileError,
    ShapeError,
    StaleRouteError,
    UnknownRouteError,
)
from routes.facts import PassedPlace, RouteFacts
from routes.inbox import Choice, Inbox, Report
from routes.library import Library
from routes.measure import Bounds, Measurement, Profile, measure
from routes.own import Keepsake, Naming, OwnRoutes
from routes.read import Mend, Reading, Refusal, Repair, read_file
from routes.summary import RouteSummary, summarise
from routes.tailor import Method, Offer, Recipe, Variation, make, tailor
from routes.track import Route, Track, Waypoint
from routes.write.fit import write_fit
from routes.write.gpx import write_gpx
from routes.write.names import file_name

__all__ = [
    "Bounds",
    "Catalogue",
    "Choice",
    "Fault",
    "History",
    "Inbox",
    "IndexTrouble",
    "Keepsake",
    "Library",
    "Measurement",
    "Mend",
    "Method",
    "Naming",
    "Offer",
    "OwnRoutes",
    "PassedPlace",
    "Problem",
    "Profile",
    "Progress",
    "Reading",
    "Recipe",
    "Refusal",
    "Repair",
    "Report",
    "Route",
    "RouteError",
    "RouteFacts",
    "RouteFileError",
    "RouteSummary",
    "Scan",
    "ShapeError",
    "StaleRouteError",
    "Track",
    "UnknownRouteError",
    "Variation",
    "Waypoint",
    "file_name",
    "make",
    "measure",
    "read_file",
    "summarise",
    "tailor",
    "write_fit",
    "write_gpx",
]
